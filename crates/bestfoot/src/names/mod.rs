//! Names that are known: people, companies, the candidate, and how written names compare with them.

use unicode_normalization::UnicodeNormalization;

use crate::application::Application;
use crate::document::{Document, Token};
use crate::{Place, Span};

/// A person whose spelling is known.
#[derive(Clone, Debug)]
pub(crate) struct KnownPerson {
    pub(crate) name: String,
    /// The words of the name that can be misspelled: no titles, particles, initials.
    pub(crate) words: Vec<String>,
    /// Every folded word that is right for this person.
    pub(crate) right: Vec<String>,
    /// Where the name is spelled.
    pub(crate) place: Option<Place>,
    pub(crate) is_candidate: bool,
}

/// The names of an application and of a draft's mail headers.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameIndex {
    pub(crate) people: Vec<KnownPerson>,
    /// Values of the application in lower case.
    values: Vec<String>,
}

const TITLES: [&str; 24] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "madam",
    "rev",
    "reverend",
    "fr",
    "father",
    "sister",
    "hon",
    "judge",
    "capt",
    "captain",
    "st",
    "saint",
    "dame",
    "lord",
    "lady",
];
const PARTICLES: [&str; 22] = [
    "van", "von", "de", "der", "den", "da", "di", "del", "della", "la", "le", "el", "al", "bin", "ibn", "bint", "dos",
    "das", "du", "ter", "y", "e",
];
const DEGREES: [&str; 14] =
    ["jr", "sr", "phd", "ph.d", "md", "m.d", "mba", "esq", "cpa", "rn", "ba", "ma", "ii", "iii"];

/// A word without case, accents and the shape of its apostrophe.
pub(crate) fn fold(word: &str) -> String {
    let plain = word.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase);
    let mut folded = String::with_capacity(word.len());
    for c in plain {
        match c {
            'ø' => folded.push('o'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'þ' => folded.push_str("th"),
            'ı' => folded.push('i'),
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => folded.push('\''),
            c => folded.push(c),
        }
    }
    folded
}

/// The words of a name, as they are written.
pub(crate) fn words(name: &str) -> Vec<String> {
    let pieces = name
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | ',' | '(' | ')' | '"' | '/'));
    pieces.map(|word| word.trim_matches('.').to_owned()).filter(|word| !word.is_empty()).collect()
}

fn can_be_misspelled(word: &str) -> bool {
    let folded = fold(word);
    let listed = |list: &[&str]| list.contains(&folded.as_str());
    folded.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !word.contains('.')
        && !listed(&TITLES)
        && !listed(&PARTICLES)
        && !listed(&DEGREES)
}

pub(crate) fn is_title(word: &str) -> bool {
    TITLES.contains(&fold(word).trim_end_matches('.'))
}

impl KnownPerson {
    fn new(name: &str, also: &[String], place: Option<Place>, is_candidate: bool) -> Self {
        let all: Vec<String> = words(name);
        let right =
            all.iter().cloned().chain(also.iter().flat_map(|name| words(name))).map(|word| fold(&word)).collect();
        Self {
            name: name.to_owned(),
            words: all.into_iter().filter(|word| can_be_misspelled(word)).collect(),
            right,
            place,
            is_candidate,
        }
    }
}

impl NameIndex {
    pub(crate) fn new(document: &Document, application: &Application) -> Self {
        let mut people = Vec::new();
        for (index, person) in application.people.iter().enumerate() {
            let place = application.person_place(index).map(Place::Application);
            people.push(KnownPerson::new(&person.name, &person.also, place, false));
        }
        if let Some(name) = &application.candidate.name {
            people.push(KnownPerson::new(name, &[], application.candidate_place().map(Place::Application), true));
        }
        let facts = document.facts();
        let mailboxes = facts
            .to
            .iter()
            .chain(&facts.cc)
            .map(|mailbox| (mailbox, false))
            .chain(facts.from.iter().map(|mailbox| (mailbox, true)));
        for (mailbox, is_candidate) in mailboxes {
            let Some(name) = mailbox.name.as_deref().filter(|name| is_personal(name)) else {
                continue;
            };
            // The application says how its people are spelled; a header can only add somebody.
            let known = people
                .iter()
                .any(|person: &KnownPerson| words(name).iter().any(|word| person.right.contains(&fold(word))));
            if !known {
                people.push(KnownPerson::new(name, &[], mailbox.place.map(Place::Document), is_candidate));
            }
        }
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

/// Whether a mailbox's display name is a person's: not `Hartwell Recruiting Team`.
fn is_personal(name: &str) -> bool {
    const OFFICES: [&str; 20] = [
        "team",
        "careers",
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
    ];
    let all = words(name);
    let office = all.iter().any(|word| OFFICES.contains(&word.to_lowercase().as_str()));
    let capital = all.iter().any(|word| word.starts_with(char::is_uppercase));
    (1..=5).contains(&all.len()) && !office && capital && !name.contains('@')
}

/// How two words of names compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Likeness {
    Same,
    /// The same letters in another case.
    OtherCase,
    /// Near enough to be a slip; how many edits.
    Near(usize),
    Different,
}

/// Compares a written word with a known one. Distance bands and the floor of likeness were measured on pairs of names.
pub(crate) fn compare(written: &str, known: &str) -> Likeness {
    let (a, b) = (fold(written), fold(known));
    if a == b {
        let caps = written.chars().all(|c| !c.is_lowercase());
        let same = written.to_lowercase() != known.to_lowercase() || written == known || caps;
        return if same { Likeness::Same } else { Likeness::OtherCase };
    }
    let length = a.chars().count().min(b.chars().count());
    let distance = strsim::osa_distance(&a, &b);
    let same_start = a.chars().next() == b.chars().next();
    let alike = || strsim::jaro_winkler(&a, &b) >= 0.88;
    let near = match length {
        0..=2 => false,
        3 => distance == 1 && a.chars().next() == b.chars().next(),
        4 => distance == 1,
        5..=8 => distance == 1 || distance == 2 && same_start && alike(),
        _ => distance == 1 || distance <= 3 && same_start && alike(),
    };
    if near { Likeness::Near(distance) } else { Likeness::Different }
}
