//! Finding and reading `application.toml`: what the candidate knows about the application that a draft belongs to.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use bestfoot::application::DocumentEntry;
use bestfoot::{Application, Date, Document, Mailbox, Span};

use crate::problem::Problem;
use crate::report::{TextFile, Texts};
use crate::{config, files, read};

/// The name of the file.
pub(crate) const FILE_NAME: &str = "application.toml";

/// An application and the file that tells of it.
#[derive(Debug)]
pub(crate) struct Packet {
    pub(crate) application: Application,
    /// None where there is no file.
    pub(crate) file: Option<Arc<TextFile>>,
    /// The folder that its paths count from.
    pub(crate) folder: PathBuf,
    /// The job advertisement, if it was found by its name.
    posting: Option<PathBuf>,
    /// The texts of the posting and of the resume that the file names, for findings that point into them.
    posting_text: Option<Arc<TextFile>>,
    resume_text: Option<Arc<TextFile>>,
    /// What people should know about how it was read.
    pub(crate) remarks: Vec<String>,
}

/// More files than that belong to no one application; looking at all for the sake of one draft would take its time.
const MOST_SIBLINGS: usize = 2_000;

impl Packet {
    /// What is known without a file: the day.
    fn unknown(today: Date) -> Self {
        let mut application = Application::new();
        application.today = Some(today);
        Self::new(application, None, PathBuf::new())
    }

    fn new(application: Application, file: Option<Arc<TextFile>>, folder: PathBuf) -> Self {
        Self { application, file, folder, posting: None, posting_text: None, resume_text: None, remarks: Vec::new() }
    }

    /// The texts that findings of a draft that stands alone may point into.
    pub(crate) fn texts(&self) -> Texts<'_> {
        Texts {
            application: self.file.as_ref(),
            posting: self.posting_text.as_ref(),
            resume: self.resume_text.as_ref(),
            drafts: &[],
        }
    }

    /// What `[[documents]]` says about a draft.
    pub(crate) fn entry(&self, absolute: &Path) -> Option<&DocumentEntry> {
        let mut entries = self.application.documents.iter();
        entries.find(|entry| clean(&self.folder.join(&entry.path)) == *absolute)
    }

    /// What `[[documents]]` speaks of and is not there.
    fn lost_drafts(&self) -> Vec<Problem> {
        let Some(file) = &self.file else {
            return Vec::new();
        };
        let lost = self.application.documents.iter().filter(|entry| !self.folder.join(&entry.path).exists());
        let warn = |entry: &DocumentEntry| {
            let near = files::neighbour(&self.folder.join(&entry.path));
            let near =
                near.as_deref().and_then(Path::file_name).map(|name| Path::new(&entry.path).with_file_name(name));
            let help = match near {
                Some(near) => format!("did you mean `{}`?", near.display()),
                None => "write the path as it is from the folder of this file; what the entry says reaches no draft"
                    .to_owned(),
            };
            let quoted = file.text.find(&format!("\"{}\"", entry.path));
            Problem {
                path: Some(file.name.clone()),
                place: quoted.map(|at| (Arc::clone(file), Span::new(at, at + entry.path.len() + 2))),
                ..Problem::new("missing", format!("[[documents]] names `{}`, and there is no such file", entry.path))
            }
            .help(help)
        };
        lost.map(warn).collect()
    }

    /// Whether the path is the job advertisement.
    pub(crate) fn is_posting(&self, absolute: &Path) -> bool {
        let posting = self.application.posting_path.as_ref();
        posting.is_some_and(|path| clean(&self.folder.join(path)) == *absolute)
            || self.posting.as_ref().is_some_and(|path| clean(path) == *absolute)
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
    /// What they say and may not mean.
    pub(crate) warnings: Vec<Problem>,
}

impl<'s> Packets<'s> {
    pub(crate) fn new(given: Option<&'s Path>, today: Date) -> Self {
        Self { given, today, nearest: HashMap::new(), read: HashMap::new(), warnings: Vec::new() }
    }

    /// The files that were read, and those that they name.
    pub(crate) fn files(&self) -> impl Iterator<Item = PathBuf> {
        let named = |packet: &Arc<Packet>| {
            let application = &packet.application;
            let paths = application.posting_path.iter().chain(&application.resume_path);
            paths.map(|path| packet.folder.join(path)).chain(packet.posting.clone()).collect::<Vec<_>>()
        };
        self.read.keys().flatten().cloned().chain(self.read.values().flat_map(named))
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
        self.warnings.extend(packet.lost_drafts());
        self.read.insert(path, Arc::clone(&packet));
        packet
    }

    /// The packet of a folder without a file, where drafts are compared all the same.
    pub(crate) fn without_file(&self, folder: PathBuf) -> Packet {
        Packet { folder, ..Packet::unknown(self.today) }
    }

    /// Every draft of a packet, as paths that people know.
    pub(crate) fn drafts_of(&mut self, packet: &Packet, remarks: Option<&mut Vec<String>>) -> Vec<PathBuf> {
        let Some(file) = &packet.file else {
            return Vec::new();
        };
        let folder = shown(&packet.folder);
        let folder = if folder.is_empty() { Path::new(".") } else { Path::new(&folder) };
        let Some(mut paths) = files::below(folder, MOST_SIBLINGS) else {
            if let Some(remarks) = remarks {
                remarks.push(format!("too many files around {}: they are not compared with each other", file.name));
            }
            return Vec::new();
        };
        paths.retain(|path| {
            let folder = clean(path).parent().map(Path::to_owned).unwrap_or_default();
            let own = self.nearest.entry(folder.clone()).or_insert_with(|| nearest(&folder));
            own.as_deref().and_then(Path::parent) == Some(&packet.folder)
        });
        paths
    }
}

/// The applications in the folders beside a packet's, each with the name that people see. One that is broken is told when it is checked itself.
pub(crate) fn beside(packet: &Packet) -> Vec<(String, Application)> {
    const MOST: usize = 500;
    // What lies beside a repository is none of its business.
    let is_own = packet.file.is_some() && !packet.folder.join(".git").exists();
    let Some(above) = packet.folder.parent().filter(|_| is_own) else {
        return Vec::new();
    };
    let entries = std::fs::read_dir(above).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path().join(FILE_NAME)).collect();
    // The system lists them in no order, and the same ones should be taken each time.
    files.sort();
    files.truncate(MOST);
    files.retain(|path| path.parent() != Some(&packet.folder) && path.is_file());
    let read = |path: PathBuf| {
        let file = config::read(&path).ok()?;
        Application::parse(&file.name, &file.text).ok().map(|application| (file.name.clone(), application))
    };
    files.into_iter().filter_map(read).collect()
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
    let mut read = |path: Option<&str>, key: &str, place: Option<Span>| {
        named(&folder, path?, problems, |problem| called_by(&file, key, place, problem))
    };
    let posting = read(application.posting_path.as_deref(), "posting", application.posting_place());
    let resume = read(application.resume_path.as_deref(), "resume", application.resume_place());
    let text = |read: Option<&(String, Document)>| read.map(|(name, document)| Arc::new(TextFile::of(name, document)));
    let (posting_text, resume_text) = (text(posting.as_ref()), text(resume.as_ref()));
    application.posting = posting.map(|(_, document)| document);
    application.resume = resume.map(|(_, document)| document);
    let mut packet = Packet { posting_text, resume_text, ..Packet::new(application, Some(file), folder) };
    if packet.application.posting_path.is_none() {
        packet.find_posting();
    }
    Some(packet)
}

impl Packet {
    /// The names of the files beside the application.toml that are no drafts, such as pictures and archives.
    pub(crate) fn other_files(&self) -> impl Iterator<Item = String> {
        let entries = std::fs::read_dir(&self.folder).into_iter().flatten().flatten().take(MOST_SIBLINGS);
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        names.filter(|name| !files::is_read(name) && !name.starts_with('.'))
    }

    /// Takes the file beside the application.toml that is called `posting`, if there is one.
    fn find_posting(&mut self) {
        let is_posting = |path: &PathBuf| {
            let part = |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().to_lowercase());
            part(path.file_stem()).as_deref() == Some("posting")
                && part(path.file_name()).is_some_and(|name| files::is_read(&name))
        };
        let entries = std::fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_posting).collect();
        found.sort();
        match &found[..] {
            [] => {}
            [path] => {
                let name = shown(path);
                match read::bytes(Path::new(&name)).and_then(|bytes| read::document(&bytes, &name, Some(&name))) {
                    Ok(document) => {
                        self.posting_text = Some(Arc::new(TextFile::of(name, &document)));
                        self.application.posting = Some(document);
                        self.posting = Some(path.clone());
                    }
                    Err(problem) => self.remarks.push(format!("the posting {name} is left out: {}", problem.message)),
                }
            }
            several => {
                let names: Vec<String> = several.iter().map(|path| shown(path)).collect();
                self.remarks.push(format!(
                    "several postings, and none is read: {}; name one with `posting` in {}",
                    names.join(", "),
                    self.file.as_ref().map_or(FILE_NAME, |file| &file.name)
                ));
            }
        }
    }
}

/// A document that the file names, with its own name as people see it.
fn named(
    folder: &Path,
    path: &str,
    problems: &mut Vec<Problem>,
    told: impl Fn(Problem) -> Problem,
) -> Option<(String, Document)> {
    let name = shown(&folder.join(path));
    let read = read::bytes(Path::new(&name)).and_then(|bytes| read::document(&bytes, &name, Some(&name)));
    read.map_err(|problem| problems.push(told(problem))).ok().map(|document| (name, document))
}

/// What is wrong with a document that a key of the file names. That it is not there is a mistake of the file; the rest is one of its own.
fn called_by(file: &Arc<TextFile>, key: &str, place: Option<Span>, problem: Problem) -> Problem {
    let near = problem.path.as_deref().and_then(|path| files::neighbour(Path::new(path)));
    if problem.code != "missing" {
        return problem.help(format!("`{key}` in {} names it", file.name));
    }
    let help = match near {
        Some(near) => format!("did you mean `{}`?", near.display()),
        None => "write the path as it is from the folder of this file, or leave the key out".to_owned(),
    };
    let place = place.map(|span| (Arc::clone(file), span));
    Problem { path: Some(file.name.clone()), place, ..problem }.help(help)
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
