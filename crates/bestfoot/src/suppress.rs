//! Findings that are meant to stay: `[[allow]]` entries of the configuration, and comments in Markdown and in web pages.

use crate::config::Allow;
use crate::source::{Division, division};
use crate::{Diagnostic, Document, FileError, Format, Span};

/// Whether an entry of the configuration lets a finding pass. Entries with a path are the front end's to match.
pub(crate) fn is_allowed(allows: &[Allow], document: &Document, diagnostic: &Diagnostic) -> bool {
    allows.iter().filter(|allow| allow.path.is_none()).any(|allow| allow.covers(document, diagnostic))
}

/// Whether an entry lets a finding about a packet pass. It stands in no draft, so an entry that names a draft or its words does not speak of it.
pub(crate) fn is_allowed_in_packet(allows: &[Allow], diagnostic: &Diagnostic) -> bool {
    allows.iter().any(|allow| {
        allow.path.is_none()
            && allow.text.is_none()
            && (allow.lint == *diagnostic.lint || allow.lint == *diagnostic.group)
    })
}

impl Allow {
    /// Whether the entry speaks of this finding, wherever it is.
    pub fn covers(&self, document: &Document, diagnostic: &Diagnostic) -> bool {
        let named = self.lint == *diagnostic.lint || self.lint == *diagnostic.group;
        let quoted = self.text.as_deref().is_none_or(|text| {
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            diagnostic.span.is_some_and(|span| words(&document.text()[span.range()]) == words(text))
        });
        named && quoted
    }
}

/// Drops the findings of lints that a comment `<!-- bestfoot: allow(ID) reason -->` names, in the paragraph of the comment or, where the comment
/// stands alone, in the paragraph below it.
pub(crate) fn apply_comments(document: &Document, diagnostics: &mut Vec<Diagnostic>) {
    let text = document.text();
    for (comment, words) in comments(document) {
        let ids = allowed_ids(words);
        if ids.is_empty() {
            continue;
        }
        let reach = reach(text, comment);
        diagnostics.retain(|diagnostic| {
            let named = ids.iter().any(|id| **id == *diagnostic.lint || **id == *diagnostic.group);
            !(named && reach.contains(diagnostic.anchor))
        });
    }
}

/// The comments of the markup and those that the file keeps out of the text, each with its place and its words.
fn comments(document: &Document) -> impl Iterator<Item = (Span, &str)> {
    let shown = document.comments().map(|span| (span, &document.text()[span.range()]));
    shown.chain(document.facts().comments.iter().map(|comment| (comment.span, comment.words.as_str())))
}

/// The names in `<!-- bestfoot: allow(a, b) … -->`.
pub(crate) fn allowed_ids(comment: &str) -> Vec<&str> {
    let inner = comment.trim().trim_start_matches("<!--").trim_start();
    let Some(list) = inner.strip_prefix("bestfoot:").map(str::trim_start).and_then(|rest| rest.strip_prefix("allow("))
    else {
        return Vec::new();
    };
    list.split(')').next().unwrap_or("").split(',').map(str::trim).filter(|id| !id.is_empty()).collect()
}

/// The comments that seem to switch something off and do not: another form, a name that no lint has, or a draft whose format has no comments.
/// Each is an error about `file`, which is what people call the draft. `known` gives the present name of a lint or group, or else the nearest one.
pub fn comment_slips(
    document: &Document,
    file: &str,
    known: &dyn Fn(&str) -> Result<String, Option<String>>,
) -> Vec<FileError> {
    let mut slips = Vec::new();
    if document.format() != Format::Markdown {
        let text = document.text();
        let meant = text.match_indices("<!--").filter(|(at, _)| is_ours(&text[*at..])).map(|(at, _)| {
            let end = text[at..].find("-->").map_or(text.len(), |end| at + end + 3);
            slip(
                file,
                Some(Span::new(at, end)),
                "this comment switches nothing off: only Markdown drafts (.md) and web pages (.html) have comments"
                    .to_owned(),
                "here an [[allow]] in bestfoot.toml does it; take the comment out, or it is sent with the draft"
                    .to_owned(),
            )
        });
        slips.extend(meant);
    }
    for (comment, inner) in comments(document) {
        let inner = inner.trim_end();
        // What the text does not hold has no line of its own to show.
        let within = |start: usize, length: usize| {
            let start = comment.start() + start;
            (!comment.is_empty()).then(|| Span::new(start, start + length))
        };
        let span = within(0, inner.len());
        if !is_ours(inner) {
            continue;
        }
        let ids = allowed_ids(inner);
        if ids.is_empty() {
            let meant = named_in(inner, known).unwrap_or_else(|| "LINT".to_owned());
            let help = format!("write it as `<!-- bestfoot: allow({meant}) why it stays -->`");
            slips.push(slip(file, span, "this comment switches nothing off".to_owned(), help));
        }
        for id in ids {
            let near = match known(id) {
                Ok(now) if now == id => continue,
                // A comment does not follow a lint to its new name.
                Ok(now) => Some(now),
                Err(near) => near,
            };
            let message = format!("there is no lint or group `{id}`, so this comment switches nothing off");
            let help = near.map(|near| format!("did you mean `{near}`?"));
            let help = help.unwrap_or_else(|| "`bestfoot lints` lists them all".to_owned());
            slips.push(slip(file, within(inner.find(id).unwrap_or_default(), id.len()), message, help));
        }
    }
    slips
}

fn slip(file: &str, span: Option<Span>, message: String, help: String) -> FileError {
    FileError { file: file.to_owned(), span, message, help: Some(help) }
}

/// Whether a comment is meant for this program, however it is written.
fn is_ours(comment: &str) -> bool {
    let inner = comment.trim_start_matches("<!--").trim_start();
    inner.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("bestfoot"))
}

/// The lint or group that a comment in another form seems to name.
fn named_in(comment: &str, known: &dyn Fn(&str) -> Result<String, Option<String>>) -> Option<String> {
    const NO_NAMES: [&str; 9] =
        ["bestfoot", "allow", "ignore", "disable", "off", "noqa", "skip", "bestfoot-ignore", "bestfoot-disable"];
    let inner = comment.trim_start_matches("<!--").trim_end_matches("-->");
    let words =
        inner.split(|c: char| !c.is_alphanumeric() && c != '-').map(|word| word.trim_matches('-').to_lowercase());
    let mut names = words.filter(|word| !word.is_empty() && !NO_NAMES.contains(&word.as_str()));
    // Names come before reasons.
    let first = names.next()?;
    known(&first).map_or_else(|near| near, Some)
}

/// The bytes of the paragraph that a comment speaks of.
fn reach(text: &str, comment: Span) -> Span {
    let paragraph = Span::new(paragraph_start(text, comment.start()), paragraph_end(text, comment.end()));
    let beside = [paragraph.start()..comment.start(), comment.end()..paragraph.end()];
    if beside.into_iter().any(|beside| !text[beside].trim().is_empty()) {
        return paragraph;
    }
    let next = text[paragraph.end()..].find(|c: char| !c.is_whitespace());
    let next = next.map_or(text.len(), |at| paragraph.end() + at);
    Span::new(next, paragraph_end(text, next))
}

/// Whether a paragraph ends with a line: one with nothing but white space, or one that a tag such as `</p>` ends.
fn ends_paragraph(line: &str) -> bool {
    let line = line.trim();
    let tag = line.strip_suffix('>').and_then(|open| open.rfind('<')).map(|at| &line[at..]);
    line.is_empty() || tag.and_then(division) == Some(Division::Paragraph)
}

/// Where the paragraph begins that a byte stands in.
fn paragraph_start(text: &str, at: usize) -> usize {
    let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    let mut start = line_start(at);
    while start > 0 {
        let before = line_start(start - 1);
        if ends_paragraph(&text[before..start]) {
            break;
        }
        start = before;
    }
    start
}

fn paragraph_end(text: &str, at: usize) -> usize {
    let mut end = at;
    // The rest of its own line counts, whatever it holds.
    for (index, line) in text[at..].split_inclusive('\n').enumerate() {
        if index > 0 && line.trim().is_empty() {
            break;
        }
        end += line.len();
        if !line.trim().is_empty() && ends_paragraph(line) {
            break;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_reaches_its_paragraph_whatever_ends_the_lines() {
        const COMMENT: &str = "<!-- bestfoot: allow(x)\n\nfor a reason -->";
        for (text, reached) in [
            ("One.\n\nTwo @ two.\nMore.\n\nThree.", "Two @ two.\nMore.\n"),
            ("One.\n\n@\n\nTwo.\nMore.\n\nThree.", "Two.\nMore.\n"),
            ("One.\n\n@\nTwo.\n\nThree.", "@\nTwo.\n"),
            ("One.\n \nTwo @.\n\t\nThree.", "Two @.\n"),
            ("@\n\nOne.", "One."),
            ("<p>One.</p>\n@\n<p>Two.</p>\n<p>Three.</p>", "@\n<p>Two.</p>\n"),
            ("<p>One.</p>\n<p>Two. @</p>\n<p>Three.</p>", "<p>Two. @</p>\n"),
            ("One.\n\n@", ""),
        ] {
            for (end, comment) in [("\n", "<!-- a -->"), ("\r\n", "<!-- a -->"), ("\r\n", COMMENT)] {
                let wanted = reached.replace('\n', end).replace('@', comment);
                let text = text.replace('\n', end).replace('@', comment);
                let at = text.find(comment).expect("it is there");
                let span = reach(&text, Span::new(at, at + comment.len()));
                assert_eq!(&text[span.range()], wanted, "{text:?}");
            }
        }
    }
}
