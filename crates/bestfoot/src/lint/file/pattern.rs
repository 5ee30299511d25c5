//! How a lint matches: phrases, swaps, regexes or a check, and exactly one of them.

use serde::{Deserialize, Serialize};

use super::confidence::Confidence;
use super::plain;
use super::scope::is_whole_sentence;
use super::texts::Texts;
use crate::Applicability;
use crate::lint::guard::{self, Conditions, Written};
use crate::lint::options::{self, Takes};
use crate::tree::{At, Table, Value};

pub(crate) enum Pattern {
    Phrases {
        entries: Vec<At<String>>,
        whole_sentence: bool,
        confidence: Confidence,
        replace: Option<String>,
        fix: Applicability,
        /// Further lists, each with conditions of its own.
        also: Vec<Part>,
    },
    Swap {
        pairs: Vec<(At<String>, String)>,
        exact: bool,
        fix: Applicability,
    },
    /// Patterns, each with literals one of which its matches hold.
    Regexes(Vec<GatedRegex>),
    Check {
        name: At<String>,
        options: Vec<(At<String>, OptionValue)>,
        phrases: Vec<(At<String>, Written)>,
    },
}

impl Pattern {
    /// The check that it names, with its place.
    pub(crate) fn check_name(&self) -> Option<&At<String>> {
        match self {
            Self::Check { name, .. } => Some(name),
            _ => None,
        }
    }

    /// Whether a list of phrases says that it is not sure of what it finds.
    pub(super) fn has_doubts(&self) -> bool {
        match self {
            Self::Phrases { confidence, also, .. } => {
                let mut all = std::iter::once(*confidence).chain(also.iter().map(|part| part.confidence));
                all.any(|confidence| confidence == Confidence::Low)
            }
            _ => false,
        }
    }
}

/// A list of phrases that are meant only under conditions of their own, beside those of the lint.
pub(crate) struct Part {
    pub(crate) entries: Vec<At<String>>,
    pub(crate) whole_sentence: bool,
    pub(crate) confidence: Confidence,
    pub(crate) when: Option<Conditions<Written>>,
    pub(crate) unless: Vec<Conditions<Written>>,
}

/// A regex, and literals one of which every match of it holds.
pub(crate) type GatedRegex = (At<String>, Vec<At<String>>);

/// A value that a lint's table hands to its check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum OptionValue {
    /// A text alone is a list of one.
    Texts(Texts),
    Number(u32),
    Flag(bool),
}

pub(super) fn read(table: &Table<'_, '_>) -> Option<Pattern> {
    let given = ["phrases", "swap", "regex", "check"].into_iter().filter(|key| table.get(key).is_some()).count();
    if given != 1 {
        let help = "give one of phrases, swap, regex, check".to_owned();
        table.errors.push(table.header(), "a lint matches in exactly one way", Some(help));
        return None;
    }
    if let Some(name) = table.get("check") {
        return read_check(table, name);
    }
    let pattern = if let Some(entries) = table.get("phrases") {
        let whole_sentence = is_whole_sentence(table);
        let confidence = Confidence::read(table);
        let replace = table.string("replace").map(|text| text.value);
        let also = table.tables("also").iter().map(read_part).collect();
        Pattern::Phrases { entries: entries.strings(), whole_sentence, confidence, replace, fix: fix(table), also }
    } else if let Some(swap) = table.get("swap") {
        let exact = table.string("case").is_some_and(|case| {
            if !matches!(case.value.as_str(), "exact" | "folded") {
                table.errors.push(
                    case.span,
                    format!("there is no case `{}`", case.value),
                    Some("it is exact or folded".to_owned()),
                );
            }
            case.value == "exact"
        });
        let pairs =
            swap.table()?.entries().into_iter().filter_map(|(from, to)| Some((from, to.string()?.value))).collect();
        Pattern::Swap { pairs, exact, fix: fix(table) }
    } else {
        Pattern::Regexes(read_regexes(table)?)
    };
    table.finish();
    Some(pattern)
}

fn fix(table: &Table<'_, '_>) -> Applicability {
    table.string("fix").map_or(Applicability::Display, |word| match word.value.as_str() {
        "safe" => Applicability::Safe,
        "unsafe" => Applicability::Unsafe,
        "display" => Applicability::Display,
        _ => {
            table.errors.push(
                word.span,
                format!("a fix cannot be `{}`", word.value),
                Some("it is safe, unsafe or display".to_owned()),
            );
            Applicability::Display
        }
    })
}

fn read_part(table: &Table<'_, '_>) -> Part {
    let part = Part {
        entries: table.strings("phrases"),
        whole_sentence: is_whole_sentence(table),
        confidence: Confidence::read(table),
        when: table.get("when").and_then(Value::table).map(|table| guard::read(&table)),
        unless: table.tables("unless").iter().map(guard::read).collect(),
    };
    if part.entries.is_empty() {
        table.errors.push(table.header(), "`phrases` is missing", None);
    }
    table.finish();
    part
}

/// One regex with its `requires` beside it, or a list of tables of both: each is built only where one of its own literals stands. A literal with a
/// capital must stand just so; others count in any case.
fn read_regexes(table: &Table<'_, '_>) -> Option<Vec<GatedRegex>> {
    let value = table.get("regex")?;
    let gated = |pattern: At<String>, requires: Vec<At<String>>| {
        if requires.is_empty() {
            let help =
                "list literals one of which every match holds, so that the pattern runs only near them".to_owned();
            table.errors.push(pattern.span, "`requires` is missing", Some(help));
        }
        (pattern, requires)
    };
    if value.is_string() {
        return Some(vec![gated(value.string()?, table.strings("requires"))]);
    }
    let parts = value.items().into_iter().filter_map(Value::table).filter_map(|part| {
        let pattern = part.required("pattern");
        let requires = part.strings("requires");
        part.finish();
        Some(gated(pattern?, requires))
    });
    Some(parts.collect())
}

/// A check takes options of any name; whether it knows them is for the linter to say. Of one that is not built in, `any` and every list that names a
/// vocabulary or has another mark of the phrase language hold phrases.
fn read_check(table: &Table<'_, '_>, name: Value<'_, '_>) -> Option<Pattern> {
    let name = name.string()?;
    let mut options = Vec::new();
    let mut phrases = Vec::new();
    for (key, value) in table.entries() {
        if key.value == "check" {
            continue;
        }
        let marked = |entry: &At<String>| entry.value.contains(['@', '{', '[', '~']);
        let holds_phrases = match options::takes(&name.value, &key.value) {
            Some(takes) => matches!(takes, Takes::Phrases) && (value.is_list() || value.is_string()),
            None => key.value == "any" || value.is_list() && value.strings().iter().any(marked),
        };
        if holds_phrases {
            phrases.push((key, value.strings()));
            continue;
        }
        let option = if value.is_string() {
            value.string().map(|text| OptionValue::Texts([text.value].into_iter().collect()))
        } else if value.is_number() {
            value.number().map(OptionValue::Number)
        } else if value.is_boolean() {
            value.boolean().map(OptionValue::Flag)
        } else {
            Some(OptionValue::Texts(plain(value.strings()).into_iter().collect()))
        };
        options.extend(option.map(|option| (key, option)));
    }
    options.sort_by(|(one, _), (other, _)| one.value.cmp(&other.value));
    Some(Pattern::Check { name, options, phrases })
}
