//! Which company is meant: the names that stand where the target of the application is addressed.

use super::behind::addressed_behind;
use super::organisation::named_from;
use super::own::Own;
use super::slots::{Filler, LONGEST_SENTENCE, NEAR, fillers, hoped_for, rivals};
use super::words::WORDS;
use crate::check::{Check, Draft, Report};
use crate::document::{Document, Zone};
use crate::names::company::{is_legal, telling};
use crate::names::{Likeness, compare, fold, words};
use crate::spelling;
use crate::{Label, Place};

/// Whether the words are part of something that the application names, or near it.
fn is_ours(draft: &Draft<'_>, written: &[String]) -> bool {
    let application = draft.application();
    // `Pvt. Ltd.` says no more than Private Limited.
    let form = written.iter().rev().take_while(|word| is_legal(word)).count().min(written.len() - 1);
    let written = &written[..written.len() - form];
    let same = |value: &str| {
        is_same(written, &words(value).iter().filter(|word| !is_legal(word)).map(|word| fold(word)).collect::<Vec<_>>())
    };
    let roles = application.people.iter().filter_map(|person| person.role.as_deref());
    let values = application
        .company_names()
        .chain(application.role.as_deref())
        .chain(application.facts.iter().map(String::as_str));
    // People under all their names: Juergen for Jürgen, Beppe for Giuseppe.
    let person = written.iter().any(|word| {
        draft.names().people.iter().any(|person| {
            let same =
                |known: &str| !matches!(compare(word, &known.to_lowercase()), Likeness::Near(_) | Likeness::Different);
            person.right.contains(word)
                || person.has_nickname(word)
                || person.words.iter().any(|known| same(&known.text))
        })
    });
    let whole = written.concat();
    let short = application.company_names().any(|name| initials(name) == whole);
    let posting = application.posting.as_ref();
    let posted = posting.is_some_and(|posting| posting.plain().to_lowercase().contains(&written.join(" ")));
    values.chain(roles).any(same) || person || short || posted
}

/// The first letters of a company's telling words.
fn initials(name: &str) -> String {
    telling(name).iter().filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect()
}

fn folded(draft: &Draft<'_>, filler: &Filler) -> Vec<String> {
    let document = draft.document();
    (filler.tokens.0..filler.tokens.1).map(|at| fold(document.written(&document.tokens()[at]))).collect()
}

/// Whether the sentence goes on to name the company: "the Pinyon Room, which Contoso will open in June" is the company's own.
fn company_follows(draft: &Draft<'_>, filler: &Filler) -> bool {
    let document = draft.document();
    let sentence = document.sentence_tokens(document.tokens()[filler.tokens.0].sentence);
    let end = sentence.end.min(filler.tokens.1 + LONGEST_SENTENCE);
    let rest = folded(draft, &Filler { tokens: (filler.tokens.1, end), greets: false });
    draft.application().company_names().any(|name| {
        let name: Vec<String> = telling(name).iter().map(|word| fold(word)).collect();
        !name.is_empty() && rest.windows(name.len()).any(|stretch| stretch == name)
    })
}

/// "what we do at Marlfield", "it tastes of Dendermonde": a single word behind these may be a town, unless a post is held or work done there.
fn is_perhaps_place(document: &Document, filler: &Filler) -> bool {
    let (from, to) = filler.tokens;
    let before = |back: usize| from.checked_sub(back).map_or("", |at| document.written(&document.tokens()[at]));
    to - from == 1 && matches!(before(1), "at" | "in" | "of" | "from") && !WORDS.engagements.has(before(2))
}

/// Reports another company's name in a place that addresses the target.
pub(in crate::check) struct Target;

impl Check for Target {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let application = draft.application();
        let Some(company) = &application.company else {
            return;
        };
        let own = Own::of(draft);
        let mut fillers = fillers(draft);
        fillers.extend(rivals(draft));
        fillers.extend(hoped_for(draft));
        fillers.extend(addressed_behind(draft));
        fillers.sort_by_key(|filler| filler.tokens);
        fillers.dedup_by_key(|filler| filler.tokens);
        for filler in fillers {
            let span = draft.display_tokens(filler.tokens.0, filler.tokens.1);
            let here = folded(draft, &filler);
            if is_ours(draft, &here)
                || own.holds(&here)
                || company_follows(draft, &filler)
                || draft.accepts(&document.text()[span.range()])
            {
                continue;
            }
            let finding = report.words(span);
            if is_perhaps_place(document, &filler) {
                finding.doubtful();
            }
            finding.value("company", company.clone());
            if let Some(place) = application.company_place() {
                finding.label(Label { text: "you are applying here".to_owned(), place: Place::Application(place) });
            }
        }
    }
}

/// Reports a second company where the first was addressed already, when no application says which of them is meant.
pub(in crate::check) struct Leftover;

impl Check for Leftover {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        if draft.application().company.is_some() {
            return;
        }
        let mut fillers = fillers(draft);
        fillers.extend(hoped_for(draft));
        fillers.extend(addressed_behind(draft));
        fillers.sort_by_key(|filler| filler.tokens);
        fillers.dedup_by_key(|filler| filler.tokens);
        let own = Own::of(draft);
        fillers.retain(|filler| !own.holds(&folded(draft, filler)));
        if fillers.is_empty() {
            return;
        }
        let words = |(from, to): (usize, usize)| folded(draft, &Filler { tokens: (from, to), greets: false });
        let mut first = opening(draft);
        first.retain(|&tokens| !own.holds(&words(tokens)));
        // Of two that are addressed in the opening, the first is meant.
        if let Some(&meant) = first.first() {
            first.retain(|&tokens| tokens == meant || !fillers.iter().any(|filler| filler.tokens == tokens));
        }
        if first.is_empty() {
            first.push(fillers[0].tokens);
        }
        let known: Vec<Vec<String>> = first.iter().map(|&tokens| words(tokens)).collect();
        let first_span = draft.display_tokens(first[0].0, first[0].1);
        let shown = document.text()[first_span.range()].to_owned();
        let short = |words: &[String]| words.iter().filter_map(|word| word.chars().next()).collect::<String>();
        for filler in &fillers {
            let here = folded(draft, filler);
            let span = draft.display_tokens(filler.tokens.0, filler.tokens.1);
            let is_known = known
                .iter()
                .any(|known| is_same(&here, known) || here.concat() == short(known) || known.concat() == short(&here));
            let later = filler.tokens.0 > first[0].0;
            if is_known
                || !later
                || filler.greets
                || is_ours(draft, &here)
                || draft.accepts(&document.text()[span.range()])
            {
                continue;
            }
            let finding = report.words(span);
            if is_perhaps_place(document, filler) {
                finding.doubtful();
            }
            finding.value("first", shown.clone());
            finding.label(Label { text: "addressed first".to_owned(), place: Place::Document(first_span) });
        }
    }
}

/// The organisations that a draft names before it comes to itself: in the subject, the address, the greeting and the first two sentences, as far as
/// those tell nothing of the past.
fn opening(draft: &Draft<'_>) -> Vec<(usize, usize)> {
    let document = draft.document();
    let tokens = document.tokens();
    let kinds = draft.phrase_tokens("kinds");
    let past: Vec<u32> = draft.phrase_tokens("past").into_iter().map(|(start, _)| tokens[start].clause).collect();
    let others: Vec<usize> = draft.phrase_tokens("others").into_iter().map(|(_, end)| end).collect();
    let body = tokens.iter().find(|token| document.token_zone(token) == Zone::Body).map(|token| token.sentence);
    let last = body.map_or(0, |sentence| sentence + 1);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() && tokens[at].sentence <= last {
        let zone = document.token_zone(&tokens[at]);
        let reads = matches!(zone, Zone::Subject | Zone::InsideAddress | Zone::Salutation | Zone::Body);
        let told = zone == Zone::Body
            && (past.binary_search(&tokens[at].clause).is_ok()
                || others.iter().any(|&end| end <= at && at - end < NEAR));
        let begins = document.written(&tokens[at]).starts_with(char::is_uppercase) && reads && !told;
        let name = if begins { named_from(document, at, &kinds) } else { None };
        match name {
            Some((from, to)) => {
                found.push((from, to));
                at = to;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether two names may be one: they begin alike, or share more than half of their words. `Bank` alone makes no two banks one.
fn is_same(here: &[String], known: &[String]) -> bool {
    let shortest = here.len().min(known.len());
    let shared = here.iter().filter(|word| known.iter().any(|other| same_or_near(word, other))).count();
    let begins = here.first().zip(known.first()).is_some_and(|(here, known)| same_or_near(here, known));
    // Names that end alike and begin otherwise are two: Tern Island Ferries and Gull Island Ferries. A name without its head is the same.
    let within = here.iter().filter(|word| !is_legal(word)).all(|word| known.contains(word))
        || known.iter().filter(|word| !is_legal(word)).all(|word| here.contains(word));
    let rival = !begins && !within && shortest >= 2 && here.last() == known.last();
    // So are long names of which one word is another: Palouse Grain Genetics and Palouse Grain Genomics.
    let exact = here.iter().zip(known).filter(|(here, known)| here == known).count();
    let other = |(here, known): (&String, &String)| !same_or_near(here, known);
    let one_off =
        here.len() == known.len() && here.len() >= 3 && exact + 1 == here.len() && here.iter().zip(known).any(other);
    !(rival || one_off) && (shared * 2 > shortest || begins && shortest <= 2)
}

fn same_or_near(a: &str, b: &str) -> bool {
    a == b || a.len() >= 4 && b.len() >= 4 && (is_slip(a, b) || a.starts_with(b) || b.starts_with(a))
}

/// Near enough to be the same name, unless it is a word of its own some letters away.
fn is_slip(a: &str, b: &str) -> bool {
    match compare(a, b) {
        Likeness::Near(1) => true,
        Likeness::Near(_) => spelling::words().entry(a).is_none(),
        _ => false,
    }
}
