//! Names that are addressed by the words behind them: "Contoso is looking for", "what Contoso does for its guests".

use super::apart::is_beside;
use super::organisation::{is_place_or_time, is_role_word, name_before};
use super::slots::Filler;
use super::sure::{is_pair, is_strange};
use crate::check::Draft;
use crate::document::{Document, Zone};
use crate::names::is_title;
use crate::spelling;

/// The names before the phrases `behind`, unless the clause tells what was (`past`) or a client, a school or a friend stands beside it (`others`).
pub(super) fn addressed_behind(draft: &Draft<'_>) -> Vec<Filler> {
    let document = draft.document();
    let tokens = document.tokens();
    let places = draft.phrase_tokens("behind");
    if places.is_empty() {
        return Vec::new();
    }
    let past: Vec<u32> = draft.phrase_tokens("past").into_iter().map(|(start, _)| tokens[start].clause).collect();
    let others: Vec<usize> = draft.phrase_tokens("others").into_iter().map(|(_, end)| end).collect();
    let kinds = draft.phrase_tokens("kinds");
    let is_apart = |(from, to): (usize, usize)| {
        // "Contoso's commitment to training was what caught my eye": what it has, it has still.
        let owns = tokens.get(to).is_some_and(|next| next.is_clitic);
        is_beside(document, &others, from)
            || others.contains(&to)
            || !owns && past.binary_search(&tokens[from].clause).is_ok()
    };
    let body = |at: usize| document.token_zone(&tokens[at]) == Zone::Body;
    let names =
        places.into_iter().filter_map(|(start, _)| name_before(document, start)).filter(|&(from, _)| body(from));
    names
        .filter(|&name| is_firm(document, name, &kinds) && !is_apart(name))
        .map(|tokens| Filler { tokens, greets: false })
        .collect()
}

/// Whether capitalised words are a firm's by themselves: they end in a word for one, a pair, or are strange and no person's, place's or maker's.
fn is_firm(document: &Document, (from, to): (usize, usize), kinds: &[(usize, usize)]) -> bool {
    let tokens = document.tokens();
    let word = |at: usize| document.written(&tokens[at]);
    let entry = |at: usize| spelling::words().entry(&word(at).to_lowercase());
    let titled = from.checked_sub(1).is_some_and(|before| is_title(word(before)));
    let person = titled || (from..to).any(|at| entry(at).is_some_and(spelling::Entry::is_name) || is_title(word(at)));
    let kind = to - from > 1 && kinds.iter().any(|&(start, end)| start > from && end == to);
    let shouted = (from..to).any(|at| word(at).len() > 1 && !word(at).chars().any(char::is_lowercase));
    let known = spelling::words().is_brand(&document.plain()[tokens[from].start as usize..tokens[to - 1].end as usize]);
    let out = is_place_or_time(word(from)) || is_role_word(Some(word(to - 1))) || shouted || known;
    let owns = to - from > 1 && tokens.get(to).is_some_and(|next| next.is_clitic);
    let strange = || (from..to).any(|at| is_strange(word(at), 5));
    !out && (kind || is_pair(document, (from, to)) || (owns || strange()) && !person)
}
