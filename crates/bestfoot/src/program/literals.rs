//! The literals of regexes: a regex runs only on the lines that hold one of its own. Hardly any place of a draft needs a second look, and unlike an automaton
//! this takes no building at start.

use super::hash::{beginning, short_beginning};
use super::numbers::{Numbers, numbers};
use super::section::{Section, section};

#[derive(Clone, Copy)]
pub(crate) struct Literals<'p> {
    /// How many literals come before those of each beginning.
    starts: Numbers<'p>,
    /// For each where its text begins, its length with [`EXACT`], and its regex.
    all: &'p [[u8; 12]],
    texts: &'p [u8],
}

/// Stands beside the length of a literal that counts only as it is written.
pub(super) const EXACT: u32 = 1 << 31;

impl<'p> Literals<'p> {
    pub(super) fn new(raw: &'p [u8]) -> Self {
        Self {
            starts: Numbers::new(section(raw, Section::LiteralStart)),
            all: section(raw, Section::Literals).as_chunks().0,
            texts: section(raw, Section::LiteralTexts),
        }
    }

    /// Tells the regexes with a literal that stands at a place of a line, which is given as it is `written` and in small letters: from that place on, one byte
    /// and more.
    #[inline]
    pub(crate) fn at(&self, written: &[u8], lower: &[u8], mut tell: impl FnMut(u32)) {
        for place in beginning(lower).into_iter().chain([short_beginning(lower)]) {
            for &literal in self.of(place) {
                let [start, length, regex] = numbers(literal);
                let (length, is_exact) = (length & !EXACT, length & EXACT != 0);
                let line = if is_exact { written } else { lower };
                if self.texts.get(start as usize..(start + length) as usize).is_some_and(|text| line.starts_with(text))
                {
                    tell(regex);
                }
            }
        }
    }

    #[inline]
    fn of(&self, place: usize) -> &'p [[u8; 12]] {
        let (from, to) = (self.starts.get(place), self.starts.get(place + 1));
        if from == to { &[] } else { self.all.get(from as usize..to as usize).unwrap_or_default() }
    }
}
