//! Word files: the text in the order in which it is read, the place of every paragraph, and edits written back into the very bytes.
//!
//! A file is a zip of parts. The document part has the body; headers, footers, notes and comments are parts that it refers to. Word's own names
//! are only a habit, so parts are found by their relations, and elements by their namespaces.

mod parts;
mod run;
mod styles;
mod walk;
mod write;

use std::collections::HashMap;

use bestfoot::{ReadError, Source, UnresolvedKind};

use self::parts::{Part, Parts};
use self::walk::{Story, Unread, Walk};
pub(crate) use self::write::write;
use crate::package::{Package, only_pictures};
use crate::paragraph::{Paragraph, Place};
use crate::sheet::Sheet;

/// What people call such a file.
const FORMAT: &str = "Word file";

/// Reads a Word file.
pub(crate) fn read(bytes: &[u8]) -> Result<Source, ReadError> {
    open(bytes)?.sheet.into_source()
}

/// A Word file, taken apart.
struct Docx<'b> {
    package: Package<'b>,
    /// The parts that hold text, as the pieces of the sheet number them.
    parts: Vec<Part>,
    /// The elements that hold text, as the pieces of the sheet number them.
    elements: Vec<walk::TextElement>,
    sheet: Sheet,
}

fn open(bytes: &[u8]) -> Result<Docx<'_>, ReadError> {
    let mut package = Package::open(bytes, FORMAT)?;
    let mut parts = Parts::find(&mut package)?;
    let mut story = Story::new(parts.styles(&mut package)?);
    // Changed after it was signed, a file is no longer signed.
    story.is_frozen = package.has("_xmlsignatures/");

    let body = Walk::new(&mut story, &parts.read[0], 0, Place::Body).paragraphs()?;
    let (mut headers, mut footers, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for (place, into) in [(Place::Header, &mut headers), (Place::Footer, &mut footers)] {
        for relation in story.margins(place) {
            if let Some(part) = parts.related(&mut package, &relation)? {
                into.extend(Walk::new(&mut story, &parts.read[part], part, place).paragraphs()?);
            }
        }
    }
    for kind in ["footnotes", "endnotes"] {
        if !story.notes.is_empty()
            && let Some(part) = parts.of_kind(&mut package, kind)?
        {
            notes.extend(Walk::new(&mut story, &parts.read[part], part, Place::Note(0)).paragraphs()?);
        }
    }
    let mut paragraphs = headers;
    paragraphs.extend(body);
    paragraphs.extend(footers);
    paragraphs.extend(notes);
    fill_comments(&mut paragraphs, &mut parts, &mut package)?;
    let is_empty = paragraphs.iter().all(|paragraph| paragraph.text.trim().is_empty());
    match story.unread.filter(|_| is_empty) {
        Some(Unread::Picture) => return Err(only_pictures()),
        Some(Unread::ForeignFile) => {
            let reason =
                "its text is a web page that was packed into it; open it in a word processor and save it again";
            return Err(ReadError::Malformed { format: FORMAT, reason: reason.to_owned() });
        }
        None => {}
    }
    Ok(Docx { package, parts: parts.read, elements: story.elements, sheet: Sheet::new(paragraphs) })
}

/// The document names its comments by number; their words are in a part of their own.
fn fill_comments(paragraphs: &mut [Paragraph], parts: &mut Parts, package: &mut Package<'_>) -> Result<(), ReadError> {
    let comments = |paragraph: &Paragraph| paragraph.unresolved.iter().any(|one| one.kind == UnresolvedKind::Comment);
    if !paragraphs.iter().any(comments) {
        return Ok(());
    }
    let words = match parts.of_kind(package, "comments")? {
        Some(part) => walk::comments(&parts.read[part])?,
        None => HashMap::new(),
    };
    for one in paragraphs.iter_mut().flat_map(|paragraph| &mut paragraph.unresolved) {
        if one.kind == UnresolvedKind::Comment {
            one.words = words.get(&one.words).cloned().unwrap_or_default();
        }
    }
    Ok(())
}
