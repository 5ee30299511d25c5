//! One answer at a time: how long it takes to say.

use super::{Check, Draft, Report};
use crate::Kind;

/// Words that are spoken in a minute, at ease.
const PACE: usize = 140;

/// Reports each answer with more words than two minutes hold: `most`, or what the configuration says; to one of the questions `pitch`, `pitch-most` (variant
/// `pitch`).
pub(super) struct Length;

impl Check for Length {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        if draft.kind() != Some(Kind::InterviewAnswer) {
            return;
        }
        let most = draft.word_limits().map_or(draft.number("most").unwrap_or(350), |(_, most)| most) as usize;
        let pitch_most = (draft.number("pitch-most").unwrap_or(200) as usize).min(most);
        let pitches = draft.answers_to("pitch");
        for answer in draft.document().answers().iter().map(|answer| answer.tokens.clone()) {
            let words = draft.words_in(&answer);
            let is_pitch = pitches.contains(&answer);
            let limit = if is_pitch { pitch_most } else { most };
            if words <= limit {
                continue;
            }
            let Some(span) = draft.opening(&answer) else {
                continue;
            };
            let minutes = format!("{}.{}", words / PACE, words % PACE * 10 / PACE);
            let finding = report.words(span);
            finding.value("count", words.to_string()).value("limit", limit.to_string()).value("minutes", minutes);
            if is_pitch && words <= most {
                finding.variant("pitch");
            }
        }
    }
}
