//! The lists of words by which sentences, names and addresses are told.

use crate::word_lists::{WordSet, word_lists};

word_lists! {
    pub(super) static WORDS: Words = "words.txt" {
        no_names: WordSet,
        abbreviations: WordSet,
        may_end: WordSet,
        openers: WordSet,
        joined_by_so: WordSet,
        conjunctions: WordSet,
        endings: WordSet,
    }
}
