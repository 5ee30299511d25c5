//! A whole application: what is known about it, and its drafts.

mod neighbours;
mod outlook;
pub(crate) mod recipients;
pub(crate) mod runs;
pub(crate) mod thanks;

use std::sync::Arc;

pub use self::neighbours::Neighbours;
pub(crate) use self::neighbours::Stranger;
pub use self::outlook::{Outlook, Part, Step};
use crate::application::Paper;
use crate::{Application, Diagnostic, Document};

/// The drafts of one application, and what is known about it.
///
/// ```
/// use bestfoot::{Application, Document, Format, Kind, Linter, Packet};
///
/// let note = |text: &str| Document::new(text, Format::Text).with_kind(Some(Kind::ThankYou));
/// let mut packet = Packet::new(Application::new());
/// packet.add("ana.txt", note("Dear Ana,\n\nThank you for your time on Monday.\n\nDana"));
/// let found = Linter::new().check_packet(&packet);
/// assert_eq!(found.drafts.len(), 1);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Packet {
    application: Application,
    drafts: Vec<PacketDraft>,
    /// What the neighbours call this packet.
    name: String,
    neighbours: Option<Arc<Neighbours>>,
}

/// A draft of a [`Packet`].
#[derive(Clone, Debug)]
pub struct PacketDraft {
    /// What people call it: a path relative to the packet.
    pub name: String,
    /// The draft, with its kind if that is known.
    pub document: Document,
}

impl Packet {
    /// A packet without drafts.
    pub fn new(application: Application) -> Self {
        Self { application, drafts: Vec::new(), name: String::new(), neighbours: None }
    }

    /// Adds a draft. Drafts keep their order, and findings name them by it.
    pub fn add(&mut self, name: impl Into<String>, document: Document) {
        let name = name.into();
        self.application.papers.push(Paper { name: name.clone(), kind: document.kind() });
        self.drafts.push(PacketDraft { name, document });
    }

    /// Tells of the candidate's other applications; `name` is what they call this one, if it is among them.
    pub fn set_neighbours(&mut self, name: impl Into<String>, neighbours: Arc<Neighbours>) {
        self.name = name.into();
        self.neighbours = Some(neighbours);
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn neighbours(&self) -> Option<&Neighbours> {
        self.neighbours.as_deref()
    }

    /// What is known about the application.
    pub fn application(&self) -> &Application {
        &self.application
    }

    /// The drafts, in the order in which they were added.
    pub fn drafts(&self) -> &[PacketDraft] {
        &self.drafts
    }
}

/// What was found in a [`Packet`].
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PacketFindings {
    /// For each draft, in the packet's order, its diagnostics in the order of their places.
    pub drafts: Vec<Vec<Diagnostic>>,
    /// Diagnostics about the packet itself; their spans are bytes of the application.toml.
    pub application: Vec<Diagnostic>,
}
