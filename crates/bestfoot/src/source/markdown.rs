//! Markdown: what of the text is markup, code or a comment. The lines of the text stay what they are, since a letter's anatomy is
//! made of lines in every format.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Region, RegionKind, Source};
use crate::Span;

/// Marks every byte that a reader of the rendered text does not see, and the code.
pub(super) fn mark(source: &mut Source) {
    let text = &source.text;
    // Front matter and mail headers are not Markdown; they are read already.
    let start = source.regions.last().map_or(0, |region| region.span.end());
    let mut seen = Vec::new();
    let mut regions = Vec::new();
    let mut code_block = false;
    // Smart punctuation stays off, or the events' text and the source would differ.
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    for (event, range) in Parser::new_ext(&text[start..], options).into_offset_iter() {
        let span = Span::new(start + range.start, start + range.end);
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                code_block = true;
                regions.push(Region { span, kind: RegionKind::Code });
                seen.push(span);
            }
            Event::End(TagEnd::CodeBlock) => code_block = false,
            Event::Text(_) if !code_block => seen.push(span),
            Event::Code(_) => {
                regions.push(Region { span, kind: RegionKind::Code });
                seen.push(span);
            }
            Event::Html(_) | Event::InlineHtml(_) if text[span.range()].trim_start().starts_with("<!--") => {
                regions.push(Region { span, kind: RegionKind::Comment });
                seen.push(span);
            }
            // Tags are markup, but a placeholder such as `<Company Name>` or an address in angle brackets is what the reader sees.
            Event::Html(_) | Event::InlineHtml(_) if !is_known_tag(&text[span.range()]) => seen.push(span),
            Event::SoftBreak | Event::HardBreak => seen.push(span),
            _ => {}
        }
    }
    seen.sort_unstable();
    let mut at = start;
    for span in seen {
        if span.start() > at {
            unseen(text, Span::new(at, span.start()), &mut regions);
        }
        at = at.max(span.end());
    }
    if at < text.len() {
        unseen(text, Span::new(at, text.len()), &mut regions);
    }
    source.regions.extend(regions);
}

/// What lies between two seen stretches is markup, but for the line ends and the white space around it. Quote marks stay, since
/// the anatomy reads them; so do backslashes' targets, which are text events of their own.
fn unseen(text: &str, span: Span, regions: &mut Vec<Region>) {
    let mut from = None;
    for (offset, c) in text[span.range()].char_indices() {
        let at = span.start() + offset;
        let keep = c.is_whitespace() || c == '>';
        match (keep, from) {
            (false, None) => from = Some(at),
            (true, Some(start)) => {
                regions.push(Region { span: Span::new(start, at), kind: RegionKind::Markup });
                from = None;
            }
            _ => {}
        }
    }
    if let Some(start) = from {
        regions.push(Region { span: Span::new(start, span.end()), kind: RegionKind::Markup });
    }
}

/// Whether `<…>` is an HTML tag that a renderer would drop.
fn is_known_tag(html: &str) -> bool {
    const TAGS: [&str; 34] = [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "center",
        "code",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "font",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "u",
        "ul",
    ];
    let name = html.trim_start().trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let name = name[..end].to_ascii_lowercase();
    let heading = name.len() == 2 && name.starts_with('h') && name.as_bytes()[1].is_ascii_digit();
    heading || TAGS.contains(&name.as_str())
}
