//! The places that a draft names: towns, districts and branches, whose names may stand where an employer's does.

use std::collections::HashMap;

use super::apart::gap_before;
use super::words::WORDS;
use crate::document::{Document, Zone};

/// The names that a draft shows to be a place's: "the libraries in New Norfolk", "the New Norfolk branch", or a line of an address that is the company's
/// or the writer's. Each name is looked for once.
pub(super) struct Places<'d> {
    document: &'d Document,
    is_companys_address: bool,
    /// Where each word with a capital stands.
    words: HashMap<&'d str, Vec<usize>>,
    /// Where each name asked for stands as a place's: of two places one is another than the one asked about.
    known: HashMap<Vec<&'d str>, Vec<usize>>,
}

impl<'d> Places<'d> {
    pub(super) fn new(document: &'d Document, is_companys_address: bool) -> Self {
        Self { document, is_companys_address, words: HashMap::new(), known: HashMap::new() }
    }

    /// Whether a name is a place's elsewhere in the draft.
    pub(super) fn hold(&mut self, (from, to): (usize, usize)) -> bool {
        let document = self.document;
        let word = |at: usize| document.written(&document.tokens()[at]);
        if self.words.is_empty() {
            for at in (0..document.tokens().len()).filter(|&at| word(at).starts_with(char::is_uppercase)) {
                self.words.entry(word(at)).or_default().push(at);
            }
        }
        let name: Vec<&str> = (from..to).map(word).collect();
        if !self.known.contains_key(&name) {
            let all = self.words.get(name[0]).map(Vec::as_slice).unwrap_or_default();
            let places = all.iter().copied().filter(|&at| self.is_place(&name, at)).take(2).collect();
            self.known.insert(name.clone(), places);
        }
        self.known[&name].iter().any(|&at| at != from)
    }

    /// Whether a name stands at a token, as a place's and not as a part of a longer name.
    fn is_place(&self, name: &[&str], at: usize) -> bool {
        let tokens = self.document.tokens();
        let end = at + name.len();
        let word = |at: usize| self.document.written(&tokens[at]);
        let goes_on = |at: usize| {
            at > 0
                && at < tokens.len()
                && tokens[at - 1].line == tokens[at].line
                && gap_before(self.document, at) == " "
                && word(at - 1).starts_with(char::is_uppercase)
                && !WORDS.openers.has_any_case(word(at - 1))
                && word(at).starts_with(char::is_uppercase)
        };
        if end > tokens.len() || !(at..end).map(word).eq(name.iter().copied()) || goes_on(at) || goes_on(end) {
            return false;
        }
        let lies_in = at > 1
            && gap_before(self.document, at) == " "
            && matches!(word(at - 1), "in" | "near" | "around" | "outside")
            && !WORDS.inward.has_any_case(word(at - 2));
        let is_site = tokens.get(end).is_some_and(|next| WORDS.sites.has(self.document.written(next)));
        let is_line = match self.document.token_zone(&tokens[at]) {
            Zone::Letterhead => true,
            Zone::InsideAddress => self.is_companys_address,
            _ => false,
        };
        lies_in || is_site || is_line
    }
}
