//! The drafts of one packet, worked on together: each is checked as if it stood alone, then they are compared.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bestfoot::application::Paper;
use bestfoot::{Application, Diagnostic, Document, Kind, Neighbours};
use rayon::prelude::*;

use crate::config::Setup;
use crate::files::Input;
use crate::judge::{self, Desk, Job, Outcome};
use crate::packet::{self, Packet};
use crate::report::{Draft, Prospect, TextFile, Texts};
use crate::settings::{FixMode, Settings};

/// How many packets' letters are held at once while they are read for comparison.
const BATCH: usize = 64;

/// The drafts of a packet.
pub(crate) struct Group {
    pub(crate) packet: Arc<Packet>,
    /// What is reported, each with its place among all drafts of the run.
    pub(crate) jobs: Vec<(usize, Job)>,
    /// The place of the packet itself where it has no drafts.
    pub(crate) place: usize,
    /// Drafts that are read for comparison only.
    pub(crate) siblings: Vec<Job>,
    /// Whether every draft is reported, and so the packet itself.
    pub(crate) is_whole: bool,
    /// What the packet's folder asks for; none if that is broken.
    pub(crate) setup: Option<Arc<Setup>>,
    neighbours: Option<Arc<Neighbours>>,
}

/// A draft of the packet that could be read.
struct Held<'g> {
    job: &'g Job,
    document: Document,
    /// None for a sibling.
    reported: Option<Reported>,
}

struct Reported {
    place: usize,
    bytes: Vec<u8>,
    outcome: Outcome,
    found: Vec<Diagnostic>,
}

impl Group {
    pub(crate) fn new(packet: Arc<Packet>) -> Self {
        let (jobs, siblings) = (Vec::new(), Vec::new());
        Self { packet, jobs, place: 0, siblings, is_whole: false, setup: None, neighbours: None }
    }

    /// Works on the packet: what became of its drafts with their places, remarks, and where the application stands.
    pub(crate) fn work(&self, settings: &Settings) -> (Vec<(usize, Outcome)>, Vec<String>, Option<Prospect>) {
        let mut outcomes = Vec::new();
        let mut held = self.read(settings, &mut outcomes);
        let mut remarks = if self.is_whole { self.packet.remarks.clone() } else { Vec::new() };
        let letters = held.iter().filter(|held| held.document.kind() == Some(Kind::CoverLetter)).count();
        // Without a file, many letters are many applications, and notes without a letter may be.
        let is_known = self.packet.file.is_some();
        let (mut application, resume) = if is_known || letters <= 1 {
            self.with_resume(&held, &mut remarks)
        } else {
            (self.packet.application.clone(), None)
        };
        application.papers = self.papers(&held);
        let judge = |held: &mut Held<'_>| {
            if let Some(Reported { bytes, outcome, found, .. }) = &mut held.reported {
                let document = held.document.clone();
                let desk = Desk::new(settings, held.job);
                (held.document, *found) = desk.judge(bytes, document, &application, outcome);
            }
        };
        if self.is_single() {
            held.iter_mut().for_each(judge);
        } else {
            held.par_iter_mut().for_each(judge);
        }

        // The packet takes them up again, draft by draft.
        application.papers.clear();
        let mut packet = bestfoot::Packet::new(application);
        let mut drafts = Vec::with_capacity(held.len());
        for held in held {
            packet.add(held.job.name.as_str(), held.document);
            drafts.push((held.job, held.reported));
        }
        let file = self.packet.file.as_ref();
        if let (Some(neighbours), Some(file)) = (&self.neighbours, file) {
            packet.set_neighbours(file.name.as_str(), Arc::clone(neighbours));
        }
        let mut across = match &self.setup {
            Some(setup) if is_known || letters == 1 => setup.linter.check_across(&packet),
            _ => bestfoot::PacketFindings::default(),
        };
        across.drafts.resize(drafts.len(), Vec::new());

        let text = |draft: &bestfoot::PacketDraft| Arc::new(TextFile::of(&*draft.name, &draft.document));
        let files: Vec<Arc<TextFile>> = packet.drafts().iter().map(text).collect();
        let known = self.packet.texts();
        let texts = Texts { resume: known.resume.or(resume.as_ref()), drafts: &files, ..known };
        for (index, (job, reported)) in drafts.into_iter().enumerate() {
            let Some(Reported { place, mut outcome, found, .. }) = reported else {
                continue;
            };
            let document = &packet.drafts()[index].document;
            let found = Desk::new(settings, job).join(document, found, std::mem::take(&mut across.drafts[index]));
            outcome.draft = Some(Draft::new(Arc::clone(&files[index]), document, texts, found));
            outcomes.push((place, outcome));
        }
        if let Some(file) = file.filter(|_| self.is_whole && !across.application.is_empty()) {
            let draft = Draft::about_packet(Arc::clone(file), texts, across.application);
            outcomes.push((self.own_place(), Outcome { draft: Some(draft), ..Outcome::default() }));
        }
        let outlook = || match &self.setup {
            Some(setup) => setup.linter.outlook(&packet),
            None => packet.outlook(),
        };
        let prospect = file.filter(|_| self.is_whole).map(|file| Prospect {
            path: file.name.clone(),
            company: packet.application().company.clone(),
            role: packet.application().role.clone(),
            outlook: outlook(),
        });
        // A packet that was just begun has nothing to tell but what comes next.
        let prospect = prospect.filter(|prospect| !packet.drafts().is_empty() || !prospect.outlook.next.is_empty());
        (outcomes, remarks, prospect)
    }

    /// Whether one draft is reported: that needs no threads, which would take longer to start than it takes to be checked.
    fn is_single(&self) -> bool {
        self.jobs.len() == 1
    }

    /// Reads the drafts, in the order of their paths. One that cannot be read is an outcome of its own; a sibling that cannot is left out.
    fn read(&self, settings: &Settings, outcomes: &mut Vec<(usize, Outcome)>) -> Vec<Held<'_>> {
        let read = |(place, job): &'_ (usize, Job)| {
            let mut outcome = Outcome::default();
            match judge::take(settings, job, &mut outcome) {
                Some((bytes, document)) => {
                    // The bytes are only needed to write the file back.
                    let bytes = if settings.fix == FixMode::Show { Vec::new() } else { bytes };
                    Ok((document, Reported { place: *place, bytes, outcome, found: Vec::new() }))
                }
                None => Err(Box::new((*place, outcome))),
            }
        };
        let mut held = Vec::new();
        let taken: Vec<_> = if self.is_single() {
            self.jobs.iter().map(read).collect()
        } else {
            self.jobs.par_iter().map(read).collect()
        };
        for ((_, job), taken) in self.jobs.iter().zip(taken) {
            match taken {
                Ok((document, reported)) => held.push(Held { job, document, reported: Some(reported) }),
                Err(failed) => outcomes.push(*failed),
            }
        }
        for job in &self.siblings {
            let desk = Desk::new(settings, job);
            if let Ok(opened) = desk.read().and_then(|bytes| desk.open(&bytes)) {
                held.push(Held { job, document: opened.document, reported: None });
            }
        }
        held.sort_by(|a, b| a.job.path.cmp(&b.job.path));
        held
    }

    /// The application with the resume that is among the drafts, if it names none, and the text of that.
    fn with_resume(&self, held: &[Held<'_>], remarks: &mut Vec<String>) -> (Application, Option<Arc<TextFile>>) {
        let mut application = self.packet.application.clone();
        if application.resume_path.is_some() {
            return (application, None);
        }
        let mut text = None;
        let mut resumes: Vec<&Held<'_>> =
            held.iter().filter(|held| held.document.kind() == Some(Kind::Resume)).collect();
        // Of one resume in two formats the one that can be edited is what the candidate works on.
        resumes.sort_by_key(|held| !held.document.is_editable());
        let mut known = HashSet::new();
        resumes.retain(|held| held.job.path.as_deref().is_none_or(|path| known.insert(draft_of(path))));
        match &resumes[..] {
            [] => {}
            [one] => {
                text = Some(Arc::new(TextFile::of(&*one.job.name, &one.document)));
                application.resume = Some(one.document.clone());
            }
            several if self.is_whole && self.packet.file.is_some() => {
                let names: Vec<&str> = several.iter().map(|held| held.job.name.as_str()).collect();
                let file = self.packet.file.as_ref().map_or(packet::FILE_NAME, |file| &file.name);
                let names = names.join(", ");
                remarks.push(format!(
                    "several resumes, and none is compared with the drafts: {names}; name one with `resume` in {file}"
                ));
            }
            _ => {}
        }
        (application, text)
    }

    /// The drafts, and the other files beside the application.toml: a scan of a certificate is no draft, and lies there all the same.
    fn papers(&self, held: &[Held<'_>]) -> Vec<Paper> {
        let drafts = held.iter().map(|held| Paper { name: held.job.name.clone(), kind: held.document.kind() });
        let mut papers: Vec<Paper> = drafts.collect();
        if self.packet.file.is_some() {
            papers.extend(self.packet.other_files().map(|name| Paper { name, kind: None }));
        }
        papers
    }

    /// The place of the application.toml among the drafts of the run: before the first of its own whose path is behind it.
    fn own_place(&self) -> usize {
        let own = self.packet.folder.join(packet::FILE_NAME);
        let behind = |job: &Job| job.path.as_deref().is_some_and(|path| packet::clean(path) > own);
        let next = self.jobs.iter().find(|(_, job)| behind(job)).map(|(place, _)| place - 1);
        next.or_else(|| self.jobs.last().map(|(place, _)| place + 1)).unwrap_or(self.place)
    }

    /// The cover letters among the drafts, with their names.
    fn letters(&self, settings: &Settings) -> Vec<(String, Document)> {
        let files = self.jobs.iter().map(|(_, job)| job).filter(|job| job.input != Input::Stdin);
        let letters = files.filter_map(|job| {
            let desk = Desk::new(settings, job);
            let document = desk.read().and_then(|bytes| desk.open(&bytes)).ok()?.document;
            (document.kind() == Some(Kind::CoverLetter)).then(|| (job.name.clone(), document))
        });
        letters.collect()
    }
}

/// Whether drafts of one folder may be of one application though no file says so: one resume by its name, and no more than one letter beside it. A
/// folder of many letters is one of many applications; what their texts are is asked when they are read.
pub(crate) fn may_be_one_application(jobs: &[(usize, Job)]) -> bool {
    // Drafts that are compared are held at once, and no application has more.
    const MOST: usize = 20;
    let count = |kind: Kind| {
        let paths = jobs.iter().filter_map(|(_, job)| job.path.as_deref());
        let named = |path: &&Path| {
            let name = path.file_name().and_then(OsStr::to_str);
            name.and_then(bestfoot::kind_from_name) == Some(kind)
        };
        paths.filter(named).map(draft_of).collect::<HashSet<_>>().len()
    };
    (2..=MOST).contains(&jobs.len()) && count(Kind::Resume) == 1 && count(Kind::CoverLetter) <= 1
}

/// The path without its extension: `resume.md` and `resume.pdf` are one draft in two formats.
fn draft_of(path: &Path) -> PathBuf {
    packet::clean(path).with_extension("")
}

/// Tells the packets of a run of each other, and of those in the folders beside them. Letters are compared only among packets that are checked together
/// and whole; they are read once more for it, so that not all need to be held.
pub(crate) fn introduce(settings: &Settings, groups: &mut [&mut Group]) {
    let mut neighbours = Neighbours::default();
    let mut known: Vec<String> = Vec::new();
    for group in &*groups {
        if let Some(file) = &group.packet.file {
            neighbours.add(file.name.as_str(), &group.packet.application);
            known.push(file.name.clone());
        }
    }
    let mut folders: Vec<_> = Vec::new();
    for group in &*groups {
        let above = group.packet.folder.parent().map(Path::to_owned);
        if folders.contains(&above) {
            continue;
        }
        folders.push(above);
        for (name, application) in packet::beside(&group.packet) {
            if !known.contains(&name) {
                neighbours.add(name.as_str(), &application);
                known.push(name);
            }
        }
    }
    if known.len() < 2 {
        return;
    }
    let is_known = |group: &&Group| group.is_whole && group.packet.file.is_some();
    let whole: Vec<&Group> = groups.iter().map(|group| &**group).filter(is_known).collect();
    if whole.len() > 1 {
        for batch in whole.chunks(BATCH) {
            let letters: Vec<Vec<(String, Document)>> = batch.par_iter().map(|group| group.letters(settings)).collect();
            for (group, letters) in batch.iter().zip(letters) {
                let name = group.packet.file.as_ref().map_or("", |file| &file.name);
                for (file, letter) in letters {
                    neighbours.add_letter(name, &group.packet.application, file, &letter);
                }
            }
        }
    }
    let neighbours = Arc::new(neighbours);
    for group in groups {
        group.neighbours = Some(Arc::clone(&neighbours));
    }
}
