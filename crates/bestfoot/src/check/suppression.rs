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
        let mut markers = text.match_indices("bestfoot:").peekable();
        let mut done = 0;
        while let Some((at, marker)) = markers.next() {
            // Each is looked for between the one before and the one behind, so that a line of many is still read once.
            let (from, until) = (done, markers.peek().map_or(text.len(), |&(next, _)| next));
            done = at + marker.len();
            if !text[done..].trim_start().starts_with("allow(") {
                continue;
            }
            let line = text[from..at].rfind('\n').map_or(from, |end| from + end + 1);
            let start = text[line..at].rfind("<!--").map_or(at, |open| line + open);
            let rest = &text[done..until];
            let stop = rest.find('\n').into_iter().chain(rest.find("<!--")).min();
            let rest = &rest[..stop.unwrap_or(rest.len())];
            done += rest.find("-->").map_or(rest.len(), |end| end + "-->".len());
            let end = done;
            report.words(Span::new(start, start + text[start..end].trim_end().len()));
        }
    }
}
