//! Findings that are meant to stay: `[[allow]]` entries of the configuration, and comments in Markdown.

use crate::config::Allow;
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
    for comment in document.comments() {
        let ids = allowed_ids(&text[comment.range()]);
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
    let text = document.text();
    if document.format() != Format::Markdown {
        let meant = text.match_indices("<!--").filter(|(at, _)| is_ours(&text[*at..])).map(|(at, _)| {
            let end = text[at..].find("-->").map_or(text.len(), |end| at + end + 3);
            slip(
                file,
                Span::new(at, end),
                "this comment switches nothing off: only Markdown drafts (.md) have comments".to_owned(),
                "here an [[allow]] in bestfoot.toml does it; take the comment out, or it is sent with the draft"
                    .to_owned(),
            )
        });
        return meant.collect();
    }
    let mut slips = Vec::new();
    for comment in document.comments() {
        let inner = text[comment.range()].trim_end();
        let span = Span::new(comment.start(), comment.start() + inner.len());
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
            let start = comment.start() + inner.find(id).unwrap_or_default();
            let message = format!("there is no lint or group `{id}`, so this comment switches nothing off");
            let help = near.map(|near| format!("did you mean `{near}`?"));
            let help = help.unwrap_or_else(|| "`bestfoot lints` lists them all".to_owned());
            slips.push(slip(file, Span::new(start, start + id.len()), message, help));
        }
    }
    slips
}

fn slip(file: &str, span: Span, message: String, help: String) -> FileError {
    FileError { file: file.to_owned(), span: Some(span), message, help: Some(help) }
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
    let paragraph_end = |from: usize| {
        text[from..].find("\n\n").or_else(|| text[from..].find("\r\n\r\n")).map_or(text.len(), |at| from + at)
    };
    let start = text[..comment.start()].rfind("\n\n").map_or(0, |at| at + 2);
    let end = paragraph_end(comment.end());
    let alone = text[start..comment.start()].trim().is_empty() && text[comment.end()..end].trim().is_empty();
    if !alone {
        return Span::new(start, end);
    }
    let next = text[end..].find(|c: char| !c.is_whitespace()).map_or(text.len(), |at| end + at);
    Span::new(start, paragraph_end(next))
}
