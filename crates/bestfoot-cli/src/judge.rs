//! One draft: read, understood, checked, and mended where that is asked for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bestfoot::{Applicability, Application, Diagnostic, Document, FileError, Kind};
use bestfoot_read::FileFormat;

use crate::config::Setup;
use crate::files::Input;
use crate::packet::{Packet, clean};
use crate::problem::Problem;
use crate::report::{Draft, TextFile};
use crate::settings::{FixMode, Settings};
use crate::{fix, read};

/// A draft with what is known about it.
pub(crate) struct Job {
    pub(crate) input: Input,
    /// The path, or what `--stdin-filename` says.
    pub(crate) path: Option<PathBuf>,
    /// The name that people see.
    pub(crate) name: String,
    pub(crate) setup: Arc<Setup>,
    pub(crate) packet: Arc<Packet>,
}

/// What became of a job.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) draft: Option<Draft>,
    pub(crate) problems: Vec<Problem>,
    /// What was done and may not be what was meant.
    pub(crate) warnings: Vec<Problem>,
    /// How the draft was understood.
    pub(crate) remark: Option<String>,
    /// How many fixes were applied.
    pub(crate) fixed: usize,
    /// What the fixes did to the text.
    pub(crate) diff: Option<String>,
    /// What stdin held, with its fixes.
    pub(crate) stdin: Option<Vec<u8>>,
}

/// Reads a draft that is to be reported; whoever pipes one through gets it back, whatever happens.
pub(crate) fn take(settings: &Settings, job: &Job, outcome: &mut Outcome) -> Option<(Vec<u8>, Document)> {
    let desk = Desk::new(settings, job);
    let opened = desk.read().and_then(|bytes| {
        if job.input == Input::Stdin && settings.fix == FixMode::Write {
            outcome.stdin = Some(bytes.clone());
        }
        let Opened { document, remark, truth } = desk.open(&bytes)?;
        let known = truth.map_or(String::new(), |truth| format!("; in truth it is {}", read::a_format(truth)));
        outcome.remark = Some(format!("{}: {remark}{known}", job.name));
        outcome.warnings = slips(job, &document);
        outcome.warnings.extend(truth.and_then(|truth| wrong_name(job, truth)));
        Ok((bytes, document))
    });
    opened.map_err(|problem| outcome.problems.push(problem)).ok()
}

/// A file whose name promises a program that cannot open it. What is text in any case opens anywhere.
fn wrong_name(job: &Job, truth: FileFormat) -> Option<Problem> {
    let is_text = |format| {
        use FileFormat::{Html, Mail, Mailbox, Markdown, Tex, Text};
        matches!(format, Text | Markdown | Mail | Mailbox | Html | Tex)
    };
    let promised = job.path.as_deref().and_then(Path::to_str).and_then(FileFormat::of_name);
    if is_text(truth) && promised.is_none_or(is_text) {
        return None;
    }
    let message = format!(
        "this is {}, whatever its name says; the programs that read applications go by the name",
        read::a_format(truth)
    );
    let problem = Problem { path: Some(job.name.clone()), ..Problem::new("mislabelled", message) };
    Some(problem.help(format!("let its name end in .{}, or save it anew as what it is called", truth.extensions()[0])))
}

/// What a draft says to this program and is not understood.
fn slips(job: &Job, document: &Document) -> Vec<Problem> {
    let mut errors = Vec::new();
    if let Some(span) = document.facts().unknown_kind
        && let Err(unknown) = document.text()[span.range()].parse::<Kind>()
    {
        errors.push(FileError {
            file: job.name.clone(),
            span: Some(span),
            help: unknown.near().map(|near| format!("did you mean `{near}`?")),
            message: unknown.to_string(),
        });
    }
    let linter = &job.setup.linter;
    let known = |name: &str| match linter.lint(name) {
        Some(lint) => Ok(lint.id.clone()),
        None if linter.groups().contains(&name) => Ok(name.to_owned()),
        None => Err(linter.similar(name)),
    };
    errors.extend(bestfoot::comment_slips(document, &job.name, &known));
    if errors.is_empty() {
        return Vec::new();
    }
    let file = [Arc::new(TextFile::of(&*job.name, document))];
    errors.into_iter().map(|error| Problem::in_file("draft", error, &file)).collect()
}

/// Works on a draft that stands alone.
pub(crate) fn alone(settings: &Settings, job: &Job) -> Outcome {
    let mut outcome = Outcome::default();
    if let Some((mut bytes, document)) = take(settings, job, &mut outcome) {
        if settings.fix == FixMode::Show {
            // Nothing is written back, and the document holds the text.
            bytes = Vec::new();
        }
        let (document, found) = Desk::new(settings, job).judge(&bytes, document, &job.packet.application, &mut outcome);
        let texts = job.packet.texts();
        let file = Arc::new(TextFile::of(&*job.name, &document));
        outcome.draft = Some(Draft::new(file, &document, texts, found));
    }
    outcome
}

/// A draft that was read.
pub(crate) struct Opened {
    pub(crate) document: Document,
    /// How its kind is known.
    remark: String,
    /// What the file is, if its name says something else.
    truth: Option<FileFormat>,
}

/// Opens and checks the text of one job, again and again if fixes change it.
pub(crate) struct Desk<'j> {
    settings: &'j Settings,
    job: &'j Job,
    absolute: Option<PathBuf>,
}

impl<'j> Desk<'j> {
    pub(crate) fn new(settings: &'j Settings, job: &'j Job) -> Self {
        Self { settings, job, absolute: job.path.as_deref().map(clean) }
    }

    /// The bytes of the draft.
    pub(crate) fn read(&self) -> Result<Vec<u8>, Problem> {
        match &self.job.input {
            Input::Stdin => read::stdin_bytes(),
            Input::File { path, .. } => read::bytes(path),
        }
    }

    /// The document in the bytes.
    pub(crate) fn open(&self, bytes: &[u8]) -> Result<Opened, Problem> {
        let name = self.file_name();
        let document = read::document(bytes, &self.job.name, name.as_deref())?;
        let absolute = self.absolute.as_deref();
        let (document, remark) =
            read::with_kind(document, self.settings.kind, absolute, &self.job.setup, &self.job.packet);
        Ok(Opened { document, remark, truth: name.and_then(|name| read::mislabelled(bytes, &name)) })
    }

    fn file_name(&self) -> Option<String> {
        let name = self.job.path.as_deref().and_then(Path::file_name);
        name.map(|name| name.to_string_lossy().into_owned())
    }

    fn check(&self, document: &Document, application: &Application) -> Vec<Diagnostic> {
        self.without_allowed(document, self.job.setup.linter.check(document, application))
    }

    /// The findings that are not meant to stay.
    fn without_allowed(&self, document: &Document, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        if let Some(path) = &self.absolute {
            found.retain(|diagnostic| !self.job.setup.allows(path, document, diagnostic));
        }
        found
    }

    /// What was found in the draft alone and across its packet.
    pub(crate) fn join(&self, document: &Document, own: Vec<Diagnostic>, across: Vec<Diagnostic>) -> Vec<Diagnostic> {
        self.job.setup.linter.join(own, self.without_allowed(document, across))
    }

    /// Checks the draft, and does with the fixes what is asked for.
    pub(crate) fn judge(
        &self,
        bytes: &[u8],
        mut document: Document,
        application: &Application,
        outcome: &mut Outcome,
    ) -> (Document, Vec<Diagnostic>) {
        let mut found = self.check(&document, application);
        if self.settings.fix != FixMode::Show {
            match self.mend(bytes, document.clone(), found.clone(), application, outcome) {
                Ok(mended) => (document, found) = mended,
                Err(problem) => outcome.problems.push(problem),
            }
        }
        (document, found)
    }

    /// Does with the fixes what is asked for, and returns the text as it is then, with what is left.
    fn mend(
        &self,
        bytes: &[u8],
        document: Document,
        found: Vec<Diagnostic>,
        application: &Application,
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
            let document = self.open(bytes)?.document;
            let found = self.check(&document, application);
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

fn would_fix(diagnostics: &[Diagnostic], least: Applicability) -> bool {
    let mut fixes = diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref());
    fixes.any(|fix| fix.applicability >= least && fix.applicability != Applicability::Display)
}
