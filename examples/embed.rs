//! Lints a draft from another program: `cargo run -p bestfoot --example embed`.

#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use bestfoot::{Application, Document, Format, Kind, Linter};

fn main() -> Result<(), bestfoot::ReadError> {
    let linter = Linter::new();
    let draft = b"Dear Ms. Ortiz,\n\nMy last manager was incompetent.\n\nSincerely,\nDana Whitfield\n";
    let letter = Document::parse(draft, Format::Text)?.with_kind(Some(Kind::CoverLetter));
    for finding in linter.check(&letter, &Application::new()) {
        let place = letter.position(finding.anchor.start());
        println!("{}:{}: {finding}", place.line, place.column);
    }
    Ok(())
}
