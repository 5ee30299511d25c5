//! JSON, one diagnostic a line with the path and kind of its draft, and a summary as the last line.

use std::io::{self, Write};

use bestfoot::Kind;
use serde::Serialize;

use super::json::{DiagnosticOut, PacketOut, ProblemOut, SummaryOut};
use super::{End, Render};
use crate::report::Draft;

#[derive(Serialize)]
struct Line<'d> {
    path: &'d str,
    kind: Option<Kind>,
    #[serde(flatten)]
    diagnostic: DiagnosticOut,
}

#[derive(Serialize)]
struct LastLine {
    summary: SummaryOut,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    packets: Vec<PacketOut>,
    problems: Vec<ProblemOut>,
}

/// Writes one object a line.
pub(super) struct JsonLines;

impl Render for JsonLines {
    fn draft(&mut self, draft: &Draft, out: &mut dyn Write) -> io::Result<()> {
        for finding in &draft.findings {
            let line =
                Line { path: &draft.file.name, kind: draft.kind, diagnostic: DiagnosticOut::new(draft, finding) };
            serde_json::to_writer(&mut *out, &line)?;
            writeln!(out)?;
        }
        Ok(())
    }

    fn finish(&mut self, end: End<'_>, out: &mut dyn Write) -> io::Result<()> {
        let last = LastLine {
            summary: SummaryOut::new(end.counts),
            packets: end.prospects.iter().map(PacketOut::new).collect(),
            problems: end.problems.iter().map(ProblemOut::new).collect(),
        };
        serde_json::to_writer(&mut *out, &last)?;
        writeln!(out)
    }
}
