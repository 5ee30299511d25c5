//! Judging a name that nearly fits by reasons that are asked one after another.

/// What a reason says of a name, if it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is a slip of the known name.
    Meant,
    /// It is somebody else's.
    Anothers,
}

/// A question, and the verdict if its answer is yes.
pub(super) type Reason<T> = (Verdict, fn(&T) -> bool);

/// Whether the known name is meant: what the first reason says that holds. Where none does, it is not.
pub(super) fn is_meant<T>(name: &T, reasons: &[Reason<T>]) -> bool {
    let found = reasons.iter().find(|(_, holds)| holds(name));
    found.is_some_and(|(verdict, _)| *verdict == Verdict::Meant)
}
