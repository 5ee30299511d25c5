//! Words of titles, and around them: the lists of `words.txt`, and what is asked of them.

use crate::names::fold;
use crate::word_lists::{WordSet, word_lists};

word_lists! {
    pub(super) static WORDS: Words = "words.txt" {
        posts: WordSet,
        places: WordSet,
        ranks: WordSet,
        lower: WordSet,
        small: WordSet,
        times: WordSet,
        heads: WordSet,
        subject: WordSet,
        told: WordSet,
        working: WordSet,
        rooms: WordSet,
        doing: WordSet,
        anothers: WordSet,
    }
}

/// Whether a word is the usual one for a post.
pub(in crate::check) fn is_post(word: &str) -> bool {
    WORDS.posts.has_any_case(word)
}

/// Whether a word behind a title makes it a post: a usual one, or another for the place that somebody fills.
pub(super) fn is_place(word: &str) -> bool {
    is_post(word) || WORDS.places.has_any_case(word)
}

/// Whether a word, without accents, is one of rank.
pub(super) fn is_rank(folded: &str) -> bool {
    WORDS.ranks.has(folded)
}

/// Whether a word, without accents, is a rank below the one that the bare title names.
pub(super) fn is_lower(folded: &str) -> bool {
    WORDS.lower.has(folded)
}

/// Whether a word tells no role from another.
pub(super) fn is_small(word: &str) -> bool {
    WORDS.small.has(&fold(word))
}

/// Whether a word says when or for how long one works, which a title may have or lack.
pub(super) fn is_time(word: &str) -> bool {
    WORDS.times.has(&fold(word))
}

/// A word that names who does a job.
pub(crate) fn is_head(word: &str) -> bool {
    const ENDINGS: [&str; 9] = ["er", "or", "ist", "ian", "ant", "ent", "ive", "man", "woman"];
    let folded = fold(word);
    let folded = folded.trim_end_matches('s');
    folded.len() >= 5 && ENDINGS.iter().any(|ending| folded.ends_with(ending)) || WORDS.heads.has(folded)
}
