//! The lists of words in and around the names of companies.

use crate::word_lists::{WordSet, word_lists};

word_lists! {
    pub(super) static WORDS: Words = "words.txt" {
        legal: WordSet,
        forms: WordSet,
        firms: WordSet,
        owning: WordSet,
        placing: WordSet,
        speaking: WordSet,
        told: WordSet,
    }
}
