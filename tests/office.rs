//! Office files of real producers, read and written. How they are made tells `tests/scripts/office_files.py`.

use std::path::{Path, PathBuf};

use bestfoot::{Application, Document, Kind, Linter};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/office")
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).expect("the file is checked in")
}

fn open(bytes: &[u8], name: &str) -> Document {
    let source = bestfoot_read::read(bytes, Some(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    Document::from(source).with_kind(Some(Kind::CoverLetter))
}

/// What is found, as lints and words.
fn findings(document: &Document) -> Vec<(String, String)> {
    let found = Linter::new().check(document, &Application::new());
    let words = |span: bestfoot::Span| document.text()[span.range()].to_owned();
    found.iter().map(|one| (one.lint.to_string(), one.span.map_or_else(String::new, words))).collect()
}

const LETTERS: [&str; 8] = [
    "python-docx.docx",
    "pandoc.docx",
    "libreoffice.docx",
    "npm-docx.docx",
    "html-to-docx.docx",
    "pandoc.odt",
    "libreoffice.odt",
    "odfpy.odt",
];

#[test]
fn the_same_letter_in_all_formats_gives_the_same_findings() {
    let plain = open(&bytes("letter.txt"), "letter.txt");
    let wanted = findings(&plain);
    assert!(wanted.len() > 4, "{wanted:?}");
    for name in LETTERS {
        let document = open(&bytes(name), name);
        println!("---- {name}\n{}", document.text());
        assert_eq!(findings(&document), wanted, "{name}:\n{}", document.text());
        let words = |document: &Document| document.text().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&document), words(&plain), "{name}");
    }
}

#[test]
fn dump() {
    for name in ["changes.docx", "changes.odt"] {
        let document = open(&bytes(name), name);
        println!("---- {name}\n{}\n{:#?}", document.text(), document.facts());
        println!("{:#?}", findings(&document));
    }
}
