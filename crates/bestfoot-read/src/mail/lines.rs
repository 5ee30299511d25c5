//! Where the text of a mail stands in the lines of its file. Quoted-printable breaks lines anew, and base64 has no lines of its own; there the
//! paragraphs of the text are counted instead.

use bestfoot::{Location, Span};
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders};

/// The number of the line that a byte of the file stands on, from 1.
pub(super) fn line_of(message: &Message<'_>, offset: u32) -> u32 {
    let before = message.raw_message.get(..offset as usize).unwrap_or(&message.raw_message);
    line_ends(before) as u32 + 1
}

fn line_ends(bytes: &[u8]) -> usize {
    bytes.split(|byte| *byte == b'\n').count() - 1
}

/// The places of a part's text, in order; `paragraphs` are counted before it.
pub(super) fn places(message: &Message<'_>, part: &MessagePart<'_>, text: &str, paragraphs: u32) -> Vec<Location> {
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let first = line_of(message, part.offset_body);
    let starts = match part.encoding {
        Encoding::None => plain(text, raw),
        Encoding::QuotedPrintable => quoted_printable(text, raw, is_single_byte(part)),
        Encoding::Base64 => None,
    };
    let end_of = |next: Option<usize>| next.unwrap_or(text.len());
    if let Some(starts) = starts {
        let ends = starts.iter().skip(1).map(|&(at, _)| at).map(Some).chain([None]);
        let lines = starts.iter().zip(ends);
        return lines.map(|(&(at, line), end)| Location::line(Span::new(at, end_of(end)), first + line)).collect();
    }
    let starts = paragraph_starts(text);
    let ends = starts.iter().skip(1).copied().map(Some).chain([None]);
    let numbered = starts.iter().zip(ends).zip(paragraphs + 1..);
    numbered.map(|((&at, end), number)| Location::paragraph(Span::new(at, end_of(end)), number)).collect()
}

/// Whether each character of the part is a byte of the file. Other charsets than these and UTF-8 come out uneven, and their lines are not told.
fn is_single_byte(part: &MessagePart<'_>) -> bool {
    let charset =
        part.content_type().and_then(|kind| kind.attribute("charset")).unwrap_or("utf-8").to_ascii_lowercase();
    charset.starts_with("iso-8859-") || charset.starts_with("windows-125")
}

/// Where the lines of a text begin, and which lines of the file they are, from 0; none if they are not the same lines.
fn plain(text: &str, raw: &[u8]) -> Option<Vec<(usize, u32)>> {
    let is_same = line_ends(text.as_bytes()) == line_ends(raw);
    let starts = [0].into_iter().chain(text.match_indices('\n').map(|(at, _)| at + 1));
    is_same.then(|| starts.zip(0..).collect())
}

/// The same for a text that was written as quoted-printable: a line of it may be many of the file.
fn quoted_printable(text: &str, raw: &[u8], is_single_byte: bool) -> Option<Vec<(usize, u32)>> {
    let mut starts = Vec::new();
    let mut at = 0;
    for (line, number) in raw.split(|byte| *byte == b'\n').zip(0..) {
        starts.push((at, number));
        let line = line.trim_ascii_end();
        let (words, goes_on) = line.strip_suffix(b"=").map_or((line, false), |words| (words, true));
        let count = decoded(words).filter(|byte| *byte != b'\r' && (is_single_byte || byte & 0xc0 != 0x80)).count();
        let rest = &text[at..];
        at += rest.char_indices().map(|(length, _)| length).chain([rest.len()]).nth(count)?;
        if !goes_on && at < text.len() {
            at += text[at..].starts_with('\n').then_some(1)?;
        }
    }
    (at == text.len()).then_some(starts)
}

/// The bytes that a line of quoted-printable stands for.
fn decoded(mut line: &[u8]) -> impl Iterator<Item = u8> {
    std::iter::from_fn(move || {
        let hex = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
        if let [b'=', high, low, rest @ ..] = line
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            line = rest;
            return Some(high << 4 | low);
        }
        let (&first, rest) = line.split_first()?;
        line = rest;
        Some(first)
    })
}

/// Where the paragraphs of a text begin; blank lines divide them.
fn paragraph_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut is_blank = true;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_filled = !line.trim().is_empty();
        if is_filled && is_blank {
            starts.push(at);
        }
        is_blank = !is_filled;
        at += line.len();
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn soft_line_ends_are_lines_of_the_file() {
        let starts = |text: &str, raw: &str| quoted_printable(text, raw.as_bytes(), false);
        let of = |places: &[(usize, u32)]| Some(places.to_vec());
        assert_eq!(starts("one two\nthree", "one =\r\ntwo  \r\nthree"), of(&[(0, 0), (4, 1), (8, 2)]));
        assert_eq!(starts("José – x\n", "Jos=C3=A9 =E2=\n=80=93 x\n"), of(&[(0, 0), (9, 1), (12, 2)]));
        assert_eq!(starts("one\ntwo", "one=0D=0Atwo"), of(&[(0, 0)]));
        assert_eq!(starts("one", "other"), None);
        assert_eq!(quoted_printable("José x", b"Jos=E9=\n x", true), of(&[(0, 0), (5, 1)]));
    }
}
