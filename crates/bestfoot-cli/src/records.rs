//! `bestfoot check --input-format json-lines`: drafts from another program, one JSON object a line on stdin. A batch of them is checked at a time and
//! reported in order, so that memory holds one batch, however many come.

use std::io::{self, BufRead, Read, Write};
use std::sync::Arc;

use bestfoot::{Application, Date, Document, Format, Kind, Severity, TEXT_LIMIT};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use crate::check::{STDIN, status_of};
use crate::config::{Setup, Setups};
use crate::console::{self, Status};
use crate::files::{self, Input};
use crate::packet::Packets;
use crate::problem::{Problem, reason};
use crate::progress::Progress;
use crate::render::{self, End, Look};
use crate::report::{Counts, Draft, TextFile, Texts};
use crate::settings::{Settings, Verbosity};
use crate::{clock, output};

/// So many drafts are held at once.
const BATCH: usize = 1_024;

/// A line that is longer is no draft; JSON may write a character with six.
const LONGEST: usize = TEXT_LIMIT * 6;

const EXAMPLE: &str = r#"each line is an object such as {"id": "42", "kind": "cover-letter", "text": "Dear …"}; `kind`, `sent`, `question` and `application` may be left out"#;

/// A draft as another program hands it over.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    id: Value,
    kind: Option<String>,
    text: String,
    /// The day on which it was or will be sent.
    sent: Option<String>,
    /// The interview question that it answers.
    question: Option<String>,
    /// As in application.toml.
    application: Option<Value>,
}

/// The keys of a record, and whether each must be there.
const KEYS: [(&str, bool); 6] =
    [("id", true), ("text", true), ("kind", false), ("sent", false), ("question", false), ("application", false)];

impl Record {
    /// Reads a line; if it is no record, why.
    fn read(line: &[u8]) -> Result<Self, String> {
        let line = line.trim_ascii();
        if line.first() == Some(&b'{')
            && let Ok(record) = serde_json::from_slice(line)
        {
            return Ok(record);
        }
        let value: Value =
            serde_json::from_slice(line).map_err(|error| format!("this is not JSON (column {})", error.column()))?;
        let Value::Object(object) = value else {
            return Err(format!("this is {}, and a draft is an object", in_words(&value)));
        };
        if let Some(key) = object.keys().find(|key| !KEYS.iter().any(|(known, _)| known == key)) {
            let near = KEYS.iter().find(|(known, _)| files::differs_by_one_slip(known, key));
            let near = near.map(|(known, _)| format!("; did you mean `{known}`?")).unwrap_or_default();
            return Err(format!("there is no key `{key}` here{near}"));
        }
        if let Some((key, _)) = KEYS.iter().find(|(key, must)| *must && !object.contains_key(*key)) {
            return Err(format!("`{key}` is missing"));
        }
        let mut texts = object.iter().filter(|(key, _)| !matches!(key.as_str(), "id" | "application"));
        let wrong = texts.find(|(key, value)| !value.is_string() && (*key == "text" || !value.is_null()));
        Err(match wrong {
            Some((key, value)) => format!("`{key}` is {} and must be a string", in_words(value)),
            None => "a key stands in it twice".to_owned(),
        })
    }
}

/// What a JSON value is.
fn in_words(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// What counts for all records.
struct Bench<'s> {
    settings: &'s Settings,
    setup: Arc<Setup>,
    /// For records that bring none of their own.
    application: &'s Application,
    /// What may not be what was meant.
    warnings: Vec<Problem>,
}

/// Runs the command.
pub(crate) fn run(settings: &Settings) -> Status {
    let mut problems = Vec::new();
    let folder = std::env::current_dir().unwrap_or_default();
    let today = settings.today.unwrap_or_else(clock::today);
    let mut packets = Packets::new(settings.application.as_deref(), today);
    let packet = packets.for_folder(&folder, &mut problems);
    let mut setups = Setups::new(&settings.linting);
    let setup = setups.for_folder(&folder, &mut problems);
    let (Some(setup), true) = (setup, problems.is_empty()) else {
        return render::problems(&problems, settings.color);
    };
    let read = setups.files().chain(packets.files()).chain([output::file_of(&Input::Stdin)]);
    if let Some(problem) = output::refusal(settings.output_file.as_deref(), read) {
        return render::problems(&[problem], settings.color);
    }
    let mut warnings = setups.warnings;
    warnings.append(&mut packets.warnings);
    let bench = Bench { settings, setup, application: &packet.application, warnings };
    let mut worst = None;
    let written = match &settings.output_file {
        None => bench.report(&mut console::stdout(settings.color), &mut problems, &mut worst),
        Some(path) => std::fs::File::create(path)
            .and_then(|file| bench.report(&mut console::Stripped::new(file), &mut problems, &mut worst))
            .map_err(|error| io::Error::new(error.kind(), format!("`{}`: {}", path.display(), reason(&error)))),
    };
    // The process ends here, and the linter is made of thousands of small pieces: the system takes all of them at once.
    std::mem::forget(bench);
    console::after_writing(written, status_of(settings, worst, &problems))
}

impl Bench<'_> {
    /// Reads, checks and writes until nothing more comes.
    fn report(&self, out: &mut dyn Write, problems: &mut Vec<Problem>, worst: &mut Option<Severity>) -> io::Result<()> {
        let settings = self.settings;
        let look = Look {
            width: console::width(),
            quiet: settings.verbosity == Verbosity::Quiet,
            least_trusted: settings.least_trusted,
        };
        let mut renderer = render::renderer(settings.format, settings.statistics, look);
        let mut counts = Counts::default();
        let mut lines = Lines { from: io::stdin().lock(), number: 0 };
        let mut progress = Progress::new(settings.verbosity, None);
        loop {
            let batch = lines.batch().map_err(|error| io::Error::new(error.kind(), format!("stdin: {error}")))?;
            if batch.is_empty() {
                break;
            }
            let checked: Vec<Result<Draft, Problem>> =
                batch.par_iter().map(|(number, line)| self.check(*number, line)).collect();
            let count = checked.len();
            progress.clear();
            for draft in checked {
                match draft {
                    Ok(draft) => {
                        *worst = draft.findings.iter().map(|finding| finding.severity).max().max(*worst);
                        counts.add(&draft, settings.least_trusted);
                        if !settings.format.is_for_programs() {
                            // Nothing can be written back, so nobody is told of `--fix`.
                            (counts.fixable, counts.fixable_unsafely) = (0, 0);
                        }
                        renderer.draft(&draft, out)?;
                    }
                    Err(problem) => problems.push(problem),
                }
            }
            out.flush()?;
            progress.add(count);
        }
        progress.clear();
        let mut err = console::stderr(settings.color);
        render::warnings(&self.warnings, look.width, &mut err)?;
        for problem in &*problems {
            err.write_all(render::problem(problem, look.width).as_bytes())?;
        }
        err.flush()?;
        renderer.finish(End { counts: &counts, problems, prospects: &[] }, out)?;
        out.flush()
    }

    fn check(&self, number: usize, line: &[u8]) -> Result<Draft, Problem> {
        let wrong =
            |what: String| Problem::new("malformed", format!("line {number} of stdin: {what}")).at(STDIN).help(EXAMPLE);
        if line.len() > LONGEST {
            return Err(wrong(format!("longer than {} MB", LONGEST >> 20)));
        }
        let record = Record::read(line).map_err(wrong)?;
        let name = match &record.id {
            Value::String(name) => name.clone(),
            Value::Number(number) => number.to_string(),
            _ => return Err(wrong("`id` must be a string or a number".to_owned())),
        };
        let kind = |name: &str| name.parse::<Kind>().map_err(|error| wrong(error.to_string()));
        let given = record.kind.as_deref().map(kind).transpose()?.or(self.settings.kind);
        let own = record.application.map(|value| self.application(&value)).transpose().map_err(wrong)?;
        let document =
            Document::parse(record.text.as_bytes(), Format::Text).map_err(|error| wrong(error.to_string()))?;
        let kind = given.or_else(|| bestfoot::detect_kind(&document));
        let mut document = document.with_kind(kind);
        let facts = document.facts_mut();
        if let Some(sent) = record.sent {
            let day: Date = sent.parse().map_err(|_| wrong(no_date("sent", &sent)))?;
            // What a mail says itself counts more, as in a packet.
            facts.sent = facts.sent.or(Some(day.into()));
        }
        facts.question = facts.question.take().or(record.question);
        let found = self.setup.linter.check(&document, own.as_ref().unwrap_or(self.application));
        let texts = Texts::default();
        Ok(Draft::new(Arc::new(TextFile::of(name, &document)), &document, texts, found))
    }

    /// The application of a record; if it is wrong, why.
    fn application(&self, value: &Value) -> Result<Application, String> {
        let in_application = |wrong: String| format!("`application`: {wrong}");
        let mut value = toml::Value::try_from(value).map_err(|error| in_application(error.to_string()))?;
        read_dates(&mut value).map_err(in_application)?;
        let toml = toml::to_string(&value).map_err(|error| in_application(error.to_string()))?;
        let read = Application::parse("application", &toml);
        let mut application = read.map_err(|errors| {
            let first = errors.into_iter().next().map_or_else(String::new, |error| error.message);
            format!("`application`: {first}")
        })?;
        application.today = self.application.today;
        Ok(application)
    }
}

/// JSON has no dates: texts that stand where the file has one become dates. The first that is none is told.
fn read_dates(value: &mut toml::Value) -> Result<(), String> {
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table.iter_mut() {
                match value.as_str().filter(|_| matches!(key.as_str(), "date" | "decision-by" | "sent")) {
                    Some(text) => *value = toml::Value::Datetime(text.parse().map_err(|_| no_date(key, text))?),
                    None => read_dates(value)?,
                }
            }
            Ok(())
        }
        toml::Value::Array(items) => items.iter_mut().try_for_each(read_dates),
        _ => Ok(()),
    }
}

fn no_date(key: &str, text: &str) -> String {
    format!("`{key}` is {text:?} and must be a date such as \"2026-03-02\"")
}

/// The lines of stdin that hold something, with their numbers.
struct Lines<R> {
    from: R,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    /// The next lines; none at the end. A line that is too long comes cut, a little longer than the longest.
    fn batch(&mut self) -> io::Result<Vec<(usize, Vec<u8>)>> {
        let mut batch = Vec::new();
        let mut size = 0;
        while batch.len() < BATCH && size <= LONGEST {
            let mut line = Vec::new();
            if self.from.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut line)? == 0 {
                break;
            }
            self.number += 1;
            if line.len() > LONGEST && line.last() != Some(&b'\n') {
                self.from.skip_until(b'\n')?;
            }
            if !line.trim_ascii().is_empty() {
                size += line.len();
                batch.push((self.number, line));
            }
        }
        Ok(batch)
    }
}
