//! Paragraphs gathered from a text with marks in it, in which any white space counts as one space: HTML and TeX.

use std::ops::Range;

use bestfoot::{ReadError, Span};

use crate::paragraph::{PARAGRAPHS, Paragraph, Piece};

/// What stands before the lines of a text that somebody else wrote.
const QUOTED: &str = "> ";

/// Paragraphs as they grow.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    done: Vec<Paragraph>,
    current: Paragraph,
    /// White space that becomes a space as soon as a word follows.
    space: Option<Range<usize>>,
    stretch: usize,
    /// How many quotations of a mail are open.
    pub(crate) quoted: usize,
    /// Whether white space stays as it is.
    pub(crate) keeps_space: bool,
}

impl Flow {
    /// Words that stand in the file just so, from the byte `at` on.
    pub(crate) fn plain(&mut self, text: &str, at: usize) {
        let mut done = 0;
        while let Some(rest) = text.get(done..).filter(|rest| !rest.is_empty()) {
            let is_space = |c: char| c.is_ascii_whitespace();
            let begins_with_space = rest.starts_with(is_space);
            let length = rest.find(|c: char| is_space(c) != begins_with_space).unwrap_or(rest.len());
            let (words, here) = (&rest[..length], at + done..at + done + length);
            if !begins_with_space {
                self.put(words, Some(here));
            } else if self.keeps_space {
                self.kept_space(words, &here);
            } else if self.space.is_none() {
                self.space = Some(here);
            }
            done += length;
        }
    }

    fn kept_space(&mut self, words: &str, at: &Range<usize>) {
        for (offset, c) in words.char_indices() {
            match c {
                '\n' => self.line_break(),
                '\r' => {}
                c => self.put(c.encode_utf8(&mut [0; 4]), Some(at.start + offset..at.start + offset + 1)),
            }
        }
    }

    /// Words that the bytes of the file say in a way of their own; one character of them can be edited, more cannot.
    pub(crate) fn sign(&mut self, words: &str, at: Range<usize>) {
        if words.is_empty() {
            return;
        }
        if words.chars().nth(1).is_some() {
            self.put(words, None);
            self.cut();
        } else {
            self.start_words();
            self.piece(words, at, true);
        }
    }

    /// Words that stand nowhere in the file.
    pub(crate) fn made(&mut self, words: &str) {
        self.put(words, None);
        self.cut();
    }

    fn put(&mut self, words: &str, at: Option<Range<usize>>) {
        self.start_words();
        match at {
            Some(at) => self.piece(words, at, false),
            None => self.current.text.push_str(words),
        }
    }

    fn start_words(&mut self) {
        if self.quoted > 0 && (self.current.text.is_empty() || self.current.text.ends_with('\n')) {
            self.current.text.push_str(QUOTED);
        }
        if let Some(space) = self.space.take() {
            let is_wanted = !self.is_bare() && !self.current.text.ends_with(['\n', '\t', ' ']);
            if is_wanted {
                self.piece(" ", space, true);
            }
        }
    }

    fn piece(&mut self, words: &str, at: Range<usize>, is_reference: bool) {
        let start = self.current.text.len();
        self.current.text.push_str(words);
        let text = start..self.current.text.len();
        let is_reference = is_reference && at.len() != 1;
        if let Some(last) = self.current.pieces.last_mut()
            && (last.stretch, last.text.end, last.at.end) == (self.stretch, text.start, at.start)
            && !last.is_reference
            && !is_reference
        {
            last.text.end = text.end;
            last.at.end = at.end;
            return;
        }
        self.current.pieces.push(Piece { text, part: 0, at, is_reference, element: 0, stretch: self.stretch });
    }

    /// No edit reaches over this place.
    pub(crate) fn cut(&mut self) {
        self.stretch += 1;
    }

    /// White space that is not written as such.
    pub(crate) fn gap_between_words(&mut self) {
        self.cut();
        if !self.is_bare() && !self.current.text.ends_with([' ', '\n']) {
            self.current.text.push(' ');
        }
        self.space = None;
    }

    /// The next column of a table.
    #[cfg(feature = "tex")]
    pub(crate) fn tab(&mut self) {
        self.cut();
        self.space = None;
        self.trim();
        self.current.text.push('\t');
    }

    /// A line ends; the second end in a row ends the paragraph.
    pub(crate) fn line_break(&mut self) {
        self.cut();
        self.space = None;
        if self.current.text.ends_with('\n') {
            self.end_paragraph();
            self.gap();
        } else {
            self.trim();
            self.current.text.push('\n');
        }
    }

    /// Whether the paragraph has no words yet.
    pub(crate) fn is_bare(&self) -> bool {
        let text = self.current.text.trim_start_matches(QUOTED);
        text.is_empty() || self.current.is_item && text.trim() == "\u{2022}"
    }

    fn trim(&mut self) {
        let length = self.current.text.trim_end_matches(' ').len();
        if length == self.current.text.len() || self.is_bare() {
            return;
        }
        self.current.text.truncate(length);
        while let Some(last) = self.current.pieces.last_mut().filter(|last| last.text.end > length) {
            if last.text.start >= length {
                self.current.pieces.pop();
            } else {
                last.at.end -= last.text.end - length;
                last.text.end = length;
            }
        }
    }

    /// A paragraph ends if it has words; one that is a mere bullet waits for them.
    pub(crate) fn end_paragraph(&mut self) {
        self.cut();
        self.space = None;
        if self.is_bare() {
            return;
        }
        self.trim();
        let mut paragraph = std::mem::take(&mut self.current);
        let is_blank = paragraph.text.trim().is_empty();
        if is_blank {
            paragraph = Paragraph::default();
        } else if paragraph.text.ends_with('\n') {
            paragraph.text.pop();
        }
        self.done.push(paragraph);
    }

    /// A bullet without words is forgotten; a comment waits for the next words.
    pub(crate) fn end_item(&mut self) {
        self.end_paragraph();
        let mut comments = std::mem::take(&mut self.current.comments);
        for comment in &mut comments {
            comment.span = Span::new(0, 0);
        }
        self.current = Paragraph { comments, ..Paragraph::default() };
    }

    /// An empty line.
    pub(crate) fn gap(&mut self) {
        if self.done.last().is_some_and(|last| !last.text.is_empty()) {
            self.done.push(Paragraph::default());
        }
    }

    /// The paragraph that grows.
    pub(crate) fn current(&mut self) -> &mut Paragraph {
        &mut self.current
    }

    /// Where the next word will stand in the paragraph, white space put down.
    pub(crate) fn here(&mut self) -> usize {
        if !self.is_bare() {
            self.start_words();
        }
        self.current.text.len()
    }

    /// The paragraphs so far are taken out, and others may be put in their place.
    pub(crate) fn swap(&mut self, other: &mut Vec<Paragraph>) {
        self.end_item();
        std::mem::swap(&mut self.done, other);
    }

    /// Puts paragraphs behind those so far.
    pub(crate) fn append(&mut self, paragraphs: Vec<Paragraph>) {
        self.end_item();
        self.done.extend(paragraphs);
    }

    /// All paragraphs; `format` is what people call the file.
    pub(crate) fn finish(mut self, format: &'static str) -> Result<Vec<Paragraph>, ReadError> {
        self.end_item();
        if self.done.len() > PARAGRAPHS {
            let reason = format!("it has more than {PARAGRAPHS} paragraphs; is it really a draft?");
            return Err(ReadError::Malformed { format, reason });
        }
        Ok(self.done)
    }
}
