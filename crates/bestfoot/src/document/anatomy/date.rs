//! The date line.

use super::reach::has_contact;
use super::words::WORDS;
use crate::calendar::MONTHS;

/// `March`, `Mar`, `Sept`, `märz`; not `Markt`.
fn is_month(piece: &str) -> bool {
    piece.chars().count() >= 3 && (MONTHS.iter().any(|month| month.starts_with(piece)) || WORDS.months.has(piece))
}

/// Whether a line is a date and hardly anything else: `Leeds, 4 June 2026`, `04/06/2026`, `Date: June 4th, 2026`.
pub(super) fn is_date(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut pieces: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()).collect();
    if pieces.len() > 7 || has_contact(text) {
        return false;
    }
    let day = |piece: &str| {
        let figures = piece.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        !figures.is_empty()
            && figures.len() <= 2
            && figures.bytes().all(|byte| byte.is_ascii_digit())
            && piece.len() <= 4
    };
    let year = |piece: &str| {
        piece.len() == 4
            && piece.bytes().all(|byte| byte.is_ascii_digit())
            && (piece.starts_with("19") || piece.starts_with("20"))
    };
    let month = pieces.iter().any(|piece| is_month(piece));
    let figures = pieces.iter().filter(|piece| day(piece)).count();
    let years = pieces.iter().filter(|piece| year(piece)).count();
    if month && (figures >= 1 || years == 1) {
        // The rest may be a weekday, a place, "date", "of".
        pieces.retain(|piece| !day(piece) && !year(piece));
        return pieces.len() <= 4 && !lower.contains('|');
    }
    let separators = lower.chars().filter(|c| matches!(c, '/' | '.' | '-')).count();
    let numeric = separators >= 2 && (figures == 2 && years == 1 || figures == 3);
    pieces.retain(|piece| !day(piece) && !year(piece));
    numeric && pieces.len() <= 2
}
