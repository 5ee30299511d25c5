//! The lists of words by which articles, capitals and stops are judged.

use crate::word_lists::{WordSet, word_lists};

word_lists! {
    pub(super) static WORDS: Words = "words.txt" {
        foreign: WordSet,
        little: WordSet,
        open: WordSet,
        after_letter: WordSet,
        before_letter: WordSet,
        sums: WordSet,
        before_verb: WordSet,
        speaking: WordSet,
        of_language: WordSet,
        of_people: WordSet,
        peoples: WordSet,
        calendar: WordSet,
        said_you: WordSet,
        said_uh: WordSet,
        weak: WordSet,
    }
}
