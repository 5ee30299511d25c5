//! Plain text: the little markup that people type even there, and the frames that they draw.

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

/// Fewer lines with a mark at both ends are no frame.
const LEAST_FRAMED: usize = 3;

/// Takes the sides of a frame that is drawn around lines for markup: `|  Dear Ms. Lee,  |`. A row with the mark inside is one of a table.
pub(super) fn mark_frames(source: &mut Source) {
    let mut sides: Vec<Span> = Vec::new();
    let mut rows = 0;
    let mut start = 0;
    let mut found: Vec<Span> = Vec::new();
    for line in source.text.split_inclusive('\n').chain(["\n"]) {
        if let Some(row) = framed(line) {
            rows += 1;
            sides.extend(row.into_iter().map(|side| Span::new(start + side.start(), start + side.end())));
        } else {
            if rows >= LEAST_FRAMED {
                found.append(&mut sides);
            }
            sides.clear();
            rows = 0;
        }
        start += line.len();
    }
    source.regions.extend(found.into_iter().map(|span| Region { span, kind: RegionKind::Markup }));
}

/// The two sides of a framed line with the blanks around them, or all of a line with nothing between them.
fn framed(line: &str) -> Option<Vec<Span>> {
    let whole = line.trim_end_matches(['\n', '\r']);
    let text = whole.trim();
    let mark = text.chars().next().filter(|mark| matches!(mark, '|' | '#' | '*' | '║' | '│' | '┃'))?;
    let inner = text.strip_prefix(mark)?.strip_suffix(mark)?;
    if !inner.starts_with([' ', '\t']) || !inner.ends_with([' ', '\t']) || inner.contains(mark) {
        return None;
    }
    if inner.trim().is_empty() {
        return Some(vec![Span::new(0, whole.len())]);
    }
    let left = whole.len() - whole.trim_start().len() + mark.len_utf8() + inner.len() - inner.trim_start().len();
    let right = left + inner.trim().len();
    Some(vec![Span::new(0, left), Span::new(right, whole.len())])
}
