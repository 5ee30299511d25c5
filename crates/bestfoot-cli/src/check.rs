//! `bestfoot check`: every draft read, judged and reported, in parallel and in a stable order, a block at a time.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bestfoot::{Applicability, Kind, Severity};
use rayon::prelude::*;

use crate::config::Setups;
use crate::console::{self, Status};
use crate::files::{self, Found, Input};
use crate::judge::{self, Job, Outcome};
use crate::packet::{Packet, Packets, clean};
use crate::problem::Problem;
use crate::progress::Progress;
use crate::render::{self, End, Look, Render};
use crate::report::{Counts, Prospect};
use crate::settings::{FixMode, Settings, Verbosity};
use crate::together::{self, Group};
use crate::{args, clock, output};

/// What people see as the name of a text from stdin.
pub(crate) const STDIN: &str = "<stdin>";

/// What is worked on at once.
enum Unit {
    /// A draft without a packet, and its place among all.
    Alone(usize, Box<Job>),
    Together(Group),
}

/// Runs the command.
pub(crate) fn run(settings: &Settings) -> Status {
    let mut found = files::find(&settings.paths, &args::command_names());
    let mut problems = std::mem::take(&mut found.problems);
    let mut remarks: Vec<String> = Vec::new();
    remarks.extend(found.bare.iter().map(|folder| no_drafts(folder)));
    let mut setups = Setups::new(&settings.linting);
    let mut packets = Packets::new(settings.application.as_deref(), settings.today.unwrap_or_else(clock::today));
    let mut units = units(settings, &found, &mut setups, &mut packets, &mut problems, &mut remarks);
    let read = units.iter().flat_map(Unit::files).chain(setups.files()).chain(packets.files());
    if let Some(problem) = output::refusal(settings.output_file.as_deref(), read) {
        return render::problems(&[problem], settings.color);
    }
    let mut warnings = std::mem::take(&mut setups.warnings);
    warnings.append(&mut packets.warnings);
    together::introduce(settings, &mut units.iter_mut().filter_map(Unit::group).collect::<Vec<_>>());
    let mut sink = Sink {
        settings,
        look: look(settings),
        results: Results { problems, warnings, ..Results::default() },
        to: None,
    };
    let written = work_through(settings, &units, &remarks, &mut sink);
    tell_once(&mut sink.results.problems);
    tell_once(&mut sink.results.warnings);
    let written = written.and_then(|()| sink.finish());
    let status = status_of(settings, sink.results.worst, &sink.results.problems);
    // The process ends here, and the linter is made of thousands of small pieces: the system takes all of them at once.
    std::mem::forget(units);
    console::after_writing(written, status)
}

/// What to say of a folder without drafts.
fn no_drafts(folder: &Path) -> String {
    let remark = format!("no drafts in `{}`: bestfoot reads {} files", folder.display(), files::extensions());
    match files::other_document(folder) {
        Some((path, truth)) => format!("{remark}; `{}`: {truth}", path.display()),
        None => remark,
    }
}

/// Works on all drafts, a block at a time, and hands over what became of them in the order of their places, so that memory holds two blocks however
/// many come: while one is written, the next is worked on.
fn work_through(settings: &Settings, units: &[Unit], remarks: &[String], sink: &mut Sink<'_>) -> io::Result<()> {
    if let [unit] = units {
        // One draft, the usual case, needs no threads.
        let done = unit.work(settings);
        return sink.take(remarks, vec![done], usize::MAX);
    }
    let mut progress = Progress::new(settings.verbosity, Some(units.len()));
    let mut size = FIRST_BLOCK;
    let mut rest = units;
    let mut before: Option<(Vec<Done>, usize)> = None;
    let mut written = Ok(());
    let mut is_first = true;
    loop {
        let (block, after) = rest.split_at(size.min(rest.len()));
        let begun = Instant::now();
        let count = before.as_ref().map_or(0, |(done, _)| done.len());
        let ready = before.take();
        let done: Vec<Done> = std::thread::scope(|scope| {
            let working = scope.spawn(|| block.par_iter().map(|unit| unit.work(settings)).collect());
            if let Some((done, next)) = ready.filter(|_| written.is_ok()) {
                progress.clear();
                written = sink.take(if is_first { remarks } else { &[] }, done, next);
                is_first = false;
            }
            progress.add(count);
            working.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        size = next_size(size, begun.elapsed());
        rest = after;
        let is_last = block.is_empty();
        // Who closes the pipe has read enough, but still wants the fixes.
        if is_last || written.is_err() && settings.fix != FixMode::Write {
            break;
        }
        before = Some((done, rest.first().map_or(usize::MAX, Unit::place)));
    }
    progress.clear();
    if is_first && written.is_ok() {
        written = sink.take(remarks, Vec::new(), usize::MAX);
    }
    written
}

/// So many drafts are worked on first.
const FIRST_BLOCK: usize = 64;

/// Blocks that take about a quarter of a second: people see how far it is, and no core waits long for the others.
fn next_size(size: usize, took: Duration) -> usize {
    match took.as_millis() {
        0..150 => (size * 2).min(1024),
        400.. => (size / 2).max(8),
        _ => size,
    }
}

/// A wrong option shows up once for each configuration that it is tried with, and so does one that may not be what was meant.
fn tell_once(problems: &mut Vec<Problem>) {
    let mut told = HashSet::new();
    problems.retain(|problem| {
        let place = problem.place.as_ref().map(|(_, span)| (span.start(), span.end()));
        told.insert((problem.path.clone(), problem.message.clone(), place))
    });
}

/// The status of a run whose worst finding is that severe.
pub(crate) fn status_of(settings: &Settings, worst: Option<Severity>, problems: &[Problem]) -> Status {
    if !problems.is_empty() {
        Status::Failure
    } else if settings.fail_on.is_some_and(|least| worst.is_some_and(|worst| worst >= least)) {
        Status::Findings
    } else {
        Status::Clean
    }
}

/// What became of a unit.
struct Done {
    /// Each with its place among all.
    outcomes: Vec<(usize, Outcome)>,
    remarks: Vec<String>,
    prospect: Option<Prospect>,
}

impl Unit {
    fn group(&mut self) -> Option<&mut Group> {
        match self {
            Self::Alone(..) => None,
            Self::Together(group) => Some(group),
        }
    }

    /// The files that its drafts are read from.
    fn files(&self) -> Vec<PathBuf> {
        let file = |job: &Job| output::file_of(&job.input);
        match self {
            Self::Alone(_, job) => vec![file(job)],
            Self::Together(group) => group.jobs.iter().map(|(_, job)| job).chain(&group.siblings).map(file).collect(),
        }
    }

    /// The place of its first draft.
    fn place(&self) -> usize {
        match self {
            Self::Alone(place, _) => *place,
            Self::Together(group) => group.jobs.iter().map(|(place, _)| *place).min().unwrap_or(group.place),
        }
    }

    fn work(&self, settings: &Settings) -> Done {
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
fn units(
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
    // Places are even, so that something can stand between two.
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
        if let Some(folder) = folder.filter(|_| settings.kind.is_none() && is_one_application(&jobs)) {
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

/// Whether drafts of one folder may be of one application though no file says so: one resume by its name, and no more than one letter beside it. A
/// folder of many letters is one of many applications; what they are is asked once more when they are read.
fn is_one_application(jobs: &[(usize, Job)]) -> bool {
    // Drafts that are compared are held at once, and no application has more.
    const MOST: usize = 20;
    let count = |kind: Kind| {
        let kinds =
            jobs.iter().filter_map(|(_, job)| bestfoot::kind_from_name(job.path.as_deref()?.file_name()?.to_str()?));
        kinds.filter(|known| *known == kind).count()
    };
    (2..=MOST).contains(&jobs.len()) && count(Kind::Resume) == 1 && count(Kind::CoverLetter) <= 1
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

/// What a run has to say beside its drafts.
#[derive(Default)]
struct Results {
    counts: Counts,
    worst: Option<Severity>,
    problems: Vec<Problem>,
    /// What was done and may not be what was meant.
    warnings: Vec<Problem>,
    prospects: Vec<Prospect>,
    /// What cannot be written yet, since a draft before it is still worked on.
    waiting: Vec<(usize, Outcome)>,
}

impl Results {
    fn end(&self) -> End<'_> {
        End { counts: &self.counts, problems: &self.problems, prospects: &self.prospects }
    }
}

fn look(settings: &Settings) -> Look {
    Look {
        width: console::width(),
        quiet: settings.verbosity == Verbosity::Quiet,
        least_trusted: settings.least_trusted,
    }
}

/// Where findings are written to.
enum To {
    Stdout(Box<dyn Write>),
    /// Who pipes a draft through `--fix` wants the draft; the findings go beside it.
    Stderr(Box<dyn Write>),
    File(console::Stripped<Vec<u8>>),
}

impl To {
    fn out(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(out) | Self::Stderr(out) => out,
            Self::File(out) => out,
        }
    }
}

/// Takes what became of drafts, and writes it.
struct Sink<'s> {
    settings: &'s Settings,
    look: Look,
    results: Results,
    /// Opened when the first drafts are done.
    to: Option<(To, Box<dyn Render>)>,
}

impl Sink<'_> {
    /// Writes what became of the drafts before a place; others wait.
    fn take(&mut self, remarks: &[String], done: Vec<Done>, before: usize) -> io::Result<()> {
        let mut remarks = remarks.to_vec();
        for done in done {
            self.results.waiting.extend(done.outcomes);
            remarks.extend(done.remarks);
            self.results.prospects.extend(done.prospect);
        }
        self.results.waiting.sort_by_key(|(place, _)| *place);
        let ready = self.results.waiting.partition_point(|(place, _)| *place < before);
        let mut ready: Vec<Outcome> = self.results.waiting.drain(..ready).map(|(_, outcome)| outcome).collect();
        if self.settings.verbosity == Verbosity::Verbose {
            remarks.extend(ready.iter_mut().filter_map(|outcome| outcome.remark.take()));
        }
        if !remarks.is_empty() {
            let mut err = console::stderr(self.settings.color);
            for remark in &remarks {
                writeln!(err, "{remark}")?;
            }
            err.flush()?;
        }
        if self.to.is_none() {
            let stdin = ready.iter_mut().find_map(|outcome| outcome.stdin.take());
            self.to = Some((self.open(stdin)?, self.renderer()));
        }
        let shows_diffs = self.shows_diffs();
        let Some((to, renderer)) = &mut self.to else {
            return Ok(());
        };
        for outcome in ready {
            let results = &mut self.results;
            results.problems.extend(outcome.problems);
            results.warnings.extend(outcome.warnings);
            results.counts.fixed += outcome.fixed;
            if let Some(draft) = &outcome.draft {
                results.counts.add(draft, self.settings.least_trusted);
                results.worst = draft.findings.iter().map(|finding| finding.severity).max().max(results.worst);
            }
            if shows_diffs {
                to.out().write_all(outcome.diff.unwrap_or_default().as_bytes())?;
            } else if let Some(draft) = &outcome.draft {
                renderer.draft(draft, to.out())?;
            }
        }
        to.out().flush()
    }

    fn open(&self, stdin: Option<Vec<u8>>) -> io::Result<To> {
        if let Some(text) = stdin {
            io::stdout().lock().write_all(&text)?;
            return Ok(To::Stderr(console::stderr(self.settings.color)));
        }
        Ok(match self.settings.output_file {
            Some(_) => To::File(console::Stripped::new(Vec::new())),
            None => To::Stdout(console::stdout(self.settings.color)),
        })
    }

    fn shows_diffs(&self) -> bool {
        self.settings.fix == FixMode::Diff && !self.settings.format.is_for_programs()
    }

    fn renderer(&self) -> Box<dyn Render> {
        if self.shows_diffs() {
            return render::diff_end(self.look, self.settings.least_trusted == Applicability::Unsafe);
        }
        render::renderer(self.settings.format, self.settings.statistics, self.look)
    }

    /// Writes what stands below the drafts.
    fn finish(&mut self) -> io::Result<()> {
        let Some((to, mut renderer)) = self.to.take() else {
            return Ok(());
        };
        let failures = |err: &mut dyn Write| {
            render::warnings(&self.results.warnings, self.look.width, err)?;
            for problem in &self.results.problems {
                err.write_all(render::problem(problem, self.look.width).as_bytes())?;
            }
            err.flush()
        };
        // The summary is what people read last, so what went wrong comes before it.
        match to {
            To::Stderr(mut err) => {
                failures(&mut err)?;
                renderer.finish(self.results.end(), &mut err)?;
                err.flush()
            }
            To::Stdout(mut out) => {
                failures(&mut console::stderr(self.settings.color))?;
                renderer.finish(self.results.end(), &mut out)?;
                out.flush()
            }
            To::File(mut text) => {
                let path = self.settings.output_file.as_deref().unwrap_or(Path::new(""));
                renderer.finish(self.results.end(), &mut text)?;
                failures(&mut console::stderr(self.settings.color))?;
                text.into_inner().and_then(|text| std::fs::write(path, text)).map_err(|error| {
                    let why = format!("`{}`: {}", path.display(), crate::problem::reason(&error));
                    io::Error::new(error.kind(), why)
                })
            }
        }
    }
}
