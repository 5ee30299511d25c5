//! The lints as the oracle knows them: every phrase of every list, written out.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use regex::bytes::Regex;

use super::expand::expand;
use super::phrase::{Phrase, Phrases, Place};
use crate::Span;
use crate::document::Form as WordForm;
use crate::document::token;
use crate::lint::file::{self, Definition, LintFile, Pattern};
use crate::lint::guard::{Conditions, Guard, Written};
use crate::lint::phrase::{self, Element, fold_case};
use crate::program::build_regex;

pub(super) struct Oracle {
    pub(super) files: Vec<LintFile>,
    pub(super) words: HashMap<String, u32>,
    /// The named ones in the order of the files, then those of inflections and guards.
    pub(super) vocabularies: Vec<Phrases>,
    pub(super) named: BTreeMap<String, usize>,
    /// The vocabularies that are no lists: words with a capital, numbers in digits.
    pub(super) capitalised: Option<usize>,
    pub(super) figure: Option<usize>,
    pub(super) inflections: BTreeMap<String, BTreeSet<String>>,
    inflected: BTreeMap<String, usize>,
    /// The vocabularies that lists of guards make, by the place of the list in memory.
    pub(super) lists: HashMap<usize, usize>,
    pub(super) phrases: Phrases,
    pub(super) edits: Vec<Edit>,
    pub(super) regexes: Vec<(u32, Regex)>,
    pub(super) pronouns: Vec<Pronoun>,
    /// The vocabularies whose entries may go on past their clause.
    pub(super) wide: BTreeSet<usize>,
    /// The vocabularies that lists of guards and references make.
    pub(super) nameless: BTreeSet<usize>,
}

/// Words that count only where they stand for somebody named before, with lists of vocabularies as numbers.
pub(super) struct Pronoun {
    pub(super) words: usize,
    pub(super) named: usize,
    pub(super) rivals: usize,
    pub(super) if_unnamed: bool,
}

pub(super) struct Edit {
    pub(super) written: Option<String>,
    pub(super) replacement: String,
}

impl Oracle {
    /// Reads the built-in lints, and those of one more file.
    pub(super) fn new(added: Option<(&str, &str)>) -> Self {
        let files = bestfoot_lints::FILES.iter().copied().chain(added);
        let files: Vec<LintFile> =
            files.map(|(name, toml)| file::read(name, toml).unwrap_or_else(|errors| panic!("{}", errors[0]))).collect();
        let mut oracle = Self {
            files: Vec::new(),
            words: HashMap::new(),
            vocabularies: Vec::new(),
            named: BTreeMap::new(),
            capitalised: None,
            figure: None,
            inflections: BTreeMap::new(),
            inflected: BTreeMap::new(),
            lists: HashMap::new(),
            phrases: Phrases::default(),
            edits: Vec::new(),
            regexes: Vec::new(),
            pronouns: Vec::new(),
            wide: BTreeSet::new(),
            nameless: BTreeSet::new(),
        };
        for file in &files {
            for vocabulary in file.vocabularies.iter().filter(|vocabulary| !vocabulary.extends) {
                if vocabulary.whole_sentence {
                    oracle.wide.insert(oracle.vocabularies.len());
                }
                oracle.named.insert(vocabulary.name.value.clone(), oracle.vocabularies.len());
                oracle.vocabularies.push(Phrases::default());
            }
            for (base, forms) in &file.inflections {
                let all = std::iter::once(base).chain(forms).map(|form| fold_case(&form.value));
                oracle.inflections.entry(fold_case(&base.value)).or_default().extend(all);
            }
        }
        oracle.capitalised = oracle.named.get("capitalised").copied();
        oracle.figure = oracle.named.get("figure").copied();
        for vocabulary in files.iter().flat_map(|file| &file.vocabularies) {
            let number = oracle.named[&vocabulary.name.value];
            for entry in &vocabulary.entries {
                for phrase in oracle.entry(&entry.value, 0, None) {
                    oracle.vocabularies[number].add(phrase);
                }
            }
        }
        for vocabulary in files.iter().flat_map(|file| &file.vocabularies) {
            let Some(reference) = &vocabulary.reference else {
                continue;
            };
            let words = oracle.named[&vocabulary.name.value];
            let (named, rivals) = (oracle.list_of(&reference.named), oracle.list_of(&reference.rivals));
            oracle.pronouns.push(Pronoun { words, named, rivals, if_unnamed: reference.if_unnamed });
        }
        let definitions = files.iter().flat_map(|file| &file.lints);
        for (lint, definition) in definitions.enumerate() {
            oracle.read_lint(lint, definition);
        }
        for conditions in files.iter().flat_map(|file| file.guards.iter().flat_map(|guard| &guard.any)) {
            oracle.read_lists(conditions);
        }
        oracle.files = files;
        oracle
    }

    pub(super) fn lints(&self) -> impl Iterator<Item = &Definition> {
        self.files.iter().flat_map(|file| &file.lints)
    }

    /// What a vocabulary of nothing but vocabularies is made of.
    pub(super) fn parts(&self, number: usize) -> impl Iterator<Item = usize> + '_ {
        let phrases = self.vocabularies[number].by_vocabulary.values().flatten();
        phrases.filter_map(|phrase| match phrase.places.as_slice() {
            [Place::Vocabulary(part)] => Some(*part),
            _ => None,
        })
    }

    /// Whether a vocabulary is made of words that refer, if only in part.
    pub(super) fn carries(&self, number: usize) -> bool {
        self.pronouns.iter().any(|pronoun| pronoun.words == number) || self.parts(number).any(|part| self.carries(part))
    }

    fn word(&mut self, word: &str) -> u32 {
        let next = self.words.len() as u32;
        *self.words.entry(word.to_owned()).or_insert(next)
    }

    fn entry(&mut self, entry: &str, lint: usize, edit: Option<usize>) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        for text in expand(entry) {
            let forms =
                phrase::parse(&text).unwrap_or_else(|error| panic!("{entry}, written out as {text}: {error:?}"));
            let [form] = forms.as_slice() else {
                panic!("{text} is one phrase");
            };
            let places = form.elements.iter().map(|element| self.place(element)).collect();
            let captures = form
                .captures
                .iter()
                .map(|capture| (capture.name.clone(), capture.elements.0.into(), capture.elements.1.into()));
            let (from, to) = form.report;
            phrases.push(Phrase {
                places,
                report: (from.into(), to.into()),
                captures: captures.collect(),
                lint,
                edit,
                part: 0,
                whole_sentence: false,
            });
        }
        phrases
    }

    fn place(&mut self, element: &Element) -> Place {
        match element {
            Element::Word(word) => Place::Word(self.word(word)),
            Element::Gap(width) => Place::Gap(*width),
            Element::Any(list) => Place::Any(list.iter().map(|element| self.place(element)).collect()),
            Element::Vocabulary(name) => Place::Vocabulary(self.named[name]),
            Element::Inflected(base) => {
                if let Some(&number) = self.inflected.get(base) {
                    return Place::Vocabulary(number);
                }
                let number = self.vocabularies.len();
                self.vocabularies.push(Phrases::default());
                for form in self.inflections[base].clone() {
                    let word = Place::Word(self.word(&form));
                    let phrase = Phrase {
                        places: vec![word],
                        report: (0, 1),
                        captures: Vec::new(),
                        lint: 0,
                        edit: None,
                        part: 0,
                        whole_sentence: false,
                    };
                    self.vocabularies[number].add(phrase);
                }
                self.inflected.insert(base.clone(), number);
                Place::Vocabulary(number)
            }
        }
    }

    fn read_lint(&mut self, lint: usize, definition: &Definition) {
        match &definition.pattern {
            Pattern::Phrases { entries, replace, whole_sentence, also, .. } => {
                let edit = replace.as_ref().map(|text| self.edit(None, text));
                for entry in entries {
                    for phrase in self.entry(&entry.value, lint, edit) {
                        self.phrases.add(Phrase { whole_sentence: *whole_sentence, ..phrase });
                    }
                }
                for (list, part) in also.iter().enumerate() {
                    for entry in &part.entries {
                        for phrase in self.entry(&entry.value, lint, edit) {
                            let number = list as u32 + 1;
                            self.phrases.add(Phrase { part: number, whole_sentence: part.whole_sentence, ..phrase });
                        }
                    }
                    for conditions in part.when.iter().chain(&part.unless) {
                        self.read_lists(conditions);
                    }
                }
            }
            Pattern::Swap { pairs, exact, .. } => {
                for (from, to) in pairs {
                    let edit = self.edit(exact.then_some(from.value.as_str()), to);
                    if !exact {
                        for phrase in self.entry(&from.value, lint, Some(edit)) {
                            self.phrases.add(phrase);
                        }
                        continue;
                    }
                    let mut places = Vec::new();
                    token::words(&from.value, Span::new(0, from.value.len()), |span, form, _| {
                        places.push(match form {
                            WordForm::Written => fold_case(&from.value[span.range()]),
                            WordForm::Full(full) => full.text().to_owned(),
                        });
                    });
                    let places: Vec<Place> = places.iter().map(|word| Place::Word(self.word(word))).collect();
                    let phrase = Phrase {
                        report: (0, places.len()),
                        places,
                        captures: Vec::new(),
                        lint,
                        edit: Some(edit),
                        part: 0,
                        whole_sentence: false,
                    };
                    self.phrases.add(phrase);
                }
            }
            Pattern::Regexes(patterns) => {
                let regexes =
                    patterns.iter().map(|(pattern, _)| build_regex(&pattern.value).expect("the regex is sound"));
                self.regexes.extend(regexes.map(|regex| (lint as u32, regex)));
            }
            Pattern::Check { .. } => {}
        }
        for conditions in definition.when.iter().chain(&definition.unless) {
            self.read_lists(conditions);
        }
    }

    fn edit(&mut self, written: Option<&str>, replacement: &str) -> usize {
        self.edits.push(Edit { written: written.map(str::to_owned), replacement: replacement.to_owned() });
        self.edits.len() - 1
    }

    /// Each list of phrases of a guard is a vocabulary without a name.
    fn read_lists(&mut self, conditions: &Conditions<Written>) {
        for guard in &conditions.all {
            let (Guard::Near { any: list, .. }
            | Guard::Inside(list)
            | Guard::Before(list)
            | Guard::After(list)
            | Guard::Subject(list)
            | Guard::Question(list)) = guard
            else {
                continue;
            };
            let number = self.list_of(list);
            self.lists.insert(list.as_ptr() as usize, number);
        }
    }

    fn list_of(&mut self, list: &Written) -> usize {
        let number = self.vocabularies.len();
        self.vocabularies.push(Phrases::default());
        self.nameless.insert(number);
        for entry in list {
            for phrase in self.entry(&entry.value, 0, None) {
                self.vocabularies[number].add(phrase);
            }
        }
        number
    }
}
