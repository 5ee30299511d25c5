//! What a check that compares drafts is given, and how it reports.

use crate::check::Finding;
use crate::lint::file::OptionValue;
use crate::program::CheckRule;
use crate::{Application, Kind, Packet, PacketDraft, Span};

/// Code behind a lint that compares the drafts of a packet. Severity, message, help and reason stand in the lint's table.
pub(crate) trait SetCheck: Send + Sync {
    /// Looks at a packet.
    fn run(&self, set: &Set<'_>, report: &mut SetReport);
}

/// A packet as a check sees it.
pub(crate) struct Set<'a> {
    packet: &'a Packet,
    check: &'a CheckRule,
}

impl<'a> Set<'a> {
    pub(crate) fn new(packet: &'a Packet, check: &'a CheckRule) -> Self {
        Self { packet, check }
    }

    pub(crate) fn application(&self) -> &'a Application {
        self.packet.application()
    }

    /// What people call a draft.
    pub(crate) fn name(&self, draft: usize) -> &'a str {
        &self.packet.drafts()[draft].name
    }

    /// The drafts of a kind, each with its place in the packet.
    pub(crate) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (usize, &'a PacketDraft)> {
        let drafts = self.packet.drafts().iter().enumerate();
        drafts.filter(move |(_, draft)| draft.document.kind() == Some(kind))
    }

    /// A number among the check's options.
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.check.options.iter().find_map(|(known, value)| match value {
            OptionValue::Number(number) if known == name => Some(*number),
            _ => None,
        })
    }
}

/// Where a finding of a packet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// In the draft at that place of the packet.
    Draft(usize),
    /// In the application.toml.
    Application,
}

/// Takes what a check of a packet finds.
#[derive(Default)]
pub(crate) struct SetReport {
    pub(crate) findings: Vec<(Spot, Finding)>,
}

impl SetReport {
    /// Reports words of a draft, in bytes of its text.
    pub(crate) fn words(&mut self, draft: usize, span: Span) -> &mut Finding {
        self.add(Spot::Draft(draft), Some(span))
    }

    /// Reports something about a whole draft; it stands at the lint's anchor.
    pub(crate) fn draft(&mut self, draft: usize) -> &mut Finding {
        self.add(Spot::Draft(draft), None)
    }

    /// Reports something about the packet itself; it stands in the application.toml, in bytes of that file, or at its beginning.
    pub(crate) fn application(&mut self, place: Option<Span>) -> &mut Finding {
        self.add(Spot::Application, place)
    }

    fn add(&mut self, spot: Spot, span: Option<Span>) -> &mut Finding {
        self.findings.push((spot, Finding { span, ..Finding::default() }));
        &mut self.findings.last_mut().expect("it was just put there").1
    }
}
