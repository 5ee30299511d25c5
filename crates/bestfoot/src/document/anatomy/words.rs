//! The lists of words by which the lines around a letter are told apart.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::word_lists::WordLists;

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let lists = WordLists::read(include_str!("words.txt"));
    let set = |name| lists.list(name).into_iter().collect();
    Words {
        desks: set("desks"),
        bodies: set("bodies"),
        nobody: set("nobody"),
        offices: set("offices"),
        months: set("months"),
    }
});

/// The lists of `words.txt`, in small letters.
pub(super) struct Words {
    pub(super) desks: HashSet<&'static str>,
    pub(super) bodies: HashSet<&'static str>,
    pub(super) nobody: HashSet<&'static str>,
    pub(super) offices: HashSet<&'static str>,
    pub(super) months: HashSet<&'static str>,
}
