//! A company's name as it is matched: its telling words, without the legal form.

use super::words::WORDS;
use crate::names::fold::{fold, letters};
use crate::names::person::words;

pub(crate) fn is_legal(word: &str) -> bool {
    WORDS.legal.has(fold(word).trim_end_matches('.'))
}

/// Whether a name says by its last word that it is a company's: `Ltd`, `GmbH`.
pub(crate) fn has_legal_form(name: &str) -> bool {
    words(name).last().is_some_and(|word| is_form(word))
}

/// The words of a company's name that tell it from others.
pub(crate) fn telling(name: &str) -> Vec<String> {
    words(name).into_iter().map(|word| word.trim_end_matches("'s").to_owned()).filter(|word| !is_legal(word)).collect()
}

/// A name of the company as it is matched: the words without the legal form behind, the article before and the `and` between them.
pub(super) struct KnownName {
    pub(super) words: Vec<String>,
    /// Which of the words had an `'s`.
    pub(super) owners: Vec<bool>,
    /// The legal form behind them.
    pub(super) legal: Option<String>,
    /// An `and` or its sign joins two of the words.
    pub(super) is_joined: bool,
}

impl KnownName {
    pub(super) fn new(name: &str) -> Self {
        let plain = name.replace('+', " & ");
        let mut all: Vec<String> = words(&plain);
        let mut legal = None;
        while all.len() > 1 && is_legal(&all[all.len() - 1]) {
            legal = all.pop();
        }
        // `PT Sinar Jaya`, `Kabushiki Kaisha Tanemura`: forms that stand in front.
        while all.len() > 1
            && matches!(
                fold(&all[0]).as_str(),
                "the" | "messrs" | "pt" | "ooo" | "uab" | "sia" | "kabushiki" | "kaisha"
            )
        {
            all.remove(0);
        }
        let before = all.len();
        all.retain(|word| !is_link(word));
        let is_joined = all.len() < before;
        // `Workers' Union`: of several owners only the apostrophe goes, and the word keeps its `s`.
        let all: Vec<&str> = all.iter().map(|word| word.trim_end_matches(['\'', '\u{2019}'])).collect();
        let owners = all.iter().map(|word| possessive(word).len() < word.len()).collect();
        Self { words: all.iter().map(|word| possessive(word).to_owned()).collect(), owners, legal, is_joined }
    }
}

/// A name without the `'s` at its end: `McGarrigle's`.
fn possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s")).unwrap_or(word)
}

pub(super) fn is_link(word: &str) -> bool {
    matches!(fold(word).as_str(), "and" | "&" | "und" | "et" | "y" | "e")
}

/// Legal forms that exclude each other.
pub(super) fn is_form(word: &str) -> bool {
    WORDS.forms.has(&letters(word))
}

pub(super) fn same_form(written: &str, known: &str) -> bool {
    let long = |word: &str| match letters(word).as_str() {
        "ltd" => "limited".to_owned(),
        "inc" => "incorporated".to_owned(),
        form => form.to_owned(),
    };
    long(written) == long(known) || !is_form(known)
}
