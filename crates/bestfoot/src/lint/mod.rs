//! What a lint is: its definition, read from a table of a lint file. Definitions never know a document.
#![doc = include_str!("language.md")]

pub(crate) mod file;
pub(crate) mod guard;
mod known;
pub(crate) mod options;
pub(crate) mod phrase;
mod test;

pub use self::test::{TestReport, test_file};

use serde::{Deserialize, Serialize};

use crate::{Kind, Severity, Status};

/// What a lint says of itself.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lint {
    /// The id: stable, in kebab-case.
    pub id: String,
    /// Former ids.
    pub aliases: Vec<String>,
    /// A short title.
    pub name: String,
    /// The topic.
    pub group: String,
    /// Whether it runs by default.
    pub status: Status,
    /// The version that brought it.
    pub since: String,
    /// How much a finding may cost, unless the kind says otherwise.
    pub severity: Severity,
    /// What it may cost in drafts of some kinds.
    pub kind_severity: Vec<(Kind, Severity)>,
    /// The kinds of drafts it reads; all, if empty.
    pub kinds: Vec<Kind>,
    /// What is wrong: a template.
    pub message: String,
    /// What stands under the words: a template.
    pub label: Option<String>,
    /// What to do: a template.
    pub help: Option<String>,
    /// Why it costs interviews.
    pub why: String,
    /// Where the advice comes from.
    pub sources: Vec<Citation>,
    /// Other forms of the finding.
    pub variants: Vec<Variant>,
    /// Whether some of what it finds in long drafts is said only beside another finding.
    pub has_doubts: bool,
}

impl Lint {
    /// How much a finding in a draft of that kind may cost.
    pub fn severity_for(&self, kind: Option<Kind>) -> Severity {
        let special = self.kind_severity.iter().find(|(known, _)| Some(*known) == kind);
        special.map_or(self.severity, |&(_, severity)| severity)
    }
}

/// Where the advice of a lint comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Citation {
    /// One of the articles that bestfoot grew from.
    Article {
        /// Its title.
        article: String,
        /// Which numbered reason.
        item: u32,
    },
    /// Another publication.
    Publication {
        /// Its title.
        title: String,
        /// The year it appeared.
        year: Option<u32>,
        /// Its address.
        url: Option<String>,
    },
}

/// Another form of a finding, which a check may report.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// Its name.
    pub name: String,
    /// Its severity, if it differs.
    pub severity: Option<Severity>,
    /// Its message, if it differs.
    pub message: Option<String>,
    /// Its label, if it differs.
    pub label: Option<String>,
    /// Its help, if it differs.
    pub help: Option<String>,
}

/// A text that shows what a lint finds, or what it leaves alone; run as a test.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The text as it stands in the table, with `«…»` around what must be reported.
    pub marked: String,
    /// Whether the lint must report something.
    pub is_bad: bool,
    /// Whether it is a text that a careless lint would report.
    pub is_near_miss: bool,
    /// What `--fix` makes of the text.
    pub fixed: Option<String>,
    /// What the draft is.
    pub kind: Option<Kind>,
    /// What is known beside the text, in a line; none if that is nothing.
    pub known: Option<String>,
}

impl Example {
    /// The text alone.
    pub fn text(&self) -> String {
        self.marked.replace(['«', '»'], "")
    }
}

impl From<&file::ExampleCase> for Example {
    fn from(case: &file::ExampleCase) -> Self {
        Self {
            marked: case.marked.value.clone(),
            is_bad: case.is_bad,
            is_near_miss: case.near_miss,
            fixed: case.fixed.clone(),
            kind: case.kind,
            known: known::of(case),
        }
    }
}
