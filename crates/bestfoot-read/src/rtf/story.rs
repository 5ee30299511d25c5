//! A run of paragraphs that belong together: the body, a header, a note, a text box.

use bestfoot::UnresolvedKind;

use crate::paragraph::{Paragraph, Place, WORDS, row};

/// What a character is beside its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Fate {
    #[default]
    Shown,
    /// A tracked change adds it.
    Added,
    /// A tracked change takes it out.
    TakenOut,
    Hidden,
}

/// Paragraphs as they grow.
#[derive(Debug, Default)]
pub(super) struct Story {
    pub(super) place: Place,
    done: Vec<Paragraph>,
    current: Paragraph,
    fate: Fate,
    /// Where the words of that fate begin; their text, if the paragraph does not hold it.
    start: usize,
    gone: String,
    cells: Vec<Vec<Paragraph>>,
    cell: Vec<Paragraph>,
    nested: Vec<Vec<Paragraph>>,
    nested_cell: Vec<Paragraph>,
    tables: u32,
    rows: u32,
    is_in_table: bool,
}

impl Story {
    pub(super) fn new(place: Place) -> Self {
        Self { place, ..Self::default() }
    }

    /// Words, and what becomes of them.
    pub(super) fn put(&mut self, words: &str, fate: Fate) {
        if words.is_empty() {
            return;
        }
        if fate != self.fate {
            self.settle();
            self.fate = fate;
            self.start = self.current.text.len();
        }
        match fate {
            Fate::Shown | Fate::Added => self.current.text.push_str(words),
            Fate::TakenOut | Fate::Hidden => self.gone.push_str(words),
        }
    }

    /// What was added, taken out or hidden up to here is noted.
    fn settle(&mut self) {
        let gone: String = std::mem::take(&mut self.gone);
        let some = || gone.chars().take(WORDS).collect::<String>();
        match std::mem::take(&mut self.fate) {
            Fate::Shown => {}
            Fate::Added => self.current.added(self.start),
            Fate::TakenOut | Fate::Hidden if gone.trim().is_empty() => {}
            Fate::TakenOut => self.current.left(UnresolvedKind::TakenOut, some()),
            Fate::Hidden => self.current.hide(&gone),
        }
        self.start = self.current.text.len();
    }

    /// The paragraph that grows, all that was said of it noted.
    pub(super) fn current(&mut self) -> &mut Paragraph {
        self.settle();
        &mut self.current
    }

    fn take(&mut self) -> Paragraph {
        self.settle();
        self.start = 0;
        let mut paragraph = std::mem::take(&mut self.current);
        // A bullet that is written as text.
        if paragraph.text.starts_with("\u{2022}\t") {
            paragraph.text.replace_range(3..4, " ");
            paragraph.is_item = true;
        }
        paragraph.place = self.place;
        paragraph.end();
        paragraph
    }

    /// The paragraph ends.
    pub(super) fn end_paragraph(&mut self, in_table: bool) {
        let paragraph = self.take();
        if in_table {
            self.cell.push(paragraph);
        } else {
            self.end_row();
            self.is_in_table = false;
            self.done.push(paragraph);
        }
    }

    /// The cell ends, and its last paragraph with it.
    pub(super) fn end_cell(&mut self) {
        let paragraph = self.take();
        self.cell.push(paragraph);
        let cell = std::mem::take(&mut self.cell);
        self.cells.push(filled(cell));
    }

    /// The row of a table ends.
    pub(super) fn end_row(&mut self) {
        if !self.cell.is_empty() {
            let cell = std::mem::take(&mut self.cell);
            self.cells.push(filled(cell));
        }
        if self.cells.is_empty() {
            return;
        }
        self.tables += u32::from(!self.is_in_table);
        self.rows = if self.is_in_table { self.rows + 1 } else { 1 };
        self.is_in_table = true;
        let place = if self.place == Place::Body { Place::Table(self.tables, self.rows) } else { self.place };
        let paragraphs = row(std::mem::take(&mut self.cells));
        self.done.extend(paragraphs.into_iter().map(|paragraph| Paragraph { place, ..paragraph }));
    }

    /// The cell of a table in a table ends.
    pub(super) fn end_nested_cell(&mut self) {
        let paragraph = self.take();
        self.nested_cell.push(paragraph);
        let cell = std::mem::take(&mut self.nested_cell);
        self.nested.push(filled(cell));
    }

    /// The row of a table in a table ends.
    pub(super) fn end_nested_row(&mut self) {
        let cells = std::mem::take(&mut self.nested);
        self.cell.extend(row(cells));
    }

    /// Puts paragraphs before the one that grows.
    pub(super) fn insert(&mut self, paragraphs: Vec<Paragraph>) {
        self.done.extend(paragraphs);
    }

    /// All paragraphs.
    pub(super) fn finish(mut self) -> Vec<Paragraph> {
        self.end_nested_row();
        let paragraph = self.take();
        if !paragraph.text.is_empty() || !paragraph.unresolved.is_empty() {
            if self.cells.is_empty() && self.cell.is_empty() {
                self.done.push(paragraph);
            } else {
                self.cell.push(paragraph);
            }
        }
        self.end_row();
        self.done
    }
}

fn filled(cell: Vec<Paragraph>) -> Vec<Paragraph> {
    cell.into_iter().filter(|paragraph| !paragraph.text.is_empty() || !paragraph.unresolved.is_empty()).collect()
}
