//! Words that no dictionary lists because they are made from others: `peatland`, `nonresponse`, `warehouselike`.

use super::{LARGE, ORDINARY, Size, Words};

const PREFIXES: [&str; 40] = [
    "re", "pre", "non", "un", "over", "under", "inter", "intra", "multi", "micro", "macro", "mini", "mega", "co", "anti", "auto", "bio",
    "cyber", "eco", "geo", "hydro", "nano", "neuro", "photo", "psycho", "sub", "super", "tele", "trans", "ultra", "electro", "thermo",
    "agro", "immuno", "cardio", "hyper", "mid", "out", "post", "semi",
];

/// What may be put behind a whole word.
const SUFFIXES: [&str; 14] =
    ["like", "wise", "less", "ness", "ish", "ship", "hood", "able", "er", "ers", "ism", "ist", "ists", "maker"];

/// Words that stand in no compound; two words grown together around one of them are a slip of the space bar.
const NEVER_JOINED: [&str; 38] = [
    "this", "that", "these", "those", "with", "from", "have", "been", "will", "would", "could", "should", "your", "their", "they", "them", "there",
    "were", "what", "when", "which", "while", "about", "because", "also", "very", "much", "than", "then", "into", "only", "some", "such", "where",
    "being", "after", "again", "does",
];

/// Whether a word that no list has is made from words of the lists.
pub(super) fn is_derived(words: &Words, word: &str) -> bool {
    if !word.is_ascii() || word.len() > 40 {
        return false;
    }
    let known = |part: &str, least: usize, size: Size| part.len() >= least && words.is_word(part, size);
    let prefixed =
        PREFIXES.iter().any(|prefix| word.strip_prefix(prefix).is_some_and(|rest| known(rest, 5, ORDINARY)));
    let suffixed = SUFFIXES.iter().any(|suffix| {
        word.strip_suffix(suffix).is_some_and(|stem| known(stem, 4, ORDINARY) && !stem.ends_with(['e', 'y']) || known(stem, 6, ORDINARY))
    });
    // The plural of a rare word, of a compound.
    let plural = word.strip_suffix('s').is_some_and(|one| known(one, 5, LARGE + 1) && !one.ends_with(['s', 'h', 'x', 'y']));
    prefixed || suffixed || plural || is_compound(words, word)
}

fn is_compound(words: &Words, word: &str) -> bool {
    let part = |part: &str| part.len() >= 4 && words.is_word(part, ORDINARY) && !NEVER_JOINED.contains(&part);
    (4..word.len().saturating_sub(3)).any(|cut| part(&word[..cut]) && part(&word[cut..]))
}
