//! Any text as a posting: what it asks for is read or not, and the draft is held against it.
#![no_main]

use bestfoot::{Application, Document, Format, Kind, Linter};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> = LazyLock::new(Linter::new);

fuzz_target!(|data: (&str, &str)| {
    let (posting, letter) = data;
    let posting = Document::new(posting, Format::Text);
    LINTER.posting(&posting);
    let mut application = Application::new();
    application.posting = Some(posting);
    let letter = Document::new(letter, Format::Text).with_kind(Some(Kind::CoverLetter));
    LINTER.check(&letter, &application);
});
