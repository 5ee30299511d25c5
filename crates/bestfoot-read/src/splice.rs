//! From edits of a text to edits of the bytes that the text was taken from.

use std::ops::Range;

#[cfg(any(feature = "html", feature = "tex"))]
use bestfoot::Edit;

#[cfg(any(feature = "html", feature = "tex"))]
use crate::WriteError;
use crate::paragraph::Piece;

/// Writes edits of a text into the file that it was taken from, which is one text itself. `spelled` writes words as the format does; none if it
/// cannot.
#[cfg(any(feature = "html", feature = "tex"))]
pub(crate) fn spliced(
    file: &str,
    text: &str,
    pieces: &[Piece],
    edits: &[Edit],
    spelled: impl Fn(&str) -> Option<String>,
) -> Result<String, WriteError> {
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for edit in edits {
        let edit = edit.core(text).ok_or(WriteError::Misplaced)?;
        if edit.replacement.contains(char::is_control) {
            return Err(WriteError::Misplaced);
        }
        if edit.span.is_empty() && edit.replacement.is_empty() {
            continue;
        }
        let mut new = spelled(&edit.replacement).ok_or(WriteError::Misplaced)?;
        for (_, at) in places(pieces, edit.span.range()).ok_or(WriteError::Misplaced)? {
            changes.push((at, std::mem::take(&mut new)));
        }
    }
    changes.sort_by_key(|(at, _)| (at.start, at.end));
    replaced(file, &changes).ok_or(WriteError::Misplaced)
}

/// The bytes of the parts that a stretch of the text came from; none if they do not stand together. What is inserted goes where the words
/// before it are, or else where the words behind it are.
pub(crate) fn places(pieces: &[Piece], text: Range<usize>) -> Option<Vec<(&Piece, Range<usize>)>> {
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
pub(crate) fn replaced(text: &str, changes: &[(Range<usize>, String)]) -> Option<String> {
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
