//! From a document to its diagnostics.

use crate::lint::{Example, Lint};
use crate::{Application, Config, Diagnostic, Document, FileError, Level};

/// The lints, ready to check drafts. Built once; cheap to clone and to share between threads.
#[derive(Clone, Debug)]
pub struct Linter {}

/// Collects what a [`Linter`] is built from.
#[derive(Debug, Default)]
pub struct Builder {}

impl Linter {
    /// A linter with the built-in lints at their default levels.
    pub fn new() -> Self {
        Self {}
    }

    /// Starts a linter that differs from [`Linter::new`].
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Checks a draft. The diagnostics come in the order of their places, then of their lints' ids.
    pub fn check(&self, _document: &Document, _application: &Application) -> Vec<Diagnostic> {
        Vec::new()
    }

    /// Every lint, in the order of groups and ids, whether it is on or off.
    pub fn lints(&self) -> impl ExactSizeIterator<Item = Lint> {
        std::iter::empty::<Lint>().collect::<Vec<_>>().into_iter()
    }

    /// The lint of that id, or of that former id.
    pub fn lint(&self, _id: &str) -> Option<Lint> {
        None
    }

    /// The lint or group whose name is nearest to a mistyped one.
    pub fn similar(&self, _name: &str) -> Option<String> {
        None
    }

    /// The examples of a lint, as its table gives them.
    pub fn examples(&self, _id: &str) -> Vec<Example> {
        Vec::new()
    }
}

impl Default for Linter {
    fn default() -> Self {
        Self::new()
    }
}

impl Builder {
    /// Takes the levels, words, allows and accepted words of a configuration. `extend-lints` are files: read them and hand them to
    /// [`lint_file`](Self::lint_file).
    #[must_use]
    pub fn config(self, _config: &Config) -> Self {
        self
    }

    /// Adds the lints of a lint file; `name` is what errors call it.
    #[must_use]
    pub fn lint_file(self, _name: &str, _toml: &str) -> Self {
        self
    }

    /// Sets the level of a lint or a group, after and over the configuration; later calls win, an id beats a group.
    #[must_use]
    pub fn level(self, _selector: &str, _level: Level) -> Self {
        self
    }

    /// Runs only these lints and groups; several calls add up.
    #[must_use]
    pub fn select(self, _selector: &str) -> Self {
        self
    }

    /// Whether lints in preview run too.
    #[must_use]
    pub fn preview(self, _yes: bool) -> Self {
        self
    }

    /// Builds the linter.
    ///
    /// # Errors
    ///
    /// Every mistake in the lint files, and every name of a lint or group that does not exist, with a did-you-mean.
    pub fn build(self) -> Result<Linter, Vec<FileError>> {
        Ok(Linter::new())
    }
}
