//! Names that are known: people, companies, the candidate, and how written names compare with them.

pub(crate) mod company;
mod famous;
mod fit;
mod fold;
mod known;
mod mention;
mod person;
mod reason;
mod setting;
mod title;
mod twice;
mod verdict;

pub(crate) use self::fold::{Likeness, compare, fold};
pub(crate) use self::known::is_person;
pub(crate) use self::person::{KnownPerson, Source, is_particle, is_recruiter, words};
pub(crate) use self::title::{is_courtesy, is_of_other_sex, is_title, title};
pub(crate) use self::twice::spelled_twice;
pub(crate) use self::verdict::{Ask, Slip, SlipKind, slips};

use crate::Span;
use crate::application::Application;
use crate::document::{Document, Token};

/// The names of an application and of a draft's mail headers.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameIndex {
    pub(crate) people: Vec<KnownPerson>,
    /// Values of the application in lower case.
    values: Vec<String>,
}

impl NameIndex {
    pub(crate) fn new(document: &Document, application: &Application) -> Self {
        let people = known::people(document, application);
        let names = application
            .people
            .iter()
            .flat_map(|person| std::iter::once(&person.name).chain(&person.also).chain(&person.role));
        let values = application
            .company
            .iter()
            .chain(&application.also)
            .chain(&application.role)
            .chain(&application.facts)
            .chain(&application.candidate.name)
            .chain(names);
        let values = values.map(|value| value.to_lowercase()).filter(|value| value.len() > 1).collect();
        Self { people, values }
    }

    /// Whether a stretch of the folded text lies in a value of the application.
    pub(crate) fn in_value(&self, document: &Document, span: Span) -> bool {
        let plain = document.plain();
        self.values.iter().any(|value| {
            let floor = (span.start().saturating_sub(value.len())..=span.start())
                .find(|&at| plain.is_char_boundary(at))
                .unwrap_or(span.start());
            let ceiling = (span.end()..=(span.end() + value.len()).min(plain.len()))
                .rev()
                .find(|&at| plain.is_char_boundary(at))
                .unwrap_or(span.end());
            let window = plain[floor..ceiling].to_lowercase();
            // Lower case may change lengths outside ASCII; then the place is only about right, which is enough here.
            window
                .match_indices(value.as_str())
                .any(|(at, _)| floor + at <= span.start() && span.end() <= floor + at + value.len())
        })
    }

    /// Whether words are part of a name: the application knows it, or capitals and neighbours show it.
    pub(crate) fn is_name(&self, document: &Document, span: Span, start: usize, end: usize) -> bool {
        if self.in_value(document, span) {
            return true;
        }
        let tokens = document.tokens();
        let written = |index: usize| document.written(&tokens[index]);
        let capital = |index: usize| written(index).starts_with(char::is_uppercase);
        if !(start..end).all(capital) {
            return false;
        }
        let folded = |index: usize| fold(written(index));
        if (start..end).any(|index| self.people.iter().any(|person| person.right.contains(&folded(index)))) {
            return true;
        }
        let before = start.checked_sub(1).filter(|&before| adjacent(document, &tokens[before], &tokens[start]));
        let after = (end < tokens.len() && adjacent(document, &tokens[end - 1], &tokens[end])).then_some(end);
        let titled = before.is_some_and(|before| is_title(written(before)) && capital(before));
        let opens = before.is_some_and(|before| {
            tokens[before].sentence == tokens[start].sentence
                && capital(before)
                && before > document.sentence_tokens(tokens[before].sentence).start
        });
        let goes_on = after.is_some_and(|after| capital(after) && tokens[after].form == crate::document::Form::Written);
        titled || opens || goes_on
    }
}

/// Whether only a space or a title's stop lies between two tokens.
fn adjacent(document: &Document, first: &Token, second: &Token) -> bool {
    matches!(&document.plain()[first.end as usize..second.start as usize], " " | ". " | "-" | ".")
}
