//! Counts by lint, the most frequent first.

use std::collections::BTreeMap;
use std::io::{self, Write};

use bestfoot::Severity;

use super::summary::summary;
use super::{End, Look, Render};
use crate::report::Draft;

/// How often a lint was found.
#[derive(Clone, Debug, serde::Serialize)]
pub(super) struct Tally {
    pub(super) lint: String,
    pub(super) severity: Severity,
    pub(super) count: usize,
    pub(super) fixable: usize,
}

/// Counts findings by lint and severity.
#[derive(Default)]
pub(super) struct Tallies {
    counts: BTreeMap<(String, Severity), (usize, usize)>,
}

impl Tallies {
    pub(super) fn add(&mut self, draft: &Draft, look: Look) {
        for finding in &draft.findings {
            let (count, fixable) = self.counts.entry((finding.lint.to_string(), finding.severity)).or_default();
            *count += 1;
            *fixable += usize::from(draft.applicability(finding).is_some_and(|found| found >= look.least_trusted));
        }
    }

    /// The most frequent first, then by name.
    pub(super) fn sorted(&self) -> Vec<Tally> {
        let tally = |(key, value): (&(String, Severity), &(usize, usize))| Tally {
            lint: key.0.clone(),
            severity: key.1,
            count: value.0,
            fixable: value.1,
        };
        let mut list: Vec<Tally> = self.counts.iter().map(tally).collect();
        list.sort_by_key(|tally| std::cmp::Reverse(tally.count));
        list
    }
}

/// Writes counts instead of findings.
pub(super) struct Statistics {
    look: Look,
    tallies: Tallies,
}

impl Statistics {
    pub(super) fn new(look: Look) -> Self {
        Self { look, tallies: Tallies::default() }
    }
}

impl Render for Statistics {
    fn draft(&mut self, draft: &Draft, _out: &mut dyn Write) -> io::Result<()> {
        self.tallies.add(draft, self.look);
        Ok(())
    }

    fn finish(&mut self, end: End<'_>, out: &mut dyn Write) -> io::Result<()> {
        let list = self.tallies.sorted();
        let digits = list.first().map_or(1, |tally| tally.count.to_string().len());
        for Tally { lint, severity, count, fixable } in list {
            write!(out, "{count:>digits$}  {:<7}  {lint}", severity.name())?;
            writeln!(out, "{}", if fixable > 0 { format!(" ({fixable} fixable)") } else { String::new() })?;
        }
        if self.look.quiet { Ok(()) } else { summary(end, self.look, out) }
    }
}
