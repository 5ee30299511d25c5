//! The walk through a LaTeX file, command by command. What a command means stands in one of the files here; the words go to the page.

mod commands;
mod letters;
mod limits;
mod own;
mod page;

use std::ops::Range;

use bestfoot::ReadError;

use self::limits::Limits;
use self::own::Own;
use self::page::Page;
use super::FORMAT;
use super::letter::Letter;
use super::scan::Scan;
use crate::paragraph::{Paragraph, Place};

/// The paragraphs of a file, in the order in which they are printed.
pub(super) fn paragraphs(text: &str) -> Result<Vec<Paragraph>, ReadError> {
    const BEGIN: &str = "\\begin{document}";
    const END: &str = "\\end{document}";
    let scan = Scan::new(text);
    let body = text.find(BEGIN).map(|at| at + BEGIN.len());
    let end = body.and_then(|start| text[start..].find(END).map(|at| start + at)).unwrap_or(text.len());
    let mut walk = Walk {
        scan,
        page: Page::default(),
        letter: Letter::default(),
        own: Own::default(),
        notes: Vec::new(),
        limits: Limits::default(),
    };
    if let Some(body) = body {
        walk.page.is_silent = true;
        walk.walk(0..body - BEGIN.len());
        walk.page.is_silent = false;
    }
    walk.walk(body.unwrap_or(0)..end);
    let notes = std::mem::take(&mut walk.notes);
    let mut all = walk.page.finish()?;
    // Notes stand below the text.
    for (range, number) in notes.into_iter().zip(1..) {
        walk.walk(range);
        let paragraphs = walk.page.finish()?.into_iter();
        all.extend(paragraphs.map(|paragraph| Paragraph { place: Place::Note(number), ..paragraph }));
    }
    if walk.limits.are_exceeded() {
        let reason = "its commands stand for too much text; check the text of the finished letter";
        return Err(ReadError::Malformed { format: FORMAT, reason: reason.to_owned() });
    }
    Ok(all)
}

struct Walk<'t> {
    scan: Scan<'t>,
    page: Page,
    letter: Letter,
    own: Own,
    notes: Vec<Range<usize>>,
    limits: Limits,
}

impl Walk<'_> {
    fn walk(&mut self, range: Range<usize>) {
        if !self.limits.enter(range.len()) {
            return;
        }
        let text = self.scan.text;
        let bytes = text.as_bytes();
        let open = self.page.open_groups();
        let mut at = range.start;
        while at < range.end {
            let rest = &text[at..range.end];
            let next = match bytes[at] {
                b'\\' => self.command(at, range.end),
                b'%' => at + rest.find('\n').map_or(rest.len(), |end| end + 1 + indent(&rest[end + 1..])),
                b'{' => {
                    self.page.begin_group();
                    at + 1
                }
                b'}' => {
                    if self.page.open_groups() > open {
                        self.page.end_group();
                    }
                    at + 1
                }
                byte if byte.is_ascii_whitespace() => {
                    let length = rest.bytes().take_while(u8::is_ascii_whitespace).count();
                    let space = &rest[..length];
                    if space.bytes().filter(|byte| *byte == b'\n').count() > 1 {
                        self.page.end_paragraph();
                    } else {
                        self.page.plain(space, at);
                    }
                    at + length
                }
                _ => self.words(rest, at),
            };
            at = next.max(at + 1);
        }
        while self.page.open_groups() > open {
            self.page.end_group();
        }
        self.limits.leave();
    }

    /// Words up to the next character with a meaning, or such a character.
    fn words(&mut self, rest: &str, at: usize) -> usize {
        let has_meaning = |c: char| {
            c.is_ascii_whitespace()
                || matches!(c, '\\' | '%' | '{' | '}' | '~' | '-' | '`' | '\'' | '$' | '&' | '^' | '_' | '#')
        };
        let signs = [
            ("---", "\u{2014}"),
            ("--", "\u{2013}"),
            ("``", "\u{201c}"),
            ("''", "\u{201d}"),
            ("`", "\u{2018}"),
            ("~", " "),
        ];
        if let Some((written, shown)) = signs.iter().find(|(written, _)| rest.starts_with(written)) {
            self.page.sign(shown, at..at + written.len());
            return at + written.len();
        }
        match rest.as_bytes()[0] {
            b'&' => {
                self.page.tab();
                at + 1
            }
            b'$' | b'^' | b'_' | b'#' => {
                self.page.cut();
                at + 1
            }
            _ => {
                let first = rest.chars().next().map_or(1, char::len_utf8);
                let length = rest[first..].find(has_meaning).map_or(rest.len(), |end| first + end);
                self.page.plain(&rest[..length], at);
                at + length
            }
        }
    }
}

/// The length of the white space at the beginning of a line.
fn indent(line: &str) -> usize {
    line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}
