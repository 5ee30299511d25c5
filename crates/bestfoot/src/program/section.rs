//! The parts of a prepared program, and where each stands in its bytes.

use super::numbers::Numbers;

/// In their order.
#[derive(Clone, Copy)]
pub(super) enum Section {
    /// Two to the power of the number of slots; a slot holds a word number plus one.
    Slots,
    WordStart,
    Words,
    ClassStart,
    Classes,
    /// A few bits a word that tell most vocabularies that it is in none of.
    ClassSigns,
    RootStart,
    Roots,
    /// Twelve bytes a node: where its edges for words begin, the number of its [`Section::Extras`] plus one, and the signs of those words.
    Nodes,
    /// The words of edges: the lower two bytes of each, then the third bytes and the fourth ones, unless all of them are zero.
    EdgeWords,
    EdgeWordThirds,
    EdgeWordFourths,
    /// Where the edges for words lead, likewise.
    EdgeTargets,
    EdgeTargetThirds,
    EdgeTargetFourths,
    /// A byte an edge: a few bits that tell most words that a node has no edge for.
    Sieve,
    /// What few nodes have: where their edges for vocabularies, their gaps and their phrases begin, and the signs of those vocabularies.
    Extras,
    /// Symbols and where they lead.
    ClassEdges,
    /// Widths and where they lead.
    Gaps,
    Accepts,
    Rules,
    ShapeStart,
    Shapes,
    /// How many literals of regexes come before those of each beginning.
    LiteralStart,
    Literals,
    LiteralTexts,
    PatternStart,
    Patterns,
    CheckStart,
    Checks,
    TermStart,
    Terms,
    LintStart,
    Lints,
}

pub(super) const SECTIONS: usize = Section::Lints as usize + 1;

/// Changes with the form of the bytes.
pub(super) const MAGIC: &[u8; 8] = b"bestfo\x00\x07";

pub(super) fn section(raw: &[u8], which: Section) -> &[u8] {
    let header = Numbers::new(&raw[MAGIC.len()..]);
    let (start, end) = (header.get(which as usize), header.get(which as usize + 1));
    &raw[start as usize..end as usize]
}
