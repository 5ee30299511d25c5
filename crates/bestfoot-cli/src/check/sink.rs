//! Takes what became of drafts, in their order, and writes it where it was asked for.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::Path;

use bestfoot::{Applicability, Severity};

use super::units::Done;
use crate::console;
use crate::judge::Outcome;
use crate::problem::Problem;
use crate::render::{self, End, Look, Render};
use crate::report::{Counts, Prospect};
use crate::settings::{FixMode, Settings, Verbosity};

/// What a run has to say beside its drafts.
#[derive(Default)]
pub(super) struct Results {
    counts: Counts,
    pub(super) worst: Option<Severity>,
    pub(super) problems: Vec<Problem>,
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
pub(super) struct Sink<'s> {
    settings: &'s Settings,
    look: Look,
    pub(super) results: Results,
    /// Opened when the first drafts are done.
    to: Option<(To, Box<dyn Render>)>,
}

impl<'s> Sink<'s> {
    /// Nothing is written yet; the problems and warnings so far are told at the end.
    pub(super) fn new(settings: &'s Settings, problems: Vec<Problem>, warnings: Vec<Problem>) -> Self {
        let look = Look {
            width: console::width(),
            quiet: settings.verbosity == Verbosity::Quiet,
            least_trusted: settings.least_trusted,
        };
        Self { settings, look, results: Results { problems, warnings, ..Results::default() }, to: None }
    }

    /// Writes what became of the drafts before a place; others wait.
    pub(super) fn take(&mut self, remarks: &[String], done: Vec<Done>, before: usize) -> io::Result<()> {
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
    pub(super) fn finish(&mut self) -> io::Result<()> {
        tell_once(&mut self.results.problems);
        tell_once(&mut self.results.warnings);
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

/// A wrong option shows up once for each configuration that it is tried with, and so does one that may not be what was meant.
fn tell_once(problems: &mut Vec<Problem>) {
    let mut told = HashSet::new();
    problems.retain(|problem| {
        let place = problem.place.as_ref().map(|(_, span)| (span.start(), span.end()));
        told.insert((problem.path.clone(), problem.message.clone(), place))
    });
}
