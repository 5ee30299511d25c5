//! Which of the findings are said: what takes the place of others, doubt, allows and suppressions take some away, and the rest is put in order.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::Run;
use super::places::Places;
use crate::{Applicability, Diagnostic, Severity, Span, suppress};

/// In a draft of fewer words a doubtful finding is said by itself: honest words that look like it are rare, so they seldom stand in so few.
const SHORT: usize = 60;

/// What a lint found in a draft.
pub(super) struct Found {
    /// The index of its lint.
    pub(super) lint: usize,
    /// Whether it is said only beside another finding.
    pub(super) is_doubtful: bool,
    pub(super) diagnostic: Diagnostic,
}

impl Found {
    pub(super) fn sure(lint: usize, diagnostic: Diagnostic) -> Self {
        Self { lint, is_doubtful: false, diagnostic }
    }
}

/// What makes a doubtful finding more likely: a warning at other words of the draft.
struct Backing {
    /// Where the warnings stand.
    places: Places,
    /// Whether there is one about the whole draft.
    of_draft: bool,
    is_none: bool,
}

impl Backing {
    fn of(found: &[Found]) -> Self {
        let warnings = || found.iter().filter(|found| found.diagnostic.severity >= Severity::Warning);
        Self {
            places: warnings().filter_map(|found| found.diagnostic.span).collect(),
            of_draft: warnings().any(|found| found.diagnostic.span.is_none()),
            is_none: warnings().next().is_none(),
        }
    }

    fn holds(&self, found: &Found) -> bool {
        self.of_draft || found.diagnostic.span.map_or(!self.is_none, |span| self.places.lie_apart(span))
    }
}

impl Run<'_> {
    /// Supersedes, doubt, allows, suppressions and order.
    pub(super) fn settle(&self, mut found: Vec<Found>) -> Vec<Diagnostic> {
        let rules = &self.inner.program.rules;
        let mut louder: HashMap<u32, Vec<Span>> = HashMap::new();
        for found in &found {
            for &quieter in &rules.lints[found.lint].supersedes {
                louder.entry(quieter).or_default().extend(found.diagnostic.span);
            }
        }
        let louder: HashMap<u32, Places> =
            louder.into_iter().map(|(lint, spans)| (lint, spans.into_iter().collect())).collect();
        found.retain(|found| {
            let places = louder.get(&(found.lint as u32));
            !places.zip(found.diagnostic.span).is_some_and(|(places, span)| places.overlap(span))
        });
        if self.document.word_count() >= SHORT {
            let backing = Backing::of(&found);
            found.retain(|found| !found.is_doubtful || backing.holds(found));
        }
        let mut diagnostics: Vec<Diagnostic> = found.into_iter().map(|found| found.diagnostic).collect();
        diagnostics.retain(|diagnostic| !suppress::is_allowed(&self.inner.allows, self.document, diagnostic));
        suppress::apply_comments(self.document, &mut diagnostics);
        self.keep_widest(&mut diagnostics);
        // Of a word that a line's end breaks, nothing is said of one half, nor that it should be joined.
        diagnostics.retain(|diagnostic| {
            let half = diagnostic.span.is_some_and(|span| self.document.halves_word(span));
            !half && !diagnostic.fix.as_ref().is_some_and(|fix| self.document.is_joined_by(fix))
        });
        // Half of a link is no advice either.
        for diagnostic in &mut diagnostics {
            diagnostic.fix.take_if(|fix| self.document.is_cut_by(fix));
        }
        let is_editable = self.document.is_editable();
        for fix in diagnostics.iter_mut().filter_map(|diagnostic| diagnostic.fix.as_mut()) {
            if is_editable && !self.document.takes(fix) || self.document.is_broken_by_line(fix) {
                fix.applicability = Applicability::Display;
            }
        }
        diagnostics.sort_by(Diagnostic::by_place);
        diagnostics
    }

    /// Of remarks that lie within one another the widest is kept, and of the same words the gravest: what two lints say of the same few words is one
    /// matter to whoever wrote them. A lint whose level somebody has set always speaks.
    fn keep_widest(&self, diagnostics: &mut Vec<Diagnostic>) {
        let levels = self.inner.levels(self.document.kind());
        let remark = |diagnostic: &Diagnostic| {
            let lint = self.inner.program.find(&diagnostic.lint)?;
            let is_remark = self.inner.program.rules.lints[lint].is_remark && !levels[lint].is_given;
            diagnostic.span.filter(|_| is_remark && diagnostic.severity >= Severity::Warning)
        };
        let mut remarks: Vec<(usize, Span, Severity)> = diagnostics
            .iter()
            .enumerate()
            .filter_map(|(index, diagnostic)| Some((index, remark(diagnostic)?, diagnostic.severity)))
            .collect();
        remarks.sort_by_key(|&(_, span, severity)| (span.start(), Reverse(span.end()), Reverse(severity)));
        let mut is_told = vec![true; diagnostics.len()];
        let mut widest: Option<(Span, Severity)> = None;
        for (index, span, severity) in remarks {
            match widest.filter(|(wide, _)| wide.end() >= span.end()) {
                Some((wide, graver)) => is_told[index] = wide == span && graver == severity,
                None => widest = Some((span, severity)),
            }
        }
        let mut told = is_told.into_iter();
        diagnostics.retain(|_| told.next().unwrap_or(true));
    }
}

#[cfg(test)]
mod tests {
    use crate::{Applicability, Application, Document, Format, Linter, apply_fixes};

    #[test]
    fn a_word_that_a_line_breaks_is_read_whole() {
        let linter = Linter::builder().select("proofreading").build().expect("the lints are sound");
        let found = |text: &str| {
            let document = Document::new(text, Format::Text);
            let found = linter.check(&document, &Application::new());
            assert_eq!(apply_fixes(text, &found, Applicability::Unsafe).text, text, "no fix of a broken word");
            let said = found.iter().all(|found| !found.message.contains("- "));
            assert!(said, "broken words are shown whole: {found:?}");
            found.into_iter().map(|found| text[found.anchor.range()].to_owned()).collect::<Vec<_>>()
        };
        for text in [
            "I led the data manage-\nment team and wrote recom-\nmendations for the self-\nservice portal.",
            "I led the data manage-\r\nment team and the Kuber-\r\n  netes clusters at Hart-\r\nwell in Leeds.",
            "Over the years, for many of our clients, I led the data manage-\nment team and the long-\nterm plan.",
            "Over the years, for many of our clients, I led the short-\nand long-term plans of data\u{ad}\nbases.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        assert_eq!(found("Over the years I worked in project manag-\nment for them."), ["manag-\nment"]);
    }

    #[test]
    fn one_lint_speaks_of_the_same_words() {
        let groups = ["proofreading", "tone", "feedback", "beliefs", "informal-greeting-or-closing"];
        let linter = groups.into_iter().fold(Linter::builder(), crate::linter::Builder::select);
        let linter = linter.build().expect("the lints are sound");
        for (text, lint) in [
            ("I like the job alot.", "real-word-slip"),
            ("im free on Monday.", "missing-apostrophe"),
            ("Hey dude,\n\nThe till is mended.\n\nSincerely,\nDana Whitfield", "informal-greeting-or-closing"),
            ("You owe me an explanation.", "feedback-demand"),
            ("I'd expect an answer at least, and I'm owed a reply.", "demands-reply"),
            ("At least have the courtesy to tell me why I was rejected.", "feedback-demand"),
            ("It was God's plan.", "religious-statement"),
            ("Dear [Hiring Manager Name],\n\nThe till is mended.\n\nSincerely,\nDana Whitfield", "placeholder-left"),
        ] {
            let document = Document::new(text, Format::Text).with_kind(Some(crate::Kind::FollowUp));
            let found = linter.check(&document, &Application::new());
            let lints: Vec<&str> =
                found.iter().filter(|found| found.span.is_some()).map(|found| &*found.lint).collect();
            assert!(lints.iter().all(|found| *found == lint) && !lints.is_empty(), "{text}: {lints:?}");
        }
    }

    #[test]
    fn the_widest_of_remarks_within_one_another_is_told() {
        let linter = Linter::new();
        for (text, lints) in [
            // `parasites` alone is what one says of an employer, and of a faith.
            ("Recruiters are parasites.", &["economy-complaint"][..]),
            // `I am a God` alone is a boast.
            ("I am a God-fearing man.", &["religious-statement"]),
            // Of the same words, the gravest.
            ("The whole system is rigged.", &["political-opinion"]),
            // Swearing is told of wherever it stands.
            ("Nobody gives a toss about us there.", &["economy-complaint", "profanity"]),
            // Words of their own are matters of their own.
            ("Recruiters are parasites, and I am a God-fearing man.", &["economy-complaint", "religious-statement"]),
        ] {
            let document = Document::new(text, Format::Text).with_kind(Some(crate::Kind::InterviewAnswer));
            let found = linter.check(&document, &Application::new());
            let told: Vec<&str> = found.iter().filter(|found| found.span.is_some()).map(|found| &*found.lint).collect();
            assert_eq!(told, lints, "{text}");
        }
    }

    #[test]
    fn fixes_leave_markup_whole() {
        let linter = Linter::builder().select("proofreading").build().expect("the lints are sound");
        let fixed = |text: &str| {
            let document = Document::new(text, Format::Markdown);
            let found = linter.check(&document, &Application::new());
            assert!(!found.is_empty(), "{text}");
            apply_fixes(text, &found, Applicability::Unsafe).text
        };
        for text in [
            "I read [the](http://x.example) the posting.",
            "I read the [the](http://x.example) posting.",
            "I read the *the* posting.",
            "I **reci**eved your posting.",
            "I kept the archive **in** tact.",
        ] {
            assert_eq!(fixed(text), text);
        }
        assert_eq!(
            fixed("I **recieved** the [the posting](http://x.example)."),
            "I **received** the [the posting](http://x.example)."
        );
        assert_eq!(fixed("I *read the the posting*."), "I *read the posting*.");
    }
}
