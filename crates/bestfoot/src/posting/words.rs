//! The lists of words by which a posting is read, beside its vocabularies.

use crate::word_lists::{WordSet, word_lists};

word_lists! {
    pub(super) static WORDS: Words = "words.txt" {
        calls: WordSet,
        sending: WordSet,
        doors: WordSet,
        goes: WordSet,
        addresses: WordSet,
        before_resume: WordSet,
        before_subject: WordSet,
        papers: WordSet,
        rings: WordSet,
        prepositions: WordSet,
        questions: WordSet,
        ways: WordSet,
        short: WordSet,
        known_of_you: WordSet,
        telling: WordSet,
        seeking: WordSet,
        before_noun: WordSet,
        pointing: WordSet,
    }
}
