//! Markdown: what of the text is markup, code or a comment. The lines of the text stay what they are, since a letter's anatomy is
//! made of lines in every format.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Region, RegionKind, Source, html};
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
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => {
                html::mark(text, span, &mut regions);
                seen.push(span);
            }
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

#[cfg(test)]
mod tests {
    use crate::{Document, Format};

    /// The lines that a reader sees, with bars between paragraphs.
    fn lines(text: &str) -> Vec<String> {
        let document = Document::new(text, Format::Markdown);
        let mut paragraph = 0;
        let mut lines = Vec::new();
        for line in document.plain_lines() {
            if line.paragraph != paragraph && !lines.is_empty() {
                lines.push("|".to_owned());
            }
            paragraph = line.paragraph;
            lines.push(document.plain()[line.span.range()].to_owned());
        }
        lines
    }

    #[test]
    fn what_stands_between_tags_is_read() {
        assert_eq!(lines("<p>My last boss was an idiot</p>"), ["My last boss was an idiot"]);
        assert_eq!(lines("<div class=\"a\">One</div><DIV>Two</DIV>\r\n"), ["One", "|", "Two"]);
        assert_eq!(lines("He is a <b>bold</b> <i>man</i>."), ["He is a bold man."]);
        assert_eq!(lines("Sincerely,<br>Dana<br/>\nWhitfield"), ["Sincerely,", "Dana", "Whitfield"]);
        assert_eq!(lines("<div>\nOne <em>two</em>\n</div>\n\nThree"), ["One two", "|", "Three"]);
        assert_eq!(lines("<style>\np { color: red }\n</style>\n\nOne"), ["One"]);
        assert_eq!(lines("<p>a < b & c</p>"), ["a < b & c"]);
    }

    #[test]
    fn placeholders_in_angle_brackets_are_read() {
        for text in ["Dear <Company Name>,", "<Company Name>", "I met <Name> & <b-team>."] {
            assert_eq!(lines(text), [text]);
        }
    }

    #[test]
    fn comments_of_many_lines_are_no_prose() {
        assert_eq!(lines("<!-- one\ntwo\n\nthree -->\nFour"), ["Four"]);
        assert_eq!(lines("One <!-- two\nthree --> four"), ["One", "four"]);
        assert_eq!(lines("<p>One<!-- two --></p>"), ["One"]);
        assert_eq!(lines("<!-- one\ntwo"), ["two"]);
    }

    #[test]
    fn tags_without_end_are_marked_in_time() {
        for part in ["<b ", "<!--", "<!--\n", "<p>", "<", "<style>", "<style></s"] {
            Document::new(format!("<div>\n{}", part.repeat(200_000)), Format::Markdown);
        }
    }
}
