//! A question that is more than one.

use super::{Check, Draft, Report};
use crate::Zone;
use crate::word_lists::{WordSet, word_lists};

word_lists! {
    static WORDS: Words = "too_much.txt" {
        declining: WordSet,
    }
}

/// Reports the phrases `any`, which ask for a full account (variant `full-account`), or else a draft of more questions than `most`.
pub(super) struct AsksTooMuch;

impl Check for AsksTooMuch {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let mut end_of_last = 0;
        for (start, end) in draft.phrase_tokens("any") {
            if start < end_of_last || is_declined(draft, start) {
                continue;
            }
            report.words(draft.display_tokens(start, end)).variant("full-account");
            end_of_last = end;
        }
        if end_of_last > 0 {
            return;
        }
        let marks = document.plain().match_indices('?').filter(|&(at, _)| document.plain_zone(at) == Zone::Body);
        let questions = marks.filter(|&(at, _)| !document.plain()[at + 1..].starts_with(['?', '!'])).count();
        if questions > draft.number("most").unwrap_or(3) as usize {
            report.draft().value("count", questions.to_string());
        }
    }
}

/// `not every detail`, `too much to ask`: the writer declines it.
fn is_declined(draft: &Draft<'_>, at: usize) -> bool {
    // No farther, so that a text without any full stop still costs linear time.
    const FARTHEST: usize = 200;
    let document = draft.document();
    let tokens = document.tokens();
    let sentence = document.sentence_tokens(tokens[at].sentence);
    (sentence.start.max(at.saturating_sub(FARTHEST))..sentence.end.min(at + FARTHEST)).any(|index| {
        let word = document.written(&tokens[index]).to_lowercase();
        WORDS.declining.has(&word) || word.ends_with("n't")
    })
}
