//! A draft as it was read: its text, what parts of it are no prose, and the facts that stand around it.
//!
//! This room decodes bytes and reads plain text, Markdown and mail header lines in text. Files with a container around them are
//! read by the `bestfoot-read` crate, which hands over the same [`Source`].

mod decode;
mod header;
mod html;
mod markdown;
mod text;
mod unresolved;
mod writable;

use std::fmt;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

pub use self::decode::TEXT_LIMIT;
pub(crate) use self::html::{Division, division};
pub use self::unresolved::{Comment, Target, Unresolved, UnresolvedKind};
pub(crate) use self::writable::Writable;
use crate::application::Moment;
use crate::{Edit, Kind, ReadError, Span};

/// How a text is marked up.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text.
    Text,
    /// `CommonMark`.
    Markdown,
    /// A mail: header lines, then a plain body.
    Mail,
}

impl Format {
    /// Its name: `markdown`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Mail => "mail",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A part of the text that is not the writer's prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub kind: RegionKind,
}

/// What a [`Region`] is.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RegionKind {
    /// Marks that a reader of the rendered text does not see: emphasis, link targets, list bullets, front matter.
    Markup,
    /// A comment; not seen either, but it may hold a suppression.
    Comment,
    /// Code, inline or a block.
    Code,
    /// Mail header lines.
    Headers,
}

/// A name and an address of a mail header.
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mailbox {
    /// The display name.
    pub name: Option<String>,
    /// The address.
    pub address: Option<String>,
    /// Where the header spells the display name, if the text shows it.
    pub place: Option<Span>,
}

impl Mailbox {
    /// A mailbox of that name and address.
    pub fn new(name: Option<String>, address: Option<String>) -> Self {
        Self { name, address, place: None }
    }
}

/// What is known about a draft beside its text.
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whether the draft is a mail: it has header lines.
    pub is_mail: bool,
    /// Who sends it.
    pub from: Vec<Mailbox>,
    /// Who gets it.
    pub to: Vec<Mailbox>,
    /// Who gets a copy.
    pub cc: Vec<Mailbox>,
    /// The subject line; empty if the line is there and says nothing.
    pub subject: Option<String>,
    /// When it was or will be sent.
    pub sent: Option<Moment>,
    /// The interview question that it answers.
    pub question: Option<String>,
    /// The kind that its front matter names.
    pub kind: Option<Kind>,
    /// Where its front matter names a kind that there is not.
    pub unknown_kind: Option<Span>,
    /// Whether a template adds the writer's contact details, which front matter may hold, so that the text need not.
    pub letterhead_elsewhere: bool,
    /// Names of the files that hang on it.
    pub attachments: Vec<String>,
    /// Tracked changes, comments and hidden text that the file holds, in the order of their places.
    pub unresolved: Vec<Unresolved>,
    /// Comments to this program that stand in the file and not in the text.
    pub comments: Vec<Comment>,
    /// What the links open whose text does not say it.
    pub targets: Vec<Target>,
    /// The name of its own file.
    pub file_name: Option<String>,
}

/// Where a person finds a stretch of text that was extracted from a file without lines of its own: `paragraph 3`, `header`, `page 2`.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The bytes of the extracted text.
    pub span: Span,
    /// The place in words.
    pub text: String,
    /// The number of the paragraph in the body, from 1.
    pub paragraph: Option<u32>,
    /// The number of the page, from 1.
    pub page: Option<u32>,
    /// The number of the line of the file, from 1.
    pub line: Option<u32>,
}

impl Location {
    /// A stretch of the text, and its place in words.
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into(), paragraph: None, page: None, line: None }
    }

    /// A paragraph of the body, counted from 1.
    pub fn paragraph(span: Span, number: u32) -> Self {
        Self { paragraph: Some(number), ..Self::new(span, format!("paragraph {number}")) }
    }

    /// A line of the file, counted from 1.
    pub fn line(span: Span, number: u32) -> Self {
        Self { line: Some(number), ..Self::new(span, format!("line {number}")) }
    }

    /// A page, counted from 1.
    pub fn page(span: Span, number: u32) -> Self {
        Self { page: Some(number), ..Self::new(span, format!("page {number}")) }
    }
}

/// A draft as it was read.
#[derive(Clone, Debug)]
pub struct Source {
    pub(crate) text: String,
    pub(crate) format: Format,
    pub(crate) regions: Vec<Region>,
    pub(crate) facts: Facts,
    /// Where stretches of an extracted text stand in the file, in order.
    pub(crate) locations: Vec<Location>,
    pub(crate) encoding: &'static str,
    pub(crate) bom: bool,
    pub(crate) writable: Writable,
}

impl Source {
    /// Reads a text that is already decoded.
    pub fn new(text: impl Into<String>, format: Format) -> Self {
        let text = text.into();
        let mut source = Self {
            text,
            format,
            regions: Vec::new(),
            facts: Facts::default(),
            locations: Vec::new(),
            encoding: "utf-8",
            bom: false,
            writable: Writable::Whole,
        };
        let start = header::front_matter(&mut source);
        header::mail_headers(&mut source, start);
        if format == Format::Markdown {
            markdown::mark(&mut source);
        } else {
            text::mark_code(&mut source);
            text::mark_frames(&mut source);
        }
        source.regions.sort_by_key(|region| region.span);
        source
    }

    /// Whether an edit changes what a reader does not see, such as a half of a link or of an emphasis.
    pub(crate) fn cuts_markup(&self, edit: &Edit) -> bool {
        let Some(edit) = edit.core(&self.text) else {
            return false;
        };
        let next = self.regions.partition_point(|region| region.span.end() <= edit.span.start());
        let touched = self.regions[next..].iter().take_while(|region| region.span.start() < edit.span.end());
        touched.into_iter().any(|region| matches!(region.kind, RegionKind::Markup | RegionKind::Comment))
    }

    /// Decodes and reads the bytes of a text file: UTF-8 or UTF-16 by their byte order mark, else UTF-8, else windows-1252.
    ///
    /// # Errors
    ///
    /// [`ReadError::Empty`], [`ReadError::Binary`] or [`ReadError::TooLarge`].
    pub fn decode(bytes: &[u8], format: Format) -> Result<Self, ReadError> {
        let decoded = decode::decode(bytes)?;
        let mut source = Self::new(decoded.text, format);
        source.encoding = decoded.encoding;
        source.bom = decoded.bom;
        if decoded.encoding != "utf-8" {
            source.writable = Writable::Nothing;
        }
        Ok(source)
    }

    /// What was found out about a draft that a reader extracted from a container; its text cannot be written back.
    #[must_use]
    pub fn extracted(mut self, facts: Facts, encoding: &'static str) -> Self {
        self.facts = facts;
        self.encoding = encoding;
        self.writable = Writable::Nothing;
        self
    }

    /// Where stretches of an extracted text stand in the file.
    pub fn locations(&self) -> &[Location] {
        &self.locations
    }

    /// Says where stretches of an extracted text stand in the file; they must not overlap, and come in order.
    #[must_use]
    pub fn at(mut self, locations: Vec<Location>) -> Self {
        self.locations = locations;
        self
    }

    /// Says which stretches of an extracted text its reader can write back, each with edits that stay inside it; they come in order and do not
    /// overlap. Edits that reach further are shown and never applied.
    #[must_use]
    pub fn writable_in(mut self, stretches: Vec<Span>) -> Self {
        self.writable = Writable::Stretches(stretches);
        self
    }

    /// The facts around the text, to be filled in.
    pub fn facts_mut(&mut self) -> &mut Facts {
        &mut self.facts
    }

    /// The text that spans count in.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Moment {
    /// Reads the date of a mail header (RFC 2822), in the sender's own time.
    pub fn from_mail_header(date: &str) -> Option<Self> {
        let parsed = jiff::fmt::rfc2822::DateTimeParser::new().parse_zoned(date).ok()?;
        Some(DateTime::from(parsed).into())
    }
}
