//! The parts of a story: situation, action, result. A question for one time wants all three.

use std::ops::Range;

use super::deed::{Deed, Doer, deeds, has_figure, is_figure, tells_of_the_past};
use super::{Check, Draft, Report};
use crate::document::Document;
use crate::word_lists::{WordSet, word_lists};

word_lists! {
    static WORDS: Words = "star.txt" {
        subjects: WordSet,
        times: WordSet,
    }
}

/// Reports answers to the questions `asked` that lack a `part`: `situation` (none of the phrases `any`, or, as variant `habit`, one of the phrases `habit` and
/// nothing of the past), `action` (nobody does anything), `result` (nothing comes of what was done), or `balance` (the first deed comes late).
pub(super) struct Star;

impl Check for Star {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let least = draft.number("least-words").unwrap_or(5) as usize;
        for answer in draft.answers_to("asked") {
            if draft.words_in(&answer) < least {
                continue;
            }
            let verdict = match draft.text("part") {
                Some("situation") => lacks_situation(draft, &answer),
                Some("action") => lacks_action(draft, &answer).then_some(Lack::Part),
                Some("result") => lacks_result(draft, &answer).then_some(Lack::Part),
                _ => begins_late(draft, &answer).then_some(Lack::Part),
            };
            let (Some(lack), Some(span)) = (verdict, draft.opening(&answer)) else {
                continue;
            };
            let finding = report.words(span);
            if lack == Lack::OneTime {
                finding.variant("habit");
            }
        }
    }
}

/// What an answer lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lack {
    /// The part of a story that the lint is about.
    Part,
    /// The whole of it: a habit is told, and no single time.
    OneTime,
}

fn lacks_situation(draft: &Draft<'_>, answer: &Range<usize>) -> Option<Lack> {
    let document = draft.document();
    if has_figure(document, answer) {
        return None;
    }
    if !draft.phrases_in("habit", answer).is_empty() {
        return (!tells_of_the_past(document, answer)).then_some(Lack::OneTime);
    }
    let told = !draft.phrases_in("any", answer).is_empty() || super::deed::has_name(document, answer);
    (!told).then_some(Lack::Part)
}

/// Nobody does anything that can be pictured. Who gives figures has mostly done something.
fn lacks_action(draft: &Draft<'_>, answer: &Range<usize>) -> bool {
    let document = draft.document();
    let figures = answer.clone().filter(|&index| is_figure(document, index)).count();
    figures < 2 && deeds(document, answer).is_empty() && draft.phrases_in("any", answer).is_empty()
}

/// Behind the first deed comes no figure, no word for an outcome, and nobody but the writer.
fn lacks_result(draft: &Draft<'_>, answer: &Range<usize>) -> bool {
    let document = draft.document();
    let Some(first) = deeds(document, answer).first().map(|deed| deed.at) else {
        return false;
    };
    let rest = first..answer.end;
    !has_figure(document, &rest)
        && draft.phrases_in("any", &rest).is_empty()
        && !others_act(document, &rest)
        && !ends_together(document, answer)
}

/// `We served everyone.`: the last sentence is about more than the writer.
fn ends_together(document: &Document, answer: &Range<usize>) -> bool {
    let tokens = document.tokens();
    let word = |at: usize| tokens.get(at).map_or("", |token| document.written(token)).to_lowercase();
    let last = document.sentence_tokens(tokens[answer.end - 1].sentence);
    word(last.start) == "we"
        && !matches!(word(last.start + 1).as_str(), "kept" | "carried" | "continued" | "moved" | "went")
}

/// Whether a clause behind the first word of a stretch is about somebody or something else than the writer.
fn others_act(document: &Document, stretch: &Range<usize>) -> bool {
    let tokens = document.tokens();
    stretch.clone().skip(1).any(|index| {
        let word = document.written(&tokens[index]).to_lowercase();
        let joined = index > 0 && tokens[index - 1].clause == tokens[index].clause;
        let before = document.written(&tokens[index.saturating_sub(1)]).to_lowercase();
        let opens = !joined || matches!(before.as_str(), "and" | "but" | "so" | "then" | "until" | "because");
        let name = opens
            && document.written(&tokens[index]).starts_with(char::is_uppercase)
            && !matches!(word.as_str(), "i" | "we" | "then" | "so" | "and" | "after");
        opens && (WORDS.subjects.has(&word) && !is_time(document, index) || name)
    })
}

/// `the next day I …`, `that night we …`: a time, not a subject.
fn is_time(document: &Document, at: usize) -> bool {
    let tokens = document.tokens();
    tokens[at..].iter().take(4).any(|token| WORDS.times.has(&document.written(token).to_lowercase()))
}

/// More than half of a long answer passes before the writer does something.
fn begins_late(draft: &Draft<'_>, answer: &Range<usize>) -> bool {
    let document = draft.document();
    let told = deeds(document, answer);
    let Some(Deed { at, .. }) = told.iter().find(|deed| deed.doer == Doer::Writer || deed.doer == Doer::Team) else {
        return false;
    };
    let before = draft.words_in(&(answer.start..*at));
    before * 100 > draft.words_in(answer) * draft.number("percent").unwrap_or(60) as usize
}
