//! What is printed: words and signs go in, paragraphs come out. Before the document begins nothing is printed, and nobody else need ask.

use std::ops::Range;

use bestfoot::ReadError;

use crate::flow::Flow;
use crate::paragraph::Paragraph;
use crate::tex::FORMAT;

/// What happens at the end of a group.
#[derive(Clone, Debug)]
enum End {
    Nothing,
    Heading,
    Link(usize, String),
}

#[derive(Debug, Default)]
pub(super) struct Page {
    flow: Flow,
    /// Whether nothing is printed: before the document begins.
    pub(super) is_silent: bool,
    ends: Vec<End>,
    /// What happens at the end of the group that begins next.
    next_end: Option<End>,
}

impl Page {
    /// The paragraphs so far; the page is empty again.
    pub(super) fn finish(&mut self) -> Result<Vec<Paragraph>, ReadError> {
        std::mem::take(&mut self.flow).finish(FORMAT)
    }

    /// Words that stand in the file just so, from the byte `at` on.
    pub(super) fn plain(&mut self, words: &str, at: usize) {
        if !self.is_silent {
            self.flow.plain(words, at);
        }
    }

    /// Words that stand in the file just so, apart from what surrounds them.
    pub(super) fn plain_apart(&mut self, words: &str, at: usize) {
        if !self.is_silent {
            self.flow.cut();
            self.flow.plain(words, at);
            self.flow.cut();
        }
    }

    /// Lines whose white space stays as it is.
    pub(super) fn plain_lines(&mut self, lines: &str, at: usize) {
        if !self.is_silent {
            self.flow.keeps_space = true;
            self.flow.plain(lines, at);
            self.flow.end_paragraph();
            self.flow.keeps_space = false;
        }
    }

    /// What the bytes of the file say in a way of their own.
    pub(super) fn sign(&mut self, shown: &str, at: Range<usize>) {
        if !self.is_silent {
            self.flow.sign(shown, at);
        }
    }

    /// Words that stand nowhere in the file.
    pub(super) fn made(&mut self, words: &str) {
        if !self.is_silent {
            self.flow.made(words);
        }
    }

    pub(super) fn space(&mut self) {
        if !self.is_silent {
            self.flow.gap_between_words();
        }
    }

    pub(super) fn tab(&mut self) {
        if !self.is_silent {
            self.flow.tab();
        }
    }

    pub(super) fn line_break(&mut self) {
        if !self.is_silent {
            self.flow.line_break();
        }
    }

    pub(super) fn begin_item(&mut self) {
        if !self.is_silent {
            self.flow.end_item();
            self.flow.current().begin_item();
        }
    }

    pub(super) fn end_line(&mut self) {
        if !self.is_silent {
            self.flow.end_paragraph();
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        if !self.is_silent {
            self.flow.end_paragraph();
            self.flow.gap();
        }
    }

    /// What comes stands apart in the file from what was, though not in the text.
    pub(super) fn cut(&mut self) {
        self.flow.cut();
    }

    /// The next group is a heading.
    pub(super) fn begin_heading(&mut self) {
        self.end_paragraph();
        if !self.is_silent {
            self.flow.current().is_apart = true;
            self.next_end = Some(End::Heading);
        }
    }

    /// The next group holds the words of a link.
    pub(super) fn begin_link(&mut self, address: String) {
        self.next_end = Some(End::Link(self.flow.here(), address));
    }

    /// How many groups are open.
    pub(super) fn open_groups(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn begin_group(&mut self) {
        self.flow.cut();
        self.ends.push(self.next_end.take().unwrap_or(End::Nothing));
    }

    pub(super) fn end_group(&mut self) {
        self.flow.cut();
        match self.ends.pop() {
            Some(End::Heading) => {
                self.end_paragraph();
                self.flow.current().is_apart = false;
            }
            Some(End::Link(start, address)) if !self.is_silent => self.flow.current().link(start, &address),
            _ => {}
        }
    }
}
