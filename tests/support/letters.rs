//! Letters in the formats of real programs, opened, and what is found in them.
#![allow(dead_code, reason = "no single test needs all of it")]

use std::path::Path;

use bestfoot::{Applicability, Application, Diagnostic, Document, Edit, Kind, Linter, apply_fixes};
use bestfoot_read::write_back;

/// A file of the folder of tests.
pub(crate) fn bytes(path: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    std::fs::read(folder.join(path)).unwrap_or_else(|error| panic!("{path} is checked in: {error}"))
}

pub(crate) fn open(bytes: &[u8], name: &str) -> Document {
    let source = bestfoot_read::read(bytes, Some(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    Document::from(source).with_kind(Some(Kind::CoverLetter))
}

/// The letter that all programs were given, as text.
pub(crate) fn letter() -> Document {
    open(&bytes("office/letter.txt"), "letter.txt")
}

fn found(document: &Document) -> Vec<Diagnostic> {
    Linter::new().check(document, &Application::new())
}

/// What is found, as lints and words; where lines end does not matter.
pub(crate) fn findings(document: &Document) -> Vec<(String, String)> {
    let words = |span: bestfoot::Span| document.text()[span.range()].split_whitespace().collect::<Vec<_>>().join(" ");
    found(document).iter().map(|one| (one.lint.to_string(), one.span.map_or_else(String::new, words))).collect()
}

pub(crate) fn words(document: &Document) -> Vec<&str> {
    document.text().split_whitespace().collect()
}

/// Expects the words and the findings of the letter.
pub(crate) fn same_as_the_letter(paths: &[&str]) {
    let plain = letter();
    let wanted = findings(&plain);
    assert!(wanted.len() > 4, "{wanted:?}");
    for path in paths {
        let document = open(&bytes(path), path);
        assert_eq!(words(&document), words(&plain), "{path}:\n{}", document.text());
        assert_eq!(findings(&document), wanted, "{path}:\n{}", document.text());
    }
}

/// Applies all fixes, and gives the file before and after.
pub(crate) fn mended(path: &str) -> (Vec<u8>, Vec<u8>) {
    let before = bytes(path);
    let document = open(&before, path);
    let round = apply_fixes(document.text(), &found(&document), Applicability::Unsafe);
    assert!(round.applied >= 2, "{path}: {}", round.applied);
    let edits: &[Edit] = &round.edits;
    let after = write_back(&before, Some(path), edits).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert_eq!(open(&after, path).text(), round.text, "{path}");
    (before, after)
}
