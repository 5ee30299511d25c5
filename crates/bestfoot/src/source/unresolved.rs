//! What a word processor keeps in a file beside its text: tracked changes, comments, hidden text. The writer may have them out of sight; whoever
//! gets the file sees them.

use crate::Span;

/// Something in a file that was never settled.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unresolved {
    /// What it is.
    pub kind: UnresolvedKind,
    /// Where it stands in the text; empty for what the text does not hold.
    pub span: Span,
    /// The words in question: those added, taken out or hidden, or those of the comment.
    pub words: String,
}

impl Unresolved {
    /// Something unresolved, its place and its words.
    pub fn new(kind: UnresolvedKind, span: Span, words: impl Into<String>) -> Self {
        Self { kind, span, words: words.into() }
    }
}

/// What an [`Unresolved`] is.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnresolvedKind {
    /// Words that a tracked change adds; the text holds them.
    Added,
    /// Words that a tracked change takes out; the text does not hold them.
    TakenOut,
    /// A tracked change of the format only.
    Formatted,
    /// A comment in the margin.
    Comment,
    /// Hidden text; the text does not hold it.
    Hidden,
}

/// A comment of the file that is meant for this program and that the text does not hold.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Where it stood in the text; empty.
    pub span: Span,
    /// What it says.
    pub words: String,
}

impl Comment {
    /// The words of a comment that stood before a byte of the text.
    pub fn new(at: usize, words: impl Into<String>) -> Self {
        Self { span: Span::new(at, at), words: words.into() }
    }
}

/// What opens when a reader follows a link whose text says something else.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The bytes of the text that are the link.
    pub span: Span,
    /// Its address, such as `mailto:dana@example.com`.
    pub address: String,
}

impl Target {
    /// A link and what it opens.
    pub fn new(span: Span, address: impl Into<String>) -> Self {
        Self { span, address: address.into() }
    }
}
