//! The tables of a prepared program, ready to be read: words, the vocabularies they are entries of, and the graph of phrases.

use super::UNKNOWN;
use super::hash::{hash, sieve_place, sign};
use super::numbers::{Numbers, Pair, Planes, find, numbers, pair, partition_point};
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
    nodes: &'p [[u8; 12]],
    edge_words: Planes<'p>,
    edge_targets: Planes<'p>,
    sieve: &'p [u8],
    extras: &'p [[u8; 16]],
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
        if self.class_signs.get(word as usize) & sign(symbol) == 0 {
            return false;
        }
        let (from, to) = (self.class_start.get(word as usize), self.class_start.get(word as usize + 1));
        find(self.classes.slice(from, to), symbol).is_some()
    }

    #[inline]
    pub(crate) fn node(&self, node: u32) -> Node<'p> {
        let Some(&[this, next]) = self.nodes.get(node as usize..).and_then(|nodes| nodes.first_chunk()) else {
            return Node::default();
        };
        let ([from, extra, signs], [to, ..]) = (numbers(this), numbers::<12, 3>(next));
        let extra = if extra == 0 { None } else { self.extras.get(extra as usize - 1..).and_then(<[_]>::first_chunk) };
        Node { edges: (from, to), signs, extra }
    }

    /// The edges of a node for vocabularies: symbols and where they lead.
    #[inline]
    fn class_edges(&self, node: &Node<'p>) -> &'p [Pair] {
        let (from, to) = node.extra(0);
        self.class_edges.get(from..to).unwrap_or_default()
    }

    /// The gaps that a node allows, the widest first: their widths and where they lead.
    #[inline]
    pub(crate) fn gaps(&self, node: &Node<'p>) -> impl Iterator<Item = (u32, u32)> + use<'p> {
        let (from, to) = node.extra(1);
        self.gaps.get(from..to).unwrap_or_default().iter().rev().map(|bytes| pair(*bytes))
    }

    /// The phrases that end at a node: owner and shape.
    #[inline]
    pub(crate) fn accepts(&self, node: &Node<'p>) -> impl Iterator<Item = (u32, u32)> + use<'p> {
        let (from, to) = node.extra(2);
        self.accepts.get(from..to).unwrap_or_default().iter().map(|bytes| pair(*bytes))
    }

    /// The signs of what stands at a token: of its word, and of the vocabularies that it is an entry of.
    pub(crate) fn signs(&self, word: u32) -> Signs {
        if word == UNKNOWN {
            Signs::default()
        } else {
            Signs { word: sign(word), classes: self.class_signs.get(word as usize) }
        }
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
        let tables = *self;
        self.class_edges(node).iter().filter_map(move |bytes| {
            let (symbol, target) = pair(*bytes);
            tables.has_class(word, symbol).then_some(target)
        })
    }

    /// Where the symbol of a vocabulary leads from a node.
    #[inline]
    pub(crate) fn class_step(&self, node: &Node<'p>, symbol: u32) -> Option<u32> {
        let edges = self.class_edges(node);
        let index = edges.binary_search_by_key(&symbol, |bytes| pair(*bytes).0).ok()?;
        Some(pair(edges[index]).1)
    }
}

/// What tells of most tokens at a glance that no edge of a node is for them.
#[derive(Clone, Copy, Default)]
pub(crate) struct Signs {
    word: u32,
    classes: u32,
}

impl Signs {
    /// The token is an entry of the vocabulary with that symbol, too.
    pub(crate) fn add(&mut self, symbol: u32) {
        self.classes |= sign(symbol);
    }
}

/// A node of the graph of phrases, ready to be left.
#[derive(Clone, Copy, Default)]
pub(crate) struct Node<'p> {
    /// Its edges for words.
    edges: (u32, u32),
    /// The signs of the words of its edges.
    signs: u32,
    /// What few nodes have, beside that of the next: where class edges, gaps and phrases begin, and the signs of the class edges.
    extra: Option<&'p [[u8; 16]; 2]>,
}

impl Node<'_> {
    /// From where to where a table is the node's.
    #[inline]
    fn extra(&self, table: usize) -> (usize, usize) {
        let number = |bytes: &[u8; 16]| bytes.as_chunks().0.get(table).map_or(0, |number| u32::from_le_bytes(*number));
        self.extra.map_or((0, 0), |[this, next]| (number(this) as usize, number(next) as usize))
    }

    /// Whether the node may have an edge for the word of a token.
    #[inline]
    pub(crate) fn may_take_word(&self, signs: Signs) -> bool {
        self.signs & signs.word != 0
    }

    /// Whether the node may have an edge for a vocabulary that a token is an entry of.
    #[inline]
    pub(crate) fn may_take_class(&self, signs: Signs) -> bool {
        self.extra.is_some_and(|[this, _]| numbers::<16, 4>(*this)[3] & signs.classes != 0)
    }

    /// Whether phrases end at the node, or it has gaps or edges for vocabularies.
    #[inline]
    pub(crate) fn has_extra(&self) -> bool {
        self.extra.is_some()
    }
}
