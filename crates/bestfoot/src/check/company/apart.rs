//! What stands apart from the places that address an employer: what was, what is somebody else's, what is an event or a site.

use std::collections::HashMap;

use super::words::WORDS;
use crate::document::{Document, Zone};

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

/// The names that a draft shows to be a place's: "the libraries in New Norfolk", "the New Norfolk branch", or a line of an address that is the company's
/// or the writer's. Each name is looked for once.
pub(super) struct Places<'d> {
    document: &'d Document,
    is_companys_address: bool,
    /// Where each word with a capital stands.
    words: HashMap<&'d str, Vec<usize>>,
    /// Where each name asked for stands as a place's: the first two tokens are enough.
    known: HashMap<Vec<&'d str>, Vec<usize>>,
}

impl<'d> Places<'d> {
    pub(super) fn new(document: &'d Document, is_companys_address: bool) -> Self {
        Self { document, is_companys_address, words: HashMap::new(), known: HashMap::new() }
    }

    /// Whether a name is a place's elsewhere in the draft.
    pub(super) fn hold(&mut self, (from, to): (usize, usize)) -> bool {
        let document = self.document;
        let word = |at: usize| document.written(&document.tokens()[at]);
        if self.words.is_empty() {
            for at in (0..document.tokens().len()).filter(|&at| word(at).starts_with(char::is_uppercase)) {
                self.words.entry(word(at)).or_default().push(at);
            }
        }
        let name: Vec<&str> = (from..to).map(word).collect();
        if !self.known.contains_key(&name) {
            let all = self.words.get(name[0]).map(Vec::as_slice).unwrap_or_default();
            let places = all.iter().copied().filter(|&at| self.is_place(&name, at)).take(2).collect();
            self.known.insert(name.clone(), places);
        }
        self.known[&name].iter().any(|&at| at != from)
    }

    /// Whether a name stands at a token, as a place's and not as a part of a longer name.
    fn is_place(&self, name: &[&str], at: usize) -> bool {
        let tokens = self.document.tokens();
        let end = at + name.len();
        let word = |at: usize| self.document.written(&tokens[at]);
        let goes_on = |at: usize| {
            at > 0
                && at < tokens.len()
                && tokens[at - 1].line == tokens[at].line
                && gap_before(self.document, at) == " "
                && word(at - 1).starts_with(char::is_uppercase)
                && !WORDS.openers.has_any_case(word(at - 1))
                && word(at).starts_with(char::is_uppercase)
        };
        if end > tokens.len() || !(at..end).map(word).eq(name.iter().copied()) || goes_on(at) || goes_on(end) {
            return false;
        }
        let lies_in = at > 1
            && gap_before(self.document, at) == " "
            && matches!(word(at - 1), "in" | "near" | "around" | "outside")
            && !WORDS.inward.has_any_case(word(at - 2));
        let is_site = tokens.get(end).is_some_and(|next| WORDS.sites.has(self.document.written(next)));
        let is_line = match self.document.token_zone(&tokens[at]) {
            Zone::Letterhead => true,
            Zone::InsideAddress => self.is_companys_address,
            _ => false,
        };
        lies_in || is_site || is_line
    }
}

fn gap_before(document: &Document, at: usize) -> &str {
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
