//! Guards as lint files write them: conditions on a match, a closed list. What they cannot say is a check.

use serde::{Deserialize, Serialize};

use crate::application::Stage;
use crate::tree::{At, Table, Value};

/// Conditions that must all hold.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Conditions<P> {
    pub(crate) all: Vec<Guard<P>>,
}

/// One condition. `P` is a list of phrases: as written in a definition, a number once compiled.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Guard<P> {
    Near {
        any: P,
        within: Within,
        side: Side,
    },
    Inside(P),
    Before(P),
    After(P),
    Negated(bool),
    Subject(P),
    FirstPerson(bool),
    Hypothetical(bool),
    Quoted(bool),
    InMarks(bool),
    Name(bool),
    Position(Vec<Position>),
    In(Vec<Stretch>),
    Question(P),
    ApplicationValue(bool),
    ApplicationHas(Vec<ApplicationKey>),
    Stage(Vec<u8>),
    AtLeast(u32),
    PerHundredWords(f32),
    /// A named guard: its name in a definition, its number once compiled.
    Use(Vec<P>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Within {
    Clause,
    Sentence,
    /// The sentence, the one before and the one after, of the same paragraph.
    Around,
    Paragraph,
    Words(u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Side {
    Either,
    Before,
    After,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Position {
    SentenceStart,
    SentenceEnd,
    ParagraphStart,
    ParagraphEnd,
    FirstSentence,
    FirstParagraph,
    LastParagraph,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Stretch {
    Url,
    Email,
    Code,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ApplicationKey {
    Company,
    Role,
    People,
    Candidate,
    Interviews,
    Posting,
    Resume,
    Facts,
}

/// The phrases of a guard, as written.
pub(crate) type Written = Vec<At<String>>;

const POSITIONS: [(&str, Position); 7] = [
    ("sentence-start", Position::SentenceStart),
    ("sentence-end", Position::SentenceEnd),
    ("paragraph-start", Position::ParagraphStart),
    ("paragraph-end", Position::ParagraphEnd),
    ("first-sentence", Position::FirstSentence),
    ("first-paragraph", Position::FirstParagraph),
    ("last-paragraph", Position::LastParagraph),
];

const STRETCHES: [(&str, Stretch); 3] = [("url", Stretch::Url), ("email", Stretch::Email), ("code", Stretch::Code)];

const KEYS: [(&str, ApplicationKey); 8] = [
    ("company", ApplicationKey::Company),
    ("role", ApplicationKey::Role),
    ("people", ApplicationKey::People),
    ("candidate", ApplicationKey::Candidate),
    ("interviews", ApplicationKey::Interviews),
    ("posting", ApplicationKey::Posting),
    ("resume", ApplicationKey::Resume),
    ("facts", ApplicationKey::Facts),
];

type ListGuard = fn(Written) -> Guard<Written>;
type FlagGuard = fn(bool) -> Guard<Written>;

/// Reads a table of guards.
pub(crate) fn read(table: &Table<'_, '_>) -> Conditions<Written> {
    let mut all = Vec::new();
    if let Some(near) = table.get("near").and_then(Value::table) {
        all.push(read_near(&near));
    }
    let lists: [(&'static str, ListGuard); 5] = [
        ("inside", Guard::Inside),
        ("before", Guard::Before),
        ("after", Guard::After),
        ("subject", Guard::Subject),
        ("question", Guard::Question),
    ];
    for (key, guard) in lists {
        all.extend(table.get(key).map(|value| guard(value.strings())));
    }
    let flags: [(&'static str, FlagGuard); 6] = [
        ("negated", Guard::Negated),
        ("first-person", Guard::FirstPerson),
        ("hypothetical", Guard::Hypothetical),
        ("quoted", Guard::Quoted),
        ("in-marks", Guard::InMarks),
        ("name", Guard::Name),
    ];
    for (key, guard) in flags {
        all.extend(table.boolean(key).map(guard));
    }
    if let Some(value) = table.get("position") {
        all.push(Guard::Position(named(value, "position", &POSITIONS)));
    }
    if let Some(value) = table.get("in") {
        all.push(Guard::In(named(value, "stretch", &STRETCHES)));
    }
    if let Some(application) = table.get("application").and_then(Value::table) {
        all.extend(application.boolean("value").map(Guard::ApplicationValue));
        all.extend(application.get("set").map(|value| Guard::ApplicationHas(named(value, "key", &KEYS))));
        all.extend(application.get("stage").map(|value| Guard::Stage(stages(value))));
        application.finish();
    }
    if let Some(count) = table.get("count").and_then(Value::table) {
        all.extend(count.get("at-least").and_then(Value::number).map(Guard::AtLeast));
        all.extend(
            count.get("per-hundred-words").and_then(Value::decimal).map(|limit| Guard::PerHundredWords(limit as f32)),
        );
        count.finish();
    }
    if let Some(value) = table.get("use") {
        all.push(Guard::Use(value.strings().into_iter().map(|name| vec![name]).collect()));
    }
    if all.is_empty() {
        table.errors.push(table.header(), "this says nothing: it has no guard", None);
    }
    table.finish();
    Conditions { all }
}

fn read_near(table: &Table<'_, '_>) -> Guard<Written> {
    let any = table.strings("any");
    let within = table.get("within").map_or(Some(Within::Clause), |value| {
        if value.is_number() {
            return value.number().map(Within::Words);
        }
        let word = value.string()?;
        let within = match word.value.as_str() {
            "clause" => Some(Within::Clause),
            "sentence" => Some(Within::Sentence),
            "around" => Some(Within::Around),
            "paragraph" => Some(Within::Paragraph),
            _ => None,
        };
        if within.is_none() {
            let help = "it is clause, sentence, around, paragraph or a number of words".to_owned();
            table.errors.push(word.span, format!("`{}` is no distance", word.value), Some(help));
        }
        within
    });
    let side = table.string("side").and_then(|word| match word.value.as_str() {
        "before" => Some(Side::Before),
        "after" => Some(Side::After),
        "either" => Some(Side::Either),
        _ => {
            table.errors.push(
                word.span,
                format!("`{}` is no side", word.value),
                Some("it is before, after or either".to_owned()),
            );
            None
        }
    });
    if any.is_empty() {
        table.errors.push(table.header(), "`any` is missing: near what?", None);
    }
    table.finish();
    Guard::Near { any, within: within.unwrap_or(Within::Clause), side: side.unwrap_or(Side::Either) }
}

fn named<T: Copy>(value: Value<'_, '_>, what: &str, known: &[(&str, T)]) -> Vec<T> {
    let names = value.strings();
    let found = names.into_iter().filter_map(|name| {
        let entry = known.iter().find(|(known, _)| *known == name.value);
        if entry.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            value.errors.push(
                name.span,
                format!("there is no {what} `{}`", name.value),
                Some(format!("it is one of {}", names.join(", "))),
            );
        }
        entry.map(|&(_, value)| value)
    });
    found.collect()
}

fn stages(value: Value<'_, '_>) -> Vec<u8> {
    let found = value.strings().into_iter().filter_map(|name| {
        let stage = Stage::from_name(&name.value);
        if stage.is_none() {
            let help = "it is one of applied, interview, offer, rejected".to_owned();
            value.errors.push(name.span, format!("there is no stage `{}`", name.value), Some(help));
        }
        stage.map(|stage| stage as u8)
    });
    found.collect()
}
