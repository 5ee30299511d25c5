//! `bestfoot lints`: the catalogue, as a table for people or as JSON for programs.

use std::collections::BTreeMap;
use std::io::{self, Write};

use bestfoot::lint::{Citation, Lint};
use bestfoot::{Kind, Severity, Status as LintStatus};
use serde::Serialize;

use crate::config;
use crate::console::{self, BOLD, PLAIN, Status};
use crate::render::{self, wrap};
use crate::settings::Lints;

/// Runs the command.
pub(crate) fn run(settings: &Lints) -> Status {
    match config::linter(&settings.config) {
        Ok(linter) => {
            let lints: Vec<&Lint> = linter.lints().collect();
            let mut out = console::stdout(settings.color);
            let written =
                if settings.json { json(&lints, &mut out) } else { table(&lints, console::width(), &mut out) };
            console::after_writing(written.and_then(|()| out.flush()), Status::Clean)
        }
        Err(problems) => render::problems(&problems, settings.color),
    }
}

fn table(lints: &[&Lint], columns: usize, out: &mut dyn Write) -> io::Result<()> {
    let ids = lints.iter().map(|lint| lint.id.len()).max().unwrap_or(0);
    let indent = 2 + ids + 2 + 7 + 2;
    for group in lints.chunk_by(|a, b| a.group == b.group) {
        writeln!(out, "{BOLD}{}{PLAIN}", group[0].group)?;
        for lint in group {
            let mut summary = lint.name.clone();
            if lint.status == LintStatus::Preview {
                summary.push_str(" (preview)");
            }
            if !lint.kinds.is_empty() {
                let kinds: Vec<&str> = lint.kinds.iter().map(|kind| kind.name()).collect();
                summary = format!("{summary} [{}]", kinds.join(", "));
            }
            let rows = wrap(&summary, columns.saturating_sub(indent).max(24));
            let gap = format!("\n{}", " ".repeat(indent));
            writeln!(out, "  {:<ids$}  {:<7}  {}", lint.id, lint.severity.name(), rows.join(&gap))?;
        }
        writeln!(out)?;
    }
    writeln!(
        out,
        "{} lints; a lint without [kinds] reads every kind of draft. `bestfoot explain LINT` explains one.",
        lints.len()
    )
}

#[derive(Serialize)]
struct Catalogue<'l> {
    version: u32,
    lints: Vec<Entry<'l>>,
}

#[derive(Serialize)]
struct Entry<'l> {
    id: &'l str,
    name: &'l str,
    group: &'l str,
    status: LintStatus,
    since: &'l str,
    severity: Severity,
    /// Where it differs by kind.
    severities: BTreeMap<&'static str, Severity>,
    /// All, if empty.
    kinds: Vec<&'static str>,
    message: &'l str,
    help: Option<&'l str>,
    why: &'l str,
    sources: Vec<Source<'l>>,
    aliases: &'l [String],
    variants: Vec<VariantEntry<'l>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Source<'l> {
    Article { article: &'l str, item: u32 },
    Publication { title: &'l str, year: Option<u32>, url: Option<&'l str> },
}

#[derive(Serialize)]
struct VariantEntry<'l> {
    name: &'l str,
    severity: Severity,
    message: &'l str,
}

impl<'l> Entry<'l> {
    fn new(lint: &'l Lint) -> Self {
        let sources = lint.sources.iter().map(|source| match source {
            Citation::Article { article, item } => Source::Article { article, item: *item },
            Citation::Publication { title, year, url } => {
                Source::Publication { title, year: *year, url: url.as_deref() }
            }
        });
        let variants = lint.variants.iter().map(|variant| VariantEntry {
            name: &variant.name,
            severity: variant.severity.unwrap_or(lint.severity),
            message: variant.message.as_deref().unwrap_or(&lint.message),
        });
        Self {
            id: &lint.id,
            name: &lint.name,
            group: &lint.group,
            status: lint.status,
            since: &lint.since,
            severity: lint.severity,
            severities: lint.kind_severity.iter().map(|&(kind, severity)| (kind.name(), severity)).collect(),
            kinds: lint.kinds.iter().copied().map(Kind::name).collect(),
            message: &lint.message,
            help: lint.help.as_deref(),
            why: &lint.why,
            sources: sources.collect(),
            aliases: &lint.aliases,
            variants: variants.collect(),
        }
    }
}

fn json(lints: &[&Lint], out: &mut dyn Write) -> io::Result<()> {
    let catalogue = Catalogue { version: 1, lints: lints.iter().copied().map(Entry::new).collect() };
    serde_json::to_writer_pretty(&mut *out, &catalogue)?;
    writeln!(out)
}
