//! The labelled drafts and sentences of `tests/corpus`, as several tests read them.
#![allow(dead_code, reason = "no single test needs all of it")]

use std::fs;
use std::path::{Path, PathBuf};

use bestfoot::{Application, Date, Document, Format, Kind, Span};
use serde_json::Value;

/// The drafts that lints may be tuned on, or the ones that only measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Split {
    Dev,
    Test,
}

impl Split {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Test => "test",
        }
    }
}

/// One labelled draft.
pub(crate) struct Draft {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) document: Document,
    pub(crate) application: Application,
    /// What must be reported.
    pub(crate) findings: Vec<Mark>,
    /// What must not be reported for that concept.
    pub(crate) traps: Vec<Mark>,
    /// What may be reported or not.
    pub(crate) either: Vec<Mark>,
}

/// A passage of a draft and what a reviewer says of it.
pub(crate) struct Mark {
    pub(crate) concept: String,
    /// The passage; none if the whole draft is meant.
    pub(crate) span: Option<Span>,
}

/// The folder of the corpus.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus")
}

/// Every labelled draft, in the order of kinds and ids.
pub(crate) fn drafts(split: Split) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for kind in Kind::ALL {
        let path = folder().join(split.name()).join(format!("{kind}.jsonl"));
        let lines = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for line in lines.lines().filter(|line| !line.is_empty()) {
            let record: Value = serde_json::from_str(line).expect("every line of the corpus is a JSON object");
            drafts.push(read(&record, kind, split));
        }
    }
    drafts
}

/// Short passages out of drafts, of which at most one piece is to be reported; findings about a whole draft say nothing there.
pub(crate) fn passages(split: Split) -> Vec<Draft> {
    of_all_kinds(split, "passages.jsonl")
}

/// Drafts that a good coach would send as they are, written to measure false alarms.
pub(crate) fn clean(split: Split) -> Vec<Draft> {
    of_all_kinds(split, "clean.jsonl")
}

/// The drafts of a file in which each says its kind.
fn of_all_kinds(split: Split, name: &str) -> Vec<Draft> {
    let lines = fs::read_to_string(folder().join(split.name()).join(name)).unwrap_or_default();
    let records = lines.lines().filter(|line| !line.is_empty());
    let records =
        records.map(|line| serde_json::from_str::<Value>(line).expect("every line of the corpus is a JSON object"));
    records
        .map(|record| {
            let kind = record["kind"].as_str().and_then(|kind| kind.parse().ok()).expect("a draft has a kind");
            read(&record, kind, split)
        })
        .collect()
}

/// Every labelled sentence: its label and its words.
pub(crate) fn sentences(split: Split) -> Vec<(String, String)> {
    let path = folder().join(split.name()).join("sentences.tsv");
    let lines = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let pairs = lines.lines().filter_map(|line| line.split_once('\t'));
    pairs.map(|(label, sentence)| (label.to_owned(), sentence.to_owned())).collect()
}

fn read(record: &Value, kind: Kind, split: Split) -> Draft {
    let id = record["id"].as_str().expect("a draft has an id").to_owned();
    let text = record["text"].as_str().expect("a draft has a text");
    let mut document = Document::new(text, Format::Text);
    let facts = document.facts_mut();
    // The header of a mail knows the time too, so it comes first.
    if let (None, Some(sent)) = (facts.sent, record["document"]["sent"].as_str()) {
        facts.sent = Some(sent.parse::<Date>().expect("`sent` is a date").into());
    }
    if let Some(question) = record["document"]["question"].as_str() {
        facts.question = Some(question.to_owned());
    }
    let marks =
        |list: &str| record[list].as_array().into_iter().flatten().map(|mark| read_mark(mark, text, &id)).collect();
    Draft {
        kind,
        findings: marks("findings"),
        traps: marks("traps"),
        either: marks("either"),
        document: document.with_kind(Some(kind)),
        application: read_application(record, &id, split),
        id,
    }
}

fn read_mark(mark: &Value, text: &str, id: &str) -> Mark {
    let concept = mark["concept"].as_str().expect("a mark has a concept").to_owned();
    let span = mark["quote"].as_str().map(|quote| {
        let nth = mark["nth"].as_u64().unwrap_or(1) as usize;
        let found = text.match_indices(quote).nth(nth - 1);
        let (start, quote) =
            found.unwrap_or_else(|| panic!("{id}: the passage of a mark for {concept} is not in the text"));
        Span::new(start, start + quote.len())
    });
    Mark { concept, span }
}

/// What the record knows about the application, by way of the file that a user would write.
fn read_application(record: &Value, id: &str, split: Split) -> Application {
    let mut application = application(&record["application"]).unwrap_or_else(|| match split {
        Split::Dev => panic!("{id}: its application is not accepted"),
        // The texts of the test half are shown to nobody.
        Split::Test => panic!("a draft of the test half has an application that is not accepted"),
    });
    application.posting = record["posting"].as_str().map(|posting| Document::new(posting, Format::Text));
    application
}

/// An application as a record has it, by way of the file that a user would write; none if that file has mistakes.
pub(crate) fn application(known: &Value) -> Option<Application> {
    if known.is_null() {
        return Some(Application::new());
    }
    let toml = toml::to_string(&to_toml(known)).expect("the record can be written as TOML");
    Application::parse("application.toml", &toml).ok()
}

fn to_toml(value: &Value) -> toml::Value {
    match value {
        Value::Object(table) => {
            let entry = |(key, value): (&String, &Value)| match (key.as_str(), value.as_str()) {
                ("date" | "decision-by", Some(date)) => {
                    (key.clone(), toml::Value::Datetime(date.parse().expect("a date")))
                }
                _ => (key.clone(), to_toml(value)),
            };
            toml::Value::Table(table.iter().map(entry).collect())
        }
        Value::Array(list) => toml::Value::Array(list.iter().map(to_toml).collect()),
        other => toml::Value::String(other.as_str().expect("the corpus holds texts").to_owned()),
    }
}
