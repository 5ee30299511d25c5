//! People whom everybody knows by name: of them a draft speaks by that name, and of nobody else.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::fold::fold;

/// The names of `famous.txt`, folded, and the family names among them.
struct Famous {
    names: HashSet<String>,
    families: HashSet<String>,
}

static FAMOUS: LazyLock<Famous> = LazyLock::new(|| {
    let lines = include_str!("famous.txt").lines().filter(|line| !line.starts_with('#'));
    let names: HashSet<String> =
        lines.flat_map(|line| line.split(", ")).map(|name| fold(name).replace('-', " ")).collect();
    let families = names.iter().filter_map(|name| name.rsplit(' ').next()).map(str::to_owned).collect();
    Famous { names, families }
});

/// Whether a stretch of two words or more, folded, is the whole name of one of them.
pub(super) fn holds(words: &[String]) -> bool {
    (0..words.len()).any(|from| (from + 2..=words.len()).any(|to| FAMOUS.names.contains(&words[from..to].join(" "))))
}

/// Whether a word that stands alone, folded, is the family name of one of them.
pub(super) fn is_family(words: &[String]) -> bool {
    matches!(words, [word] if FAMOUS.families.contains(word))
}
