//! The rhythm of sentences: whether they are all alike.

use super::{Check, Draft, Report};
use crate::Zone;

/// Reports a row of sentences of one length, or (variant `openings`) a row of `row` sentences that all begin with `I`.
pub(super) struct Rhythm;

impl Check for Rhythm {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let tokens = document.tokens();
        let mut sentences: Vec<(usize, usize, usize)> = Vec::new();
        let mut index = 0;
        while index < tokens.len() {
            let sentence = document.sentence_tokens(tokens[index].sentence);
            if document.token_zone(&tokens[sentence.start]) == Zone::Body {
                let words = tokens[sentence.clone()].iter().filter(|token| !token.is_clitic).count();
                sentences.push((sentence.start, sentence.end, words));
            }
            index = sentence.end.max(index + 1);
        }
        let row = draft.number("row").unwrap_or(7) as usize;
        let first = |&(start, _, _): &(usize, usize, usize)| document.written(&tokens[start]) == "I";
        if let Some(at) = sentences.windows(row).position(|window| window.iter().all(first)) {
            let (start, end, _) = sentences[at];
            let count = sentences[at..].iter().take_while(|sentence| first(sentence)).count();
            let finding = report.words(draft.display_tokens(start, end.min(start + 4)));
            finding.value("count", count.to_string()).variant("openings");
            return;
        }
        let alike = draft.number("alike").unwrap_or(10) as usize;
        let same = |window: &[(usize, usize, usize)]| {
            let lengths = window.iter().map(|sentence| sentence.2);
            let (shortest, longest) = (lengths.clone().min().unwrap_or(0), lengths.max().unwrap_or(0));
            shortest >= 4 && longest - shortest <= 2
        };
        if let Some(at) = sentences.windows(alike).position(same) {
            let (start, end, words) = sentences[at];
            let finding = report.words(draft.display_tokens(start, end.min(start + 4)));
            finding.value("count", alike.to_string()).value("limit", words.to_string());
        }
    }
}
