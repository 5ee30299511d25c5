//! Guards and conditions with their lists of phrases as numbers.

use std::collections::BTreeMap;

use super::lexicon::Lexicon;
use super::mistakes::Mistakes;
use super::uses;
use crate::lint::file::LintFile;
use crate::lint::guard::{Conditions, Guard, Written};
use crate::program::Phrases;
use crate::tree::{At, nearest};

pub(super) struct Guards<'m> {
    mistakes: &'m Mistakes,
    names: BTreeMap<String, u32>,
    /// The named ones: any of the conditions.
    pub(super) all: Vec<Vec<Conditions<Phrases>>>,
}

impl<'m> Guards<'m> {
    pub(super) fn new(mistakes: &'m Mistakes) -> Self {
        Self { mistakes, names: BTreeMap::new(), all: Vec::new() }
    }

    /// Learns the names of a file's guards.
    pub(super) fn declare(&mut self, file: &LintFile) {
        for guard in &file.guards {
            let number = self.names.len() as u32;
            if self.names.insert(guard.name.value.clone(), number).is_some() {
                let message = format!("there is a guard `{}` already", guard.name.value);
                self.mistakes.add(file, guard.name.span, message, None);
            }
        }
    }

    pub(super) fn read(&mut self, file: &LintFile, lexicon: &mut Lexicon<'_>) {
        for guard in &file.guards {
            let any = guard.any.iter().map(|conditions| self.conditions(file, conditions, lexicon)).collect();
            self.all.push(any);
        }
    }

    /// Holds that guards use each other in no circle, once all of them are read.
    pub(super) fn check_uses(&self, files: &[LintFile]) {
        let places: Vec<(&LintFile, &At<String>)> =
            files.iter().flat_map(|file| file.guards.iter().map(move |guard| (file, &guard.name))).collect();
        let name = |number: u32| places[number as usize].1.value.clone();
        if let Some((number, message)) = uses::first_mistake(&self.all, name) {
            let (file, name) = places[number as usize];
            let help = "write out here what the other guards say, or take one of them out of `use`".to_owned();
            self.mistakes.add(file, name.span, message, Some(help));
        }
    }

    pub(super) fn conditions(
        &self,
        file: &LintFile,
        written: &Conditions<Written>,
        lexicon: &mut Lexicon<'_>,
    ) -> Conditions<Phrases> {
        let mut all = Vec::with_capacity(written.all.len());
        for guard in &written.all {
            all.push(match guard {
                Guard::Near { any, within, side } => {
                    Guard::Near { any: lexicon.list(file, any), within: *within, side: *side }
                }
                Guard::Inside(list) => Guard::Inside(lexicon.list(file, list)),
                Guard::Before(list) => Guard::Before(lexicon.list(file, list)),
                Guard::After(list) => Guard::After(lexicon.list(file, list)),
                Guard::Subject(list) => Guard::Subject(lexicon.list(file, list)),
                Guard::Question(list) => Guard::Question(lexicon.list(file, list)),
                Guard::Use(names) => Guard::Use(
                    names
                        .iter()
                        .flatten()
                        .filter_map(|name| self.named(file, name))
                        .map(|number| vec![number])
                        .collect(),
                ),
                Guard::Negated(yes) => Guard::Negated(*yes),
                Guard::FirstPerson(yes) => Guard::FirstPerson(*yes),
                Guard::Hypothetical(yes) => Guard::Hypothetical(*yes),
                Guard::Quoted(yes) => Guard::Quoted(*yes),
                Guard::InMarks(yes) => Guard::InMarks(*yes),
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

    fn named(&self, file: &LintFile, name: &At<String>) -> Option<u32> {
        if let Some(&number) = self.names.get(&name.value) {
            return Some(number);
        }
        let help =
            nearest(&name.value, self.names.keys().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
        self.mistakes.add(file, name.span, format!("there is no guard `{}`", name.value), help);
        None
    }
}
