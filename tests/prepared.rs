//! The prepared tables are what the lint files compile to. `UPDATE=1 cargo test -p bestfoot --test prepared` writes them anew.

use std::path::Path;

#[test]
fn prepared_tables_match_the_lint_files() {
    let bytes = bestfoot::prepare().unwrap_or_else(|errors| {
        let shown: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("the lint files have mistakes:\n{}", shown.join("\n"));
    });
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lints/generated/prepared.bin");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &bytes).expect("the tables can be written");
    }
    let there = std::fs::read(&path).expect("the tables are there");
    assert!(
        there == bytes,
        "lints/generated/prepared.bin is out of date: run UPDATE=1 cargo test -p bestfoot --test prepared"
    );
}
