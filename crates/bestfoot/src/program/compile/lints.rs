//! The lints themselves: what each says of itself, and the rule that the engine keeps of it.

use std::collections::BTreeMap;

use super::guards::Guards;
use super::lexicon::Lexicon;
use super::mistakes::Mistakes;
use super::patterns::Patterns;
use crate::Kind;
use crate::document::Zone;
use crate::lint::Lint;
use crate::lint::file::{Anchor, Definition, LintFile, Pattern};
use crate::program::{CheckRule, Part, Rule, Terms, kind_bit};
use crate::tree::nearest;

pub(super) struct Lints<'m> {
    mistakes: &'m Mistakes,
    pub(super) groups: Vec<String>,
    pub(super) rules: Vec<Rule>,
    /// What each says of itself.
    pub(super) texts: Vec<Lint>,
    /// What each hands to its check.
    pub(super) checks: Vec<CheckRule>,
    pub(super) terms: Vec<Terms>,
    pub(super) patterns: Patterns<'m>,
}

impl<'m> Lints<'m> {
    pub(super) fn new(mistakes: &'m Mistakes) -> Self {
        Self {
            mistakes,
            groups: Vec::new(),
            rules: Vec::new(),
            texts: Vec::new(),
            checks: Vec::new(),
            terms: Vec::new(),
            patterns: Patterns::new(mistakes),
        }
    }

    /// Reads the lints of all files; their ids are learned first, as a lint may take the place of a later one.
    pub(super) fn read(&mut self, files: &[LintFile], lexicon: &mut Lexicon<'_>, guards: &Guards<'_>) {
        let all: Vec<(&LintFile, &Definition)> =
            files.iter().flat_map(|file| file.lints.iter().map(move |lint| (file, lint))).collect();
        let mut ids: BTreeMap<&str, u32> = BTreeMap::new();
        for (index, (file, definition)) in all.iter().enumerate() {
            for id in std::iter::once(&definition.lint.id).chain(&definition.lint.aliases) {
                if ids.insert(id, index as u32).is_some() {
                    self.mistakes.add(file, definition.place, format!("there is a lint `{id}` already"), None);
                }
            }
        }
        for (index, (file, definition)) in all.iter().enumerate() {
            let rule = self.rule(file, definition, index as u32, &ids, lexicon, guards);
            self.rules.push(rule);
            self.texts.push(definition.lint.clone());
        }
    }

    fn rule(
        &mut self,
        file: &LintFile,
        definition: &Definition,
        index: u32,
        ids: &BTreeMap<&str, u32>,
        lexicon: &mut Lexicon<'_>,
        guards: &Guards<'_>,
    ) -> Rule {
        let lint = &definition.lint;
        let group = self.group(&lint.group);
        let mut conditions = |written| guards.conditions(file, written, lexicon);
        let when = definition.when.as_ref().map(&mut conditions);
        let unless = definition.unless.iter().map(&mut conditions).collect();
        let parts = match &definition.pattern {
            Pattern::Phrases { also, .. } => also
                .iter()
                .map(|part| Part {
                    when: part.when.as_ref().map(&mut conditions),
                    unless: part.unless.iter().map(&mut conditions).collect(),
                })
                .collect(),
            _ => Vec::new(),
        };
        self.terms.push(Terms { when, unless, parts });
        let confidences = match &definition.pattern {
            Pattern::Phrases { confidence, also, .. } => {
                std::iter::once(*confidence).chain(also.iter().map(|part| part.confidence)).collect()
            }
            _ => Vec::new(),
        };
        let supersedes = self.supersedes(file, definition, ids);
        let (check, handed) = self.patterns.read(file, definition, index, lexicon).unzip();
        self.checks.push(handed.unwrap_or_default());
        Rule {
            id: lint.id.clone(),
            aliases: lint.aliases.clone(),
            group,
            status: lint.status,
            severity: lint.severity,
            kind_severity: lint.kind_severity.clone(),
            kinds: kind_bits(&lint.kinds),
            zones: zone_bits(definition.zones.as_deref()),
            anchor: definition.anchor.unwrap_or(Anchor::Start),
            confidences,
            supersedes,
            is_remark: matches!(definition.pattern, Pattern::Phrases { replace: None, .. }) && !definition.also_within,
            check,
        }
    }

    fn group(&mut self, name: &str) -> u32 {
        let known = self.groups.iter().position(|group| group == name);
        let number = known.unwrap_or_else(|| {
            self.groups.push(name.to_owned());
            self.groups.len() - 1
        });
        number as u32
    }

    /// The lints whose place a lint takes where both find the same words.
    fn supersedes(&self, file: &LintFile, definition: &Definition, ids: &BTreeMap<&str, u32>) -> Vec<u32> {
        let known = definition.supersedes.iter().filter_map(|id| {
            let found = ids.get(id.value.as_str()).copied();
            if found.is_none() {
                let help = nearest(&id.value, ids.keys().copied()).map(|near| format!("did you mean `{near}`?"));
                self.mistakes.add(file, id.span, format!("there is no lint `{}`", id.value), help);
            }
            found
        });
        known.collect()
    }
}

/// A bit a kind; all of them for a lint that names none.
fn kind_bits(kinds: &[Kind]) -> u16 {
    if kinds.is_empty() { u16::MAX } else { kinds.iter().fold(0, |bits, &kind| bits | kind_bit(Some(kind))) }
}

/// A bit a zone; those of the writer's own text for a lint that names none.
fn zone_bits(zones: Option<&[Zone]>) -> u16 {
    const OWN: [Zone; 4] = [Zone::Salutation, Zone::Body, Zone::Closing, Zone::Postscript];
    zones.unwrap_or(&OWN).iter().fold(0, |bits, &zone| bits | 1 << zone as u16)
}

// A draft of unknown kind draws only the lints of all kinds, which have every bit.
const _: () = assert!(Kind::ALL.len() < 15);
