//! Who gets a note after an interview, and until when.

use crate::application::{Interview, Moment};
use crate::packet::recipients::{Recipient, greets_both, greets_group};
use crate::{Document, Kind, Packet, dates};

/// An interview and the notes that follow it.
pub(crate) struct Thanks<'a> {
    pub(crate) interview: &'a Interview,
    /// Its place among the interviews.
    pub(crate) index: usize,
    /// Who gets no note.
    pub(crate) missing: Vec<&'a str>,
    /// Who gets one of which nothing says that it was sent.
    pub(crate) unsent: Vec<&'a str>,
    /// How many people get one.
    pub(crate) thanked: usize,
    /// Whether a note greets a group instead of its members.
    pub(crate) group: bool,
    /// Who of those without a note gets a copy of another's.
    pub(crate) copied: Vec<&'a str>,
    /// Until when the notes are due: a day after the talk.
    pub(crate) due: Moment,
}

/// A thank-you note of the packet.
struct Note<'a> {
    document: &'a Document,
    sent: Option<Moment>,
    /// Whether it names none of the people, nor a group.
    is_nameless: bool,
}

/// The interviews with their notes, in the order of the application.
pub(crate) fn thanks(packet: &Packet) -> Vec<Thanks<'_>> {
    let application = packet.application();
    let people: Vec<Recipient> = application.people.iter().map(Recipient::new).collect();
    let drafts = packet.drafts().iter().map(|draft| &draft.document);
    let notes: Vec<Note<'_>> = drafts
        .filter(|document| document.kind() == Some(Kind::ThankYou))
        .map(|document| Note {
            document,
            sent: dates::sent(document),
            is_nameless: !greets_group(document) && !people.iter().any(|person| person.is_meant(document)),
        })
        .collect();
    let interviews = application.interviews.iter().enumerate();
    interviews.map(|(index, interview)| after(packet, &notes, index, interview)).collect()
}

fn after<'a>(packet: &Packet, notes: &[Note<'_>], index: usize, interview: &'a Interview) -> Thanks<'a> {
    // A note that was sent before the talk thanks for another one.
    let mine: Vec<&Note<'_>> =
        notes.iter().filter(|note| note.sent.is_none_or(|sent| !sent.is_before(interview.when))).collect();
    let couple = interview.with.len() == 2 && mine.iter().any(|note| greets_both(note.document));
    let due = Moment { date: interview.when.date.tomorrow().unwrap_or(interview.when.date), ..interview.when };
    let group = mine.iter().any(|note| greets_group(note.document));
    let mut thanks = Thanks {
        interview,
        index,
        missing: Vec::new(),
        unsent: Vec::new(),
        thanked: 0,
        group,
        copied: Vec::new(),
        due,
    };
    for name in &interview.with {
        let person = Recipient::named(name, &packet.application().people);
        let mut own = mine.iter().filter(|note| couple || person.is_meant(note.document)).peekable();
        if own.peek().is_none() {
            thanks.missing.push(name);
            if mine.iter().any(|note| person.is_written_to(note.document)) {
                thanks.copied.push(name);
            }
            continue;
        }
        thanks.thanked += 1;
        if !own.any(|note| note.sent.is_some()) {
            thanks.unsent.push(name);
        }
    }
    // A note that names nobody may be for anybody.
    let nameless = mine.iter().filter(|note| note.is_nameless).count();
    if nameless >= thanks.missing.len() {
        thanks.thanked += thanks.missing.len();
        thanks.missing.clear();
    }
    thanks
}
