//! From the paragraphs of an office file to one text: what stands on a line of its own, where blank lines go, and where each paragraph is found.
//!
//! Paragraphs of a letter look apart because of spacing that the file leaves to its styles. Here prose stands apart, and the short lines of an
//! address, of a closing or of a table stand below one another.

use std::ops::Range;

use bestfoot::{Comment, Facts, Location, ReadError, Source, Span, Target, Unresolved};

use crate::paragraph::{Paragraph, Piece, Place};

/// The text of a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) text: String,
    pub(crate) locations: Vec<Location>,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) facts: Facts,
}

impl Sheet {
    /// Puts paragraphs together, in reading order.
    pub(crate) fn new(paragraphs: Vec<Paragraph>) -> Self {
        let mut sheet = Self::default();
        let mut number = 0;
        let mut before: Option<Paragraph> = None;
        let mut is_gap = false;
        for mut paragraph in paragraphs {
            let is_empty = paragraph.text.trim().is_empty() || paragraph.is_page_number();
            if !is_empty && let Some(before) = &before {
                sheet.text.push_str(if paragraph.is_beside {
                    "\t"
                } else if is_gap || paragraph.is_apart_from(before) {
                    "\n\n"
                } else {
                    "\n"
                });
            }
            let start = sheet.text.len();
            let moved = |span: Span| Span::new(start + span.start(), start + span.end());
            let facts = &mut sheet.facts;
            if is_empty {
                is_gap |= !paragraph.is_beside;
                let here = Span::new(start, start);
                facts.unresolved.extend(
                    std::mem::take(&mut paragraph.unresolved)
                        .into_iter()
                        .map(|one| Unresolved::new(one.kind, here, one.words)),
                );
                continue;
            }
            facts.unresolved.extend(
                std::mem::take(&mut paragraph.unresolved)
                    .into_iter()
                    .map(|one| Unresolved::new(one.kind, moved(one.span), one.words)),
            );
            facts.targets.extend(
                std::mem::take(&mut paragraph.targets).into_iter().map(|one| Target::new(moved(one.span), one.address)),
            );
            facts.comments.extend(
                std::mem::take(&mut paragraph.comments)
                    .into_iter()
                    .map(|one| Comment::new(start + one.span.start(), one.words)),
            );
            sheet.pieces.extend(
                std::mem::take(&mut paragraph.pieces)
                    .into_iter()
                    .map(|piece| Piece { text: start + piece.text.start..start + piece.text.end, ..piece }),
            );
            sheet.text.push_str(&paragraph.text);
            number += u32::from(paragraph.place == Place::Body);
            let span = Span::new(start, sheet.text.len());
            sheet.locations.push(paragraph.place.location(span, number));
            before = Some(paragraph);
            is_gap = false;
        }
        if !sheet.text.is_empty() {
            sheet.text.push('\n');
        }
        sheet
    }

    /// Says where the text stands by the lines of the file that its pieces came from. Notes keep their own places.
    #[cfg(feature = "tex")]
    pub(crate) fn locate_lines(&mut self, file: &str) {
        let ends: Vec<usize> = file.match_indices('\n').map(|(at, _)| at).collect();
        let line = |at: usize| ends.partition_point(|end| *end < at) as u32 + 1;
        // Where text begins that stands on another line than what is before it.
        let mut starts: Vec<(usize, u32)> = Vec::new();
        for piece in &self.pieces {
            starts.push((piece.text.start, line(piece.at.start)));
            if !piece.is_reference {
                let within = ends.partition_point(|end| *end < piece.at.start);
                let breaks = ends[within..].iter().take_while(|end| **end < piece.at.end);
                starts.extend(breaks.map(|end| (piece.text.start + end + 1 - piece.at.start, line(end + 1))));
            }
        }
        let mut locations = Vec::new();
        for place in std::mem::take(&mut self.locations) {
            if place.paragraph.is_none() {
                locations.push(place);
                continue;
            }
            let (from, until) = (place.span.start(), place.span.end());
            let first = starts.partition_point(|(at, _)| *at < from);
            let mut here: Vec<(usize, u32)> =
                starts[first..].iter().take_while(|(at, _)| *at < until).copied().collect();
            here.dedup_by_key(|(_, line)| *line);
            let Some(start) = here.first_mut() else {
                locations.push(place);
                continue;
            };
            start.0 = from;
            for (index, (at, line)) in here.iter().enumerate() {
                let end = here.get(index + 1).map_or(until, |(next, _)| *next);
                locations.push(Location::new(Span::new(*at, end), format!("line {line}")));
            }
        }
        self.locations = locations;
    }

    /// The draft.
    #[cfg(any(feature = "docx", feature = "odt", feature = "rtf"))]
    pub(crate) fn into_source(self) -> Result<Source, ReadError> {
        self.into_source_from("utf-8")
    }

    /// The draft, out of a file of that encoding.
    pub(crate) fn into_source_from(self, encoding: &'static str) -> Result<Source, ReadError> {
        if self.text.trim().is_empty() {
            return Err(ReadError::Empty);
        }
        let stretches = stretches(&self.pieces);
        // Header lines and front matter that are written in the text count as they do anywhere.
        let mut source = Source::new(self.text, bestfoot::Format::Text);
        let mut facts = source.facts_mut().clone();
        facts.unresolved = self.facts.unresolved;
        facts.targets = self.facts.targets;
        facts.comments = self.facts.comments;
        let source = source.extracted(facts, encoding).at(self.locations);
        Ok(if stretches.is_empty() { source } else { source.writable_in(stretches) })
    }
}

/// What can be edited as one, from pieces in the order of the text.
fn stretches(pieces: &[Piece]) -> Vec<Span> {
    let mut stretches: Vec<(usize, Range<usize>)> = Vec::new();
    for piece in pieces {
        match stretches.last_mut() {
            Some((stretch, text)) if *stretch == piece.stretch && text.end == piece.text.start => {
                text.end = piece.text.end;
            }
            _ => stretches.push((piece.stretch, piece.text.clone())),
        }
    }
    stretches.into_iter().map(|(_, text)| text.into()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(lines: &[&str]) -> String {
        let paragraphs = lines.iter().map(|line| Paragraph { text: (*line).to_owned(), ..Paragraph::default() });
        Sheet::new(paragraphs.collect()).text
    }

    #[test]
    fn prose_stands_apart_and_short_lines_together() {
        let long = "I have spent six years in freight, and I would like to spend the next six at your routing desk.";
        assert_eq!(
            text(&[
                "Dana Whitfield",
                "dana@example.com",
                "",
                "Dear Ms. Ortiz,",
                long,
                "I look forward to hearing from you.",
                "Sincerely,",
                "Dana Whitfield"
            ]),
            format!(
                "Dana Whitfield\ndana@example.com\n\nDear Ms. Ortiz,\n\n{long}\n\nI look forward to hearing from you.\n\nSincerely,\nDana Whitfield\n"
            )
        );
    }

    #[test]
    fn cells_of_a_row_stand_beside_one_another() {
        let cell = |text: &str, row, is_beside| Paragraph {
            text: text.to_owned(),
            place: Place::Table(1, row),
            is_beside,
            ..Paragraph::default()
        };
        let sheet = Sheet::new(vec![
            cell("Phone", 1, false),
            cell("555", 1, true),
            cell("Mail", 2, false),
            cell("a@b.example", 2, true),
        ]);
        assert_eq!(sheet.text, "Phone\t555\nMail\ta@b.example\n");
        let places: Vec<&str> = sheet.locations.iter().map(|place| place.text.as_str()).collect();
        assert_eq!(places, ["table 1, row 1", "table 1, row 1", "table 1, row 2", "table 1, row 2"]);
    }
}
