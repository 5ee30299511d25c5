//! The lint files that a linter is made of: the built-in ones, which are prepared, and those that were added.

use crate::lint::file::{self, LintFile};
use crate::lint::{Example, options};
use crate::program::{Program, compile};
use crate::{FileError, Span};

/// The built-in lints as they were prepared.
pub(super) fn built_in() -> Result<Program, Vec<FileError>> {
    Program::from_static(bestfoot_lints::PREPARED).map_or_else(|| compile_all(&read_all(&[], false)?, |_| false), Ok)
}

/// Whether that very file is a built-in one, which is there already, and prepared.
pub(super) fn is_built_in(name: &str, toml: &str) -> bool {
    bestfoot_lints::FILES.iter().any(|&(known, text)| is_tail(name, known) && text == toml)
}

/// The examples of a lint, as its table gives them.
pub(super) fn examples(added: &[(String, String)], id: &str) -> Vec<Example> {
    let added = added.iter().map(|(name, toml)| (name.as_str(), toml.as_str()));
    let files = bestfoot_lints::FILES.iter().copied().chain(added);
    let mut lints = files.filter_map(|(name, toml)| file::read(name, toml).ok()).flat_map(|file| file.lints);
    let found = lints.find(|definition| definition.lint.id == id);
    found.map(|definition| definition.examples.iter().map(Example::from).collect()).unwrap_or_default()
}

/// The added file in which a lint names its check, and where.
pub(super) fn check_place(added: &[(String, String)], id: &str) -> Option<(String, Span)> {
    added.iter().find_map(|(name, toml)| {
        let file = file::read(name, toml).ok()?;
        let definition = file.lints.into_iter().find(|definition| definition.lint.id == id)?;
        definition.pattern.check_name().map(|check| (name.clone(), check.span))
    })
}

/// Whether a path ends in the name of a file, which may have folders of its own.
fn is_tail(path: &str, name: &str) -> bool {
    path.strip_suffix(name).is_some_and(|head| head.is_empty() || head.ends_with(['/', '\\']))
}

pub(super) fn read_all(added: &[(String, String)], replaces: bool) -> Result<Vec<LintFile>, Vec<FileError>> {
    let names = || bestfoot_lints::FILES.iter().map(|(name, _)| *name);
    let replaced: Vec<&str> = if replaces {
        added
            .iter()
            .filter_map(|(path, _)| names().filter(|name| is_tail(path, name)).max_by_key(|name| name.len()))
            .collect()
    } else {
        Vec::new()
    };
    let built_in = bestfoot_lints::FILES.iter().copied().filter(|(name, _)| !replaced.contains(name));
    let added = added.iter().map(|(name, toml)| (name.as_str(), toml.as_str()));
    let mut files = Vec::new();
    let mut errors = Vec::new();
    for (name, toml) in built_in.chain(added) {
        match file::read(name, toml) {
            Ok(file) => files.push(file),
            Err(found) => errors.extend(found),
        }
    }
    if errors.is_empty() { Ok(files) } else { Err(errors) }
}

/// Compiles lint files and looks at what they hand to their checks; of those for which `is_own` holds the linter knows no options.
pub(super) fn compile_all(files: &[LintFile], is_own: impl Fn(&str) -> bool) -> Result<Program, Vec<FileError>> {
    let mut mistakes = options::mistakes(files, is_own);
    match compile(files) {
        Ok(program) if mistakes.is_empty() => Ok(program),
        Ok(_) => Err(mistakes),
        Err(found) => {
            mistakes.extend(found);
            Err(mistakes)
        }
    }
}

/// The built-in lint files, compiled: the bytes of `lints/generated/prepared.bin`.
///
/// # Errors
///
/// The mistakes of the files.
#[doc(hidden)]
pub fn prepare() -> Result<Vec<u8>, Vec<FileError>> {
    Ok(compile_all(&read_all(&[], false)?, |_| false)?.bytes().to_vec())
}
