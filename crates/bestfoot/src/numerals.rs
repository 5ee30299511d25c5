//! Small numbers in words.

const SMALL: [&str; 13] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// What a word for a number up to twelve counts.
pub(crate) fn small(word: &str) -> Option<u32> {
    SMALL.iter().position(|known| known.eq_ignore_ascii_case(word)).map(|number| number as u32)
}
