//! The command line as users type it. The only file that knows clap; what leaves it is [`settings`](crate::settings).

mod values;

use std::ffi::OsString;
use std::path::PathBuf;

use bestfoot::{Applicability, Date, Kind, Level, Severity};
use clap::builder::{PossibleValue, PossibleValuesParser, Styles, TypedValueParser, styling::AnsiColor};
use clap::error::ErrorKind;
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use self::values::{day, email, moment, phone, said};
use crate::console::Status;
use crate::settings::{
    Color, Command, ConfigChoice, Explain, FixMode, Init, InitAnswers, InputFormat, Linting, Lints, OutputFormat,
    Settings, Test, Verbosity,
};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const ALLOWING: &str = "\
A finding that is meant to stay: in a Markdown draft or a web page, write `<!-- bestfoot: allow(LINT) reason -->` in its paragraph, or on a \
line of its own above it; in other drafts, an [[allow]] in bestfoot.toml does it. `bestfoot explain LINT` shows both.";

/// Reads what you write to employers and says what may cost you the interview.
#[derive(Parser)]
#[command(name = "bestfoot", version, styles = STYLES, arg_required_else_help = true, max_term_width = 100)]
#[command(
    after_help = "`bestfoot FILE...` is short for `bestfoot check FILE...`. Nothing you write leaves your machine."
)]
struct Cli {
    #[command(subcommand)]
    command: Sub,

    /// When to use colours
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true,
        help_heading = "Output"
    )]
    color: ColorArg,
}

#[derive(Subcommand)]
enum Sub {
    /// Check drafts: files, folders, or - for stdin
    #[command(after_help = ALLOWING)]
    Check(Box<CheckArgs>),
    /// Explain a lint: what it finds, why it matters, good and bad examples
    Explain(ExplainArgs),
    /// List every lint
    Lints(LintsArgs),
    /// Validate lint files of your own and run their examples
    Test(TestArgs),
    /// Write an application.toml and a bestfoot.toml to fill in
    Init(InitArgs),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "switches of a command line; settings.rs makes enums of them")]
struct CheckArgs {
    /// Files or folders to check, or - for stdin; the current folder if left out
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// What the drafts are, such as cover-letter or thank-you; else it is told from the file
    #[arg(long, value_name = "KIND", value_parser = kinds(), hide_possible_values = true)]
    kind: Option<Kind>,

    /// What is known about the application; else the nearest application.toml above a draft
    #[arg(long, value_name = "FILE")]
    application: Option<PathBuf>,

    /// The day to check on, as 2026-03-02; today if left out
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,

    /// What to call the text that is read from stdin
    #[arg(long, value_name = "FILE")]
    stdin_filename: Option<PathBuf>,

    /// Read many drafts from stdin: json-lines, one object a line with id, text and, if known, kind, sent, question and application
    #[arg(
        long,
        value_name = "FORMAT",
        hide_possible_values = true,
        conflicts_with_all = ["fix", "diff", "stdin_filename"]
    )]
    input_format: Option<InputFormatArg>,

    #[command(flatten)]
    config: ConfigArgs,

    /// Switch off a lint or a group
    #[arg(short = 'A', long, value_name = "LINT|GROUP", value_delimiter = ',', help_heading = "Lints")]
    allow: Vec<String>,

    /// Report a lint or a group as a warning
    #[arg(short = 'W', long, value_name = "LINT|GROUP", value_delimiter = ',', help_heading = "Lints")]
    warn: Vec<String>,

    /// Report a lint or a group as an error
    #[arg(short = 'D', long, value_name = "LINT|GROUP", value_delimiter = ',', help_heading = "Lints")]
    deny: Vec<String>,

    /// Run only these lints and groups
    #[arg(long, value_name = "LINT|GROUP", value_delimiter = ',', help_heading = "Lints")]
    select: Vec<String>,

    /// Run lints that are still on trial, too, and say what is doubtful even where it stands alone
    #[arg(long, help_heading = "Lints")]
    preview: bool,

    /// Write safe fixes into the files; what is left is reported
    #[arg(long, help_heading = "Fixes")]
    fix: bool,

    /// Let --fix and --diff use fixes that you should look at, too
    #[arg(long, help_heading = "Fixes")]
    unsafe_fixes: bool,

    /// Show what --fix would write, and write nothing
    #[arg(long, help_heading = "Fixes", conflicts_with = "fix")]
    diff: bool,

    /// How to write findings: full, concise, grouped, json or json-lines
    #[arg(long, value_name = "FORMAT", default_value = "full", hide_possible_values = true, help_heading = "Output")]
    output_format: FormatArg,

    /// Write findings into a file instead of to the terminal
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output_file: Option<PathBuf>,

    /// Count findings by lint instead of showing each
    #[arg(long, help_heading = "Output")]
    statistics: bool,

    /// The least severity that makes the exit status 1: error, warning, info or never
    #[arg(
        long,
        value_name = "SEVERITY",
        default_value = "warning",
        hide_possible_values = true,
        help_heading = "Output"
    )]
    fail_on: FailOnArg,

    /// Leave out why and the summary
    #[arg(short, long, help_heading = "Output", conflicts_with = "verbose")]
    quiet: bool,

    /// Tell how each draft was understood
    #[arg(short, long, help_heading = "Output")]
    verbose: bool,
}

#[derive(Args)]
struct ConfigArgs {
    /// The configuration; else the nearest bestfoot.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// Read no configuration
    #[arg(long, conflicts_with = "config")]
    isolated: bool,
}

#[derive(Args)]
struct ExplainArgs {
    /// The lint
    lint: String,

    #[command(flatten)]
    config: ConfigArgs,
}

#[derive(Args)]
struct LintsArgs {
    /// Write JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    config: ConfigArgs,
}

#[derive(Args)]
struct TestArgs {
    /// Lint files
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

#[derive(Args)]
struct InitArgs {
    /// Where to write; the current folder if left out
    #[arg(value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    folder: PathBuf,

    /// Replace files that are there already
    #[arg(long)]
    force: bool,

    /// The company, as it spells itself
    #[arg(long, value_parser = said)]
    company: Option<String>,

    /// The role you apply for
    #[arg(long, value_parser = said)]
    role: Option<String>,

    /// Your full name
    #[arg(long, value_parser = said)]
    name: Option<String>,

    /// Your e-mail address
    #[arg(long, value_parser = email)]
    email: Option<String>,

    /// Your phone number
    #[arg(long, value_parser = phone)]
    phone: Option<String>,

    /// Somebody at the company, such as an interviewer; may be given again
    #[arg(long, value_name = "NAME", value_parser = said)]
    person: Vec<String>,

    /// When the interview is: a date, or a date and time
    #[arg(long, value_name = "DATE", value_parser = moment)]
    interview: Option<String>,

    /// The day by which the company wants to decide
    #[arg(long, value_name = "DATE", value_parser = day)]
    decision_by: Option<Date>,

    /// The job advertisement; company and role are read from it
    #[arg(long, value_name = "FILE")]
    posting: Option<PathBuf>,

    /// Your resume; your name and contact details are read from it
    #[arg(long, value_name = "FILE")]
    resume: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum ColorArg {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, ValueEnum)]
enum FormatArg {
    Full,
    Concise,
    Grouped,
    Json,
    JsonLines,
}

#[derive(Clone, Copy, ValueEnum)]
enum InputFormatArg {
    JsonLines,
}

#[derive(Clone, Copy, ValueEnum)]
enum FailOnArg {
    Error,
    Warning,
    Info,
    Never,
}

/// Reads the arguments of a process, the program's name first.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, clap::Error> {
    let matches = Cli::command().try_get_matches_from(with_check(arguments.into_iter().collect()))?;
    let cli = Cli::from_arg_matches(&matches)?;
    let color = match cli.color {
        ColorArg::Auto => Color::Auto,
        ColorArg::Always => Color::Always,
        ColorArg::Never => Color::Never,
    };
    Ok(match cli.command {
        Sub::Check(check) => {
            check.contradiction()?;
            let levels = matches.subcommand_matches("check").map(levels_in_order).unwrap_or_default();
            Command::Check(Box::new(check.into_settings(levels, color)))
        }
        Sub::Explain(explain) => {
            Command::Explain(Explain { lint: explain.lint, config: explain.config.choice(), color })
        }
        Sub::Lints(lints) => Command::Lints(Lints { json: lints.json, config: lints.config.choice(), color }),
        Sub::Test(test) => Command::Test(Test { files: test.files, color }),
        Sub::Init(init) => Command::Init(Box::new(init.into_settings(color))),
        Sub::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "bestfoot", &mut script);
            Command::Print(script)
        }
        Sub::Man => Command::Print(manual()?),
    })
}

/// The manual page: every command on one, as there is little to say about each.
fn manual() -> std::io::Result<Vec<u8>> {
    let mut command = Cli::command();
    command.build();
    let man = clap_mangen::Man::new(command.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        let man = clap_mangen::Man::new(sub.clone());
        let mut section = Vec::new();
        man.render_description_section(&mut section)?;
        man.render_options_section(&mut section)?;
        let section = String::from_utf8_lossy(&section).replace(".SH DESCRIPTION\n", "").replace(".SH ", ".SS ");
        page.extend(format!(".SH BESTFOOT {}\n{section}", sub.get_name().to_uppercase()).into_bytes());
    }
    man.render_extra_section(&mut page)?;
    Ok(page)
}

/// Shows why the arguments could not be read; help and version come this way, too.
pub(crate) fn explain_error(error: &clap::Error) -> Status {
    // A closed pipe is no reason to complain about the complaint.
    let _ = error.print();
    if error.use_stderr() { Status::Failure } else { Status::Clean }
}

/// The word that a mistyped first word may have meant.
pub(crate) fn command_names() -> Vec<String> {
    Cli::command().get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

/// Puts in `check` where the first word is no command.
fn with_check(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let names = command_names();
    // `--color` is the only option that may stand before a command.
    let mut first = 1;
    while let Some(word) = arguments.get(first).and_then(|word| word.to_str()) {
        match word {
            "--color" => first += 2,
            _ if word.starts_with("--color=") => first += 1,
            _ => break,
        }
    }
    let Some(word) = arguments.get(first) else {
        return arguments;
    };
    let word = word.to_string_lossy();
    let is_command =
        names.iter().any(|name| *name == word) || ["help", "-h", "--help", "-V", "--version"].contains(&&*word);
    if !is_command {
        arguments.insert(first, "check".into());
    }
    arguments
}

/// `-A`, `-W` and `-D` in the order in which they were given: the last word counts.
fn levels_in_order(matches: &ArgMatches) -> Vec<(String, Level)> {
    let options = [("allow", Level::Off), ("warn", Level::At(Severity::Warning)), ("deny", Level::At(Severity::Error))];
    let mut levels = Vec::new();
    for (option, level) in options {
        let indices = matches.indices_of(option).into_iter().flatten();
        let selectors = matches.get_many::<String>(option).into_iter().flatten();
        levels.extend(indices.zip(selectors).map(|(index, selector)| (index, selector.clone(), level)));
    }
    levels.sort_by_key(|(index, ..)| *index);
    levels.into_iter().map(|(_, selector, level)| (selector, level)).collect()
}

fn kinds() -> impl TypedValueParser<Value = Kind> {
    let value = |kind: Kind| PossibleValue::new(kind.name()).aliases(kind.other_names());
    PossibleValuesParser::new(Kind::ALL.map(value)).try_map(|name| name.parse::<Kind>())
}

impl ConfigArgs {
    fn choice(self) -> ConfigChoice {
        match self.config {
            Some(file) => ConfigChoice::File(file),
            None if self.isolated => ConfigChoice::Isolated,
            None => ConfigChoice::Nearest,
        }
    }
}

impl CheckArgs {
    /// Options that cannot both be meant, where it takes their values to see it.
    fn contradiction(&self) -> Result<(), clap::Error> {
        let wrong = |message: &str| {
            let mut cli = Cli::command();
            cli.build();
            let check = cli.find_subcommand("check").cloned().unwrap_or(cli);
            Err(check.clone().error(ErrorKind::ArgumentConflict, message))
        };
        if self.stdin_filename.is_some()
            && !self.paths.is_empty()
            && !self.paths.iter().any(|path| path.as_os_str() == "-")
        {
            return wrong(
                "'--stdin-filename <FILE>' names a text that comes on stdin, and the paths here are files of their own; \
                 leave out the option, or the paths",
            );
        }
        if self.statistics && matches!(self.output_format, FormatArg::JsonLines) {
            return wrong(
                "'--statistics' counts findings instead of showing each, and '--output-format json-lines' shows each; \
                 leave out one of them, or take '--output-format json', which has room for both",
            );
        }
        if let Some(path) = self.paths.iter().find(|path| self.input_format.is_some() && path.as_os_str() != "-") {
            return wrong(&format!(
                "'--input-format' reads drafts from stdin, and '{}' is a path; leave out one of them",
                path.display()
            ));
        }
        if self.diff && matches!(self.output_format, FormatArg::Json | FormatArg::JsonLines) {
            return wrong(
                "'--diff' is for people, and '--output-format' asks for what programs read; leave out one of them: \
                 the JSON holds every fix with its edits",
            );
        }
        Ok(())
    }

    fn into_settings(mut self, levels: Vec<(String, Level)>, color: Color) -> Settings {
        if self.paths.is_empty() {
            // Who says what stdin is called means stdin.
            self.paths.push(PathBuf::from(if self.stdin_filename.is_some() { "-" } else { "." }));
        }
        Settings {
            paths: self.paths,
            input: self.input_format.map_or(InputFormat::Files, |InputFormatArg::JsonLines| InputFormat::JsonLines),
            kind: self.kind,
            application: self.application,
            linting: Linting { config: self.config.choice(), levels, select: self.select, preview: self.preview },
            fix: match (self.fix, self.diff) {
                (true, _) => FixMode::Write,
                (_, true) => FixMode::Diff,
                _ => FixMode::Show,
            },
            least_trusted: if self.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe },
            format: match self.output_format {
                FormatArg::Full => OutputFormat::Full,
                FormatArg::Concise => OutputFormat::Concise,
                FormatArg::Grouped => OutputFormat::Grouped,
                FormatArg::Json => OutputFormat::Json,
                FormatArg::JsonLines => OutputFormat::JsonLines,
            },
            output_file: self.output_file,
            fail_on: match self.fail_on {
                FailOnArg::Error => Some(Severity::Error),
                FailOnArg::Warning => Some(Severity::Warning),
                FailOnArg::Info => Some(Severity::Info),
                FailOnArg::Never => None,
            },
            statistics: self.statistics,
            stdin_filename: self.stdin_filename,
            today: self.today,
            color,
            verbosity: match (self.quiet, self.verbose) {
                (true, _) => Verbosity::Quiet,
                (_, true) => Verbosity::Verbose,
                _ => Verbosity::Normal,
            },
        }
    }
}

impl InitArgs {
    fn into_settings(self, color: Color) -> Init {
        let answers = InitAnswers {
            company: self.company,
            role: self.role,
            name: self.name,
            email: self.email,
            phone: self.phone,
            people: crate::init::people(self.person),
            interview: self.interview,
            decision_by: self.decision_by.map(|day| day.to_string()),
            ..InitAnswers::default()
        };
        Init { folder: self.folder, force: self.force, posting: self.posting, resume: self.resume, answers, color }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(arguments: &[&str]) -> Settings {
        let words = std::iter::once("bestfoot").chain(arguments.iter().copied()).map(OsString::from);
        match parse(words) {
            Ok(Command::Check(settings)) => *settings,
            Ok(other) => panic!("not a check: {other:?}"),
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn the_definition_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_file_alone_is_checked() {
        assert_eq!(check(&["letter.txt"]).paths, [PathBuf::from("letter.txt")]);
        assert_eq!(check(&["--fix", "letter.txt"]).fix, FixMode::Write);
        assert_eq!(check(&["--color", "never", "letter.txt"]).color, Color::Never);
        assert_eq!(check(&["-"]).paths, [PathBuf::from("-")]);
        assert_eq!(check(&["check"]).paths, [PathBuf::from(".")]);
    }

    #[test]
    fn levels_keep_their_order_across_options() {
        let settings = check(&["-D", "names", "-A", "tone,vague", "-W", "tone", "letter.txt", "-A", "names"]);
        let expected = [
            ("names", Level::At(Severity::Error)),
            ("tone", Level::Off),
            ("vague", Level::Off),
            ("tone", Level::At(Severity::Warning)),
            ("names", Level::Off),
        ];
        assert_eq!(settings.linting.levels, expected.map(|(selector, level)| (selector.to_owned(), level)));
    }
}
