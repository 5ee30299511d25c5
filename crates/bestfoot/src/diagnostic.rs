//! One finding: what is wrong, where, why it costs interviews, what to write instead.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{Fix, Span};

/// How much a finding may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A matter of taste.
    Info,
    /// Likely hurts.
    Warning,
    /// May cost the application, or a fact is wrong.
    Error,
}

impl Severity {
    /// The word that users write and read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Whether a lint runs by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Runs by default.
    #[default]
    Stable,
    /// Runs only when asked for.
    Preview,
}

/// A finding of a lint in a document.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The id of the lint, such as `misspelled-person-name`.
    pub lint: Arc<str>,
    /// The variant of the lint, such as `very-late`, if it is not the plain one.
    pub variant: Option<Arc<str>>,
    /// The lint's group, such as `names`.
    pub group: Arc<str>,
    /// How much it may cost.
    pub severity: Severity,
    /// Whether the lint is stable.
    pub status: Status,
    /// What is wrong, in lower case and without a final stop.
    pub message: String,
    /// What stands under the marked words.
    pub label: Option<String>,
    /// The words in question, in bytes of the document's text; none for a finding about the whole draft.
    pub span: Option<Span>,
    /// Where the finding stands: the span, or the place where a finding about the whole draft is shown.
    pub anchor: Span,
    /// Other places that explain the finding.
    pub labels: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
    /// Why it costs interviews.
    pub why: Arc<str>,
    /// An edit that mends it.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// The order in which diagnostics of one text are told: by their places, then by their lints.
    pub(crate) fn by_place(&self, other: &Self) -> std::cmp::Ordering {
        (self.anchor, &self.lint, &self.message).cmp(&(other.anchor, &other.lint, &other.message))
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}", self.severity, self.lint, self.message)
    }
}

/// A second place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What is to be seen there.
    pub text: String,
    /// In which text it is.
    pub place: Place,
}

/// The text that a [`Label`] points into.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The document itself.
    Document(Span),
    /// The `application.toml` that the [`Application`](crate::Application) was read from.
    Application(Span),
    /// The posting of the [`Application`](crate::Application).
    Posting(Span),
    /// The resume of the [`Application`](crate::Application).
    Resume(Span),
    /// Another draft of the [`Packet`](crate::Packet), by its place there.
    Draft {
        /// The place of the draft among the packet's.
        draft: usize,
        /// Bytes of its text.
        span: Span,
    },
}
