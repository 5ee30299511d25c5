//! `bestfoot init`: an application.toml and a bestfoot.toml to fill in. On a terminal it asks; elsewhere it takes what the options say.

use std::fmt::Write as _;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

use bestfoot::application::{Person, can_be_email, can_be_phone};
use bestfoot::{Application, Date, FileError, Linter, Time, told};

use crate::console::{self, Status};
use crate::packet::{ancestors, clean, shown};
use crate::problem::{Problem, reason};
use crate::render::{self, visible};
use crate::report::TextFile;
use crate::settings::{Init, InitAnswers};
use crate::{config, packet, read};

/// Runs the command.
pub(crate) fn run(settings: &Init) -> Status {
    match write(settings) {
        Ok(lines) => console::show(&(lines.join("\n") + "\n"), settings.color),
        Err(problems) => render::problems(&problems, settings.color),
    }
}

fn write(settings: &Init) -> Result<Vec<String>, Vec<Problem>> {
    let path = settings.folder.join(packet::FILE_NAME);
    if !settings.folder.is_dir() {
        let folder = settings.folder.display();
        return Err(vec![
            Problem::new("missing", format!("there is no folder `{folder}`"))
                .help("make it first, or leave it out to use the current one"),
        ]);
    }
    if path.exists() && !settings.force {
        let problem = Problem::new("exists", format!("`{}` is there already, and stays as it is", shown(&path)));
        return Err(vec![problem.help("open it in your editor, or replace it with --force")]);
    }
    let mut answers = settings.answers.clone();
    let mut lines = read_files(settings, &mut answers)?;
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        ask(&mut answers, &mut io::stdin().lock(), &mut io::stdout().lock()).map_err(|error| {
            vec![Problem::new("unreadable", format!("your answer could not be read: {}", reason(&error)))]
        })?;
    }
    let text = application(&answers);
    check(&text)?;
    create(&path, &text)?;
    lines.push(format!("wrote {}: fill in what you know, leave out the rest", shown(&path)));
    if answers.decision_by.is_some() && answers.interview.is_none() {
        lines.push(
            "the day of the decision stands there behind a `#`: it counts once the interview has its date".to_owned(),
        );
    }

    let above = ancestors(&settings.folder).map(|folder| folder.join(config::FILE_NAME)).find(|path| path.is_file());
    if let Some(known) = above.filter(|_| !settings.force) {
        lines.push(format!("kept {}", shown(&known)));
    } else {
        let path = settings.folder.join(config::FILE_NAME);
        create(&path, CONFIG)?;
        lines.push(format!("wrote {}: everything in it is optional", shown(&path)));
    }
    lines.push("now write, and run `bestfoot` on your draft".to_owned());
    Ok(lines)
}

/// Takes what the posting and the resume say, where no option says it already, and tells what was taken.
fn read_files(settings: &Init, answers: &mut InitAnswers) -> Result<Vec<String>, Vec<Problem>> {
    let read = |path: &Path| {
        let name = path.display().to_string();
        let read = read::bytes(path).and_then(|bytes| read::document(&bytes, &name, Some(&name)));
        read.map_err(|problem| match problem.code {
            "empty" => {
                vec![Problem { message: "this file is empty; there is nothing to read from it".to_owned(), ..problem }]
            }
            _ => vec![problem],
        })
    };
    let mut lines = Vec::new();
    let mut told = |path: &Path, taken: &[(&str, Option<&String>)]| {
        let taken: Vec<String> =
            taken.iter().filter_map(|(what, value)| Some(format!("{what} {}", visible((*value)?)))).collect();
        let taken = if taken.is_empty() { "nothing new that is said plainly".to_owned() } else { taken.join(", ") };
        lines.push(format!("read {}: {taken}", shown(path)));
    };
    if let Some(path) = &settings.posting {
        let posting = read(path)?;
        let job = told::job(&posting, &Linter::new().posting(&posting));
        let company = take(&mut answers.company, job.company);
        let role = take(&mut answers.role, job.role);
        let contact = job.contact.filter(|contact| !is_among(&answers.people, &contact.name));
        let named = contact.as_ref().map(|person| match &person.title {
            Some(title) => format!("{title} {}", person.name),
            None => person.name.clone(),
        });
        told(path, &[("company", company.as_ref()), ("role", role.as_ref()), ("contact", named.as_ref())]);
        answers.contact = contact;
        answers.posting = Some(from_folder(&settings.folder, path));
    }
    if let Some(path) = &settings.resume {
        let known = told::candidate(&read(path)?);
        let name = take(&mut answers.name, known.name);
        let email = take(&mut answers.email, known.email);
        let phone = take(&mut answers.phone, known.phone);
        told(path, &[("name", name.as_ref()), ("e-mail", email.as_ref()), ("phone", phone.as_ref())]);
        answers.resume = Some(from_folder(&settings.folder, path));
    }
    Ok(lines)
}

/// Fills in an answer that no option gave, and returns what was filled in.
fn take(answer: &mut Option<String>, found: Option<String>) -> Option<String> {
    if answer.is_some() {
        return None;
    }
    answer.clone_from(&found);
    found
}

/// People of these names, each once.
pub(crate) fn people(names: impl IntoIterator<Item = String>) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for name in names {
        if !is_among(&people, &name) {
            people.push(Person::new(name));
        }
    }
    people
}

fn is_among(people: &[Person], name: &str) -> bool {
    people.iter().any(|person| person.name.to_lowercase() == name.to_lowercase())
}

/// The path of a file as seen from a folder, with `/` between its parts.
fn from_folder(folder: &Path, path: &Path) -> String {
    let (folder, path) = (clean(folder), clean(path));
    let common = folder.components().zip(path.components()).take_while(|(one, other)| one == other).count();
    let up = folder.components().skip(common).map(|_| "..".to_owned());
    let down = path.components().skip(common).map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// Why a text is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BadMoment {
    /// Written as it ought to be, and not in the calendar.
    NoSuchDay,
    Malformed,
}

/// A date, or a date and time, as TOML writes it.
pub(crate) fn moment(text: &str) -> Result<String, BadMoment> {
    let text = text.trim();
    let (day, time) = text.split_once(['T', ' ']).map_or((text, None), |(date, time)| (date, Some(time.trim())));
    let wrong = if is_written_as_day(day) { BadMoment::NoSuchDay } else { BadMoment::Malformed };
    let date: Date = day.parse().map_err(|_| wrong)?;
    match time {
        None => Ok(date.to_string()),
        // TOML wants the seconds as well.
        Some(time) => {
            let time = time.parse::<Time>().map_err(|_| BadMoment::Malformed)?;
            Ok(date.to_datetime(time).strftime("%Y-%m-%dT%H:%M:%S").to_string())
        }
    }
}

/// Whether a text is year, month and day in figures, whatever the calendar says to them.
pub(crate) fn is_written_as_day(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [4, 2, 2] && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn create(path: &Path, text: &str) -> Result<(), Vec<Problem>> {
    std::fs::write(path, text).map_err(|error| {
        vec![Problem::new("not-written", format!("`{}` cannot be written: {}", shown(path), reason(&error)))]
    })
}

/// Whether the answers make a sound file: an address that cannot be one is better told now than at midnight.
fn check(text: &str) -> Result<(), Vec<Problem>> {
    let name = "your answers";
    let files = [Arc::new(TextFile::new(name, text))];
    let problem = |error: FileError| Problem::in_file("application", error, &files);
    Application::parse(name, text).map(|_| ()).map_err(|errors| errors.into_iter().map(problem).collect())
}

/// An answer, the question for it, and whether what is said can be one.
type Asked<'a> = (&'a mut Option<String>, &'a str, fn(&str) -> bool);

/// Asks for what the options left out. An empty answer leaves it out.
fn ask(answers: &mut InitAnswers, input: &mut impl BufRead, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "A few questions; press Enter to skip one.\n")?;
    let mut question = |text: &str| -> io::Result<Option<String>> {
        write!(out, "{text} ")?;
        out.flush()?;
        let mut line = String::new();
        input.read_line(&mut line)?;
        Ok(Some(line.trim().to_owned()).filter(|answer| !answer.is_empty()))
    };
    let anything: fn(&str) -> bool = |_| true;
    let asked: [Asked<'_>; 5] = [
        (&mut answers.company, "Which company, as it spells itself?", anything),
        (&mut answers.role, "Which role?", anything),
        (&mut answers.name, "Your full name?", anything),
        (&mut answers.email, "Your e-mail address?", can_be_email),
        (&mut answers.phone, "Your phone number?", can_be_phone),
    ];
    for (answer, text, is_sound) in asked {
        while answer.is_none()
            && let Some(said) = question(text)?
        {
            *answer = Some(said).filter(|said| is_sound(said));
        }
    }
    if answers.people.is_empty() {
        let names = question("Who interviews you, or reads your letter? (full names, with a comma between)")?;
        let names = names.unwrap_or_default();
        let names = names.split([',', ';']).map(str::trim).filter(|name| !name.is_empty());
        answers.people = people(names.map(str::to_owned));
        answers.contact = answers.contact.take().filter(|contact| !is_among(&answers.people, &contact.name));
    }
    for (answer, text) in [
        (&mut answers.interview, "When is the interview? (2026-03-02, or 2026-03-02 14:00)"),
        (&mut answers.decision_by, "By which day do they want to decide? (2026-03-16)"),
    ] {
        while answer.is_none()
            && let Some(said) = question(text)?
        {
            *answer = moment(&said).ok();
        }
    }
    Ok(())
}

/// The application.toml: what is known as values, the rest as comments to fill in.
fn application(answers: &InitAnswers) -> String {
    let mut text = String::from(
        "# What you know about this application. Leave out what you do not know; what is here makes the advice exact.\n\n",
    );
    entry(&mut text, "company", answers.company.as_deref(), "Hartwell Logistics", "as the company itself spells it");
    text.push_str("# also = [\"Hartwell\", \"HL\"]            # other names of it that are right\n");
    entry(&mut text, "role", answers.role.as_deref(), "Operations Analyst", "");
    entry(&mut text, "posting", answers.posting.as_deref(), "posting.md", "the job ad, beside this file");
    if let Some(resume) = &answers.resume {
        entry(&mut text, "resume", Some(resume), "", "");
    }
    entry(&mut text, "stage", None, "interview", "applied, interview, offer or rejected");
    text.push_str("# facts = [\"Atlas routing API\"]        # what you learned about the company\n");

    text.push_str("\n# You.\n[candidate]\n");
    entry(&mut text, "name", answers.name.as_deref(), "Dana Whitfield", "");
    entry(&mut text, "email", answers.email.as_deref(), "dana@example.com", "");
    entry(&mut text, "phone", answers.phone.as_deref(), "+1 202 555 0143", "");

    text.push_str("\n# Somebody at the company, as that person spells the name. Repeat the table for others.\n");
    let known: Vec<&Person> = answers.people.iter().chain(&answers.contact).collect();
    for person in &known {
        text.push_str("[[people]]\n");
        entry(&mut text, "name", Some(&person.name), "", "");
        entry(&mut text, "title", person.title.as_deref(), "Ms.", "");
        text.push('\n');
    }
    if known.is_empty() {
        text.push_str("# [[people]]\n");
        entry(&mut text, "name", None, "Siobhan O'Rourke", "");
        entry(&mut text, "title", None, "Ms.", "");
        text.push('\n');
    }
    // Whom the posting says to write to need not be who interviews.
    let interviewers = if answers.people.is_empty() { &known[..] } else { &known[..answers.people.len()] };
    let mut with: Vec<&str> = interviewers.iter().map(|person| person.name.as_str()).collect();
    if with.is_empty() {
        with.push("Siobhan O'Rourke");
    }
    let all = with.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
    let sign = |known: bool| if known { "" } else { "# " };
    let is_planned = answers.interview.is_some();
    let date = answers.interview.as_deref().unwrap_or("2026-03-02T14:00:00");
    text.push_str("# An interview, so that it is known who gets a thank-you note and until when.\n");
    let _ = writeln!(text, "{}[[interviews]]", sign(is_planned));
    let line = format!("{}date = {date}", sign(is_planned));
    let _ = writeln!(text, "{line:<39} # a date, or a date and time");
    let _ = writeln!(text, "{}with = [{all}]", sign(is_planned && !known.is_empty()));
    let decision = answers.decision_by.as_deref();
    let _ =
        writeln!(text, "{}decision-by = {}", sign(is_planned && decision.is_some()), decision.unwrap_or("2026-03-16"));
    let _ = write!(
        text,
        "
# What cannot be seen from a draft itself.
# [[documents]]
# path = \"thank-you.txt\"
# kind = \"thank-you\"
# sent = 2026-03-03
# to = [{}]
",
        quoted(with[0])
    );
    text
}

/// A key with its value, or with an example behind a comment sign.
fn entry(text: &mut String, key: &str, value: Option<&str>, example: &str, comment: &str) {
    let sign = if value.is_some() { "" } else { "# " };
    let line = format!("{sign}{key} = {}", quoted(value.unwrap_or(example)));
    let _ = if comment.is_empty() { writeln!(text, "{line}") } else { writeln!(text, "{line:<38} # {comment}") };
}

/// A TOML string.
fn quoted(value: &str) -> String {
    let mut text = String::from('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(text, "\\u{:04X}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text.push('"');
    text
}

const CONFIG: &str = "\
# How bestfoot reads what lies below this folder. Everything may be left out.

# Words and names that are never flagged as misspelled.
# accept = [\"Hartwell\", \"Kubernetes\"]

# The English you write: american or british.
# dialect = \"american\"

# A lint or a group: off, info, warning or error. `bestfoot lints` lists them.
# [lints]
# tone = \"info\"

# What differs for a kind of draft.
# [kinds.cover-letter]
# words = [80, 450]
# [kinds.questions]
# questions = [3, 10]

# What drafts are, by their path.
# [files]
# \"letters/*.txt\" = \"cover-letter\"

# A finding that is meant to stay, and why.
# [[allow]]
# lint = \"LINT\"
# text = \"the words\"
# reason = \"why they stay\"
";

#[cfg(test)]
mod tests {
    use bestfoot::Config;

    use super::*;

    /// The text as it is when every comment that holds TOML is filled in.
    fn filled_in(text: &str) -> String {
        let is_toml = |line: &str| {
            line.starts_with('[')
                || line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' ') || key.starts_with('"'))
        };
        text.lines()
            .map(|line| line.strip_prefix("# ").filter(|rest| is_toml(rest)).unwrap_or(line))
            .fold(String::new(), |text, line| text + line + "\n")
    }

    fn answers() -> InitAnswers {
        InitAnswers {
            company: Some("Hartwell \"HL\" \\ Co".into()),
            name: Some("Dana\tWhitfield".into()),
            people: vec![Person::new("Siobhan O'Rourke"), Person::new("Ana Ruiz")],
            ..InitAnswers::default()
        }
    }

    #[test]
    fn what_is_written_can_be_read() {
        let known = Application::parse("a", &application(&answers())).expect("sound");
        assert_eq!(known.company.as_deref(), Some("Hartwell \"HL\" \\ Co"));
        assert_eq!(known.candidate.name.as_deref(), Some("Dana\tWhitfield"));
        assert_eq!(known.people.len(), 2);
        assert!(known.role.is_none() && known.interviews.is_empty());
    }

    #[test]
    fn the_comments_are_sound_when_filled_in() {
        for answers in [InitAnswers::default(), answers()] {
            let text = filled_in(&application(&answers));
            let known = Application::parse("a", &text).unwrap_or_else(|errors| panic!("{errors:?} in {text}"));
            assert_eq!((known.interviews.len(), known.documents.len()), (1, 1));
        }
        let config = filled_in(CONFIG);
        let known = Config::parse("c", &config).unwrap_or_else(|errors| panic!("{errors:?} in {config}"));
        assert_eq!((known.files.len(), known.allows.len(), known.kinds.len()), (1, 1, 2));
    }

    #[test]
    fn an_interview_is_written_with_its_people() {
        let mut answers = answers();
        answers.interview = moment("2026-03-02 14:00").ok();
        answers.decision_by = moment("2026-03-16").ok();
        answers.posting = Some("posting.md".into());
        let known = Application::parse("a", &application(&answers)).expect("sound");
        assert_eq!(known.interviews[0].with, ["Siobhan O'Rourke", "Ana Ruiz"]);
        assert!(known.interviews[0].when.time.is_some() && known.interviews[0].decision_by.is_some());
        assert_eq!(known.posting_path.as_deref(), Some("posting.md"));
        assert_eq!(moment("tomorrow"), Err(BadMoment::Malformed));
        assert_eq!(moment("2026-02-30"), Err(BadMoment::NoSuchDay));
        assert_eq!(from_folder(Path::new("a/b"), Path::new("a/c/cv.md")), "../c/cv.md");
    }

    #[test]
    fn asking_leaves_out_what_is_known_and_what_is_skipped() {
        let mut known = InitAnswers { company: Some("Hartwell".into()), ..InitAnswers::default() };
        let mut out = Vec::new();
        ask(&mut known, &mut "Analyst\n\n dana@example.com \n".as_bytes(), &mut out).expect("memory can be read");
        assert_eq!(known.role.as_deref(), Some("Analyst"));
        assert_eq!(known.name, None);
        assert_eq!(known.email.as_deref(), Some("dana@example.com"));
        assert!(!String::from_utf8(out).expect("text").contains("Which company"));
    }
}
