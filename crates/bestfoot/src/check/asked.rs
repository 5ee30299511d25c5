//! The questions that a candidate means to ask: how many, and what they are about.

use std::ops::Range;

use super::{Check, Draft, Report, places_in};
use crate::document::Zone;

/// The questions of the draft, as tokens of their sentences.
fn questions(draft: &Draft<'_>) -> Vec<Range<usize>> {
    let document = draft.document();
    let tokens = document.tokens();
    let mut found = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let sentence = document.sentence_tokens(tokens[index].sentence);
        let last = &tokens[sentence.end - 1];
        let behind = document.plain()[last.end as usize..].trim_start_matches(['"', '\'', ')', '*', '_', ' ']);
        let own = matches!(document.token_zone(last), Zone::Body | Zone::Question | Zone::Postscript);
        if own && behind.starts_with('?') {
            found.push(sentence.clone());
        }
        index = sentence.end.max(index + 1);
    }
    found
}

/// Reports a list of questions that is about the wrong thing: more than `percent` of them hold one of the phrases `any` and none of the phrases `spared`. It
/// points at the first of them.
pub(super) struct About;

impl Check for About {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let asked = questions(draft);
        let percent = draft.number("percent").unwrap_or(50) as usize;
        let least = draft.number("least").unwrap_or(2) as usize;
        let (any, spared) = (draft.phrase_tokens("any"), draft.phrase_tokens("spared"));
        let holds = |phrases: &[(usize, usize)], question: &Range<usize>| !places_in(phrases, question).is_empty();
        let about: Vec<_> =
            asked.iter().filter(|question| holds(&any, question) && !holds(&spared, question)).collect();
        if asked.len() >= least && about.len() * 100 > percent * asked.len() {
            let finding = report.words(draft.display_tokens(about[0].start, about[0].end));
            finding.value("count", about.len().to_string()).value("limit", asked.len().to_string());
        }
    }
}

/// Reports too few questions, under `least` (variant `one` for a single one), or too many, over `most` (variant `many`).
pub(super) struct Count;

impl Check for Count {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let asked = questions(draft).len();
        let usual = (draft.number("least").unwrap_or(3), draft.number("most").unwrap_or(10));
        let (least, most) = draft.question_limits().unwrap_or(usual);
        let (least, most) = (least as usize, most as usize);
        // A list without question marks is a list of topics, and nobody knows how many it holds.
        let marks = asked > 0 && list_items(draft) <= asked + 1;
        if asked > most {
            report.draft().variant("many").value("count", asked.to_string()).value("limit", most.to_string());
        } else if marks && asked < least {
            let finding = report.draft();
            finding.value("count", asked.to_string()).value("limit", least.to_string());
            if asked == 1 {
                finding.variant("one");
            }
        }
    }
}

/// Paragraphs and list items of the body: as many questions as there could be.
fn list_items(draft: &Draft<'_>) -> usize {
    let document = draft.document();
    (0..document.plain_lines().len())
        .filter(|&line| {
            document.line_zone(line) == Zone::Body
                && !document.plain()[document.plain_lines()[line].span.range()].trim().is_empty()
        })
        .count()
}
