//! What stands apart from the places that address an employer: what was, what is somebody else's, what is an event or a site.

use super::words::WORDS;
use crate::document::Document;

/// A word for somebody else counts for a name that stands so many words behind it.
pub(super) const NEAR: usize = 5;

/// "My contract with Clearwater Robotics ends in May": one of the words for somebody else, which end before these tokens, stands shortly before a
/// name in its sentence.
pub(super) fn is_beside(document: &Document, others: &[usize], at: usize) -> bool {
    let tokens = document.tokens();
    let near = others.partition_point(|&end| end <= at);
    near.checked_sub(1)
        .is_some_and(|last| at - others[last] < NEAR && tokens[others[last] - 1].sentence == tokens[at].sentence)
}

/// "Halvard Mørk, my chief": the words behind the comma say who it is to the writer.
pub(super) fn is_explained(document: &Document, to: usize) -> bool {
    const FARTHEST: usize = 3;
    let tokens = document.tokens();
    (to..tokens.len().min(to + FARTHEST)).any(|at| {
        let comma = document.plain()[tokens[at - 1].end as usize..tokens[at].start as usize].starts_with(',');
        let word = document.written(&tokens[at]);
        comma && (matches!(word, "who" | "whom" | "whose") || at == to && matches!(word, "my" | "our"))
    })
}

/// ", a charity": words behind the comma, within two of a place, say what somebody is.
pub(super) fn is_explained_behind(document: &Document, from: usize) -> bool {
    const FARTHEST: usize = 2;
    let tokens = document.tokens();
    (from..tokens.len().min(from + FARTHEST)).any(|at| {
        document.plain()[tokens[at - 1].end as usize..tokens[at].start as usize].starts_with(", ")
            && WORDS.explaining.has(document.written(&tokens[at]))
    })
}

/// "Before joining Contoso": what is told of the past addresses nobody.
pub(super) fn is_past(document: &Document, start: usize) -> bool {
    let tokens = document.tokens();
    let from = start.saturating_sub(2).max(document.sentence_tokens(tokens[start].sentence).start);
    (from..=start).any(|at| WORDS.past.has_any_case(document.written(&tokens[at])))
}

/// "the last six at Ardlui Hospice", "for the past three years I have worked at Contoso": a stretch of time that is over, in the clause before the name.
pub(super) fn is_stretch_past(document: &Document, at: usize) -> bool {
    let word = |at: usize| document.written(&document.tokens()[at]);
    let clause = document.clause_tokens(at).start;
    // "For the past five years I have sat on the other side, as a clerk with Contoso": it goes on.
    let goes_on = word(clause) == "as" && clause > document.sentence_tokens(document.tokens()[at].sentence).start;
    let clause = if goes_on { document.clause_tokens(clause - 1).start } else { clause };
    (clause..at).any(|before| {
        matches!(word(before), "past" | "last") && before + 1 < at && WORDS.stretches.has_any_case(word(before + 1))
    })
}

/// "I was running the overnight desk at Radio Thameside": where the writer stood before.
pub(super) fn is_own_team(document: &Document, start: usize) -> bool {
    let tokens = document.tokens();
    let before = start.checked_sub(1).map_or("", |at| document.written(&tokens[at]));
    // "what we do at Marlfield"
    let ours = start > 1 && WORDS.doings.has(before) && document.written(&tokens[start - 2]) == "we";
    ours || document.written(&tokens[start]) == "the" && WORDS.leadership.has(before)
}

/// "the Githunguri open day": what goes on behind the name in small letters is no employer.
pub(super) fn is_event(document: &Document, to: usize) -> bool {
    const FARTHEST: usize = 2;
    let tokens = document.tokens();
    let line = |at: usize| tokens[at].line == tokens[to - 1].line && tokens[at].sentence == tokens[to - 1].sentence;
    let joined = |at: usize| line(at) && gap_before(document, at) == " ";
    (to..tokens.len().min(to + FARTHEST))
        .take_while(|&at| joined(at))
        .any(|at| WORDS.events.has(document.written(&tokens[at])))
}

/// "the Riverbend store", "the Port Hope location of Contoso": one of the places where a company is.
pub(super) fn is_site(document: &Document, (from, to): (usize, usize)) -> bool {
    let tokens = document.tokens();
    let Some(next) = tokens.get(to).filter(|next| next.sentence == tokens[to - 1].sentence) else {
        return false;
    };
    let place = WORDS.sites.has(document.written(next));
    // A name of two words is a company's as well: "the Contoso Foods office".
    place && (to - from == 1 || tokens.get(to + 1).is_some_and(|after| document.written(after) == "of"))
}

/// What stands between a token and the one before it.
pub(super) fn gap_before(document: &Document, at: usize) -> &str {
    let tokens = document.tokens();
    &document.plain()[tokens[at - 1].end as usize..tokens[at].start as usize]
}

/// "at Senjaya I stopped four lots": what the writer did there, he or she did at another employer's.
pub(super) fn is_deed(document: &Document, to: usize) -> bool {
    let tokens = document.tokens();
    let Some(verb) = tokens.get(to + 1) else {
        return false;
    };
    let word = document.written(verb);
    document.written(&tokens[to]) == "I"
        && verb.sentence == tokens[to - 1].sentence
        && (word.len() > 4 && word.ends_with("ed") || WORDS.deeds.has(word))
}
