//! Where names are known from: the application, the mail's headers, the inside address, the signature of a quoted mail.

use super::fold::fold;
use super::person::{KnownPerson, Source, is_particle, words};
use super::title::{is_courtesy, is_title};
use crate::application::Application;
use crate::document::{Document, Zone};
use crate::source::Mailbox;
use crate::spelling::{self, ORDINARY};
use crate::{Place, Span};

/// Everybody whose name is known. The application says how its people are spelled; every other source only adds somebody.
pub(super) fn people(document: &Document, application: &Application) -> Vec<KnownPerson> {
    let mut people = Vec::new();
    for (index, person) in application.people.iter().enumerate() {
        let place = application.person_place(index).map(Place::Application);
        let known = KnownPerson::new(&person.name, person.title.as_deref(), &person.also, place, Source::People);
        people.push(known.with_role(person.role.as_deref()));
    }
    if let Some(name) = &application.candidate.name {
        let place = application.candidate_place().map(Place::Application);
        people.push(KnownPerson::new(name, None, &[], place, Source::Candidate));
    }
    let facts = document.facts();
    for mailbox in facts.to.iter().chain(&facts.cc) {
        add(&mut people, from_mailbox(mailbox, Source::Header));
    }
    for mailbox in facts.from.iter().filter(|mailbox| mailbox.name.is_some()) {
        add(&mut people, from_mailbox(mailbox, Source::Candidate));
    }
    add(&mut people, from_address(document));
    add(&mut people, from_quoted(document));
    people
}

fn add(people: &mut Vec<KnownPerson>, found: Option<KnownPerson>) {
    let Some(found) = found else {
        return;
    };
    let telling = |word: &&super::person::NameWord| word.text.chars().count() > 2 && !is_particle(&word.text);
    let known = people
        .iter()
        .any(|person| found.words.iter().filter(telling).any(|word| person.right.contains(&fold(&word.text))));
    if !known {
        people.push(found);
    }
}

fn from_mailbox(mailbox: &Mailbox, source: Source) -> Option<KnownPerson> {
    if let Some(name) = mailbox.name.as_deref() {
        return is_personal(name)
            .then(|| KnownPerson::new(&turned(name), None, &[], mailbox.place.map(Place::Document), source));
    }
    // `siobhan.orourke@…` hints at the letters of a name.
    let (local, _) = mailbox.address.as_deref()?.split_once('@')?;
    let parts: Vec<&str> = local.split('.').collect();
    let plain = parts.len() == 2
        && parts.iter().all(|part| part.len() >= 3 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    if !plain {
        return None;
    }
    let capital = |part: &&str| part[..1].to_uppercase() + &part[1..].to_lowercase();
    let name = parts.iter().map(capital).collect::<Vec<_>>().join(" ");
    is_personal(&name).then(|| KnownPerson::new(&name, None, &[], None, Source::Mailbox))
}

/// `Jonson, Katherine` as `Katherine Jonson`.
fn turned(name: &str) -> String {
    match name.split_once(", ") {
        Some((family, given)) if !given.contains(',') && !given.contains('.') => format!("{given} {family}"),
        _ => name.to_owned(),
    }
}

/// Whether a mailbox's display name is a person's: not `Hartwell Recruiting Team`.
fn is_personal(name: &str) -> bool {
    const OFFICES: [&str; 26] = [
        "team",
        "careers",
        "career",
        "jobs",
        "recruiting",
        "recruitment",
        "hr",
        "talent",
        "office",
        "department",
        "hiring",
        "info",
        "contact",
        "people",
        "admissions",
        "support",
        "noreply",
        "no-reply",
        "group",
        "committee",
        "human",
        "personnel",
        "desk",
        "reception",
        "service",
        "hello",
    ];
    let all = words(name);
    let office = all.iter().any(|word| OFFICES.contains(&word.to_lowercase().as_str()));
    let capital = all.iter().any(|word| word.starts_with(char::is_uppercase));
    (1..=6).contains(&all.len())
        && !office
        && capital
        && !name.contains(['@', '.']) | name.contains(". ")
        && !name.contains('@')
}

/// The person in the inside address: a line of its own, with a title or of words that are no others.
fn from_address(document: &Document) -> Option<KnownPerson> {
    written_lines(document, Zone::InsideAddress).take(3).find_map(|(start, text)| {
        let titled = text.split_whitespace().next().is_some_and(is_title);
        // `Exma. Senhora` is how the next line is addressed.
        let named = text.split_whitespace().any(|word| !is_courtesy(word));
        (named && is_personal(text) && is_name(text, titled)).then(|| known(start, text, Source::Address))
    })
}

/// The writer of the mail that is answered: who wrote, by the line above it, or the name that stands under it.
fn from_quoted(document: &Document) -> Option<KnownPerson> {
    let mut last: Option<(usize, &str)> = None;
    let mut closed = false;
    let mut open = false;
    for (start, text) in written_lines(document, Zone::Quoted) {
        if let Some((at, name)) = sender(text) {
            return Some(known(start + at, name, Source::Quoted));
        }
        let words = text.split_whitespace().count();
        // The first line of nothing but a name behind the last sentence: what follows it is the office.
        let name =
            is_personal(text) && words <= 4 && (closed && is_capitalised(text) || words >= 2 && is_name(text, false));
        if name && open {
            last = Some((start, text));
        }
        open = !name;
        closed = text.ends_with(',') && words <= 4;
        if closed {
            open = true;
        }
    }
    let (start, text) = last?;
    Some(known(start, text, Source::Quoted))
}

fn known(start: usize, text: &str, source: Source) -> KnownPerson {
    let place = Span::new(start, start + text.len());
    KnownPerson::new(text, None, &[], Some(Place::Document(place)), source)
}

/// The lines of a zone as they were written, without the marks of quotation around them: where each begins in the text, and its words.
fn written_lines(document: &Document, zone: Zone) -> impl Iterator<Item = (usize, &str)> {
    document.zone_lines(zone).flat_map(move |line| {
        let span = document.display(line);
        let mut start = span.start();
        document.text()[span.range()].split('\n').filter_map(move |line| {
            let head = line.trim_start_matches([' ', '>', '|', '\t', '-']);
            let at = start + line.len() - head.len();
            start += line.len() + 1;
            let text = head.trim_end();
            (!text.is_empty()).then_some((at, text))
        })
    })
}

/// The name in `On 3 March 2026, Katherine Jonson <kj@…> wrote:` or `From: Katherine Jonson`.
fn sender(line: &str) -> Option<(usize, &str)> {
    let name = if let Some(rest) = line.strip_prefix("From: ") {
        rest.split(['<', '[']).next()?.trim()
    } else {
        let head = line.strip_suffix("wrote:")?.trim_end();
        let head = head.rfind('<').map_or(head, |at| head[..at].trim_end());
        head.rsplit([',', ';']).next()?.trim()
    };
    let at = name.as_ptr() as usize - line.as_ptr() as usize;
    (is_personal(name) && words(name).len() >= 2 && is_capitalised(name)).then_some((at, name))
}

fn is_capitalised(text: &str) -> bool {
    words(text).iter().all(|word| {
        is_particle(word)
            || word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '\'')
    })
}

/// Whether a line of a letter's frame is a person's name, by its words alone.
pub(crate) fn is_person(text: &str) -> bool {
    is_personal(text) && is_name(text, false)
}

/// Two to five capitalised words that are a person's name: with a title, or if no word of them is an ordinary one.
fn is_name(text: &str, titled: bool) -> bool {
    let all = words(text);
    let ordinary = |word: &String| {
        let entry = spelling::words().entry(&word.to_lowercase());
        entry.is_some_and(|entry| entry.is_small() && !entry.is_name() && entry.size() <= ORDINARY)
    };
    (2..=6).contains(&all.len())
        && is_capitalised(text)
        && (titled || !all.iter().filter(|word| !is_particle(word)).any(ordinary))
}
