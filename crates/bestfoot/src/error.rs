//! What can go wrong before a draft is linted, said so that the reader knows the way out.

use std::fmt;

use crate::Span;

/// A mistake in a lint file, a configuration or an `application.toml`, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    /// The name of the file, as it was given.
    pub file: String,
    /// The bytes of the file that are wrong; none if it is about the whole file.
    pub span: Option<Span>,
    /// What is wrong, in lower case and without a final stop.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.message)?;
        match &self.help {
            Some(help) => write!(f, " ({help})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for FileError {}

/// Why bytes could not be read as a draft.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The file holds nothing but white space.
    Empty,
    /// The bytes are no text.
    Binary {
        /// What the bytes look like, such as `a PDF file`.
        looks_like: Option<&'static str>,
    },
    /// The text is larger than bestfoot reads.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
        /// The largest size that is read, in bytes.
        limit: usize,
    },
    /// The file is in a format that is not read, or not by this build.
    Unsupported {
        /// What it is, such as `an old Word file (.doc)`.
        what: &'static str,
        /// What to do about it.
        way_out: &'static str,
    },
    /// The file is locked with a password.
    Locked {
        /// What it is, such as `Word file`.
        format: &'static str,
    },
    /// The text says it is in a format and is not.
    Malformed {
        /// The format.
        format: &'static str,
        /// What is wrong with it.
        reason: String,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("this file is empty; there is nothing to check"),
            Self::Binary { looks_like: Some(what) } => {
                write!(f, "this is {what}, not text; save the draft as .txt, .md or .eml and check that")
            }
            Self::Binary { looks_like: None } => {
                f.write_str("this file is not text; save the draft as .txt, .md or .eml and check that")
            }
            Self::Unsupported { what, way_out } => write!(f, "this is {what}; {way_out}"),
            Self::Locked { format } => write!(
                f,
                "this {format} is locked with a password; open it, take the password off, save it and check again"
            ),
            Self::TooLarge { bytes, limit } => write!(
                f,
                "this file is too large ({} MiB; the limit is {} MiB); is it really a draft?",
                bytes.div_ceil(1 << 20),
                limit >> 20
            ),
            Self::Malformed { format, reason } => write!(f, "this is not a readable {format}: {reason}"),
        }
    }
}

impl std::error::Error for ReadError {}
