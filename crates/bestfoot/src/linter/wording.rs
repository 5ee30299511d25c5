//! Findings in words: the texts of a lint's table with their values filled in, and how much each may cost.

use super::anchor::anchor_span;
use super::{Inner, Run};
use crate::check::Finding;
use crate::lint::Variant;
use crate::matcher::Hit;
use crate::{Diagnostic, Fix, Kind, Level, Severity, Span, template};

impl Inner {
    fn severity(&self, index: usize, kind: Option<Kind>, variant: Option<Severity>) -> Severity {
        let rule = &self.program.rules.lints[index];
        let default = rule.severity_for(kind);
        let loudness = self.levels(kind)[index];
        match loudness.level {
            // A level that somebody set holds for every variant.
            Level::At(level) if loudness.is_given => level,
            Level::At(level) => variant.unwrap_or(level),
            Level::Off => default,
        }
    }

    /// A check's finding in a draft of a kind, or about a packet; `shown` are the words in question.
    fn diagnostic(
        &self,
        finding: Finding,
        index: usize,
        kind: Option<Kind>,
        anchor: Span,
        shown: Option<&str>,
    ) -> Diagnostic {
        let lint = self.lint(index);
        let variant = finding.variant.and_then(|name| lint.variants.iter().find(|variant| variant.name == name));
        let value = |name: &str| match name {
            "match" => shown,
            _ => finding.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str()),
        };
        let pick = |own: fn(&Variant) -> Option<&String>, plain: Option<&String>| {
            variant.and_then(own).or(plain).map(|text| template::fill(text, value))
        };
        Diagnostic {
            lint: lint.id.as_str().into(),
            variant: variant.map(|variant| variant.name.as_str().into()),
            group: lint.group.as_str().into(),
            severity: self.severity(index, kind, variant.and_then(|variant| variant.severity)),
            status: lint.status,
            message: pick(|variant| variant.message.as_ref(), Some(&lint.message)).unwrap_or_default(),
            label: pick(|variant| variant.label.as_ref(), lint.label.as_ref()),
            span: finding.span,
            anchor,
            labels: finding.labels,
            help: pick(|variant| variant.help.as_ref(), lint.help.as_ref()),
            why: lint.why.as_str().into(),
            fix: finding.fix,
        }
    }

    /// A finding about the packet itself, which stands in the application.toml.
    pub(super) fn packet_diagnostic(&self, finding: Finding, index: usize) -> Diagnostic {
        let anchor = finding.span.unwrap_or_default();
        self.diagnostic(finding, index, None, anchor, None)
    }
}

impl Run<'_> {
    pub(super) fn hit_diagnostic(&self, hit: &Hit) -> Diagnostic {
        let index = hit.lint as usize;
        let lint = self.inner.lint(index);
        let span = self.document.display_words(hit.span);
        let shown = self.shown(span);
        let captures: Vec<(&str, String)> = hit
            .captures
            .iter()
            .map(|(name, place)| (name.as_str(), self.shown(self.document.display(*place))))
            .collect();
        let edit = hit.shape.and_then(|shape| self.inner.program.shape(shape).edit);
        // An edit replaces what the lint names, and no sign behind it.
        let named = self.document.display(hit.span);
        let fix = edit
            .as_ref()
            .map(|edit| Fix::replace(named, like_case(&edit.replacement, &shown, edit.written.is_some()), edit.fix));
        let expected = fix.as_ref().map(|fix| fix.edits[0].replacement.clone());
        let value = |name: &str| match name {
            "match" => Some(shown.as_str()),
            "expected" => expected.as_deref(),
            _ => captures.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str()),
        };
        Diagnostic {
            lint: lint.id.as_str().into(),
            variant: None,
            group: lint.group.as_str().into(),
            severity: self.inner.severity(index, self.document.kind(), None),
            status: lint.status,
            message: template::fill(&lint.message, value),
            label: lint.label.as_ref().map(|label| template::fill(label, value)),
            span: Some(span),
            anchor: span,
            labels: Vec::new(),
            help: lint.help.as_ref().map(|help| template::fill(help, value)),
            why: lint.why.as_str().into(),
            fix,
        }
    }

    pub(super) fn check_diagnostic(&self, finding: Finding, index: usize) -> Diagnostic {
        let anchor =
            finding.span.unwrap_or_else(|| anchor_span(self.document, self.inner.program.rules.lints[index].anchor));
        let shown = finding.span.map(|span| self.shown(span));
        self.inner.diagnostic(finding, index, self.document.kind(), anchor, shown.as_deref())
    }

    /// Words of the draft as a message shows them: on one line, and not too long.
    fn shown(&self, span: Span) -> String {
        const MOST: usize = 60;
        let text = self.document.whole_words(span).split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().count() <= MOST {
            return text;
        }
        let head: String = text.chars().take(MOST - 20).collect();
        let tail: String = text.chars().skip(text.chars().count() - 18).collect();
        format!("{}…{}", head.trim_end(), tail.trim_start())
    }
}

/// A replacement takes over the capital of what it replaces, unless its writing is the point.
fn like_case(replacement: &str, written: &str, exact: bool) -> String {
    let mut letters = replacement.chars();
    let capital = written.chars().next().is_some_and(char::is_uppercase);
    match letters.next() {
        Some(first) if capital && !exact => first.to_uppercase().chain(letters).collect(),
        _ => replacement.to_owned(),
    }
}
