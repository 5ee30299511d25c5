//! Where the text of a mail stands in the lines of its file. Quoted-printable breaks lines anew, and base64 has no lines of its own; there the
//! paragraphs of the text are counted instead.

use bestfoot::{Location, Span};

/// How a text is written in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    /// As it is.
    Plain,
    /// Quoted-printable, in UTF-8.
    QuotedPrintable,
    /// Quoted-printable, in a charset of single bytes.
    QuotedBytes,
    /// In a way that leaves it no lines.
    Packed,
}

/// How many lines end in these bytes.
pub(super) fn line_ends(bytes: &[u8]) -> u32 {
    bytes.split(|byte| *byte == b'\n').count() as u32 - 1
}

/// The places of a text, in order. It is written as `raw`, whose first line has the number `first`; `paragraphs` are counted before it.
pub(super) fn places(text: &str, raw: &[u8], coding: Coding, first: u32, paragraphs: u32) -> Vec<Location> {
    let starts = match coding {
        Coding::Plain => plain(text, raw),
        Coding::QuotedPrintable => quoted_printable(text, raw, false),
        Coding::QuotedBytes => quoted_printable(text, raw, true),
        Coding::Packed => None,
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
