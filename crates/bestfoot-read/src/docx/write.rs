//! Edits written back: only the bytes of the edited words change, and all other parts are copied as they are.

use std::collections::BTreeMap;
use std::ops::Range;

use bestfoot::Edit;

use super::open;
use crate::WriteError;
use crate::splice::{places, replaced};
use crate::xml::escaped;

/// Writes edits, whose spans count in `text`, the text of the file.
pub(crate) fn write(bytes: &[u8], text: &str, edits: &[Edit]) -> Result<Vec<u8>, WriteError> {
    let mut docx = open(bytes).map_err(|_| WriteError::Unwritable)?;
    if docx.sheet.text != text {
        return Err(WriteError::Misplaced);
    }
    let pieces = &docx.sheet.pieces;
    // For each part, bytes and what takes their place.
    let mut changes: BTreeMap<usize, Vec<(Range<usize>, String)>> = BTreeMap::new();
    let mut touched = Vec::new();
    for edit in edits {
        let edit = edit.core(text).ok_or(WriteError::Misplaced)?;
        if edit.replacement.contains(char::is_control) {
            return Err(WriteError::Misplaced);
        }
        if edit.span.is_empty() && edit.replacement.is_empty() {
            continue;
        }
        let mut new = escaped(&edit.replacement);
        for (piece, at) in places(pieces, edit.span.range()).ok_or(WriteError::Misplaced)? {
            changes.entry(piece.part).or_default().push((at, std::mem::take(&mut new)));
            touched.push(piece.element);
        }
    }
    touched.sort_unstable();
    touched.dedup();
    for element in touched.into_iter().filter_map(|element| docx.elements.get(element)) {
        if !element.keeps_space {
            let changes = changes.entry(element.part).or_default();
            changes.push((element.after_name..element.after_name, " xml:space=\"preserve\"".to_owned()));
            changes.extend(element.trimmed.iter().map(|space| (space.clone(), String::new())));
        }
    }
    let mut parts = Vec::new();
    for (part, mut changes) in changes {
        changes.sort_by_key(|(at, _)| (at.start, at.end));
        let part = &docx.parts[part];
        parts.push((part.name.clone(), replaced(&part.text, &changes).ok_or(WriteError::Misplaced)?));
    }
    docx.package.with_parts(&parts).map_err(|_| WriteError::Unwritable)
}
