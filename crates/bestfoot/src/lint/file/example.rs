//! Examples: texts that show what a lint finds or leaves alone, with the facts around them that it takes to run them.

use jiff::civil::{Date, Time};

use super::plain;
use crate::application::{Application, Moment};
use crate::tree::{At, Table, Value};
use crate::{Dialect, Kind, Neighbours, PacketDraft};

/// An example with all that it takes to run it.
#[allow(clippy::struct_excessive_bools, reason = "they are the flags of the table's form")]
pub(crate) struct ExampleCase {
    /// The English that the configuration names.
    pub(crate) dialect: Option<Dialect>,
    pub(crate) marked: At<String>,
    pub(crate) is_bad: bool,
    pub(crate) whole: bool,
    pub(crate) near_miss: bool,
    pub(crate) fixed: Option<String>,
    pub(crate) kind: Option<Kind>,
    pub(crate) variant: Option<String>,
    pub(crate) application: Application,
    pub(crate) sent: Option<Moment>,
    pub(crate) question: Option<String>,
    /// The name of the draft's file.
    pub(crate) file_name: Option<String>,
    /// What hangs on the draft.
    pub(crate) attachments: Vec<String>,
    pub(crate) markdown: bool,
    /// The other drafts of the packet.
    pub(crate) others: Vec<PacketDraft>,
    /// The candidate's other applications.
    pub(crate) beside: Option<Neighbours>,
}

/// What the example's own application is called among its neighbours.
pub(crate) const OWN: &str = "application.toml";

pub(super) fn read(table: &Table<'_, '_>, first_kind: Option<Kind>) -> Option<ExampleCase> {
    let bad = table.string("bad");
    let good = table.string("good");
    let (is_bad, marked) = match (bad, good) {
        (Some(bad), None) => (true, bad),
        (None, Some(good)) => (false, good),
        _ => {
            table.errors.push(table.header(), "an example is either `bad` or `good`", None);
            return None;
        }
    };
    let mut application = Application::default();
    if let Some(table) = table.get("application").and_then(Value::table) {
        application.read(&table);
    }
    application.today = table.get("today").and_then(Value::datetime).and_then(|found| found.date).and_then(date);
    application.posting = table.string("posting").map(|text| crate::Document::new(text.value, crate::Format::Text));
    application.resume = table.string("resume").map(|text| crate::Document::new(text.value, crate::Format::Text));
    let mut sent = None;
    let mut question = None;
    let mut file_name = None;
    let mut attachments = Vec::new();
    if let Some(document) = table.get("document").and_then(Value::table) {
        sent = document.get("sent").and_then(Value::datetime).and_then(|found| {
            let time = found.time.and_then(|time| Time::new(time.hour as i8, time.minute as i8, 0, 0).ok());
            found.date.and_then(date).map(|date| Moment { date, time })
        });
        question = document.string("question").map(|text| text.value);
        file_name = document.string("file-name").map(|text| text.value);
        attachments = plain(document.strings("attachments"));
        document.finish();
    }
    // A draft whose kind is not known is one of its own.
    let kind = match table.string("kind") {
        Some(word) if word.value == "unknown" => None,
        Some(word) => table.errors.kind(&word),
        None => first_kind.or(Some(Kind::InterviewAnswer)),
    };
    let whole = table.boolean("whole").unwrap_or_default();
    if is_bad && !whole && !marked.value.contains('«') {
        let help =
            "mark the words to report with «…», or say `whole = true` for a finding about the whole draft".to_owned();
        table.errors.push(marked.span, "nothing is marked in this `bad` example", Some(help));
    }
    let markdown = table.string("format").is_some_and(|format| {
        if !matches!(format.value.as_str(), "text" | "markdown") {
            table.errors.push(
                format.span,
                format!("there is no format `{}` for an example", format.value),
                Some("it is text or markdown".to_owned()),
            );
        }
        format.value == "markdown"
    });
    let others = table.tables("others").iter().filter_map(read_other).collect();
    let beside = read_beside(&table.tables("beside"));
    let example = ExampleCase {
        others,
        beside,
        dialect: table.string("dialect").and_then(|word| Dialect::read(table, &word)),
        is_bad,
        whole,
        near_miss: table.boolean("near-miss").unwrap_or_default(),
        fixed: table.string("fixed").map(|text| text.value),
        kind,
        variant: table.string("variant").map(|text| text.value),
        application,
        sent,
        question,
        file_name,
        attachments,
        markdown,
        marked,
    };
    table.finish();
    Some(example)
}

/// Another draft of an example's packet: `{ name, kind, text, sent, to }`.
fn read_other(table: &Table<'_, '_>) -> Option<PacketDraft> {
    let text = table.required("text");
    let sent = table
        .get("sent")
        .and_then(Value::datetime)
        .and_then(|found| Some(Moment { date: found.date.and_then(date)?, time: None }));
    let kind = table.string("kind").and_then(|word| word.value.parse().ok());
    let name = table.string("name").map_or_else(|| "other.txt".to_owned(), |name| name.value);
    table.finish();
    let mut document = crate::Document::new(text?.value, crate::Format::Text).with_kind(kind);
    document.facts_mut().sent = sent;
    Some(PacketDraft { name, document })
}

/// The candidate's other applications in an example: `{ name, application, letter }`.
fn read_beside(tables: &[Table<'_, '_>]) -> Option<Neighbours> {
    let mut neighbours = Neighbours::default();
    for table in tables {
        let name = table.string("name").map_or_else(|| "other/application.toml".to_owned(), |name| name.value);
        let mut application = Application::default();
        if let Some(table) = table.get("application").and_then(Value::table) {
            application.read(&table);
        }
        neighbours.add(&name, &application);
        if let Some(letter) = table.string("letter") {
            let document = crate::Document::new(letter.value, crate::Format::Text);
            let file = name.replace("application.toml", "letter.txt");
            neighbours.add_letter(&name, &application, file, &document);
        }
        table.finish();
    }
    neighbours.add(OWN, &Application::default());
    (!tables.is_empty()).then_some(neighbours)
}

fn date(found: toml::value::Date) -> Option<Date> {
    Date::new(i16::try_from(found.year).ok()?, found.month as i8, found.day as i8).ok()
}
