//! Does the draft speak of what the posting requires?

use std::collections::BTreeSet;

use super::words::WORDS;
use super::{asked_here, bare, content, stem};
use crate::check::{Check, Draft, Report};
use crate::posting::Requirement;
use crate::{Document, Zone, names};

/// Reports requirements with a name of their own – a tool, a licence, a language, a certificate – that the draft never speaks of, `most` of them; with
/// `share`, the whole draft if it speaks of fewer than so many percent of at least `least` things. `same` lists words that mean one thing, with
/// commas between.
pub(in crate::check) struct Musts;

impl Check for Musts {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let Some((posting, read)) = draft.posting() else {
            return;
        };
        if draft.word_count() < draft.number("least-words").unwrap_or(80) as usize {
            return;
        }
        let said = Said::new(draft);
        let things: Vec<(&Requirement, Vec<String>)> = read
            .requirements
            .iter()
            .filter(|requirement| requirement.is_must || draft.number("share").is_some())
            .map(|requirement| (requirement, terms(posting, requirement)))
            .filter(|(_, terms)| !terms.is_empty())
            .collect();
        let missing: Vec<&(&Requirement, Vec<String>)> =
            things.iter().filter(|(_, terms)| !said.speaks(draft, terms)).collect();
        if let Some(share) = draft.number("share") {
            let least = draft.number("least").unwrap_or(6) as usize;
            let met = things.len() - missing.len();
            if things.len() >= least && met * 100 < things.len() * share as usize {
                report.draft().value("count", met.to_string()).value("limit", things.len().to_string());
            }
            return;
        }
        // A letter is no list: whoever speaks of most may leave out the rest.
        let most = draft.number("most").unwrap_or(3) as usize;
        for (requirement, terms) in missing.into_iter().take(most) {
            let text = posting.text()[requirement.span.range()].split_whitespace().collect::<Vec<_>>().join(" ");
            let shown = if text.chars().count() > 60 { terms.join("`, `") } else { text };
            report.draft().value("expected", shown).label(asked_here(requirement.span));
        }
    }
}

/// The names in a requirement: words with a capital inside the sentence, with signs or figures in them, or all capitals.
fn terms(posting: &Document, requirement: &Requirement) -> Vec<String> {
    let text = &posting.text()[requirement.span.range()];
    let mut found: Vec<String> = Vec::new();
    let parts =
        text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '/' | '"' | ':' | '*' | '–'));
    for (index, part) in parts.filter(|part| !part.is_empty()).enumerate() {
        let word = part.trim_matches(|c: char| !(c.is_alphanumeric() || c == '+' || c == '#'));
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let acronym = capitals >= 2 && letters >= 2;
        let signed =
            letters >= 1 && capitals >= 1 && word.chars().any(|c| c.is_ascii_digit() || matches!(c, '+' | '#'));
        let capital = index > 0 && capitals == 1 && letters >= 3 && word.starts_with(char::is_uppercase);
        let general = WORDS.general.has(&names::fold(word));
        if (acronym || signed || capital) && !general {
            found.push(word.to_owned());
        }
    }
    found
}

/// What the draft says, as it is compared.
struct Said {
    words: BTreeSet<String>,
    text: String,
    bare: String,
}

impl Said {
    fn new(draft: &Draft<'_>) -> Self {
        let document = draft.document();
        let mut text = String::new();
        for zone in [Zone::Subject, Zone::Salutation, Zone::Body, Zone::Closing, Zone::Postscript, Zone::Signature] {
            for line in document.zone_lines(zone) {
                text.push_str(&document.plain()[line.range()]);
                text.push(' ');
            }
        }
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '+' || c == '#')).map(names::fold);
        let words = words.filter(|word| !word.is_empty()).map(|word| stem(&word).to_owned()).collect();
        Self { words, bare: bare(&text), text: format!(" {} ", names::fold(&text)) }
    }

    /// Whether any of the terms is said, or anything that means the same.
    fn speaks(&self, draft: &Draft<'_>, terms: &[String]) -> bool {
        terms.iter().any(|term| {
            self.has(term)
                || draft.texts("same").any(|group| {
                    let group: Vec<String> = group.split(',').map(|word| names::fold(word.trim())).collect();
                    let folded = names::fold(term);
                    group.iter().any(|word| *word == folded || content(word).contains(&folded))
                        && group.iter().any(|word| self.has(word))
                })
        })
    }

    fn has(&self, term: &str) -> bool {
        let folded = names::fold(term);
        if folded.contains(' ') {
            return self.text.contains(&folded);
        }
        let plain = bare(term);
        self.words.contains(stem(&folded)) || plain.len() >= 4 && self.bare.contains(&plain)
    }
}
