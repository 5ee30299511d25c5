//! Claims that the text around them bears out, or does not.

use std::ops::Range;

use super::deed::{deeds, has_figure, has_name};
use super::{Check, Draft, Report, places_in};

/// Reports the phrases `any` that nothing bears out: no figure, no name and none of the phrases `proof` in the same sentence and in the `ahead` sentences behind it,
/// nor a deed of the writer's behind the claim. With `behind`, only a figure behind the claim bears it out: those before it are the writer's own. With `most`, a draft shows at most so many.
pub(super) struct Proven;

impl Check for Proven {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let tokens = document.tokens();
        let ahead = draft.number("ahead").unwrap_or(0);
        let most = draft.number("most").unwrap_or(u32::MAX) as usize;
        let (spared, proof) = (draft.phrase_tokens("spared"), draft.phrase_tokens("proof"));
        let mut seen = 0;
        let mut shown = 0;
        for (start, end) in draft.phrase_tokens("any") {
            let around = window(draft, start, end, ahead);
            let own = document.sentence_tokens(tokens[start].sentence);
            let excused = !places_in(&spared, &own).is_empty();
            // "your company's report": the praise is of what comes behind.
            let possesses = tokens.get(end).is_some_and(|next| next.is_clitic && document.written(next) == "'s");
            if start < seen
                || possesses
                || excused
                || crate::guard::is_quoted(document, tokens[start].span().cover(tokens[end - 1].span()))
            {
                continue;
            }
            let counted = if draft.flag("behind") { end..around.end } else { around.clone() };
            let proven = has_figure(document, &counted)
                || has_name(document, &(end..around.end))
                || deeds(document, &(end..around.end)).iter().any(|deed| deed.is_past)
                || !places_in(&proof, &around).is_empty();
            seen = end;
            if !proven && shown < most {
                shown += 1;
                report.words(draft.display_tokens(start, end));
            }
        }
    }
}

/// No more words on either side bear a claim out, so that a text without any full stop still costs linear time.
const FARTHEST: usize = 200;

/// The sentence of a claim, and so many behind it in the same paragraph or the next.
fn window(draft: &Draft<'_>, start: usize, end: usize, ahead: u32) -> Range<usize> {
    let document = draft.document();
    let tokens = document.tokens();
    let own = document.sentence_tokens(tokens[start].sentence);
    let last = tokens[end - 1].sentence.saturating_add(ahead).min(tokens[tokens.len() - 1].sentence);
    own.start.max(start.saturating_sub(FARTHEST))..document.sentence_tokens(last).end.min(end + FARTHEST)
}
