//! A job advertisement, read for what it asks: instructions to who applies, and requirements.
//!
//! The words stand in `lints/vocabulary/posting.toml`; this room knows how a posting is laid out, and how words of asking, of things asked for and of taking it
//! back stand to each other. It rather overlooks an instruction than invents one.

mod admit;
mod answer;
mod applying;
mod bid;
#[cfg(test)]
mod cases;
mod code;
mod deadline;
mod decline;
mod heading;
mod instruct;
mod layout;
mod line;
mod look;
mod named;
mod once;
mod page;
mod referee;
mod require;
mod table;
mod topic;
mod way;
mod words;

use std::fmt;

use crate::program::Program;
use crate::{Document, Span};

use self::page::Page;

/// What a posting asks of the one who applies. Spans are bytes of its text.
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posting {
    /// What to send, to whom, how, and what to say, in the order of the places.
    pub instructions: Vec<Instruction>,
    /// What whoever gets the job must have, and what would be nice, in the order of the places.
    pub requirements: Vec<Requirement>,
}

/// One thing that a posting asks for.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// What it is about.
    pub ask: Ask,
    /// Where the posting says so.
    pub span: Span,
    /// The words that answer it, where the posting gives them: a subject line, a reference number, an addressee, the formats of a file, a limit.
    pub value: Option<String>,
    /// How many are asked for, or at most allowed.
    pub count: Option<u32>,
}

/// What an [`Instruction`] is about.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ask {
    /// To whom to write.
    Addressee,
    /// When one can work.
    Availability,
    /// A covering letter.
    CoverLetter,
    /// The last day.
    Deadline,
    /// A certificate, a form, a photograph and the like.
    Document,
    /// The form of the files.
    FileFormat,
    /// Which way an application goes: an address, a form, a door.
    How,
    /// The language to write in.
    Language,
    /// How long something may be.
    Length,
    /// Where one lives.
    Location,
    /// Not through an agency.
    NoAgencies,
    /// Work to look at.
    Portfolio,
    /// A question to answer.
    Question,
    /// A number to quote.
    ReferenceNumber,
    /// People to ask.
    References,
    /// A resume.
    Resume,
    /// What one wants to earn.
    Salary,
    /// When one can begin.
    StartDate,
    /// What the subject line is to be.
    SubjectLine,
    /// Whether one may work there.
    WorkPermit,
}

impl Ask {
    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Addressee => "address-to",
            Self::Availability => "availability",
            Self::CoverLetter => "cover-letter",
            Self::Deadline => "deadline",
            Self::Document => "other-document",
            Self::FileFormat => "file-format",
            Self::How => "how",
            Self::Language => "language",
            Self::Length => "length",
            Self::Location => "location-statement",
            Self::NoAgencies => "no-agencies",
            Self::Portfolio => "portfolio",
            Self::Question => "question",
            Self::ReferenceNumber => "reference-number",
            Self::References => "references",
            Self::Resume => "resume",
            Self::Salary => "salary-expectation",
            Self::StartDate => "start-date",
            Self::SubjectLine => "subject-line",
            Self::WorkPermit => "work-permit",
        }
    }
}

impl fmt::Display for Ask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Something that whoever gets the job must have, or that would be nice.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The words that say it.
    pub span: Span,
    /// Whether it is required; else it would be nice.
    pub is_must: bool,
}

impl Posting {
    pub(crate) fn read(document: &Document, program: &Program) -> Self {
        let page = Page::new(document, program);
        let units = layout::units(&page);
        Self { instructions: instruct::instructions(&page, &units), requirements: require::requirements(&page, &units) }
    }
}
