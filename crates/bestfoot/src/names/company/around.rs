//! What the words around the company's name tell of it.

use super::words::WORDS;
use super::{gap_is_space, written};
use crate::document::{Document, Zone};

/// Whether the clause tells what the writer did and says nothing to the reader.
pub(super) fn is_told(document: &Document, at: usize) -> bool {
    const FARTHEST: usize = 60;
    let mut told = false;
    for at in document.clause_tokens(at).take(FARTHEST) {
        let word = written(document, at);
        if WORDS.speaking.has_any_case(word) {
            return false;
        }
        told = told || WORDS.told.has_any_case(word);
    }
    told
}

/// "I served my time at Balgowrie Marine": where somebody worked before is not where he or she applies.
pub(super) fn is_career(document: &Document, at: usize) -> bool {
    const NEAR: usize = 5;
    let clause = document.clause_tokens(at);
    let is_work = |at: usize| {
        matches!(
            written(document, at).to_ascii_lowercase().as_str(),
            "worked" | "served" | "trained" | "apprenticed" | "employed" | "interned" | "qualified" | "apprenticeship"
        )
    };
    // "what I learned at Farrow & Stone"
    let there = at >= clause.start + 2
        && matches!(written(document, at - 1), "at" | "with" | "for" | "under")
        && (is_work(at - 2) || matches!(written(document, at - 2), "learned" | "learnt"));
    // "I was with Avenor Energy"
    let there = there
        || at >= clause.start + 3
            && written(document, at - 1) == "with"
            && matches!(written(document, at - 2), "was" | "am" | "been" | "were");
    there || (at.saturating_sub(NEAR).max(clause.start)..at).any(is_work) && is_told(document, at)
}

/// "Summit Ridge Roofing in Boise", "Café Serrano in Santos": nobody tells the reader in which town the reader is.
pub(super) fn is_elsewhere(document: &Document, end: usize) -> bool {
    let tokens = document.tokens();
    let near = |at: usize| at < tokens.len() && gap_is_space(document, at - 1, at);
    near(end)
        && near(end + 1)
        && matches!(written(document, end), "in" | "of" | "near")
        && written(document, end + 1).starts_with(char::is_uppercase)
}

/// "I live at Lochmaree", "born in Nowa Huta": a house or a place.
pub(super) fn is_home(document: &Document, start: usize) -> bool {
    let verb = start.checked_sub(2).map_or("", |at| written(document, at));
    matches!(
        verb.to_ascii_lowercase().as_str(),
        "live" | "lives" | "lived" | "born" | "grew" | "up" | "stay" | "stayed"
    )
}

/// "a `JadeKite` Mini": what the company makes is called so.
pub(super) fn is_make(document: &Document, start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).map_or("", |at| written(document, at)).to_lowercase();
    let owned = WORDS.owning.has(&before);
    let model = end < document.tokens().len()
        && gap_is_space(document, end - 1, end)
        && written(document, end).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    owned && model
}

/// No other capitalised word beside it: `Hartley Hall` is somebody else.
pub(super) fn is_alone(document: &Document, at: usize) -> bool {
    let tokens = document.tokens();
    let beside = |other: usize, first: usize, second: usize| {
        let between = document.plain().get(tokens[first].end as usize..tokens[second].start as usize).unwrap_or("");
        let word = document.written(&tokens[other]);
        between == " " && word.starts_with(char::is_uppercase) && word != "I" && !tokens[other].is_clitic
    };
    let after = at + 1 < tokens.len() && beside(at + 1, at, at + 1);
    let before = at > 0 && document.sentence_tokens(tokens[at].sentence).start < at - 1 && beside(at - 1, at - 1, at);
    !before && !after
}

/// A word before it says that a company follows.
pub(super) fn is_placed(document: &Document, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| document.written(&document.tokens()[before]));
    let greeted = document.token_zone(&document.tokens()[at]) == Zone::Salutation;
    greeted || WORDS.placing.has_any_case(before)
}
