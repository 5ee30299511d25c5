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

/// Verbs behind `I` with which the writer looks at a company from outside.
const HOPES: [&str; 20] = [
    "would", "'d", "can", "could", "will", "'ll", "may", "might", "shall", "should", "hope", "want", "wish", "see",
    "saw", "met", "am", "'m", "believe", "expect",
];

/// What somebody spent at an employer.
const SPENT: [&str; 8] =
    ["years", "months", "seasons", "apprenticeship", "internship", "traineeship", "placement", "days"];

/// Reports in letters the companies of other applications, and their people (variant `person`); in resumes, where they tell what they are written for.
pub(super) struct Stranger;

impl SetCheck for Stranger {
    fn run(&self, set: &Set<'_>, report: &mut SetReport) {
        let Some(neighbours) = set.packet().neighbours() else {
            return;
        };
        // Whose letter it is is not said, so nobody in it is a stranger.
        if set.application().company_names().next().is_none() {
            return;
        }
        let own = Own::new(set.application(), set.application().resume.as_ref());
        for (index, draft) in set.packet().drafts().iter().enumerate() {
            match draft.document.kind() {
                // Its own words make no name known to it.
                Some(Kind::Resume) => letter(set, &Own::new(set.application(), None), neighbours, index, report),
                Some(kind) if kind.is_letter() || kind == Kind::Questions => {
                    letter(set, &own, neighbours, index, report);
                }
                _ => continue,
            }
            file_name(set, &own, neighbours, index, report);
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
    fn new(application: &Application, resume: Option<&Document>) -> Self {
        let fold = |words: Vec<String>| words.iter().map(|word| names::fold(word)).collect();
        let people = application.people.iter().flat_map(|person| std::iter::once(&person.name).chain(&person.also));
        let companies = application.company_names().map(telling);
        let names = companies.chain(people.chain(&application.candidate.name).map(|name| names::words(name)));
        let held = [application.posting.as_ref(), resume];
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
    let is_resume = document.kind() == Some(Kind::Resume);
    let mut told: Vec<&str> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        // A resume names the houses of the past; only what it is written for is the reader's.
        if !reads(document, token) || is_resume && !tells_aim(document, token.sentence) {
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
                || !stranger.is_person && is_own_past(document, at, end)
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

/// Reports the name of a file that holds the company of another application: `resume-osprey-freight.pdf` (variant `file`).
fn file_name(set: &Set<'_>, own: &Own, neighbours: &Neighbours, index: usize, report: &mut SetReport) {
    let name = set.name(index).rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let split = stem.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = split.map(names::fold).collect();
    for (at, first) in words.iter().enumerate() {
        let here = |stranger: &packet::Stranger| {
            let ordinary = || spelling::words().entry(&first.to_lowercase()).is_some();
            !stranger.is_person
                && words[at..].starts_with(&stranger.words)
                && (stranger.words.len() > 1 || !ordinary() && !own.names.concat().contains(first))
                && !own.knows(&stranger.words, &stranger.name)
        };
        if let Some((stranger, file)) =
            neighbours.names(set.packet().name(), first).find(|(stranger, _)| here(stranger))
        {
            report.draft(index).variant("file").value("name", stranger.name.clone()).value("other", file);
            return;
        }
    }
}

/// Whether a sentence of a resume tells what it is written for.
fn tells_aim(document: &Document, sentence: u32) -> bool {
    let tokens = &document.tokens()[document.sentence_tokens(sentence)];
    tokens.iter().any(|token| {
        matches!(document.written(token).to_ascii_lowercase().as_str(), "seek" | "seeking" | "objective" | "aiming")
    })
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

/// Whether the name is where the writer worked: `At Brightwater Dairy I cut …`, `six years at Brightwater Dairy`, `I have planned at Brightwater Dairy`.
fn is_own_past(document: &Document, start: usize, end: usize) -> bool {
    let tokens = document.tokens();
    let sentence = document.sentence_tokens(tokens[start].sentence);
    let word = |at: usize| tokens.get(at).map(|token| document.written(token).to_ascii_lowercase()).unwrap_or_default();
    if start == sentence.start || word(start - 1) != "at" {
        return false;
    }
    let behind = end < sentence.end && word(end) == "i" && !HOPES.contains(&word(end + 1).as_str());
    let before = start >= sentence.start + 3
        && (SPENT.contains(&word(start - 2).as_str()) || matches!(word(start - 3).as_str(), "have" | "'ve" | "had"));
    behind || before || word(end) == "since"
}

/// Whether a sentence speaks of other companies beside the reader's.
fn speaks_of_others(document: &Document, sentence: u32) -> bool {
    let tokens = &document.tokens()[document.sentence_tokens(sentence)];
    tokens.iter().any(|token| WORDS.others.has_any_case(document.written(token)))
}
