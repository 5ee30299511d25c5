//! What is worked on at once: a draft that stands alone, or the drafts of one application. Here is decided which drafts belong together.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::STDIN;
use crate::config::Setups;
use crate::files::{Found, Input};
use crate::judge::{self, Job, Outcome};
use crate::output;
use crate::packet::{Packet, Packets, clean};
use crate::problem::Problem;
use crate::report::Prospect;
use crate::settings::{Settings, Verbosity};
use crate::together::{self, Group};

/// What is worked on at once.
pub(super) enum Unit {
    /// A draft without a packet, and its place among all.
    Alone(usize, Box<Job>),
    Together(Group),
}

/// What became of a unit.
pub(super) struct Done {
    /// Each with its place among all.
    pub(super) outcomes: Vec<(usize, Outcome)>,
    pub(super) remarks: Vec<String>,
    pub(super) prospect: Option<Prospect>,
}

impl Unit {
    pub(super) fn group(&mut self) -> Option<&mut Group> {
        match self {
            Self::Alone(..) => None,
            Self::Together(group) => Some(group),
        }
    }

    /// The files that its drafts are read from.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let file = |job: &Job| output::file_of(&job.input);
        match self {
            Self::Alone(_, job) => vec![file(job)],
            Self::Together(group) => group.jobs.iter().map(|(_, job)| job).chain(&group.siblings).map(file).collect(),
        }
    }

    /// The place of its first draft.
    pub(super) fn place(&self) -> usize {
        match self {
            Self::Alone(place, _) => *place,
            Self::Together(group) => group.jobs.iter().map(|(place, _)| *place).min().unwrap_or(group.place),
        }
    }

    pub(super) fn work(&self, settings: &Settings) -> Done {
        match self {
            Self::Alone(place, job) => {
                Done { outcomes: vec![(*place, judge::alone(settings, job))], remarks: Vec::new(), prospect: None }
            }
            Self::Together(group) => {
                let (outcomes, remarks, prospect) = group.work(settings);
                Done { outcomes, remarks, prospect }
            }
        }
    }
}

/// Looks up what each draft's surroundings say, and puts together what belongs to one packet. Reading settings is quick and shared, so it is done
/// in order.
pub(super) fn units(
    settings: &Settings,
    found: &Found,
    setups: &mut Setups<'_>,
    packets: &mut Packets<'_>,
    problems: &mut Vec<Problem>,
    remarks: &mut Vec<String>,
) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    if settings.application.is_some() && packets.for_folder(Path::new("."), problems).file.is_none() {
        // Advice that knows nothing of the application is not what was asked for.
        return units;
    }
    let mut groups: HashMap<*const Packet, usize> = HashMap::new();
    let mut loose: BTreeMap<Option<PathBuf>, Vec<(usize, Job)>> = BTreeMap::new();
    // Places are odd, so that something can stand between two.
    for (place, input) in found.inputs.iter().enumerate().map(|(index, input)| (index * 2 + 1, input)) {
        let Some(job) = job(settings, input.clone(), setups, packets, problems) else {
            continue;
        };
        if job.packet.file.is_none() {
            let folder = job.path.as_deref().and_then(|path| clean(path).parent().map(Path::to_owned));
            loose.entry(folder).or_default().push((place, job));
            continue;
        }
        let index = *groups.entry(Arc::as_ptr(&job.packet)).or_insert_with(|| {
            units.push(Unit::Together(Group::new(Arc::clone(&job.packet))));
            units.len() - 1
        });
        if let Unit::Together(group) = &mut units[index] {
            group.jobs.push((place, job));
        }
    }
    for (folder, mut jobs) in loose {
        if let Some(folder) = folder.filter(|_| settings.kind.is_none() && together::may_be_one_application(&jobs)) {
            let packet = Arc::new(packets.without_file(folder));
            for (_, job) in &mut jobs {
                job.packet = Arc::clone(&packet);
            }
            let mut group = Group::new(packet);
            group.jobs = jobs;
            units.push(Unit::Together(group));
        } else {
            units.extend(jobs.into_iter().map(|(place, job)| Unit::Alone(place, Box::new(job))));
        }
    }
    if settings.application.is_none() {
        let known = units.iter_mut().filter_map(Unit::group).map(|group| group.packet.folder.clone()).collect();
        units.extend(bare_packets(found, &known, packets, problems).into_iter().map(Unit::Together));
        units.sort_by_key(Unit::place);
    }
    for group in units.iter_mut().filter_map(Unit::group) {
        let packet = Arc::clone(&group.packet);
        group.is_whole = found.walked.iter().any(|folder| packet.folder.starts_with(folder))
            || settings.application.is_some() && !found.walked.is_empty();
        group.setup = setups.for_folder(&packet.folder, problems);
        if !group.is_whole {
            let known: HashSet<PathBuf> =
                group.jobs.iter().filter_map(|(_, job)| job.path.as_deref().map(clean)).collect();
            // A draft that lies elsewhere has no siblings here.
            if known.iter().any(|path| path.starts_with(&packet.folder)) {
                for path in packets.drafts_of(&packet, remarks_if_verbose(settings, remarks)) {
                    if !known.contains(&clean(&path)) {
                        let input = Input::File { path, named: false };
                        // What is wrong with the settings of a sibling is told when it is checked itself.
                        group.siblings.extend(job(settings, input, setups, packets, &mut Vec::new()));
                    }
                }
            }
        }
    }
    units
}

/// The packets below the folders walked in which no draft lies: an interview may be over, and no note begun.
fn bare_packets(
    found: &Found,
    known: &HashSet<PathBuf>,
    packets: &mut Packets<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<Group> {
    let bare = found.packets.iter().filter_map(|file| {
        let folder = clean(file).parent()?.to_owned();
        if known.contains(&folder) {
            return None;
        }
        // Below, a file of this name without drafts may belong to another program, and what it says is no mistake.
        let is_meant = found.walked.contains(&folder);
        let mut found_wrong = Vec::new();
        let packet = packets.for_folder(&folder, &mut found_wrong);
        problems.extend(found_wrong.into_iter().filter(|_| is_meant));
        packet.file.as_ref()?;
        let before = |input: &Input| matches!(input, Input::File { path, .. } if path < file);
        let mut group = Group::new(packet);
        group.place = found.inputs.partition_point(before) * 2;
        Some(group)
    });
    bare.collect()
}

fn remarks_if_verbose<'r>(settings: &Settings, remarks: &'r mut Vec<String>) -> Option<&'r mut Vec<String>> {
    (settings.verbosity == Verbosity::Verbose).then_some(remarks)
}

fn job(
    settings: &Settings,
    input: Input,
    setups: &mut Setups<'_>,
    packets: &mut Packets<'_>,
    problems: &mut Vec<Problem>,
) -> Option<Job> {
    let path = match &input {
        Input::Stdin => settings.stdin_filename.clone(),
        Input::File { path, .. } => Some(path.clone()),
    };
    let absolute = path.as_deref().map(clean);
    let folder = match absolute.as_deref().and_then(Path::parent) {
        Some(folder) => folder.to_owned(),
        None => std::env::current_dir().unwrap_or_default(),
    };
    let packet = packets.for_folder(&folder, problems);
    let walked = matches!(input, Input::File { named: false, .. });
    if walked && absolute.is_some_and(|path| packet.is_posting(&path)) {
        return None;
    }
    // Levels of a broken configuration are unknown; findings at others would mislead.
    let setup = setups.for_folder(&folder, problems)?;
    let name = path.as_ref().map_or_else(|| STDIN.to_owned(), |path| path.display().to_string());
    Some(Job { input, path, name, setup, packet })
}
