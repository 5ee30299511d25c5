//! The walk through a part of an `OpenDocument` text, from front to back, with all that is open on the way.

use std::collections::HashMap;

use bestfoot::{ReadError, UnresolvedKind};

use super::FORMAT;
use super::styles::Styles;
use crate::nest::{Holder, Nest};
use crate::paragraph::{Paragraph, Place};
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
    Holder,
    Table,
    Link,
    Hidden,
    AutomaticStyles,
}

/// What holds paragraphs that are not part of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aside {
    Header,
    Footer,
    Note,
}

/// What is noted of a paragraph that is not closed yet.
#[derive(Debug, Default)]
struct Notes {
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
    nest: Nest<Notes, Aside>,
    margins: Vec<Margin>,
    body: Body,
    /// Tracked changes by their ids.
    changes: HashMap<String, (UnresolvedKind, String)>,
    links: Vec<(usize, Option<String>)>,
    hidden: usize,
    is_item: bool,
    notes: u32,
}

impl<'x, 's> Walk<'x, 's> {
    pub(super) fn new(part: &'x str, styles: &'s mut Styles) -> Self {
        Self {
            xml: Xml::new(part, FORMAT),
            styles,
            is_automatic: false,
            endings: Vec::new(),
            nest: Nest::new(FORMAT),
            margins: Vec::new(),
            body: Body::default(),
            changes: HashMap::new(),
            links: Vec::new(),
            hidden: 0,
            is_item: false,
            notes: 0,
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
        self.body.paragraphs = self.nest.into_paragraphs();
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
                self.nest.begin_table();
                Ending::Table
            }
            (Space::Table, "table-row") => self.hold(Holder::Row),
            (Space::Table, "table-cell" | "covered-table-cell") => self.hold(Holder::Cell),
            (Space::Draw, "text-box" | "custom-shape" | "rect" | "ellipse" | "circle" | "polygon" | "path") => {
                self.hold(Holder::TextBox)
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
                self.hold(Holder::Own(if is_header { Aside::Header } else { Aside::Footer }))
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
                let here = self.nest.here();
                self.links.push((here, address));
                Ending::Link
            }
            "list-item" => {
                self.is_item = true;
                Ending::Nothing
            }
            "note-body" => {
                self.notes += 1;
                self.hold(Holder::Own(Aside::Note))
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
            Ending::Holder => self.let_go(),
            Ending::Table => self.nest.end_table(),
            Ending::Link => {
                if let (Some((start, Some(address))), Some(open)) = (self.links.pop(), self.nest.open()) {
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

    fn hold(&mut self, holder: Holder<Aside>) -> Ending {
        self.nest.hold(holder);
        Ending::Holder
    }

    fn let_go(&mut self) {
        let Some((aside, mut paragraphs)) = self.nest.let_go() else {
            return;
        };
        let into = match (aside, self.margins.last_mut()) {
            (Aside::Header, Some(margin)) => &mut margin.header,
            (Aside::Footer, Some(margin)) => &mut margin.footer,
            _ => &mut self.body.notes,
        };
        into.append(&mut paragraphs);
    }

    /// Where paragraphs stand that are in no table and in no text box.
    fn base(&self) -> Place {
        let mut asides = self.nest.own();
        let margin = asides.find(|aside| *aside != Aside::Note);
        match margin {
            Some(Aside::Header) => Place::Header,
            Some(_) => Place::Footer,
            None if self.nest.own().next().is_some() => Place::Note(self.notes),
            None => Place::Body,
        }
    }

    fn begin_paragraph(&mut self, style: &str, is_heading: bool) -> Result<(), ReadError> {
        // A paragraph that is hidden hides all its text; the count is taken back at its end.
        let hides = self.styles.hides("paragraph", style);
        let notes = Notes { after_space: true, hides, additions: Vec::new() };
        let number = self.nest.begin_paragraph(self.base(), notes)?;
        self.hidden += usize::from(hides);
        if number == 1 {
            self.body.page = self.styles.page(style);
        }
        let is_item = std::mem::take(&mut self.is_item);
        if let Some(open) = self.nest.open() {
            open.paragraph.is_apart = is_heading;
            if is_item {
                open.paragraph.begin_item();
            }
        }
        Ok(())
    }

    fn end_paragraph(&mut self) {
        if let Some(open) = self.nest.open() {
            self.hidden -= usize::from(open.own.hides);
            for (_, start) in std::mem::take(&mut open.own.additions) {
                open.paragraph.added(start);
            }
        }
        self.nest.end_paragraph();
    }

    /// Takes text. White space in the file is laid out for its XML; a row of it is one space.
    fn write(&mut self, text: &str) {
        let Some(open) = self.nest.open() else {
            return;
        };
        if self.hidden > 0 {
            open.paragraph.hide(text);
            return;
        }
        for c in text.chars() {
            let is_space = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !(is_space && open.own.after_space) {
                open.paragraph.text.push(if is_space { ' ' } else { c });
            }
            open.own.after_space = is_space;
        }
    }

    /// Takes characters that are an element.
    fn mark(&mut self, text: &str) -> Ending {
        if let Some(open) = self.nest.open()
            && self.hidden == 0
        {
            open.paragraph.text.push_str(text);
            open.own.after_space = false;
        }
        Ending::Nothing
    }

    fn left(&mut self, kind: UnresolvedKind, words: String) {
        if let Some(open) = self.nest.open() {
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
        let Some(open) = self.nest.open() else {
            return;
        };
        match (mark, kind) {
            ("change-start", UnresolvedKind::Added) if open.own.additions.len() >= CHANGES => {}
            ("change-start", UnresolvedKind::Added) => open.own.additions.push((id, open.paragraph.text.len())),
            ("change-end", UnresolvedKind::Added) => {
                if let Some(index) = open.own.additions.iter().rposition(|(known, _)| *known == id) {
                    let (_, start) = open.own.additions.remove(index);
                    open.paragraph.added(start);
                }
            }
            ("change-end", _) => {}
            (_, kind) => open.paragraph.left(kind, words),
        }
    }
}
