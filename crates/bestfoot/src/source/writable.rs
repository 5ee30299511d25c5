//! Which edits of a text can be written back into its file.

use crate::{Edit, Span};

/// What of a text stands in its file so that an edit can be written back exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Writable {
    /// All: the text is the file.
    Whole,
    /// Edits that lie in one of these stretches, which come in order and do not overlap.
    Stretches(Vec<Span>),
    /// None.
    Nothing,
}

impl Writable {
    /// Whether any edit can be written back.
    pub(crate) fn takes_any(&self) -> bool {
        match self {
            Self::Whole => true,
            Self::Stretches(stretches) => !stretches.is_empty(),
            Self::Nothing => false,
        }
    }

    /// Whether an edit of the text can be written back.
    pub(crate) fn takes(&self, text: &str, edit: &Edit) -> bool {
        let Self::Stretches(stretches) = self else {
            return *self == Self::Whole;
        };
        let Some(edit) = edit.core(text) else {
            return false;
        };
        // Lines and tabs are elements of such files, not characters.
        let plain = !edit.replacement.contains(char::is_control);
        let next = stretches.partition_point(|stretch| stretch.end() < edit.span.start());
        plain && stretches[next..].iter().take(2).any(|stretch| stretch.contains(edit.span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_stays_in_its_stretch() {
        let text = "very unique, I think";
        let writable = Writable::Stretches(vec![Span::new(0, 5), Span::new(5, 11), Span::new(13, 20)]);
        let takes = |from: usize, to: usize, new: &str| {
            writable.takes(text, &Edit { span: Span::new(from, to), replacement: new.to_owned() })
        };
        assert!(takes(5, 11, "rare"));
        assert!(takes(0, 11, "very rare"), "what stays need not be written");
        assert!(!takes(0, 11, "rare"));
        assert!(takes(5, 5, "most "), "between two stretches it goes into the first");
        assert!(takes(20, 20, "."));
        assert!(!takes(11, 13, ";"), "between stretches is no text");
        assert!(!takes(20, 20, "\nDana"), "a line is more than a character");
        assert!(!Writable::Nothing.takes(text, &Edit { span: Span::new(0, 1), replacement: String::new() }));
    }
}
