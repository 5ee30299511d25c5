//! What the walk gathers: text with its places, links, changes and comments, and paragraphs in their containers.

use bestfoot::{ReadError, Span, Unresolved, UnresolvedKind};

use super::super::run::Shape;
use super::{Ending, Field, Notes, OpenText, PIECES, TextElement, Unseen, Walk};
use crate::nest::Holder;
use crate::paragraph::{Piece, Place, WORDS};
use crate::xml::{Space, Tag};

/// Comments on one paragraph whose stretches are told apart.
const COMMENTS: usize = 64;

impl<'x> Walk<'x, '_> {
    /// How much of the open paragraph there is.
    pub(super) fn here(&self) -> usize {
        self.nest.here()
    }

    /// No edit may reach over this place.
    pub(super) fn seam(&mut self) {
        self.story.stretches += 1;
    }

    pub(super) fn begin_paragraph(&mut self) -> Result<(), ReadError> {
        self.seam();
        let notes = Notes { hides: self.story.styles.hide_the_usual(), ..Notes::default() };
        self.nest.begin_paragraph(self.base, notes)?;
        Ok(())
    }

    pub(super) fn shape(&mut self, shape: &Shape) {
        if shape.was_formatted {
            self.unresolved(UnresolvedKind::Formatted, String::new());
        }
        if let Some(open) = self.nest.open() {
            if let Some(style) = &shape.style {
                open.own.hides = self.story.styles.hide(style);
            }
            open.paragraph.is_apart |= shape.is_heading;
            if shape.is_item {
                open.paragraph.begin_item();
            }
        }
    }

    pub(super) fn hold(&mut self, holder: Holder<Unseen>) -> Ending {
        self.nest.hold(holder);
        Ending::Holder
    }

    pub(super) fn begin_text(&mut self, tag: &Tag<'x>) {
        let keeps_space = self.xml.attribute(tag, Space::Xml, "space").is_some_and(|space| space == "preserve");
        let element = self.story.elements.len();
        if element < PIECES {
            let after_name = self.xml.after_name(tag);
            self.story.elements.push(TextElement { part: self.number, after_name, keeps_space, trimmed: Vec::new() });
        }
        let first_piece = self.nest.open().map_or(0, |open| open.paragraph.pieces.len());
        self.text = Some(OpenText { start: self.here(), first_piece, element, keeps_space });
    }

    /// Takes text; `is_verbatim` says whether the part has the same bytes.
    pub(super) fn write(&mut self, text: &str, is_verbatim: bool) {
        match self.endings.last() {
            Some(Ending::Text) if self.codes == 0 => {}
            Some(Ending::Code) => {
                if let Some(field) = self.fields.last_mut().filter(|field| !field.in_result && field.code.len() < WORDS)
                {
                    field.code.push_str(text);
                }
                return;
            }
            _ => return,
        }
        let is_in_text_box = self.nest.is_in_text_box();
        let Some(open) = self.nest.open() else {
            return;
        };
        if self.run.is_hidden(open.own.hides) {
            open.paragraph.hide(text);
            self.story.stretches += 1;
            return;
        }
        if std::mem::replace(&mut self.look, self.run.look) != self.run.look {
            self.story.stretches += 1;
        }
        let start = open.paragraph.text.len();
        if text.contains(['\n', '\r', '\t']) {
            open.paragraph.text.push_str(&text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " "));
            return;
        }
        open.paragraph.text.push_str(text);
        let is_editable = !self.story.is_frozen
            && self.locks == 0
            && !is_in_text_box
            && self.fields.is_empty()
            && self.story.pieces < PIECES;
        let at = self.xml.at();
        let written = self.part.text.get(at.clone()).unwrap_or_default();
        let is_true = if is_verbatim { written == text } else { written.starts_with('&') };
        if let Some(element) = self.text.as_ref().map(|text| text.element)
            && is_editable
            && is_true
            && element < self.story.elements.len()
        {
            self.story.pieces += 1;
            open.paragraph.pieces.push(Piece {
                text: start..open.paragraph.text.len(),
                part: self.number,
                at,
                is_reference: !is_verbatim,
                element,
                stretch: self.story.stretches,
            });
        }
    }

    /// White space at the ends of an element counts only where the element says so.
    pub(super) fn end_text(&mut self) {
        let (Some(ended), Some(open)) = (self.text.take(), self.nest.open()) else {
            return;
        };
        let paragraph = &mut open.paragraph;
        let Some(text) = paragraph.text.get(ended.start..).filter(|_| !ended.keeps_space) else {
            return;
        };
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let kept = text.trim_matches(is_space);
        if kept.len() == text.len() {
            return;
        }
        let lead = if kept.is_empty() { text.len() } else { text.len() - text.trim_start_matches(is_space).len() };
        let bounds = ended.start + lead..ended.start + lead + kept.len();
        paragraph.text.truncate(bounds.end);
        paragraph.text.drain(ended.start..bounds.start);
        let mut trimmed = Vec::new();
        let mut pieces = paragraph.pieces.split_off(ended.first_piece.min(paragraph.pieces.len()));
        for piece in &mut pieces {
            let from = piece.text.start.clamp(bounds.start, bounds.end);
            let to = piece.text.end.clamp(bounds.start, bounds.end);
            let (before, after) = (from - piece.text.start.min(from), piece.text.end.max(to) - to);
            if from >= to {
                trimmed.push(piece.at.clone());
                piece.text = 0..0;
                continue;
            }
            if before > 0 {
                trimmed.push(piece.at.start..piece.at.start + before);
            }
            if after > 0 {
                trimmed.push(piece.at.end - after..piece.at.end);
            }
            piece.at = piece.at.start + before..piece.at.end - after;
            piece.text = from - lead..to - lead;
        }
        pieces.retain(|piece| !piece.text.is_empty());
        paragraph.pieces.append(&mut pieces);
        if let Some(element) = self.story.elements.get_mut(ended.element) {
            element.trimmed = trimmed;
        }
    }

    /// Takes a character that is an element.
    pub(super) fn mark(&mut self, text: &str) -> Ending {
        if let Some(open) = self.nest.open()
            && self.codes == 0
            && !self.run.is_hidden(open.own.hides)
            // A tab behind the number of a note is not the writer's.
            && !(open.paragraph.text.is_empty() && matches!(self.base, Place::Note(_)))
        {
            open.paragraph.text.push_str(text);
        }
        self.seam();
        Ending::Nothing
    }

    /// Takes a mark of a field.
    pub(super) fn field(&mut self, kind: &str) {
        self.seam();
        let here = self.here();
        match kind {
            "begin" => {
                self.fields.push(Field { start: here, ..Field::default() });
                self.codes += 1;
            }
            "separate" => {
                if let Some(field) = self.fields.last_mut()
                    && !std::mem::replace(&mut field.in_result, true)
                {
                    field.start = here;
                    self.codes -= 1;
                }
            }
            "end" => {
                if let Some(field) = self.fields.pop() {
                    self.codes -= usize::from(!field.in_result);
                    self.link(field.start, link_of(&field.code).as_deref());
                }
            }
            _ => {}
        }
    }

    /// Takes a link that began at `start`.
    pub(super) fn link(&mut self, start: usize, address: Option<&str>) {
        if let (Some(address), Some(open)) = (address, self.nest.open()) {
            open.paragraph.link(start, address);
        }
    }

    /// Takes a mark of a comment: where the words that it is about begin and end, and the comment itself.
    pub(super) fn comment(&mut self, mark: &str, id: String) {
        let Some(open) = self.nest.open() else {
            return;
        };
        let here = open.paragraph.text.len();
        let has_room = open.own.comments.len() < COMMENTS;
        let known = open.own.comments.iter_mut().find(|(known, _)| *known == id);
        match (mark, known) {
            ("commentRangeStart", None) if has_room => {
                open.own.comments.push((id, Span::new(here, here)));
            }
            ("commentRangeEnd", Some((_, span))) => *span = Span::new(span.start(), here),
            ("commentReference", known) => {
                let span = known.map_or(Span::new(here, here), |(_, span)| *span);
                open.paragraph.unresolved.push(Unresolved::new(UnresolvedKind::Comment, span, id));
                self.seam();
            }
            _ => {}
        }
    }

    /// Something was left at this place.
    pub(super) fn unresolved(&mut self, kind: UnresolvedKind, words: String) {
        if let Some(open) = self.nest.open() {
            open.paragraph.left(kind, words);
        }
    }

    /// A tracked change added the words from `start` on.
    pub(super) fn added(&mut self, start: usize) {
        if let Some(open) = self.nest.open() {
            open.paragraph.added(start);
        }
    }
}

/// What a field opens, if it is a link.
pub(super) fn link_of(code: &str) -> Option<String> {
    let rest = code.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let address = rest.strip_prefix('"')?.split('"').next()?;
    Some(address.to_owned())
}
