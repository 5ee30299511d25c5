//! Something that every draft of a kind should say, and this one does not.

use super::{Check, Draft, Report};
use crate::Zone;

/// Reports the draft if none of the phrases `any` stands in it; with `figures`, a figure of the body will do as well. Drafts of fewer words than
/// `least-words` are left to the lints about length.
pub(super) struct Absent;

impl Check for Absent {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let least = draft.number("least-words").unwrap_or(1) as usize;
        let figures = draft.flag("figures") && has_figure(draft);
        if draft.word_count() >= least && draft.phrase_tokens("any").is_empty() && !figures {
            report.draft();
        }
    }
}

fn has_figure(draft: &Draft<'_>) -> bool {
    let document = draft.document();
    let figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    document.tokens().iter().any(|token| document.token_zone(token) == Zone::Body && figure(document.written(token)))
}
