//! What a request for a reference must hold: a question, and the job that it is for.

use super::{Check, Draft, Report};
use crate::document::Token;
use crate::word_lists::{WordSet, word_lists};
use crate::{Kind, Zone, names};

word_lists! {
    static WORDS: Words = "request.txt" {
        posts: WordSet,
        plain: WordSet,
        asking: WordSet,
    }
}

/// Reports a request in which nobody is asked: none of the phrases `any` (would you be willing). The phrases `told` (I put you down) are reported as
/// they stand (variant `told`) unless one of `agreed` does too (you kindly agreed). In a sheet of referees, the phrases `unasked` are
/// reported (variant `unasked`).
pub(super) struct ReferenceAsked;

impl Check for ReferenceAsked {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        if draft.kind() == Some(Kind::References) {
            for (start, end) in draft.phrase_tokens("unasked") {
                report.words(draft.display_tokens(start, end)).variant("unasked");
            }
            return;
        }
        let least = draft.number("least-words").unwrap_or(1) as usize;
        if draft.word_count() < least || !draft.phrase_tokens("agreed").is_empty() {
            return;
        }
        // "Might I put your name down?" asks.
        let tokens = draft.document().tokens();
        let asks = |start: usize| start > 0 && WORDS.asking.has_any_case(draft.document().written(&tokens[start - 1]));
        if let Some((start, end)) = draft.phrase_tokens("told").into_iter().find(|&(start, _)| !asks(start)) {
            report.words(draft.display_tokens(start, end)).variant("told");
        } else if draft.phrase_tokens("any").is_empty() {
            report.draft();
        }
    }
}

/// Reports a request that says nothing of the job: none of the phrases `any`, no name of the company or the role, no post with a word of its own before
/// it (`night desk job`), no name behind a word such as `at`.
pub(super) struct JobTold;

impl Check for JobTold {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let least = draft.number("least-words").unwrap_or(1) as usize;
        if draft.word_count() < least || !draft.phrase_tokens("any").is_empty() || names_the_job(draft) {
            return;
        }
        let tokens = draft.document().tokens();
        let told = (1..tokens.len()).any(|index| is_post(draft, index) || is_place(draft, index));
        if !told {
            report.draft();
        }
    }
}

fn names_the_job(draft: &Draft<'_>) -> bool {
    let text = draft.document().plain().to_lowercase();
    let application = draft.application();
    application.company_names().chain(application.role.as_deref()).any(|name| text.contains(&name.to_lowercase()))
}

fn in_body(draft: &Draft<'_>, token: &Token) -> bool {
    matches!(draft.document().token_zone(token), Zone::Body | Zone::Subject | Zone::Postscript)
}

/// `night desk job`, `teaching post`; not `a new job`.
fn is_post(draft: &Draft<'_>, index: usize) -> bool {
    let document = draft.document();
    let token = &document.tokens()[index];
    if !in_body(draft, token) || !WORDS.posts.has(&document.written(token).to_lowercase()) {
        return false;
    }
    let before = &document.tokens()[index - 1];
    before.clause == token.clause && !WORDS.plain.has(&document.written(before).to_lowercase())
}

/// `at Northwind`, `with the Harbour Trust`: a name where an employer stands, and not one of somebody who is known.
fn is_place(draft: &Draft<'_>, index: usize) -> bool {
    const BEFORE: [&str; 9] = ["at", "for", "with", "by", "join", "joining", "from", "to", "the"];
    let document = draft.document();
    let token = &document.tokens()[index];
    let word = document.written(token);
    let folded = names::fold(word);
    let named = word.starts_with(char::is_uppercase) && word != "I" && !token.is_clitic && !names::is_title(word);
    let calendar = super::date::MONTHS.contains(&folded.as_str()) || super::date::DAYS.contains(&folded.as_str());
    let person = draft.names().people.iter().any(|person| person.right.contains(&folded));
    let before = &document.tokens()[index - 1];
    named
        && !calendar
        && !person
        && in_body(draft, token)
        && before.sentence == token.sentence
        && BEFORE.contains(&document.written(before).to_lowercase().as_str())
        && !matches!(folded.as_str(), "hr" | "cv" | "linkedin")
}
