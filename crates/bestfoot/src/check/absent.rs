//! Something that every draft of a kind should say, and this one does not.

use super::{Check, Draft, Report};

/// Reports the draft if none of the phrases `any` stands in it. Drafts of fewer words than `least-words` are left to the lints about length.
pub(super) struct Absent;

impl Check for Absent {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let least = draft.number("least-words").unwrap_or(1) as usize;
        if draft.word_count() >= least && draft.phrase_tokens("any").is_empty() {
            report.draft();
        }
    }
}
