//! Whether what was achieved is measured anywhere.

use super::deed::has_figure;
use super::{Check, Draft, Report};

/// Reports the first of the phrases `any` (improved a lot, various tasks) in each answer, or in the whole draft, that holds no figure at all.
pub(super) struct Measured;

impl Check for Measured {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        for answer in draft.answers_to("asked") {
            let body = answer.start..answer.end;
            if measures(draft, &body) {
                continue;
            }
            let vague = draft.phrases_in("any", &answer);
            if vague.len() < draft.number("least").unwrap_or(1) as usize {
                continue;
            }
            if let Some(&(start, end)) = vague.first()
                && !crate::guard::is_quoted(document, document.tokens()[start].span())
            {
                report.words(draft.display_tokens(start, end));
            }
        }
    }
}

/// Figures of the letterhead, the date and the addresses measure nothing.
fn measures(draft: &Draft<'_>, stretch: &std::ops::Range<usize>) -> bool {
    let document = draft.document();
    let tokens = document.tokens();
    stretch.clone().any(|index| {
        draft.reads(&tokens[index]) && !tokens[index].is_opaque && has_figure(document, &(index..index + 1))
    })
}
