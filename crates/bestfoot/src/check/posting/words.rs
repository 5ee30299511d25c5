//! The lists of words by which a posting is laid beside a draft.

use crate::word_lists::{WordSet, word_lists};

word_lists! {
    pub(super) static WORDS: Words = "words.txt" {
        small: WordSet,
        offices: WordSet,
        patterns: WordSet,
        currencies: WordSet,
        sites: WordSet,
        general: WordSet,
    }
}
