//! Where a finding about the whole draft stands.

use crate::document::Zone;
use crate::lint::file::Anchor;
use crate::{Document, Span};

pub(super) fn anchor_span(document: &Document, anchor: Anchor) -> Span {
    let first = |zone: Zone| document.zone_lines(zone).next();
    let last = |zone: Zone| document.zone_lines(zone).last();
    // Of a paragraph its first words say where it is.
    let body = || {
        let line = first(Zone::Body)?;
        let tokens = document.tokens_in(line);
        let last = tokens.end.min(tokens.start + 10).checked_sub(1)?;
        (last >= tokens.start).then(|| document.tokens()[tokens.start].span().cover(document.tokens()[last].span()))
    };
    let start = || document.plain_lines().iter().find(|line| !line.is_header).map(|line| line.span);
    let plain = match anchor {
        Anchor::Start => start(),
        Anchor::Salutation => document.greeting().or_else(body).or_else(start),
        Anchor::Body => body().or_else(start),
        Anchor::Closing => first(Zone::Closing).or_else(|| last(Zone::Body)).or_else(start),
        Anchor::Signature => {
            last(Zone::Signature).or_else(|| last(Zone::Closing)).or_else(|| last(Zone::Body)).or_else(start)
        }
    };
    let Some(line) = plain else {
        return Span::new(0, 0);
    };
    document.display(line)
}
