//! What people read last: the counts, and how many findings of one lint are shown at all.

use std::collections::HashMap;
use std::fmt;
use std::io::{self, Write};

use bestfoot::Severity;

use super::{End, Look, outlook};
use crate::problem::Problem;
use crate::report::{Counts, Finding};

/// Of what is told of one matter this much of a draft is shown; the rest is a count.
const MOST_OF_A_MATTER: usize = 3;

/// What is not shown of one matter.
pub(super) struct More<'f> {
    pub(super) lint: &'f str,
    pub(super) severity: Severity,
    pub(super) count: usize,
}

impl fmt::Display for More<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} more like {}", self.count, if self.count == 1 { "it" } else { "them" })
    }
}

/// The findings to show, and how many more of each matter there are: infos of one lint, which are matters of taste, and warnings that say the same of
/// the same word. Whoever writes `i` for oneself does so forty times. Errors are all shown.
pub(super) fn shown(findings: &[Finding]) -> (Vec<&Finding>, Vec<More<'_>>) {
    let mut told: HashMap<(&str, &str), usize> = HashMap::new();
    let mut more: Vec<(&str, More<'_>)> = Vec::new();
    let mut kept = Vec::with_capacity(findings.len());
    for finding in findings {
        let said = match finding.severity {
            Severity::Error => {
                kept.push(finding);
                continue;
            }
            Severity::Warning => finding.message.as_str(),
            Severity::Info => "",
        };
        let count = told.entry((&*finding.lint, said)).or_default();
        *count += 1;
        if *count <= MOST_OF_A_MATTER {
            kept.push(finding);
        } else if let Some((_, more)) = more.iter_mut().find(|(of, more)| *of == said && more.lint == &*finding.lint) {
            more.count += 1;
        } else {
            more.push((said, More { lint: &finding.lint, severity: finding.severity, count: 1 }));
        }
    }
    (kept, more.into_iter().map(|(_, more)| more).collect())
}

/// What stands below the findings: the counts, and where the applications stand.
pub(super) fn summary(end: End<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    counts(end.counts, end.problems, out)?;
    outlook::outlook(end.prospects, look, out)
}

/// The line of counts: `found 2 errors and 1 info in 2 files; 1 can be fixed with --fix`.
fn counts(counts: &Counts, problems: &[Problem], out: &mut dyn Write) -> io::Result<()> {
    if counts.fixed > 0 {
        writeln!(out, "fixed {}", count(counts.fixed, "finding"))?;
    }
    if counts.drafts == 0 {
        // What could not be done is told already.
        return Ok(());
    }
    let failures = match problems.len() {
        0 => String::new(),
        number => format!("; {} above to see to", count(number, "problem")),
    };
    if counts.findings() == 0 {
        let files = count(counts.drafts, "file");
        return writeln!(out, "found nothing to complain about in {files}{failures}");
    }
    let parts = [(counts.errors, "error"), (counts.warnings, "warning"), (counts.infos, "info")];
    let parts: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(number, noun)| count(number, noun)).collect();
    write!(out, "found {} in {}", listed(&parts), count(counts.touched, "file"))?;
    match (counts.fixable, counts.fixable_unsafely) {
        (0, 0) => {}
        (safe, 0) => write!(out, "; {safe} can be fixed with --fix")?,
        (0, risky) => write!(out, "; {risky} can be fixed with --fix --unsafe-fixes")?,
        (safe, risky) => write!(out, "; {safe} can be fixed with --fix, {risky} more with --unsafe-fixes")?,
    }
    writeln!(out, "{failures}")
}

/// Parts in a row, with `and` before the last.
pub(super) fn listed(parts: &[String]) -> String {
    match parts {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        parts => parts.join(""),
    }
}

/// A count with its noun.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(counts: Counts) -> String {
        let mut out = Vec::new();
        super::counts(&counts, &[], &mut out).expect("memory can be written");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn summaries() {
        let counts =
            Counts { errors: 2, warnings: 1, infos: 3, drafts: 4, touched: 2, fixable: 1, ..Counts::default() };
        assert_eq!(line(counts), "found 2 errors, 1 warning and 3 infos in 2 files; 1 can be fixed with --fix\n");
        let counts = Counts { warnings: 1, drafts: 1, touched: 1, fixable_unsafely: 1, fixed: 1, ..Counts::default() };
        assert_eq!(
            line(counts),
            "fixed 1 finding\nfound 1 warning in 1 file; 1 can be fixed with --fix --unsafe-fixes\n"
        );
        assert_eq!(line(Counts { drafts: 3, ..Counts::default() }), "found nothing to complain about in 3 files\n");
    }
}
