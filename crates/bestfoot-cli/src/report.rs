//! What a run found, ready to be drawn: findings with their draft's text, and counts. Renderers read it; nothing here knows a format.

use std::sync::Arc;

use bestfoot::{
    Applicability, Diagnostic, Document, Fix, Kind, Label, LineIndex, Location, Position, Severity, Span, Status,
};

/// A text file that findings or errors point into.
#[derive(Debug)]
pub(crate) struct TextFile {
    /// The name that people see.
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) lines: LineIndex,
}

impl TextFile {
    pub(crate) fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { name: name.into(), lines: LineIndex::new(&text), text }
    }

    /// Line and column of a byte, wherever a span may point.
    pub(crate) fn position(&self, offset: usize) -> Position {
        self.lines.position(&self.text, floor(&self.text, offset))
    }

    /// The span with both ends inside the text and on characters.
    pub(crate) fn clamp(&self, span: Span) -> Span {
        Span::new(floor(&self.text, span.start()), floor(&self.text, span.end()))
    }
}

/// The last character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// One draft and what was found in it.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) file: TextFile,
    pub(crate) kind: Option<Kind>,
    pub(crate) words: usize,
    pub(crate) encoding: &'static str,
    pub(crate) bom: bool,
    /// Whether the text can be written back.
    pub(crate) is_editable: bool,
    /// The packet's file, for labels that point there.
    pub(crate) application: Option<Arc<TextFile>>,
    pub(crate) findings: Vec<Finding>,
}

impl Draft {
    pub(crate) fn new(
        name: &str,
        document: &Document,
        application: Option<Arc<TextFile>>,
        diagnostics: Vec<Diagnostic>,
    ) -> Self {
        Self {
            file: TextFile::new(name, document.text()),
            kind: document.kind(),
            words: document.word_count(),
            encoding: document.encoding(),
            bom: document.has_bom(),
            is_editable: document.is_editable(),
            application,
            findings: diagnostics.into_iter().map(|diagnostic| Finding::new(diagnostic, document)).collect(),
        }
    }

    /// Where a person finds a finding, as it stands behind the name of the file: `7:6`, or `paragraph 3` in a file without lines.
    pub(crate) fn place(&self, finding: &Finding) -> String {
        if let Some(place) = &finding.place {
            return place.text.clone();
        }
        let at = self.file.position(finding.anchor.start());
        format!("{}:{}", at.line, at.column)
    }

    /// How far the fix of a finding may be applied here.
    pub(crate) fn applicability(&self, finding: &Finding) -> Option<Applicability> {
        let applicability = finding.fix.as_ref()?.applicability;
        (self.is_editable && applicability != Applicability::Display).then_some(applicability)
    }
}

/// A finding, as far as it is shown.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) lint: Arc<str>,
    pub(crate) variant: Option<Arc<str>>,
    pub(crate) group: Arc<str>,
    pub(crate) severity: Severity,
    pub(crate) status: Status,
    pub(crate) message: String,
    pub(crate) label: Option<String>,
    pub(crate) span: Option<Span>,
    pub(crate) anchor: Span,
    pub(crate) labels: Vec<Label>,
    pub(crate) help: Option<String>,
    pub(crate) why: Arc<str>,
    pub(crate) fix: Option<Fix>,
    /// The part of the letter it stands in.
    pub(crate) part: &'static str,
    /// Where it is found in a file without lines.
    pub(crate) place: Option<Location>,
}

impl Finding {
    fn new(diagnostic: Diagnostic, document: &Document) -> Self {
        let at = diagnostic.anchor.start();
        let part = document.zone(at).name();
        let place = document.location(at).cloned();
        Self {
            lint: diagnostic.lint,
            variant: diagnostic.variant,
            group: diagnostic.group,
            severity: diagnostic.severity,
            status: diagnostic.status,
            message: diagnostic.message,
            label: diagnostic.label,
            span: diagnostic.span,
            anchor: diagnostic.anchor,
            labels: diagnostic.labels,
            help: diagnostic.help,
            why: diagnostic.why,
            fix: diagnostic.fix,
            part,
            place,
        }
    }
}

/// Counts over a whole run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) infos: usize,
    /// Drafts that were checked.
    pub(crate) drafts: usize,
    /// Drafts with findings.
    pub(crate) touched: usize,
    /// Findings that `--fix` would mend.
    pub(crate) fixable: usize,
    /// Findings that only `--fix --unsafe-fixes` would mend.
    pub(crate) fixable_unsafely: usize,
    /// Fixes that were written.
    pub(crate) fixed: usize,
}

impl Counts {
    pub(crate) fn add(&mut self, draft: &Draft, least_trusted: Applicability) {
        self.drafts += 1;
        self.touched += usize::from(!draft.findings.is_empty());
        for finding in &draft.findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Info => self.infos += 1,
            }
            match draft.applicability(finding) {
                Some(applicability) if applicability >= least_trusted => self.fixable += 1,
                Some(_) => self.fixable_unsafely += 1,
                None => {}
            }
        }
    }

    pub(crate) fn findings(&self) -> usize {
        self.errors + self.warnings + self.infos
    }
}
