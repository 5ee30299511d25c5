//! Whether a title is the one applied for: others are told of, are somebody else's, or stand at another employer.

use super::words::{WORDS, is_place};
use crate::check::Draft;
use crate::document::Document;
use crate::names::{Likeness, compare, words};

/// "In the Product Manager role I learned": told, not applied for.
pub(super) fn is_told(document: &Document, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| document.written(&document.tokens()[before]));
    WORDS.told.has_any_case(before)
}

/// "Since July I have been working as Accounts Assistant": the work one does, not the one applied for.
pub(super) fn is_done(document: &Document, at: usize) -> bool {
    let word = |at: usize| document.written(&document.tokens()[at]);
    WORDS.working.has_any_case(word(at)) && at > 0 && WORDS.doing.has_any_case(word(at - 1))
}

/// "I have been offered a post as Maintenance Engineer elsewhere": not the one applied for.
pub(super) fn is_anothers(document: &Document, from: usize) -> bool {
    let clause = document.clause_tokens(from);
    let mut words = clause.map(|at| document.written(&document.tokens()[at]).to_ascii_lowercase());
    words.any(|word| WORDS.anothers.has(&word))
}

/// Behind the post stands another employer than the one of the application.
pub(super) fn is_elsewhere(draft: &Draft<'_>, to: usize) -> bool {
    let document = draft.document();
    let tokens = document.tokens();
    let post = tokens.get(to).is_some_and(|token| is_place(document.written(token)));
    let at = to + usize::from(post);
    let (Some(link), Some(name)) = (tokens.get(at), tokens.get(at + 1)) else {
        return false;
    };
    let name = document.written(name);
    let ours = || {
        draft
            .application()
            .company_names()
            .flat_map(words)
            .any(|word| !matches!(compare(name, &word), Likeness::Different))
    };
    matches!(document.written(link), "at" | "with")
        && name.starts_with(char::is_uppercase)
        && draft.application().company.is_some()
        && !ours()
}
