//! What a draft is, told from its file name or its text.
//!
//! The text is told by the words that one kind holds and others do not, by the frame of a letter, and by its shape. Where two kinds are close, the
//! answer is that it cannot be told: a wrong kind draws wrong advice.

mod shape;
mod voices;

use self::shape::shape;
use self::voices::voices;
use crate::kind::NAMES;
use crate::{Document, Kind};

/// The kind that a file name speaks of: `thank-you.eml`, `cover letter final.docx`, `answers.md`.
pub fn kind_from_name(file_name: &str) -> Option<Kind> {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase();
    let words: Vec<&str> = stem.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let joined = format!("-{}-", words.join("-"));
    let holds = |part: &str| {
        let bytes = joined.as_bytes();
        joined.match_indices(part).any(|(at, _)| bytes[at - 1] == b'-' && bytes[at + part.len()] == b'-')
    };
    NAMES.iter().find(|(part, _)| holds(part)).map(|&(_, kind)| kind)
}

/// Below this no kind is told.
const LEAST: i32 = 4;
/// The first kind must be ahead of the second by this much.
const AHEAD: i32 = 1;

/// The kind that the text itself speaks of; none if it cannot be told.
pub fn detect_kind(document: &Document) -> Option<Kind> {
    let plain = document.plain();
    let text = if plain.is_ascii() { plain.to_ascii_lowercase() } else { plain.to_lowercase() };
    let mut votes = [0_i32; Kind::ALL.len()];
    for (voice, found) in voices().heard(&text) {
        // The third sign of one sort says little more than the second.
        votes[voice.kind as usize] += voice.weight * found.min(3);
    }
    shape(document, &text, &mut votes);
    let mut order = Kind::ALL;
    order.sort_by_key(|kind| std::cmp::Reverse(votes[*kind as usize]));
    let (first, second) = (votes[order[0] as usize], votes[order[1] as usize]);
    (first >= LEAST && first - second >= AHEAD).then_some(order[0])
}
