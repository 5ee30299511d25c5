//! Vocabularies of words for somebody named before, and the vocabularies that are made of such.

use std::collections::BTreeMap;

use super::lexicon::Lexicon;
use super::symbols::{Label, Symbol};
use crate::Span;
use crate::lint::file::LintFile;
use crate::program::{Reference, Referring};
use crate::tree::At;

#[derive(Default)]
pub(super) struct References {
    pub(super) all: Vec<Reference>,
    /// What a vocabulary of references and of other vocabularies stands for, one by one.
    carriers: BTreeMap<u32, Vec<u32>>,
}

impl References {
    /// Whether a symbol may stand for somebody named before.
    pub(super) fn carries(&self, symbol: Symbol) -> bool {
        matches!(symbol, Symbol::Vocabulary(number) if self.carriers.contains_key(&number))
    }

    /// The reference whose words a vocabulary holds.
    fn of(&self, vocabulary: u32) -> Option<usize> {
        self.all.iter().position(|reference| reference.words == vocabulary)
    }

    /// A label in which the vocabularies that carry references are written out.
    fn written_out(&self, label: &Label) -> Label {
        let mut written = Label::new();
        for symbol in label {
            match symbol {
                Symbol::Vocabulary(number) if self.carriers.contains_key(number) => {
                    written.extend(self.carriers[number].iter().map(|&part| Symbol::Vocabulary(part)));
                }
                other => written.push(*other),
            }
        }
        written.sort_unstable();
        written.dedup();
        written
    }
}

impl Lexicon<'_> {
    /// Learns which vocabularies are words for somebody named before, and which are made of such.
    pub(super) fn read_references(&mut self, files: &[LintFile]) {
        for file in files {
            for vocabulary in &file.vocabularies {
                let Some(reference) = &vocabulary.reference else {
                    continue;
                };
                let words = self.names[&vocabulary.name.value];
                let named = self.list(file, &reference.named);
                let rivals = self.list(file, &reference.rivals);
                self.references.all.push(Reference { words, named, rivals, if_unnamed: reference.if_unnamed });
                self.references.carriers.insert(words, vec![words]);
            }
        }
        // Vocabularies may be told in any order, so this goes on until nothing new is learned.
        let mut known = 0;
        while known < self.references.carriers.len() {
            known = self.references.carriers.len();
            for file in files {
                for vocabulary in &file.vocabularies {
                    self.read_carrier(file, &vocabulary.name);
                }
            }
        }
    }

    fn read_carrier(&mut self, file: &LintFile, name: &At<String>) {
        let Some(&number) = self.names.get(&name.value) else {
            return;
        };
        let forms = &self.vocabularies[number as usize].forms;
        let symbols = || forms.iter().flatten().flatten();
        if self.references.of(number).is_some() || !symbols().any(|symbol| self.references.carries(*symbol)) {
            return;
        }
        let plain = forms.iter().all(|form| form.len() == 1) && symbols().all(|s| matches!(s, Symbol::Vocabulary(_)));
        if !plain {
            let help = "a vocabulary with words that refer to somebody holds nothing but names of vocabularies";
            let message = format!("`{}` has a referring word inside a longer entry", name.value);
            if !self.mistakes.is_said(&message) {
                self.mistakes.add(file, name.span, message, Some(help.to_owned()));
            }
            return;
        }
        let carriers = &self.references.carriers;
        let mut parts: Vec<u32> = symbols()
            .filter_map(|symbol| match symbol {
                Symbol::Vocabulary(other) => Some(carriers.get(other).cloned().unwrap_or_else(|| vec![*other])),
                _ => None,
            })
            .flatten()
            .collect();
        parts.sort_unstable();
        parts.dedup();
        self.references.carriers.insert(number, parts);
    }

    /// Writes out the vocabularies that carry references, and says at which places of a phrase something is to be resolved.
    pub(super) fn refer(&self, file: &LintFile, span: Span, symbols: &mut [Label]) -> Vec<Referring> {
        let mut referring = Vec::new();
        for (element, label) in symbols.iter_mut().enumerate() {
            let written = self.references.written_out(label);
            let (mut references, mut plain) = (Vec::new(), Vec::new());
            let mut words = false;
            for symbol in &written {
                match symbol {
                    Symbol::Vocabulary(number) => match self.references.of(*number) {
                        Some(reference) => references.push(reference as u32),
                        None => plain.push(*number),
                    },
                    _ => words = true,
                }
            }
            if !references.is_empty() {
                if words {
                    let help = "put the words into a vocabulary".to_owned();
                    let message = "a word that refers to somebody has only vocabularies beside it";
                    self.mistakes.add(file, span, message, Some(help));
                }
                referring.push(Referring { element: element as u8, references, plain });
            }
            *label = written;
        }
        referring
    }
}
