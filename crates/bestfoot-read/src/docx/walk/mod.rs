//! The walk through a part of a Word file, from front to back, with all that is open on the way.

mod gather;

use std::collections::HashMap;

use bestfoot::{ReadError, Span, UnresolvedKind};

use super::FORMAT;
use super::parts::Part;
use super::run::{Run, Shape};
use super::styles::Styles;
use crate::nest::{Holder, Nest};
use crate::paragraph::{Paragraph, Place};
use crate::xml::{Node, Space, Tag, Xml};

/// Pieces of text that are kept for edits; a file with more is not edited.
const PIECES: usize = 500_000;

/// Notes, headers and footers that are told apart.
const NOTES: usize = 1_000;

/// What is gathered over all parts of a file.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// Whether nothing can be written back.
    pub(super) is_frozen: bool,
    /// What it holds that is no text.
    pub(super) unread: Option<Unread>,
    /// The ids of the notes that are referred to, in order.
    pub(super) notes: Vec<String>,
    /// The elements that hold text which can be edited.
    pub(super) elements: Vec<TextElement>,
    pub(super) styles: Styles,
    /// Headers and footers: what they are, for which pages, and the id of their relation.
    margins: Vec<(Place, String, String)>,
    has_first_page: bool,
    pieces: usize,
    stretches: usize,
}

/// What a document may hold in place of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    Picture,
    /// A file of another format.
    ForeignFile,
}

/// An element that holds text.
#[derive(Clone, Debug)]
pub(super) struct TextElement {
    /// The number of its part.
    pub(super) part: usize,
    /// Where its tag takes an attribute more.
    pub(super) after_name: usize,
    /// Whether white space at its ends counts already.
    pub(super) keeps_space: bool,
    /// White space at its ends that does not count.
    pub(super) trimmed: Vec<std::ops::Range<usize>>,
}

impl Story {
    pub(super) fn new(styles: Styles) -> Self {
        Self { styles, ..Self::default() }
    }

    /// Notes what an element of a section's properties says.
    pub(super) fn section<'x>(&mut self, xml: &Xml<'x>, tag: &Tag<'x>) {
        let place = match tag.key() {
            (Space::Word, "headerReference") => Place::Header,
            (Space::Word, "footerReference") => Place::Footer,
            (Space::Word, "titlePg") => {
                self.has_first_page |= super::run::is_on(xml, tag);
                return;
            }
            _ => return,
        };
        let pages = xml.attribute(tag, Space::Word, "type").unwrap_or_default();
        if let Some(id) = xml.attribute(tag, Space::Relation, "id")
            && self.margins.len() < NOTES
        {
            self.margins.push((place, pages, id));
        }
    }

    /// The relations of the headers or of the footers that show, those of the first page first.
    pub(super) fn margins(&self, place: Place) -> Vec<String> {
        let of = |wanted: &'static str| {
            let fitting = move |(kind, pages, _): &&(Place, String, String)| *kind == place && pages == wanted;
            self.margins.iter().filter(fitting).map(|(_, _, id)| id.clone())
        };
        let first = of("first").filter(|_| self.has_first_page);
        first.chain(of("default")).collect()
    }
}

/// What holds a note that is not referred to, or only a line between notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Unseen;

/// What ends with an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Nothing,
    Paragraph,
    Text,
    Code,
    Holder,
    TextBox,
    Table,
    /// Words that a tracked change added.
    Added,
    /// A link.
    Link,
    /// A field whose code is an attribute.
    SimpleField,
    /// A content control.
    Control,
    /// A choice between an element and what older programs read instead.
    Choice,
}

/// What is noted of a paragraph that is not closed yet.
#[derive(Debug, Default)]
struct Notes {
    /// Whether its style hides its text.
    hides: bool,
    /// The stretches that comments are about, by the comments' ids.
    comments: Vec<(String, Span)>,
}

/// A field: its code, then its result.
#[derive(Debug, Default)]
struct Field {
    code: String,
    in_result: bool,
    /// Where the link that it is begins in the paragraph.
    start: usize,
}

/// The text of an element while it is read.
#[derive(Debug)]
struct OpenText {
    /// Where it begins in the paragraph.
    start: usize,
    first_piece: usize,
    element: usize,
    keeps_space: bool,
}

/// A walk through one part.
pub(super) struct Walk<'x, 's> {
    xml: Xml<'x>,
    part: &'x Part,
    number: usize,
    story: &'s mut Story,
    base: Place,
    endings: Vec<Ending>,
    nest: Nest<Notes, Unseen>,
    fields: Vec<Field>,
    run: Run,
    text: Option<OpenText>,
    /// Fields whose code is being read.
    codes: usize,
    /// Starts of added words and of links, with the address.
    additions: Vec<usize>,
    links: Vec<(usize, Option<String>)>,
    locks: usize,
    /// Whether each open content control is locked.
    controls: Vec<bool>,
    /// Whether each open choice is made.
    choices: Vec<bool>,
    /// The runs around text boxes, which go on behind them.
    runs: Vec<Run>,
    /// The look of the text before.
    look: u64,
}

/// The words of each comment of the part of comments, by its id.
pub(super) fn comments(part: &Part) -> Result<HashMap<String, String>, ReadError> {
    let mut xml = Xml::new(&part.text, FORMAT);
    let mut comments = HashMap::new();
    loop {
        match xml.next()? {
            Node::Start(tag) if tag.key() == (Space::Word, "comment") => {
                let id = xml.attribute(&tag, Space::Word, "id").unwrap_or_default();
                comments.insert(id, xml.words(|space, name| (space, name) == (Space::Word, "t"))?);
            }
            Node::Over => return Ok(comments),
            _ => {}
        }
    }
}

impl<'x, 's> Walk<'x, 's> {
    pub(super) fn new(story: &'s mut Story, part: &'x Part, number: usize, base: Place) -> Self {
        Self {
            xml: Xml::new(&part.text, FORMAT),
            part,
            number,
            story,
            base,
            endings: Vec::new(),
            nest: Nest::new(FORMAT),
            fields: Vec::new(),
            run: Run::default(),
            text: None,
            codes: 0,
            additions: Vec::new(),
            links: Vec::new(),
            locks: 0,
            controls: Vec::new(),
            choices: Vec::new(),
            runs: Vec::new(),
            look: 0,
        }
    }

    /// The paragraphs of the part, in reading order.
    pub(super) fn paragraphs(mut self) -> Result<Vec<Paragraph>, ReadError> {
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
                Node::Text(text) => self.write(text, true),
                Node::Written(text) => self.write(&text, false),
                Node::Over => break,
            }
        }
        Ok(self.nest.into_paragraphs())
    }

    /// Takes the start of an element and says what its end means; none if it was passed over whole.
    fn start(&mut self, tag: &Tag<'x>) -> Result<Option<Ending>, ReadError> {
        Ok(Some(match tag.key() {
            (Space::Word, name) => return self.start_word(tag, name),
            (Space::Compatibility, "AlternateContent") => {
                self.choices.push(false);
                self.seam();
                self.locks += 1;
                Ending::Choice
            }
            (Space::Compatibility, "Choice" | "Fallback") => {
                match self.choices.last_mut() {
                    Some(made) if !*made => *made = true,
                    _ => {
                        self.xml.skip()?;
                        return Ok(None);
                    }
                }
                Ending::Nothing
            }
            _ => Ending::Nothing,
        }))
    }

    fn start_word(&mut self, tag: &Tag<'x>, name: &str) -> Result<Option<Ending>, ReadError> {
        let ending = match name {
            "p" => {
                self.begin_paragraph()?;
                Ending::Paragraph
            }
            "pPr" => {
                let shape = Shape::read(&mut self.xml, self.story)?;
                self.shape(&shape);
                return Ok(None);
            }
            "r" => {
                self.run = Run::default();
                Ending::Nothing
            }
            "rPr" => {
                self.run = Run::read(&mut self.xml, self.story)?;
                if self.run.was_formatted {
                    self.unresolved(UnresolvedKind::Formatted, String::new());
                }
                return Ok(None);
            }
            "t" => {
                self.begin_text(tag);
                Ending::Text
            }
            "instrText" => Ending::Code,
            "tab" | "ptab" => self.mark("\t"),
            "br" | "cr" => self.mark("\n"),
            "noBreakHyphen" => self.mark("\u{2011}"),
            "softHyphen" => self.mark("\u{ad}"),
            "sym" => self.mark("\u{2022}"),
            "tbl" => {
                self.nest.begin_table();
                Ending::Table
            }
            "tr" => self.hold(Holder::Row),
            "tc" => self.hold(Holder::Cell),
            "txbxContent" => {
                self.runs.push(self.run);
                self.nest.hold(Holder::TextBox);
                Ending::TextBox
            }
            "footnote" | "endnote" if matches!(self.base, Place::Note(_)) => {
                let id = self.xml.attribute(tag, Space::Word, "id").unwrap_or_default();
                let is_text = self.xml.attribute(tag, Space::Word, "type").is_none_or(|kind| kind == "normal");
                let key = format!("{name} {id}");
                match self.story.notes.iter().position(|note| *note == key).filter(|_| is_text) {
                    Some(index) => {
                        self.base = Place::Note(index as u32 + 1);
                        Ending::Nothing
                    }
                    None => self.hold(Holder::Own(Unseen)),
                }
            }
            "drawing" | "pict" | "object" => {
                self.story.unread = self.story.unread.or(Some(Unread::Picture));
                self.seam();
                Ending::Nothing
            }
            _ => return self.start_mark(tag, name),
        };
        Ok(Some(ending))
    }

    /// Takes what stands around words or between them: changes, links, fields, notes, comments.
    fn start_mark(&mut self, tag: &Tag<'x>, name: &str) -> Result<Option<Ending>, ReadError> {
        let ending = match name {
            "ins" | "moveTo" => {
                self.additions.push(self.here());
                self.seam();
                Ending::Added
            }
            "hyperlink" => {
                let id = self.xml.attribute(tag, Space::Relation, "id");
                let address = id.and_then(|id| self.part.link(&id)).map(str::to_owned);
                self.links.push((self.here(), address));
                self.seam();
                Ending::Link
            }
            "fldSimple" => {
                let code = self.xml.attribute(tag, Space::Word, "instr").unwrap_or_default();
                self.links.push((self.here(), gather::link_of(&code)));
                self.locks += 1;
                self.seam();
                Ending::SimpleField
            }
            "sdt" => {
                self.controls.push(false);
                self.seam();
                Ending::Control
            }
            "footnoteReference" | "endnoteReference" => {
                let id = self.xml.attribute(tag, Space::Word, "id").unwrap_or_default();
                if self.story.notes.len() < NOTES {
                    self.story.notes.push(format!("{} {id}", name.trim_end_matches("Reference")));
                }
                self.seam();
                Ending::Nothing
            }
            "commentRangeStart" | "commentRangeEnd" | "commentReference" => {
                let id = self.xml.attribute(tag, Space::Word, "id").unwrap_or_default();
                self.comment(name, id);
                Ending::Nothing
            }
            "fldChar" => {
                let kind = self.xml.attribute(tag, Space::Word, "fldCharType").unwrap_or_default();
                self.field(&kind);
                Ending::Nothing
            }
            _ => return self.start_unread(name),
        };
        Ok(Some(ending))
    }

    /// Takes elements that hold nothing to be read as it stands.
    fn start_unread(&mut self, name: &str) -> Result<Option<Ending>, ReadError> {
        match name {
            "del" | "moveFrom" => {
                let words = self.xml.words(|_, name| matches!(name, "delText" | "t"))?;
                self.seam();
                if !words.trim().is_empty() {
                    self.unresolved(UnresolvedKind::TakenOut, words);
                }
            }
            "sdtPr" => {
                let mut is_locked = false;
                self.xml.inside(|xml, tag| {
                    is_locked |= match tag.key() {
                        (Space::Word, "dataBinding") => true,
                        (Space::Word, "lock") => {
                            xml.attribute(tag, Space::Word, "val").is_some_and(|value| value.contains("ontentLocked"))
                        }
                        _ => false,
                    }
                })?;
                if let Some(control) = self.controls.last_mut()
                    && is_locked
                    && !std::mem::replace(control, true)
                {
                    self.locks += 1;
                }
            }
            "sectPr" => {
                let story = &mut *self.story;
                self.xml.inside(|xml, tag| story.section(xml, tag))?;
            }
            "altChunk" => {
                self.story.unread = Some(Unread::ForeignFile);
                self.xml.skip()?;
            }
            "rt" | "delText" | "delInstrText" | "tblPr" | "tblGrid" | "tblPrEx" | "trPr" | "tcPr" | "binData" => {
                self.xml.skip()?;
            }
            name if name.ends_with("Change") => self.xml.skip()?,
            _ => return Ok(Some(Ending::Nothing)),
        }
        Ok(None)
    }

    fn end(&mut self, ending: Ending) {
        match ending {
            Ending::Nothing | Ending::Code => {}
            Ending::Paragraph => self.nest.end_paragraph(),
            Ending::Text => self.end_text(),
            Ending::Holder => drop(self.nest.let_go()),
            Ending::TextBox => {
                self.nest.let_go();
                self.run = self.runs.pop().unwrap_or_default();
            }
            Ending::Table => self.nest.end_table(),
            Ending::Added => {
                let start = self.additions.pop().unwrap_or_default();
                self.seam();
                self.added(start);
            }
            Ending::Link | Ending::SimpleField => {
                self.locks -= usize::from(ending == Ending::SimpleField);
                let (start, address) = self.links.pop().unwrap_or_default();
                self.link(start, address.as_deref());
                self.seam();
            }
            Ending::Control => {
                self.locks -= usize::from(self.controls.pop().unwrap_or_default());
                self.seam();
            }
            Ending::Choice => {
                self.choices.pop();
                self.locks -= 1;
                self.seam();
            }
        }
    }
}
