//! What a check that compares drafts is given, and how it reports.

use crate::check::Finding;
use crate::lint::file::OptionValue;
use crate::matcher::Scan;
use crate::program::{CheckRule, Program};
use crate::{Application, Document, Kind, Packet, PacketDraft, Span, Zone};

/// Code behind a lint that compares the drafts of a packet. Severity, message, help and reason stand in the lint's table.
pub(crate) trait SetCheck: Send + Sync {
    /// Looks at a packet.
    fn run(&self, set: &Set<'_>, report: &mut SetReport);
}

/// A packet as a check sees it.
pub(crate) struct Set<'a> {
    packet: &'a Packet,
    check: &'a CheckRule,
    program: &'a Program,
}

impl<'a> Set<'a> {
    pub(crate) fn new(packet: &'a Packet, check: &'a CheckRule, program: &'a Program) -> Self {
        Self { packet, check, program }
    }

    pub(crate) fn packet(&self) -> &'a Packet {
        self.packet
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

    /// The percentage of the shorter text that makes two texts copies.
    pub(crate) fn share(&self) -> usize {
        self.number("share").unwrap_or(60) as usize
    }

    /// How many runs of words copies share at least.
    pub(crate) fn least(&self) -> usize {
        self.number("least").unwrap_or(10) as usize
    }

    /// The letter of another application that a letter is a copy of: its name, and the company it went to.
    pub(crate) fn copied_letter(&self, letter: &Document) -> Option<(&'a str, Option<&'a str>)> {
        self.packet.neighbours()?.copied(self.packet, letter, self.share(), self.least())
    }

    /// Where the phrases of an option stand in what a draft says, in bytes of its text; from each word on, the longest one, and none inside another.
    pub(crate) fn phrases(&self, document: &Document, name: &str) -> Vec<Span> {
        let Some((_, phrases)) = self.check.phrases.iter().find(|(known, _)| known == name) else {
            return Vec::new();
        };
        let scan = Scan::new(self.program, document);
        let tokens = document.tokens();
        let mut found = Vec::new();
        let mut free = 0;
        for (index, token) in tokens.iter().enumerate() {
            let said =
                matches!(document.token_zone(token), Zone::Body | Zone::Closing | Zone::Postscript | Zone::Subject);
            if !said || index < free {
                continue;
            }
            let ends = phrases.iter().flat_map(|&vocabulary| scan.ends(index as u32, vocabulary));
            if let Some(end) = ends.max() {
                free = end as usize;
                found.push(document.display(token.span().cover(tokens[free - 1].span())));
            }
        }
        found
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
