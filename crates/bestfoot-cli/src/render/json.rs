//! One JSON object for a whole run. Names are stable: they are added to, never changed.

use std::io::{self, Write};

use bestfoot::application::Moment;
use bestfoot::{Applicability, Kind, Part, Severity, Span, Status, Step};
use serde::Serialize;

use super::statistics::{Tallies, Tally};
use super::{End, Look, Render};
use crate::problem::Problem;
use crate::report::{At, Counts, Draft, Finding, Prospect, TextFile};

/// The version of the form; it changes only if a name has to go.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Output {
    version: u32,
    documents: Vec<DocumentOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statistics: Option<Vec<Tally>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    packets: Vec<PacketOut>,
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
    paragraph: Option<u32>,
    page: Option<u32>,
}

#[derive(Serialize)]
struct LabelOut {
    text: String,
    path: String,
    span: SpanOut,
    location: LabelLocationOut,
}

/// Where in its file a label is, in the words of the format.
#[derive(Serialize)]
struct LabelLocationOut {
    text: String,
    paragraph: Option<u32>,
    page: Option<u32>,
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

/// An application that was checked whole.
#[derive(Serialize)]
pub(super) struct PacketOut {
    path: String,
    company: Option<String>,
    role: Option<String>,
    found: Vec<FoundOut>,
    notes: Option<NotesOut>,
    missing: Vec<&'static str>,
    next: Vec<StepOut>,
}

#[derive(Serialize)]
struct FoundOut {
    part: &'static str,
    count: usize,
}

/// How many people of the interviews get a note.
#[derive(Serialize)]
struct NotesOut {
    written: usize,
    of: usize,
}

/// What comes next; dates are local and have a time if one is known.
#[derive(Serialize)]
struct StepOut {
    step: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    with: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    written: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    late: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
}

fn moment(moment: Moment) -> String {
    match moment.time {
        Some(time) => moment.date.to_datetime(time).to_string(),
        None => moment.date.to_string(),
    }
}

fn part(part: Part) -> &'static str {
    match part {
        Part::Draft(kind) => kind.name(),
        _ => "posting",
    }
}

impl PacketOut {
    pub(super) fn new(prospect: &Prospect) -> Self {
        let outlook = &prospect.outlook;
        Self {
            path: prospect.path.clone(),
            company: prospect.company.clone(),
            role: prospect.role.clone(),
            found: outlook.found.iter().map(|(found, count)| FoundOut { part: part(*found), count: *count }).collect(),
            notes: outlook.notes.map(|(written, of)| NotesOut { written, of }),
            missing: outlook.missing.iter().map(|missing| part(*missing)).collect(),
            next: outlook.next.iter().filter_map(StepOut::new).collect(),
        }
    }
}

impl StepOut {
    fn new(step: &Step) -> Option<Self> {
        let plain =
            Self { step: "", with: Vec::new(), to: None, written: None, late: None, on: None, by: None, from: None };
        Some(match step {
            Step::Apply { by, is_late } => {
                Self { step: "apply", by: Some(by.to_string()), late: Some(*is_late), ..plain }
            }
            Step::Interview { when, with } => {
                Self { step: "interview", on: Some(moment(*when)), with: with.clone(), ..plain }
            }
            Step::Note { to, by, is_written, is_late } => Self {
                step: "thank-you",
                to: Some(to.clone()),
                written: Some(*is_written),
                late: Some(*is_late),
                by: Some(moment(*by)),
                ..plain
            },
            Step::FollowUp { from, .. } => Self { step: "follow-up", from: Some(from.to_string()), ..plain },
            _ => return None,
        })
    }
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
            let (file, span) = match &label.place {
                At::Here(span) => (&draft.file, *span),
                At::There(file, span) => (file, *span),
                At::Nowhere => return None,
            };
            let place = file.place(span.start());
            let span = span_out(file, span);
            let location = LabelLocationOut {
                text: place.map_or_else(|| format!("line {}", span.start.line), |place| place.text.clone()),
                paragraph: place.and_then(|place| place.paragraph),
                page: place.and_then(|place| place.page),
            };
            Some(LabelOut { text: label.text.clone(), path: file.name.clone(), span, location })
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
                text: match &finding.place {
                    Some(place) => place.text.clone(),
                    None => format!("line {}", anchor.start.line),
                },
                part: finding.part,
                paragraph: finding.place.as_ref().and_then(|place| place.paragraph),
                page: finding.place.as_ref().and_then(|place| place.page),
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

    fn finish(&mut self, end: End<'_>, out: &mut dyn Write) -> io::Result<()> {
        let output = Output {
            version: VERSION,
            documents: std::mem::take(&mut self.documents),
            statistics: self.tallies.as_ref().map(Tallies::sorted),
            packets: end.prospects.iter().map(PacketOut::new).collect(),
            summary: SummaryOut::new(end.counts),
            problems: end.problems.iter().map(ProblemOut::new).collect(),
        };
        serde_json::to_writer_pretty(&mut *out, &output)?;
        writeln!(out)
    }
}
