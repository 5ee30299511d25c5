//! The places of a draft that address an employer, and the names that stand there.

use super::address::is_companys;
use super::apart::{
    is_beside, is_deed, is_event, is_explained, is_explained_behind, is_own_team, is_past, is_site, is_stretch_past,
};
use super::organisation::{is_department, is_organisation, is_role_word, name_after, opens_only, without_office};
use super::places::Places;
use super::words::WORDS;
use crate::check::Draft;
use crate::document::{Document, Zone};
use crate::names::company::telling;
use crate::names::{fold, is_courtesy, is_recruiter, words};
use crate::spelling::{self, ORDINARY};

/// A name in a place that addresses an employer.
pub(super) struct Filler {
    /// The tokens of the name.
    pub(super) tokens: (usize, usize),
    /// Whether the greeting holds it.
    pub(super) greets: bool,
}

/// The names behind the phrases `any` (apply to, join), which only an employer can follow, and behind the phrases `topics` (interest in), which a
/// subject may follow as well.
pub(super) fn fillers(draft: &Draft<'_>) -> Vec<Filler> {
    let document = draft.document();
    let tokens = document.tokens();
    let word = |at: usize| document.written(&tokens[at]);
    let mut found: Vec<Filler> = Vec::new();
    let kinds = draft.phrase_tokens("kinds");
    let mut places = Places::new(document, is_companys(draft));
    for (option, needs_name) in [("any", false), ("topics", true)] {
        for (start, end) in draft.phrase_tokens(option) {
            if is_of_name(document, start, end) {
                continue;
            }
            let greets = end == start + 1 && document.written(&tokens[start]).eq_ignore_ascii_case("dear");
            // Of two phrases that begin together the longer one is found: "excited about Contoso's plans for …".
            let inner = || {
                (start + 1..end).rev().find_map(|at| {
                    let leads = WORDS.inner.has(word(at));
                    name_after(document, at + 1, !needs_name).filter(|&(_, to)| leads && to < end)
                })
            };
            let name = name_after(document, end, !needs_name).or_else(inner);
            let Some((from, to)) = name.and_then(|name| without_office(document, name, greets)) else {
                continue;
            };
            let ordinary = |at: usize| spelling::words().is_word(&word(at).to_lowercase(), ORDINARY);
            let last = |at: usize| {
                draft
                    .application()
                    .company_names()
                    .any(|name| telling(name).last().is_some_and(|last| fold(last) == fold(word(at))))
            };
            // Behind `at`, and before an `'s`, two capitals are a name whatever the words.
            let held = to - from > 1
                && (word(end - 1).eq_ignore_ascii_case("at") || tokens.get(to).is_some_and(|next| next.is_clitic));
            let kind = kinds.iter().any(|&(start, end)| start > from && end == to);
            let subject = needs_name && !held && !kind && !last(to - 1)
                || to - from == 1 && !greets
                || is_department(word(to - 1)) && to - from < 3;
            // "back to Lisbon": a name that everybody knows is no employer by itself.
            let short = word(from).len() <= 4 && word(from).chars().all(char::is_uppercase);
            let known = || spelling::words().entry(&word(from).to_lowercase()).is_some_and(spelling::Entry::is_name);
            let place = needs_name && to - from == 1 && (short || known());
            let department = place || (from..to).all(ordinary) && subject;
            // "the Project Manager position": a role, not a company; "[Company]": a slot, which has a lint of its own.
            let team = tokens.get(to).is_some_and(|next| WORDS.people.has_any_case(document.written(next)));
            let job = is_role_word(tokens.get(to).map(|next| document.written(next))) && !team
                || team && (from..to).all(ordinary)
                || document.plain()[..tokens[from].start as usize].ends_with('[');
            // "Dear Practice Manager" greets a post.
            let is_post = |post: &str| is_recruiter(post) && !WORDS.people.has_any_case(post);
            let next = tokens.get(to).map(|next| document.written(next));
            let heads = greets && to - from == 1 && ordinary(from) && next.is_some_and(is_post);
            let sample = matches!(fold(word(from)).as_str(), "xyz" | "abc");
            let possession = tokens.get(from.wrapping_sub(1)).is_some_and(|before| before.is_clitic);
            // "the QA Eng. team": letters that stand for words name a part of the company.
            let desk = team && (from..to).any(|at| word(at).len() <= 3 && word(at).chars().all(char::is_uppercase));
            // "give my thanks to János": thanks and regards go to people.
            let regards = end >= 2 && word(end - 1) == "to" && WORDS.regards.has(word(end - 2));
            // "I believe Yuki was right": a person's first name. "If Dato' could spare a word": a title stands for the reader.
            let person = to - from == 1
                && needs_name
                && (is_courtesy(word(from)) && word(from).chars().any(char::is_lowercase)
                    || tokens.get(to).is_some_and(|next| WORDS.persons.has(document.written(next))));
            // "the opening posted at the Miami Valley career center": where the writer saw it.
            let article = usize::from(word(from - 1) == "the" && from > end);
            let shown = from >= 2 + article
                && WORDS.shown.has(word(from - 2 - article))
                && matches!(word(from - 1 - article), "at" | "on" | "with" | "in")
                && (to..tokens.len().min(to + 3)).any(|at| WORDS.notices.has(word(at)));
            let apart = desk
                || shown
                || heads
                || regards
                || person
                || is_past(document, start)
                || is_stretch_past(document, from)
                || is_own_team(document, start)
                || is_event(document, to)
                || is_site(document, (from, to))
                || is_deed(document, to);
            if !(department || job || sample || possession || apart || places.hold((from, to))) {
                found.push(Filler { tokens: (from, to), greets });
            }
        }
    }
    found.sort_by_key(|filler| filler.tokens);
    found.dedup_by_key(|filler| filler.tokens);
    found
}

/// In "my first book was Hope Springs" nobody hopes.
fn is_of_name(document: &Document, start: usize, end: usize) -> bool {
    let tokens = document.tokens();
    let capital =
        |at: usize| tokens.get(at).is_some_and(|token| document.written(token).starts_with(char::is_uppercase));
    end == start + 1
        && capital(start)
        && capital(end)
        && document.token_zone(&tokens[start]) == Zone::Body
        && document.sentence_tokens(tokens[start].sentence).start != start
}

/// Names that end like the company's and begin otherwise, in a sentence that speaks to the reader: `Clearwater Robotics` for Tidewater Robotics.
pub(super) fn rivals(draft: &Draft<'_>) -> Vec<Filler> {
    let document = draft.document();
    let tokens = document.tokens();
    let word = |at: usize| document.written(&tokens[at]);
    let ends: Vec<(usize, String)> = draft
        .application()
        .company_names()
        .map(telling)
        .filter(|words| words.len() >= 2)
        .filter_map(|words| Some((words.len(), fold(words.last()?))))
        .collect();
    let others: Vec<usize> = draft.phrase_tokens("others").into_iter().map(|(_, end)| end).collect();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate().skip(1) {
        if !draft.reads(token) || token.is_opaque || !word(at).starts_with(char::is_uppercase) {
            continue;
        }
        let Some((length, _)) = ends.iter().find(|(_, end)| *end == fold(word(at))) else {
            continue;
        };
        let from = (at + 1).saturating_sub(*length);
        let run = (from..at).all(|part| {
            let gap = &document.plain()[tokens[part].end as usize..tokens[part + 1].start as usize];
            gap == " "
                && word(part).starts_with(char::is_uppercase)
                && !tokens[part].is_clitic
                && tokens[part].sentence == token.sentence
        });
        let capital = |at: Option<usize>| {
            at.and_then(|at| tokens.get(at)).is_some_and(|other| {
                other.sentence == token.sentence
                    && document.written(other).starts_with(char::is_uppercase)
                    && !other.is_clitic
            })
        };
        let opens = document.sentence_tokens(token.sentence).start;
        let spaced = |first: usize, second: usize| {
            tokens
                .get(second)
                .is_some_and(|next| &document.plain()[tokens[first].end as usize..next.start as usize] == " ")
        };
        let longer = capital(Some(at + 1)) && spaced(at, at + 1)
            || from > opens + 1 && capital(from.checked_sub(1)) && spaced(from - 1, from);
        let speaks = document.token_zone(token) == Zone::Subject || speaks_to_reader(document, token.sentence);
        // "My contract with Clearwater Robotics ends in May."
        let apart = is_beside(document, &others, from);
        // "Trenton Trust in New Jersey, a charity": the reader knows where the reader's house stands, and what it is.
        let told = at + 3 < tokens.len()
            && spaced(at, at + 1)
            && spaced(at + 1, at + 2)
            && matches!(word(at + 1), "in" | "of" | "near")
            && word(at + 2).starts_with(char::is_uppercase);
        if apart || told && is_explained_behind(document, at + 3) || is_explained_behind(document, at + 1) {
            continue;
        }
        if run && from < at && !longer && speaks && !opens_only(document, from) {
            found.push(Filler { tokens: (from, at + 1), greets: false });
        }
    }
    found
}

/// Whether a sentence speaks of the reader's company and not of another beside it.
pub(super) fn speaks_to_reader(document: &Document, sentence: u32) -> bool {
    const FARTHEST: usize = 80;
    let tokens = document.sentence_tokens(sentence);
    let mut speaks = false;
    for token in document.tokens()[tokens].iter().take(FARTHEST) {
        let word = document.written(token);
        speaks |= WORDS.speaking.has_any_case(word);
        if WORDS.comparing.has_any_case(word) {
            return false;
        }
    }
    speaks
}

/// Names of organisations in sentences in which the writer speaks of a time to come (the phrases `hope`): whoever stands there is whom the draft is
/// written to, unless the clause tells what was (`past`) or a client, a school or a friend stands beside it (`others`).
pub(super) fn hoped_for(draft: &Draft<'_>) -> Vec<Filler> {
    let document = draft.document();
    let tokens = document.tokens();
    let hoped = draft.phrase_tokens("hope");
    let clauses: Vec<u32> = hoped.iter().map(|&(start, _)| tokens[start].clause).collect();
    let mut hopes: Vec<u32> = hoped.iter().map(|&(start, _)| tokens[start].sentence).collect();
    hopes.extend(subject_of_role(draft));
    hopes.sort_unstable();
    hopes.dedup();
    if hopes.is_empty() {
        return Vec::new();
    }
    let past: Vec<u32> = draft.phrase_tokens("past").into_iter().map(|(start, _)| tokens[start].clause).collect();
    let others: Vec<usize> = draft.phrase_tokens("others").into_iter().map(|(_, end)| end).collect();
    let kinds = draft.phrase_tokens("kinds");
    let is_apart = |(at, to): (usize, usize)| {
        // "I lead fourteen people at Contoso, and I would …": what the writer does now stands in a clause of its own.
        let now = || {
            let mut words = document.clause_tokens(at).map(|at| document.written(&tokens[at]));
            clauses.binary_search(&tokens[at].clause).is_err() && words.any(|word| matches!(word, "I" | "we" | "We"))
        };
        // "the Songkran Festival": the name says itself that it is no employer's.
        let itself = others.contains(&to) && !kinds.iter().any(|&(_, end)| end == to);
        itself
            || is_stretch_past(document, at)
            || is_event(document, to)
            || is_deed(document, to)
            || is_explained(document, to)
            || is_beside(document, &others, at)
            || past.binary_search(&tokens[at].clause).is_ok()
            || now()
    };
    let mut found = Vec::new();
    for sentence in hopes {
        let all = document.sentence_tokens(sentence);
        if all.len() > LONGEST_SENTENCE {
            continue;
        }
        let mut at = all.start.max(1);
        while at < all.end {
            let name = name_after(document, at, false);
            let name = name.filter(|&(from, to)| !is_apart((from, to)) && is_organisation(document, from, to, &kinds));
            match name.and_then(|name| without_office(document, name, false)) {
                Some((from, to)) => {
                    found.push(Filler { tokens: (from, to), greets: false });
                    at = to;
                }
                None => at += 1,
            }
        }
    }
    found
}

/// The sentence of the subject, where it names the post: such a line names the employer, too, if anybody.
pub(super) fn subject_of_role(draft: &Draft<'_>) -> Option<u32> {
    let document = draft.document();
    let role: Vec<String> = words(draft.application().role.as_deref()?).iter().map(|word| fold(word)).collect();
    let tokens = document.tokens();
    let subject = tokens.iter().position(|token| document.token_zone(token) == Zone::Subject)?;
    let line = tokens[subject].line;
    let written: Vec<String> = tokens[subject..]
        .iter()
        .take_while(|token| token.line == line)
        .map(|token| fold(document.written(token)))
        .collect();
    let named = !role.is_empty() && written.windows(role.len()).any(|stretch| stretch == role);
    named.then_some(tokens[subject].sentence)
}

/// Longer sentences are lists, or texts without stops.
pub(super) const LONGEST_SENTENCE: usize = 80;
