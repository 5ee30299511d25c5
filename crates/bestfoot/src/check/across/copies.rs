//! Is one note a copy of another, or one letter of another application's?

use std::collections::BTreeSet;

use super::{Set, SetCheck, SetReport};
use crate::packet::recipients::{Recipient, greeting};
use crate::packet::runs::{Library, Runs};
use crate::{Document, Kind, Label, Place, dates, names};

/// Reports thank-you notes whose body is that of another with names exchanged: of the runs of four words `least` and more, and `share` percent of the
/// shorter note, are in both. Two notes to one person are two versions of one.
pub(super) struct Copies;

impl SetCheck for Copies {
    fn run(&self, set: &Set<'_>, report: &mut SetReport) {
        let people = &set.application().people;
        let known: BTreeSet<String> =
            people.iter().flat_map(|person| names::words(&person.name)).map(|word| names::fold(&word)).collect();
        let people: Vec<Recipient> = people.iter().map(Recipient::new).collect();
        let mut notes: Vec<(usize, &Document, Runs)> = set
            .of_kind(Kind::ThankYou)
            .map(|(index, draft)| (index, &draft.document, Runs::new(&draft.document, &known)))
            .collect();
        // The one that went out first is the original.
        notes.sort_by_key(|(_, note, _)| dates::sent(note).map_or((true, None), |sent| (false, Some(sent))));
        let mut earlier = Library::default();
        for (index, note, runs) in &notes {
            let meant = |at: usize| !same_reader(note, notes[at].1, &people);
            if let Some(at) = earlier.copied(runs, set.share(), set.least(), meant) {
                let (other, original, others) = &notes[at];
                let shared = runs.shared(note, others, original);
                let finding = match shared {
                    Some((span, _)) => report.words(*index, span),
                    None => report.draft(*index),
                };
                finding.value("other", set.name(*other));
                if let Some((_, span)) = shared {
                    let place = Place::Draft { draft: *other, span };
                    finding.label(Label { text: "the same words are here".to_owned(), place });
                }
            }
            earlier.add(runs);
        }
    }
}

/// Whether two notes go to one reader: by their To lines where both have one, else by the people they name, else by their greetings.
fn same_reader(note: &Document, other: &Document, people: &[Recipient]) -> bool {
    let sent_to = |note: &Document| {
        let boxes = note.facts().to.iter();
        boxes.map(|to| to.address.as_ref().or(to.name.as_ref()).map(|to| to.to_lowercase())).collect::<Vec<_>>()
    };
    let (here, there) = (sent_to(note), sent_to(other));
    if !here.is_empty() && !there.is_empty() {
        return here == there;
    }
    let greeted = |note: &Document| greeting(note).map(|token| names::fold(note.written(token))).collect::<Vec<_>>();
    let (here, there) = (greeted(note), greeted(other));
    let one = |person: &Recipient| person.is_addressed(note) && person.is_addressed(other);
    !here.is_empty() && here == there || people.iter().any(one)
}

/// Reports cover letters that are nearly those of another application, by the same measure.
pub(super) struct Reused;

impl SetCheck for Reused {
    fn run(&self, set: &Set<'_>, report: &mut SetReport) {
        for (index, draft) in set.of_kind(Kind::CoverLetter) {
            let Some((name, company)) = set.copied_letter(&draft.document) else {
                continue;
            };
            let finding = report.draft(index);
            finding.value("other", name);
            if let Some(company) = company {
                finding.value("company", company);
            }
        }
    }
}
