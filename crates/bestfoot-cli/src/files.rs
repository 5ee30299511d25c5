//! From paths on the command line to the drafts that are meant. Folders are walked; what is named is taken as it is.

use std::collections::BTreeSet;
use std::io;
use std::path::{Component, Path, PathBuf};

use bestfoot_read::FileFormat;
use ignore::WalkBuilder;

use crate::packet::{self, clean};
use crate::problem::{Problem, reason};
use crate::read;

/// File names, without extension, that a walk passes by because no candidate wrote them to an employer.
const PASSED_BY: [&str; 5] = ["posting", "readme", "license", "changelog", WORD_IS_OPEN];

/// What the name of the file begins with that Word keeps beside one while it is open.
const WORD_IS_OPEN: &str = "~$";

/// The extensions that a walk takes, the usual one of each format, as a person lists them.
pub(crate) fn extensions() -> String {
    let all: Vec<String> = FileFormat::READ.iter().map(|format| format!(".{}", format.extensions()[0])).collect();
    match &all[..] {
        [some @ .., last] if !some.is_empty() => format!("{} and {last}", some.join(", ")),
        _ => all.concat(),
    }
}

/// A draft to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Input {
    Stdin,
    File {
        path: PathBuf,
        /// Whether the user named it, rather than a folder above it.
        named: bool,
    },
}

/// What the paths came to.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) inputs: Vec<Input>,
    pub(crate) problems: Vec<Problem>,
    /// The folders that were walked, in full.
    pub(crate) walked: Vec<PathBuf>,
    /// Folders in which nothing was found.
    pub(crate) bare: Vec<PathBuf>,
    /// Every application.toml in the folders that were walked.
    pub(crate) packets: BTreeSet<PathBuf>,
}

/// Finds the drafts, each once, in the order of their paths.
pub(crate) fn find(paths: &[PathBuf], command_names: &[String]) -> Found {
    let mut found = Found::default();
    let mut files: BTreeSet<(PathBuf, bool)> = BTreeSet::new();
    for path in paths {
        if path.as_os_str() == "-" {
            if !found.inputs.contains(&Input::Stdin) {
                found.inputs.push(Input::Stdin);
            }
        } else if let Some(folder) = folder(path) {
            let before = found.problems.len();
            let is_bare = !walk(&folder, &mut files, &mut found);
            // What could not be opened may hold drafts.
            if is_bare && found.problems.len() == before {
                found.bare.push(folder.clone());
            }
            found.walked.push(clean(&folder));
        } else if path.try_exists().unwrap_or(true) {
            files.insert((tidy(path), true));
        } else {
            found.problems.push(missing(path, command_names));
        }
    }
    for (path, named) in files {
        // Named files sort behind walked ones of the same path; naming wins.
        if let Some(Input::File { path: last, named: last_named }) = found.inputs.last_mut()
            && *last == path
        {
            *last_named |= named;
            continue;
        }
        found.inputs.push(Input::File { path, named });
    }
    found
}

/// The folder that a path means: itself, or that of the packet whose application.toml it is.
fn folder(path: &Path) -> Option<PathBuf> {
    if path.is_dir() {
        return Some(path.to_owned());
    }
    let is_packet = path.file_name().is_some_and(|name| name == packet::FILE_NAME) && path.is_file();
    let above = path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    is_packet.then(|| above.to_owned())
}

/// The drafts below a folder, in the order of their paths; none if there are more than `most` files to look at.
pub(crate) fn below(folder: &Path, most: usize) -> Option<Vec<PathBuf>> {
    let mut found = BTreeSet::new();
    for (index, entry) in WalkBuilder::new(folder).build().filter_map(Result::ok).enumerate() {
        if index > most {
            return None;
        }
        if entry.file_type().is_some_and(|kind| kind.is_file()) && is_draft(entry.path()) {
            found.insert(tidy(entry.path()));
        }
    }
    Some(found.into_iter().collect())
}

/// Adds the drafts below a folder, and the packets; whether there are any drafts.
fn walk(folder: &Path, files: &mut BTreeSet<(PathBuf, bool)>, found: &mut Found) -> bool {
    let mut has_drafts = false;
    for entry in WalkBuilder::new(folder).build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) && is_draft(entry.path()) => {
                has_drafts = true;
                files.insert((tidy(entry.path()), false));
            }
            Ok(entry) if entry.file_name() == packet::FILE_NAME && entry.path().is_file() => {
                found.packets.insert(tidy(entry.path()));
            }
            Ok(_) => {}
            Err(error) => {
                found.problems.push(unwalked(folder, &error));
            }
        }
    }
    has_drafts
}

/// A document of a word processor in a folder, in a format that is not read, and what to do about it.
pub(crate) fn other_document(folder: &Path) -> Option<(PathBuf, String)> {
    const WRITTEN: [&str; 4] = ["doc", "dot", "pages", "wps"];
    let is_written = |path: &PathBuf| {
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        extension.is_some_and(|extension| WRITTEN.contains(&extension.as_str())) && path.is_file()
    };
    let entries = std::fs::read_dir(folder).ok()?.flatten();
    let path = entries.map(|entry| entry.path()).filter(is_written).min()?;
    let bytes = read::bytes(&path).ok()?;
    let name = path.to_string_lossy();
    let truth = FileFormat::of(&bytes, Some(&name)).err()?;
    Some((tidy(&path), truth.to_string()))
}

/// A part of a folder that the system would not hand over.
fn unwalked(folder: &Path, error: &ignore::Error) -> Problem {
    let shown = tidy(place(error).unwrap_or(folder)).display().to_string();
    let denied = error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::PermissionDenied);
    if denied {
        return Problem::new("unreadable", format!("the folder `{shown}` cannot be opened: you may not read it"))
            .help("check the permissions of the folder; no draft in it was checked")
            .at(shown);
    }
    let why = error.io_error().map_or_else(|| error.to_string(), reason);
    Problem::new("unreadable", format!("part of `{shown}` cannot be read: {why}")).at(shown)
}

/// The path that an error is about.
fn place(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place(err),
        _ => None,
    }
}

/// Whether a walk takes the file.
fn is_draft(path: &Path) -> bool {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy().to_lowercase()) else {
        return false;
    };
    is_read(&name) && !PASSED_BY.iter().any(|start| name.starts_with(start))
}

/// Whether files of that name are read.
pub(crate) fn is_read(name: &str) -> bool {
    FileFormat::of_name(name).is_some_and(|format| FileFormat::READ.contains(&format))
}

/// The path without a leading `./`, as people write it.
fn tidy(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}

fn missing(path: &Path, command_names: &[String]) -> Problem {
    let shown = path.display().to_string();
    let problem = Problem::new("missing", format!("there is no file `{shown}`")).at(&shown);
    let close = |known: &str| known.starts_with(&shown) || differs_by_one_slip(known, &shown);
    if let Some(command) = command_names.iter().find(|name| close(name)) {
        return problem.help(format!("did you mean the command `bestfoot {command}`?"));
    }
    match neighbour(path) {
        Some(near) => problem.help(format!("did you mean `{}`?", near.display())),
        None => problem.help("check the spelling, and the folder you are in"),
    }
}

/// A file of the same folder whose name differs by a slip or only in its extension.
pub(crate) fn neighbour(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let folder = path.parent().unwrap_or(Path::new(""));
    let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut names: Vec<String> = std::fs::read_dir(listed)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    names.sort_unstable();
    let stem = |name: &str| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase();
    let near = names.into_iter().find(|known| {
        *known != name
            && (stem(known) == stem(&name) || differs_by_one_slip(&known.to_lowercase(), &name.to_lowercase()))
    })?;
    Some(folder.join(near))
}

/// Whether two words differ by one letter that is wrong, missing, too many, or by two that changed places.
pub(crate) fn differs_by_one_slip(known: &str, typed: &str) -> bool {
    let known: Vec<char> = known.chars().collect();
    let typed: Vec<char> = typed.chars().collect();
    let start = known.iter().zip(&typed).take_while(|(one, other)| one == other).count();
    let rest = known.len().min(typed.len()) - start;
    let ends = known.iter().rev().zip(typed.iter().rev());
    let end = ends.take(rest).take_while(|(one, other)| one == other).count();
    match (&known[start..known.len() - end], &typed[start..typed.len() - end]) {
        ([first, second], [other_first, other_second]) => first == other_second && second == other_first,
        (left, right) => left.len() <= 1 && right.len() <= 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_takes_what_candidates_write() {
        for name in ["letter.txt", "thank-you.EML", "answers.md", "cover.markdown", "Letter.DOCX", "letter.odt"] {
            assert!(is_draft(Path::new(name)), "{name}");
        }
        for name in
            ["README.md", "Posting-2.txt", "LICENSE.txt", "CHANGELOG.md", "application.toml", "~$letter.docx", "letter"]
        {
            assert!(!is_draft(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn a_folder_that_may_not_be_read_is_named_itself() {
        let system = io::Error::new(io::ErrorKind::PermissionDenied, "IO error for operation on drafts/old: denied");
        let path = PathBuf::from("./drafts/old");
        let error = ignore::Error::WithPath { path, err: Box::new(ignore::Error::Io(system)) };
        let problem = unwalked(Path::new("drafts"), &ignore::Error::WithDepth { depth: 1, err: Box::new(error) });
        assert_eq!(problem.message, "the folder `drafts/old` cannot be opened: you may not read it");
        assert_eq!(problem.path.as_deref(), Some("drafts/old"));
    }

    #[test]
    fn slips() {
        assert!(differs_by_one_slip("explain", "explian"));
        assert!(differs_by_one_slip("explain", "explan"));
        assert!(differs_by_one_slip("lints", "lint"));
        assert!(differs_by_one_slip("same", "same"));
        assert!(!differs_by_one_slip("explain", "letter"));
    }
}
