//! 2,000 damaged PDF files, damaged outside, inside of their unpacked streams and in their table of objects: none panics, hangs or eats the
//! memory. They are read in this very process; what the command adds to guard itself has tests of its own, in `tests/bad_files.rs`.

#[path = "support/mutants.rs"]
mod mutants;
#[path = "support/pdfs.rs"]
mod pdfs;

use std::path::Path;

use bestfoot::Linter;
use mutants::survives;
use pdfs::{READABLE, mutant};

#[test]
fn damaged_files_end_in_a_text_or_in_a_message() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/formats");
    let seeds: Vec<Vec<u8>> =
        READABLE.iter().map(|name| std::fs::read(folder.join(name)).expect("it is checked in")).collect();
    survives("pdf", &seeds, false, mutant, &Linter::new());
}
