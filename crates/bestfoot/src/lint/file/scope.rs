//! How far words may reach: over a clause, as all do unless a table says otherwise, or over the whole sentence.

use crate::tree::Table;

/// Whether a match may go on past its clause.
pub(super) fn is_whole_sentence(table: &Table<'_, '_>) -> bool {
    table.string("scope").is_some_and(|scope| {
        if !matches!(scope.value.as_str(), "clause" | "sentence") {
            table.errors.push(
                scope.span,
                format!("there is no scope `{}`", scope.value),
                Some("it is clause or sentence".to_owned()),
            );
        }
        scope.value == "sentence"
    })
}
