//! A paragraph as it is taken from an office file, and where it stands there.

use std::ops::Range;

use bestfoot::{Comment, Location, Span, Target, Unresolved, UnresolvedKind};

/// Paragraphs of a file, at most.
pub(crate) const PARAGRAPHS: usize = 50_000;

/// A paragraph of at least so many characters is prose.
const PROSE_CHARACTERS: usize = 80;

/// A paragraph that ends as sentences do is prose from so many words on.
const PROSE_WORDS: usize = 5;

/// Bytes of added, hidden or commented words that are kept.
pub(crate) const WORDS: usize = 400;

/// Bytes of the words of a link, at most.
const LINK: usize = 2_000;

/// What an item of a list begins with; word processors draw it and do not write it.
const BULLET: &str = "\u{2022} ";

/// Bytes of a row of a table that stand on one line, at most.
const ROW: usize = 200;

/// Where a paragraph stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    #[default]
    Body,
    Header,
    Footer,
    TextBox,
    /// A footnote or endnote, counted from 1.
    Note(u32),
    /// A table of the body and its row, counted from 1.
    Table(u32, u32),
}

impl Place {
    /// Whether text goes on from one place to the other without a blank line.
    fn goes_on(self, next: Self) -> bool {
        match (self, next) {
            (Self::Table(one, _), Self::Table(other, _)) => one == other,
            _ => self == next,
        }
    }

    pub(crate) fn location(self, span: Span, paragraph: u32) -> Location {
        match self {
            Self::Body => Location::paragraph(span, paragraph),
            Self::Header => Location::new(span, "header"),
            Self::Footer => Location::new(span, "footer"),
            Self::TextBox => Location::new(span, "text box"),
            Self::Note(number) => Location::new(span, format!("note {number}")),
            Self::Table(table, row) => Location::new(span, format!("table {table}, row {row}")),
        }
    }
}

/// A stretch of a text and the bytes of a part that it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "docx"), allow(dead_code, reason = "only Word files are written back"))]
pub(crate) struct Piece {
    pub(crate) text: Range<usize>,
    pub(crate) part: usize,
    pub(crate) at: Range<usize>,
    /// Whether it is one character that is written as a reference.
    pub(crate) is_reference: bool,
    /// The element of the part that holds it.
    pub(crate) element: usize,
    /// What an edit must not reach over: pieces of one number look alike and stand together.
    pub(crate) stretch: usize,
}

/// A paragraph as it is taken from a file; places count in its own text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paragraph {
    pub(crate) text: String,
    pub(crate) place: Place,
    /// Whether it stands beside the paragraph before, in the same row of a table.
    pub(crate) is_beside: bool,
    /// Whether it stands apart from its neighbours: a heading.
    pub(crate) is_apart: bool,
    /// Whether it is an item of a list.
    pub(crate) is_item: bool,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) unresolved: Vec<Unresolved>,
    pub(crate) targets: Vec<Target>,
    pub(crate) comments: Vec<Comment>,
}

impl Paragraph {
    fn is_prose(&self) -> bool {
        let text = self.text.trim();
        text.len() >= PROSE_CHARACTERS && text.chars().nth(PROSE_CHARACTERS - 1).is_some()
            || text.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')']).ends_with(['.', '!', '?', '\u{2026}'])
                && text.split_whitespace().nth(PROSE_WORDS - 1).is_some()
    }

    /// Words that began at `start` are a link. An address that they say themselves is not kept.
    pub(crate) fn link(&mut self, start: usize, address: &str) {
        let is_link = |words: &&str| words.len() <= LINK && !words.trim().is_empty();
        let Some(words) = self.text.get(start..).filter(is_link) else {
            return;
        };
        let bare = address.split_once(':').map_or(address, |(_, bare)| bare).trim_start_matches('/');
        let bare = bare.split('?').next().unwrap_or_default().trim_end_matches('/');
        if !words.to_lowercase().contains(&bare.to_lowercase()) {
            self.targets.push(Target::new(Span::new(start, self.text.len()), address));
        }
    }

    /// Something was left here that the text does not hold.
    pub(crate) fn left(&mut self, kind: UnresolvedKind, words: String) {
        let here = self.text.len();
        self.unresolved.push(Unresolved::new(kind, Span::new(here, here), words));
    }

    /// The words from `start` on were added by a tracked change.
    pub(crate) fn added(&mut self, start: usize) {
        if let Some(words) = self.text.get(start..).filter(|words| !words.is_empty()) {
            let some: String = words.chars().take(WORDS).collect();
            let span = Span::new(start, start + words.len());
            self.unresolved.push(Unresolved::new(UnresolvedKind::Added, span, some));
        }
    }

    /// Hidden text stands here.
    pub(crate) fn hide(&mut self, text: &str) {
        let here = Span::new(self.text.len(), self.text.len());
        let some = text.chars().take(WORDS);
        match self.unresolved.last_mut() {
            Some(last) if last.kind == UnresolvedKind::Hidden && last.span == here => {
                if last.words.len() < WORDS {
                    last.words.extend(some);
                }
            }
            _ => self.unresolved.push(Unresolved::new(UnresolvedKind::Hidden, here, some.collect::<String>())),
        }
    }

    /// Whether it is nothing but the number of a page.
    pub(crate) fn is_page_number(&self) -> bool {
        let is_margin = matches!(self.place, Place::Header | Place::Footer);
        let mut words = self.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let counts = |word: &str| word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        is_margin && words.all(|word| counts(word) || word.eq_ignore_ascii_case("page") || word == "of")
    }

    /// Makes it an item of a list.
    pub(crate) fn begin_item(&mut self) {
        self.is_item = true;
        if self.text.is_empty() {
            self.text.push_str(BULLET);
        }
    }

    /// Takes the bullet away again where nothing came behind it.
    pub(crate) fn end(&mut self) {
        if self.text.trim() == BULLET.trim() {
            self.text.clear();
        }
    }

    /// Whether it stands apart from what follows: a heading, prose, or a block of lines.
    fn is_block(&self) -> bool {
        self.is_apart || self.is_prose() || self.text.trim().contains('\n')
    }

    /// Whether a blank line divides it from the paragraph before.
    pub(crate) fn is_apart_from(&self, before: &Self) -> bool {
        let same_list = self.is_item && before.is_item;
        !before.place.goes_on(self.place) || !same_list && (self.is_block() || before.is_block())
    }

    fn is_filled(&self) -> bool {
        !self.text.trim().is_empty()
    }
}

/// The paragraphs of a row of a table: beside one another if each cell is a short line, else one below the other.
pub(crate) fn row(cells: Vec<Vec<Paragraph>>) -> Vec<Paragraph> {
    let is_line = cells.iter().all(|cell| {
        let mut filled = cell.iter().filter(|paragraph| paragraph.is_filled());
        filled.next().is_none_or(|first| !first.text.contains('\n')) && filled.next().is_none()
    });
    let length: usize = cells.iter().flatten().map(|paragraph| paragraph.text.len()).sum();
    let mut paragraphs: Vec<Paragraph> = cells.into_iter().flatten().collect();
    if is_line && length <= ROW {
        let mut is_beside = false;
        for paragraph in &mut paragraphs {
            let is_filled = paragraph.is_filled();
            paragraph.is_beside = is_beside || !is_filled;
            is_beside |= is_filled;
        }
    }
    paragraphs
}
