//! Words that stand with a name and are no part of it: `Mr.`, `Captain`, `-san`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::fold::fold;
use crate::word_lists::WordLists;

/// What a title says about whom it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Honorific {
    Mr,
    Ms,
    Mrs,
    Miss,
    Mx,
    Doctor,
    Professor,
    /// Ranks and offices, which stand beside any of the others.
    Other,
}

impl Honorific {
    /// How much it says beside others: of `Frau Prof. Dr.` the professor.
    pub(super) fn rank(self) -> u8 {
        match self {
            Self::Professor => 3,
            Self::Doctor => 2,
            Self::Mr | Self::Ms | Self::Mrs | Self::Miss | Self::Mx => 1,
            Self::Other => 0,
        }
    }
}

/// Whether one title is a man's and the other a woman's.
pub(crate) fn is_of_other_sex(one: Honorific, other: Honorific) -> bool {
    use Honorific::{Miss, Mr, Mrs, Ms};
    matches!((one, other), (Mr, Ms | Mrs | Miss) | (Ms | Mrs | Miss, Mr))
}

/// What a word is beside a name.
#[derive(Clone, Copy, Debug, Default)]
struct Use {
    title: Option<Honorific>,
    /// It stands behind the name.
    is_behind: bool,
    /// In a greeting it may stand on either side.
    greets: bool,
    /// Behind it a name has another ending.
    calls: bool,
}

/// The words of `titles.txt`.
static WORDS: LazyLock<HashMap<&'static str, Use>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Use> = HashMap::new();
    for (kind, listed) in WordLists::read(include_str!("titles.txt")).lines() {
        for word in listed {
            let known = words.entry(word).or_default();
            let title = match kind {
                "after" => {
                    known.is_behind = true;
                    continue;
                }
                "greeting" => {
                    known.greets = true;
                    continue;
                }
                "mr" => Honorific::Mr,
                "ms" => Honorific::Ms,
                "mrs" => Honorific::Mrs,
                "miss" => Honorific::Miss,
                "mx" => Honorific::Mx,
                "doctor" => Honorific::Doctor,
                "professor" => Honorific::Professor,
                "calls" => {
                    known.calls = true;
                    continue;
                }
                _ => Honorific::Other,
            };
            known.title = Some(title);
        }
    }
    words
});

fn listed(word: &str) -> Use {
    let word = word.trim_end_matches('.');
    let found = WORDS.get(fold(word).as_str());
    // Of ASCII both are the same.
    let found = found.or_else(|| if word.is_ascii() { None } else { WORDS.get(word.to_lowercase().as_str()) });
    found.copied().unwrap_or_default()
}

/// The title that a word is, if it is one.
pub(crate) fn title(word: &str) -> Option<Honorific> {
    listed(word).title
}

pub(crate) fn is_title(word: &str) -> bool {
    title(word).is_some()
}

/// Whether a word behind a name is a courtesy: `İlknur Hanım`.
pub(super) fn is_honour(word: &str) -> bool {
    listed(word).is_behind
}

/// Whether a word beside a name in a greeting is a courtesy there: `Kuya Ramon`, `Lau Sifu`.
pub(super) fn is_courtesy(word: &str) -> bool {
    let listed = listed(word);
    listed.greets || listed.title.is_some()
}

/// Whether a name behind the word has the ending by which people are called: `pane Dvořáku`.
pub(super) fn is_call(word: &str) -> bool {
    listed(word).calls
}
