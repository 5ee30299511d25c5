//! Words of titles, and around them: the lists of `words.txt`, and what is asked of them.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::names::fold;
use crate::word_lists::WordLists;

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let lists = WordLists::read(include_str!("words.txt"));
    let set = |name| lists.list(name).into_iter().collect();
    Words {
        posts: set("posts"),
        places: set("places"),
        ranks: set("ranks"),
        lower: set("lower"),
        small: set("small"),
        times: set("times"),
        heads: set("heads"),
        subject: set("subject"),
        told: set("told"),
        anothers: set("anothers"),
    }
});

/// The lists of `words.txt`, in small letters.
pub(super) struct Words {
    posts: HashSet<&'static str>,
    places: HashSet<&'static str>,
    ranks: HashSet<&'static str>,
    lower: HashSet<&'static str>,
    small: HashSet<&'static str>,
    times: HashSet<&'static str>,
    heads: HashSet<&'static str>,
    pub(super) subject: HashSet<&'static str>,
    pub(super) told: HashSet<&'static str>,
    pub(super) anothers: HashSet<&'static str>,
}

/// Whether a word is the usual one for a post.
pub(in crate::check) fn is_post(word: &str) -> bool {
    WORDS.posts.contains(&*word.to_ascii_lowercase())
}

/// Whether a word behind a title makes it a post: a usual one, or another for the place that somebody fills.
pub(super) fn is_place(word: &str) -> bool {
    is_post(word) || WORDS.places.contains(&*word.to_ascii_lowercase())
}

/// Whether a word, without accents, is one of rank.
pub(super) fn is_rank(folded: &str) -> bool {
    WORDS.ranks.contains(folded)
}

/// Whether a word, without accents, is a rank below the one that the bare title names.
pub(super) fn is_lower(folded: &str) -> bool {
    WORDS.lower.contains(folded)
}

/// Whether a word tells no role from another.
pub(super) fn is_small(word: &str) -> bool {
    WORDS.small.contains(&*fold(word))
}

/// Whether a word says when or for how long one works, which a title may have or lack.
pub(super) fn is_time(word: &str) -> bool {
    WORDS.times.contains(&*fold(word))
}

/// A word that names who does a job.
pub(crate) fn is_head(word: &str) -> bool {
    const ENDINGS: [&str; 9] = ["er", "or", "ist", "ian", "ant", "ent", "ive", "man", "woman"];
    let folded = fold(word);
    let folded = folded.trim_end_matches('s');
    folded.len() >= 5 && ENDINGS.iter().any(|ending| folded.ends_with(ending)) || WORDS.heads.contains(folded)
}
