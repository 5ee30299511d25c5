//! One check of one document: what its phrases, regexes and checks find, while guards and levels hold.

use super::settle::Found;
use super::{Inner, zone_counts};
use crate::check::{self, Draft, Finding, Report, Shared};
use crate::guard::Ground;
use crate::levels::Loudness;
use crate::matcher::{Hit, Scan};
use crate::names::NameIndex;
use crate::program::Rule;
use crate::reference::Referents;
use crate::{Application, Diagnostic, Document, Span};

/// One check of one document.
pub(super) struct Run<'a> {
    pub(super) inner: &'a Inner,
    pub(super) document: &'a Document,
    pub(super) application: &'a Application,
}

impl Run<'_> {
    /// The diagnostics of the draft.
    pub(super) fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut scan = Scan::new(&self.inner.program, self.document);
        let hits = std::mem::take(&mut scan.hits);
        let found = self.findings(&scan, hits);
        self.settle(found)
    }

    /// What the lints find, those of phrases first.
    fn findings(&self, scan: &Scan<'_>, mut hits: Vec<Hit>) -> Vec<Found> {
        let rules = &self.inner.program.rules;
        let levels = self.inner.levels(self.document.kind());
        let is_on = |lint: u32| !levels[lint as usize].is_off();
        self.inner.gates.search(&self.inner.program, self.document, is_on, &mut hits);
        Referents::new(&self.inner.program, self.document, scan).settle(&mut hits);
        hits.retain(|hit| !levels[hit.lint as usize].is_off() && self.in_zone(&rules.lints[hit.lint as usize], hit));
        hits.sort_by(|a, b| {
            (a.lint, a.span.start(), std::cmp::Reverse(a.span.end()), &a.captures, a.shape).cmp(&(
                b.lint,
                b.span.start(),
                std::cmp::Reverse(b.span.end()),
                &b.captures,
                b.shape,
            ))
        });
        hits.dedup();
        let names = NameIndex::new(self.document, self.application);
        let mut counts = vec![0; rules.lints.len()];
        let mut places = hits.iter().map(|hit| (hit.lint, hit.span)).collect::<Vec<_>>();
        places.dedup();
        for (lint, _) in places {
            counts[lint as usize] += 1;
        }
        let words = self.document.word_count();
        let ground = Ground {
            document: self.document,
            application: self.application,
            program: &self.inner.program,
            scan,
            names: &names,
            counts,
            words,
        };
        let shared = Shared::new(&self.inner.accept, self.inner.dialect, self.inner.questions);
        if let Some(alone) = self.foreign(&ground, &shared, levels) {
            return alone;
        }
        let mut found: Vec<Found> = Vec::new();
        let mut last: Option<(u32, Span)> = None;
        for hit in &hits {
            let rule = &rules.lints[hit.lint as usize];
            let is_doubtful = !self.inner.says_doubtful && rule.confidence(hit.part).is_doubtful(hit.refers);
            if last.is_some_and(|(lint, span)| lint == hit.lint && span.overlaps(hit.span)) {
                // The same words, found in a surer way.
                if let Some(before) = found.last_mut()
                    && before.is_doubtful
                    && !is_doubtful
                    && ground.is_meant(hit)
                {
                    before.is_doubtful = false;
                }
            } else if ground.is_meant(hit) {
                last = Some((hit.lint, hit.span));
                found.push(Found { lint: hit.lint as usize, is_doubtful, diagnostic: self.hit_diagnostic(hit) });
            }
        }
        for (index, rule) in rules.lints.iter().enumerate() {
            if !levels[index].is_off() {
                found.extend(self.check_findings(index, rule, &ground, &shared));
            }
        }
        found
    }

    /// What is said of a draft in another language; the lints read English, so nothing else is.
    fn foreign(&self, ground: &Ground<'_>, shared: &Shared<'_>, levels: &[Loudness]) -> Option<Vec<Found>> {
        let rules = self.inner.program.rules.lints.iter().enumerate();
        let is_language = |rule: &Rule| rule.check.as_deref() == Some(check::language::NAME);
        let (index, rule) = rules.into_iter().find(|(index, rule)| !levels[*index].is_off() && is_language(rule))?;
        let found = self.check_findings(index, rule, ground, shared);
        (!found.is_empty()).then_some(found)
    }

    /// The diagnostics of a lint that is a check.
    fn check_findings(&self, index: usize, rule: &Rule, ground: &Ground<'_>, shared: &Shared<'_>) -> Vec<Found> {
        // A check that is not there compares drafts, and has no say about one.
        let Some(code) = rule.check.as_ref().and_then(|check| self.inner.checks.get(check)) else {
            return Vec::new();
        };
        let mut report = Report::default();
        let words = self.document.kind().and_then(|kind| self.inner.words.get(&kind).copied());
        let draft = Draft::new(ground, rule, self.inner.program.check(index), words, shared);
        code.run(&draft, &mut report);
        let found = |finding: Finding| Found {
            lint: index,
            is_doubtful: finding.is_doubtful && !self.inner.says_doubtful,
            diagnostic: self.check_diagnostic(finding.fit(self.document.text()), index),
        };
        report.findings.into_iter().map(found).collect()
    }

    fn in_zone(&self, rule: &Rule, hit: &Hit) -> bool {
        let zone = match self.document.tokens().get(hit.tokens.0 as usize).filter(|_| hit.tokens.0 < hit.tokens.1) {
            Some(token) => self.document.token_zone(token),
            None => self.document.plain_zone(hit.span.start()),
        };
        zone_counts(self.document, rule.zones, zone)
    }
}
