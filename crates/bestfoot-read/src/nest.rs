//! What the walks through office files have in common: the paragraphs that are open, the tables and text boxes around them, and what a style says.

use bestfoot::ReadError;

use crate::paragraph::{PARAGRAPHS, Paragraph, Place, row};

/// A chain of styles that is longer is a circle.
const LONGEST_CHAIN: usize = 32;

/// A paragraph that is not closed yet.
#[derive(Debug, Default)]
pub(crate) struct Open<O> {
    pub(crate) paragraph: Paragraph,
    /// What its format notes of it.
    pub(crate) own: O,
    /// The text boxes that hang on it; they are read before it.
    boxes: Vec<Paragraph>,
}

/// What keeps the paragraphs that are closed inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder<H> {
    Row,
    Cell,
    TextBox,
    /// One that only this format has.
    Own(H),
}

#[derive(Debug)]
struct Held<H> {
    holder: Holder<H>,
    paragraphs: Vec<Paragraph>,
    /// The cells of a row.
    cells: Vec<Vec<Paragraph>>,
}

/// All that is open at a place of a file, from the outside to the inside.
#[derive(Debug)]
pub(crate) struct Nest<O, H> {
    /// What people call the file.
    format: &'static str,
    paragraphs: Vec<Paragraph>,
    open: Vec<Open<O>>,
    held: Vec<Held<H>>,
    text_boxes: usize,
    table_depth: usize,
    table: u32,
    row: u32,
    count: usize,
}

impl<O: Default, H: Copy + PartialEq> Nest<O, H> {
    pub(crate) fn new(format: &'static str) -> Self {
        Self {
            format,
            paragraphs: Vec::new(),
            open: Vec::new(),
            held: Vec::new(),
            text_boxes: 0,
            table_depth: 0,
            table: 0,
            row: 0,
            count: 0,
        }
    }

    /// What stands outside of all, in reading order.
    pub(crate) fn into_paragraphs(self) -> Vec<Paragraph> {
        self.paragraphs
    }

    /// The innermost paragraph that is open.
    pub(crate) fn open(&mut self) -> Option<&mut Open<O>> {
        self.open.last_mut()
    }

    /// How much text the open paragraph has.
    pub(crate) fn here(&self) -> usize {
        self.open.last().map_or(0, |open| open.paragraph.text.len())
    }

    #[cfg(feature = "docx")]
    pub(crate) fn is_in_text_box(&self) -> bool {
        self.text_boxes > 0
    }

    /// The format's own holders around this place, from the inside to the outside.
    #[cfg(feature = "odt")]
    pub(crate) fn own(&self) -> impl Iterator<Item = H> {
        self.held.iter().rev().filter_map(|held| match held.holder {
            Holder::Own(own) => Some(own),
            _ => None,
        })
    }

    /// Begins a paragraph of a part that is at `base`, and tells how many there are.
    pub(crate) fn begin_paragraph(&mut self, base: Place, own: O) -> Result<usize, ReadError> {
        self.count += 1;
        if self.count > PARAGRAPHS {
            let reason = format!("it has more than {PARAGRAPHS} paragraphs; is it really a draft?");
            return Err(ReadError::Malformed { format: self.format, reason });
        }
        let place = match base {
            _ if self.text_boxes > 0 => Place::TextBox,
            Place::Body if self.table_depth > 0 => Place::Table(self.table, self.row),
            base => base,
        };
        let paragraph = Paragraph { place, ..Paragraph::default() };
        self.open.push(Open { paragraph, own, boxes: Vec::new() });
        Ok(self.count)
    }

    pub(crate) fn end_paragraph(&mut self) {
        let Some(mut open) = self.open.pop() else {
            return;
        };
        open.paragraph.end();
        let into = self.held.last_mut().map_or(&mut self.paragraphs, |held| &mut held.paragraphs);
        into.append(&mut open.boxes);
        into.push(open.paragraph);
    }

    pub(crate) fn begin_table(&mut self) {
        self.table_depth += 1;
        if self.is_outer_table() {
            (self.table, self.row) = (self.table + 1, 0);
        }
    }

    pub(crate) fn end_table(&mut self) {
        self.table_depth -= 1;
    }

    /// Whether this is a table of the text itself, so that its rows are counted.
    fn is_outer_table(&self) -> bool {
        self.table_depth == 1 && self.text_boxes == 0
    }

    pub(crate) fn hold(&mut self, holder: Holder<H>) {
        self.row += u32::from(holder == Holder::Row && self.is_outer_table());
        self.text_boxes += usize::from(holder == Holder::TextBox);
        self.held.push(Held { holder, paragraphs: Vec::new(), cells: Vec::new() });
    }

    /// Closes the innermost holder. What one of the format's own held is handed over.
    pub(crate) fn let_go(&mut self) -> Option<(H, Vec<Paragraph>)> {
        let ended = self.held.pop()?;
        self.text_boxes -= usize::from(ended.holder == Holder::TextBox);
        let outer = self.held.last_mut();
        if ended.holder == Holder::Cell
            && let Some(outer) = outer.filter(|outer| outer.holder == Holder::Row)
        {
            outer.cells.push(ended.paragraphs);
            return None;
        }
        let into = self.held.last_mut().map_or(&mut self.paragraphs, |outer| &mut outer.paragraphs);
        match ended.holder {
            Holder::Own(own) => return Some((own, ended.paragraphs)),
            Holder::TextBox => self.open.last_mut().map_or(into, |open| &mut open.boxes).extend(ended.paragraphs),
            Holder::Row => {
                into.extend(row(ended.cells));
                into.extend(ended.paragraphs);
            }
            Holder::Cell => into.extend(ended.paragraphs),
        }
        None
    }
}

/// What a style says, or else the nearest one below it.
pub(crate) fn said<'s, S, T>(
    style: Option<&'s S>,
    below: impl Fn(&'s S) -> Option<&'s S>,
    says: impl Fn(&'s S) -> Option<T>,
) -> Option<T> {
    std::iter::successors(style, |style| below(style)).take(LONGEST_CHAIN).find_map(says)
}
