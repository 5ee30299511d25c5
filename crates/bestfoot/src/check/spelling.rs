//! Misspelled words, and words of the other English.

use super::{Check, Draft, Report};
use crate::document::Form;
use crate::spelling::{Entry, LARGE, words};
use crate::{Applicability, Dialect, Fix};

/// Reports misspelled words: known slips with the option `find = "slips"` (variant `several` where more than one word may be meant), words that no
/// list has with `find = "unknown"` (variant `unsure` for short ones).
pub(super) struct Spelling;

impl Check for Spelling {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let known = draft.text("find") == Some("slips");
        for slip in draft.misspellings().iter().filter(|slip| slip.is_known == known) {
            let token = &draft.document().tokens()[slip.token];
            if !draft.reads(token) {
                continue;
            }
            let span = draft.display_tokens(slip.token, slip.token + 1);
            let capital = draft.document().written(token).starts_with(char::is_uppercase);
            let meant: Vec<String> = slip.meant.iter().take(3).map(|word| like_case(word, capital)).collect();
            let shown: Vec<String> = meant.iter().map(|word| format!("`{word}`")).collect();
            let one = meant.len() == 1;
            let fixable = match (known, one) {
                (true, true) => Applicability::Safe,
                (false, true) => Applicability::Unsafe,
                _ => Applicability::Display,
            };
            let finding = report.words(span);
            finding.value("meant", either(&shown)).fix(Fix::replace(span, meant[0].clone(), fixable));
            if slip.is_unsure {
                finding.variant("unsure");
            } else if !one {
                finding.variant("several");
            }
        }
    }
}

/// `a`, `a or b`, `a, b or c`.
fn either(words: &[String]) -> String {
    match words {
        [first @ .., before, last] => {
            first.iter().map(|word| format!("{word}, ")).chain([format!("{before} or {last}")]).collect()
        }
        words => words.concat(),
    }
}

fn like_case(word: &str, capital: bool) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if capital => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

/// Reports words that only the other English spells so, when the configuration names one.
pub(super) struct OtherDialect;

impl Check for OtherDialect {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let Some(dialect) = draft.dialect() else {
            return;
        };
        let document = draft.document();
        for (index, token) in document.tokens().iter().enumerate() {
            let written = document.written(token);
            if token.is_opaque || token.form != Form::Written || !draft.reads(token) || draft.accepts(written) {
                continue;
            }
            let opens = document.sentence_tokens(token.sentence).start == index;
            if !opens && written.starts_with(char::is_uppercase) {
                continue;
            }
            let lower = written.to_lowercase();
            let Some(entry) = words().entry(&lower).filter(|entry| entry.is_small() && entry.size() <= LARGE) else {
                continue;
            };
            let right = |entry: Entry| match dialect {
                Dialect::American => entry.is_american(),
                Dialect::British => entry.is_british(),
            };
            let there = |word: &String| {
                words().entry(word).is_some_and(|other| right(other) && other.is_small() && other.size() <= LARGE)
            };
            if right(entry) {
                continue;
            }
            let Some(meant) = other_spellings(&lower, dialect).find(there) else {
                continue;
            };
            let span = draft.display_tokens(index, index + 1);
            let expected = like_case(&meant, written.starts_with(char::is_uppercase));
            let finding = report.words(span);
            finding.value("expected", expected.clone()).fix(Fix::replace(span, expected, Applicability::Unsafe));
            finding.value(
                "dialect",
                match dialect {
                    Dialect::American => "American",
                    Dialect::British => "British",
                },
            );
        }
    }
}

/// What a word may be in the other English: one of its parts as that one spells it.
fn other_spellings(word: &str, dialect: Dialect) -> impl Iterator<Item = String> {
    /// British and American.
    const PARTS: [(&str, &str); 22] = [
        ("our", "or"),
        ("ise", "ize"),
        ("isa", "iza"),
        ("isi", "izi"),
        ("yse", "yze"),
        ("ysi", "yzi"),
        ("tre", "ter"),
        ("bre", "ber"),
        ("ogue", "og"),
        ("ll", "l"),
        ("l", "ll"),
        ("ence", "ense"),
        ("ae", "e"),
        ("oe", "e"),
        ("mme", "m"),
        ("ou", "o"),
        ("ey", "ay"),
        ("que", "ck"),
        ("ise", "ice"),
        ("yre", "ire"),
        ("ough", "ow"),
        ("eable", "able"),
    ];
    let both = PARTS.iter().flat_map(move |&(british, american)| {
        let (from, to) = match dialect {
            Dialect::American => (british, american),
            Dialect::British => (american, british),
        };
        word.match_indices(from)
            .map(move |(at, part)| format!("{}{to}{}", &word[..at], &word[at + part.len()..]))
            .collect::<Vec<_>>()
    });
    both.filter(move |other| other != word)
}
