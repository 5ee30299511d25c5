//! The compiled lints: tables of numbers that matching reads in place, without building anything.
//!
//! Three ways were measured for the built-in lints (`cargo bench -p bestfoot --bench start` repeats it): an aho-corasick automaton over one word of
//! each phrase, built at every start; a prepared automaton of the same words; and this one, a hash table of the words that lints know
//! and a graph of phrases over word numbers. The draft is cut into words in any case, so one look-up a word replaces the automaton's pass over every
//! byte, nothing is built at start, and a phrase's words need no second comparison. aho-corasick keeps the phrases that tell a draft's kind,
//! which is asked before lints are; the literals of regexes, which are no whole words, are found by a hash of their first letters.

mod build;
mod compile;
mod regexes;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub(crate) use self::compile::compile;
pub(crate) use self::regexes::build_regex;
use crate::lint::Lint;
use crate::lint::file::{Anchor, OptionValue};
use crate::lint::guard::Conditions;
use crate::{Applicability, Kind, Severity, Status};

/// Numbers of vocabularies: a guard's list of phrases, once compiled.
pub(crate) type Phrases = Vec<u32>;

/// The owner of an accepted phrase is a lint if this bit is set, else a vocabulary.
pub(crate) const LINT: u32 = 1 << 31;
/// Symbols from here on are gaps: the width is the rest.
pub(crate) const GAP: u32 = 0xffff_0000;
/// No word.
pub(crate) const UNKNOWN: u32 = u32::MAX;

/// What matching and guards need to know of all lints, small and always in memory.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Rules {
    pub(crate) groups: Vec<String>,
    pub(crate) lints: Vec<Rule>,
    /// Named guards: any of the conditions.
    pub(crate) guards: Vec<Vec<Conditions<Phrases>>>,
    pub(crate) shapes: Vec<Shape>,
    pub(crate) regexes: Vec<RegexRule>,
    pub(crate) special: Special,
    pub(crate) references: Vec<Reference>,
}

/// Words that count only where they stand for somebody named before.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Reference {
    /// The vocabulary of the words.
    pub(crate) words: u32,
    /// Whom they are to stand for.
    pub(crate) named: Phrases,
    /// Whom else they could stand for.
    pub(crate) rivals: Phrases,
    /// What counts where the paragraph has named neither.
    pub(crate) if_unnamed: bool,
}

/// The vocabularies that guards know by name.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Special {
    /// Those of postings by name, in order.
    pub(crate) postings: Vec<(String, u32)>,
    pub(crate) negator: Option<u32>,
    pub(crate) not_negator: Option<u32>,
    pub(crate) subject: Option<u32>,
    pub(crate) pronoun_subject: Option<u32>,
    pub(crate) first_person: Option<u32>,
    pub(crate) hypothetical: Option<u32>,
    /// Has no entries of its own: it stands for every word that [`crate::document::Document::is_name_like`] takes for a name.
    pub(crate) capitalised: Option<u32>,
}

impl Special {
    /// The number of a vocabulary of postings.
    pub(crate) fn posting(&self, name: &str) -> Option<u32> {
        let at = self.postings.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
        Some(self.postings[at].1)
    }
}

/// What the engine needs to know of one lint.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) group: u32,
    pub(crate) status: Status,
    pub(crate) severity: Severity,
    pub(crate) kind_severity: Vec<(Kind, Severity)>,
    /// A bit a kind; all bits for every kind and for drafts of unknown kind.
    pub(crate) kinds: u16,
    /// A bit a zone.
    pub(crate) zones: u16,
    pub(crate) anchor: Anchor,
    pub(crate) when: Option<Conditions<Phrases>>,
    pub(crate) unless: Vec<Conditions<Phrases>>,
    /// The conditions of further lists of phrases; the first list is part 0 and has none.
    pub(crate) parts: Vec<Part>,
    pub(crate) supersedes: Vec<u32>,
    pub(crate) check: Option<CheckRule>,
}

/// Conditions of one list of a lint's phrases.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Part {
    pub(crate) when: Option<Conditions<Phrases>>,
    pub(crate) unless: Vec<Conditions<Phrases>>,
}

impl Rule {
    /// How much a finding in a draft of that kind may cost, by the lint's table.
    pub(crate) fn severity_for(&self, kind: Option<Kind>) -> Severity {
        let special = self.kind_severity.iter().find(|(known, _)| Some(*known) == kind);
        special.map_or(self.severity, |&(_, severity)| severity)
    }
}

/// A lint that runs Rust code.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct CheckRule {
    pub(crate) name: String,
    pub(crate) options: Vec<(String, OptionValue)>,
    pub(crate) phrases: Vec<(String, Phrases)>,
}

/// A lint that runs a regex near its literals.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct RegexRule {
    pub(crate) lint: u32,
    pub(crate) pattern: String,
    pub(crate) requires: Vec<String>,
}

/// What an accepted phrase means, beside whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Shape {
    pub(crate) report: (u8, u8),
    pub(crate) whole_sentence: bool,
    pub(crate) captures: Vec<(String, u8, u8)>,
    pub(crate) edit: Option<EditRule>,
    /// Which of the lint's lists of phrases it is from.
    pub(crate) part: u32,
    pub(crate) referring: Vec<Referring>,
}

/// A place of a phrase where a word may stand for somebody named before.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Referring {
    /// Which element of the phrase.
    pub(crate) element: u8,
    /// Numbers of references, one of which must hold.
    pub(crate) references: Vec<u32>,
    /// Vocabularies that need no reference.
    pub(crate) plain: Phrases,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct EditRule {
    /// The words must be written exactly like this.
    pub(crate) written: Option<String>,
    pub(crate) replacement: String,
    pub(crate) fix: Applicability,
}

/// Bit of every kind in [`Rule::kinds`], the last one for drafts of unknown kind.
pub(crate) fn kind_bit(kind: Option<Kind>) -> u16 {
    kind.map_or(1 << 15, |kind| 1 << kind as u16)
}

/// The compiled lints.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    bytes: Bytes,
    pub(crate) rules: Arc<Rules>,
    /// For each vocabulary up to the last one that a check asks for, whether it does.
    asked: Arc<[bool]>,
}

#[derive(Clone, Debug)]
enum Bytes {
    Static(&'static [u8]),
    Owned(Arc<[u8]>),
}

/// The parts of a prepared program, in their order.
#[derive(Clone, Copy)]
enum Section {
    /// Two to the power of the number of slots; a slot holds a word number plus one.
    Slots,
    WordStart,
    Words,
    ClassStart,
    Classes,
    /// A few bits a word that tell most vocabularies that it is in none of.
    ClassSigns,
    RootStart,
    Roots,
    /// Eight bytes a node: where its edges for words begin, and the number of its [`Section::Extras`] plus one.
    Nodes,
    /// The words of edges: the lower two bytes of each, then the third bytes and the fourth ones, unless all of them are zero.
    EdgeWords,
    EdgeWordThirds,
    EdgeWordFourths,
    /// Where the edges for words lead, likewise.
    EdgeTargets,
    EdgeTargetThirds,
    EdgeTargetFourths,
    /// A byte an edge: a few bits that tell most words that a node has no edge for.
    Sieve,
    /// What few nodes have: where their edges for vocabularies, their gaps and their phrases begin.
    Extras,
    /// Symbols and where they lead.
    ClassEdges,
    /// Widths and where they lead.
    Gaps,
    Accepts,
    Rules,
    LintStart,
    Lints,
}

const SECTIONS: usize = Section::Lints as usize + 1;
/// Changes with the form of the bytes.
const MAGIC: &[u8; 8] = b"bestfo\x00\x03";

impl Program {
    /// Takes bytes that [`compile`] made.
    pub(crate) fn from_static(bytes: &'static [u8]) -> Option<Self> {
        Self::load(Bytes::Static(bytes))
    }

    fn load(bytes: Bytes) -> Option<Self> {
        let raw = bytes.get();
        if raw.get(..MAGIC.len())? != MAGIC {
            return None;
        }
        let rules: Arc<Rules> = Arc::new(postcard::from_bytes(section(raw, Section::Rules)).ok()?);
        let checks = || rules.lints.iter().filter_map(|rule| rule.check.as_ref());
        let all = || checks().flat_map(|check| &check.phrases).flat_map(|(_, phrases)| phrases).copied();
        let mut asked = vec![false; all().max().map_or(0, |last| last as usize + 1)];
        all().for_each(|vocabulary| asked[vocabulary as usize] = true);
        Some(Self { bytes, rules, asked: asked.into() })
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.bytes.get()
    }

    /// Whether a check asks where the entries of a vocabulary stand.
    pub(crate) fn is_asked(&self, vocabulary: u32) -> bool {
        self.asked.get(vocabulary as usize).copied().unwrap_or_default()
    }

    pub(crate) fn tables(&self) -> Tables<'_> {
        let raw = self.bytes.get();
        let table = |which| Numbers::new(section(raw, which));
        let slots = table(Section::Slots);
        Tables {
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

    /// What a lint says of itself.
    pub(crate) fn lint(&self, index: usize) -> Lint {
        let raw = self.bytes.get();
        let starts = Numbers::new(section(raw, Section::LintStart));
        let range = starts.get(index) as usize..starts.get(index + 1) as usize;
        postcard::from_bytes(&section(raw, Section::Lints)[range])
            .expect("prepared lints are read as they were written")
    }

    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        let lints = &self.rules.lints;
        let by_id = lints.iter().position(|rule| rule.id == id);
        by_id.or_else(|| lints.iter().position(|rule| rule.aliases.iter().any(|alias| alias == id)))
    }
}

impl Bytes {
    fn get(&self) -> &[u8] {
        match self {
            Self::Static(bytes) => bytes,
            Self::Owned(bytes) => bytes,
        }
    }
}

fn section(raw: &[u8], which: Section) -> &[u8] {
    let header = Numbers::new(&raw[MAGIC.len()..]);
    let (start, end) = (header.get(which as usize), header.get(which as usize + 1));
    &raw[start as usize..end as usize]
}

/// Little-endian numbers of 32 bits, read in place.
#[derive(Clone, Copy)]
pub(crate) struct Numbers<'p>(&'p [[u8; 4]]);

impl<'p> Numbers<'p> {
    fn new(bytes: &'p [u8]) -> Self {
        Self(bytes.as_chunks().0)
    }

    pub(crate) fn len(self) -> usize {
        self.0.len()
    }

    #[inline]
    pub(crate) fn get(self, index: usize) -> u32 {
        self.0.get(index).map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }

    /// The numbers from one place to another.
    #[inline]
    fn slice(self, from: u32, to: u32) -> &'p [[u8; 4]] {
        self.0.get(from as usize..to as usize).unwrap_or_default()
    }
}

/// Numbers that are mostly below 65,536: the bytes above are kept apart, and only if there are any.
#[derive(Clone, Copy)]
struct Planes<'p> {
    low: &'p [[u8; 2]],
    thirds: &'p [u8],
    fourths: &'p [u8],
}

impl Planes<'_> {
    #[inline]
    fn get(&self, index: usize) -> u32 {
        let high = |bytes: &[u8]| bytes.get(index).map_or(0, |byte| u32::from(*byte));
        let low = self.low.get(index).map_or(0, |bytes| u32::from(u16::from_le_bytes(*bytes)));
        low | high(self.thirds) << 16 | high(self.fourths) << 24
    }
}

/// A pair of numbers in eight bytes.
type Pair = [u8; 8];

#[inline]
fn pair(bytes: Pair) -> (u32, u32) {
    let both = u64::from_le_bytes(bytes);
    (both as u32, (both >> 32) as u32)
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

/// The tables, ready to be read.
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

/// The bit of a vocabulary's symbol in the signs of words.
#[inline]
fn class_sign(symbol: u32) -> u32 {
    1 << (symbol.wrapping_mul(0x9e37_79b1) >> 27)
}

fn triple(bytes: [u8; 12]) -> [usize; 3] {
    [0, 4, 8].map(|at| bytes[at..].first_chunk().map_or(0, |number| u32::from_le_bytes(*number) as usize))
}

/// The first of so many indexes for which something does not hold, where it holds for those before and not for those after.
#[inline]
fn partition_point(len: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = usize::midpoint(low, high);
        if holds(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// The index of a number among sorted ones.
#[inline]
fn find(numbers: &[[u8; 4]], wanted: u32) -> Option<usize> {
    numbers.binary_search_by_key(&wanted, |bytes| u32::from_le_bytes(*bytes)).ok()
}

/// The byte and the bit of a symbol in a node's sieve of so many bytes. Most look-ups are for symbols that a node has no edge for, and one bit out of
/// eight an edge turns away seven of eight such.
#[inline]
fn sieve_place(symbol: u32, bytes: usize) -> (usize, u8) {
    let spread = u64::from(symbol.wrapping_mul(0x9e37_79b1));
    let place = (spread * (bytes as u64 * 8)) >> 32;
    (place as usize / 8, 1 << (place % 8))
}

/// FNV-1a: words are short, and the table is fixed.
#[inline]
fn hash(bytes: &[u8]) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for &byte in bytes {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash ^ (hash >> 15)
}
