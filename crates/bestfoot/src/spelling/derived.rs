//! Words that no dictionary lists because they are made from others: `peatland`, `nonresponse`, `warehouselike`.

use super::{LARGE, ORDINARY, Size, TERM, Words};
use crate::word_lists::{WordSet, word_lists};

word_lists! {
    static PARTS: Parts = "derived.txt" {
        prefixes: WordSet,
        never_joined: WordSet,
    }
}

/// From this size on a word is too rare for the lists to have all its forms.
const UNCOMMON: Size = 5;

/// What may be put behind a whole word.
const SUFFIXES: [&str; 14] =
    ["like", "wise", "less", "ness", "ish", "ship", "hood", "able", "er", "ers", "ism", "ist", "ists", "maker"];

/// Whether a word that no list has is made from words of the lists.
pub(super) fn is_derived(words: &Words, word: &str) -> bool {
    if !word.is_ascii() || word.len() > 40 {
        return false;
    }
    let known = |part: &str, least: usize, size: Size| part.len() >= least && words.is_word(part, size);
    let prefixed = PARTS.prefixes.iter().any(|prefix| {
        word.strip_prefix(prefix)
            .is_some_and(|rest| known(rest, if prefix.len() > 3 || prefix == "re" { 4 } else { 6 }, ORDINARY))
    });
    let suffixed = SUFFIXES.iter().any(|suffix| {
        word.strip_suffix(suffix)
            .is_some_and(|stem| known(stem, 4, ORDINARY) && !stem.ends_with(['e', 'y']) || known(stem, 6, ORDINARY))
    });
    // Who or what does it: `underpinner`, `validators`, `accreditors`.
    let doer = ["er", "ers", "or", "ors"].iter().any(|suffix| {
        word.strip_suffix(suffix).is_some_and(|stem| {
            let doubled = stem.as_bytes().last_chunk::<2>().is_some_and(|[a, b]| a == b);
            doubled && known(&stem[..stem.len() - 1], 6, ORDINARY)
                || stem.ends_with("at") && known(&format!("{stem}e"), 7, ORDINARY)
                || suffix.starts_with('o') && stem.ends_with(['t', 's']) && known(stem, 7, ORDINARY)
        })
    });
    // Trades count what others only tell the quality of: `comparables`, `invasives`, an organ builder's `languids`.
    let many = word.strip_suffix('s').is_some_and(|one| known(one, 6, LARGE + 1));
    prefixed || suffixed || doer || many || is_inflected(words, word) || is_compound(words, word)
}

/// A form of a rare word. Of common words the lists have every form, so a form that is missing is wrong.
fn is_inflected(words: &Words, word: &str) -> bool {
    const ENDINGS: [&str; 14] =
        ["s", "es", "d", "ed", "ing", "r", "er", "rs", "ers", "ly", "al", "ically", "ation", "ations"];
    let rare = |stem: &str| {
        let entry = words.entry(stem).filter(|entry| entry.is_small());
        stem.len() >= 4
            && entry.is_some_and(|entry| entry.size() == TERM || stem.len() >= 5 && entry.size() >= UNCOMMON)
    };
    ENDINGS.iter().any(|ending| {
        let Some(stem) = word.strip_suffix(ending) else {
            return false;
        };
        if matches!(*ending, "d" | "r" | "rs") && !stem.ends_with('e') {
            return false;
        }
        let doubled = stem.as_bytes().last_chunk::<2>().is_some_and(|[a, b]| a == b);
        let silent = !ending.starts_with(['s', 'd', 'r', 'l']);
        let changed = matches!(*ending, "es" | "ed" | "er" | "ers") && stem.ends_with('i');
        rare(stem)
            || silent && rare(&format!("{stem}e"))
            || silent && doubled && rare(&stem[..stem.len() - 1])
            || changed && rare(&format!("{}y", &stem[..stem.len() - 1]))
    })
}

fn is_compound(words: &Words, word: &str) -> bool {
    let part = |part: &str| part.len() >= 4 && words.is_word(part, ORDINARY) && !PARTS.never_joined.has(part);
    (4..word.len().saturating_sub(3)).any(|cut| part(&word[..cut]) && part(&word[cut..]))
}
