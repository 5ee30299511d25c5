//! Phrases without alternatives, kept by what they begin with.

use std::collections::{BTreeMap, HashMap};

/// One place of a phrase.
#[derive(Clone, Debug)]
pub(super) enum Place {
    Word(u32),
    Vocabulary(usize),
    Gap(u32),
    /// One of these: alternatives of one word each are too many to write out.
    Any(Vec<Place>),
}

/// A phrase without alternatives.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) places: Vec<Place>,
    pub(super) report: (usize, usize),
    pub(super) captures: Vec<(String, usize, usize)>,
    /// Index of the lint and of its edit; zero for entries of vocabularies.
    pub(super) lint: usize,
    pub(super) edit: Option<usize>,
    /// Which of the lint's lists it is from.
    pub(super) part: u32,
    pub(super) whole_sentence: bool,
}

/// Phrases by what they begin with.
#[derive(Default)]
pub(super) struct Phrases {
    pub(super) by_word: HashMap<u32, Vec<Phrase>>,
    pub(super) by_vocabulary: BTreeMap<usize, Vec<Phrase>>,
}

impl Phrases {
    pub(super) fn add(&mut self, mut phrase: Phrase) {
        match phrase.places[0].clone() {
            Place::Any(list) => {
                for place in list {
                    phrase.places[0] = place;
                    self.add(phrase.clone());
                }
            }
            Place::Word(word) => self.by_word.entry(word).or_default().push(phrase),
            Place::Vocabulary(number) => self.by_vocabulary.entry(number).or_default().push(phrase),
            Place::Gap(_) => panic!("no phrase begins with a gap"),
        }
    }
}
