//! The compiled lints: tables of numbers that matching reads in place, without building anything.
//!
//! Three ways were measured for the built-in lints (`cargo bench -p bestfoot --bench start` repeats it): an aho-corasick automaton over one word of
//! each phrase, built at every start; a prepared automaton of the same words; and this one, a hash table of the words that lints know
//! and a graph of phrases over word numbers. The draft is cut into words in any case, so one look-up a word replaces the automaton's pass over every
//! byte, nothing is built at start, and a phrase's words need no second comparison. aho-corasick keeps the phrases that tell a draft's kind,
//! which is asked before lints are; the literals of regexes, which are no whole words, are found by a hash of their first letters.

mod build;
mod compile;
mod hash;
mod numbers;
mod regexes;
mod rules;
mod section;
mod tables;

use std::sync::Arc;

pub(crate) use self::compile::compile;
use self::numbers::Numbers;
pub(crate) use self::regexes::build_regex;
pub(crate) use self::rules::{
    CheckRule, EditRule, Part, Phrases, Reference, Referring, RegexRule, Rule, Rules, Shape, Special, kind_bit,
};
use self::section::{MAGIC, Section, section};
pub(crate) use self::tables::{Node, Tables};
use crate::lint::Lint;

/// The owner of an accepted phrase is a lint if this bit is set, else a vocabulary.
pub(crate) const LINT: u32 = 1 << 31;
/// Symbols from here on are gaps: the width is the rest.
pub(crate) const GAP: u32 = 0xffff_0000;
/// No word.
pub(crate) const UNKNOWN: u32 = u32::MAX;

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

impl Program {
    /// Takes bytes that [`compile()`] made.
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
        Tables::new(self.bytes.get())
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
