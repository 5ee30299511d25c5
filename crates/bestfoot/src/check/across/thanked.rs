//! Does everybody of an interview get a note?

use super::{Set, SetCheck, SetReport};
use crate::application::{Interview, Person};
use crate::{Document, Kind, Zone, names};

/// Reports interviewers whom no thank-you note addresses, once there is a note to another one of the same talk or `days` have passed.
pub(super) struct Thanked;

impl SetCheck for Thanked {
    fn run(&self, set: &Set<'_>, report: &mut SetReport) {
        let application = set.application();
        let notes: Vec<&Document> = set.of_kind(Kind::ThankYou).map(|(_, draft)| &draft.document).collect();
        for (index, interview) in application.interviews.iter().enumerate() {
            let mine: Vec<&&Document> = notes.iter().filter(|note| is_about(note, interview)).collect();
            let due = application.today.is_some_and(|today| {
                today
                    .since(interview.when.date)
                    .is_ok_and(|span| span.get_days() >= set.number("days").unwrap_or(1) as i32)
            });
            let missing: Vec<&String> = interview
                .with
                .iter()
                .filter(|name| !mine.iter().any(|note| addresses(note, name, &application.people)))
                .collect();
            if mine.is_empty() && !due {
                continue;
            }
            for name in missing {
                report.application(application.interview_place(index)).value("name", name.as_str());
            }
        }
    }
}

/// A note that was sent before the talk thanks for another one.
fn is_about(note: &Document, interview: &Interview) -> bool {
    note.facts().sent.is_none_or(|sent| sent.date >= interview.when.date)
}

/// Whether a note goes to a person: by its To line, or by its salutation.
fn addresses(note: &Document, name: &str, people: &[Person]) -> bool {
    let person = people.iter().find(|person| person.name == name);
    let mut known = names::words(name);
    known.extend(person.iter().flat_map(|person| &person.also).flat_map(|also| names::words(also)));
    let known: Vec<String> = known.iter().map(|word| names::fold(word)).filter(|word| word.len() > 1).collect();
    let email = person.and_then(|person| person.email.as_deref());
    let facts = note.facts();
    let written = facts.to.iter().chain(&facts.cc).any(|mailbox| {
        mailbox.address.as_deref().is_some_and(|address| email.is_some_and(|email| email.eq_ignore_ascii_case(address)))
            || mailbox.name.as_deref().is_some_and(|other| {
                let other: Vec<String> = names::words(other).iter().map(|word| names::fold(word)).collect();
                known.iter().filter(|word| other.contains(word)).count() >= known.len().min(2)
            })
    });
    written
        || note.tokens().iter().any(|token| {
            (note.token_zone(token) == Zone::Salutation
                || note.greeting().is_some_and(|greeting| greeting.overlaps(token.span())))
                && known.contains(&names::fold(note.written(token)))
        })
}
