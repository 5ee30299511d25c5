//! `bestfoot check`: every draft read, judged and reported, in parallel and in a stable order.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bestfoot::{Applicability, Diagnostic, Document};
use rayon::prelude::*;

use crate::config::{Setup, Setups};
use crate::console::{self, Status};
use crate::files::{self, Input};
use crate::fix;
use crate::packet::{Packet, Packets, clean};
use crate::problem::Problem;
use crate::read;
use crate::render::{self, Look, Render};
use crate::report::{Counts, Draft};
use crate::settings::{FixMode, Settings, Verbosity};
use crate::{args, clock};

/// What people see as the name of a text from stdin.
const STDIN: &str = "<stdin>";

/// A draft with what is known about it.
struct Job {
    input: Input,
    /// The path, or what `--stdin-filename` says.
    path: Option<PathBuf>,
    /// The name that people see.
    name: String,
    setup: Arc<Setup>,
    packet: Arc<Packet>,
}

/// What became of a job.
struct Outcome {
    draft: Option<Draft>,
    problems: Vec<Problem>,
    /// How the draft was understood.
    remark: Option<String>,
    /// How many fixes were applied.
    fixed: usize,
    /// What the fixes did to the text.
    diff: Option<String>,
    /// What stdin held, with its fixes.
    stdin: Option<Vec<u8>>,
}

/// Runs the command.
pub(crate) fn run(settings: &Settings) -> Status {
    let found = files::find(&settings.paths, &args::command_names());
    let mut problems = found.problems;
    let mut remarks: Vec<String> = Vec::new();
    for folder in &found.bare {
        remarks.push(format!("no drafts in `{}`: bestfoot reads {} files", folder.display(), files::extensions()));
    }
    let jobs = jobs(settings, found.inputs, &mut problems);
    let outcomes: Vec<Outcome> = match &jobs[..] {
        // One draft, the usual case, needs no threads.
        [job] => vec![work(settings, job)],
        jobs => jobs.par_iter().map(|job| work(settings, job)).collect(),
    };

    let mut drafts = Vec::new();
    let mut counts = Counts::default();
    let mut diffs = String::new();
    let mut stdin = None;
    for outcome in outcomes {
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
    let written = write(settings, &Results { drafts, counts, problems, remarks, diffs, stdin });
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
    let mut findings = drafts.iter().flat_map(|draft| &draft.findings);
    if !problems.is_empty() {
        Status::Failure
    } else if settings.fail_on.is_some_and(|least| findings.any(|finding| finding.severity >= least)) {
        Status::Findings
    } else {
        Status::Clean
    }
}

/// Looks up what each draft's surroundings say. Reading settings is quick and shared, so it is done in order.
fn jobs(settings: &Settings, inputs: Vec<Input>, problems: &mut Vec<Problem>) -> Vec<Job> {
    let mut setups = Setups::new(&settings.linting);
    let mut packets = Packets::new(settings.application.as_deref(), settings.today.unwrap_or_else(clock::today));
    let mut jobs = Vec::with_capacity(inputs.len());
    for input in inputs {
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
            continue;
        }
        // Levels of a broken configuration are unknown; findings at others would mislead.
        let Some(setup) = setups.for_folder(&folder, problems) else {
            continue;
        };
        let name = path.as_ref().map_or_else(|| STDIN.to_owned(), |path| path.display().to_string());
        jobs.push(Job { input, path, name, setup, packet });
    }
    jobs
}

fn work(settings: &Settings, job: &Job) -> Outcome {
    let mut outcome = Outcome { draft: None, problems: Vec::new(), remark: None, fixed: 0, diff: None, stdin: None };
    if let Err(problem) = judge(settings, job, &mut outcome) {
        outcome.problems.push(problem);
    }
    outcome
}

/// Opens and checks the text of one job, again and again if fixes change it.
struct Desk<'j> {
    settings: &'j Settings,
    job: &'j Job,
    absolute: Option<PathBuf>,
}

impl Desk<'_> {
    /// The document in the bytes, and how its kind is known.
    fn open(&self, bytes: &[u8]) -> Result<(Document, String), Problem> {
        let name = self.file_name();
        let document = read::document(bytes, &self.job.name, name.as_deref())?;
        let absolute = self.absolute.as_deref();
        let (document, mut remark) =
            read::with_kind(document, self.settings.kind, absolute, &self.job.setup, &self.job.packet);
        if let Some(truth) = name.and_then(|name| read::mislabelled(bytes, &name)) {
            remark.push_str("; ");
            remark.push_str(&truth);
        }
        Ok((document, remark))
    }

    fn file_name(&self) -> Option<String> {
        let name = self.job.path.as_deref().and_then(Path::file_name);
        name.map(|name| name.to_string_lossy().into_owned())
    }

    fn check(&self, document: &Document) -> Vec<Diagnostic> {
        let mut found = self.job.setup.linter.check(document, &self.job.packet.application);
        if let Some(path) = &self.absolute {
            found.retain(|diagnostic| !self.job.setup.allows(path, document, diagnostic));
        }
        found
    }

    /// Does with the fixes what is asked for, and returns the text as it is then, with what is left.
    fn mend(
        &self,
        bytes: &[u8],
        document: Document,
        found: Vec<Diagnostic>,
        outcome: &mut Outcome,
    ) -> Result<(Document, Vec<Diagnostic>), Problem> {
        let least = self.settings.least_trusted;
        let name = self.file_name();
        if !document.is_editable() {
            if would_fix(&found, least) {
                if self.settings.fix == FixMode::Diff {
                    // Nobody can write them but the candidate, who needs to see them for that.
                    let edited = bestfoot::apply_fixes(document.text(), &found, least).text;
                    outcome.diff = Some(fix::diff(&self.job.name, document.text(), &edited));
                }
                let format = bestfoot_read::FileFormat::of(bytes, name.as_deref()).ok();
                return Err(fix::not_editable(&self.job.name, document.encoding(), format));
            }
            return Ok((document, found));
        }
        let again = |bytes: &[u8]| {
            let document = self.open(bytes)?.0;
            let found = self.check(&document);
            Ok((document, found))
        };
        let before = fix::Fixed { bytes: bytes.to_vec(), document, applied: 0, left: found };
        if self.settings.fix == FixMode::Diff {
            let fixed = fix::until_stable(before.clone(), name.as_deref(), least, again)?;
            if fixed.applied > 0 {
                outcome.fixed = fixed.applied;
                outcome.diff = Some(fix::diff(&self.job.name, before.document.text(), fixed.document.text()));
            }
            return Ok((before.document, before.left));
        }
        let fixed = fix::until_stable(before, name.as_deref(), least, again)?;
        if fixed.applied > 0 {
            match &self.job.input {
                Input::File { path, .. } => fix::write(path, bytes, &fixed.bytes)?,
                Input::Stdin => outcome.stdin = Some(fixed.bytes),
            }
            outcome.fixed = fixed.applied;
        }
        Ok((fixed.document, fixed.left))
    }
}

fn judge(settings: &Settings, job: &Job, outcome: &mut Outcome) -> Result<(), Problem> {
    let bytes = match &job.input {
        Input::Stdin => read::stdin_bytes()?,
        Input::File { path, .. } => read::bytes(path)?,
    };
    if job.input == Input::Stdin && settings.fix == FixMode::Write {
        // Whatever happens, who pipes a draft through gets it back.
        outcome.stdin = Some(bytes.clone());
    }
    let desk = Desk { settings, job, absolute: job.path.as_deref().map(clean) };
    let (mut document, remark) = desk.open(&bytes)?;
    outcome.remark = Some(format!("{}: {remark}", job.name));
    let mut found = desk.check(&document);
    if settings.fix != FixMode::Show {
        match desk.mend(&bytes, document.clone(), found.clone(), outcome) {
            Ok(mended) => (document, found) = mended,
            Err(problem) => outcome.problems.push(problem),
        }
    }
    outcome.draft = Some(Draft::new(&job.name, &document, job.packet.file.clone(), found));
    Ok(())
}

fn would_fix(diagnostics: &[Diagnostic], least: Applicability) -> bool {
    let mut fixes = diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref());
    fixes.any(|fix| fix.applicability >= least && fix.applicability != Applicability::Display)
}

/// Everything that a run has to say.
struct Results {
    drafts: Vec<Draft>,
    counts: Counts,
    problems: Vec<Problem>,
    remarks: Vec<String>,
    diffs: String,
    stdin: Option<Vec<u8>>,
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
        renderer.finish(&results.counts, &results.problems, &mut err)?;
        err.flush()
    } else if let Some(path) = &settings.output_file {
        let mut text = console::Stripped::new(Vec::new());
        let mut renderer = report(settings, results, look, &mut text)?;
        renderer.finish(&results.counts, &results.problems, &mut text)?;
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
        renderer.finish(&results.counts, &results.problems, &mut out)?;
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
