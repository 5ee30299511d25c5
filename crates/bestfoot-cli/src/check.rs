//! `bestfoot check`: every draft read, judged and reported, in parallel and in a stable order, a block at a time.

mod sink;
mod units;

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use bestfoot::Severity;
use rayon::prelude::*;

use crate::config::Setups;
use crate::console::{self, Status};
use crate::packet::Packets;
use crate::problem::Problem;
use crate::progress::Progress;
use crate::settings::{FixMode, Settings};
use crate::{args, clock, files, output, render, together};

use self::sink::Sink;
use self::units::{Done, Unit};

/// What people see as the name of a text from stdin.
pub(crate) const STDIN: &str = "<stdin>";

/// Runs the command.
pub(crate) fn run(settings: &Settings) -> Status {
    let mut found = files::find(&settings.paths, &args::command_names());
    let mut problems = std::mem::take(&mut found.problems);
    let mut remarks: Vec<String> = Vec::new();
    remarks.extend(found.bare.iter().map(|folder| no_drafts(folder)));
    let mut setups = Setups::new(&settings.linting);
    let mut packets = Packets::new(settings.application.as_deref(), settings.today.unwrap_or_else(clock::today));
    let mut units = units::units(settings, &found, &mut setups, &mut packets, &mut problems, &mut remarks);
    let read = units.iter().flat_map(Unit::files).chain(setups.files()).chain(packets.files());
    if let Some(problem) = output::refusal(settings.output_file.as_deref(), read) {
        return render::problems(&[problem], settings.color);
    }
    let mut warnings = std::mem::take(&mut setups.warnings);
    warnings.append(&mut packets.warnings);
    together::introduce(settings, &mut units.iter_mut().filter_map(Unit::group).collect::<Vec<_>>());
    let mut sink = Sink::new(settings, problems, warnings);
    let written = work_through(settings, &units, &remarks, &mut sink);
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
