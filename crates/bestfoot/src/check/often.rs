//! Words that only count when there are many of them.

use super::{Check, Draft, Report};

/// Reports the phrases `any`, and the phrases `alone` where they fill a clause of their own (`…, you know, …`), in each answer that holds at least `least` of them and
/// more than `per-hundred` in a hundred words.
pub(super) struct Often;

impl Check for Often {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let least = draft.number("least").unwrap_or(3) as usize;
        let limit = draft.number("per-hundred").unwrap_or(2) as usize;
        let quoted = |&(start, end): &(usize, usize)| {
            let tokens = document.tokens();
            crate::guard::is_quoted(document, tokens[start].span().cover(tokens[end - 1].span()))
        };
        for answer in draft.answers_to("asked") {
            let mut found = draft.phrases_in("any", &answer);
            found.extend(draft.phrases_in("alone", &answer).into_iter().filter(|&(start, end)| {
                let clause = document.clause_tokens(start);
                clause.start == start && clause.end == end
            }));
            found.retain(|place| !quoted(place));
            found.sort_unstable();
            found.dedup_by(|later, earlier| later.0 < earlier.1);
            if found.len() < least || found.len() * 100 < limit * draft.words_in(&answer) {
                continue;
            }
            for (start, end) in found {
                report.words(draft.display_tokens(start, end));
            }
        }
    }
}
