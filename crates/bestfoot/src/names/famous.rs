//! People whom everybody knows by name: of them a draft speaks by that name, and of nobody else.

use std::sync::LazyLock;

use super::fold::fold;

/// The names of `famous.txt`, folded, in one text with `, ` before and behind each: it is asked so seldom that a search is cheaper than a set.
static FAMOUS: LazyLock<String> = LazyLock::new(|| {
    let lines = include_str!("famous.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut names = String::from(", ");
    for line in lines {
        names += &fold(line).replace('-', " ");
        names += ", ";
    }
    names
});

/// Whether a stretch of two words or more, folded, is the whole name of one of them.
pub(super) fn holds(words: &[String]) -> bool {
    (0..words.len())
        .any(|from| (from + 2..=words.len()).any(|to| FAMOUS.contains(&format!(", {}, ", words[from..to].join(" ")))))
}

/// Whether a word that stands alone, folded, is the family name of one of them.
pub(super) fn is_family(words: &[String]) -> bool {
    matches!(words, [word] if FAMOUS.contains(&format!(" {word}, ")))
}
