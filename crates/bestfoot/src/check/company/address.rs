//! The company in the inside address of a letter.

use super::organisation::{is_department, run};
use crate::check::Draft;
use crate::document::{Document, Zone};
use crate::names::company::{is_legal, telling};
use crate::names::{Likeness, compare, fold, is_recruiter};

/// The line of the inside address that names an organisation, where no line has a word of the company's name. Who recruits for others is written to
/// instead of them, and is no organisation here.
pub(super) fn addressed_elsewhere(draft: &Draft<'_>) -> Option<(usize, usize)> {
    let document = draft.document();
    let kinds = draft.phrase_tokens("kinds");
    if is_companys(draft) {
        return None;
    }
    lines(document).find_map(|line| organisation(document, line, &kinds))
}

/// Whether a line of the inside address has a word of the company's name, or its initials.
pub(super) fn is_companys(draft: &Draft<'_>) -> bool {
    let document = draft.document();
    let words = |(from, to): (usize, usize)| (from..to).map(|at| fold(document.written(&document.tokens()[at])));
    let names: Vec<String> = draft.application().company_names().flat_map(telling).map(|word| fold(&word)).collect();
    let near = |word: &str| {
        names.iter().any(|name| !matches!(compare(word, name), Likeness::Different) || word.contains(name.as_str()))
    };
    let initials: String = names.iter().filter_map(|word| word.chars().next()).collect();
    lines(document).flat_map(words).any(|word| near(&word) || word == initials)
}

/// The tokens of each line of the inside address.
fn lines(document: &Document) -> impl Iterator<Item = (usize, usize)> {
    document
        .zone_lines(Zone::InsideAddress)
        .map(|line| document.tokens_in(line))
        .map(|tokens| (tokens.start, tokens.end))
}

/// The organisation that a line names and nothing else, by the word for one at the end of its name or by its legal form.
fn organisation(document: &Document, (from, to): (usize, usize), kinds: &[(usize, usize)]) -> Option<(usize, usize)> {
    let word = |at: usize| document.written(&document.tokens()[at]);
    let (first, last) = run(document, from)?;
    let form = (last..to).all(|at| is_legal(word(at)));
    let whole =
        form && !(first..last).any(|at| is_recruiter(word(at)) || word(at).starts_with(|c: char| c.is_ascii_digit()));
    let kind = kinds.iter().any(|&(start, end)| start > first && end == last) && !is_department(word(last - 1));
    (whole && kind).then_some((first, last))
}
