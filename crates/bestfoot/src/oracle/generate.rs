//! Texts made of what lints know: their phrases and vocabularies, said at random, with marks and line ends between.

use std::collections::{BTreeMap, BTreeSet};

use crate::lint::file::{LintFile, Pattern};
use crate::lint::guard::Guard;

/// A small generator of random numbers (`SplitMix64`), the same everywhere.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit.max(1) as u64) as usize
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }
}

/// The entries that texts are made of.
pub(super) struct Material<'o> {
    phrases: Vec<&'o str>,
    vocabularies: BTreeMap<&'o str, Vec<&'o str>>,
    inflections: &'o BTreeMap<String, BTreeSet<String>>,
    /// Words for gaps and in between.
    words: Vec<String>,
}

impl<'o> Material<'o> {
    pub(super) fn new(
        files: &'o [LintFile],
        inflections: &'o BTreeMap<String, BTreeSet<String>>,
        mut words: Vec<String>,
    ) -> Self {
        words.sort_unstable();
        let mut material = Self { phrases: Vec::new(), vocabularies: BTreeMap::new(), inflections, words };
        for file in files {
            for vocabulary in &file.vocabularies {
                let entries = material.vocabularies.entry(vocabulary.name.value.as_str()).or_default();
                entries.extend(vocabulary.entries.iter().map(|entry| entry.value.as_str()));
            }
            for definition in &file.lints {
                match &definition.pattern {
                    Pattern::Phrases { entries, also, .. } => {
                        let lists = std::iter::once(entries).chain(also.iter().map(|part| &part.entries));
                        material.phrases.extend(lists.flatten().map(|entry| entry.value.as_str()));
                    }
                    Pattern::Swap { pairs, exact: false, .. } => {
                        material.phrases.extend(pairs.iter().map(|(from, _)| from.value.as_str()));
                    }
                    _ => {}
                }
                let guards = definition.when.iter().chain(&definition.unless).flat_map(|conditions| &conditions.all);
                for guard in guards {
                    if let Guard::Near { any: list, .. }
                    | Guard::Inside(list)
                    | Guard::Before(list)
                    | Guard::After(list)
                    | Guard::Subject(list) = guard
                    {
                        material.phrases.extend(list.iter().map(|entry| entry.value.as_str()));
                    }
                }
            }
        }
        material
    }

    pub(super) fn text(&self, dice: &mut Dice) -> String {
        const BETWEEN: [&str; 16] =
            [" ", " ", " ", " ", " ", ", ", ", ", ". ", ". ", "; ", " – ", ": ", "? ", "\n", "\n\n", " (x) "];
        const SMALL: [&str; 24] = [
            "not",
            "never",
            "not only",
            "if",
            "because",
            "but",
            "so",
            "who",
            "I",
            "he",
            "they",
            "my boss",
            "my manager",
            "a customer",
            "told",
            "said",
            "\"",
            "the company",
            "we",
            "is",
            "was",
            "at",
            "Ms. Faith Abernethy",
            "node.js",
        ];
        const OPENINGS: [&str; 4] = ["Dear Ms. Lee,\n\n", "Hi all,\n\n", "Why did you leave?\n\n", ""];
        let mut text = dice.pick(&OPENINGS).to_owned();
        for _ in 0..2 + dice.below(12) {
            let piece = match dice.below(8) {
                0..=3 => self.say(dice.pick(&self.phrases), dice, 0),
                4 => {
                    let entries: Vec<&Vec<&str>> =
                        self.vocabularies.values().filter(|entries| !entries.is_empty()).collect();
                    let entries = dice.pick(&entries);
                    self.say(dice.pick(entries), dice, 0)
                }
                5 => dice.pick(&self.words),
                _ => dice.pick(&SMALL).to_owned(),
            };
            text.push_str(&piece);
            text.push_str(dice.pick(&BETWEEN));
        }
        if dice.below(2) == 0 {
            // Contractions, as people write them.
            for (full, short) in [
                (" not ", "n't "),
                ("I am ", "I'm "),
                (" are ", "'re "),
                (" have ", "’ve "),
                (" will ", "'ll "),
                (" is ", "'s "),
            ] {
                text = text.replace(full, short);
            }
        }
        text
    }

    /// Words that an entry stands for, picked at random.
    fn say(&self, entry: &str, dice: &mut Dice, depth: usize) -> String {
        let chosen = choose(entry, dice);
        let plain = chosen.replace(['«', '»', ')'], " ");
        let mut said = Vec::new();
        for word in plain.split_whitespace() {
            let word = word.strip_prefix('(').filter(|name| name.ends_with(':')).map_or(word, |_| "");
            if let Some(name) = word.strip_prefix('@') {
                let entries = self.vocabularies.get(name).filter(|entries| !entries.is_empty() && depth < 12);
                said.extend(entries.map(|entries| self.say(dice.pick(entries), dice, depth + 1)));
            } else if let Some(width) = word.strip_prefix('~') {
                // Now and then one word too many.
                let width: usize = width.parse().unwrap_or(0);
                for _ in 0..dice.below(width + 2) {
                    said.push(dice.pick(&self.words));
                }
            } else if let Some(forms) = word.strip_suffix('+').and_then(|base| self.inflections.get(base)) {
                let forms: Vec<&String> = forms.iter().collect();
                said.push(dice.pick(&forms).clone());
            } else {
                said.push(word.to_owned());
            }
        }
        said.join(" ")
    }
}

/// An entry with one of its alternatives each.
fn choose(entry: &str, dice: &mut Dice) -> String {
    let Some(close) = entry.find(['}', ']']) else {
        return entry.to_owned();
    };
    let Some(open) = entry[..close].rfind(['{', '[']) else {
        return entry.to_owned();
    };
    let mut choices: Vec<&str> = entry[open + 1..close].split('|').collect();
    if entry[open..].starts_with('[') {
        choices.push("");
    }
    let chosen = dice.pick(&choices);
    choose(&format!("{}{chosen}{}", &entry[..open], &entry[close + 1..]), dice)
}
