//! Tables whose columns stand under headings: `| Essential | Desirable |`.

use std::ops::Range;

use super::heading::titled;
use super::layout::Section;
use super::page::Page;

/// The sections of the columns of the table that is being read.
#[derive(Default)]
pub(super) struct Columns {
    sections: Vec<Option<Section>>,
}

impl Columns {
    /// The cells of a row under headed columns, each with its section; none for what is no such row. A row of headings has no cells.
    pub(super) fn read(&mut self, page: &Page<'_>, line: &Range<usize>) -> Option<Vec<(Range<usize>, Section)>> {
        let cells = cells(page, line);
        if cells.len() < 2 {
            self.sections.clear();
            return None;
        }
        let headed: Vec<Option<Section>> = cells
            .iter()
            .map(|cell| if cell.is_empty() || cell.len() > 4 { None } else { titled(page, cell, false) })
            .collect();
        let weighs = |section: Section| headed.contains(&Some(section));
        if weighs(Section::Must) && weighs(Section::Nice) {
            self.sections = headed;
            return Some(Vec::new());
        }
        if self.sections.len() < cells.len() {
            return None;
        }
        let sections = self.sections.iter();
        let told = cells.into_iter().zip(sections).filter(|(cell, _)| !cell.is_empty());
        Some(told.filter_map(|(cell, section)| Some((cell, (*section)?))).collect())
    }
}

/// The cells of a line between upright strokes. An empty one has no words.
fn cells(page: &Page<'_>, line: &Range<usize>) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut from = line.start;
    for at in line.clone() {
        let strokes = page.strokes(at);
        if strokes > 0 || at + 1 == line.end {
            cells.push(from..at + 1);
            from = at + 1;
        }
        if at + 1 < line.end {
            cells.extend((1..strokes).map(|_| from..from));
        }
    }
    cells
}
