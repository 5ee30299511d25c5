//! Any text as a draft of any kind: findings lie inside it, on whole characters.
#![no_main]

use bestfoot::{Application, Document, Format, Kind, Linter};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> =
    LazyLock::new(|| Linter::builder().preview(true).build().expect("the built-in lints are sound"));

static APPLICATION: LazyLock<Application> = LazyLock::new(|| {
    let toml = "company = \"Northwind Traders\"\nrole = \"Night Baker\"\n[candidate]\nname = \"Ana-Luísa O'Rourke\"\nemail = \"ana@example.com\"\n\
                phone = \"+44 20 7946 0123\"\n[[people]]\nname = \"Siobhán van den Berg\"\ntitle = \"Dr.\"\n[[interviews]]\ndate = 2026-05-06\n";
    Application::parse("application.toml", toml).expect("the application is sound")
});

fuzz_target!(|data: (u8, bool, &str)| {
    let (kind, markdown, text) = data;
    let format = if markdown { Format::Markdown } else { Format::Text };
    let kind = Kind::ALL.get(usize::from(kind) % (Kind::ALL.len() + 1)).copied();
    let document = Document::new(text, format).with_kind(kind);
    for finding in LINTER.check(&document, &APPLICATION) {
        for span in finding.span.into_iter().chain([finding.anchor]) {
            assert!(document.text().get(span.range()).is_some(), "{} at {span:?}", finding.lint);
        }
    }
});
