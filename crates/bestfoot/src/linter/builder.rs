//! What a linter is built from, and the mistakes that show only when all of it is put together.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::files::{self, built_in, compile_all, is_built_in, read_all};
use super::{Inner, Linter};
use crate::check::across::{self, SetCheck};
use crate::check::{self, Check};
use crate::gates::Gates;
use crate::levels::{self, Given};
use crate::program::Program;
use crate::tree::nearest;
use crate::{Config, FileError, Level};

/// Collects what a [`Linter`] is built from.
#[derive(Default)]
pub struct Builder {
    config: Option<Config>,
    files: Vec<(String, String)>,
    checks: BTreeMap<String, Arc<dyn Check>>,
    levels: Vec<(String, Level)>,
    select: Vec<String>,
    preview: bool,
    /// Whether an added file of a built-in one's name takes its place.
    replaces: bool,
}

impl Builder {
    /// Takes the levels, words, allows and accepted words of a configuration. `extend-lints` are files: read them and hand them to
    /// [`lint_file`](Self::lint_file).
    #[must_use]
    pub fn config(mut self, config: &Config) -> Self {
        self.config = Some(config.clone());
        self
    }

    /// Adds the lints of a lint file; `name` is what errors call it.
    #[must_use]
    pub fn lint_file(mut self, name: &str, toml: &str) -> Self {
        self.files.push((name.to_owned(), toml.to_owned()));
        self
    }

    /// Adds a lint file, in place of the built-in one if that has the same name.
    pub(crate) fn in_place_of_built_in(mut self, name: &str, toml: &str) -> Self {
        if is_built_in(name, toml) {
            return self;
        }
        self.replaces = true;
        self.lint_file(name, toml)
    }

    /// Adds Rust code that lints of an added file can name under `check`.
    #[must_use]
    pub fn check(mut self, name: &str, check: impl Check + 'static) -> Self {
        self.checks.insert(name.to_owned(), Arc::new(check));
        self
    }

    /// Sets the level of a lint or a group, after and over the configuration; later calls win, an id beats a group.
    #[must_use]
    pub fn level(mut self, selector: &str, level: Level) -> Self {
        self.levels.push((selector.to_owned(), level));
        self
    }

    /// Runs only these lints and groups; several calls add up.
    #[must_use]
    pub fn select(mut self, selector: &str) -> Self {
        self.select.push(selector.to_owned());
        self
    }

    /// Whether lints in preview run too, and doubtful findings are said that no other finding of their draft backs.
    #[must_use]
    pub fn preview(mut self, yes: bool) -> Self {
        self.preview = yes;
        self
    }

    /// Builds the linter.
    ///
    /// # Errors
    ///
    /// Every mistake in the lint files, and every name of a lint or group that does not exist, with a did-you-mean.
    pub fn build(self) -> Result<Linter, Vec<FileError>> {
        let is_own = |check: &str| self.checks.contains_key(check);
        let program = if self.files.is_empty() {
            built_in()?
        } else {
            compile_all(&read_all(&self.files, self.replaces)?, is_own)?
        };
        let mut checks = check::built_in();
        checks.extend(self.checks);
        let config = self.config.unwrap_or_default();
        let sets = across::built_in();
        let mut errors = unknown_checks(&program, &checks, &sets, &self.files);
        let given = Given { config: &config, levels: &self.levels, select: &self.select, preview: self.preview };
        let levels = levels::resolve(&program, given, &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        let gates = Gates::new(&program);
        let lints = program.rules.lints.iter().map(|_| OnceLock::new()).collect();
        let words = config.kinds.iter().filter_map(|kind| Some((kind.kind, kind.words?))).collect();
        let questions = config.kinds.iter().find_map(|kind| kind.questions);
        let allows = levels::under_present_names(&program, config.allows);
        let inner = Inner {
            program,
            gates,
            lints,
            checks,
            sets,
            levels,
            says_doubtful: self.preview,
            words,
            questions,
            allows,
            accept: config.accept,
            dialect: config.dialect,
            added: self.files,
        };
        Ok(Linter { inner: Arc::new(inner) })
    }
}

/// The checks that lints name and nobody wrote.
fn unknown_checks(
    program: &Program,
    checks: &BTreeMap<String, Arc<dyn Check>>,
    sets: &BTreeMap<String, Arc<dyn SetCheck>>,
    added: &[(String, String)],
) -> Vec<FileError> {
    let rules = program.rules.lints.iter();
    let unknown = rules.filter_map(|rule| {
        let is_known = |name: &str| checks.contains_key(name) || sets.contains_key(name);
        let check = rule.check.as_deref().filter(|check| !is_known(check))?;
        let names = checks.keys().chain(sets.keys()).map(String::as_str);
        let help = nearest(check, names).map(|near| format!("did you mean `{near}`?"));
        let (file, span) = files::check_place(added, &rule.id).unzip();
        Some(FileError { file: file.unwrap_or_default(), span, message: format!("there is no check `{check}`"), help })
    });
    unknown.collect()
}
