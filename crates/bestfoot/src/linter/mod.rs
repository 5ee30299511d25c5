//! The lints, ready to check drafts. A linter is built once, from lint files, checks and a configuration; a run then takes a document to its
//! diagnostics: scan, guards, checks, words, levels, allows, order.

mod anchor;
mod builder;
mod files;
mod packet;
mod places;
mod run;
mod settle;
mod wording;
mod zones;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

pub use self::builder::Builder;
pub use self::files::prepare;
use self::run::Run;
pub(crate) use self::zones::zone_counts;
use crate::check::Check;
use crate::check::across::SetCheck;
use crate::config::Allow;
use crate::gates::Gates;
use crate::levels::Loudness;
use crate::lint::{Example, Lint};
use crate::posting::Posting;
use crate::program::Program;
use crate::{Application, Diagnostic, Dialect, Document, Kind, levels};

/// The lints, ready to check drafts. Built once; cheap to clone and to share between threads.
///
/// ```
/// use bestfoot::{Application, Document, Format, Kind, Linter};
///
/// let linter = Linter::new();
/// let answer = Document::new("I left because my manager was incompetent.", Format::Text).with_kind(Some(Kind::InterviewAnswer));
/// let found = linter.check(&answer, &Application::new());
/// assert!(found.iter().any(|finding| &*finding.lint == "bad-mouthing-boss"));
/// ```
#[derive(Clone, Debug)]
pub struct Linter {
    inner: Arc<Inner>,
}

struct Inner {
    program: Program,
    gates: Gates,
    /// What each lint says of itself, read when it is first asked for.
    lints: Vec<OnceLock<Box<Lint>>>,
    checks: BTreeMap<String, Arc<dyn Check>>,
    /// The checks that compare drafts.
    sets: BTreeMap<String, Arc<dyn SetCheck>>,
    /// For each kind, and for drafts of unknown kind, the level of each lint.
    levels: Vec<Vec<Loudness>>,
    /// Whether what is doubtful is said by itself.
    says_doubtful: bool,
    words: BTreeMap<Kind, (u32, u32)>,
    /// The fewest and the most questions of a list of them, by the configuration.
    questions: Option<(u32, u32)>,
    allows: Vec<Allow>,
    accept: Vec<String>,
    dialect: Option<Dialect>,
    /// Lint files beside the built-in ones.
    added: Vec<(String, String)>,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Linter").field("lints", &self.lints.len()).finish_non_exhaustive()
    }
}

impl Linter {
    /// A linter with the built-in lints at their default levels.
    ///
    /// # Panics
    ///
    /// Never: the built-in lints are prepared and verified by the project's tests.
    pub fn new() -> Self {
        Builder::default().build().expect("the built-in lints are sound")
    }

    /// Starts a linter that differs from [`Linter::new`].
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Checks a draft. The diagnostics come in the order of their places, then of their lints' ids.
    pub fn check(&self, document: &Document, application: &Application) -> Vec<Diagnostic> {
        let run = Run { inner: &self.inner, document, application };
        run.diagnostics()
    }

    /// Reads a job advertisement for what it asks.
    pub fn posting(&self, document: &Document) -> Posting {
        Posting::read(document, &self.inner.program)
    }

    /// Every lint, in the order of groups and ids, whether it is on or off.
    pub fn lints(&self) -> impl ExactSizeIterator<Item = &Lint> {
        let mut order: Vec<usize> = (0..self.inner.lints.len()).collect();
        order.sort_by_key(|&index| {
            let lint = self.inner.lint(index);
            (&lint.group, &lint.id)
        });
        order.into_iter().map(|index| self.inner.lint(index))
    }

    /// The lint of that id, or of that former id.
    pub fn lint(&self, id: &str) -> Option<&Lint> {
        self.inner.program.find(id).map(|index| self.inner.lint(index))
    }

    /// The names of the groups, in order.
    pub fn groups(&self) -> Vec<&str> {
        let mut groups: Vec<&str> = self.inner.program.rules.groups.iter().map(String::as_str).collect();
        groups.sort_unstable();
        groups
    }

    /// The `[[allow]]` entries of the configuration, with the present names of their lints.
    pub fn allows(&self) -> &[Allow] {
        &self.inner.allows
    }

    /// The lint or group whose name is nearest to a mistyped one.
    pub fn similar(&self, name: &str) -> Option<String> {
        levels::similar(&self.inner.program, name)
    }

    /// The examples of a lint, as its table gives them.
    pub fn examples(&self, id: &str) -> Vec<Example> {
        files::examples(&self.inner.added, id)
    }

    #[cfg(test)]
    pub(crate) fn program(&self) -> &Program {
        &self.inner.program
    }
}

impl Default for Linter {
    fn default() -> Self {
        Self::new()
    }
}

impl Inner {
    fn lint(&self, index: usize) -> &Lint {
        self.lints[index].get_or_init(|| Box::new(self.program.lint(index)))
    }

    /// How loud each lint is in drafts of a kind.
    fn levels(&self, kind: Option<Kind>) -> &[Loudness] {
        &self.levels[kind.map_or(Kind::ALL.len(), |kind| kind as usize)]
    }
}
