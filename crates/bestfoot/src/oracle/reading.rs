//! A document as the oracle sees it: every phrase is tried at every word.

use std::ops::Range;

use super::lints::Oracle;
use super::phrase::{Phrase, Phrases, Place};
use crate::Document;
use crate::document::{Form as WordForm, Token};
use crate::lint::phrase::fold_case;
use crate::matcher::Mark;

pub(super) struct Reading<'o> {
    pub(super) oracle: &'o Oracle,
    pub(super) document: &'o Document,
    pub(super) words: Vec<Option<u32>>,
    /// Which of all the words stand somewhere in the draft.
    present: Vec<bool>,
    /// Where entries of a vocabulary end that begin at a word, once it was asked.
    ends: Vec<Option<Vec<usize>>>,
}

/// Where each place of a phrase stands: tokens.
pub(super) type Path = Vec<(usize, usize)>;

impl<'o> Reading<'o> {
    pub(super) fn new(oracle: &'o Oracle, document: &'o Document) -> Self {
        let word = |token: &Token| match token.form {
            WordForm::Full(full) => oracle.words.get(full.text()).copied(),
            WordForm::Written if token.is_opaque => None,
            WordForm::Written => oracle.words.get(&fold_case(document.written(token))).copied(),
        };
        let words: Vec<Option<u32>> = document.tokens().iter().map(word).collect();
        let ends = vec![None; oracle.vocabularies.len() * words.len()];
        let mut present = vec![false; oracle.words.len()];
        words.iter().copied().flatten().for_each(|word| present[word as usize] = true);
        Self { oracle, document, words, present, ends }
    }

    pub(super) fn sentence(&self, token: usize) -> Range<usize> {
        self.document.sentence_tokens(self.document.tokens()[token].sentence)
    }

    pub(super) fn in_one_clause(&self, start: usize, end: usize) -> bool {
        let tokens = self.document.tokens();
        tokens[start].clause == tokens[end - 1].clause
    }

    /// Where the entries of a vocabulary end that begin at a token.
    pub(super) fn ends(&mut self, vocabulary: usize, start: usize) -> Vec<usize> {
        let place = vocabulary * self.words.len() + start;
        if let Some(known) = &self.ends[place] {
            return known.clone();
        }
        let oracle = self.oracle;
        if oracle.capitalised == Some(vocabulary) {
            return if self.document.is_name_like(start) { vec![start + 1] } else { Vec::new() };
        }
        if oracle.figure == Some(vocabulary) {
            return if self.document.is_figure(start) { vec![start + 1] } else { Vec::new() };
        }
        let matches = self.matches(&oracle.vocabularies[vocabulary], start);
        let wide = oracle.wide.contains(&vocabulary);
        // A vocabulary that a list names for itself reaches as far as it does anywhere.
        let nameless = oracle.nameless.contains(&vocabulary);
        let mut ends: Vec<usize> = matches
            .into_iter()
            .map(|(_, path)| (path.len() == 1, path[path.len() - 1].1))
            .filter(|&(alone, end)| wide || nameless && alone || self.in_one_clause(start, end))
            .map(|(_, end)| end)
            .collect();
        ends.sort_unstable();
        ends.dedup();
        self.ends[place] = Some(ends.clone());
        ends
    }

    /// Every way in which one of these phrases begins at a token.
    pub(super) fn matches(&mut self, phrases: &'o Phrases, start: usize) -> Vec<(&'o Phrase, Path)> {
        let limit = self.sentence(start).end;
        let mut found = Vec::new();
        let by_word = self.words[start].and_then(|word| phrases.by_word.get(&word));
        let by_vocabulary = phrases.by_vocabulary.iter().filter(|&(&number, _)| !self.ends(number, start).is_empty());
        let begun: Vec<&Phrase> =
            by_word.into_iter().chain(by_vocabulary.map(|(_, phrases)| phrases)).flatten().collect();
        for phrase in begun {
            // A word that stands nowhere in the draft stands in no phrase found there.
            if phrase.places.iter().any(|place| matches!(place, Place::Word(word) if !self.present[*word as usize])) {
                continue;
            }
            let mut paths = Vec::new();
            self.follow(&phrase.places, start, limit, &mut Path::new(), &mut paths);
            found.extend(paths.into_iter().map(|path| (phrase, path)));
        }
        found
    }

    fn follow(&mut self, places: &[Place], at: usize, limit: usize, path: &mut Path, paths: &mut Vec<Path>) {
        let Some((place, rest)) = places.split_first() else {
            paths.push(path.clone());
            return;
        };
        if at >= limit {
            return;
        }
        let here = |place: &Place| matches!(place, Place::Word(word) if self.words[at] == Some(*word));
        let mut go_on = |reading: &mut Self, end: usize| {
            path.push((at, end));
            reading.follow(rest, end, limit, path, paths);
            path.pop();
        };
        match place {
            Place::Word(_) if here(place) => go_on(self, at + 1),
            // Of plain words one stands here or none.
            Place::Any(list) if list.iter().any(here) => go_on(self, at + 1),
            Place::Word(_) | Place::Any(_) => {}
            Place::Gap(width) => (at..=at + *width as usize).for_each(|end| go_on(self, end)),
            Place::Vocabulary(number) => self.ends(*number, at).into_iter().for_each(|end| go_on(self, end)),
        }
    }

    /// The marks of the named vocabularies.
    pub(super) fn marks(&mut self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for vocabulary in 0..self.oracle.named.len() {
            for start in 0..self.words.len() {
                let ends = self.ends(vocabulary, start).into_iter();
                marks.extend(ends.map(|end| Mark {
                    vocabulary: vocabulary as u32,
                    start: start as u32,
                    end: end as u32,
                }));
            }
        }
        marks.sort_unstable();
        marks
    }
}
