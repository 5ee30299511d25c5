//! Edits that mend a finding, and applying them to a text.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Diagnostic, Span};

/// How far an edit may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Shown, never applied.
    Display,
    /// Right in most cases; the writer should look at it.
    Unsafe,
    /// Always right.
    Safe,
}

impl Applicability {
    /// The word that users write and read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Display => "display",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

impl fmt::Display for Applicability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A replacement of some bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// The bytes to replace; empty for an insertion.
    pub span: Span,
    /// What to put there; empty for a deletion.
    pub replacement: String,
}

impl Edit {
    /// The edit without what it leaves as it is at either end; none if its span does not fit the text.
    pub fn core(&self, text: &str) -> Option<Self> {
        let old = text.get(self.span.range())?;
        let new = self.replacement.as_str();
        let same = |pairs: &mut dyn Iterator<Item = (char, char)>| {
            pairs.take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum::<usize>()
        };
        let start = same(&mut old.chars().zip(new.chars()));
        let (old, new) = (&old[start..], &new[start..]);
        let end = same(&mut old.chars().rev().zip(new.chars().rev()));
        let span = Span::new(self.span.start() + start, self.span.end() - end);
        Some(Self { span, replacement: new[..new.len() - end].to_owned() })
    }
}

/// Edits that together mend one finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// How far the edits may be trusted.
    pub applicability: Applicability,
    /// The edits, in the order of their places, none overlapping another.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix of one replacement.
    pub fn replace(span: Span, replacement: impl Into<String>, applicability: Applicability) -> Self {
        Self { applicability, edits: vec![Edit { span, replacement: replacement.into() }] }
    }

    /// Whether the edits lie in a text, come in order and do not overlap: those of other people's checks may be anything.
    pub(crate) fn fits(&self, text: &str) -> bool {
        self.edits.iter().all(|edit| text.get(edit.span.range()).is_some())
            && self.edits.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start())
    }
}

/// What [`apply_fixes`] made of a text.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The text with the edits.
    pub text: String,
    /// How many fixes went in.
    pub applied: usize,
    /// The edits that went in, in the order of their places in the text before.
    pub edits: Vec<Edit>,
}

/// Applies every fix of `diagnostics` that is at least as trusted as `least`.
///
/// Where two fixes touch the same bytes, the earlier one in the text goes in and the other waits for the next round: lint
/// the new text and apply again until nothing is left.
pub fn apply_fixes(text: &str, diagnostics: &[Diagnostic], least: Applicability) -> Fixed {
    let mut fixes: Vec<&Fix> = diagnostics
        .iter()
        .filter_map(|diagnostic| diagnostic.fix.as_ref())
        .filter(|fix| {
            fix.applicability >= least && fix.applicability != Applicability::Display && !fix.edits.is_empty()
        })
        .collect();
    fixes.sort_by_key(|fix| fix.edits[0].span);
    let mut fixed = Fixed { text: String::with_capacity(text.len()), applied: 0, edits: Vec::new() };
    let mut done = 0;
    for fix in fixes {
        // Two insertions at one place would come out in an arbitrary order, so a fix must begin after the last one's end.
        let starts_after = fixed.applied == 0 || fix.edits[0].span.start() > done;
        if !starts_after || !fix.fits(text) {
            continue;
        }
        for edit in &fix.edits {
            fixed.text.push_str(&text[done..edit.span.start()]);
            fixed.text.push_str(&edit.replacement);
            done = edit.span.end();
        }
        fixed.edits.extend(fix.edits.iter().cloned());
        fixed.applied += 1;
    }
    fixed.text.push_str(&text[done..]);
    fixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_of_an_edit_is_what_changes() {
        let core = |text: &str, span: std::ops::Range<usize>, new: &str| {
            let edit = Edit { span: span.into(), replacement: new.to_owned() };
            edit.core(text).map(|edit| (edit.span.range(), edit.replacement))
        };
        assert_eq!(core("I recieve it", 2..9, "receive"), Some((5..7, "ei".to_owned())));
        assert_eq!(core("the the end", 0..7, "the"), Some((3..7, String::new())));
        assert_eq!(core("naive", 0..5, "naïve"), Some((2..3, "ï".to_owned())));
        assert_eq!(core("same", 0..4, "same"), Some((4..4, String::new())));
        assert_eq!(core("ï", 1..2, "x"), None);
        assert_eq!(core("short", 0..9, "x"), None);
    }
}
