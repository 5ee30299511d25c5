//! What a run found, ready to be drawn: findings with their draft's text, and counts. Renderers read it; nothing here knows a format.

use std::sync::Arc;

use bestfoot::{
    Applicability, Diagnostic, Document, Fix, Kind, Label, LineIndex, Location, Outlook, Place, Position, Severity,
    Span, Status,
};

/// A text file that findings or errors point into.
#[derive(Debug)]
pub(crate) struct TextFile {
    /// The name that people see.
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) lines: LineIndex,
    /// Where its parts are found in a file without lines.
    places: Vec<Location>,
}

impl TextFile {
    pub(crate) fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { name: name.into(), lines: LineIndex::new(&text), text, places: Vec::new() }
    }

    /// The text of a draft.
    pub(crate) fn of(name: impl Into<String>, document: &Document) -> Self {
        Self { places: document.locations().to_vec(), ..Self::new(name, document.text()) }
    }

    /// Where a byte is found in a file without lines; none if the file has lines.
    pub(crate) fn place(&self, offset: usize) -> Option<&Location> {
        let after = self.places.partition_point(|place| place.span.start() <= offset);
        self.places[..after].last()
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

/// One draft and what was found in it, or the application.toml and what was found about its packet.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) file: Arc<TextFile>,
    pub(crate) kind: Option<Kind>,
    pub(crate) words: usize,
    pub(crate) encoding: &'static str,
    pub(crate) bom: bool,
    /// Whether the text can be written back.
    pub(crate) is_editable: bool,
    /// Whether it is the application.toml.
    pub(crate) is_packet: bool,
    pub(crate) findings: Vec<Finding>,
}

/// The texts that the labels of a finding may point into, beside its own.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Texts<'t> {
    /// The packet's file.
    pub(crate) application: Option<&'t Arc<TextFile>>,
    pub(crate) posting: Option<&'t Arc<TextFile>>,
    pub(crate) resume: Option<&'t Arc<TextFile>>,
    /// The drafts of the packet, by their places in it.
    pub(crate) drafts: &'t [Arc<TextFile>],
}

impl Draft {
    pub(crate) fn new(
        file: Arc<TextFile>,
        document: &Document,
        texts: Texts<'_>,
        diagnostics: Vec<Diagnostic>,
    ) -> Self {
        let finding = |diagnostic| Finding::new(diagnostic, Some(document), texts);
        Self {
            file,
            kind: document.kind(),
            words: document.word_count(),
            encoding: document.encoding(),
            bom: document.has_bom(),
            is_editable: document.is_editable(),
            is_packet: false,
            findings: diagnostics.into_iter().map(finding).collect(),
        }
    }

    /// What was found about a packet.
    pub(crate) fn about_packet(file: Arc<TextFile>, texts: Texts<'_>, diagnostics: Vec<Diagnostic>) -> Self {
        let findings = diagnostics.into_iter().map(|diagnostic| Finding::new(diagnostic, None, texts));
        Self {
            file,
            kind: None,
            words: 0,
            encoding: "utf-8",
            bom: false,
            is_editable: false,
            is_packet: true,
            findings: findings.collect(),
        }
    }

    /// Where a person finds a finding, as it stands behind the name of the file: `7:6`, or `paragraph 3` in a file without lines.
    pub(crate) fn place(&self, finding: &Finding) -> String {
        if let Some(place) = &finding.place {
            return place.text.clone();
        }
        self.file.position(finding.anchor.start()).to_string()
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
    pub(crate) labels: Vec<Remark>,
    pub(crate) help: Option<String>,
    pub(crate) why: Arc<str>,
    pub(crate) fix: Option<Fix>,
    /// The part of the letter it stands in.
    pub(crate) part: &'static str,
    /// Where it is found in a file without lines.
    pub(crate) place: Option<Location>,
}

/// A second place that explains a finding.
#[derive(Clone, Debug)]
pub(crate) struct Remark {
    pub(crate) text: String,
    pub(crate) place: At,
}

/// Where a [`Remark`] points.
#[derive(Clone, Debug)]
pub(crate) enum At {
    /// Into the draft itself.
    Here(Span),
    /// Into another text.
    There(Arc<TextFile>, Span),
    /// Into a text that is not at hand.
    Nowhere,
}

impl Remark {
    fn new(label: Label, texts: Texts<'_>) -> Self {
        let there = |file: Option<&Arc<TextFile>>, span| match file {
            Some(file) => At::There(Arc::clone(file), span),
            None => At::Nowhere,
        };
        let place = match label.place {
            Place::Document(span) => At::Here(span),
            Place::Application(span) => there(texts.application, span),
            Place::Draft { draft, span } => there(texts.drafts.get(draft), span),
            Place::Posting(span) => there(texts.posting, span),
            Place::Resume(span) => there(texts.resume, span),
            _ => At::Nowhere,
        };
        Self { text: label.text, place }
    }
}

impl Finding {
    /// A finding of a draft, or of the application.toml if there is no document.
    fn new(diagnostic: Diagnostic, document: Option<&Document>, texts: Texts<'_>) -> Self {
        let at = diagnostic.anchor.start();
        let part = document.map_or("application", |document| document.zone(at).name());
        let place = document.and_then(|document| document.location(at)).cloned();
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
            labels: diagnostic.labels.into_iter().map(|label| Remark::new(label, texts)).collect(),
            help: diagnostic.help,
            why: diagnostic.why,
            fix: diagnostic.fix,
            part,
            place,
        }
    }
}

/// Where an application stands.
#[derive(Clone, Debug)]
pub(crate) struct Prospect {
    /// The application.toml.
    pub(crate) path: String,
    pub(crate) company: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) outlook: Outlook,
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
