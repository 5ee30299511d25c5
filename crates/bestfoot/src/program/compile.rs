//! Lint files to a program: names are resolved, phrases become symbols, and every mistake is found here.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::build::{Entry, Graph, write};
use super::{
    Bytes, CheckRule, EditRule, GAP, LINT, Part, Phrases, Program, Reference, Referring, RegexRule, Rule, Rules, Shape,
    Special,
};
use regex::bytes::{Regex, RegexBuilder};

use crate::document::Zone;
use crate::lint::file::{Anchor, Definition, LintFile, Pattern};
use crate::lint::guard::{Conditions, Guard, Written};
use crate::lint::phrase::{self, Element, Form};
use crate::tree::{At, nearest};
use crate::{FileError, Kind, Span};

/// A lint's regex. Classes are of ASCII unless the pattern says `(?u)`: Unicode's tables make a regex slow to build, and each run builds those it
/// needs.
pub(crate) fn build_regex(pattern: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern).unicode(false).size_limit(1 << 22).build()
}

/// Compiles lint files, the built-in ones first.
pub(crate) fn compile(files: &[LintFile]) -> Result<Program, Vec<FileError>> {
    let mut compiler = Compiler::default();
    compiler.declare(files);
    compiler.read_vocabularies(files);
    compiler.read_references(files);
    compiler.read_guards(files);
    compiler.read_lints(files);
    compiler.sort_strata();
    if !compiler.errors.is_empty() {
        compiler.errors.dedup();
        return Err(compiler.errors);
    }
    let bytes: Arc<[u8]> = compiler.write().into();
    Ok(Program::load(Bytes::Owned(bytes)).expect("a program is read as it was written"))
}

#[derive(Default)]
struct Compiler {
    errors: Vec<FileError>,
    words: HashMap<String, u32>,
    /// Named vocabularies, then those of inflections, then nameless ones; by number.
    vocabularies: Vec<Vocabulary>,
    names: BTreeMap<String, u32>,
    inflections: BTreeMap<String, BTreeSet<String>>,
    inflected: HashMap<String, u32>,
    guard_names: BTreeMap<String, u32>,
    guards: Vec<Vec<Conditions<Phrases>>>,
    references: Vec<Reference>,
    /// What a vocabulary of references and of other vocabularies stands for, one by one.
    carriers: BTreeMap<u32, Vec<u32>>,
    groups: Vec<String>,
    rules: Vec<Rule>,
    lints: Vec<crate::lint::Lint>,
    shapes: Vec<Shape>,
    shape_numbers: HashMap<Shape, u32>,
    phrases: Vec<LintPhrase>,
    regexes: Vec<RegexRule>,
}

#[derive(Default)]
struct Vocabulary {
    forms: Vec<Vec<Label>>,
    /// Entries may go on past their clause.
    whole_sentence: bool,
    stratum: Option<u32>,
}

/// A symbol before words and vocabularies share one row of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Symbol {
    Word(u32),
    Vocabulary(u32),
    Gap(u32),
}

/// What may stand at one place of a phrase.
type Label = Vec<Symbol>;

struct LintPhrase {
    lint: u32,
    symbols: Vec<Label>,
    shape: u32,
}

impl Compiler {
    fn error(&mut self, file: &str, span: Span, message: impl Into<String>, help: Option<String>) {
        self.errors.push(FileError { file: file.to_owned(), span: Some(span), message: message.into(), help });
    }

    /// Learns every name, so that files may refer to each other in any order.
    fn declare(&mut self, files: &[LintFile]) {
        for file in files {
            for vocabulary in file.vocabularies.iter().filter(|vocabulary| !vocabulary.extends) {
                let name = &vocabulary.name;
                if self.names.contains_key(&name.value) {
                    let help = format!("to add entries to it, write `{}.add = […]`", name.value);
                    self.error(
                        &file.name,
                        name.span,
                        format!("there is a vocabulary `{}` already", name.value),
                        Some(help),
                    );
                    continue;
                }
                self.names.insert(name.value.clone(), self.vocabularies.len() as u32);
                self.vocabularies
                    .push(Vocabulary { whole_sentence: vocabulary.whole_sentence, ..Vocabulary::default() });
            }
            for (base, forms) in &file.inflections {
                let all = self.inflections.entry(phrase::fold_case(&base.value)).or_default();
                all.insert(phrase::fold_case(&base.value));
                all.extend(forms.iter().map(|form| phrase::fold_case(&form.value)));
            }
            for guard in &file.guards {
                let number = self.guard_names.len() as u32;
                if self.guard_names.insert(guard.name.value.clone(), number).is_some() {
                    self.error(
                        &file.name,
                        guard.name.span,
                        format!("there is a guard `{}` already", guard.name.value),
                        None,
                    );
                }
            }
        }
    }

    fn read_vocabularies(&mut self, files: &[LintFile]) {
        for file in files {
            for vocabulary in &file.vocabularies {
                let Some(&number) = self.names.get(&vocabulary.name.value) else {
                    let help = nearest(&vocabulary.name.value, self.names.keys().map(String::as_str))
                        .map(|near| format!("did you mean `{near}`?"));
                    let message = format!("there is no vocabulary `{}` to add to", vocabulary.name.value);
                    self.error(&file.name, vocabulary.name.span, message, help);
                    continue;
                };
                for entry in &vocabulary.entries {
                    for form in self.forms(file, entry) {
                        if !form.captures.is_empty() || form.report != (0, form.elements.len() as u8) {
                            self.error(
                                &file.name,
                                entry.span,
                                "an entry of a vocabulary has no captures and no `«…»`",
                                None,
                            );
                            continue;
                        }
                        let symbols = self.symbols(file, entry.span, &form.elements);
                        self.vocabularies[number as usize].forms.push(symbols);
                    }
                }
            }
        }
    }

    /// Learns which vocabularies are words for somebody named before, and which are made of such.
    fn read_references(&mut self, files: &[LintFile]) {
        for file in files {
            for vocabulary in &file.vocabularies {
                let Some(reference) = &vocabulary.reference else {
                    continue;
                };
                let words = self.names[&vocabulary.name.value];
                let named = self.list(file, &reference.named);
                let rivals = self.list(file, &reference.rivals);
                self.references.push(Reference { words, named, rivals, if_unnamed: reference.if_unnamed });
                self.carriers.insert(words, vec![words]);
            }
        }
        // Vocabularies may be told in any order, so this goes on until nothing new is learned.
        let mut known = 0;
        while known < self.carriers.len() {
            known = self.carriers.len();
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
        let is_reference = self.references.iter().any(|reference| reference.words == number);
        let forms = &self.vocabularies[number as usize].forms;
        let symbols = || forms.iter().flatten().flatten();
        let carries =
            |symbol: &Symbol| matches!(symbol, Symbol::Vocabulary(other) if self.carriers.contains_key(other));
        if is_reference || !symbols().any(carries) {
            return;
        }
        let plain = forms.iter().all(|form| form.len() == 1) && symbols().all(|s| matches!(s, Symbol::Vocabulary(_)));
        if !plain {
            let help = "a vocabulary with words that refer to somebody holds nothing but names of vocabularies";
            let message = format!("`{}` has a referring word inside a longer entry", name.value);
            if !self.errors.iter().any(|error| error.message == message) {
                self.error(&file.name, name.span, message, Some(help.to_owned()));
            }
            return;
        }
        let mut parts: Vec<u32> = symbols()
            .filter_map(|symbol| match symbol {
                Symbol::Vocabulary(other) => Some(self.carriers.get(other).cloned().unwrap_or_else(|| vec![*other])),
                _ => None,
            })
            .flatten()
            .collect();
        parts.sort_unstable();
        parts.dedup();
        self.carriers.insert(number, parts);
    }

    /// Writes out the vocabularies that carry references, and says at which places of a phrase something is to be resolved.
    fn refer(&mut self, file: &LintFile, span: Span, symbols: &mut [Label]) -> Vec<Referring> {
        let mut referring = Vec::new();
        for (element, label) in symbols.iter_mut().enumerate() {
            let mut written: Label = Label::new();
            for symbol in label.iter() {
                match symbol {
                    Symbol::Vocabulary(number) if self.carriers.contains_key(number) => {
                        written.extend(self.carriers[number].iter().map(|&part| Symbol::Vocabulary(part)));
                    }
                    other => written.push(*other),
                }
            }
            written.sort_unstable();
            written.dedup();
            let is_reference = |number: u32| self.references.iter().position(|reference| reference.words == number);
            let (mut references, mut plain) = (Vec::new(), Vec::new());
            let mut words = false;
            for symbol in &written {
                match symbol {
                    Symbol::Vocabulary(number) => match is_reference(*number) {
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
                    self.error(&file.name, span, message, Some(help));
                }
                referring.push(Referring { element: element as u8, references, plain });
            }
            *label = written;
        }
        referring
    }

    fn forms(&mut self, file: &LintFile, entry: &At<String>) -> Vec<Form> {
        match phrase::parse(&entry.value) {
            Ok(forms) => forms,
            Err(error) => {
                // Inside a plain string the place of the mistake is known, else the whole entry is shown.
                let plain = entry.span.len() == entry.value.len() + 2;
                let at = Span::new(entry.span.start() + 1 + error.at.start(), entry.span.start() + 1 + error.at.end());
                self.error(&file.name, if plain { at } else { entry.span }, error.message, None);
                Vec::new()
            }
        }
    }

    /// Words as they are written, signs and all, without the phrase language.
    fn literal(&mut self, file: &LintFile, entry: &At<String>) -> Vec<Form> {
        let form = phrase::literal(&entry.value);
        if form.is_none() {
            self.error(&file.name, entry.span, "this holds no word", None);
        }
        form.into_iter().collect()
    }

    fn word(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.words.get(word) {
            return number;
        }
        let number = self.words.len() as u32;
        self.words.insert(word.to_owned(), number);
        number
    }

    fn symbols(&mut self, file: &LintFile, span: Span, elements: &[Element]) -> Vec<Label> {
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

    fn named(&mut self, file: &LintFile, span: Span, name: &str) -> Option<u32> {
        if let Some(&number) = self.names.get(name) {
            return Some(number);
        }
        let help = nearest(name, self.names.keys().map(String::as_str)).map(|near| format!("did you mean `@{near}`?"));
        self.error(&file.name, span, format!("there is no vocabulary `{name}`"), help);
        None
    }

    fn inflected(&mut self, file: &LintFile, span: Span, base: &str) -> Option<u32> {
        if let Some(&number) = self.inflected.get(base) {
            return Some(number);
        }
        let Some(forms) = self.inflections.get(base).cloned() else {
            let help = format!("add `{base} = […]` to a table `[inflections]`");
            self.error(&file.name, span, format!("no inflections of `{base}` are listed"), Some(help));
            return None;
        };
        let number = self.vocabularies.len() as u32;
        let words = forms.iter().map(|form| Symbol::Word(self.word(form))).collect();
        self.vocabularies.push(Vocabulary { forms: vec![vec![words]], ..Vocabulary::default() });
        self.inflected.insert(base.to_owned(), number);
        Some(number)
    }

    /// A list of phrases of a guard or a check: the vocabularies it names, and a nameless one for the rest.
    fn list(&mut self, file: &LintFile, entries: &Written) -> Phrases {
        let mut numbers = Vec::new();
        let mut rest = Vec::new();
        for entry in entries {
            for form in self.forms(file, entry) {
                let symbols = self.symbols(file, entry.span, &form.elements);
                let refers = |symbol: &Symbol| matches!(symbol, Symbol::Vocabulary(number) if self.carriers.contains_key(number));
                if symbols.iter().flatten().any(refers) {
                    let message = "a word that refers to somebody can stand only in the phrases of a lint";
                    self.error(&file.name, entry.span, message, None);
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
            numbers.push(self.vocabularies.len() as u32);
            self.vocabularies.push(Vocabulary { forms: rest, ..Vocabulary::default() });
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn read_guards(&mut self, files: &[LintFile]) {
        for file in files {
            for guard in &file.guards {
                let any = guard.any.iter().map(|conditions| self.conditions(file, conditions)).collect();
                self.guards.push(any);
            }
        }
    }

    fn conditions(&mut self, file: &LintFile, written: &Conditions<Written>) -> Conditions<Phrases> {
        let mut all = Vec::with_capacity(written.all.len());
        for guard in &written.all {
            all.push(match guard {
                Guard::Near { any, within, side } => {
                    Guard::Near { any: self.list(file, any), within: *within, side: *side }
                }
                Guard::Inside(list) => Guard::Inside(self.list(file, list)),
                Guard::Before(list) => Guard::Before(self.list(file, list)),
                Guard::After(list) => Guard::After(self.list(file, list)),
                Guard::Subject(list) => Guard::Subject(self.list(file, list)),
                Guard::Question(list) => Guard::Question(self.list(file, list)),
                Guard::Use(names) => Guard::Use(
                    names
                        .iter()
                        .flatten()
                        .filter_map(|name| self.guard(file, name))
                        .map(|number| vec![number])
                        .collect(),
                ),
                Guard::Negated(yes) => Guard::Negated(*yes),
                Guard::FirstPerson(yes) => Guard::FirstPerson(*yes),
                Guard::Hypothetical(yes) => Guard::Hypothetical(*yes),
                Guard::Quoted(yes) => Guard::Quoted(*yes),
                Guard::Name(yes) => Guard::Name(*yes),
                Guard::Position(positions) => Guard::Position(positions.clone()),
                Guard::In(stretches) => Guard::In(stretches.clone()),
                Guard::ApplicationValue(yes) => Guard::ApplicationValue(*yes),
                Guard::ApplicationHas(keys) => Guard::ApplicationHas(keys.clone()),
                Guard::Stage(stages) => Guard::Stage(stages.clone()),
                Guard::AtLeast(count) => Guard::AtLeast(*count),
                Guard::PerHundredWords(limit) => Guard::PerHundredWords(*limit),
            });
        }
        Conditions { all }
    }

    fn guard(&mut self, file: &LintFile, name: &At<String>) -> Option<u32> {
        if let Some(&number) = self.guard_names.get(&name.value) {
            return Some(number);
        }
        let help = nearest(&name.value, self.guard_names.keys().map(String::as_str))
            .map(|near| format!("did you mean `{near}`?"));
        self.error(&file.name, name.span, format!("there is no guard `{}`", name.value), help);
        None
    }

    fn read_lints(&mut self, files: &[LintFile]) {
        let all: Vec<(&LintFile, &Definition)> =
            files.iter().flat_map(|file| file.lints.iter().map(move |lint| (file, lint))).collect();
        let mut ids: BTreeMap<&str, u32> = BTreeMap::new();
        for (index, (file, definition)) in all.iter().enumerate() {
            for id in std::iter::once(&definition.lint.id).chain(&definition.lint.aliases) {
                if ids.insert(id, index as u32).is_some() {
                    self.error(&file.name, definition.place, format!("there is a lint `{id}` already"), None);
                }
            }
        }
        for (index, (file, definition)) in all.iter().enumerate() {
            let rule = self.rule(file, definition, index as u32, &ids);
            self.rules.push(rule);
            self.lints.push(definition.lint.clone());
        }
    }

    fn rule(&mut self, file: &LintFile, definition: &Definition, index: u32, ids: &BTreeMap<&str, u32>) -> Rule {
        let lint = &definition.lint;
        let group = self.groups.iter().position(|group| *group == lint.group).unwrap_or_else(|| {
            self.groups.push(lint.group.clone());
            self.groups.len() - 1
        });
        let when = definition.when.as_ref().map(|conditions| self.conditions(file, conditions));
        let unless = definition.unless.iter().map(|conditions| self.conditions(file, conditions)).collect();
        let parts = match &definition.pattern {
            Pattern::Phrases { also, .. } => also
                .iter()
                .map(|part| Part {
                    when: part.when.as_ref().map(|conditions| self.conditions(file, conditions)),
                    unless: part.unless.iter().map(|conditions| self.conditions(file, conditions)).collect(),
                })
                .collect(),
            _ => Vec::new(),
        };
        let supersedes = definition.supersedes.iter().filter_map(|id| {
            let found = ids.get(id.value.as_str()).copied();
            if found.is_none() {
                let help = nearest(&id.value, ids.keys().copied()).map(|near| format!("did you mean `{near}`?"));
                self.error(&file.name, id.span, format!("there is no lint `{}`", id.value), help);
            }
            found
        });
        let supersedes = supersedes.collect();
        let check = self.pattern(file, definition, index);
        let kinds = if lint.kinds.is_empty() {
            u16::MAX
        } else {
            lint.kinds.iter().fold(0, |bits, &kind| bits | super::kind_bit(Some(kind)))
        };
        let default_zones = [Zone::Salutation, Zone::Body, Zone::Closing, Zone::Postscript];
        let zones =
            definition.zones.as_deref().unwrap_or(&default_zones).iter().fold(0, |bits, &zone| bits | 1 << zone as u16);
        Rule {
            id: lint.id.clone(),
            aliases: lint.aliases.clone(),
            group: group as u32,
            status: lint.status,
            severity: lint.severity,
            kind_severity: lint.kind_severity.clone(),
            kinds,
            zones,
            anchor: definition.anchor.unwrap_or(Anchor::Start),
            when,
            unless,
            parts,
            supersedes,
            check,
        }
    }

    fn pattern(&mut self, file: &LintFile, definition: &Definition, lint: u32) -> Option<CheckRule> {
        match &definition.pattern {
            Pattern::Phrases { entries, whole_sentence, replace, fix, also } => {
                let edit =
                    replace.as_ref().map(|text| EditRule { written: None, replacement: text.clone(), fix: *fix });
                let first = (entries, *whole_sentence);
                let parts = std::iter::once(first).chain(also.iter().map(|part| (&part.entries, part.whole_sentence)));
                for (part, (entries, whole_sentence)) in parts.enumerate() {
                    for entry in entries {
                        for form in self.forms(file, entry) {
                            self.check_templates(file, entry, definition, &form);
                            let mut symbols = self.symbols(file, entry.span, &form.elements);
                            let referring = self.refer(file, entry.span, &mut symbols);
                            if symbols.len() == form.elements.len() {
                                let shape = shape(&form, whole_sentence, edit.clone());
                                self.phrase(lint, symbols, Shape { part: part as u32, referring, ..shape });
                            }
                        }
                    }
                }
            }
            Pattern::Swap { pairs, exact, fix } => {
                for (from, to) in pairs {
                    let written = exact.then(|| from.value.clone());
                    let edit = EditRule { written, replacement: to.clone(), fix: *fix };
                    let forms = if *exact { self.literal(file, from) } else { self.forms(file, from) };
                    for form in forms {
                        let symbols = self.symbols(file, from.span, &form.elements);
                        if symbols.len() == form.elements.len() {
                            self.phrase(lint, symbols, shape(&form, false, Some(edit.clone())));
                        }
                    }
                }
            }
            Pattern::Regexes(parts) => {
                for (pattern, requires) in parts {
                    if let Err(error) = build_regex(&pattern.value) {
                        let error = error.to_string();
                        let last = error.lines().last().unwrap_or("this is no regex");
                        let message = last.trim_start_matches("error: ").to_owned();
                        self.error(&file.name, pattern.span, message, None);
                    }
                    let requires = requires.iter().map(|literal| literal.value.clone()).collect();
                    self.regexes.push(RegexRule { lint, pattern: pattern.value.clone(), requires });
                }
            }
            Pattern::Check { name, options, phrases } => {
                let phrases = phrases.iter().map(|(key, entries)| (key.clone(), self.list(file, entries))).collect();
                return Some(CheckRule { name: name.value.clone(), options: options.clone(), phrases });
            }
        }
        None
    }

    /// Every name in a template of a phrase lint is a capture of each phrase, or has a default.
    fn check_templates(&mut self, file: &LintFile, entry: &At<String>, definition: &Definition, form: &Form) {
        let lint = &definition.lint;
        let texts = [Some(&lint.message), lint.label.as_ref(), lint.help.as_ref()];
        for text in texts.into_iter().flatten() {
            for name in crate::template::names(text) {
                if name != "match" && !form.captures.iter().any(|capture| capture.name == name) {
                    let message =
                        format!("this phrase has no capture `{name}`, which the message of `{}` shows", lint.id);
                    let help = format!("add `({name}: …)` here, or give a default in the message: `{{{name}|…}}`");
                    self.error(&file.name, entry.span, message, Some(help));
                }
            }
        }
    }

    fn phrase(&mut self, lint: u32, symbols: Vec<Label>, shape: Shape) {
        let number = if let Some(&number) = self.shape_numbers.get(&shape) {
            number
        } else {
            let number = self.shapes.len() as u32;
            self.shapes.push(shape.clone());
            self.shape_numbers.insert(shape, number);
            number
        };
        self.phrases.push(LintPhrase { lint, symbols, shape: number });
    }

    /// Gives every vocabulary its stratum: one above the highest that it refers to. A vocabulary that refers to itself is a mistake.
    fn sort_strata(&mut self) {
        for number in 0..self.vocabularies.len() as u32 {
            let mut open = Vec::new();
            self.stratum(number, &mut open);
        }
    }

    fn stratum(&mut self, number: u32, open: &mut Vec<u32>) -> u32 {
        if let Some(stratum) = self.vocabularies[number as usize].stratum {
            return stratum;
        }
        if open.contains(&number) {
            let name = self
                .names
                .iter()
                .find(|(_, known)| **known == number)
                .map(|(name, _)| name.clone())
                .unwrap_or_default();
            self.errors.push(FileError {
                file: "vocabulary".to_owned(),
                span: None,
                message: format!("the vocabulary `{name}` refers to itself"),
                help: None,
            });
            return 0;
        }
        open.push(number);
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
        let below = referred.into_iter().map(|other| self.stratum(other, open) + 1).max();
        open.pop();
        // A vocabulary that is another one's entry as it stands takes over its entries, but names have none to take over.
        let names = self.names.get("capitalised").copied();
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
                    Symbol::Vocabulary(other) if Some(*other) == names || !self.reaches_alike(number, *other) => {
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
        let stratum = below.unwrap_or(0);
        let vocabulary = &mut self.vocabularies[number as usize];
        vocabulary.forms = flat.into_iter().collect();
        vocabulary.stratum = Some(stratum);
        stratum
    }

    /// Whether the entries of both may go on past their clause, or those of neither.
    fn reaches_alike(&self, number: u32, other: u32) -> bool {
        self.vocabularies[number as usize].whole_sentence == self.vocabularies[other as usize].whole_sentence
    }

    fn write(mut self) -> Vec<u8> {
        let count = self.words.len() as u32;
        let flatten = |symbol: &Symbol| match symbol {
            Symbol::Word(word) => *word,
            Symbol::Vocabulary(vocabulary) => count + vocabulary,
            Symbol::Gap(width) => GAP + width,
        };
        let plain = Shape {
            report: (0, 0),
            whole_sentence: false,
            captures: Vec::new(),
            edit: None,
            part: 0,
            referring: Vec::new(),
        };
        let wide = Shape { whole_sentence: true, ..plain.clone() };
        self.shapes.extend([plain, wide]);
        let wide = self.shapes.len() as u32 - 1;
        let plain = wide - 1;
        let mut classes: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); count as usize];
        let mut entries = Vec::new();
        for (number, vocabulary) in self.vocabularies.iter().enumerate() {
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
                    let symbols = form.iter().map(|label| label.iter().map(flatten).collect()).collect();
                    entries.push(Entry {
                        stratum: vocabulary.stratum.unwrap_or(0),
                        symbols,
                        owner: number as u32,
                        shape: if vocabulary.whole_sentence { wide } else { plain },
                    });
                }
            }
        }
        let top = entries.iter().map(|entry| entry.stratum + 1).max().unwrap_or(0);
        for phrase in &self.phrases {
            let symbols = phrase.symbols.iter().map(|label| label.iter().map(flatten).collect()).collect();
            entries.push(Entry { stratum: top, symbols, owner: LINT | phrase.lint, shape: phrase.shape });
        }
        let graph = Graph::new(&entries);
        let mut words: Vec<(String, u32)> = self.words.into_iter().collect();
        words.sort_unstable_by_key(|(_, number)| *number);
        let words: Vec<String> = words.into_iter().map(|(word, _)| word).collect();
        let classes: Vec<Vec<u32>> = classes.into_iter().map(|set| set.into_iter().collect()).collect();
        let special = |name: &str| self.names.get(name).copied();
        let rules = Rules {
            groups: self.groups,
            lints: self.rules,
            guards: self.guards,
            shapes: self.shapes,
            regexes: self.regexes,
            references: self.references,
            special: Special {
                postings: self
                    .names
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
            },
        };
        let symbols = count + self.vocabularies.len() as u32;
        write(&words, &classes, symbols, &graph, &rules, &self.lints)
    }
}

fn shape(form: &Form, whole_sentence: bool, edit: Option<EditRule>) -> Shape {
    let captures =
        form.captures.iter().map(|capture| (capture.name.clone(), capture.elements.0, capture.elements.1)).collect();
    Shape { report: form.report, whole_sentence, captures, edit, part: 0, referring: Vec::new() }
}

// A draft of unknown kind draws only the lints of all kinds, which have every bit.
const _: () = assert!(Kind::ALL.len() < 15);
