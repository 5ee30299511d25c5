//! From the bytes of a page to its characters.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// A decoded page.
pub(super) struct Page<'b> {
    pub(super) text: Cow<'b, str>,
    /// The name of the encoding, in lower case where it is UTF-8.
    pub(super) encoding: &'static str,
}

/// Decodes a page: by its byte order mark, as UTF-8 if it is, by what it says of itself, or as windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Page<'_> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[length..]);
        return Page { text, encoding: name(encoding) };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Page { text: Cow::Borrowed(text), encoding: "utf-8" };
    }
    let encoding = declared(bytes).filter(|encoding| *encoding != UTF_8).unwrap_or(WINDOWS_1252);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Page { text, encoding: name(encoding) }
}

fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == UTF_8 { "utf-8" } else { encoding.name() }
}

/// The encoding that a `charset=` in the head of the page names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const KEY: &[u8] = b"charset=";
    let head = &bytes[..bytes.len().min(4096)];
    let at = head.windows(KEY.len()).position(|window| window.eq_ignore_ascii_case(KEY))? + KEY.len();
    let label: Vec<u8> = head[at..]
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\''))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
        .collect();
    Encoding::for_label(&label)
}
