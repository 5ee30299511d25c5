//! The drafts of a packet: each by itself, and what shows only across them.

use super::settle::Found;
use super::{Linter, Run};
use crate::check::Finding;
use crate::check::across::{Set, SetReport, Spot};
use crate::posting::Ask;
use crate::{Diagnostic, Document, Format, Outlook, Packet, PacketFindings, dates, suppress};

impl Linter {
    /// Where the application stands ([`Packet::outlook`]), and the last day on which its posting takes applications, as long as nothing says that
    /// this one was sent.
    pub fn outlook(&self, packet: &Packet) -> Outlook {
        let mut outlook = packet.outlook();
        let posting = packet.application().posting.as_ref().map(|posting| self.posting(posting));
        let mut told = posting.into_iter().flat_map(|posting| posting.instructions);
        let day = told.find(|instruction| instruction.ask == Ask::Deadline).and_then(|instruction| {
            let words = Document::new(instruction.value?, Format::Text);
            (0..words.tokens().len()).find_map(|at| dates::read(&words, at))
        });
        if let Some(day) = day {
            outlook.expect_application(packet, day);
        }
        outlook
    }

    /// Checks every draft of a packet, and what shows only across them: who was not thanked, which notes are copies of each other.
    pub fn check_packet(&self, packet: &Packet) -> PacketFindings {
        let mut found = self.check_across(packet);
        for (draft, across) in packet.drafts().iter().zip(&mut found.drafts) {
            let own = self.check(&draft.document, packet.application());
            *across = self.join(own, std::mem::take(across));
        }
        found
    }

    /// Checks only what shows across the drafts of a packet: for drafts each of which is checked by a linter of its own. [`join`](Self::join) puts
    /// both together.
    pub fn check_across(&self, packet: &Packet) -> PacketFindings {
        let mut drafts: Vec<Vec<Found>> = packet.drafts().iter().map(|_| Vec::new()).collect();
        let mut about = Vec::new();
        let run = |draft: usize| Run {
            inner: &self.inner,
            document: &packet.drafts()[draft].document,
            application: packet.application(),
        };
        for (spot, index, finding) in self.across(packet) {
            match spot {
                Spot::Draft(draft) => {
                    drafts[draft].push(Found::sure(index, run(draft).check_diagnostic(finding, index)));
                }
                Spot::Application => about.push(self.inner.packet_diagnostic(finding, index)),
            }
        }
        about.retain(|diagnostic| !suppress::is_allowed_in_packet(&self.inner.allows, diagnostic));
        about.sort_by(Diagnostic::by_place);
        let settled = drafts.into_iter().enumerate().map(|(draft, found)| run(draft).settle(found));
        PacketFindings { drafts: settled.collect(), application: about }
    }

    /// Puts what was found in a draft alone and what was found across its packet into one list, in the order of their places. Where one lint takes the
    /// place of another for the same words, only one of them speaks.
    pub fn join(&self, own: Vec<Diagnostic>, across: Vec<Diagnostic>) -> Vec<Diagnostic> {
        if across.is_empty() {
            return own;
        }
        let rules = &self.inner.program.rules.lints;
        let replaces = |louder: &Diagnostic, quieter: &Diagnostic| {
            let find = |diagnostic: &Diagnostic| self.inner.program.find(&diagnostic.lint);
            let overlap = louder.span.zip(quieter.span).is_some_and(|(louder, quieter)| louder.overlaps(quieter));
            overlap
                && find(louder)
                    .zip(find(quieter))
                    .is_some_and(|(louder, quieter)| rules[louder].supersedes.contains(&(quieter as u32)))
        };
        let is_replaced =
            |quieter: &Diagnostic, others: &[Diagnostic]| others.iter().any(|louder| replaces(louder, quieter));
        let of_own: Vec<bool> = own.iter().map(|diagnostic| !is_replaced(diagnostic, &across)).collect();
        let of_across: Vec<bool> = across.iter().map(|diagnostic| !is_replaced(diagnostic, &own)).collect();
        let all = own.into_iter().zip(of_own).chain(across.into_iter().zip(of_across));
        let mut all: Vec<Diagnostic> = all.filter(|(_, stays)| *stays).map(|(diagnostic, _)| diagnostic).collect();
        all.sort_by(Diagnostic::by_place);
        all
    }

    /// What the checks of the packet find, with the places of their lints.
    fn across(&self, packet: &Packet) -> Vec<(Spot, usize, Finding)> {
        let mut found = Vec::new();
        for (index, rule) in self.inner.program.rules.lints.iter().enumerate() {
            let Some(set) = rule.check.as_ref().and_then(|check| self.inner.sets.get(check)) else {
                continue;
            };
            // A lint that is off everywhere need not look.
            if self.inner.levels.iter().all(|levels| levels[index].is_off()) {
                continue;
            }
            let mut report = SetReport::default();
            let check = self.inner.program.check(index);
            set.run(&Set::new(packet, check, &self.inner.program), &mut report);
            let kind = |spot: Spot| match spot {
                Spot::Draft(draft) => packet.drafts()[draft].document.kind(),
                Spot::Application => None,
            };
            let shown = report.findings.into_iter().filter(|(spot, _)| !self.inner.levels(kind(*spot))[index].is_off());
            found.extend(shown.map(|(spot, finding)| (spot, index, finding)));
        }
        found
    }
}
