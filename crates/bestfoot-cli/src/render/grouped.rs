//! The findings of each draft under its name, in columns.

use std::io::{self, Write};

use super::prose::{visible, width, wrap};
use super::summary::{count, shown, summary};
use super::{End, Look, Render};
use crate::report::Draft;

/// Writes a block a draft.
pub(super) struct Grouped {
    look: Look,
}

impl Grouped {
    pub(super) fn new(look: Look) -> Self {
        Self { look }
    }
}

impl Render for Grouped {
    fn draft(&mut self, draft: &Draft, out: &mut dyn Write) -> io::Result<()> {
        if draft.findings.is_empty() {
            return Ok(());
        }
        let kind = draft.kind.map_or("draft of unknown kind", bestfoot::Kind::name);
        let about = if draft.is_packet {
            "about all drafts together".to_owned()
        } else {
            format!("{kind}, {}", count(draft.words, "word"))
        };
        writeln!(out, "{} ({about})", visible(&draft.file.name))?;
        let (findings, more) = shown(&draft.findings);
        let place = |finding| draft.place(finding);
        let places = findings.iter().map(|finding| place(finding).len()).max().unwrap_or(0);
        for finding in findings {
            let head = format!("  {:>places$}  {:<7}  ", place(finding), finding.severity.name());
            let text = format!("{} [{}]", visible(&finding.message), finding.lint);
            let indent = " ".repeat(width(&head));
            let lines = wrap(&text, self.look.width.saturating_sub(head.len()).max(16));
            writeln!(out, "{head}{}", lines.join(&format!("\n{indent}")))?;
        }
        for more in more {
            writeln!(out, "  {:>places$}  {:<7}  {more} [{}]", "", more.severity.name(), more.lint)?;
        }
        writeln!(out)
    }

    fn finish(&mut self, end: End<'_>, out: &mut dyn Write) -> io::Result<()> {
        if self.look.quiet { Ok(()) } else { summary(end, self.look, out) }
    }
}
