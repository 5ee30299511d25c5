//! Is one note a copy of another?

use std::collections::BTreeSet;

use super::{Set, SetCheck, SetReport};
use crate::{Document, Kind, Label, Place, Zone, names};

/// Reports thank-you notes whose body is that of another with names exchanged: of the runs of `run` words at least `share` percent are in both.
pub(super) struct Copies;

impl SetCheck for Copies {
    fn run(&self, set: &Set<'_>, report: &mut SetReport) {
        let run = set.number("run").unwrap_or(4) as usize;
        let share = set.number("share").unwrap_or(60) as usize;
        let application = set.application();
        let mut known: BTreeSet<String> = BTreeSet::new();
        for person in &application.people {
            known.extend(names::words(&person.name).iter().map(|word| names::fold(word)));
        }
        let notes: Vec<(usize, &Document, BTreeSet<Vec<String>>)> = set
            .of_kind(Kind::ThankYou)
            .map(|(index, draft)| (index, &draft.document, runs(&draft.document, run, &known)))
            .collect();
        for (at, (index, note, here)) in notes.iter().enumerate() {
            let copied = notes[..at].iter().find(|(_, _, there)| {
                let both = here.intersection(there).count();
                let least = here.len().min(there.len());
                least > 0 && both * 100 >= least * share
            });
            if let Some((other, original, _)) = copied {
                let name = set.name(*other);
                let finding = match body(note) {
                    Some(span) => report.words(*index, span),
                    None => report.draft(*index),
                };
                finding.value("other", name);
                if let Some(span) = body(original) {
                    let place = Place::Draft { draft: *other, span };
                    finding.label(Label { text: "the same words are here".to_owned(), place });
                }
            }
        }
    }
}

/// The first sentence of the body, in bytes of the text.
fn body(note: &Document) -> Option<crate::Span> {
    let line = note.zone_lines(Zone::Body).next()?;
    let first = note.tokens_in(line).start;
    let sentence = note.tokens().get(first)?.sentence;
    let tokens = note.sentence_tokens(sentence);
    let (start, end) = (note.tokens()[first].span(), note.tokens()[tokens.end - 1].span());
    Some(note.display(start.cover(end)))
}

/// The runs of words of a note's body, without greeting and closing and with every name made the same.
fn runs(note: &Document, length: usize, known: &BTreeSet<String>) -> BTreeSet<Vec<String>> {
    let words: Vec<String> = note
        .tokens()
        .iter()
        .filter(|token| note.token_zone(token) == Zone::Body)
        .map(|token| {
            let written = note.written(token);
            let folded = names::fold(written);
            if known.contains(&folded) { "name".to_owned() } else { folded }
        })
        .collect();
    words.windows(length).map(<[String]>::to_vec).collect()
}
