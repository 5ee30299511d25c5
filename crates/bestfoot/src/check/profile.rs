//! A profile that says too little to be found.

use super::{Check, Draft, Report};
use crate::word_lists::{Phrases, word_lists};

word_lists! {
    static WORDS: Words = "profile.txt" {
        labels: Phrases,
    }
}

/// Reports a profile of fewer than `least-words` words: a draft with labelled parts (`About`, `Experience`), or one that holds no whole sentence.
/// A post is as short as it likes, so a draft of whole sentences without such parts is none.
pub(super) struct Thin;

impl Check for Thin {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let least = draft.number("least-words").unwrap_or(25) as usize;
        let words = draft.word_count();
        if words == 0 || words >= least {
            return;
        }
        let document = draft.document();
        let lines: Vec<&str> = document.plain().lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let labelled = lines.iter().any(|line| is_label(line));
        let sentence = lines.iter().any(|line| {
            let speaks = line.ends_with(['.', '!', '?']) || line.contains(". ");
            speaks && line.split_whitespace().count() >= 4
        });
        if labelled || !sentence && lines.len() <= 4 {
            report.draft();
        }
    }
}

/// Whether a line names a part of a profile: `About`, `Experience:`, `Headline: …`.
fn is_label(line: &str) -> bool {
    let line = line.trim_start_matches(['#', '*', ' ']).to_lowercase();
    let head = line.split(':').next().unwrap_or_default().trim_end_matches(['*', ' ']);
    WORDS.labels.has(head)
}
