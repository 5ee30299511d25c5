//! What was read, put together as bytes: words and vocabularies get one row of symbols, entries and phrases one graph.

use std::collections::{BTreeMap, BTreeSet};

use super::guards::Guards;
use super::lexicon::Lexicon;
use super::likely::likely;
use super::lints::Lints;
use super::symbols::{Label, Symbol};
use crate::lint::file::LintFile;
use crate::program::build::{Entry, Graph, Material, write};
use crate::program::{CheckRule, GAP, LINT, Rules, Special, WIDE};

pub(super) fn assemble(files: &[LintFile], lexicon: Lexicon<'_>, guards: Guards<'_>, lints: Lints<'_>) -> Vec<u8> {
    let count = lexicon.words.len() as u32;
    let mut classes: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); count as usize];
    let mut entries = Vec::new();
    for (number, vocabulary) in lexicon.vocabularies.iter().enumerate() {
        for form in &vocabulary.forms {
            if let [words] = form.as_slice()
                && words.iter().all(|symbol| matches!(symbol, Symbol::Word(_)))
            {
                for symbol in words {
                    if let Symbol::Word(word) = symbol {
                        classes[*word as usize].insert(count + number as u32);
                    }
                }
            } else {
                entries.push(Entry {
                    stratum: vocabulary.stratum.unwrap_or(0),
                    symbols: flat(form, count),
                    owner: number as u32,
                    shape: if vocabulary.whole_sentence { WIDE } else { 0 },
                });
            }
        }
    }
    // The phrases of lints may hold entries of every vocabulary, so they come last.
    let top = entries.iter().map(|entry| entry.stratum + 1).max().unwrap_or(0);
    for phrase in &lints.patterns.phrases {
        let symbols = flat(&phrase.symbols, count);
        entries.push(Entry { stratum: top, symbols, owner: LINT | phrase.lint, shape: phrase.shape });
    }
    let symbols = count + lexicon.vocabularies.len() as u32;
    let mut words: Vec<(String, u32)> = lexicon.words.into_iter().collect();
    words.sort_unstable_by_key(|(_, number)| *number);
    let words: Vec<String> = words.into_iter().map(|(word, _)| word).collect();
    let classes: Vec<Vec<u32>> = classes.into_iter().map(|set| set.into_iter().collect()).collect();
    let graph = Graph::new(&entries, &likely(files, &words, &classes, symbols));
    let rules = Rules {
        groups: lints.groups,
        lints: lints.rules,
        guards: guards.all,
        asked: asked(&lints.checks),
        regexes: lints.patterns.regexes.iter().map(|(lint, ..)| *lint).collect(),
        references: lexicon.references.all,
        special: special(&lexicon.names),
    };
    let regexes: Vec<(String, Vec<String>)> =
        lints.patterns.regexes.into_iter().map(|(_, pattern, literals)| (pattern, literals)).collect();
    write(&Material {
        words: &words,
        classes: &classes,
        symbols,
        graph: &graph,
        rules: &rules,
        shapes: &lints.patterns.shapes,
        regexes: &regexes,
        checks: &lints.checks,
        terms: &lints.terms,
        lints: &lints.texts,
    })
}

/// For each vocabulary up to the last one that a check asks for, whether it does.
fn asked(checks: &[CheckRule]) -> Vec<bool> {
    let all = || checks.iter().flat_map(|check| &check.phrases).flat_map(|(_, phrases)| phrases).copied();
    let mut asked = vec![false; all().max().map_or(0, |last| last as usize + 1)];
    all().for_each(|vocabulary| asked[vocabulary as usize] = true);
    asked
}

/// A phrase in the one row of symbols: words, then vocabularies behind that many words, then gaps.
fn flat(form: &[Label], words: u32) -> Vec<Vec<u32>> {
    let number = |symbol: &Symbol| match symbol {
        Symbol::Word(word) => *word,
        Symbol::Vocabulary(vocabulary) => words + vocabulary,
        Symbol::Gap(width) => GAP + width,
    };
    form.iter().map(|label| label.iter().map(number).collect()).collect()
}

fn special(names: &BTreeMap<String, u32>) -> Special {
    let special = |name: &str| names.get(name).copied();
    Special {
        postings: names
            .iter()
            .filter(|(name, _)| name.starts_with("posting-"))
            .map(|(name, number)| (name.clone(), *number))
            .collect(),
        negator: special("negator"),
        not_negator: special("not-negator"),
        subject: special("subject"),
        pronoun_subject: special("pronoun-subject"),
        first_person: special("first-person"),
        hypothetical: special("hypothetical"),
        capitalised: special("capitalised"),
        figure: special("figure"),
    }
}
