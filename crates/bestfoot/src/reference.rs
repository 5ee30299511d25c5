//! Whom a pronoun stands for: "My last manager was new to the job. She never listened to anyone."
//!
//! A vocabulary of such words names those they are to stand for and the rivals they could stand for instead. Of all mentions of either kind
//! that begin before the word in its paragraph, the last one decides. A rival inside a mention of the wanted kind is part of it ("the owner of
//! the hospital"), unless it begins there and goes on for longer ("my boss's wife").
//!
//! Each reference is worked out once for a paragraph, in one pass over its words, and only where a phrase has a word to resolve.

use std::collections::HashMap;

use crate::document::Document;
use crate::matcher::{Hit, Scan};
use crate::program::{Program, Reference};

/// What is known of the references of a document.
pub(crate) struct Referents<'a> {
    program: &'a Program,
    document: &'a Document,
    scan: &'a Scan<'a>,
    /// By reference and first token of the paragraph: whether it holds at each token.
    known: HashMap<(u32, usize), Vec<bool>>,
}

impl<'a> Referents<'a> {
    pub(crate) fn new(program: &'a Program, document: &'a Document, scan: &'a Scan<'a>) -> Self {
        Self { program, document, scan, known: HashMap::new() }
    }

    /// Keeps the hits whose words stand for whom they should.
    pub(crate) fn settle(&mut self, hits: &mut Vec<Hit>) {
        hits.retain_mut(|hit| {
            let pending = std::mem::take(&mut hit.pending);
            hit.refers = !pending.is_empty();
            pending.iter().all(|(token, references)| references.iter().any(|&reference| self.holds(reference, *token)))
        });
    }

    fn holds(&mut self, reference: u32, token: u32) -> bool {
        let token = token as usize;
        let paragraph = self.document.paragraph_tokens(token);
        let Self { program, scan, known, .. } = self;
        let start = paragraph.start;
        let found = known.entry((reference, start)).or_insert_with(|| {
            let rule = &program.rules.references[reference as usize];
            resolve(scan, rule, paragraph.start, paragraph.end)
        });
        found.get(token - start).copied().unwrap_or_default()
    }
}

/// Whether the reference holds at each token of a paragraph.
fn resolve(scan: &Scan<'_>, rule: &Reference, start: usize, end: usize) -> Vec<bool> {
    let mut holds = rule.if_unnamed;
    let mut named_until = start;
    let mut found = Vec::with_capacity(end - start);
    let longest = |vocabularies: &[u32], token: usize| {
        vocabularies.iter().flat_map(|&vocabulary| scan.ends(token as u32, vocabulary)).max().unwrap_or(0) as usize
    };
    for token in start..end {
        found.push(holds);
        let named = longest(&rule.named, token);
        let rival = longest(&rule.rivals, token);
        if named > 0 && named >= rival {
            holds = true;
            named_until = named_until.max(named);
        } else if rival > 0 && (token >= named_until || named > 0) {
            holds = false;
        }
    }
    found
}
