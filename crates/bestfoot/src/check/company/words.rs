//! Words around the names of companies.

use crate::word_lists::{WordSet, word_lists};

word_lists! {
    pub(super) static WORDS: Words = "words.txt" {
        places: WordSet,
        departments: WordSet,
        jobs: WordSet,
        people: WordSet,
        openers: WordSet,
        leading: WordSet,
        addressing: WordSet,
        acting: WordSet,
        elsewhere: WordSet,
        owning: WordSet,
        inner: WordSet,
        inward: WordSet,
        slots: WordSet,
        hoping: WordSet,
        regards: WordSet,
        speaking: WordSet,
        comparing: WordSet,
        explaining: WordSet,
        past: WordSet,
        stretches: WordSet,
        engagements: WordSet,
        leadership: WordSet,
        doings: WordSet,
        persons: WordSet,
        events: WordSet,
        sites: WordSet,
        deeds: WordSet,
        nobody: WordSet,
        employing: WordSet,
        applying: WordSet,
        given: WordSet,
        heard: WordSet,
        parts: WordSet,
        travel: WordSet,
        notices: WordSet,
        shown: WordSet,
    }
}
