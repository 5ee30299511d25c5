//! Words around the names of companies: the lists of `words.txt`.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::word_lists::WordLists;

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let lists = WordLists::read(include_str!("words.txt"));
    let set = |name| Set(lists.list(name).into_iter().collect());
    Words {
        places: set("places"),
        departments: set("departments"),
        jobs: set("jobs"),
        people: set("people"),
        openers: set("openers"),
        leading: set("leading"),
        addressing: set("addressing"),
        acting: set("acting"),
        elsewhere: set("elsewhere"),
        owning: set("owning"),
        inner: set("inner"),
        hoping: set("hoping"),
        regards: set("regards"),
        speaking: set("speaking"),
        comparing: set("comparing"),
        explaining: set("explaining"),
        past: set("past"),
        stretches: set("stretches"),
        engagements: set("engagements"),
        leadership: set("leadership"),
        doings: set("doings"),
        persons: set("persons"),
        events: set("events"),
        sites: set("sites"),
        deeds: set("deeds"),
    }
});

/// The lists of `words.txt`.
pub(super) struct Words {
    pub(super) places: Set,
    pub(super) departments: Set,
    pub(super) jobs: Set,
    pub(super) people: Set,
    pub(super) openers: Set,
    pub(super) leading: Set,
    pub(super) addressing: Set,
    pub(super) acting: Set,
    pub(super) elsewhere: Set,
    pub(super) owning: Set,
    pub(super) inner: Set,
    pub(super) hoping: Set,
    pub(super) regards: Set,
    pub(super) speaking: Set,
    pub(super) comparing: Set,
    pub(super) explaining: Set,
    pub(super) past: Set,
    pub(super) stretches: Set,
    pub(super) engagements: Set,
    pub(super) leadership: Set,
    pub(super) doings: Set,
    pub(super) persons: Set,
    pub(super) events: Set,
    pub(super) sites: Set,
    pub(super) deeds: Set,
}

/// Words in small letters.
pub(super) struct Set(HashSet<&'static str>);

impl Set {
    /// Whether a word is one of these as it is written.
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// Whether a word is one of these, whatever its capitals.
    pub(super) fn has_any_case(&self, word: &str) -> bool {
        self.0.contains(&*word.to_ascii_lowercase())
    }
}
