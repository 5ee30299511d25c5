//! Bytes to text.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::ReadError;

/// The largest text that is read, in bytes.
pub const TEXT_LIMIT: usize = 128 << 20;

pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static str,
    pub(super) bom: bool,
}

pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, ReadError> {
    if bytes.len() > TEXT_LIMIT {
        return Err(ReadError::TooLarge { bytes: bytes.len(), limit: TEXT_LIMIT });
    }
    if let Some(what) = magic(bytes) {
        return Err(ReadError::Binary { looks_like: Some(what) });
    }
    let decoded = by_mark(bytes).unwrap_or_else(|| by_content(bytes));
    if decoded.text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    if is_binary(&decoded.text) {
        return Err(ReadError::Binary { looks_like: None });
    }
    Ok(decoded)
}

fn by_mark(bytes: &[u8]) -> Option<Decoded> {
    let (encoding, name, rest) = if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        (encoding_rs::UTF_8, "utf-8", rest)
    } else if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        (UTF_16LE, "utf-16le", rest)
    } else if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        (UTF_16BE, "utf-16be", rest)
    } else {
        return None;
    };
    let (text, _) = encoding.decode_without_bom_handling(rest);
    Some(Decoded { text: text.into_owned(), encoding: name, bom: true })
}

fn by_content(bytes: &[u8]) -> Decoded {
    if let Ok(text) = std::str::from_utf8(bytes) {
        Decoded { text: text.to_owned(), encoding: "utf-8", bom: false }
    } else {
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
        Decoded { text: text.into_owned(), encoding: "windows-1252", bom: false }
    }
}

/// Formats that people hand over by mistake, told by their first bytes.
fn magic(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 8] = [
        (b"%PDF-", "a PDF file"),
        (b"PK\x03\x04", "a Word, OpenDocument or other zip file"),
        (b"\xD0\xCF\x11\xE0", "an old Word file or an encrypted document"),
        (b"{\\rtf", "an RTF file"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF8", "a picture"),
        (b"\x7FELF", "a program"),
    ];
    MAGIC.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|&(_, what)| what)
}

/// Text holds next to no control characters; bytes of anything else do.
fn is_binary(text: &str) -> bool {
    let head = text.char_indices().nth(8192).map_or(text, |(at, _)| &text[..at]);
    let is_control = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}');
    let control = head.chars().filter(is_control).count();
    head.contains('\0') || control * 50 > head.chars().count()
}
