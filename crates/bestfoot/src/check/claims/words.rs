//! The lists of words by which claims are read.

use crate::word_lists::{WordSet, word_lists};

word_lists! {
    pub(super) static WORDS: Words = "words.txt" {
        ranks: WordSet,
        worked: WordSet,
        places: WordSet,
        leading: WordSet,
        doubting: WordSet,
    }
}
