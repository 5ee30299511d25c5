//! The words and vocabularies of all lint files, by their numbers. It is the only one that gives out such numbers.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::mistakes::Mistakes;
use super::references::References;
use super::strata;
use super::symbols::{Label, Symbol};
use crate::Span;
use crate::lint::file::LintFile;
use crate::lint::phrase::fold_case;
use crate::tree::nearest;

pub(super) struct Lexicon<'m> {
    pub(super) mistakes: &'m Mistakes,
    pub(super) words: HashMap<String, u32>,
    /// Named vocabularies, then those of inflections, then nameless ones; by number.
    pub(super) vocabularies: Vec<Vocabulary>,
    pub(super) names: BTreeMap<String, u32>,
    inflections: BTreeMap<String, BTreeSet<String>>,
    inflected: HashMap<String, u32>,
    pub(super) references: References,
}

#[derive(Default)]
pub(super) struct Vocabulary {
    pub(super) forms: Vec<Vec<Label>>,
    /// Entries may go on past their clause.
    pub(super) whole_sentence: bool,
    pub(super) stratum: Option<u32>,
}

impl<'m> Lexicon<'m> {
    pub(super) fn new(mistakes: &'m Mistakes) -> Self {
        Self {
            mistakes,
            words: HashMap::new(),
            vocabularies: Vec::new(),
            names: BTreeMap::new(),
            inflections: BTreeMap::new(),
            inflected: HashMap::new(),
            references: References::default(),
        }
    }

    /// Learns the names of a file's vocabularies, and its inflections.
    pub(super) fn declare(&mut self, file: &LintFile) {
        for vocabulary in file.vocabularies.iter().filter(|vocabulary| !vocabulary.extends) {
            let name = &vocabulary.name;
            if self.names.contains_key(&name.value) {
                let help = format!("to add entries to it, write `{}.add = […]`", name.value);
                let message = format!("there is a vocabulary `{}` already", name.value);
                self.mistakes.add(file, name.span, message, Some(help));
                continue;
            }
            self.names.insert(name.value.clone(), self.vocabularies.len() as u32);
            self.vocabularies.push(Vocabulary { whole_sentence: vocabulary.whole_sentence, ..Vocabulary::default() });
        }
        for (base, forms) in &file.inflections {
            let all = self.inflections.entry(fold_case(&base.value)).or_default();
            all.insert(fold_case(&base.value));
            all.extend(forms.iter().map(|form| fold_case(&form.value)));
        }
    }

    /// Reads the entries of a file's vocabularies, once all names are known.
    pub(super) fn read_vocabularies(&mut self, file: &LintFile) {
        for vocabulary in &file.vocabularies {
            let Some(&number) = self.names.get(&vocabulary.name.value) else {
                let help = nearest(&vocabulary.name.value, self.names.keys().map(String::as_str))
                    .map(|near| format!("did you mean `{near}`?"));
                let message = format!("there is no vocabulary `{}` to add to", vocabulary.name.value);
                self.mistakes.add(file, vocabulary.name.span, message, help);
                continue;
            };
            for entry in &vocabulary.entries {
                for form in self.forms(file, entry) {
                    if !form.captures.is_empty() || form.report != (0, form.elements.len() as u8) {
                        let message = "an entry of a vocabulary has no captures and no `«…»`";
                        self.mistakes.add(file, entry.span, message, None);
                        continue;
                    }
                    let symbols = self.symbols(file, entry.span, &form.elements);
                    self.vocabularies[number as usize].forms.push(symbols);
                }
            }
        }
    }

    pub(super) fn word(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.words.get(word) {
            return number;
        }
        let number = self.words.len() as u32;
        self.words.insert(word.to_owned(), number);
        number
    }

    /// The vocabulary of that name.
    pub(super) fn named(&mut self, file: &LintFile, span: Span, name: &str) -> Option<u32> {
        if let Some(&number) = self.names.get(name) {
            return Some(number);
        }
        let help = nearest(name, self.names.keys().map(String::as_str)).map(|near| format!("did you mean `@{near}`?"));
        self.mistakes.add(file, span, format!("there is no vocabulary `{name}`"), help);
        None
    }

    /// The vocabulary of a word in all its inflections, made when it is first asked for.
    pub(super) fn inflected(&mut self, file: &LintFile, span: Span, base: &str) -> Option<u32> {
        if let Some(&number) = self.inflected.get(base) {
            return Some(number);
        }
        let Some(forms) = self.inflections.get(base).cloned() else {
            let help = format!("add `{base} = […]` to a table `[inflections]`");
            self.mistakes.add(file, span, format!("no inflections of `{base}` are listed"), Some(help));
            return None;
        };
        let number = self.vocabularies.len() as u32;
        let words = forms.iter().map(|form| Symbol::Word(self.word(form))).collect();
        self.vocabularies.push(Vocabulary { forms: vec![vec![words]], ..Vocabulary::default() });
        self.inflected.insert(base.to_owned(), number);
        Some(number)
    }

    /// A vocabulary without a name.
    pub(super) fn nameless(&mut self, forms: Vec<Vec<Label>>) -> u32 {
        self.vocabularies.push(Vocabulary { forms, ..Vocabulary::default() });
        self.vocabularies.len() as u32 - 1
    }

    /// Gives every vocabulary its stratum, once all of them have their entries.
    pub(super) fn sort_strata(&mut self) {
        strata::sort(&mut self.vocabularies, &self.names, self.mistakes);
    }
}
