//! What the phrases and regexes of lints match in a document, before zones and guards.

use super::phrase::{Phrase, Place};
use super::reading::{Path, Reading};
use crate::Span;
use crate::document::{Form as WordForm, Full};
use crate::gates::regex_hits;
use crate::matcher::Hit;

impl Reading<'_> {
    /// What the phrases and regexes of all lints match, before zones and guards.
    pub(super) fn hits(&mut self) -> Vec<Hit> {
        let oracle = self.oracle;
        let mut hits = Vec::new();
        for start in 0..self.words.len() {
            for (phrase, path) in self.matches(&oracle.phrases, start) {
                hits.extend(self.hit(phrase, &path));
            }
        }
        for (lint, regex) in &oracle.regexes {
            for line in self.document.plain_lines() {
                hits.extend(regex_hits(regex, *lint, self.document, line.span));
            }
        }
        hits.sort();
        hits.dedup();
        hits
    }

    fn hit(&mut self, phrase: &Phrase, path: &Path) -> Option<Hit> {
        let whole = (path[0].0, path[path.len() - 1].1);
        if !phrase.whole_sentence && !self.in_one_clause(whole.0, whole.1) {
            return None;
        }
        for (place, &(start, end)) in phrase.places.iter().zip(path) {
            if let Place::Vocabulary(number) = *place
                && !self.refers(number, start, end)
            {
                return None;
            }
        }
        let stretch = |from: usize, to: usize| (path[from].0, path[to - 1].1);
        let reported = stretch(phrase.report.0, phrase.report.1);
        let span = self.written_words(reported);
        if let Some(edit) = phrase.edit.map(|edit| &self.oracle.edits[edit]) {
            let written = &self.document.plain()[span.range()];
            if written == edit.replacement || edit.written.as_ref().is_some_and(|wanted| wanted != written) {
                return None;
            }
        }
        let small = |(start, end): (usize, usize)| (start as u32, end as u32);
        let captures = phrase
            .captures
            .iter()
            .map(|(name, from, to)| (name.clone(), self.written_words(stretch(*from, *to))))
            .collect();
        Some(Hit {
            lint: phrase.lint as u32,
            tokens: small(reported),
            span,
            whole: small(whole),
            captures,
            shape: None,
            part: phrase.part,
            pending: Vec::new(),
            refers: false,
        })
    }

    /// Reported are whole written words; only a possessive `'s` may be left out.
    fn written_words(&self, (start, end): (usize, usize)) -> Span {
        let tokens = self.document.tokens();
        let first = (0..=start).rev().find(|&token| !tokens[token].is_clitic).unwrap_or(start);
        let goes_on = |token: &usize| tokens[*token].is_clitic && tokens[*token].form != WordForm::Full(Full::S);
        let last = (end..tokens.len()).take_while(goes_on).last().unwrap_or(end - 1);
        tokens[first].span().cover(tokens[last].span())
    }
}
