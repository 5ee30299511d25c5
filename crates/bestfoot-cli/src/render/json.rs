//! One JSON object for a whole run. Names are stable: they are added to, never changed.

use std::io::{self, Write};

use bestfoot::{Applicability, Kind, Place, Severity, Span, Status};
use serde::Serialize;

use super::statistics::{Tallies, Tally};
use super::{Look, Render};
use crate::problem::Problem;
use crate::report::{Counts, Draft, Finding, TextFile};

/// The version of the form; it changes only if a name has to go.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Output {
    version: u32,
    documents: Vec<DocumentOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statistics: Option<Vec<Tally>>,
    summary: SummaryOut,
    problems: Vec<ProblemOut>,
}

#[derive(Serialize)]
struct DocumentOut {
    path: String,
    kind: Option<Kind>,
    words: usize,
    encoding: &'static str,
    bom: bool,
    diagnostics: Vec<DiagnosticOut>,
}

#[derive(Serialize)]
pub(super) struct DiagnosticOut {
    lint: String,
    variant: Option<String>,
    group: String,
    severity: Severity,
    status: Status,
    message: String,
    span: Option<SpanOut>,
    anchor: SpanOut,
    location: LocationOut,
    label: Option<String>,
    labels: Vec<LabelOut>,
    help: Option<String>,
    why: String,
    fix: Option<FixOut>,
}

#[derive(Serialize)]
struct SpanOut {
    start: PlaceOut,
    end: PlaceOut,
}

#[derive(Serialize)]
struct PlaceOut {
    offset: usize,
    line: usize,
    column: usize,
}

/// Where in the file a finding is, in the words of the format.
#[derive(Serialize)]
struct LocationOut {
    text: String,
    part: &'static str,
    paragraph: Option<usize>,
    page: Option<usize>,
}

#[derive(Serialize)]
struct LabelOut {
    text: String,
    path: String,
    span: SpanOut,
}

#[derive(Serialize)]
struct FixOut {
    applicability: Applicability,
    edits: Vec<EditOut>,
}

#[derive(Serialize)]
struct EditOut {
    span: SpanOut,
    replacement: String,
}

#[derive(Serialize)]
pub(super) struct SummaryOut {
    errors: usize,
    warnings: usize,
    infos: usize,
    documents: usize,
    fixable: usize,
}

#[derive(Serialize)]
pub(super) struct ProblemOut {
    path: Option<String>,
    code: &'static str,
    message: String,
    help: Option<String>,
    span: Option<SpanOut>,
}

fn span_out(file: &TextFile, span: Span) -> SpanOut {
    let place = |offset: usize| {
        let position = file.position(offset);
        PlaceOut { offset, line: position.line, column: position.column }
    };
    let span = file.clamp(span);
    SpanOut { start: place(span.start()), end: place(span.end()) }
}

impl DiagnosticOut {
    pub(super) fn new(draft: &Draft, finding: &Finding) -> Self {
        let labels = finding.labels.iter().filter_map(|label| {
            let (file, span) = match label.place {
                Place::Document(span) => (&draft.file, span),
                Place::Application(span) => (draft.application.as_deref()?, span),
                Place::Draft { .. } | Place::Posting(_) | Place::Resume(_) => return None,
            };
            Some(LabelOut { text: label.text.clone(), path: file.name.clone(), span: span_out(file, span) })
        });
        let fix = finding.fix.as_ref().map(|fix| FixOut {
            applicability: fix.applicability,
            edits: (fix.edits.iter())
                .map(|edit| EditOut { span: span_out(&draft.file, edit.span), replacement: edit.replacement.clone() })
                .collect(),
        });
        let anchor = span_out(&draft.file, finding.anchor);
        Self {
            lint: finding.lint.to_string(),
            variant: finding.variant.as_ref().map(ToString::to_string),
            group: finding.group.to_string(),
            severity: finding.severity,
            status: finding.status,
            message: finding.message.clone(),
            span: finding.span.map(|span| span_out(&draft.file, span)),
            location: LocationOut {
                text: format!("line {}", anchor.start.line),
                part: finding.part,
                paragraph: None,
                page: None,
            },
            anchor,
            label: finding.label.clone(),
            labels: labels.collect(),
            help: finding.help.clone(),
            why: finding.why.to_string(),
            fix,
        }
    }
}

impl SummaryOut {
    pub(super) fn new(counts: &Counts) -> Self {
        Self {
            errors: counts.errors,
            warnings: counts.warnings,
            infos: counts.infos,
            documents: counts.drafts,
            fixable: counts.fixable,
        }
    }
}

impl ProblemOut {
    pub(super) fn new(problem: &Problem) -> Self {
        Self {
            path: problem.path.clone(),
            code: problem.code,
            message: problem.message.clone(),
            help: problem.help.clone(),
            span: problem.place.as_ref().map(|(file, span)| span_out(file, *span)),
        }
    }
}

/// Writes one object.
pub(super) struct Json {
    look: Look,
    documents: Vec<DocumentOut>,
    tallies: Option<Tallies>,
}

impl Json {
    pub(super) fn new(look: Look, statistics: bool) -> Self {
        Self { look, documents: Vec::new(), tallies: statistics.then(Tallies::default) }
    }
}

impl Render for Json {
    fn draft(&mut self, draft: &Draft, _out: &mut dyn Write) -> io::Result<()> {
        if let Some(tallies) = &mut self.tallies {
            tallies.add(draft, self.look);
        }
        self.documents.push(DocumentOut {
            path: draft.file.name.clone(),
            kind: draft.kind,
            words: draft.words,
            encoding: draft.encoding,
            bom: draft.bom,
            diagnostics: draft.findings.iter().map(|finding| DiagnosticOut::new(draft, finding)).collect(),
        });
        Ok(())
    }

    fn finish(&mut self, counts: &Counts, problems: &[Problem], out: &mut dyn Write) -> io::Result<()> {
        let output = Output {
            version: VERSION,
            documents: std::mem::take(&mut self.documents),
            statistics: self.tallies.as_ref().map(Tallies::sorted),
            summary: SummaryOut::new(counts),
            problems: problems.iter().map(ProblemOut::new).collect(),
        };
        serde_json::to_writer_pretty(&mut *out, &output)?;
        writeln!(out)
    }
}
