//! Whose name stands under a letter and over it.

use super::{Check, Draft, Report};
use crate::names::{KnownPerson, NameIndex, fold, is_person, words};
use crate::spelling::{self, ORDINARY};
use crate::{Document, Span, Zone};

/// Reports a signature, or the first line of a letterhead (variant `letterhead`), that shares no word with the candidate's name. A first name alone
/// (variant `given`) counts only where nothing else in the draft names the candidate.
pub(super) struct Signed;

impl Check for Signed {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let Some(name) = &draft.application().candidate.name else {
            return;
        };
        let writer = Writer { names: draft.names() };
        if let Some((span, words)) = signature(document).filter(|(_, words)| !words.is_empty())
            && document.zone_lines(Zone::Signature).all(|line| !writer.is_in(&document.plain()[line.range()]))
            && writer.shares_script(&words)
        {
            let text = &document.plain()[span.range()];
            let variant = match &words[..] {
                [given] => writer.cannot_be_called(given, document).then_some(Some("given")),
                _ => (is_person(text) && !are_initials(&words) && !writer.knows_other(&words)).then_some(None),
            };
            if let Some(variant) = variant {
                let finding = report.words(document.display(span));
                finding.value("name", name.clone());
                if let Some(variant) = variant {
                    finding.variant(variant);
                }
            }
        }
        // Only what stands over the writer's own address is the writer's name, and not a firm's or a town's.
        let head = document.zone_lines(Zone::Letterhead).next().filter(|line| line.start() == 0);
        let reachable = document.zone_lines(Zone::Letterhead).any(|line| document.plain()[line.range()].contains('@'));
        if let Some((span, words)) = head.filter(|_| reachable).and_then(|line| name_in(document, line))
            && words.len() > 1
            && is_person(&document.plain()[span.range()])
            && !writer.knows_other(&words)
            && !is_company(draft, &words)
            && writer.shares_script(&words)
            && document.zone_lines(Zone::Letterhead).all(|line| !writer.is_in(&document.plain()[line.range()]))
            // `An Charraig Bhán` over a letter that its writer signs is the name of a house.
            && !(is_of_house(&words) && document.zone_lines(Zone::Signature).any(|line| writer.is_in(&document.plain()[line.range()])))
        {
            report.words(document.display(span)).value("name", name.clone()).variant("letterhead");
        }
    }
}

/// Whether a name begins with the article that names of houses and villages begin with, and goes on with a word that is nobody's name.
fn is_of_house(words: &[String]) -> bool {
    let [first, second, ..] = words else {
        return false;
    };
    matches!(first.as_str(), "An" | "Na" | "The" | "La" | "Le" | "El")
        && !spelling::words().entry(&fold(second)).is_some_and(spelling::Entry::is_name)
}

/// The name that a letter is signed with: in the first line under its closing that has letters.
fn signature(document: &Document) -> Option<(Span, Vec<String>)> {
    let has_letters = |line: &Span| document.plain()[line.range()].contains(char::is_alphabetic);
    name_in(document, document.zone_lines(Zone::Signature).find(has_letters)?)
}

/// The name that a line begins with, up to a mark that ends it.
fn name_in(document: &Document, line: Span) -> Option<(Span, Vec<String>)> {
    let text = &document.plain()[line.range()];
    let start = text.find(char::is_alphabetic)?;
    // `12, Oke-Padre Lane`: a street has the number of its house before it.
    if text[..start].contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end =
        text[start..].find(['|', ',', '/', '(', ';', '\t', '\u{b7}', '\u{2022}']).map_or(text.len(), |at| start + at);
    let text = text[start..end].trim_end();
    let span = Span::new(line.start() + start, line.start() + start + text.len());
    let words = words(text).into_iter().filter(|word| !crate::names::is_title(word)).collect();
    Some((span, words))
}

/// `O. K.` may be anybody's, a married name's too.
fn are_initials(name: &[String]) -> bool {
    name.iter().all(|word| word.chars().count() <= 2)
}

/// A name that people are given, and no word that is something else too.
fn is_given_name(word: &str) -> bool {
    let entry = spelling::words().entry(&fold(word));
    word.chars().count() > 2
        && word.starts_with(char::is_uppercase)
        && entry.is_some_and(spelling::Entry::is_name)
        && !spelling::words()
            .entry(&word.to_lowercase())
            .is_some_and(|entry| entry.is_small() && entry.size() <= ORDINARY)
}

fn is_company(draft: &Draft<'_>, name: &[String]) -> bool {
    let mut known = draft.application().company_names().flat_map(words).map(|word| fold(&word));
    known.any(|word| name.iter().any(|own| fold(own) == word))
}

/// The candidate, and everybody else who is known.
struct Writer<'a> {
    names: &'a NameIndex,
}

impl Writer<'_> {
    fn own(&self) -> impl Iterator<Item = &KnownPerson> {
        self.names.people.iter().filter(|person| person.is_candidate())
    }

    /// Whether a text has a word of the candidate's name, in whatever form and spelling, or its initials.
    fn is_in(&self, text: &str) -> bool {
        let written = words(text);
        self.own().any(|person| written.iter().any(|word| person.may_be_called(word)))
    }

    /// Whether a given name is no one of the candidate, whom nothing else in the draft names. In East Asia many go by an English name at work.
    fn cannot_be_called(&self, given: &str, document: &Document) -> bool {
        is_given_name(given) && !self.own().any(KnownPerson::is_of_open_order) && !self.is_in(document.plain())
    }

    fn shares_script(&self, written: &[String]) -> bool {
        let is_latin = |word: &str| fold(word).contains(|c: char| c.is_ascii_alphabetic());
        let here = written.iter().any(|word| is_latin(word));
        self.own().all(|person| person.right.iter().all(|word| is_latin(word) == here))
    }

    /// Whether a name is that of somebody else who is known: then it stands there for another reason.
    fn knows_other(&self, written: &[String]) -> bool {
        let mut others = self.names.people.iter().filter(|person| !person.is_candidate());
        others.any(|person| written.iter().any(|word| person.right.contains(&fold(word))))
    }
}
