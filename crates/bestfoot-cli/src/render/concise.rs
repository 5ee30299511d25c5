//! One line a finding: `path:line:column: severity[lint]: message`; for a file without lines, `path: paragraph 3: …`.

use std::io::{self, Write};

use super::prose::visible;
use super::summary::{shown, summary};
use super::{End, Look, Render};
use crate::report::Draft;

/// Writes one line a finding.
pub(super) struct Concise {
    look: Look,
}

impl Concise {
    pub(super) fn new(look: Look) -> Self {
        Self { look }
    }
}

impl Render for Concise {
    fn draft(&mut self, draft: &Draft, out: &mut dyn Write) -> io::Result<()> {
        let name = visible(&draft.file.name);
        let (findings, more) = shown(&draft.findings);
        for finding in findings {
            let message = visible(&finding.message);
            // Editors jump to numbers right behind the name; a place in words stands apart.
            let gap = if finding.place.is_some() { " " } else { "" };
            let place = draft.place(finding);
            writeln!(out, "{name}:{gap}{place}: {}[{}]: {message}", finding.severity, finding.lint)?;
        }
        for more in more {
            writeln!(out, "{name}: {}[{}]: {more}", more.severity, more.lint)?;
        }
        Ok(())
    }

    fn finish(&mut self, end: End<'_>, out: &mut dyn Write) -> io::Result<()> {
        if self.look.quiet { Ok(()) } else { summary(end, self.look, out) }
    }
}
