//! Whose letter it is: the name that it is signed with, by which the writer's own block is told from the reader's.

use super::signature::{is_name_like, is_place_to_sign};
use super::{Line, Zone};

/// The words of the name under the closing, in lower case; none if only a first name stands there.
pub(super) struct Signer {
    words: Vec<String>,
}

impl Signer {
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let signature = lines.iter().filter(|line| line.zone == Some(Zone::Signature));
        let line = signature.into_iter().find(|line| !is_place_to_sign(&line.lower) && is_name_like(line.text));
        let words: Vec<String> = line.map(|line| names(&line.lower)).unwrap_or_default();
        Self { words: if words.len() > 1 { words } else { Vec::new() } }
    }

    pub(super) fn is_known(&self) -> bool {
        !self.words.is_empty()
    }

    /// Whether a word of the name, or an address made from it, stands in a line.
    pub(super) fn is_hinted(&self, line: &Line<'_>) -> bool {
        self.words.iter().any(|word| word.chars().count() > 2 && line.lower.contains(word.as_str()))
    }

    /// Whether a line gives the name: the last word of it and one more, in any order.
    pub(super) fn is_in(&self, line: &Line<'_>) -> bool {
        let words = names(&line.lower);
        let there = self.words.iter().filter(|word| words.contains(word)).count();
        there >= 2 && line.words() <= 16
    }
}

/// The words of a line that names are made of.
fn names(lower: &str) -> Vec<String> {
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '-');
    words.filter(|word| word.chars().count() > 1).map(str::to_owned).collect()
}
