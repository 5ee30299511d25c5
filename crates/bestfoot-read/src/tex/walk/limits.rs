//! How far a walk may go. Commands may stand for commands, so a small file can ask for more text than there is room for.

/// Commands in what commands stand for, at most.
const DEPTH: usize = 16;

/// How often commands of the writer's own are replaced by what they stand for, at most.
const EXPANSIONS: usize = 10_000;

/// Bytes that are walked through, at most; commands may stand for the same bytes again and again.
const STEPS: usize = 64 << 20;

#[derive(Debug, Default)]
pub(super) struct Limits {
    depth: usize,
    expansions: usize,
    steps: usize,
}

impl Limits {
    /// Whether so many bytes may be walked through; [`leave`](Self::leave) tells that they were.
    pub(super) fn enter(&mut self, bytes: usize) -> bool {
        if self.depth >= DEPTH || self.steps > STEPS {
            return false;
        }
        self.depth += 1;
        self.steps += bytes;
        true
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Whether one more command may be replaced by what it stands for.
    pub(super) fn expand(&mut self) -> bool {
        self.expansions += 1;
        self.expansions <= EXPANSIONS
    }

    /// Whether the file asks for too much. What is only too deep is left out.
    pub(super) fn are_exceeded(&self) -> bool {
        self.expansions > EXPANSIONS || self.steps > STEPS
    }
}
