//! What the user asked for, as plain data. Nothing here knows how it was said on the command line.

use std::path::PathBuf;

use bestfoot::application::Person;
use bestfoot::{Applicability, Date, Kind, Level, Severity};

/// One run of the program.
#[derive(Debug)]
pub(crate) enum Command {
    Check(Box<Settings>),
    Explain(Explain),
    Lints(Lints),
    Test(Test),
    Init(Box<Init>),
    /// A text that is already made, such as a completion script.
    Print(Vec<u8>),
}

/// `bestfoot check`.
#[derive(Debug)]
pub(crate) struct Settings {
    /// Files, folders, or `-`; never empty.
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) input: InputFormat,
    pub(crate) kind: Option<Kind>,
    pub(crate) application: Option<PathBuf>,
    pub(crate) linting: Linting,
    pub(crate) fix: FixMode,
    /// The least trusted fixes that are applied, and counted as fixable.
    pub(crate) least_trusted: Applicability,
    pub(crate) format: OutputFormat,
    pub(crate) output_file: Option<PathBuf>,
    /// The least severity that makes the exit status 1; none for never.
    pub(crate) fail_on: Option<Severity>,
    pub(crate) statistics: bool,
    pub(crate) stdin_filename: Option<PathBuf>,
    pub(crate) today: Option<Date>,
    pub(crate) color: Color,
    pub(crate) verbosity: Verbosity,
}

/// Which lints run and how loud they are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Linting {
    pub(crate) config: ConfigChoice,
    /// `-A`, `-W`, `-D` in the order in which they were given.
    pub(crate) levels: Vec<(String, Level)>,
    pub(crate) select: Vec<String>,
    pub(crate) preview: bool,
}

/// Which `bestfoot.toml` counts.
#[derive(Clone, Debug, Default)]
pub(crate) enum ConfigChoice {
    /// The nearest one above a draft.
    #[default]
    Nearest,
    /// This one.
    File(PathBuf),
    /// None at all.
    Isolated,
}

/// How drafts come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InputFormat {
    /// As files, or one on stdin.
    Files,
    /// Many on stdin, one JSON object a line.
    JsonLines,
}

/// What happens with fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FixMode {
    /// They are shown.
    Show,
    /// They are written into the files.
    Write,
    /// They are shown as a diff of the files.
    Diff,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OutputFormat {
    Full,
    Concise,
    Grouped,
    Json,
    JsonLines,
}

impl OutputFormat {
    /// Whether programs rather than people read it.
    pub(crate) fn is_for_programs(self) -> bool {
        matches!(self, Self::Json | Self::JsonLines)
    }
}

/// When the output is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

/// How much is said beside the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verbosity {
    Quiet,
    Normal,
    Verbose,
}

/// `bestfoot explain`.
#[derive(Debug)]
pub(crate) struct Explain {
    pub(crate) lint: String,
    pub(crate) config: ConfigChoice,
    pub(crate) color: Color,
}

/// `bestfoot lints`.
#[derive(Debug)]
pub(crate) struct Lints {
    pub(crate) json: bool,
    pub(crate) config: ConfigChoice,
    pub(crate) color: Color,
}

/// `bestfoot test`.
#[derive(Debug)]
pub(crate) struct Test {
    pub(crate) files: Vec<PathBuf>,
    pub(crate) color: Color,
}

/// `bestfoot init`.
#[derive(Debug)]
pub(crate) struct Init {
    pub(crate) folder: PathBuf,
    pub(crate) force: bool,
    /// The job advertisement, to read the company and the role from.
    pub(crate) posting: Option<PathBuf>,
    /// The resume, to read the candidate's details from.
    pub(crate) resume: Option<PathBuf>,
    pub(crate) answers: InitAnswers,
    pub(crate) color: Color,
}

/// What `bestfoot init` fills in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct InitAnswers {
    pub(crate) company: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) people: Vec<Person>,
    /// Whom the posting says to write to, if that is none of the people.
    pub(crate) contact: Option<Person>,
    /// When the interview is, as TOML writes it.
    pub(crate) interview: Option<String>,
    /// By which day the company wants to decide.
    pub(crate) decision_by: Option<String>,
    /// The paths of posting and resume, from the folder.
    pub(crate) posting: Option<String>,
    pub(crate) resume: Option<String>,
}
