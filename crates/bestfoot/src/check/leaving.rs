//! An answer about leaving a job that never looks forward.

use std::ops::Range;

use super::{Check, Draft, Report};
use crate::word_lists::{Phrases, word_lists};

word_lists! {
    static WORDS: Words = "leaving.txt" {
        leaving: Phrases,
    }
}

/// Reports the first of the phrases `reason` in an answer to why the writer left or wants to leave, if none of the phrases `forward` stands in
/// that answer. Where the question is not known, only an answer of at most `most-words` words counts that opens with such a reason and closes the
/// matter with one of the phrases `settled` (that was that, it was time to go).
pub(super) struct Leaving;

impl Check for Leaving {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let reasons = draft.phrase_tokens("reason");
        let forwards = draft.phrase_tokens("forward");
        let settled = draft.phrase_tokens("settled");
        let whole = 0..document.tokens().len();
        let mut answers: Vec<(Option<&str>, Range<usize>)> = document
            .answers()
            .iter()
            .map(|answer| (document.question_of(Some(answer)), answer.tokens.clone()))
            .collect();
        if answers.is_empty() {
            answers.push((document.question_of(None), whole));
        }
        for (question, tokens) in answers {
            let first = |places: &[(usize, usize)]| {
                let next = places.partition_point(|&(start, _)| start < tokens.start);
                places.get(next).copied().filter(|(start, _)| tokens.contains(start))
            };
            let Some((start, end)) = first(&reasons) else {
                continue;
            };
            let about = match question {
                Some(question) => asks_about_leaving(question),
                None => opens_with_it(draft, &tokens, start) && first(&settled).is_some(),
            };
            if about && first(&forwards).is_none() {
                report.words(draft.display_tokens(start, end));
            }
        }
    }
}

fn opens_with_it(draft: &Draft<'_>, tokens: &Range<usize>, start: usize) -> bool {
    let most = draft.number("most-words").unwrap_or(60) as usize;
    let all = draft.document().tokens();
    tokens.len() <= most && all[start].sentence == all[tokens.start].sentence
}

fn asks_about_leaving(question: &str) -> bool {
    let question = question.to_lowercase();
    WORDS.leaving.iter().any(|word| question.contains(word))
}
