//! The tables of a prepared program, ready to be read: words, the vocabularies they are entries of, and the graph of phrases.

use super::UNKNOWN;
use super::hash::{class_sign, hash, sieve_place};
use super::numbers::{Numbers, Pair, Planes, find, pair, partition_point, triple};
use super::section::{Section, section};

#[derive(Clone, Copy)]
pub(crate) struct Tables<'p> {
    mask: u32,
    slots: Numbers<'p>,
    word_start: Numbers<'p>,
    words: &'p [u8],
    class_start: Numbers<'p>,
    classes: Numbers<'p>,
    class_signs: Numbers<'p>,
    root_start: Numbers<'p>,
    roots: Numbers<'p>,
    nodes: &'p [Pair],
    edge_words: Planes<'p>,
    edge_targets: Planes<'p>,
    sieve: &'p [u8],
    extras: &'p [[u8; 12]],
    class_edges: &'p [Pair],
    gaps: &'p [Pair],
    accepts: &'p [Pair],
}

impl<'p> Tables<'p> {
    pub(super) fn new(raw: &'p [u8]) -> Self {
        let table = |which| Numbers::new(section(raw, which));
        let slots = table(Section::Slots);
        Self {
            mask: slots.len() as u32 - 1,
            slots,
            word_start: table(Section::WordStart),
            words: section(raw, Section::Words),
            class_start: table(Section::ClassStart),
            classes: table(Section::Classes),
            class_signs: table(Section::ClassSigns),
            root_start: table(Section::RootStart),
            roots: table(Section::Roots),
            nodes: section(raw, Section::Nodes).as_chunks().0,
            edge_words: Planes {
                low: section(raw, Section::EdgeWords).as_chunks().0,
                thirds: section(raw, Section::EdgeWordThirds),
                fourths: section(raw, Section::EdgeWordFourths),
            },
            edge_targets: Planes {
                low: section(raw, Section::EdgeTargets).as_chunks().0,
                thirds: section(raw, Section::EdgeTargetThirds),
                fourths: section(raw, Section::EdgeTargetFourths),
            },
            sieve: section(raw, Section::Sieve),
            extras: section(raw, Section::Extras).as_chunks().0,
            class_edges: section(raw, Section::ClassEdges).as_chunks().0,
            gaps: section(raw, Section::Gaps).as_chunks().0,
            accepts: section(raw, Section::Accepts).as_chunks().0,
        }
    }

    /// The number of a folded word, or [`UNKNOWN`].
    #[inline]
    pub(crate) fn word(&self, folded: &[u8]) -> u32 {
        let mut slot = hash(folded) & self.mask;
        loop {
            let word = self.slots.get(slot as usize);
            if word == 0 {
                return UNKNOWN;
            }
            let (start, end) = (self.word_start.get(word as usize - 1), self.word_start.get(word as usize));
            if &self.words[start as usize..end as usize] == folded {
                return word - 1;
            }
            slot = (slot + 1) & self.mask;
        }
    }

    /// How many words there are; the symbol of a vocabulary is its number after them.
    pub(crate) fn word_count(&self) -> u32 {
        self.word_start.len() as u32 - 1
    }

    /// The vocabularies that a word is an entry of, as symbols.
    pub(crate) fn classes(&self, word: u32) -> impl Iterator<Item = u32> + use<'p> {
        let (start, end) = (self.class_start.get(word as usize), self.class_start.get(word as usize + 1));
        self.classes.slice(start, end).iter().map(|class| u32::from_le_bytes(*class))
    }

    /// The strata that begin with a symbol, in order, and the node it leads to.
    pub(crate) fn roots(&self, symbol: u32) -> impl Iterator<Item = (u32, u32)> + use<'p> {
        let (start, end) = (self.root_start.get(symbol as usize), self.root_start.get(symbol as usize + 1));
        let roots = self.roots;
        (start..end).map(move |index| (roots.get(index as usize * 2), roots.get(index as usize * 2 + 1)))
    }

    /// Whether a word is an entry of the vocabulary with that symbol.
    #[inline]
    pub(crate) fn has_class(&self, word: u32, symbol: u32) -> bool {
        if self.class_signs.get(word as usize) & class_sign(symbol) == 0 {
            return false;
        }
        let (from, to) = (self.class_start.get(word as usize), self.class_start.get(word as usize + 1));
        find(self.classes.slice(from, to), symbol).is_some()
    }

    #[inline]
    pub(crate) fn node(&self, node: u32) -> Node<'p> {
        let Some(&[this, next]) = self.nodes.get(node as usize..).and_then(|nodes| nodes.first_chunk()) else {
            return Node { edges: (0, 0), class_edges: &[], gaps: &[], accepts: &[] };
        };
        let (from, extra) = pair(this);
        let mut node = Node { edges: (from, pair(next).0), class_edges: &[], gaps: &[], accepts: &[] };
        if extra != 0 {
            self.add_extras(&mut node, extra as usize - 1);
        }
        node
    }

    /// Gives a node what few have.
    fn add_extras(&self, node: &mut Node<'p>, extra: usize) {
        let Some(&[this, next]) = self.extras.get(extra..).and_then(|extras| extras.first_chunk()) else {
            return;
        };
        let ([classes, gaps, accepts], [classes_end, gaps_end, accepts_end]) = (triple(this), triple(next));
        node.class_edges = self.class_edges.get(classes..classes_end).unwrap_or_default();
        node.gaps = self.gaps.get(gaps..gaps_end).unwrap_or_default();
        node.accepts = self.accepts.get(accepts..accepts_end).unwrap_or_default();
    }

    /// Where a word by itself leads from a node.
    #[inline]
    pub(crate) fn step(&self, node: &Node<'_>, word: u32) -> Option<u32> {
        /// So few words are compared one by one.
        const FEW: usize = 4;
        let (from, to) = (node.edges.0 as usize, node.edges.1 as usize);
        let words = &self.edge_words;
        let index = if to - from <= FEW {
            (from..to).find(|&index| words.get(index) == word)?
        } else {
            let sieve = self.sieve.get(from..to).unwrap_or_default();
            let (byte, bit) = sieve_place(word, sieve.len());
            if sieve.get(byte).is_none_or(|bits| bits & bit == 0) {
                return None;
            }
            let index = from + partition_point(to - from, |index| words.get(from + index) < word);
            (index < to && words.get(index) == word).then_some(index)?
        };
        Some(self.edge_targets.get(index))
    }

    /// Where a word leads from a node as an entry of vocabularies.
    #[inline]
    pub(crate) fn steps(&self, node: &Node<'p>, word: u32) -> impl Iterator<Item = u32> + use<'p> {
        let (from, to) = (self.class_start.get(word as usize), self.class_start.get(word as usize + 1));
        let classes = self.classes.slice(from, to);
        let signs = self.class_signs.get(word as usize);
        node.class_edges.iter().filter_map(move |bytes| {
            let (symbol, target) = pair(*bytes);
            (signs & class_sign(symbol) != 0 && find(classes, symbol).is_some()).then_some(target)
        })
    }
}

/// A node of the graph of phrases, ready to be left.
#[derive(Clone, Copy)]
pub(crate) struct Node<'p> {
    /// Its edges for words.
    edges: (u32, u32),
    /// Symbols and where they lead.
    pub(crate) class_edges: &'p [Pair],
    gaps: &'p [Pair],
    accepts: &'p [Pair],
}

impl<'p> Node<'p> {
    pub(crate) fn has_edges(&self) -> bool {
        self.edges.0 < self.edges.1 || !self.class_edges.is_empty() || !self.gaps.is_empty()
    }

    /// The gaps that the node allows, the widest first: their widths and where they lead.
    pub(crate) fn gaps(&self) -> impl Iterator<Item = (u32, u32)> + use<'p> {
        self.gaps.iter().rev().map(|bytes| pair(*bytes))
    }

    /// The phrases that end at the node: owner and shape.
    pub(crate) fn accepts(&self) -> impl Iterator<Item = (u32, u32)> + use<'p> {
        self.accepts.iter().map(|bytes| pair(*bytes))
    }

    /// Where the symbol of a vocabulary leads.
    #[inline]
    pub(crate) fn step(&self, symbol: u32) -> Option<u32> {
        let index = self.class_edges.binary_search_by_key(&symbol, |bytes| pair(*bytes).0).ok()?;
        Some(pair(self.class_edges[index]).1)
    }
}
