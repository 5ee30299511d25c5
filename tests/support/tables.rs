//! The tables of cases in `tests/tables`, in two halves: `dev.jsonl` to learn from, `test.jsonl` that is only counted.

use std::path::{Path, PathBuf};

/// The halves of a table with their files; behind `--cases` another file may stand in their place.
pub(crate) fn halves(table: &str) -> Vec<(&'static str, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/tables").join(table);
    match std::env::args().skip_while(|word| word != "--cases").nth(1) {
        Some(other) => vec![("cases", PathBuf::from(other))],
        None => ["dev", "test"].map(|half| (half, folder.join(format!("{half}.jsonl")))).to_vec(),
    }
}

/// Whether failures are listed. Those of the `test` half never are.
pub(crate) fn lists_places() -> bool {
    std::env::args().any(|word| word == "--places" || word == "--cases")
}
