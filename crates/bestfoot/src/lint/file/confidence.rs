//! How sure a list of phrases is of what it finds.

use serde::{Deserialize, Serialize};

use crate::tree::Table;

/// How sure a list of phrases is: whether what it finds is said by itself, or only in a draft that draws another warning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Confidence {
    /// What it finds in a long draft is said only beside another finding.
    Low,
    /// The same for matches that hang on a word which refers to somebody named before; others are said.
    #[default]
    Medium,
    /// What it finds is said.
    High,
}

impl Confidence {
    /// As a list of phrases states it.
    pub(super) fn read(table: &Table<'_, '_>) -> Self {
        table.string("confidence").map_or_else(Self::default, |word| match word.value.as_str() {
            "low" => Self::Low,
            "medium" => Self::Medium,
            "high" => Self::High,
            other => {
                let help = Some("it is low, medium or high".to_owned());
                table.errors.push(word.span, format!("there is no confidence `{other}`"), help);
                Self::default()
            }
        })
    }

    /// Whether what was found needs another finding beside it.
    pub(crate) fn is_doubtful(self, refers: bool) -> bool {
        match self {
            Self::Low => true,
            Self::Medium => refers,
            Self::High => false,
        }
    }
}
