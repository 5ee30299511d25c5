//! Finding and reading `bestfoot.toml`, and building the linter that it asks for. One linter serves every draft below one configuration.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bestfoot::lint::Lint;
use bestfoot::{Allow, Config, Diagnostic, Document, Glob, Kind, Level, Linter, Status};
use globset::{GlobBuilder, GlobMatcher};

use crate::packet::{ancestors, shown};
use crate::problem::Problem;
use crate::report::TextFile;
use crate::settings::{ConfigChoice, Linting};

/// The name of the file.
pub(crate) const FILE_NAME: &str = "bestfoot.toml";

/// A linter and what else a configuration says about drafts.
#[derive(Debug)]
pub(crate) struct Setup {
    pub(crate) linter: Linter,
    /// What drafts are, by their path, and the pattern that says it.
    files: Vec<(GlobMatcher, String, Kind)>,
    /// Drafts whose contact details a template adds.
    letterheads: Vec<GlobMatcher>,
    /// Findings that are meant to stay in some drafts; the linter knows those that stay in all.
    allows: Vec<(GlobMatcher, Allow)>,
    /// The folder that the patterns count from.
    folder: PathBuf,
}

impl Setup {
    fn relative<'p>(&self, absolute: &'p Path) -> &'p Path {
        absolute.strip_prefix(&self.folder).unwrap_or(absolute)
    }

    /// What `[files]` says about a draft, and the pattern that says it; the last that matches counts.
    pub(crate) fn kind_of(&self, absolute: &Path) -> Option<(Kind, &str)> {
        let path = self.relative(absolute);
        let mut entries = self.files.iter().rev();
        let (_, pattern, kind) = entries.find(|(glob, ..)| glob.is_match(path))?;
        Some((*kind, pattern))
    }

    /// Whether a template adds the writer's contact details to a draft.
    pub(crate) fn has_letterhead_elsewhere(&self, absolute: &Path) -> bool {
        let path = self.relative(absolute);
        self.letterheads.iter().any(|glob| glob.is_match(path))
    }

    /// Whether a finding is meant to stay in this draft.
    pub(crate) fn allows(&self, absolute: &Path, document: &Document, diagnostic: &Diagnostic) -> bool {
        let path = self.relative(absolute);
        let mut allows = self.allows.iter();
        allows.any(|(glob, allow)| glob.is_match(path) && allow.covers(document, diagnostic))
    }
}

/// The configurations of a run, each read once.
pub(crate) struct Setups<'s> {
    linting: &'s Linting,
    /// The configuration of a folder, if it has one above it.
    nearest: HashMap<PathBuf, Option<PathBuf>>,
    read: HashMap<Option<PathBuf>, Option<Arc<Setup>>>,
    /// What they ask for and do not get.
    pub(crate) warnings: Vec<Problem>,
}

impl<'s> Setups<'s> {
    pub(crate) fn new(linting: &'s Linting) -> Self {
        Self { linting, nearest: HashMap::new(), read: HashMap::new(), warnings: Vec::new() }
    }

    /// The files that were read.
    pub(crate) fn files(&self) -> impl Iterator<Item = PathBuf> {
        self.read.keys().flatten().cloned()
    }

    /// The setup for drafts of a folder; none if it is broken, and then its problems are told once.
    pub(crate) fn for_folder(&mut self, folder: &Path, problems: &mut Vec<Problem>) -> Option<Arc<Setup>> {
        let path = match &self.linting.config {
            ConfigChoice::Isolated => None,
            ConfigChoice::File(path) => Some(path.clone()),
            ConfigChoice::Nearest => {
                let find = || ancestors(folder).map(|above| above.join(FILE_NAME)).find(|path| path.is_file());
                self.nearest.entry(folder.to_owned()).or_insert_with(find).clone()
            }
        };
        if let Some(known) = self.read.get(&path) {
            return known.clone();
        }
        let setup = match build(path.as_deref(), self.linting, &mut self.warnings) {
            Ok(setup) => Some(Arc::new(setup)),
            Err(found) => {
                problems.extend(found);
                None
            }
        };
        self.read.insert(path, setup.clone());
        setup
    }
}

fn build(path: Option<&Path>, linting: &Linting, warnings: &mut Vec<Problem>) -> Result<Setup, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut sources = Vec::new();
    let mut folder = PathBuf::new();
    // The names that somebody wants to hear from.
    let mut wanted: Vec<String> = Vec::new();
    let (mut files, mut letterheads) = (Vec::new(), Vec::new());
    // Those of the allows, in their order.
    let mut paths: Vec<Option<GlobMatcher>> = Vec::new();
    let mut builder = Linter::builder().preview(linting.preview);
    if let Some(path) = path {
        let file = read(path).map_err(|problem| vec![problem])?;
        let config = Config::parse(&file.name, &file.text).map_err(|errors| {
            let files = [Arc::clone(&file)];
            errors.into_iter().map(|error| Problem::in_file("config", error, &files)).collect::<Vec<_>>()
        })?;
        std::path::absolute(path)
            .unwrap_or_else(|_| path.to_owned())
            .parent()
            .unwrap_or(Path::new(""))
            .clone_into(&mut folder);
        let mut compiled = |glob: &Glob| match GlobBuilder::new(&glob.pattern).build() {
            Ok(glob) => Some(glob.compile_matcher()),
            Err(error) => {
                let message = format!("`{}` is no pattern of file names: {}", glob.pattern, error.kind());
                let place = Some((Arc::clone(&file), glob.place));
                problems.push(Problem { place, ..Problem::new("config", message).at(&file.name) });
                None
            }
        };
        for (glob, kind) in &config.files {
            files.extend(compiled(glob).map(|matcher| (matcher, glob.pattern.clone(), *kind)));
        }
        letterheads.extend(config.letterhead_elsewhere.iter().filter_map(&mut compiled));
        paths.extend(config.allows.iter().map(|allow| allow.path.as_ref().and_then(&mut compiled)));
        for lint_file in &config.extend_lints {
            match read(&folder.join(lint_file)) {
                Ok(source) => {
                    builder = builder.lint_file(&source.name, &source.text);
                    sources.push(source);
                }
                Err(problem) => {
                    problems.push(problem.help(format!("`extend-lints` in {} names it", file.name)));
                }
            }
        }
        let of_kinds = config.kinds.iter().flat_map(|kind| &kind.levels);
        let loud = config.levels.iter().chain(of_kinds).filter(|setting| setting.level != Level::Off);
        wanted.extend(loud.map(|setting| setting.selector.clone()));
        builder = builder.config(&config);
        sources.push(file);
    }
    let loud = linting.levels.iter().filter(|(_, level)| *level != Level::Off).map(|(selector, _)| selector);
    wanted.extend(linting.select.iter().chain(loud).cloned());
    for selector in &linting.select {
        builder = builder.select(selector);
    }
    for (selector, level) in &linting.levels {
        builder = builder.level(selector, *level);
    }
    match builder.build() {
        Ok(linter) if problems.is_empty() => {
            if !linting.preview {
                warnings.extend(wanted.iter().filter_map(|name| on_trial(&linter, name)));
            }
            let allows = paths.into_iter().zip(linter.allows());
            let allows = allows.filter_map(|(glob, allow)| Some((glob?, allow.clone()))).collect();
            Ok(Setup { linter, files, letterheads, allows, folder })
        }
        Ok(_) => Err(problems),
        Err(errors) => {
            problems.extend(errors.into_iter().map(|error| Problem::in_file("config", error, &sources)));
            Err(problems)
        }
    }
}

/// What to say to somebody who names a lint that is still on trial, or a group of such, and does not ask for those.
fn on_trial(linter: &Linter, name: &str) -> Option<Problem> {
    let is_preview = |lint: &Lint| lint.status == Status::Preview;
    let is_silent = if let Some(lint) = linter.lint(name) {
        is_preview(lint)
    } else {
        let mut members = linter.lints().filter(|lint| lint.group == name).peekable();
        members.peek().is_some() && members.all(is_preview)
    };
    let message = || format!("`{name}` is in preview and says nothing without --preview");
    is_silent.then(|| Problem::new("preview", message()))
}

/// A file of settings, under the name that people see.
pub(crate) fn read(path: &Path) -> Result<Arc<TextFile>, Problem> {
    let name = shown(path);
    let bytes = std::fs::read(path).map_err(|error| Problem::unopened(Path::new(&name), &error))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Arc::new(TextFile::new(name, text.trim_start_matches('\u{feff}')))),
        Err(_) => Err(Problem::new("config", format!("`{name}` is not written in UTF-8"))
            .at(&name)
            .help("save it again with the encoding UTF-8")),
    }
}

/// A linter for commands that check nothing.
pub(crate) fn linter(config: &ConfigChoice) -> Result<Linter, Vec<Problem>> {
    let linting =
        Linting { config: config.clone(), preview: true, levels: Vec::<(String, Level)>::new(), select: Vec::new() };
    let mut problems = Vec::new();
    let folder = std::env::current_dir().unwrap_or_default();
    let setup = Setups::new(&linting).for_folder(&folder, &mut problems);
    setup.map(|setup| setup.linter.clone()).ok_or(problems)
}
