//! Words that the end of a line breaks: whether the hyphen there is only the line's, or the word's own.

use crate::spelling::{ORDINARY, words};

/// How a line that ends in a hyphen goes on in the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// One word was cut in two: `manage-` and `ment`.
    Cut,
    /// The word has a hyphen wherever it stands: `long-` and `term`.
    Hyphened,
}

/// How a word that begins on `line` goes on in `next`; none if it does not.
pub fn joint(line: &str, next: &str) -> Option<Joint> {
    let (before, is_soft) = match line.strip_suffix('\u{ad}') {
        Some(before) => (before, true),
        None => (line.strip_suffix(['-', '\u{2010}'])?, false),
    };
    let is_part = |c: char| c.is_alphanumeric();
    let last = &before[before.trim_end_matches(is_part).len()..];
    let first = &next[..next.find(|c| !is_part(c)).unwrap_or(next.len())];
    // An address that was wrapped is no word.
    let token = before.rsplit(char::is_whitespace).next().unwrap_or(before);
    if last.is_empty() || first.is_empty() || token.contains(['@', '/']) {
        return None;
    }
    if is_soft {
        return Some(Joint::Cut);
    }
    let goes_on = first.chars().all(char::is_lowercase) || is_loud(first) && is_loud(last);
    let is_cut = goes_on && last.chars().all(char::is_alphabetic) && {
        let (last, first) = (last.to_lowercase(), first.to_lowercase());
        let whole = format!("{last}{first}");
        let is_known = |word: &str| words().entry(word).is_some();
        // Of two parts of which one is no word, no hyphen makes a compound, whatever they make together.
        words().entry(&whole).is_some_and(|entry| entry.size() <= ORDINARY) || !is_known(&last) || !is_known(&first)
    };
    if is_cut {
        return Some(Joint::Cut);
    }
    // `pre- and post-launch`: the word stops there, and another ends for both.
    let hangs = matches!(first, "and" | "or" | "nor" | "to" | "but" | "through" | "as" | "versus" | "rather");
    (!hangs).then_some(Joint::Hyphened)
}

/// Whether letters are all capitals.
fn is_loud(part: &str) -> bool {
    part.len() > 1 && part.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dictionary_tells_words_from_compounds() {
        for (line, next) in [
            ("I led data manage-", "ment there"),
            ("my experi-", "ence."),
            ("a managm-", "ent role"),
            ("PROJECT MANAGE-", "MENT"),
            ("Kuber-", "netes"),
            ("a long\u{ad}", "term"),
            ("the manage\u{2010}", "ment"),
        ] {
            assert_eq!(joint(line, next), Some(Joint::Cut), "{line} {next}");
        }
        for (line, next) in [
            ("a long-", "term plan"),
            ("Hewlett-", "Packard"),
            ("COVID-", "19"),
            ("the 2019-", "2021 plan"),
            ("award-", "winning"),
        ] {
            assert_eq!(joint(line, next), Some(Joint::Hyphened), "{line} {next}");
        }
        for (line, next) in [
            ("short-", "and long-term"),
            ("the team -", "and more"),
            ("the team --", "mine"),
            ("a line", "more"),
            ("see https://x.example/a-", "b"),
            ("> manage-", "> ment"),
            ("-", ""),
        ] {
            assert_eq!(joint(line, next), None, "{line} {next}");
        }
    }
}
