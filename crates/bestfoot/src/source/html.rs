//! HTML inside Markdown: its tags and comments are no prose, and the words between them are.

use super::{Region, RegionKind};
use crate::Span;

/// Elements whose tags a renderer drops. What else stands in angle brackets, such as `<Company Name>`, is what the reader sees.
const INLINE: [&str; 26] = [
    "a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s", "small",
    "span", "strike", "strong", "sub", "sup", "tt", "u", "script", "style",
];

/// Of these, those that stand on lines of their own.
const BLOCKS: [&str; 25] = [
    "article",
    "blockquote",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figure",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
];

/// How a tag divides the words before it from those behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Division {
    /// `<br>`: another line begins.
    Line,
    /// Another paragraph begins.
    Paragraph,
}

/// What a tag that is markup divides, if anything.
pub(crate) fn division(tag: &str) -> Option<Division> {
    let name = name(tag)?.to_ascii_lowercase();
    match name.as_str() {
        "br" => Some(Division::Line),
        name => is_block(name).then_some(Division::Paragraph),
    }
}

fn is_block(name: &str) -> bool {
    let heading = name.len() == 2 && name.starts_with('h') && name.as_bytes()[1].is_ascii_digit();
    heading || BLOCKS.contains(&name)
}

/// The name of the tag at the start of a text.
fn name(tag: &str) -> Option<&str> {
    let inner = tag.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric())?;
    let is_whole = inner[end..].starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
    is_whole.then_some(&inner[..end])
}

/// Whether a renderer drops tags of that name.
fn is_known(name: &str) -> bool {
    name == "br" || is_block(name) || INLINE.contains(&name)
}

/// A stretch of HTML, and where in it the last of each mark stands: what is looked for behind that is not there, and looking for it again and again
/// would take long.
struct Html<'t> {
    text: &'t str,
    last_tag_end: usize,
    last_comment_end: usize,
    last_end_tag: usize,
}

impl<'t> Html<'t> {
    fn new(text: &'t str) -> Self {
        let last = |mark: &str| text.rfind(mark).unwrap_or(0);
        Self { text, last_tag_end: last(">"), last_comment_end: last("-->"), last_end_tag: last("</s") }
    }

    /// The end of the tag that begins at a byte, if a renderer drops it; with what a script or a style sheet holds.
    fn tag_end(&self, open: usize) -> Option<usize> {
        let rest = &self.text[open..];
        let name = name(rest).map(str::to_ascii_lowercase).filter(|name| is_known(name) && open < self.last_tag_end)?;
        let end = open + rest.find('>')? + 1;
        let has_content = !rest.starts_with("</") && matches!(name.as_str(), "script" | "style");
        if !has_content || end > self.last_end_tag {
            return Some(end);
        }
        Some(self.text[end..].find("</s").map_or(end, |content| end + content))
    }

    /// The end of the comment that begins at a byte. One that nobody closed takes its line, and not the rest of the letter.
    fn comment_end(&self, open: usize) -> usize {
        let rest = &self.text[open..];
        let closed = (open < self.last_comment_end).then(|| rest.find("-->")).flatten().map(|end| end + "-->".len());
        open + closed.or_else(|| rest.find('\n')).unwrap_or(rest.len())
    }
}

/// Marks the tags and comments of a stretch of HTML.
pub(super) fn mark(text: &str, span: Span, regions: &mut Vec<Region>) {
    let html = Html::new(&text[span.range()]);
    let mut at = 0;
    while let Some(open) = html.text[at..].find('<').map(|open| at + open) {
        let (end, kind) = if html.text[open..].starts_with("<!--") {
            (html.comment_end(open), RegionKind::Comment)
        } else if let Some(end) = html.tag_end(open) {
            (end, RegionKind::Markup)
        } else {
            at = open + 1;
            continue;
        };
        regions.push(Region { span: Span::new(span.start() + open, span.start() + end), kind });
        at = end;
    }
}
