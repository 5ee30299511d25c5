//! Names that belong to another application of the candidate's.

use super::{Set, SetCheck, SetReport};
use crate::document::{Document, Token};
use crate::names;
use crate::names::company::{is_legal, telling};
use crate::packet::{self, Neighbours};
use crate::spelling::{self, ORDINARY};
use crate::word_lists::{WordSet, word_lists};
use crate::{Application, Kind, Zone};

word_lists! {
    static WORDS: Words = "stranger.txt" {
        others: WordSet,
        openers: WordSet,
    }
}

/// Reports in letters the companies of other applications, and their people (variant `person`).
pub(super) struct Stranger;

impl SetCheck for Stranger {
    fn run(&self, set: &Set<'_>, report: &mut SetReport) {
        let Some(neighbours) = set.packet().neighbours() else {
            return;
        };
        let own = Own::new(set.application());
        for (index, draft) in set.packet().drafts().iter().enumerate() {
            if draft.document.kind().is_some_and(|kind| kind.is_letter() || kind == Kind::Questions) {
                letter(set, &own, neighbours, index, report);
            }
        }
    }
}

/// What belongs to this application, so that it is no stranger.
struct Own {
    /// Folded words of names.
    names: Vec<Vec<String>>,
    /// Texts that tell of the candidate and the job, in small letters.
    texts: Vec<String>,
}

impl Own {
    fn new(application: &Application) -> Self {
        let fold = |words: Vec<String>| words.iter().map(|word| names::fold(word)).collect();
        let people = application.people.iter().flat_map(|person| std::iter::once(&person.name).chain(&person.also));
        let companies = application.company_names().map(telling);
        let names = companies.chain(people.chain(&application.candidate.name).map(|name| names::words(name)));
        let held = [&application.posting, &application.resume];
        let texts = held.into_iter().flatten().map(|document| document.plain().to_lowercase());
        let facts = application.facts.iter().chain(&application.role).map(|fact| fact.to_lowercase());
        Self { names: names.map(fold).collect(), texts: texts.chain(facts).collect() }
    }

    /// Whether a name is known here: the candidate worked there, or the posting names it.
    fn knows(&self, stranger: &[String], name: &str) -> bool {
        let same = |own: &Vec<String>| own.starts_with(stranger) || stranger.starts_with(own) && !own.is_empty();
        self.names.iter().any(same) || self.texts.iter().any(|text| text.contains(&name.to_lowercase()))
    }
}

fn letter(set: &Set<'_>, own: &Own, neighbours: &Neighbours, index: usize, report: &mut SetReport) {
    let document = &set.packet().drafts()[index].document;
    let tokens = document.tokens();
    let mut told: Vec<&str> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if !reads(document, token) {
            continue;
        }
        let first = names::fold(document.written(token));
        for (stranger, file) in neighbours.names(set.packet().name(), &first) {
            let end = at + stranger.words.len();
            let here = end <= tokens.len()
                && (at..end).all(|place| names::fold(document.written(&tokens[place])) == stranger.words[place - at])
                && tokens[end - 1].line == token.line
                && is_written_as_name(document, at, end, stranger);
            // One letter names a company once; where it stands again, it is the same slip.
            if !here
                || told.contains(&stranger.name.as_str())
                || own.knows(&stranger.words, &stranger.name)
                || speaks_of_others(document, token.sentence)
            {
                continue;
            }
            told.push(&stranger.name);
            let span = document.display(token.span().cover(tokens[end - 1].span()));
            let finding = report.words(index, span);
            finding.value("other", file);
            if stranger.is_person {
                finding.variant("person");
            }
            break;
        }
    }
}

fn reads(document: &Document, token: &Token) -> bool {
    !token.is_opaque
        && !matches!(
            document.token_zone(token),
            Zone::Quoted | Zone::Code | Zone::Letterhead | Zone::Headers | Zone::Signature
        )
}

/// Whether words are written as a name, and cannot be other words: `Target` opens many a sentence.
fn is_written_as_name(document: &Document, start: usize, end: usize, stranger: &packet::Stranger) -> bool {
    let tokens = document.tokens();
    let capital = |at: usize| document.written(&tokens[at]).starts_with(char::is_uppercase);
    if is_in_longer_name(document, start, end) {
        return false;
    }
    if end - start > 1 {
        // `the Grace Park leaflet` is named after a place.
        let article = start > 0 && document.written(&tokens[start - 1]).eq_ignore_ascii_case("the");
        return capital(start) && capital(end - 1) && !(stranger.is_person && article);
    }
    let written = document.written(&tokens[start]);
    if written.chars().count() < 3 || !capital(start) && !stranger.name.starts_with(char::is_lowercase) {
        return false;
    }
    let small = written.to_lowercase();
    let ordinary = spelling::words().is_word(&small, ORDINARY)
        || spelling::words().entry(&small).is_some_and(spelling::Entry::is_name);
    let opens = document.sentence_tokens(tokens[start].sentence).start == start;
    let exact = !stranger.name.chars().all(char::is_uppercase) || written == stranger.name;
    exact && !(ordinary && opens) && (capital(start) || !ordinary)
}

/// Whether words are part of a longer name: `Times Square`, `Mark Hill Road`.
fn is_in_longer_name(document: &Document, start: usize, end: usize) -> bool {
    let tokens = document.tokens();
    let word = |at: usize| document.written(&tokens[at]);
    let capital = |at: usize| word(at).starts_with(char::is_uppercase);
    let spaced = |first: usize| &document.plain()[tokens[first].end as usize..tokens[first + 1].start as usize] == " ";
    let office = |at: usize| {
        is_legal(word(at))
            || matches!(word(at), "Team" | "Careers" | "HR" | "Recruiting" | "Recruitment" | "I" | "Hiring")
    };
    // A small word that begins the sentence has its capital from there.
    let opener = |at: usize| WORDS.openers.has_any_case(word(at));
    end < tokens.len() && capital(end) && spaced(end - 1) && !tokens[end].is_clitic && !office(end)
        || start > 0 && capital(start - 1) && spaced(start - 1) && !opener(start - 1)
}

/// Whether a sentence speaks of other companies beside the reader's.
fn speaks_of_others(document: &Document, sentence: u32) -> bool {
    let tokens = &document.tokens()[document.sentence_tokens(sentence)];
    tokens.iter().any(|token| WORDS.others.has_any_case(document.written(token)))
}
