//! Suppression comments where they would be sent along.

use super::{Check, Draft, Report};
use crate::{Format, Span};

/// Reports a `bestfoot: allow(…)` in a text or a mail, where it is no comment and reaches the reader.
pub(super) struct Left;

impl Check for Left {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        if document.format() == Format::Markdown {
            return;
        }
        let text = document.text();
        for (at, marker) in text.match_indices("bestfoot:") {
            let after = &text[at + marker.len()..];
            if !after.trim_start().starts_with("allow(") {
                continue;
            }
            let start = text[..at].rfind("<!--").filter(|open| !text[*open..at].contains('\n')).unwrap_or(at);
            let line_end = after.find('\n').map_or(text.len(), |end| at + marker.len() + end);
            let end = text[at..line_end].find("-->").map_or(line_end, |end| at + end + 3);
            report.words(Span::new(start, start + text[start..end].trim_end().len()));
        }
    }
}
