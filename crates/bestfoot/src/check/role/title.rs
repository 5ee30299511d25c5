//! Where titles stand in a draft, and which words are theirs.

use super::words::{WORDS, is_place, is_small};
use crate::check::Draft;
use crate::document::{Document, Zone};
use crate::names::{fold, words};

/// The title in a subject line, behind `Application` and a mark or at the beginning: `Application: Quality Manager`.
pub(super) fn subject_title(document: &Document) -> Option<(usize, usize)> {
    let line = document.zone_lines(Zone::Subject).next()?;
    let tokens = document.tokens_in(line);
    let word = |at: usize| document.written(&document.tokens()[at]).to_ascii_lowercase();
    let start = tokens.clone().find(|&at| !WORDS.subject.has(&word(at)))?;
    // `BSE-2026-04, Blade Structural Engineer`
    let start = behind_code(document, start, tokens.end);
    // Below the subject another header may stand.
    let (from, to) = title_at(document, start, false).map(|(from, to)| (from, to.min(tokens.end)))?;
    // `Analyst 2026`: a year or a number is no part of a title.
    let is_number = |at: &usize| word(*at).len() >= 3 && word(*at).bytes().all(|byte| byte.is_ascii_digit());
    let mut end = to - (from..to).rev().take_while(is_number).count();
    // `FS-BED-0326`: the code of the posting.
    let glued = |at: usize| {
        let tokens = document.tokens();
        tokens.get(at).is_some_and(|token| &document.plain()[tokens[at - 1].end as usize..token.start as usize] == "-")
    };
    if end < to && end > from && glued(end) {
        let is_code = |at: usize| !document.written(&document.tokens()[at]).contains(char::is_lowercase);
        while end > from && glued(end) && is_code(end - 1) {
            end -= 1;
        }
    }
    (end >= from + 2).then_some((from, end))
}

/// The token behind a code of letters and figures that hyphens or slashes hold together, if one begins there.
fn behind_code(document: &Document, start: usize, end: usize) -> usize {
    let tokens = document.tokens();
    let glued = |at: &usize| {
        let gap = &document.plain()[tokens[at - 1].end as usize..tokens[*at].start as usize];
        matches!(gap, "-" | "/" | "_")
    };
    let behind = (start + 1..end).take_while(glued).last().map_or(start, |last| last + 1);
    let has_figure = (start..behind).any(|at| document.written(&tokens[at]).contains(|c: char| c.is_ascii_digit()));
    if has_figure { behind } else { start }
}

/// The words of a title that begin at a token: capitalised ones, or small ones up to a word for a post.
pub(super) fn title_at(document: &Document, start: usize, needs_post: bool) -> Option<(usize, usize)> {
    const LONGEST: usize = 7;
    let tokens = document.tokens();
    let line = tokens.get(start)?.line;
    let word = |at: usize| document.written(&tokens[at]);
    let capital = |at: usize| word(at).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() && at > start);
    // "Children's Librarian"
    let owned = |at: usize| {
        at > start
            && at + 1 < tokens.len()
            && tokens[at].is_clitic
            && tokens[at].line == tokens[at + 1].line
            && capital(at + 1)
    };
    let fits = |at: usize| {
        if at < tokens.len() && owned(at) {
            return true;
        }
        let gap =
            if at == start { " " } else { &document.plain()[tokens[at - 1].end as usize..tokens[at].start as usize] };
        at < tokens.len()
            && (tokens[at].line == line || at > start && document.paragraph_tokens(start).contains(&at) && capital(at))
            && !tokens[at].is_opaque
            && !tokens[at].is_clitic
            && matches!(gap, " " | "-" | "\n")
    };
    let mut to = start;
    while to < tokens.len()
        && to - start < LONGEST
        && fits(to)
        && (capital(to) || owned(to) || to > start && is_small(word(to)) && to + 1 < tokens.len() && capital(to + 1))
    {
        if is_place(word(to)) {
            break;
        }
        to += 1;
    }
    // "Teacher of Geography at Hartwell": the employer is no part of the title.
    if let Some(at) = (start..to).find(|&at| matches!(word(at), "at" | "with")) {
        to = at;
    }
    let post = |at: usize| at < tokens.len() && fits(at) && is_place(word(at));
    if to > start && (post(to) || !needs_post) {
        return Some((start, to));
    }
    // Small letters end where the post does; without that word they may be anything.
    let end = (start..tokens.len().min(start + LONGEST)).take_while(|&at| fits(at)).find(|&at| post(at))?;
    // "the reason I am applying for the post", "the driver assessment for the school job": another noun stands between.
    // "the youth justice side on placement": so does the time of it.
    let apart = |at: usize| {
        matches!(
            word(at),
            "I" | "am" | "for" | "that" | "which" | "to" | "is" | "was" | "on" | "during" | "before" | "after"
        )
    };
    // "your decision about the inspector position": the title begins behind the last article.
    let start =
        (start..end).rfind(|&at| matches!(word(at), "the" | "a" | "an" | "your" | "this")).map_or(start, |at| at + 1);
    (end > start && !(start..end).any(apart)).then_some((start, end))
}

/// The title without the company before it: `HARTWELL OPERATIONS ANALYST`.
pub(super) fn without_company(draft: &Draft<'_>, from: usize, to: usize) -> usize {
    let document = draft.document();
    let named: Vec<String> = draft.application().company_names().flat_map(words).map(|word| fold(&word)).collect();
    let is_company = |at: &usize| named.contains(&fold(document.written(&document.tokens()[*at])));
    let company = (from..to).take_while(is_company).count();
    if from + company < to { from + company } else { from }
}
