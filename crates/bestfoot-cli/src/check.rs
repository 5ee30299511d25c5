//! `bestfoot check`: every draft read, judged and reported, in parallel and in a stable order.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bestfoot::Severity;
use rayon::prelude::*;

use crate::config::Setups;
use crate::console::{self, Status};
use crate::files::{self, Found, Input};
use crate::judge::{self, Job, Outcome};
use crate::packet::{Packet, Packets, clean};
use crate::problem::Problem;
use crate::render::{self, End, Look, Render};
use crate::report::{Counts, Draft, Prospect};
use crate::settings::{FixMode, Settings, Verbosity};
use crate::together::{self, Group};
use crate::{args, clock};

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
    for folder in &found.bare {
        remarks.push(format!("no drafts in `{}`: bestfoot reads {} files", folder.display(), files::extensions()));
    }
    let mut units = units(settings, &found, &mut problems, &mut remarks);
    together::introduce(settings, &mut units.iter_mut().filter_map(Unit::group).collect::<Vec<_>>());
    let mut outcomes: Vec<(usize, Outcome)> = Vec::new();
    let mut prospects = Vec::new();
    let done: Vec<Done> = match &units[..] {
        // One draft, the usual case, needs no threads.
        [unit] => vec![unit.work(settings)],
        units => units.par_iter().map(|unit| unit.work(settings)).collect(),
    };
    for done in done {
        outcomes.extend(done.outcomes);
        remarks.extend(done.remarks);
        prospects.extend(done.prospect);
    }
    outcomes.sort_by_key(|(place, _)| *place);

    let mut drafts = Vec::new();
    let mut counts = Counts::default();
    let mut diffs = String::new();
    let mut stdin = None;
    for (_, outcome) in outcomes {
        problems.extend(outcome.problems);
        counts.fixed += outcome.fixed;
        diffs.extend(outcome.diff);
        stdin = stdin.or(outcome.stdin);
        if settings.verbosity == Verbosity::Verbose {
            remarks.extend(outcome.remark);
        }
        if let Some(draft) = outcome.draft {
            counts.add(&draft, settings.least_trusted);
            drafts.push(draft);
        }
    }

    tell_once(&mut problems);
    let status = status(settings, &drafts, &problems);
    let written = write(settings, &Results { drafts, counts, problems, prospects, remarks, diffs, stdin });
    console::after_writing(written, status)
}

/// A wrong option shows up once for each configuration that it is tried with.
fn tell_once(problems: &mut Vec<Problem>) {
    let mut told: Vec<(Option<String>, String, Option<bestfoot::Span>)> = Vec::new();
    problems.retain(|problem| {
        let key = (problem.path.clone(), problem.message.clone(), problem.place.as_ref().map(|(_, span)| *span));
        let is_new = !told.contains(&key);
        if is_new {
            told.push(key);
        }
        is_new
    });
}

fn status(settings: &Settings, drafts: &[Draft], problems: &[Problem]) -> Status {
    let worst = drafts.iter().flat_map(|draft| &draft.findings).map(|finding| finding.severity).max();
    status_of(settings, worst, problems)
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
fn units(settings: &Settings, found: &Found, problems: &mut Vec<Problem>, remarks: &mut Vec<String>) -> Vec<Unit> {
    let mut setups = Setups::new(&settings.linting);
    let mut packets = Packets::new(settings.application.as_deref(), settings.today.unwrap_or_else(clock::today));
    let mut units: Vec<Unit> = Vec::new();
    let mut groups: HashMap<*const Packet, usize> = HashMap::new();
    // Places are even, so that something can stand between two.
    for (place, input) in found.inputs.iter().enumerate().map(|(index, input)| (index * 2 + 1, input)) {
        let Some(job) = job(settings, input.clone(), &mut setups, &mut packets, problems) else {
            continue;
        };
        if job.packet.file.is_none() {
            units.push(Unit::Alone(place, Box::new(job)));
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
                        group.siblings.extend(job(settings, input, &mut setups, &mut packets, &mut Vec::new()));
                    }
                }
            }
        }
    }
    units
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

/// Everything that a run has to say.
struct Results {
    drafts: Vec<Draft>,
    counts: Counts,
    problems: Vec<Problem>,
    prospects: Vec<Prospect>,
    remarks: Vec<String>,
    diffs: String,
    stdin: Option<Vec<u8>>,
}

impl Results {
    fn end(&self) -> End<'_> {
        End { counts: &self.counts, problems: &self.problems, prospects: &self.prospects }
    }
}

fn write(settings: &Settings, results: &Results) -> io::Result<()> {
    let look = Look {
        width: console::width(),
        quiet: settings.verbosity == Verbosity::Quiet,
        least_trusted: settings.least_trusted,
    };
    {
        let mut err = console::stderr(settings.color);
        for remark in &results.remarks {
            writeln!(err, "{remark}")?;
        }
        err.flush()?;
    }
    let failures = |err: &mut dyn Write| {
        for problem in &results.problems {
            err.write_all(render::problem(problem, look.width).as_bytes())?;
        }
        err.flush()
    };
    if let Some(text) = &results.stdin {
        // Who pipes a draft through `--fix` wants the draft; the findings go beside it.
        io::stdout().lock().write_all(text)?;
        let mut err = console::stderr(settings.color);
        let mut renderer = report(settings, results, look, &mut err)?;
        failures(&mut err)?;
        renderer.finish(results.end(), &mut err)?;
        err.flush()
    } else if let Some(path) = &settings.output_file {
        let mut text = console::Stripped::new(Vec::new());
        let mut renderer = report(settings, results, look, &mut text)?;
        renderer.finish(results.end(), &mut text)?;
        failures(&mut console::stderr(settings.color))?;
        text.into_inner().and_then(|text| std::fs::write(path, text)).map_err(|error| {
            let why = format!("`{}`: {}", path.display(), crate::problem::reason(&error));
            io::Error::new(error.kind(), why)
        })
    } else {
        let mut out = console::stdout(settings.color);
        let mut renderer = report(settings, results, look, &mut out)?;
        out.flush()?;
        // The summary is what people read last, so what went wrong comes before it.
        failures(&mut console::stderr(settings.color))?;
        renderer.finish(results.end(), &mut out)?;
        out.flush()
    }
}

/// Writes what was found, and leaves the end to be written.
fn report(settings: &Settings, results: &Results, look: Look, out: &mut dyn Write) -> io::Result<Box<dyn Render>> {
    if settings.fix == FixMode::Diff && !settings.format.is_for_programs() {
        out.write_all(results.diffs.as_bytes())?;
        return Ok(render::diff_end(look));
    }
    let mut renderer = render::renderer(settings.format, settings.statistics, look);
    for draft in &results.drafts {
        renderer.draft(draft, out)?;
    }
    Ok(renderer)
}
