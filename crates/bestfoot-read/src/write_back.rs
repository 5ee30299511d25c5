//! Writing edits back into the bytes of a file.

use std::fmt;

use bestfoot::{Edit, Source};

use crate::FileFormat;

/// Why edits were not written.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// The format, or the way that this file is packed, cannot be written back exactly.
    Unwritable,
    /// One of the edits reaches over a change of the format, over what is no text, or out of the text.
    Misplaced,
    /// The file with the edits would not read as it should.
    Unproven,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unwritable => "its text is packed in a way that cannot be written back exactly",
            Self::Misplaced => "an edit reaches over words of different formats",
            Self::Unproven => "the file would not read as it should afterwards",
        })
    }
}

impl std::error::Error for WriteError {}

/// Writes edits into the bytes of a file and returns the new bytes. The spans count in the text that [`read`](crate::read) makes of the same
/// bytes; the edits come in order and do not overlap. Nothing but the edited words changes.
///
/// # Errors
///
/// [`WriteError`] if that cannot be done exactly; then nothing is written.
pub fn write_back(bytes: &[u8], file_name: Option<&str>, edits: &[Edit]) -> Result<Vec<u8>, WriteError> {
    let source = crate::read(bytes, file_name).map_err(|_| WriteError::Unwritable)?;
    let wanted = edited(source.text(), edits).ok_or(WriteError::Misplaced)?;
    let written = match FileFormat::of(bytes, file_name) {
        #[cfg(feature = "docx")]
        Ok(FileFormat::Docx) => crate::docx::write(bytes, source.text(), edits)?,
        #[cfg(feature = "html")]
        Ok(FileFormat::Html) => crate::html::write(bytes, source.text(), edits)?,
        #[cfg(feature = "tex")]
        Ok(FileFormat::Tex) => crate::tex::write(bytes, source.text(), edits)?,
        Ok(FileFormat::Text | FileFormat::Markdown | FileFormat::Mail) => text(bytes, &source, &wanted)?,
        _ => return Err(WriteError::Unwritable),
    };
    // What was written is read again before anybody else sees it.
    let again = crate::read(&written, file_name).map_err(|_| WriteError::Unproven)?;
    let same = again.text().split_whitespace().eq(wanted.split_whitespace());
    if same { Ok(written) } else { Err(WriteError::Unproven) }
}

/// The text with its edits.
fn edited(text: &str, edits: &[Edit]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        out.push_str(text.get(done..edit.span.start())?);
        out.push_str(&edit.replacement);
        done = edit.span.end();
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

/// A text that is the file itself, byte order mark apart.
fn text(bytes: &[u8], source: &Source, wanted: &str) -> Result<Vec<u8>, WriteError> {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    if bytes == source.text().as_bytes() {
        Ok(wanted.as_bytes().to_vec())
    } else if bytes.strip_prefix(MARK) == Some(source.text().as_bytes()) {
        Ok([MARK, wanted.as_bytes()].concat())
    } else {
        Err(WriteError::Unwritable)
    }
}
