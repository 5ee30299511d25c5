//! The order in which vocabularies are matched: each stands one stratum above the highest that it refers to. A vocabulary that refers to itself is a
//! mistake.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::Vocabulary;
use super::mistakes::Mistakes;
use super::symbols::{Label, Symbol};

/// Vocabularies that refer to vocabularies go no deeper than this.
const DEEPEST: usize = 64;

/// Gives every vocabulary its stratum, and the entries of those that it takes over.
pub(super) fn sort(vocabularies: &mut [Vocabulary], names: &BTreeMap<String, u32>, mistakes: &Mistakes) {
    let count = vocabularies.len() as u32;
    let mut strata = Strata { vocabularies, names, mistakes, open: Vec::new() };
    for number in 0..count {
        strata.stratum(number);
    }
}

struct Strata<'v> {
    vocabularies: &'v mut [Vocabulary],
    names: &'v BTreeMap<String, u32>,
    mistakes: &'v Mistakes,
    /// Those whose stratum waits for that of another one.
    open: Vec<u32>,
}

impl Strata<'_> {
    fn stratum(&mut self, number: u32) -> u32 {
        if let Some(stratum) = self.vocabularies[number as usize].stratum {
            return stratum;
        }
        if self.open.contains(&number) {
            let name = self.names.iter().find(|(_, known)| **known == number);
            let name = name.map(|(name, _)| name.clone()).unwrap_or_default();
            self.mistakes.add_of_vocabulary(format!("the vocabulary `{name}` refers to itself"));
            return 0;
        }
        if self.open.len() >= DEEPEST {
            let message = format!("vocabularies refer to vocabularies, more than {DEEPEST} deep");
            if !self.mistakes.is_said(&message) {
                self.mistakes.add_of_vocabulary(message);
            }
            self.vocabularies[number as usize].stratum = Some(0);
            return 0;
        }
        self.open.push(number);
        let referred: BTreeSet<u32> = self.vocabularies[number as usize]
            .forms
            .iter()
            .flatten()
            .flatten()
            .filter_map(|symbol| match symbol {
                Symbol::Vocabulary(other) => Some(*other),
                _ => None,
            })
            .collect();
        let below = referred.into_iter().map(|other| self.stratum(other) + 1).max();
        self.open.pop();
        self.take_over(number);
        let stratum = below.unwrap_or(0);
        self.vocabularies[number as usize].stratum = Some(stratum);
        stratum
    }

    /// A vocabulary that is another one's entry as it stands takes over its entries, but names and figures have none to take over.
    fn take_over(&mut self, number: u32) {
        let unlisted = ["capitalised", "figure"].map(|name| self.names.get(name).copied());
        let forms = std::mem::take(&mut self.vocabularies[number as usize].forms);
        let mut flat: BTreeSet<Vec<Label>> = BTreeSet::new();
        for form in forms {
            let [label] = form.as_slice() else {
                flat.insert(form);
                continue;
            };
            let mut words = Label::new();
            for symbol in label {
                match symbol {
                    Symbol::Vocabulary(other)
                        if unlisted.contains(&Some(*other)) || !self.reaches_alike(number, *other) =>
                    {
                        flat.insert(vec![vec![*symbol]]);
                    }
                    Symbol::Vocabulary(other) if *other != number => {
                        flat.extend(self.vocabularies[*other as usize].forms.iter().cloned());
                    }
                    other => words.push(*other),
                }
            }
            if !words.is_empty() {
                flat.insert(vec![words]);
            }
        }
        self.vocabularies[number as usize].forms = flat.into_iter().collect();
    }

    /// Whether the entries of both may go on past their clause, or those of neither.
    fn reaches_alike(&self, number: u32, other: u32) -> bool {
        self.vocabularies[number as usize].whole_sentence == self.vocabularies[other as usize].whole_sentence
    }
}
