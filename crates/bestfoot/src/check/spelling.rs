//! Misspelled words, and words of the other English.

use super::{Check, Draft, Report};
use crate::document::Form;
use crate::spelling::{COMMON, LARGE, words};
use crate::{Applicability, Dialect, Fix};

/// Reports misspelled words: known slips with the option `find = "slips"` (variant `several` where more than one word may be meant), words that no
/// list has with `find = "unknown"`.
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
            finding.value("meant", shown.join(" or ")).fix(Fix::replace(span, meant[0].clone(), fixable));
            if !one {
                finding.variant("several");
            }
        }
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
            let right = |entry: crate::spelling::Entry| match dialect {
                Dialect::American => entry.is_american(),
                Dialect::British => entry.is_british(),
            };
            if right(entry) {
                continue;
            }
            // The same word of the other English differs in a letter or two; a word with none like it has no other spelling.
            let here = |near: &crate::spelling::Near| {
                words().entry(&near.word).is_some_and(|other| {
                    right(other) && !(other.is_american() && other.is_british()) && other.size() <= entry.size() + COMMON
                })
            };
            let Some(meant) = words().near(&lower, 2, LARGE).into_iter().find(here) else {
                continue;
            };
            let span = draft.display_tokens(index, index + 1);
            let expected = like_case(&meant.word, written.starts_with(char::is_uppercase));
            let finding = report.words(span);
            finding.value("expected", expected.clone()).fix(Fix::replace(span, expected, Applicability::Unsafe));
            finding.value("dialect", match dialect {
                Dialect::American => "American",
                Dialect::British => "British",
            });
        }
    }
}
