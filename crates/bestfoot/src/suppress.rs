//! Findings that are meant to stay: `[[allow]]` entries of the configuration, and comments in Markdown.

use crate::config::Allow;
use crate::{Diagnostic, Document, Span};

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
