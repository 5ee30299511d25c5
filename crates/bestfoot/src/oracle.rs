//! A slow and plain engine to hold the fast one against: alternatives are written out, every phrase is tried at every word, every regex on every
//! line, and guards search the whole document. Both must find the same.
//!
//! It shares with the fast engine what comes before matching (reading lint files and drafts) and the guards that look at no phrase.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use regex::bytes::Regex;

use crate::document::{Form as WordForm, Full, Zone};
use crate::lint::file::{self, Definition, LintFile, Pattern};
use crate::lint::guard::{Conditions, Guard, Written};
use crate::lint::phrase::{self, Element, fold_case};
use crate::matcher::{Hit, Mark, regex_hits};
use crate::program::build_regex;
use crate::{Document, Span};

#[path = "../../../tests/support/corpus.rs"]
mod corpus;
mod generate;
mod guards;
mod tests;

/// One place of a phrase.
#[derive(Clone, Debug)]
enum Place {
    Word(u32),
    Vocabulary(usize),
    Gap(u32),
    /// One of these: alternatives of one word each are too many to write out.
    Any(Vec<Place>),
}

/// A phrase without alternatives.
#[derive(Clone, Debug)]
struct Phrase {
    places: Vec<Place>,
    report: (usize, usize),
    captures: Vec<(String, usize, usize)>,
    /// Index of the lint and of its edit; zero for entries of vocabularies.
    lint: usize,
    edit: Option<usize>,
    /// Which of the lint's lists it is from.
    part: u32,
    whole_sentence: bool,
}

/// Phrases by what they begin with.
#[derive(Default)]
struct Phrases {
    by_word: HashMap<u32, Vec<Phrase>>,
    by_vocabulary: BTreeMap<usize, Vec<Phrase>>,
}

impl Phrases {
    fn add(&mut self, mut phrase: Phrase) {
        match phrase.places[0].clone() {
            Place::Any(list) => {
                for place in list {
                    phrase.places[0] = place;
                    self.add(phrase.clone());
                }
            }
            Place::Word(word) => self.by_word.entry(word).or_default().push(phrase),
            Place::Vocabulary(number) => self.by_vocabulary.entry(number).or_default().push(phrase),
            Place::Gap(_) => panic!("no phrase begins with a gap"),
        }
    }
}

/// Words that count only where they stand for somebody named before, with lists of vocabularies as numbers.
struct Pronoun {
    words: usize,
    named: usize,
    rivals: usize,
    if_unnamed: bool,
}

struct Edit {
    written: Option<String>,
    replacement: String,
}

struct Oracle {
    files: Vec<LintFile>,
    words: HashMap<String, u32>,
    /// The named ones in the order of the files, then those of inflections and guards.
    vocabularies: Vec<Phrases>,
    named: BTreeMap<String, usize>,
    inflections: BTreeMap<String, BTreeSet<String>>,
    inflected: BTreeMap<String, usize>,
    /// The vocabularies that lists of guards make, by the place of the list in memory.
    lists: HashMap<usize, usize>,
    phrases: Phrases,
    edits: Vec<Edit>,
    regexes: Vec<(u32, Regex)>,
    pronouns: Vec<Pronoun>,
    /// The vocabularies whose entries may go on past their clause.
    wide: BTreeSet<usize>,
    /// The vocabularies that lists of guards and references make.
    nameless: BTreeSet<usize>,
}

/// Where the alternatives of one plain word each end that begin here.
fn plain_words(entry: &str, open: usize) -> Option<usize> {
    let close = open + entry[open..].find('}')?;
    let inside = &entry[open + 1..close];
    // `cannot` is two words.
    let word = |word: &str| !word.is_empty() && word != "cannot" && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let alone = |c: Option<char>| c.is_none_or(|c| c == ' ' || c == '«' || c == '»');
    let stands_alone = alone(entry[..open].chars().next_back()) && alone(entry[close + 1..].chars().next());
    (entry[open..].starts_with('{') && stands_alone && inside.contains('|') && inside.split('|').all(word))
        .then_some(close + 1)
}

/// Writes out the alternatives and options of an entry, but for those of one plain word each.
fn expand(entry: &str) -> Vec<String> {
    let mut from = 0;
    let open = loop {
        let Some(open) = entry[from..].find(['{', '[']).map(|open| from + open) else {
            return vec![entry.to_owned()];
        };
        match plain_words(entry, open) {
            Some(after) => from = after,
            None => break open,
        }
    };
    let (mut depth, mut cuts, mut close) = (0, vec![open], open);
    for (at, c) in entry[open..].char_indices() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            '|' if depth == 1 => cuts.push(open + at),
            _ => {}
        }
        if depth == 0 {
            close = open + at;
            break;
        }
    }
    cuts.push(close);
    let mut choices: Vec<&str> = cuts.windows(2).map(|cut| &entry[cut[0] + 1..cut[1]]).collect();
    if entry[open..].starts_with('[') {
        choices.push("");
    }
    let rest = expand(&entry[close + 1..]);
    let heads = choices.iter().flat_map(|choice| expand(choice));
    heads.flat_map(|head| rest.iter().map(move |tail| format!("{}{head}{tail}", &entry[..open]))).collect()
}

impl Oracle {
    /// Reads the built-in lints, and those of one more file.
    fn new(added: Option<(&str, &str)>) -> Self {
        let files = bestfoot_lints::FILES.iter().copied().chain(added);
        let files: Vec<LintFile> =
            files.map(|(name, toml)| file::read(name, toml).unwrap_or_else(|errors| panic!("{}", errors[0]))).collect();
        let mut oracle = Self {
            files: Vec::new(),
            words: HashMap::new(),
            vocabularies: Vec::new(),
            named: BTreeMap::new(),
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

    fn lints(&self) -> impl Iterator<Item = &Definition> {
        self.files.iter().flat_map(|file| &file.lints)
    }

    /// What a vocabulary of nothing but vocabularies is made of.
    fn parts(&self, number: usize) -> impl Iterator<Item = usize> + '_ {
        let phrases = self.vocabularies[number].by_vocabulary.values().flatten();
        phrases.filter_map(|phrase| match phrase.places.as_slice() {
            [Place::Vocabulary(part)] => Some(*part),
            _ => None,
        })
    }

    /// Whether a vocabulary is made of words that refer, if only in part.
    fn carries(&self, number: usize) -> bool {
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
                    crate::document::token::words(&from.value, Span::new(0, from.value.len()), |span, form, _| {
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

/// A document as the oracle sees it.
struct Reading<'o> {
    oracle: &'o Oracle,
    document: &'o Document,
    words: Vec<Option<u32>>,
    /// The words again, without their places.
    present: BTreeSet<u32>,
    /// Where entries of a vocabulary end that begin at a word, once it was asked.
    ends: Vec<Option<Vec<usize>>>,
}

/// Where each place of a phrase stands: tokens.
type Path = Vec<(usize, usize)>;

impl<'o> Reading<'o> {
    fn new(oracle: &'o Oracle, document: &'o Document) -> Self {
        let word = |token: &crate::document::Token| match token.form {
            WordForm::Full(full) => oracle.words.get(full.text()).copied(),
            WordForm::Written if token.is_opaque => None,
            WordForm::Written => oracle.words.get(&fold_case(document.written(token))).copied(),
        };
        let words: Vec<Option<u32>> = document.tokens().iter().map(word).collect();
        let ends = vec![None; oracle.vocabularies.len() * words.len()];
        let present = words.iter().copied().flatten().collect();
        Self { oracle, document, words, present, ends }
    }

    fn sentence(&self, token: usize) -> Range<usize> {
        self.document.sentence_tokens(self.document.tokens()[token].sentence)
    }

    fn in_one_clause(&self, start: usize, end: usize) -> bool {
        let tokens = self.document.tokens();
        tokens[start].clause == tokens[end - 1].clause
    }

    /// Where the entries of a vocabulary end that begin at a token.
    fn ends(&mut self, vocabulary: usize, start: usize) -> Vec<usize> {
        let place = vocabulary * self.words.len() + start;
        if let Some(known) = &self.ends[place] {
            return known.clone();
        }
        let oracle = self.oracle;
        if oracle.named.get("capitalised") == Some(&vocabulary) {
            return if self.document.is_name_like(start) { vec![start + 1] } else { Vec::new() };
        }
        let matches = self.matches(&oracle.vocabularies[vocabulary], start);
        let wide = oracle.wide.contains(&vocabulary);
        // A vocabulary that a list names for itself reaches as far as it does anywhere.
        let nameless = oracle.nameless.contains(&vocabulary);
        let mut ends: Vec<usize> = matches
            .into_iter()
            .map(|(_, path)| (path.len() == 1, path[path.len() - 1].1))
            .filter(|&(alone, end)| wide || nameless && alone || self.in_one_clause(start, end))
            .map(|(_, end)| end)
            .collect();
        ends.sort_unstable();
        ends.dedup();
        self.ends[place] = Some(ends.clone());
        ends
    }

    /// Every way in which one of these phrases begins at a token.
    fn matches(&mut self, phrases: &'o Phrases, start: usize) -> Vec<(&'o Phrase, Path)> {
        let limit = self.sentence(start).end;
        let mut found = Vec::new();
        let mut begun: Vec<&Phrase> =
            self.words[start].and_then(|word| phrases.by_word.get(&word)).into_iter().flatten().collect();
        for (&number, phrases) in &phrases.by_vocabulary {
            if !self.ends(number, start).is_empty() {
                begun.extend(phrases);
            }
        }
        // A word that stands nowhere in the draft stands in no phrase found there.
        let stands = |place: &Place| !matches!(place, Place::Word(word) if !self.present.contains(word));
        begun.retain(|phrase| phrase.places.iter().all(stands));
        for phrase in begun {
            let mut paths = Vec::new();
            self.follow(&phrase.places, start, limit, &mut Path::new(), &mut paths);
            found.extend(paths.into_iter().map(|path| (phrase, path)));
        }
        found
    }

    fn follow(&mut self, places: &[Place], at: usize, limit: usize, path: &mut Path, paths: &mut Vec<Path>) {
        let Some((place, rest)) = places.split_first() else {
            paths.push(path.clone());
            return;
        };
        if at >= limit {
            return;
        }
        let here = |place: &Place| matches!(place, Place::Word(word) if self.words[at] == Some(*word));
        let mut go_on = |reading: &mut Self, end: usize| {
            path.push((at, end));
            reading.follow(rest, end, limit, path, paths);
            path.pop();
        };
        match place {
            Place::Word(_) if here(place) => go_on(self, at + 1),
            // Of plain words one stands here or none.
            Place::Any(list) if list.iter().any(here) => go_on(self, at + 1),
            Place::Word(_) | Place::Any(_) => {}
            Place::Gap(width) => (at..=at + *width as usize).for_each(|end| go_on(self, end)),
            Place::Vocabulary(number) => self.ends(*number, at).into_iter().for_each(|end| go_on(self, end)),
        }
    }

    /// The marks of the named vocabularies.
    fn marks(&mut self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for vocabulary in 0..self.oracle.named.len() {
            for start in 0..self.words.len() {
                let ends = self.ends(vocabulary, start).into_iter();
                marks.extend(ends.map(|end| Mark {
                    vocabulary: vocabulary as u32,
                    start: start as u32,
                    end: end as u32,
                }));
            }
        }
        marks.sort_unstable();
        marks
    }

    /// What the phrases and regexes of all lints match, before zones and guards.
    fn hits(&mut self) -> Vec<Hit> {
        let oracle = self.oracle;
        let mut hits = Vec::new();
        for start in 0..self.words.len() {
            for (phrase, path) in self.matches(&oracle.phrases, start) {
                hits.extend(self.hit(phrase, &path));
            }
        }
        for (lint, regex) in &oracle.regexes {
            for line in self.document.plain_lines() {
                hits.extend(regex_hits(regex, *lint, self.document, line.span));
            }
        }
        hits.sort();
        hits.dedup();
        hits
    }

    fn hit(&mut self, phrase: &Phrase, path: &Path) -> Option<Hit> {
        let whole = (path[0].0, path[path.len() - 1].1);
        if !phrase.whole_sentence && !self.in_one_clause(whole.0, whole.1) {
            return None;
        }
        for (place, &(start, end)) in phrase.places.iter().zip(path) {
            if let Place::Vocabulary(number) = *place
                && !self.refers(number, start, end)
            {
                return None;
            }
        }
        let stretch = |from: usize, to: usize| (path[from].0, path[to - 1].1);
        let reported = stretch(phrase.report.0, phrase.report.1);
        let span = self.written_words(reported);
        if let Some(edit) = phrase.edit.map(|edit| &self.oracle.edits[edit]) {
            let written = &self.document.plain()[span.range()];
            if written == edit.replacement || edit.written.as_ref().is_some_and(|wanted| wanted != written) {
                return None;
            }
        }
        let small = |(start, end): (usize, usize)| (start as u32, end as u32);
        let captures = phrase
            .captures
            .iter()
            .map(|(name, from, to)| (name.clone(), self.written_words(stretch(*from, *to))))
            .collect();
        Some(Hit {
            lint: phrase.lint as u32,
            tokens: small(reported),
            span,
            whole: small(whole),
            captures,
            shape: None,
            part: phrase.part,
            pending: Vec::new(),
        })
    }

    /// Whether words stand for whom their vocabulary wants, by a name or by a pronoun. Of a vocabulary made of such, any part may hold.
    fn refers(&mut self, number: usize, start: usize, end: usize) -> bool {
        let oracle = self.oracle;
        if let Some(pronoun) = oracle.pronouns.iter().find(|pronoun| pronoun.words == number) {
            return self.stands_for(pronoun, start);
        }
        if !oracle.carries(number) {
            return true;
        }
        oracle.parts(number).any(|part| self.ends(part, start).contains(&end) && self.refers(part, start, end))
    }

    fn stands_for(&mut self, pronoun: &Pronoun, at: usize) -> bool {
        let lines = self.document.plain_lines();
        let tokens = self.document.tokens();
        let paragraph = |token: usize| lines[tokens[token].line as usize].paragraph;
        for token in (0..at).rev().take_while(|&token| paragraph(token) == paragraph(at)) {
            let named = self.ends(pronoun.named, token).into_iter().max();
            let rival = self.ends(pronoun.rivals, token).into_iter().max();
            match (named, rival) {
                (Some(named), rival) if rival.is_none_or(|rival| rival <= named) => return true,
                (Some(_), _) => return false,
                (None, Some(_)) => {
                    // A rival inside a mention that won where it began is only a part of it.
                    let inside = (0..token).filter(|&first| paragraph(first) == paragraph(at)).any(|first| {
                        let named = self.ends(pronoun.named, first).into_iter().max();
                        let rival = self.ends(pronoun.rivals, first).into_iter().max();
                        named.is_some_and(|named| named > token && rival.is_none_or(|rival| rival <= named))
                    });
                    if !inside {
                        return false;
                    }
                }
                (None, None) => {}
            }
        }
        pronoun.if_unnamed
    }

    /// Reported are whole written words; only a possessive `'s` may be left out.
    fn written_words(&self, (start, end): (usize, usize)) -> Span {
        let tokens = self.document.tokens();
        let first = (0..=start).rev().find(|&token| !tokens[token].is_clitic).unwrap_or(start);
        let goes_on = |token: &usize| tokens[*token].is_clitic && tokens[*token].form != WordForm::Full(Full::S);
        let last = (end..tokens.len()).take_while(goes_on).last().unwrap_or(end - 1);
        tokens[first].span().cover(tokens[last].span())
    }
}

/// Whether a lint reads a zone: as it says, or else the writer's own text, and all of a text that is no letter.
fn reads(definition: &Definition, document: &Document, zone: Zone) -> bool {
    match &definition.zones {
        Some(zones) => zones.contains(&zone),
        None => match zone {
            Zone::Salutation | Zone::Body | Zone::Closing | Zone::Postscript => true,
            Zone::Letterhead | Zone::Date | Zone::InsideAddress | Zone::Subject | Zone::Signature => {
                !document.is_letter()
            }
            Zone::Headers | Zone::Question | Zone::Quoted | Zone::Code => false,
        },
    }
}
