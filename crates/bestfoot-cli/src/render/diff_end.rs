//! What stands below a diff.

use std::io::{self, Write};

use super::summary::count;
use super::{End, Look, Render};
use crate::report::Draft;

/// Counts what `--fix` would do.
pub(super) struct DiffEnd {
    look: Look,
    /// Whether the diff shows fixes that change what is said.
    with_unsafe: bool,
}

impl DiffEnd {
    pub(super) fn new(look: Look, with_unsafe: bool) -> Self {
        Self { look, with_unsafe }
    }
}

impl Render for DiffEnd {
    fn draft(&mut self, _draft: &Draft, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, end: End<'_>, out: &mut dyn Write) -> io::Result<()> {
        match end.counts.fixed {
            _ if self.look.quiet => Ok(()),
            0 if !end.problems.is_empty() => Ok(()),
            0 => writeln!(out, "there is nothing to fix"),
            fixed => {
                let more = if self.with_unsafe { " --unsafe-fixes" } else { "" };
                writeln!(out, "{} can be fixed with --fix{more}", count(fixed, "finding"))
            }
        }
    }
}
