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
mod literals;
mod numbers;
mod regexes;
mod rules;
mod section;
mod tables;

use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;

pub(crate) use self::compile::compile;
pub(crate) use self::literals::Literals;
use self::numbers::Numbers;
pub(crate) use self::regexes::build_regex;
pub(crate) use self::rules::{
    CheckRule, EditRule, Part, Phrases, Reference, Referring, Rule, Rules, Shape, Special, Terms, kind_bit,
};
use self::section::{MAGIC, Section, section};
pub(crate) use self::tables::{Node, Signs, Tables};
use crate::lint::Lint;

/// The owner of an accepted phrase is a lint if this bit is set, else a vocabulary.
pub(crate) const LINT: u32 = 1 << 31;
/// An accepted phrase may reach over the clauses of its sentence if this bit of its shape is set.
pub(crate) const WIDE: u32 = 1 << 31;
/// Symbols from here on are gaps: the width is the rest.
pub(crate) const GAP: u32 = 0xffff_0000;
/// No word.
pub(crate) const UNKNOWN: u32 = u32::MAX;

/// The compiled lints.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    bytes: Bytes,
    pub(crate) rules: Arc<Rules>,
    /// What each lint hands to its check, read when it is first asked for.
    checks: Arc<[OnceLock<CheckRule>]>,
    /// When the hits of each lint are meant, read when it has its first one.
    terms: Arc<[OnceLock<Terms>]>,
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
        let checks = rules.lints.iter().map(|_| OnceLock::new()).collect();
        let terms = rules.lints.iter().map(|_| OnceLock::new()).collect();
        Some(Self { bytes, rules, checks, terms })
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.bytes.get()
    }

    /// Whether a check asks where the entries of a vocabulary stand.
    pub(crate) fn is_asked(&self, vocabulary: u32) -> bool {
        self.rules.asked.get(vocabulary as usize).copied().unwrap_or_default()
    }

    pub(crate) fn tables(&self) -> Tables<'_> {
        Tables::new(self.bytes.get())
    }

    pub(crate) fn literals(&self) -> Literals<'_> {
        Literals::new(self.bytes.get())
    }

    /// What a lint says of itself.
    pub(crate) fn lint(&self, index: usize) -> Lint {
        self.record(Section::LintStart, Section::Lints, index)
    }

    /// What a lint hands to its check.
    pub(crate) fn check(&self, index: usize) -> &CheckRule {
        self.checks[index].get_or_init(|| self.record(Section::CheckStart, Section::Checks, index))
    }

    /// When the hits of a lint are meant.
    pub(crate) fn terms(&self, lint: u32) -> &Terms {
        self.terms[lint as usize].get_or_init(|| self.record(Section::TermStart, Section::Terms, lint as usize))
    }

    /// What an accepted phrase means.
    pub(crate) fn shape(&self, number: u32) -> Shape {
        self.record(Section::ShapeStart, Section::Shapes, number as usize)
    }

    /// How a regex is written.
    pub(crate) fn pattern(&self, regex: usize) -> String {
        self.record(Section::PatternStart, Section::Patterns, regex)
    }

    fn record<T: DeserializeOwned>(&self, starts: Section, records: Section, index: usize) -> T {
        let raw = self.bytes.get();
        let starts = Numbers::new(section(raw, starts));
        let range = starts.get(index) as usize..starts.get(index + 1) as usize;
        postcard::from_bytes(&section(raw, records)[range]).expect("a program is read as it was written")
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
