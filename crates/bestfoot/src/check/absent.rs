//! Something that every draft of a kind should say, and this one does not.

use super::{Check, Draft, Report};
use crate::Zone;
use crate::word_lists::{WordSet, word_lists};

word_lists! {
    static WORDS: Words = "absent.txt" {
        courtesies: WordSet,
        deeds: WordSet,
    }
}

/// Reports the draft if none of the phrases `any` stands in it; with `own-work`, a figure of the body will do as well, or a deed that the
/// writer tells of (`I timed that wait`). What lies in one of the phrases `except` does not count (`thanks for nothing`). Drafts of fewer words
/// than `least-words` are left to the lints about length.
pub(super) struct Absent;

impl Check for Absent {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let least = draft.number("least-words").unwrap_or(1) as usize;
        let told = draft.flag("own-work") && (has_figure(draft) || tells_a_deed(draft));
        let except = draft.phrase_tokens("except");
        let said = draft
            .phrase_tokens("any")
            .iter()
            .any(|&(start, end)| !except.iter().any(|&(from, to)| from <= start && end <= to));
        if draft.word_count() >= least && !said && !told {
            report.draft();
        }
    }
}

fn has_figure(draft: &Draft<'_>) -> bool {
    let document = draft.document();
    let figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    document.tokens().iter().any(|token| document.token_zone(token) == Zone::Body && figure(document.written(token)))
}

/// Whether `I` or `we` stands before a verb in the past that is no courtesy.
fn tells_a_deed(draft: &Draft<'_>) -> bool {
    let document = draft.document();
    let tokens = document.tokens();
    (0..tokens.len()).any(|index| {
        let subject = matches!(document.written(&tokens[index]), "I" | "we" | "We");
        let own = subject && document.token_zone(&tokens[index]) == Zone::Body;
        let verb = |at: usize| {
            let token = tokens.get(at).filter(|token| token.sentence == tokens[index].sentence);
            token.is_some_and(|token| {
                let word = document.written(token);
                word.len() > 4 && word.ends_with("ed") && !WORDS.courtesies.has(word) || WORDS.deeds.has(word)
            })
        };
        own && (verb(index + 1) || verb(index + 2))
    })
}
