//! The instructions of a posting, sentence by sentence, in the order in which its parts are read.
//!
//! For the order of reading and for what the readers share: the page, what is found so far, and how a find is added. What makes a sentence ask stands in
//! `bid`, what takes it back in `decline`, what is asked for in a room for each kind of thing, and what is only said again in `once`.

use std::ops::Range;

use super::code::codes;
use super::layout::Unit;
use super::once::once;
use super::page::Page;
use super::require::is_elsewhere;
use super::{Ask, Instruction};

pub(super) fn instructions(page: &Page<'_>, units: &[Unit]) -> Vec<Instruction> {
    let codes = codes(page);
    let mut finder = Finder { page, codes, found: Vec::new(), said: Vec::new() };
    for (index, unit) in units.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &units[before]).filter(|_| !unit.opens_line);
        finder.read(unit, before);
    }
    once(page, finder.found)
}

pub(super) struct Finder<'p, 'a> {
    pub(super) page: &'p Page<'a>,
    /// The numbers that the posting gives itself.
    pub(super) codes: Vec<String>,
    pub(super) found: Vec<Instruction>,
    /// Bids to say so, whose case before them is read already.
    pub(super) said: Vec<usize>,
}

impl Finder<'_, '_> {
    fn read(&mut self, unit: &Unit, before: Option<&Unit>) {
        if is_elsewhere(self.page, unit) {
            return;
        }
        self.deadline(unit);
        self.agencies(unit);
        self.permitted_only(unit);
        self.addressed_line(unit);
        if !self.asks(unit) || self.comes_later(unit) || self.is_ours(unit) {
            return;
        }
        // `Questions? …`
        let asked = before.is_some_and(|before| {
            let asks = self.page.gap(before.tokens.end - 1).starts_with('?');
            before.tokens.len() <= if asks { 8 } else { 4 } && self.page.has("posting-enquiry", before.tokens.clone())
        });
        let enquiry = asked || self.page.has("posting-enquiry", unit.tokens.clone());
        let known = self.found.len();
        self.things(unit, enquiry);
        self.references(unit);
        if !enquiry {
            self.reference_number(unit);
        }
        self.length(unit);
        self.language(unit);
        self.topics(unit);
        self.question(unit);
        self.listed_question(unit, known);
        if !enquiry {
            self.how(unit);
            self.addressee(unit);
        }
    }

    pub(super) fn add(&mut self, ask: Ask, tokens: &Range<usize>, value: Option<String>, count: Option<u32>) {
        self.found.push(Instruction { ask, span: self.page.span(tokens), value, count });
    }

    /// Whether words are a mail or web address.
    pub(super) fn is_address(&self, mark: &Range<usize>) -> bool {
        self.page.tokens()[mark.clone()].iter().any(|token| token.is_opaque)
    }
}
