//! The walk through a page, tag by tag.

use std::collections::BTreeMap;

use bestfoot::{Comment, ReadError};
use html5gum::{DefaultEmitter, HtmlString, Spanned, StartTag, Token, Tokenizer};

use super::FORMAT;
use super::element::{Role, hides, is_void, role};
use crate::flow::Flow;
use crate::paragraph::{Paragraph, Place, row};

/// Tables in tables that are told apart; the tags of deeper ones are passed over, and their words are read.
const TABLES: usize = 64;

/// Tables in tables, at most. Mails are laid out in some twenty.
const DEEPEST: usize = 1_000;

/// Bytes of a link's address that are kept, at most.
const ADDRESS: usize = 2_000;

/// What a comment to this program begins with.
const OURS: &str = "bestfoot";

/// Bytes of such a comment, at most.
const COMMENT: usize = 2_000;

/// The longest text that stands for a picture of an emoji, in bytes.
const EMOJI: usize = 32;

/// The paragraphs of a page. In a mail, every block quotation is what somebody else wrote.
pub(super) fn paragraphs(page: &str, is_mail: bool) -> Result<Vec<Paragraph>, ReadError> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut walk = Walk { page, is_mail, ..Walk::default() };
    for token in Tokenizer::new_with_emitter(page, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => walk.start(&tag),
            Token::EndTag(tag) => walk.end(&tag.name),
            Token::String(text) => walk.text(&text),
            Token::Comment(words) => walk.comment(&words),
            Token::Doctype(_) | Token::Error(_) => {}
        }
        if walk.too_deep > DEEPEST - TABLES {
            let reason = format!("its tables are nested more than {DEEPEST} deep; is it really a draft?");
            return Err(ReadError::Malformed { format: FORMAT, reason });
        }
    }
    while !walk.tables.is_empty() {
        walk.end_table();
    }
    walk.flow.finish(FORMAT)
}

/// An open table.
#[derive(Debug, Default)]
struct Table {
    /// The paragraphs before the row that is open.
    before: Vec<Paragraph>,
    /// The cells of the row that is open.
    cells: Option<Vec<Vec<Paragraph>>>,
    number: u32,
    rows: u32,
}

#[derive(Debug, Default)]
struct Walk<'p> {
    page: &'p str,
    is_mail: bool,
    flow: Flow,
    /// The name of an element that is not shown, and how many of that name are open.
    unseen: Option<(Vec<u8>, usize)>,
    tables: Vec<Table>,
    table_count: u32,
    /// Tables that are open and too deep.
    too_deep: usize,
    preformatted: usize,
    link: Option<(usize, String)>,
    /// For each open quotation, whether it is of a mail.
    quotations: Vec<bool>,
}

type Attributes = BTreeMap<HtmlString, Spanned<HtmlString, usize>>;

fn attribute<'a>(attributes: &'a Attributes, name: &[u8]) -> Option<&'a [u8]> {
    attributes.get(name).map(|value| value.value.as_slice())
}

impl Walk<'_> {
    fn start(&mut self, tag: &StartTag<usize>) {
        let name = tag.name.as_slice();
        let role = role(name);
        if let Some((unseen, open)) = &mut self.unseen {
            // A paragraph ends where the next block begins, with or without an end tag.
            if unseen == b"p" && !matches!(role, Role::Inline | Role::Link | Role::LineBreak | Role::Picture) {
                self.unseen = None;
            } else {
                *open += usize::from(unseen == name && !tag.self_closing);
                return;
            }
        }
        let is_hidden = role == Role::Unseen
            || tag.attributes.contains_key(&b"hidden"[..])
            || attribute(&tag.attributes, b"style").is_some_and(hides);
        if is_hidden {
            self.flow.cut();
            // Within SVG and MathML an element may close itself.
            if !(is_void(name) || tag.self_closing && role == Role::Unseen) {
                self.unseen = Some((name.to_vec(), 1));
            }
            return;
        }
        match role {
            Role::Unseen | Role::Inline => self.flow.cut(),
            Role::Block => self.flow.end_paragraph(),
            Role::Heading => {
                self.flow.end_paragraph();
                self.flow.current().is_apart = true;
            }
            Role::Item => {
                self.flow.end_item();
                self.flow.current().begin_item();
            }
            Role::Quotation => self.start_quotation(&tag.attributes),
            Role::Link => self.start_link(&tag.attributes),
            Role::LineBreak => self.flow.line_break(),
            Role::Rule => {
                self.flow.end_paragraph();
                self.flow.gap();
            }
            Role::Preformatted => {
                self.flow.end_paragraph();
                self.preformatted += 1;
                self.flow.keeps_space = true;
            }
            Role::Table => self.start_table(),
            Role::Row => self.start_row(),
            Role::Cell => self.start_cell(),
            Role::Picture => self.picture(&tag.attributes),
            Role::QuotationMarks => self.flow.made("\u{201c}"),
        }
    }

    fn end(&mut self, name: &[u8]) {
        if let Some((unseen, open)) = &mut self.unseen {
            *open -= usize::from(unseen == name);
            if *open == 0 {
                self.unseen = None;
            }
            self.flow.cut();
            return;
        }
        match role(name) {
            Role::Block | Role::Cell => self.flow.end_paragraph(),
            Role::Heading => {
                self.flow.end_paragraph();
                self.flow.current().is_apart = false;
            }
            Role::Item => self.flow.end_item(),
            Role::Quotation => {
                self.flow.end_paragraph();
                if self.quotations.pop() == Some(true) {
                    self.flow.quoted -= 1;
                }
            }
            Role::Link => self.end_link(),
            Role::LineBreak => self.flow.line_break(),
            Role::Preformatted => {
                self.flow.end_paragraph();
                self.preformatted = self.preformatted.saturating_sub(1);
                self.flow.keeps_space = self.preformatted > 0;
            }
            Role::Table => self.end_table(),
            Role::Row => self.end_row(),
            Role::QuotationMarks => self.flow.made("\u{201d}"),
            Role::Unseen | Role::Rule | Role::Picture | Role::Inline => self.flow.cut(),
        }
    }

    fn text(&mut self, text: &Spanned<HtmlString, usize>) {
        if self.unseen.is_some() {
            return;
        }
        let shown = String::from_utf8_lossy(&text.value);
        let start = text.span.start;
        if let Some(written) = self.page.get(start..text.span.end)
            && let Some(pieces) = pieces(written, &shown)
        {
            for piece in pieces {
                match piece {
                    Piece::Plain(words, at) => self.flow.plain(words, start + at),
                    // A space that must not break counts as one that may.
                    Piece::Reference(words, at, length) if words == "\u{a0}" => {
                        self.flow.sign(" ", start + at..start + at + length);
                    }
                    Piece::Reference(words, at, length) => self.flow.sign(&words, start + at..start + at + length),
                }
            }
            return;
        }
        // What cannot be traced to its bytes is read all the same.
        for (index, words) in shown.split_ascii_whitespace().enumerate() {
            if index > 0 || shown.starts_with(|c: char| c.is_ascii_whitespace()) {
                self.flow.gap_between_words();
            }
            self.flow.made(words);
        }
        if shown.ends_with(|c: char| c.is_ascii_whitespace()) {
            self.flow.gap_between_words();
        }
    }

    /// Most comments are marks of Word and of editors; nothing to see.
    fn comment(&mut self, words: &[u8]) {
        self.flow.cut();
        let words = String::from_utf8_lossy(words);
        if words.len() <= COMMENT && words.trim_start().get(..8).is_some_and(|start| start.eq_ignore_ascii_case(OURS)) {
            let at = self.flow.here();
            self.flow.current().comments.push(Comment::new(at, words));
        }
    }

    fn start_link(&mut self, attributes: &Attributes) {
        self.flow.cut();
        let address = attribute(attributes, b"href").and_then(|address| std::str::from_utf8(address).ok());
        let address = address.map(str::trim).filter(|address| address.len() <= ADDRESS && !address.starts_with('#'));
        self.link = address.filter(|address| !address.is_empty()).map(|address| (self.flow.here(), address.to_owned()));
    }

    fn end_link(&mut self) {
        self.flow.cut();
        if let Some((start, address)) = self.link.take() {
            self.flow.current().link(start, &address);
        }
    }

    fn start_quotation(&mut self, attributes: &Attributes) {
        self.flow.end_paragraph();
        let says = |name: &[u8], word: &str| {
            attribute(attributes, name)
                .is_some_and(|value| String::from_utf8_lossy(value).to_ascii_lowercase().contains(word))
        };
        let is_reply = self.is_mail || says(b"type", "cite") || says(b"class", "quote");
        // Deeper ones change nothing any more.
        let counts = is_reply && self.flow.quoted < 8;
        self.quotations.push(counts);
        self.flow.quoted += usize::from(counts);
    }

    fn picture(&mut self, attributes: &Attributes) {
        self.flow.cut();
        let text = attribute(attributes, b"alt").map(String::from_utf8_lossy).unwrap_or_default();
        // Mail programs draw emoji as pictures.
        if text.len() <= EMOJI && !text.is_empty() && !text.chars().any(|c| c.is_ascii() || c.is_alphabetic()) {
            self.flow.made(&text);
        }
    }

    fn start_table(&mut self) {
        self.flow.end_paragraph();
        if self.tables.len() == TABLES {
            self.too_deep += 1;
            return;
        }
        self.table_count += 1;
        self.tables.push(Table { number: self.table_count, ..Table::default() });
    }

    fn start_row(&mut self) {
        self.flow.end_paragraph();
        self.end_row();
        if self.too_deep == 0
            && let Some(table) = self.tables.last_mut()
        {
            table.rows += 1;
            table.cells = Some(Vec::new());
            self.flow.swap(&mut table.before);
        }
    }

    fn start_cell(&mut self) {
        self.flow.end_paragraph();
        self.end_cell();
    }

    /// What stands since the last cell is one cell.
    fn end_cell(&mut self) {
        if self.too_deep > 0 {
            return;
        }
        if let Some(cells) = self.tables.last_mut().and_then(|table| table.cells.as_mut()) {
            let mut cell = Vec::new();
            self.flow.swap(&mut cell);
            if !cell.is_empty() {
                cells.push(cell);
            }
        }
    }

    fn end_row(&mut self) {
        self.flow.end_paragraph();
        if self.too_deep > 0 {
            return;
        }
        self.end_cell();
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        let Some(cells) = table.cells.take() else {
            return;
        };
        let mut paragraphs = row(cells);
        // Mails are laid out in tables; only cells that stand side by side make one that a reader sees.
        if paragraphs.iter().skip(1).any(|paragraph| paragraph.is_beside && paragraph.place == Place::Body) {
            for paragraph in &mut paragraphs {
                paragraph.place = Place::Table(table.number, table.rows);
            }
        }
        let mut before = std::mem::take(&mut table.before);
        self.flow.swap(&mut before);
        self.flow.append(paragraphs);
    }

    fn end_table(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            self.flow.end_paragraph();
            return;
        }
        self.end_row();
        self.tables.pop();
    }
}

/// Text as it is written, or a reference such as `&amp;` and what it shows, with its place and length.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'t> {
    Plain(&'t str, usize),
    Reference(String, usize, usize),
}

/// Traces a text that is shown to what is written; none if that does not come out even.
fn pieces<'t>(written: &'t str, shown: &str) -> Option<Vec<Piece<'t>>> {
    let mut pieces = Vec::new();
    let mut left = shown;
    let mut at = 0;
    while at < written.len() {
        let rest = &written[at..];
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '#';
        let name = rest.strip_prefix('&').map_or(0, |name| name.find(|c| !is_name(c)).unwrap_or(name.len()));
        if name > 0 {
            let length = 1 + name + usize::from(rest[1 + name..].starts_with(';'));
            let words = decoded(&rest[..length]);
            left = left.strip_prefix(words.as_str())?;
            pieces.push(Piece::Reference(words, at, length));
            at += length;
        } else {
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let length = rest[first..].find('&').map_or(rest.len(), |next| first + next);
            let words = &rest[..length];
            // Line ends are shown as one character, whatever they are.
            let shown =
                if words.contains('\r') { words.replace("\r\n", "\n").replace('\r', "\n") } else { words.to_owned() };
            left = left.strip_prefix(shown.as_str())?;
            pieces.push(Piece::Plain(words, at));
            at += length;
        }
    }
    left.is_empty().then_some(pieces)
}

/// What a reference shows.
fn decoded(reference: &str) -> String {
    let mut shown = String::new();
    for token in Tokenizer::new(reference) {
        let Ok(token) = token;
        if let Token::String(text) = token {
            shown.push_str(&String::from_utf8_lossy(&text));
        }
    }
    shown
}
