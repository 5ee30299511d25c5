//! One answer at a time: what its question asks for, and how long it takes to say.

use super::deed::{has_figure, has_name};
use super::{Check, Draft, Report};
use crate::Kind;

/// Reports each answer to one of the questions `asked` that holds none of the phrases `any`. With `concrete`, a figure or a name will do as well. Answers
/// under `least-words` are left alone: who says little has other troubles.
pub(super) struct Lacks;

impl Check for Lacks {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let least = draft.number("least-words").unwrap_or(5) as usize;
        for answer in draft.answers_to("asked") {
            let told = draft.flag("concrete") && (has_figure(document, &answer) || has_name(document, &answer));
            if told || draft.words_in(&answer) < least || !draft.phrases_in("any", &answer).is_empty() {
                continue;
            }
            if let Some(span) = draft.opening(&answer) {
                report.words(span);
            }
        }
    }
}

/// Reports each answer with more words than two minutes hold: `most`, or what the configuration says; to one of the questions `pitch`, `pitch-most` (variant
/// `pitch`).
pub(super) struct Length;

impl Check for Length {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        if draft.kind() != Some(Kind::InterviewAnswer) {
            return;
        }
        /// Words that are spoken in a minute, at ease.
        const PACE: usize = 140;
        let most = draft.word_limits().map_or(draft.number("most").unwrap_or(350), |(_, most)| most) as usize;
        let pitch_most = (draft.number("pitch-most").unwrap_or(200) as usize).min(most);
        let pitches = draft.answers_to("pitch");
        let mut all: Vec<_> = document_answers(draft);
        all.retain(|answer| !answer.is_empty());
        for answer in all {
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

fn document_answers(draft: &Draft<'_>) -> Vec<std::ops::Range<usize>> {
    draft.document().answers().iter().map(|answer| answer.tokens.clone()).collect()
}
