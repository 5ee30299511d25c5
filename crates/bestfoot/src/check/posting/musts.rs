//! Does the draft speak of what the posting requires?

use std::collections::BTreeSet;

use super::words::WORDS;
use super::{asked_here, bare, content, stem};
use crate::check::{Check, Draft, Report};
use crate::posting::Requirement;
use crate::spelling::{self, LARGE};
use crate::{Document, Zone, names};

/// Reports requirements with a name of their own – a tool, a licence, a language, a certificate – of which neither the draft nor the resume speaks, `most`
/// of them; with `share`, the whole draft if it speaks of fewer than so many percent of at least `least` things. `named` lists things that are required
/// without a capital, and behind `=` the words that speak of them; `same` lists words that mean one thing, with commas between.
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
        // What stands in the resume is there, and a letter need not say it again.
        let resume = draft.application().resume.as_ref().map(|resume| Said::of(resume.plain()));
        let resume = resume.filter(|_| draft.number("share").is_none());
        let things: Vec<Thing<'_>> = read
            .requirements
            .iter()
            .filter(|requirement| requirement.is_must || draft.number("share").is_some())
            .filter_map(|requirement| Thing::of(draft, posting, requirement))
            .collect();
        let speaks = |thing: &Thing<'_>| {
            said.speaks(draft, &thing.words) || resume.as_ref().is_some_and(|said| said.speaks(draft, &thing.words))
        };
        let missing: Vec<&Thing<'_>> = things.iter().filter(|thing| !speaks(thing)).collect();
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
        for thing in missing.into_iter().take(most) {
            let text = words_of(posting, thing.requirement);
            let shown = if text.chars().count() > 60 { thing.names.join("`, `") } else { text };
            report.draft().value("expected", shown).label(asked_here(thing.requirement.span));
        }
    }
}

fn words_of(posting: &Document, requirement: &Requirement) -> String {
    posting.text()[requirement.span.range()].split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a requirement wants, by its names.
struct Thing<'a> {
    requirement: &'a Requirement,
    names: Vec<String>,
    /// The words that speak of it.
    words: Vec<String>,
}

impl<'a> Thing<'a> {
    /// The thing by the names in the requirement, or else by what the option `named` knows. Where words leave a choice, only names are one.
    fn of(draft: &Draft<'_>, posting: &Document, requirement: &'a Requirement) -> Option<Self> {
        const OPEN: [&str; 7] = ["or", "not", "no", "without", "either", "if", "unless"];
        let names = names_in(posting, requirement);
        if !names.is_empty() {
            return Some(Self { requirement, words: names.clone(), names });
        }
        let text = plain_words(&words_of(posting, requirement));
        if text.split(' ').any(|word| OPEN.contains(&word)) {
            return None;
        }
        let known = draft.texts("named").filter_map(|line| line.split_once('='));
        known.into_iter().find_map(|(asked, answers)| {
            let named = |name: &&str| text.contains(&plain_words(name));
            let name = asked.split(',').find(named)?.trim().to_owned();
            let words = answers.split(',').map(|word| word.trim().to_owned()).collect();
            Some(Self { requirement, names: vec![name], words })
        })
    }
}

/// The folded words with a blank around each.
fn plain_words(text: &str) -> String {
    let folded = names::fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

/// The one name that a requirement is: `Kubernetes`, `Python (required)`, `Kubernetes is a must`. A quality, `Patience`, is an ordinary word.
fn bare_name(text: &str) -> Option<String> {
    const BESIDE: [&str; 9] =
        ["is", "a", "must", "required", "essential", "needed", "mandatory", "compulsory", "necessary"];
    let mut words =
        text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ':')).filter(|w| !w.is_empty());
    let name = words.next()?.trim_matches(|c: char| !(c.is_alphanumeric() || c == '+' || c == '#'));
    let alone = words.all(|word| BESIDE.contains(&names::fold(word).trim_matches('.')));
    let known = || spelling::words().is_brand(name) || !spelling::words().is_word(&names::fold(name), LARGE);
    let is_name = name.starts_with(char::is_uppercase) && name.chars().count() >= 3 && known();
    (alone && is_name).then(|| name.to_owned())
}

/// The names in a requirement: words with a capital inside the sentence, with signs or figures in them, or all capitals, and the one name that it is.
fn names_in(posting: &Document, requirement: &Requirement) -> Vec<String> {
    let text = &posting.text()[requirement.span.range()];
    // A law is not known or had; the office asks for what it says.
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.windows(2).any(|pair| pair[1] == "Act" && pair[0].starts_with(char::is_uppercase)) {
        return Vec::new();
    }
    let mut found: Vec<String> = bare_name(text).into_iter().collect();
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
        // `Keisha's` desserts are nothing to know.
        let general = WORDS.general.has(&names::fold(word)) || word.ends_with("'s") || word.ends_with("’s");
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
        Self::of(&text)
    }

    fn of(text: &str) -> Self {
        // `GD&T` is one word and `HTML&CSS` two: both count.
        let pieces = |signs: &'static [char]| {
            text.split(move |c: char| !(c.is_alphanumeric() || signs.contains(&c))).map(names::fold)
        };
        let words = pieces(&['+', '#']).chain(pieces(&['+', '#', '&']));
        let words = words.filter(|word| !word.is_empty()).map(|word| stem(&word).to_owned()).collect();
        Self { words, bare: bare(text), text: format!(" {} ", names::fold(text)) }
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
