//! Plain text: the little markup that people type even there.

use super::{Region, RegionKind, Source};
use crate::Span;
use crate::span::{merged, touches};

/// Longer than this, two backquotes have nothing to do with each other.
const LONGEST: usize = 80;

/// Marks what stands between backquotes on a line as code.
pub(super) fn mark_code(source: &mut Source) {
    let text = &source.text;
    // Code on a line overlaps no other code, so only what was marked before counts.
    let marked = merged(source.regions.iter().map(|region| region.span));
    let mut at = 0;
    while let Some(found) = text[at..].find('`') {
        let open = at + found;
        let after = &text[open + 1..];
        let close =
            after.find(['`', '\n']).filter(|&end| after[end..].starts_with('`') && (1..=LONGEST).contains(&end));
        let Some(length) = close else {
            at = open + 1;
            continue;
        };
        at = open + length + 2;
        let span = Span::new(open, at);
        if !touches(&marked, span) {
            source.regions.push(Region { span, kind: RegionKind::Code });
        }
    }
}
