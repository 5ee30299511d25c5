//! The lists of words by which the lines around a letter are told apart.

use crate::word_lists::{Phrases, WordSet, word_lists};

word_lists! {
    pub(super) static WORDS: Words = "words.txt" {
        desks: WordSet,
        bodies: WordSet,
        nobody: WordSet,
        offices: WordSet,
        months: WordSet,
        greetings: Phrases,
        valedictions: Phrases,
        titles: WordSet,
        particles: WordSet,
        signed: Phrases,
        addressing: Phrases,
        before_addressee: Phrases,
        small_print: Phrases,
    }
}
