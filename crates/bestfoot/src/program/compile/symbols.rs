//! Phrases as symbols: what the phrase language says becomes numbers of words and vocabularies.

use super::lexicon::Lexicon;
use crate::Span;
use crate::lint::file::LintFile;
use crate::lint::guard::Written;
use crate::lint::phrase::{self, Element, Form};
use crate::program::Phrases;
use crate::tree::At;

/// A symbol before words and vocabularies share one row of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Symbol {
    Word(u32),
    Vocabulary(u32),
    Gap(u32),
}

/// What may stand at one place of a phrase.
pub(super) type Label = Vec<Symbol>;

impl Lexicon<'_> {
    pub(super) fn forms(&mut self, file: &LintFile, entry: &At<String>) -> Vec<Form> {
        match phrase::parse(&entry.value) {
            Ok(forms) => forms,
            Err(error) => {
                // Inside a plain string the place of the mistake is known, else the whole entry is shown.
                let plain = entry.span.len() == entry.value.len() + 2;
                let at = Span::new(entry.span.start() + 1 + error.at.start(), entry.span.start() + 1 + error.at.end());
                self.mistakes.add(file, if plain { at } else { entry.span }, error.message, None);
                Vec::new()
            }
        }
    }

    /// Words as they are written, signs and all, without the phrase language.
    pub(super) fn literal(&mut self, file: &LintFile, entry: &At<String>) -> Vec<Form> {
        let form = phrase::literal(&entry.value);
        form.map_err(|message| self.mistakes.add(file, entry.span, message, None)).into_iter().collect()
    }

    pub(super) fn symbols(&mut self, file: &LintFile, span: Span, elements: &[Element]) -> Vec<Label> {
        let mut symbols = Vec::with_capacity(elements.len());
        for element in elements {
            let mut label = Label::new();
            match element {
                Element::Any(list) => {
                    for element in list {
                        label.extend(self.symbol(file, span, element));
                    }
                }
                element => label.extend(self.symbol(file, span, element)),
            }
            label.sort_unstable();
            label.dedup();
            if !label.is_empty() {
                symbols.push(label);
            }
        }
        symbols
    }

    fn symbol(&mut self, file: &LintFile, span: Span, element: &Element) -> Option<Symbol> {
        match element {
            Element::Word(word) => Some(Symbol::Word(self.word(word))),
            Element::Gap(width) => Some(Symbol::Gap(*width)),
            Element::Vocabulary(name) => self.named(file, span, name).map(Symbol::Vocabulary),
            Element::Inflected(base) => self.inflected(file, span, base).map(Symbol::Vocabulary),
            Element::Any(_) => None,
        }
    }

    /// A list of phrases of a guard or a check: the vocabularies it names, and a nameless one for the rest.
    pub(super) fn list(&mut self, file: &LintFile, entries: &Written) -> Phrases {
        let mut numbers = Vec::new();
        let mut rest = Vec::new();
        for entry in entries {
            for form in self.forms(file, entry) {
                let symbols = self.symbols(file, entry.span, &form.elements);
                if symbols.iter().flatten().any(|symbol| self.references.carries(*symbol)) {
                    let message = "a word that refers to somebody can stand only in the phrases of a lint";
                    self.mistakes.add(file, entry.span, message, None);
                }
                match symbols.as_slice() {
                    [] => {}
                    [label] => {
                        let mut words = Label::new();
                        for symbol in label {
                            match symbol {
                                Symbol::Vocabulary(number) => numbers.push(*number),
                                other => words.push(*other),
                            }
                        }
                        rest.extend((!words.is_empty()).then(|| vec![words]));
                    }
                    _ => rest.push(symbols),
                }
            }
        }
        if !rest.is_empty() {
            numbers.push(self.nameless(rest));
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}
