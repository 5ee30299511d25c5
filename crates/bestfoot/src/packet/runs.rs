//! Runs of words, by which two texts are told to be copies of each other.

use std::collections::{BTreeSet, HashMap};

use crate::document::Document;
use crate::names::fold;
use crate::{Span, Zone};

/// The words of a run.
const LENGTH: usize = 4;

/// Texts that are compared with one; words that every letter has in common would else make each a neighbour of all.
const MOST: usize = 32;

/// The body of a letter as the runs of its words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Runs {
    /// A number for each run, in the order of the text.
    runs: Vec<u64>,
    /// The first token of each.
    starts: Vec<u32>,
}

impl Runs {
    /// The runs of a letter without greeting and closing, with the given folded words made the same.
    pub(crate) fn new(document: &Document, names: &BTreeSet<String>) -> Self {
        let mut words: Vec<(u64, u32)> = Vec::new();
        for (index, token) in document.tokens().iter().enumerate() {
            if document.token_zone(token) == Zone::Body {
                let folded = fold(document.written(token));
                words.push((number(if names.contains(&folded) { "" } else { &folded }), index as u32));
            }
        }
        let mix =
            |run: &[(u64, u32)]| run.iter().fold(0, |sum: u64, (word, _)| sum.rotate_left(13).wrapping_mul(3) ^ word);
        Self {
            runs: words.windows(LENGTH).map(mix).collect(),
            starts: words.windows(LENGTH).map(|run| run[0].1).collect(),
        }
    }

    /// How many different runs there are.
    fn count(&self) -> usize {
        self.runs.iter().collect::<BTreeSet<_>>().len()
    }

    /// The longest stretch of one sentence that is in the other text as well, with its place there; in bytes of each.
    pub(crate) fn shared(&self, here: &Document, other: &Self, there: &Document) -> Option<(Span, Span)> {
        let mut places: HashMap<u64, usize> = HashMap::new();
        for (at, run) in other.runs.iter().enumerate() {
            places.entry(*run).or_insert(at);
        }
        let mut best: Option<(usize, usize, usize)> = None;
        let mut at = 0;
        while at < self.runs.len() {
            let Some(&found) = places.get(&self.runs[at]) else {
                at += 1;
                continue;
            };
            let sentence = |at: usize| here.tokens()[self.starts[at] as usize].sentence;
            let ends = |at: usize| self.starts[at] as usize + LENGTH <= here.sentence_tokens(sentence(at)).end;
            let mut length = 0;
            while at + length < self.runs.len()
                && other.runs.get(found + length) == Some(&self.runs[at + length])
                && sentence(at + length) == sentence(at)
                && ends(at + length)
            {
                length += 1;
            }
            if best.is_none_or(|(most, ..)| length > most) && length > 0 {
                best = Some((length, at, found));
            }
            at += length.max(1);
        }
        let (length, at, found) = best?;
        let span = |document: &Document, runs: &Self, at: usize| {
            let (first, last) = (runs.starts[at] as usize, runs.starts[at + length - 1] as usize + LENGTH - 1);
            let tokens = document.tokens();
            document.display(tokens[first].span().cover(tokens[last.min(tokens.len() - 1)].span()))
        };
        Some((span(here, self, at), span(there, other, found)))
    }
}

/// Texts by their runs. Cost grows with the words, not with the square of the texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Library {
    texts: Vec<usize>,
    holders: HashMap<u64, Vec<u32>>,
}

impl Library {
    /// Adds a text; it is known by its place among those added.
    pub(crate) fn add(&mut self, text: &Runs) {
        let index = self.texts.len() as u32;
        self.texts.push(text.count());
        for run in &text.runs {
            let holders = self.holders.entry(*run).or_default();
            if holders.len() < MOST && holders.last() != Some(&index) {
                holders.push(index);
            }
        }
    }

    /// The text that shares most runs with this one, if it is `share` percent and more of the shorter text, and `least` runs.
    pub(crate) fn copied(
        &self,
        text: &Runs,
        share: usize,
        least: usize,
        counts: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let mut both: HashMap<u32, usize> = HashMap::new();
        for run in text.runs.iter().collect::<BTreeSet<_>>() {
            for holder in self.holders.get(run).into_iter().flatten() {
                *both.entry(*holder).or_default() += 1;
            }
        }
        let count = text.count();
        let near = both.into_iter().filter(|(holder, both)| {
            *both >= least && *both * 100 >= count.min(self.texts[*holder as usize]) * share && counts(*holder as usize)
        });
        near.max_by_key(|(holder, both)| (*both, std::cmp::Reverse(*holder))).map(|(holder, _)| holder as usize)
    }
}

/// A number for a word: FNV-1a, the same on every machine.
fn number(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
