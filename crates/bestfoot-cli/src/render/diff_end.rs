//! What stands below a diff.

use std::io::{self, Write};

use super::summary::count;
use super::{Look, Render};
use crate::problem::Problem;
use crate::report::{Counts, Draft};

/// Counts what `--fix` would do.
pub(super) struct DiffEnd {
    look: Look,
}

impl DiffEnd {
    pub(super) fn new(look: Look) -> Self {
        Self { look }
    }
}

impl Render for DiffEnd {
    fn draft(&mut self, _draft: &Draft, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, counts: &Counts, problems: &[Problem], out: &mut dyn Write) -> io::Result<()> {
        match counts.fixed {
            _ if self.look.quiet => Ok(()),
            0 if !problems.is_empty() => Ok(()),
            0 => writeln!(out, "there is nothing to fix"),
            fixed => writeln!(out, "{} can be fixed with --fix", count(fixed, "finding")),
        }
    }
}
