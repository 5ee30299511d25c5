//! The lists of words by which it is judged whose a name is.

use crate::word_lists::{WordSet, word_lists};

word_lists! {
    pub(super) static WORDS: Words = "words.txt" {
        spoken: WordSet,
        sent: WordSet,
        groups: WordSet,
    }
}
