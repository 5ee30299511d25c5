//! Finding and reading `application.toml`: what the candidate knows about the application that a draft belongs to.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use bestfoot::application::DocumentEntry;
use bestfoot::{Application, Date, Document, Mailbox};

use crate::config;
use crate::problem::Problem;
use crate::read;
use crate::report::TextFile;

/// The name of the file.
pub(crate) const FILE_NAME: &str = "application.toml";

/// An application and the file that tells of it.
#[derive(Debug)]
pub(crate) struct Packet {
    pub(crate) application: Application,
    /// None where there is no file.
    pub(crate) file: Option<Arc<TextFile>>,
    /// The folder that its paths count from.
    folder: PathBuf,
}

impl Packet {
    /// What is known without a file: the day.
    fn unknown(today: Date) -> Self {
        let mut application = Application::new();
        application.today = Some(today);
        Self { application, file: None, folder: PathBuf::new() }
    }

    /// What `[[documents]]` says about a draft.
    pub(crate) fn entry(&self, absolute: &Path) -> Option<&DocumentEntry> {
        let mut entries = self.application.documents.iter();
        entries.find(|entry| clean(&self.folder.join(&entry.path)) == *absolute)
    }

    /// Whether the path is the job advertisement.
    pub(crate) fn is_posting(&self, absolute: &Path) -> bool {
        let posting = self.application.posting_path.as_ref();
        posting.is_some_and(|path| clean(&self.folder.join(path)) == *absolute)
    }

    /// Tells a draft what `[[documents]]` knows about it. What the draft says itself counts more.
    pub(crate) fn inform(&self, document: &mut Document, entry: &DocumentEntry) {
        let facts = document.facts_mut();
        facts.sent = facts.sent.or(entry.sent);
        if facts.question.is_none() {
            facts.question.clone_from(&entry.question);
        }
        if facts.to.is_empty() {
            let address =
                |name: &String| self.application.people.iter().find(|person| person.name == *name)?.email.clone();
            facts.to = entry.to.iter().map(|name| Mailbox::new(Some(name.clone()), address(name))).collect();
        }
    }
}

/// The applications of a run, each read once.
pub(crate) struct Packets<'s> {
    /// The one that `--application` names.
    given: Option<&'s Path>,
    today: Date,
    nearest: HashMap<PathBuf, Option<PathBuf>>,
    read: HashMap<Option<PathBuf>, Arc<Packet>>,
}

impl<'s> Packets<'s> {
    pub(crate) fn new(given: Option<&'s Path>, today: Date) -> Self {
        Self { given, today, nearest: HashMap::new(), read: HashMap::new() }
    }

    /// The packet for drafts of a folder. A broken file is a problem, and the drafts are checked without it.
    pub(crate) fn for_folder(&mut self, folder: &Path, problems: &mut Vec<Problem>) -> Arc<Packet> {
        let path = match self.given {
            Some(path) => Some(path.to_owned()),
            None => self.nearest.entry(folder.to_owned()).or_insert_with(|| nearest(folder)).clone(),
        };
        if let Some(known) = self.read.get(&path) {
            return Arc::clone(known);
        }
        let packet = Arc::new(
            path.as_deref()
                .and_then(|path| open(path, self.today, problems))
                .unwrap_or_else(|| Packet::unknown(self.today)),
        );
        self.read.insert(path, Arc::clone(&packet));
        packet
    }
}

/// The nearest file upward, up to the first folder that is a repository or holds a configuration.
fn nearest(folder: &Path) -> Option<PathBuf> {
    for above in ancestors(folder) {
        let path = above.join(FILE_NAME);
        if path.is_file() {
            return Some(path);
        }
        if above.join(".git").exists() || above.join(config::FILE_NAME).is_file() {
            return None;
        }
    }
    None
}

fn open(path: &Path, today: Date, problems: &mut Vec<Problem>) -> Option<Packet> {
    let file = config::read(path).map_err(|problem| problems.push(problem)).ok()?;
    let mut application = match Application::parse(&file.name, &file.text) {
        Ok(application) => application,
        Err(errors) => {
            let files = [file];
            problems.extend(errors.into_iter().map(|error| Problem::in_file("application", error, &files)));
            return None;
        }
    };
    application.today = Some(today);
    let absolute = clean(path);
    let folder = absolute.parent().unwrap_or(Path::new("")).to_owned();
    application.posting =
        application.posting_path.as_deref().and_then(|path| beside(&folder, path, "posting", &file, problems));
    application.resume =
        application.resume_path.as_deref().and_then(|path| beside(&folder, path, "resume", &file, problems));
    Some(Packet { application, file: Some(file), folder })
}

/// A document that the file names.
fn beside(folder: &Path, path: &str, key: &str, file: &TextFile, problems: &mut Vec<Problem>) -> Option<Document> {
    let name = shown(&folder.join(path));
    let read = read::bytes(Path::new(&name)).and_then(|bytes| read::document(&bytes, &name, Some(&name)));
    let told = |problem: Problem| {
        problems.push(problem.help(format!("`{key}` in {} names it", file.name)));
    };
    read.map_err(told).ok()
}

/// The folder and every folder above it.
pub(crate) fn ancestors(folder: &Path) -> impl Iterator<Item = PathBuf> {
    clean(folder).ancestors().map(Path::to_owned).collect::<Vec<_>>().into_iter()
}

/// The absolute path without `.` and `..`.
pub(crate) fn clean(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut clean = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                clean.pop();
            }
            part => clean.push(part),
        }
    }
    clean
}

/// A path as people write it from the folder they are in.
pub(crate) fn shown(path: &Path) -> String {
    let absolute = clean(path);
    let here = std::env::current_dir().unwrap_or_default();
    for (steps, above) in here.ancestors().enumerate().take(4) {
        if let Ok(rest) = absolute.strip_prefix(above)
            && above.parent().is_some()
        {
            return format!("{}{}", "../".repeat(steps), rest.display());
        }
    }
    path.display().to_string()
}
