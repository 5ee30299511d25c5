//! Files of every format, well-formed or not: what comes out is a draft that can be checked, or an error.
#![no_main]

use bestfoot::{Application, Document, Linter};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> = LazyLock::new(Linter::new);

const NAMES: [Option<&str>; 10] = [
    None,
    Some("letter.txt"),
    Some("letter.md"),
    Some("letter.eml"),
    Some("letter.docx"),
    Some("letter.odt"),
    Some("letter.html"),
    Some("letter.rtf"),
    Some("letter.tex"),
    Some("letter.pdf"),
];

fuzz_target!(|data: (u8, &[u8])| {
    let (name, bytes) = data;
    if let Ok(source) = bestfoot_read::read(bytes, NAMES[usize::from(name) % NAMES.len()]) {
        let document = Document::from(source);
        LINTER.check(&document, &Application::new());
    }
});
