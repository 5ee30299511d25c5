//! Words beside a name that say that it is somebody else's than the company's of nearly the same name.

use super::known::{KnownName, is_link};
use super::words::WORDS;
use super::{gap_is_space, written};
use crate::document::Document;
use crate::names::fold::{Likeness, compare};
use crate::names::setting::{is_employer, is_kin};
use crate::spelling;

/// Whether an `and` or its sign stands inside the words of a name.
pub(super) fn joins(document: &Document, start: usize, end: usize) -> bool {
    let tokens = document.tokens();
    (start + 1..end).any(|at| {
        let gap = &document.plain()[tokens[at - 1].end as usize..tokens[at].start as usize];
        gap.contains('&') || is_link(written(document, at))
    })
}

/// "a can of Solvant 3": a figure behind a name makes it a product.
pub(super) fn is_numbered(document: &Document, end: usize) -> bool {
    const LONGEST: usize = 5;
    let Some(_) = document.tokens().get(end) else {
        return false;
    };
    let figure = written(document, end);
    gap_is_space(document, end - 1, end)
        && figure.starts_with(|c: char| c.is_ascii_digit())
        && figure.len() <= LONGEST
        && figure.chars().all(char::is_alphanumeric)
}

/// "my wife is at Northgate Medical", "my brother rents from": where the writer's people are, the reader is not. "My wife told me about" is said of
/// the reader.
pub(super) fn is_of_kin(document: &Document, start: usize) -> bool {
    const FARTHEST: usize = 6;
    let clause = document.clause_tokens(start);
    let from = start.saturating_sub(FARTHEST).max(clause.start);
    let mut between = false;
    for at in (from..start).rev() {
        let word = written(document, at).to_lowercase();
        if matches!(&*word, "me" | "i" | "we" | "us" | "you" | "your") {
            return false;
        }
        // "my employer is Marlon Boats", "my present house, Hatwell & Sons"
        let own = |back: usize| {
            at >= clause.start + back && matches!(&*written(document, at - back).to_lowercase(), "my" | "our")
        };
        if is_employer(&word) && (own(1) || own(2)) {
            return true;
        }
        if is_kin(&word) && between {
            return at > clause.start && matches!(&*written(document, at - 1).to_lowercase(), "my" | "our");
        }
        between = true;
    }
    false
}

/// "a bakery called Pemberly's": nobody tells the readers what their own house is called.
pub(super) fn is_called(document: &Document, start: usize) -> bool {
    let before = start.checked_sub(1).map_or("", |at| written(document, at));
    matches!(before, "called" | "named")
}

/// Whether the words are, letter for letter, a name that everybody knows: Siemens is no slip of Siemans Roofing.
pub(super) fn is_well_known(document: &Document, start: usize, end: usize) -> bool {
    let tokens = document.tokens();
    spelling::words().is_brand(&document.plain()[tokens[start].start as usize..tokens[end - 1].end as usize])
}

/// "Colder Foods, a frozen goods trader": one of many, of whom the reader may never have heard.
pub(super) fn is_anyone(document: &Document, end: usize) -> bool {
    let tokens = document.tokens();
    tokens.get(end).is_some_and(|next| {
        &document.plain()[tokens[end - 1].end as usize..next.start as usize] == ", "
            && matches!(document.written(next), "a" | "an")
    }) && !(end + 1..tokens.len().min(end + 4))
        .any(|at| matches!(written(document, at), "company" | "firm" | "place" | "team" | "employer" | "house"))
}

/// "Arlo & Finch, the bird-seed people", "Hollis & Gray the undertakers": what somebody is by trade, said in the plural.
pub(super) fn is_of_trade(document: &Document, end: usize) -> bool {
    const LONGEST: usize = 4;
    let tokens = document.tokens();
    let gap =
        |at: usize| tokens.get(at).map(|next| &document.plain()[tokens[at - 1].end as usize..next.start as usize]);
    let opens = matches!(gap(end), Some(" " | ", ")) && written(document, end) == "the";
    let joined = |at: &usize| matches!(gap(*at), Some(" " | "-"));
    let last = (end + 1..end + 1 + LONGEST).take_while(joined).take_while(|&at| !tokens[at].is_clitic).find(|&at| {
        let word = written(document, at);
        word == "people" || word.len() > 4 && (word.ends_with("ers") || word.ends_with("ors") || word.ends_with("ists"))
    });
    // "Arlow Finch the designers do not …" goes on without a mark.
    opens && last.is_some_and(|at| gap(at + 1).is_none_or(|gap| !matches!(gap, " " | "-")))
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
