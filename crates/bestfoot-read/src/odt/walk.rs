//! The walk through a part of an `OpenDocument` text, from front to back, with all that is open on the way.

use std::collections::HashMap;

use bestfoot::{ReadError, UnresolvedKind};

use super::FORMAT;
use super::styles::Styles;
use crate::paragraph::{PARAGRAPHS, Paragraph, Place, row};
use crate::xml::{Node, Space, Tag, Xml};

/// Spaces in a row that are kept.
const SPACES: usize = 100;

/// Tracked changes that are open at one time.
const CHANGES: usize = 64;

/// The header and footer of a style of pages.
#[derive(Clone, Debug, Default)]
pub(super) struct Margin {
    pub(super) page: String,
    pub(super) header: Vec<Paragraph>,
    pub(super) footer: Vec<Paragraph>,
}

/// The body of a text.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) notes: Vec<Paragraph>,
    /// The style of its first page.
    pub(super) page: Option<String>,
}

/// What ends with an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Nothing,
    Paragraph,
    Container,
    Table,
    Link,
    Hidden,
    AutomaticStyles,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum ContainerKind {
    #[default]
    Part,
    Header,
    Footer,
    Row,
    Cell,
    TextBox,
    Note,
}

/// What keeps the paragraphs that are closed inside it.
#[derive(Debug, Default)]
struct Container {
    kind: ContainerKind,
    paragraphs: Vec<Paragraph>,
    cells: Vec<Vec<Paragraph>>,
}

/// A paragraph that is not closed yet.
#[derive(Debug, Default)]
struct OpenParagraph {
    paragraph: Paragraph,
    /// The text boxes that hang on it; they are read before it.
    boxes: Vec<Paragraph>,
    /// Whether white space here would be one space too many.
    after_space: bool,
    /// Whether its style hides it.
    hides: bool,
    /// Tracked changes that began in it.
    additions: Vec<(String, usize)>,
}

/// A walk through one part.
pub(super) struct Walk<'x, 's> {
    xml: Xml<'x>,
    styles: &'s mut Styles,
    is_automatic: bool,
    endings: Vec<Ending>,
    open: Vec<OpenParagraph>,
    containers: Vec<Container>,
    margins: Vec<Margin>,
    body: Body,
    /// Tracked changes by their ids.
    changes: HashMap<String, (UnresolvedKind, String)>,
    links: Vec<(usize, Option<String>)>,
    hidden: usize,
    is_item: bool,
    text_boxes: usize,
    table_depth: usize,
    table: u32,
    row: u32,
    notes: u32,
    note_depth: usize,
    count: usize,
}

impl<'x, 's> Walk<'x, 's> {
    pub(super) fn new(part: &'x str, styles: &'s mut Styles) -> Self {
        Self {
            xml: Xml::new(part, FORMAT),
            styles,
            is_automatic: false,
            endings: Vec::new(),
            open: Vec::new(),
            containers: vec![Container::default()],
            margins: Vec::new(),
            body: Body::default(),
            changes: HashMap::new(),
            links: Vec::new(),
            hidden: 0,
            is_item: false,
            text_boxes: 0,
            table_depth: 0,
            table: 0,
            row: 0,
            notes: 0,
            note_depth: 0,
            count: 0,
        }
    }

    /// The headers and footers of the part of styles.
    pub(super) fn margins(mut self) -> Result<Vec<Margin>, ReadError> {
        self.walk()?;
        Ok(self.margins)
    }

    /// The body of the part of content.
    pub(super) fn body(mut self) -> Result<Body, ReadError> {
        self.walk()?;
        self.body.paragraphs = self.containers.pop().map(|part| part.paragraphs).unwrap_or_default();
        Ok(self.body)
    }

    fn walk(&mut self) -> Result<(), ReadError> {
        loop {
            match self.xml.next()? {
                Node::Start(tag) => {
                    if let Some(ending) = self.start(&tag)? {
                        self.endings.push(ending);
                    }
                }
                Node::End => {
                    let ending = self.endings.pop().unwrap_or(Ending::Nothing);
                    self.end(ending);
                }
                Node::Text(text) => self.write(text),
                Node::Written(text) => self.write(&text),
                Node::Over => return Ok(()),
            }
        }
    }

    /// Takes the start of an element and says what its end means; none if it was passed over whole.
    fn start(&mut self, tag: &Tag<'x>) -> Result<Option<Ending>, ReadError> {
        Ok(Some(match tag.key() {
            (Space::Text, name) => return self.start_text(tag, name),
            (Space::Table, "table") => {
                self.table_depth += 1;
                if self.table_depth == 1 && self.text_boxes == 0 {
                    (self.table, self.row) = (self.table + 1, 0);
                }
                Ending::Table
            }
            (Space::Table, "table-row") => {
                self.row += u32::from(self.table_depth == 1 && self.text_boxes == 0);
                self.contain(ContainerKind::Row)
            }
            (Space::Table, "table-cell" | "covered-table-cell") => self.contain(ContainerKind::Cell),
            (Space::Draw, "text-box" | "custom-shape" | "rect" | "ellipse" | "circle" | "polygon" | "path") => {
                self.text_boxes += 1;
                self.contain(ContainerKind::TextBox)
            }
            (Space::Office, "annotation") => {
                let words = self.xml.words(|space, name| space == Space::Text && matches!(name, "p" | "span"))?;
                self.left(UnresolvedKind::Comment, words);
                return Ok(None);
            }
            (Space::Office, "automatic-styles") => {
                self.is_automatic = true;
                Ending::AutomaticStyles
            }
            (Space::Style, "style") => {
                self.styles.read(&mut self.xml, tag, self.is_automatic)?;
                return Ok(None);
            }
            (Space::Style, "master-page") => {
                let page = self.xml.attribute(tag, Space::Style, "name").unwrap_or_default();
                self.margins.push(Margin { page, ..Margin::default() });
                Ending::Nothing
            }
            (Space::Style, "header" | "header-first" | "footer" | "footer-first") => {
                let is_off = self.xml.attribute(tag, Space::Style, "display").is_some_and(|display| display == "false");
                if is_off || self.margins.is_empty() {
                    self.xml.skip()?;
                    return Ok(None);
                }
                let is_header = tag.name().starts_with("header");
                self.contain(if is_header { ContainerKind::Header } else { ContainerKind::Footer })
            }
            (Space::Style, "header-left" | "footer-left")
            | (Space::Office, "forms" | "event-listeners" | "binary-data" | "scripts" | "font-face-decls")
            | (_, "title" | "desc") => {
                self.xml.skip()?;
                return Ok(None);
            }
            _ => Ending::Nothing,
        }))
    }

    fn start_text(&mut self, tag: &Tag<'x>, name: &str) -> Result<Option<Ending>, ReadError> {
        let attribute = |walk: &Self, name| walk.xml.attribute(tag, Space::Text, name);
        let style = |walk: &Self| attribute(walk, "style-name").unwrap_or_default();
        Ok(Some(match name {
            "p" | "h" => {
                let style = style(self);
                self.begin_paragraph(&style, name == "h")?;
                Ending::Paragraph
            }
            "span" if self.styles.hides("text", &style(self)) => self.hide(),
            "section" if attribute(self, "display").is_some_and(|display| display == "none") => self.hide(),
            "hidden-text" | "hidden-paragraph"
                if attribute(self, "is-hidden").is_some_and(|hidden| hidden == "true") =>
            {
                self.hide()
            }
            "s" => {
                let count = attribute(self, "c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.mark(&" ".repeat(count.min(SPACES)))
            }
            "tab" => self.mark("\t"),
            "line-break" => self.mark("\n"),
            "a" => {
                let address = self.xml.attribute(tag, Space::Link, "href");
                let here = self.open.last().map_or(0, |open| open.paragraph.text.len());
                self.links.push((here, address));
                Ending::Link
            }
            "list-item" => {
                self.is_item = true;
                Ending::Nothing
            }
            "note-body" => {
                self.notes += 1;
                self.note_depth += 1;
                self.contain(ContainerKind::Note)
            }
            "changed-region" => {
                self.changed(tag)?;
                return Ok(None);
            }
            "change" | "change-start" | "change-end" => {
                let id = attribute(self, "change-id").unwrap_or_default();
                self.change(name, id);
                Ending::Nothing
            }
            "note-citation" | "ruby-text" | "script" | "table-of-content-source" | "alphabetical-index-source" => {
                self.xml.skip()?;
                return Ok(None);
            }
            _ => Ending::Nothing,
        }))
    }

    fn end(&mut self, ending: Ending) {
        match ending {
            Ending::Nothing => {}
            Ending::Paragraph => self.end_paragraph(),
            Ending::Container => self.end_container(),
            Ending::Table => self.table_depth -= 1,
            Ending::Link => {
                if let (Some((start, Some(address))), Some(open)) = (self.links.pop(), self.open.last_mut()) {
                    open.paragraph.link(start, &address);
                }
            }
            Ending::Hidden => self.hidden -= 1,
            Ending::AutomaticStyles => self.is_automatic = false,
        }
    }

    fn hide(&mut self) -> Ending {
        self.hidden += 1;
        Ending::Hidden
    }

    fn contain(&mut self, kind: ContainerKind) -> Ending {
        self.containers.push(Container { kind, ..Container::default() });
        Ending::Container
    }

    fn end_container(&mut self) {
        let Some(mut ended) = self.containers.pop() else {
            return;
        };
        let Some(outer) = self.containers.last_mut() else {
            return;
        };
        match ended.kind {
            ContainerKind::Cell if outer.kind == ContainerKind::Row => outer.cells.push(ended.paragraphs),
            ContainerKind::Row => {
                outer.paragraphs.extend(row(ended.cells));
                outer.paragraphs.append(&mut ended.paragraphs);
            }
            ContainerKind::TextBox => {
                self.text_boxes -= 1;
                match self.open.last_mut() {
                    Some(open) => open.boxes.append(&mut ended.paragraphs),
                    None => outer.paragraphs.append(&mut ended.paragraphs),
                }
            }
            ContainerKind::Note => {
                self.note_depth -= 1;
                self.body.notes.append(&mut ended.paragraphs);
            }
            ContainerKind::Header | ContainerKind::Footer => {
                if let Some(margin) = self.margins.last_mut() {
                    let is_header = ended.kind == ContainerKind::Header;
                    let into = if is_header { &mut margin.header } else { &mut margin.footer };
                    into.append(&mut ended.paragraphs);
                }
            }
            ContainerKind::Part | ContainerKind::Cell => outer.paragraphs.append(&mut ended.paragraphs),
        }
    }

    fn place(&self) -> Place {
        let margin = self.containers.iter().rev().find_map(|container| match container.kind {
            ContainerKind::Header => Some(Place::Header),
            ContainerKind::Footer => Some(Place::Footer),
            _ => None,
        });
        if self.text_boxes > 0 {
            Place::TextBox
        } else if let Some(margin) = margin {
            margin
        } else if self.note_depth > 0 {
            Place::Note(self.notes)
        } else if self.table_depth > 0 {
            Place::Table(self.table, self.row)
        } else {
            Place::Body
        }
    }

    fn begin_paragraph(&mut self, style: &str, is_heading: bool) -> Result<(), ReadError> {
        self.count += 1;
        if self.count > PARAGRAPHS {
            let reason = format!("it has more than {PARAGRAPHS} paragraphs; is it really a draft?");
            return Err(ReadError::Malformed { format: FORMAT, reason });
        }
        if self.count == 1 {
            self.body.page = self.styles.page(style);
        }
        let mut paragraph = Paragraph { place: self.place(), is_apart: is_heading, ..Paragraph::default() };
        if std::mem::take(&mut self.is_item) {
            paragraph.begin_item();
        }
        // A paragraph that is hidden hides all its text; the count is taken back at its end.
        let hides = self.styles.hides("paragraph", style);
        self.hidden += usize::from(hides);
        self.open.push(OpenParagraph { paragraph, after_space: true, hides, ..OpenParagraph::default() });
        Ok(())
    }

    fn end_paragraph(&mut self) {
        let Some(mut open) = self.open.pop() else {
            return;
        };
        self.hidden -= usize::from(open.hides);
        for (_, start) in std::mem::take(&mut open.additions) {
            open.paragraph.added(start);
        }
        open.paragraph.end();
        if let Some(container) = self.containers.last_mut() {
            container.paragraphs.append(&mut open.boxes);
            container.paragraphs.push(open.paragraph);
        }
    }

    /// Takes text. White space in the file is laid out for its XML; a row of it is one space.
    fn write(&mut self, text: &str) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        if self.hidden > 0 {
            open.paragraph.hide(text);
            return;
        }
        for c in text.chars() {
            let is_space = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !(is_space && open.after_space) {
                open.paragraph.text.push(if is_space { ' ' } else { c });
            }
            open.after_space = is_space;
        }
    }

    /// Takes characters that are an element.
    fn mark(&mut self, text: &str) -> Ending {
        if let Some(open) = self.open.last_mut()
            && self.hidden == 0
        {
            open.paragraph.text.push_str(text);
            open.after_space = false;
        }
        Ending::Nothing
    }

    fn left(&mut self, kind: UnresolvedKind, words: String) {
        if let Some(open) = self.open.last_mut() {
            open.paragraph.left(kind, words);
        }
    }

    /// Reads a tracked change; what it took out stands in it.
    fn changed(&mut self, tag: &Tag<'x>) -> Result<(), ReadError> {
        let id = self.xml.attribute(tag, Space::Text, "id").or_else(|| self.xml.attribute(tag, Space::Xml, "id"));
        let mut kind = UnresolvedKind::Formatted;
        // The name of the one who made the change stands there too, and is no part of the words.
        let words = {
            let seen = std::cell::Cell::new(kind);
            let words = self.xml.words(|space, name| {
                match (space, name) {
                    (Space::Text, "insertion") => seen.set(UnresolvedKind::Added),
                    (Space::Text, "deletion") => seen.set(UnresolvedKind::TakenOut),
                    _ => {}
                }
                space == Space::Text && matches!(name, "p" | "h" | "span" | "a")
            })?;
            kind = seen.get();
            words
        };
        self.changes.insert(id.unwrap_or_default(), (kind, words));
        Ok(())
    }

    /// Takes the place of a tracked change, or its start or end.
    fn change(&mut self, mark: &str, id: String) {
        let Some((kind, words)) = self.changes.get(&id).cloned() else {
            return;
        };
        let Some(open) = self.open.last_mut() else {
            return;
        };
        match (mark, kind) {
            ("change-start", UnresolvedKind::Added) if open.additions.len() >= CHANGES => {}
            ("change-start", UnresolvedKind::Added) => open.additions.push((id, open.paragraph.text.len())),
            ("change-end", UnresolvedKind::Added) => {
                if let Some(index) = open.additions.iter().rposition(|(known, _)| *known == id) {
                    let (_, start) = open.additions.remove(index);
                    open.paragraph.added(start);
                }
            }
            ("change-end", _) => {}
            (_, kind) => open.paragraph.left(kind, words),
        }
    }
}
