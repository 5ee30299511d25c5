//! What a draft is, told from its file name or its text.

use crate::{Document, Kind};

/// The kind that a file name speaks of: `thank-you.eml`, `cover letter final.docx`, `answers.md`.
pub fn kind_from_name(_file_name: &str) -> Option<Kind> {
    None
}

/// The kind that the text itself speaks of; none if it cannot be told.
pub fn detect_kind(_document: &Document) -> Option<Kind> {
    None
}
