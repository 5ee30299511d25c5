//! Edits written back: only the bytes of the edited words change, and all other parts are copied as they are.

use std::collections::BTreeMap;
use std::ops::Range;

use bestfoot::Edit;

use super::open;
use crate::WriteError;
use crate::paragraph::Piece;
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

/// The bytes of the parts that a stretch of the text came from; none if they do not stand together. What is inserted goes where the words
/// before it are, or else where the words behind it are.
fn places(pieces: &[Piece], text: Range<usize>) -> Option<Vec<(&Piece, Range<usize>)>> {
    if text.is_empty() {
        let next = pieces.partition_point(|piece| piece.text.end < text.start);
        let near = pieces[next..]
            .iter()
            .take(2)
            .find(|piece| piece.text.start <= text.start && text.start <= piece.text.end)?;
        let at = match near {
            piece if piece.text.start == text.start => piece.at.start,
            piece if piece.text.end == text.start => piece.at.end,
            piece => piece.at.start + text.start - piece.text.start,
        };
        return Some(vec![(near, at..at)]);
    }
    let mut places: Vec<(&Piece, Range<usize>)> = Vec::new();
    let mut at = text.start;
    let first = pieces.partition_point(|piece| piece.text.end <= text.start);
    for piece in &pieces[first..] {
        let together = places.last().is_none_or(|(before, _)| before.stretch == piece.stretch);
        if piece.text.start > at || !together {
            return None;
        }
        let until = piece.text.end.min(text.end);
        let source = if piece.is_reference {
            piece.at.clone()
        } else {
            piece.at.start + at - piece.text.start..piece.at.start + until - piece.text.start
        };
        places.push((piece, source));
        at = until;
        if at == text.end {
            return Some(places);
        }
    }
    None
}

/// The text of a part with other words in some places; none if the places overlap.
fn replaced(text: &str, changes: &[(Range<usize>, String)]) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 64);
    let mut done = 0;
    for (at, new) in changes {
        out.push_str(text.get(done..at.start)?);
        out.push_str(new);
        done = at.end;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}
