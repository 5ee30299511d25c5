//! Places in a text: byte ranges, and the lines and columns that people read.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A byte range of a document's text.
///
/// Both ends lie on character boundaries of [`Document::text`](crate::Document::text); the range may be empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Ends")]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span of the bytes from `start` to `end`; swapped ends are put in order.
    pub fn new(start: usize, end: usize) -> Self {
        let (start, end) = if start <= end { (start, end) } else { (end, start) };
        Self { start: start as u32, end: end as u32 }
    }

    /// Offset of the first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// Offset just after the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no bytes.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range of byte offsets.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A span as it comes from outside, before anybody looked at it.
#[derive(Deserialize)]
struct Ends {
    start: u32,
    end: u32,
}

impl TryFrom<Ends> for Span {
    type Error = &'static str;

    fn try_from(Ends { start, end }: Ends) -> Result<Self, Self::Error> {
        if start <= end { Ok(Self { start, end }) } else { Err("a span ends before it starts") }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Whether a span shares a byte with one of a list that is in order and in which none overlaps another.
pub(crate) fn touches(ordered: &[Span], span: Span) -> bool {
    let next = ordered.partition_point(|known| known.end() <= span.start());
    ordered.get(next).is_some_and(|known| known.overlaps(span))
}

/// The spans in order, those that overlap as one.
pub(crate) fn merged(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut all: Vec<Span> = spans.into_iter().collect();
    all.sort_unstable();
    all.dedup_by(|next, before| {
        let joins = next.start() < before.end();
        if joins {
            *before = before.cover(*next);
        }
        joins
    });
    all
}

/// The last place at or before an offset that lies in the text and on a character.
pub(crate) fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first place at or behind an offset that lies on a character, or the end of the text.
pub(crate) fn ceiling(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// A place as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// `3:14`, as editors and compilers write it.
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Where the lines of a text begin; turns byte offsets into [`Position`]s.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// How many characters begin before each stretch of [`STRIDE`] bytes, so that a column far into a line is not counted from the line's start.
    characters: Vec<u32>,
}

const STRIDE: usize = 1024;

/// How many characters begin in these bytes of a text.
fn characters(bytes: &[u8]) -> usize {
    let begins = |byte: &&u8| **byte & 0xc0 != 0x80;
    bytes.iter().filter(begins).count()
}

impl LineIndex {
    /// Finds the lines of `text`; `\n`, `\r\n` and a lone `\r` end one.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || byte == b'\r' && bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at as u32 + 1);
            }
        }
        let mut count = 0;
        let counted = bytes.chunks(STRIDE).map(|stretch| {
            let before = count;
            count += characters(stretch) as u32;
            before
        });
        let characters = counted.collect();
        Self { starts, characters }
    }

    /// The line and column of a byte offset of the `text` this index was made from; of an offset behind its end, those of the end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.starts.partition_point(|&start| start as usize <= offset) - 1;
        let offset = offset.min(text.len());
        let before = |at: usize| {
            let stretch = (at / STRIDE).min(self.characters.len().saturating_sub(1));
            let counted = self.characters.get(stretch).map_or(0, |&count| count as usize);
            counted + characters(&text.as_bytes()[stretch * STRIDE..at])
        };
        Position { line: line + 1, column: before(offset) - before(self.starts[line] as usize) + 1 }
    }

    /// The bytes of a line, counted from 1, without its line end.
    pub fn line(&self, text: &str, line: usize) -> Span {
        let start = self.starts[line - 1] as usize;
        let end = self.starts.get(line).map_or(text.len(), |&next| next as usize);
        let content = text[start..end].trim_end_matches(['\n', '\r']);
        Span::new(start, start + content.len())
    }

    /// How many lines the text has; an empty text has one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never: every text has at least one line.
    pub fn is_empty(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_from_outside_ends_behind_its_start() {
        let read = |json: &str| serde_json::from_str::<Span>(json);
        assert_eq!(read(r#"{"start":3,"end":7}"#).expect("it is sound"), Span::new(3, 7));
        assert_eq!(
            read(&serde_json::to_string(&Span::new(3, 7)).expect("it can be written")).expect("it is sound").len(),
            4
        );
        let error = read(r#"{"start":7,"end":3}"#).expect_err("it ends before it starts");
        assert!(error.to_string().contains("ends before it starts"), "{error}");
    }

    #[test]
    fn columns_are_counted_in_characters_however_long_the_line_is() {
        let text = "one\r\n".to_owned() + &"naïve – 🙂 x".repeat(STRIDE) + "\nlast";
        let lines = LineIndex::new(&text);
        let places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        for at in places.step_by(97).chain([0, 3, 5, text.len()]) {
            let line = lines.starts.partition_point(|&start| start as usize <= at);
            let column = text[lines.starts[line - 1] as usize..at].chars().count() + 1;
            assert_eq!(lines.position(&text, at), Position { line, column }, "{at}");
        }
        assert_eq!(LineIndex::new("").position("", 0), Position { line: 1, column: 1 });
        let whole = "a".repeat(STRIDE);
        assert_eq!(LineIndex::new(&whole).position(&whole, STRIDE).column, STRIDE + 1);
    }

    #[test]
    fn spans_in_order_are_found_without_looking_at_all() {
        let list = merged([10..14, 2..4, 12..20, 20..21, 30..30].map(Span::from));
        assert_eq!(list, [2..4, 10..20, 20..21, 30..30].map(Span::from));
        for (start, end) in (0..34).flat_map(|start| (start..34).map(move |end| (start, end))) {
            let span = Span::new(start, end);
            assert_eq!(touches(&list, span), list.iter().any(|known| known.overlaps(span)), "{span:?}");
        }
    }
}
