//! Whether a name that nearly fits is meant for the company, or is somebody else's.

use super::fit::{Fit, is_number};
use super::known::{KnownName, is_link};
use super::words::WORDS;
use super::{CompanySlipKind, gap_is_space, written};
use crate::document::{Document, Zone};
use crate::names::fold::{Likeness, compare, fold, letters};
use crate::spelling::{self, ORDINARY};

pub(super) fn is_meant(
    document: &Document,
    start: usize,
    fit: &Fit,
    name: &KnownName,
    is_person: impl Fn(&str) -> bool,
) -> bool {
    let Some((from, to, kind, edits)) = fit.wrong else {
        return false;
    };
    let word = written(document, from);
    let capital = word.starts_with(char::is_uppercase);
    let lower = word.to_lowercase();
    let entry = spelling::words().entry(&fold(word));
    let ordinary = spelling::words().is_word(&lower, ORDINARY);
    let tokens = document.tokens();
    let opens = document.sentence_tokens(tokens[start].sentence).start == start;
    let wanted = &name.words[0];
    match kind {
        // Letters are all there. What stands small may be another word; what has two parts or capitals of its own is the name.
        CompanySlipKind::Case => {
            let inner = word.chars().skip(1).any(char::is_uppercase);
            let capitals = wanted.chars().skip(1).any(char::is_uppercase);
            if is_make(document, start, start + fit.tokens) {
                return false;
            }
            // "the college of San Telmo in Seville": two words for one of the name's, which are somebody else's.
            if fit.words < fit.tokens && fit.words < name.words.len() && is_elsewhere(document, start + fit.tokens) {
                return false;
            }
            let glued = fit.words > fit.tokens && capital;
            glued
                || fit.right > 0 && (capital || !ordinary)
                || to - from > 1
                || inner
                || capital && capitals
                // Of a longer name one word alone may be what the company is called after: "the old adinkra signs".
                || (placed(document, start) || !ordinary && name.words.len() == 1)
                    && !capital
                    && letters(word).len() >= 5
                    && entry.is_none()
        }
        CompanySlipKind::Accents => capital && (fit.right > 0 || !is_person(&fold(word))),
        CompanySlipKind::Spelling if !(capital || is_number(word) && fit.right > 0) => false,
        CompanySlipKind::Spelling => {
            // A word of its own two letters away is somebody else's name: Cascade Robotics and Cascadia Robotics.
            let own = entry.is_some_and(|entry| entry.is_name() || entry.size() <= ORDINARY);
            // "I live at Lochmaree", "born in Nowa Huta": a house or a place.
            let home = start >= 2
                && matches!(
                    written(document, start - 2).to_ascii_lowercase().as_str(),
                    "live" | "lives" | "lived" | "born" | "grew" | "up" | "stay" | "stayed"
                );
            let in_part = fit.words < name.words.len();
            if home && in_part {
                return false;
            }
            // "Astara had quoted a lower rate" beside Ostara Bank: a slip is seldom in the first letter, and never in so little of a name.
            if fit.right == 0 && in_part && fold(word).chars().next() != fold(&name.words[0]).chars().next() {
                return false;
            }
            if fit.right > 0 {
                // "I worked at Solway Malt": another firm than Solway Salt.
                let another = (own && fit.right < 2 || edits > 1) && is_told(document, start)
                    || is_career(document, start)
                    || own && is_elsewhere(document, start + fit.tokens);
                return (edits <= 1 || !own) && !another;
            }
            // A small word with a capital inside a sentence stands there as a name.
            let own = entry.is_some_and(|entry| entry.is_name() && !entry.is_small())
                || own && (opens || !placed(document, start));
            let length = letters(word).chars().count();
            let possessive = tokens.get(from + 1).is_some_and(|token| token.is_clitic);
            let near = !home && length >= 6 && edits == 1 || !home && length >= 8 && edits == 2;
            near && !own
                && !is_person(&fold(word))
                && is_alone(document, from)
                && (!opens || possessive)
                && (placed(document, start) || possessive || length >= 7 && edits == 1)
        }
    }
}

/// Whether a `&` and a capital go on behind a place where the company's name has neither. An `and` may as well begin another part of the sentence.
pub(super) fn is_joined_to_another(document: &Document, end: usize, name: &KnownName) -> bool {
    let tokens = document.tokens();
    let Some(next) = tokens.get(end) else {
        return false;
    };
    let gap = &document.plain()[tokens[end - 1].end as usize..next.start as usize];
    let capital = |at: usize| tokens.get(at).is_some_and(|_| written(document, at).starts_with(char::is_uppercase));
    let joins = gap == " & " && capital(end)
        || gap == " " && is_link(written(document, end)) && written(document, end) != "and" && capital(end + 1);
    let partner = if gap == " & " { end } else { end + 1 };
    joins && !name.words.iter().any(|word| !matches!(compare(written(document, partner), word), Likeness::Different))
}

/// Whether a sentence has the first word of one of the names as it should be.
pub(super) fn is_named(document: &Document, at: usize, known: &[KnownName]) -> bool {
    const FARTHEST: usize = 60;
    let sentence = document.sentence_tokens(document.tokens()[at].sentence);
    let from = sentence.start.max(at.saturating_sub(FARTHEST));
    (from..sentence.end.min(at + FARTHEST))
        .any(|other| other != at && known.iter().any(|name| written(document, other) == name.words[0]))
}

/// Whether the clause tells what the writer did and says nothing to the reader.
pub(super) fn is_told(document: &Document, at: usize) -> bool {
    const FARTHEST: usize = 60;
    let mut told = false;
    for at in document.clause_tokens(at).take(FARTHEST) {
        match written(document, at).to_ascii_lowercase().as_str() {
            "you" | "your" | "would" | "will" | "could" | "hope" | "apply" | "applying" | "join" | "joining"
            | "want" => {
                return false;
            }
            "was" | "were" | "had" | "did" | "led" | "ran" | "left" | "spent" | "began" | "learned" | "learnt"
            | "worked" | "trained" | "served" | "started" | "bought" | "sold" | "taught" | "went" | "came"
            | "lived" | "grew" | "studied" | "stayed" => told = true,
            _ => {}
        }
    }
    told
}

/// "I served my time at Balgowrie Marine": where somebody worked before is not where he or she applies.
fn is_career(document: &Document, at: usize) -> bool {
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
fn is_elsewhere(document: &Document, end: usize) -> bool {
    let tokens = document.tokens();
    let near = |at: usize| at < tokens.len() && gap_is_space(document, at - 1, at);
    near(end)
        && near(end + 1)
        && matches!(written(document, end), "in" | "of" | "near")
        && written(document, end + 1).starts_with(char::is_uppercase)
}

/// Whether an article before a name makes it a thing, or the words behind its comma say what it is, as nobody tells the reader of the reader's company.
pub(super) fn is_explained(document: &Document, start: usize, end: usize) -> bool {
    let tokens = document.tokens();
    let before = start.checked_sub(1).map_or("", |at| written(document, at));
    let thing = matches!(before, "a" | "an" | "A" | "An") && !tokens.get(end).is_some_and(|next| next.is_clitic);
    let firm = |word: &str| WORDS.firms.has(word);
    let behind = tokens.get(end).is_some_and(|next| {
        let comma = document.plain()[tokens[end - 1].end as usize..next.start as usize].starts_with(", ");
        let opens = matches!(written(document, end), "the" | "that" | "a" | "an" | "our" | "my");
        // "The more I read about Pennywhistle, the more I like it"
        let measure = tokens.get(end + 1).is_some_and(|_| {
            matches!(
                written(document, end + 1),
                "more" | "less" | "better" | "surer" | "stronger" | "clearer" | "keener"
            )
        });
        comma && opens && !measure && !(end + 1..tokens.len().min(end + 3)).any(|at| firm(written(document, at)))
    });
    thing || behind
}

/// "a `JadeKite` Mini": what the company makes is called so.
fn is_make(document: &Document, start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).map_or("", |at| written(document, at)).to_lowercase();
    let owned = WORDS.owning.has(&before);
    let model = end < document.tokens().len()
        && gap_is_space(document, end - 1, end)
        && written(document, end).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    owned && model
}

/// No other capitalised word beside it: `Hartley Hall` is somebody else.
fn is_alone(document: &Document, at: usize) -> bool {
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
fn placed(document: &Document, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| document.written(&document.tokens()[before]));
    let greeted = document.token_zone(&document.tokens()[at]) == Zone::Salutation;
    greeted || WORDS.placing.has_any_case(before)
}
