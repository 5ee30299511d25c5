//! What the words around a mention say about whom it names.

use super::mention::{in_greeting, written};
use super::title::{Honorific, is_call};
use crate::document::Document;
use crate::word_lists::{WordSet, word_lists};

/// What is known from the words around a mention.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting(u16);

/// One thing that the words around a mention say.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mark {
    /// The greeting holds it.
    Greeted,
    /// The greeting is English, so that a name in it has no other form.
    English,
    /// Set off by commas and addressed.
    Called,
    /// "the Garcías".
    Many,
    /// The words before say that it is somebody of the writer's own: "my former boss, …".
    OwnOther,
    /// It stands in quotation marks.
    Quoted,
    /// A word for a thing stands before it, which bears the name: "the museum ship Eleanor Hallam".
    Thing,
    /// A preposition of place stands before it.
    Placed,
}

impl Setting {
    pub(super) fn is(self, mark: Mark) -> bool {
        self.0 & 1 << mark as u16 != 0
    }

    /// Reads the words around a name with a title or without.
    pub(super) fn read(document: &Document, title: Option<(usize, Honorific)>, name: &[usize]) -> Self {
        let tokens = document.tokens();
        let (first, last) = (name[0], name[name.len() - 1]);
        let start = title.map_or(first, |(at, _)| at);
        let before = start.checked_sub(1).filter(|&at| tokens[at].sentence == tokens[first].sentence);
        let word = before.map(|at| written(document, at).to_lowercase()).unwrap_or_default();
        let plural = written(document, last).ends_with('s');
        let article = matches!(word.as_str(), "the" | "a" | "an");
        let many =
            plural && (name.len() == 1 || title.is_some()) && matches!(word.as_str(), "the" | "two" | "both" | "three");
        let marks = [
            (Mark::Greeted, in_greeting(document, first)),
            (
                Mark::English,
                (greets_in_english(document, first) || title.is_some_and(|(_, title)| title != Honorific::Other))
                    && !first.checked_sub(1).is_some_and(|at| is_call(written(document, at))),
            ),
            (Mark::Called, is_called(document, start, last)),
            (Mark::Many, many),
            (
                Mark::OwnOther,
                // "a Mr. Carter of the rivers agency": whom the reader does not know.
                title.is_some()
                    && matches!(word.as_str(), "a" | "an" | "certain" | "another")
                    && tokens.get(last + 1).is_some_and(|next| {
                        let gap = &document.plain()[tokens[last].end as usize..next.start as usize];
                        gap == " " && matches!(document.written(next), "of" | "from" | "who" | "at")
                    })
                    || is_introduced(document, title.is_some(), name)
                    || before.is_some_and(|at| is_own_other(document, at, first) || is_of_post(document, at, start)),
            ),
            (Mark::Quoted, document.plain()[..tokens[first].start as usize].ends_with('"')),
            (
                Mark::Thing,
                title.is_none()
                    && !many
                    && (article
                        || AROUND.things.has(&word)
                        || owns_a_name(document, last)
                        || is_of_firm(document, last)),
            ),
            (Mark::Placed, AROUND.placing.has(&word)),
        ];
        Self(marks.iter().filter(|(_, holds)| *holds).fold(0, |bits, &(mark, _)| bits | 1 << mark as u16))
    }
}

/// "Hardinge's Removals": a house that is called after its owner.
fn owns_a_name(document: &Document, last: usize) -> bool {
    let tokens = document.tokens();
    let owned = tokens.get(last + 1).filter(|next| next.is_clitic).and_then(|_| tokens.get(last + 2));
    owned.is_some_and(|next| {
        let gap = &document.plain()[tokens[last + 1].end as usize..next.start as usize];
        gap == " " && document.written(next).starts_with(char::is_uppercase)
    })
}

/// "Fletcher, Rowse and Daughters": a firm that its owners' names make.
fn is_of_firm(document: &Document, last: usize) -> bool {
    let tokens = document.tokens();
    let gap =
        |at: usize| tokens.get(at).map(|next| &document.plain()[tokens[at - 1].end as usize..next.start as usize]);
    let kin = |at: usize| AROUND.firms.has(&written(document, at).to_lowercase());
    let capital = |at: usize| written(document, at).starts_with(char::is_uppercase);
    match gap(last + 1) {
        Some(" & ") => capital(last + 1) && kin(last + 1),
        Some(" ") if written(document, last + 1) == "and" => {
            gap(last + 2) == Some(" ") && capital(last + 2) && kin(last + 2)
        }
        _ => false,
    }
}

/// Whether the line begins with an English greeting.
fn greets_in_english(document: &Document, index: usize) -> bool {
    let first = document.opens_line(index);
    first < index && AROUND.greetings.has(&written(document, first).to_lowercase())
}

/// Set off by a comma and the end of a clause, where the sentence speaks to somebody: "Thank you again, Katherine."
fn is_called(document: &Document, start: usize, last: usize) -> bool {
    let tokens = document.tokens();
    let plain = document.plain();
    let before = plain[..tokens[start].start as usize].trim_end_matches([' ', '\n']);
    let after = plain[tokens[last].end as usize..].chars().next();
    let closes = after.is_none_or(|c| matches!(c, ',' | '.' | '!' | '?' | ';' | '\n' | ':'));
    // A term of endearment comes between comma and name: "dear Gülşen".
    let before = before.strip_suffix(" dear").unwrap_or(before);
    closes && before.ends_with([',', ';']) && speaks(document, start)
}

/// Whether a sentence speaks to its reader, or is short enough to be a call or thanks: "The clerk on duty, Oleksandra, explained the board to me" is neither.
fn speaks(document: &Document, at: usize) -> bool {
    const SHORT: usize = 8;
    const FARTHEST: usize = 100;
    let tokens = document.tokens();
    let sentence = document.sentence_tokens(tokens[at].sentence);
    let to_reader = |at: usize| {
        matches!(written(document, at).to_ascii_lowercase().as_str(), "you" | "your" | "yours" | "thank" | "thanks")
    };
    let near = sentence.start.max(at.saturating_sub(FARTHEST))..sentence.end.min(at + FARTHEST);
    sentence.len() <= SHORT || near.into_iter().any(to_reader)
}

/// Whether a word names a post which nobody holds who hires.
pub(super) fn is_helper(word: &str) -> bool {
    AROUND.helpers.has(word)
}

/// Whether a word names whom one works or buys for.
pub(super) fn is_employer(word: &str) -> bool {
    AROUND.employers.has(word)
}

/// Whether a word names kin.
pub(super) fn is_kin(word: &str) -> bool {
    AROUND.kin.has(word)
}

word_lists! {
    static AROUND: Around = "around.txt" {
        things: WordSet,
        persons: WordSet,
        relations: WordSet,
        past: WordSet,
        firms: WordSet,
        kin: WordSet,
        helpers: WordSet,
        employers: WordSet,
        placing: WordSet,
        greetings: WordSet,
        breaking: WordSet,
    }
}

/// "Ruth Carter, my old tutor", "Joan Marsh from the paint shop": the words behind a full name say who it is, which nobody does for the reader.
fn is_introduced(document: &Document, is_titled: bool, name: &[usize]) -> bool {
    let tokens = document.tokens();
    let last = name[name.len() - 1];
    let (Some(next), Some(second)) = (tokens.get(last + 1), tokens.get(last + 2)) else {
        return false;
    };
    let gap = &document.plain()[tokens[last].end as usize..next.start as usize];
    let (next, second) = (document.written(next), document.written(second));
    if gap == ", " && matches!(next, "my" | "our") && !in_greeting(document, last) && closes_soon(document, last + 2) {
        return true;
    }
    (name.len() > 1 || is_titled)
        && !in_greeting(document, last)
        && (gap == ", " && matches!(next, "my" | "our")
            || gap == " " && matches!(next, "of" | "from") && matches!(second, "the" | "your" | "our"))
        // "Mrs. Begay, who taught me chemistry"
        || gap == ", " && next == "who"
            && matches!(second, "taught" | "trained" | "raised" | "coached" | "mentored" | "employed")
        // "Marte Solheim, no relation of yours"
        || gap == ", " && next == "no" && second == "relation"
        // "Klara, a program that nobody liked"
        || gap == ", " && matches!(next, "a" | "an") && !in_greeting(document, last)
}

/// "Geoffrey, our driver at the time, …": the words end with a comma or a stop before they say what somebody does.
fn closes_soon(document: &Document, from: usize) -> bool {
    const LONGEST: usize = 6;
    let tokens = document.tokens();
    for at in from..tokens.len().min(from + LONGEST) {
        if matches!(
            written(document, at),
            "is" | "are" | "was" | "were" | "will" | "would" | "have" | "has" | "had" | "can" | "may"
        ) {
            return false;
        }
        if at > from && document.plain()[tokens[at - 1].end as usize..tokens[at].start as usize].starts_with(',') {
            return true;
        }
    }
    false
}

/// "my former boss, Mr. Rémi Trembley": from `my` on nothing but the words for who that is.
fn is_own_other(document: &Document, before: usize, first: usize) -> bool {
    const FARTHEST: usize = 6;
    let tokens = document.tokens();
    let sentence = tokens[first].sentence;
    // "My referee is Professor Emre Aydıner": the verb says that it is the same person.
    let is_equation = |at: usize| {
        at > 0
            && matches!(written(document, at).to_lowercase().as_str(), "is" | "was" | "are" | "were")
            && AROUND.persons.has(&written(document, at - 1).to_lowercase())
    };
    for at in (before.saturating_sub(FARTHEST)..=before).rev() {
        let word = written(document, at).to_lowercase();
        if tokens[at].sentence != sentence {
            return false;
        }
        match word.as_str() {
            "my" | "our" | "another" => return true,
            // "an old gentleman named Hossein", "whose name was also Behruz"
            "named" | "called" if at == before => return true,
            "is" | "was" if at > 0 && at < before && written(document, at - 1) == "name" => return true,
            "also" if at == before => {}
            // "your predecessor, Mr. Kaparadze", "your husband Viktor"
            "your" | "his" | "her" | "their"
                if (at + 1..=before).any(|at| AROUND.relations.has(&written(document, at).to_lowercase())) =>
            {
                return true;
            }
            "is" | "was" | "are" | "were" if is_equation(at) => {}
            word if AROUND.breaking.has(word) => return false,
            // "I met my tutor Jon" is one thing, "my CV Jon" none: a capital between is a name of its own.
            // A place is one: "my former ward sister in Cebu, Maribel".
            _ if written(document, at).starts_with(char::is_uppercase)
                && !at
                    .checked_sub(1)
                    .is_some_and(|at| matches!(written(document, at), "in" | "at" | "from" | "of")) =>
            {
                return false;
            }
            _ => {}
        }
    }
    false
}

/// "my first boss at Colne Foods, Tim Ridley", "her former tutor, Dr. Lane": a post that is the writer's, or was anybody's, ends before the comma.
fn is_of_post(document: &Document, before: usize, first: usize) -> bool {
    const FARTHEST: usize = 8;
    const DESCRIBED: usize = 4;
    let tokens = document.tokens();
    let sentence = document.sentence_tokens(tokens[first].sentence);
    let comma = &document.plain()[tokens[before].end as usize..tokens[first].start as usize] == ", ";
    let word = |at: usize| written(document, at).to_lowercase();
    let is_where = |at: usize| {
        written(document, at).starts_with(char::is_uppercase)
            || matches!(&*word(at), "at" | "in" | "of" | "from" | "with" | "the" | "&" | "and")
    };
    // "a trainee of mine, Katherine"
    if comma && matches!(&*word(before), "mine" | "ours") {
        return true;
    }
    let from = before.saturating_sub(FARTHEST).max(sentence.start);
    let behind = (from..=before).rev().take_while(|&at| is_where(at)).count();
    let Some(post) = before.checked_sub(behind).filter(|&at| comma && at >= from && AROUND.persons.has(&word(at)))
    else {
        return false;
    };
    let mut is_past = false;
    for at in (post.saturating_sub(DESCRIBED).max(sentence.start)..post).rev() {
        match &*word(at) {
            "my" | "our" => return true,
            "his" | "her" | "their" | "the" | "your" => return is_past,
            word if AROUND.past.has(word) => is_past = true,
            "at" | "in" | "of" | "from" | "with" | "to" | "and" | "for" | "by" => return false,
            _ => {}
        }
    }
    false
}
