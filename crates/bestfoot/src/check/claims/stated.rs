//! Years, team sizes, degrees and employers in a draft, and the same in the resume.

use super::dated::{self, Mention};
use super::words::WORDS;
use super::{absent, counts, posts};
use crate::check::{Check, Draft, Report};
use crate::document::{Document, Zone};
use crate::{Label, Place, Span, names, numerals};

/// Reports facts that the resume gives another value: the years of an employer or school (variant `years`), years of experience that begin before the
/// resume does (`experience`), a title that it gives for another employer (`post`), the size of a team (`team`), the level of a degree (`degree`).
/// With `absent`, what the resume lacks: employers, titles there (variant `title`) and subjects of degrees (`subject`).
pub(in crate::check) struct Claim;

impl Check for Claim {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        // Shorter than this, a resume is only begun, and what it lacks says nothing.
        const WHOLE: usize = 30;
        let Some(resume) = &draft.application().resume else {
            return;
        };
        if draft.flag("absent") {
            if resume.tokens().len() >= WHOLE {
                absent::find(draft, resume, report);
            }
            return;
        }
        let mentions = mentions(draft);
        for mention in &mentions {
            dated::check(draft, resume, mention, report);
        }
        counts::at_employer(draft, resume, &mentions, report);
        counts::in_all(draft, resume, report);
        posts::of_another(draft, resume, &mentions, report);
        posts::degree_of_school(draft, resume, &mentions, report);
        teams(draft, resume, report);
        degrees(draft, resume, report);
    }
}

pub(super) fn word(document: &Document, at: usize) -> &str {
    document.written(&document.tokens()[at])
}

pub(super) fn year(word: &str) -> Option<u32> {
    (word.len() == 4 && word.starts_with(['1', '2']))
        .then(|| word.parse().ok())
        .flatten()
        .filter(|year| (1950..2100).contains(year))
}

pub(super) fn span(document: &Document, start: usize, end: usize) -> Span {
    let tokens = document.tokens();
    document.display(tokens[start].span().cover(tokens[end - 1].span()))
}

pub(super) fn in_resume(text: &str, span: Span) -> Label {
    Label { text: text.to_owned(), place: Place::Resume(span) }
}

/// The names of former employers: capitalised words behind `at`, in sentences of the writer's own. Each with its tokens.
pub(super) fn employers(draft: &Draft<'_>) -> Vec<(usize, usize)> {
    names_behind(draft, |lead| lead == "at").into_iter().map(|(_, from, to)| (from, to)).collect()
}

/// Former employers and schools with the word before each: `at`, `joined`, `left`.
fn mentions<'a>(draft: &Draft<'a>) -> Vec<Mention<'a>> {
    let document = draft.document();
    let is_lead =
        |lead: &str| matches!(lead, "at" | "with" | "for" | "from" | "joined" | "joining" | "left" | "leaving");
    let is_whole = |to: usize| document.tokens().get(to).is_none_or(|next| !next.is_clitic);
    names_behind(draft, is_lead)
        .into_iter()
        .filter(|&(.., to)| is_whole(to))
        .map(|(lead, from, to)| Mention::new(document, lead, from, to))
        .collect()
}

/// The capitalised words behind a word that leads to a name: the leading word, where the name begins, and where it ends.
fn names_behind(draft: &Draft<'_>, is_lead: impl Fn(&str) -> bool) -> Vec<(usize, usize, usize)> {
    let document = draft.document();
    let tokens = document.tokens();
    let targets: Vec<String> =
        draft.application().company_names().flat_map(names::words).map(|word| names::fold(&word)).collect();
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        if document.token_zone(&tokens[at]) != Zone::Body || !is_lead(&word(document, at).to_ascii_lowercase()) {
            continue;
        }
        let capital = |at: &usize| {
            let token = &tokens[*at];
            let joined =
                *at == 0 || document.plain()[tokens[*at - 1].end as usize..token.start as usize].trim().is_empty();
            joined
                && !token.is_opaque
                && token.sentence == tokens[at - 1].sentence
                && word(document, *at) != "I"
                && word(document, *at).starts_with(char::is_uppercase)
        };
        let from = at + 1;
        let to = (from..tokens.len()).take(5).take_while(capital).last().map_or(from, |last| last + 1);
        // Ashdown Veterinary Hospital is not Thornbury Veterinary Hospital, whatever they share behind their first words.
        let is_targets = |at: usize| targets.contains(&names::fold(word(document, at)));
        if to == from || is_targets(from) {
            continue;
        }
        found.push((at, from, to));
    }
    found
}

/// The lines of the resume that name an employer.
pub(super) fn entries(resume: &Document, name: &str) -> Vec<usize> {
    let wanted = names::fold(name);
    let lines = resume.plain_lines().iter().enumerate();
    lines
        .filter(|(_, line)| names::fold(&resume.plain()[line.span.range()]).contains(&wanted))
        .map(|(index, _)| index)
        .collect()
}

/// `a team of 12`: the number and its place.
fn team_sizes(document: &Document) -> Vec<(usize, u32)> {
    let count = document.tokens().len();
    let mut found = Vec::new();
    for at in 0..count {
        let team = matches!(word(document, at).to_ascii_lowercase().as_str(), "team" | "crew")
            && at + 2 < count
            && word(document, at + 1) == "of";
        if let Some(size) = team.then(|| number(document, at + 2)).flatten() {
            found.push((at + 2, size));
        }
    }
    found
}

fn number(document: &Document, at: usize) -> Option<u32> {
    let written = word(document, at);
    written.parse().ok().or_else(|| numerals::small(written))
}

/// Two sizes for what is the only team in either text.
fn teams(draft: &Draft<'_>, resume: &Document, report: &mut Report) {
    let document = draft.document();
    let (here, there) = (team_sizes(document), team_sizes(resume));
    let ([(at, mine)], [(place, theirs)]) = (&here[..], &there[..]) else {
        return;
    };
    let tokens = document.tokens();
    let sentence = document.sentence_tokens(tokens[*at].sentence);
    // "your team of twelve" is the reader's.
    let yours = sentence.clone().any(|at| matches!(word(document, at).to_ascii_lowercase().as_str(), "your" | "you"));
    let led = |document: &Document, at: usize| {
        let sentence = document.sentence_tokens(document.tokens()[at].sentence);
        sentence.into_iter().any(|at| WORDS.leading.has_any_case(word(document, at)))
    };
    if mine != theirs && !yours && led(document, *at) && led(resume, *place) {
        report
            .words(span(document, at - 2, at + 1))
            .variant("team")
            .value("expected", theirs.to_string())
            .label(in_resume("the resume says so", span(resume, place - 2, place + 1)));
    }
}

/// The level of the degree that begins at a token, and where its name ends.
pub(super) fn degree(document: &Document, at: usize) -> Option<(u8, usize)> {
    let lower: String = word(document, at).to_ascii_lowercase().chars().filter(|c| *c != '.').collect();
    let next = document.tokens().get(at + 1).map_or("", |_| word(document, at + 1)).to_ascii_lowercase();
    let clitic = document.tokens().get(at + 1).is_some_and(|token| token.is_clitic);
    let degree = |after: usize| {
        document
            .tokens()
            .get(after)
            .is_some_and(|_| matches!(word(document, after).to_ascii_lowercase().as_str(), "degree" | "in" | "of"))
    };
    match lower.as_str() {
        "phd" | "dphil" | "doctorate" => Some((3, at + 1)),
        "msc" | "meng" | "mphil" | "mba" => Some((2, at + 1)),
        "bsc" | "beng" => Some((1, at + 1)),
        "master" if clitic && degree(at + 2) => Some((2, at + 2)),
        "masters" if degree(at + 1) => Some((2, at + 1)),
        "bachelor" if clitic && degree(at + 2) => Some((1, at + 2)),
        "bachelors" if degree(at + 1) => Some((1, at + 1)),
        "master" | "bachelor" if next == "of" => Some((if lower == "master" { 2 } else { 1 }, at + 1)),
        _ => None,
    }
}

/// A higher degree of the writer's own than any of the resume.
fn degrees(draft: &Draft<'_>, resume: &Document, report: &mut Report) {
    let document = draft.document();
    let best = (0..resume.tokens().len())
        .filter_map(|at| Some((degree(resume, at)?, at)))
        .max_by_key(|((level, _), _)| *level);
    let Some(((best, end), place)) = best else {
        return;
    };
    for at in 0..document.tokens().len() {
        let Some((level, to)) = degree(document, at) else {
            continue;
        };
        if level > best && !posts::may_have(resume, level) && is_own_degree(document, at) {
            report
                .words(span(document, at, to))
                .variant("degree")
                .value("expected", resume.text()[span(resume, place, end).range()].to_owned())
                .label(in_resume("the highest degree of the resume", span(resume, place, end)));
            return;
        }
    }
}

/// Whether a degree is one that the writer has: "I hold a master's degree", "my `MSc`". "With a doctorate in …" at the head of a sentence is too loose.
pub(super) fn is_own_degree(document: &Document, at: usize) -> bool {
    let clause = document.clause_tokens(at);
    let before: Vec<String> = (clause.start..at).map(|at| word(document, at).to_ascii_lowercase()).collect();
    let own = before.last().is_some_and(|word| word == "my")
        || before.iter().any(|word| word == "i")
            && before.iter().any(|word| {
                matches!(word.as_str(), "hold" | "have" | "earned" | "completed" | "received" | "obtained")
            });
    let loose = before.iter().any(|word| WORDS.doubting.has(word));
    own && !loose && document.token_zone(&document.tokens()[at]) == Zone::Body
}
