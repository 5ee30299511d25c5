//! What makes a name with capitals an employer's by itself: the word that leads to it, its words that no dictionary has, the sign between two of them.

use super::slots::LONGEST_SENTENCE;
use super::words::WORDS;
use crate::check::role::is_post;
use crate::document::Document;
use crate::spelling;

/// Whether a word of at least so many letters is in no dictionary, and is no maker's.
pub(super) fn is_strange(word: &str, letters: usize) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() >= letters
        && spelling::words().entry(&word.to_lowercase()).is_none()
        && spelling::words().brand(word).is_none()
}

/// Whether an ampersand joins words of a name.
pub(super) fn is_pair(document: &Document, (from, to): (usize, usize)) -> bool {
    (from..to - 1).any(|at| document.plain()[document.tokens()[at].end as usize..].starts_with(" & "))
}

/// Whether the word before a name leads to an employer. A list of subjects or of what one has worked on may follow the same phrases further back:
/// "my experience in Operation Theatre, Emergency Care and Data Analytics".
pub(super) fn is_led_to(document: &Document, from: usize) -> bool {
    let tokens = document.tokens();
    let word = |back: usize| from.checked_sub(back).map_or("", |at| document.written(&tokens[at]));
    let article = usize::from(matches!(word(1), "the" | "The" | "your"));
    let before = |back: usize| word(back + article);
    let gap =
        from.checked_sub(1).map_or("", |at| &document.plain()[tokens[at].end as usize..tokens[from].start as usize]);
    gap == " "
        && match before(1) {
            "to" => {
                WORDS.applying.has_any_case(before(2)) || WORDS.given.has_any_case(before(2)) && hopes(document, from)
            }
            "of" => WORDS.parts.has_any_case(before(2)),
            "from" => WORDS.heard.has_any_case(before(2)),
            // "the role for Information Technology": what the work is about.
            "for" => !is_post(before(2)) && !before(2).eq_ignore_ascii_case("role"),
            lead => WORDS.employing.has_any_case(lead),
        }
}

/// Whether a name is no mere row of dictionary words, and not what a line tells that the writer gives to: "Contributing to Openharbour".
pub(super) fn is_odd(document: &Document, (from, to): (usize, usize)) -> bool {
    let tokens = document.tokens();
    let word = |at: usize| document.written(&tokens[at]);
    let is_odd_word = |at: usize| word(at).chars().any(char::is_lowercase) && is_strange(word(at), 4);
    let is_given =
        from > 1 && word(from - 1) == "to" && WORDS.given.has_any_case(word(from - 2)) && !hopes(document, from);
    !is_given && (is_pair(document, (from, to)) || (from..to).any(is_odd_word))
}

/// Whether the sentence before a token tells of a hope, a wish or a post.
fn hopes(document: &Document, at: usize) -> bool {
    let sentence = document.sentence_tokens(document.tokens()[at].sentence);
    (sentence.start.max(at.saturating_sub(LONGEST_SENTENCE))..at)
        .any(|at| WORDS.hoping.has_any_case(document.written(&document.tokens()[at])))
}

/// "Office of Maps and Records (OMR)": capitals in brackets behind a name are short for it.
pub(super) fn short_form(document: &Document, to: usize) -> Option<(usize, usize)> {
    let tokens = document.tokens();
    let gap =
        |at: usize| tokens.get(at).map(|token| &document.plain()[tokens[at - 1].end as usize..token.start as usize]);
    let opens = gap(to)?.ends_with('(') && document.plain()[tokens[to].end as usize..].starts_with(')');
    let is_short = document.written(&tokens[to]).chars().all(char::is_uppercase);
    (opens && is_short).then_some((to, to + 1))
}
