//! The pages of the lints, `lints/README.md`, say what the tables say, and `lints/COVERAGE.md` what of the articles' advice is looked for.
//! `UPDATE=1 cargo test -p bestfoot --test docs` writes them anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use bestfoot::lint::{Citation, Lint};
use bestfoot::{Linter, Status};

const INTRODUCTION: &str = "\
# The lints of bestfoot

Generated from the tables in this folder; `bestfoot explain LINT` prints the same in the terminal, and
[ACCURACY.md](ACCURACY.md) tells how often each one is right. How a table is written is told in the documentation of
[`bestfoot::lint`](../crates/bestfoot/src/lint/language.md).
";

#[test]
fn the_pages_say_what_the_tables_say() {
    let linter = Linter::new();
    let mut page = INTRODUCTION.to_owned();
    let mut group = "";
    let lints: Vec<&Lint> = linter.lints().collect();
    writeln!(page, "\n| lint | group | severity | what it finds |\n|---|---|---|---|").expect("a string takes all");
    for lint in &lints {
        let preview = if lint.status == Status::Preview { ", preview" } else { "" };
        let row =
            format!("| [`{}`](#{}) | {} | {}{preview} | {} |", lint.id, lint.id, lint.group, severity(lint), lint.name);
        writeln!(page, "{row}").expect("a string takes all");
    }
    for lint in &lints {
        if lint.group != group {
            group = &lint.group;
            writeln!(page, "\n## {group}").expect("a string takes all");
        }
        lint_page(&mut page, &linter, lint);
    }
    is_up_to_date("README.md", &page);
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lints")
}

fn is_up_to_date(name: &str, page: &str) {
    let path = folder().join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, page).expect("the page can be written");
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == page, "lints/{name} is out of date: run UPDATE=1 cargo test -p bestfoot --test docs");
}

/// What the articles advise, from `tests/coverage.toml`.
#[derive(serde::Deserialize)]
struct Coverage {
    articles: Vec<String>,
    item: Vec<Item>,
}

#[derive(serde::Deserialize)]
struct Item {
    article: usize,
    number: u32,
    says: String,
    #[serde(default)]
    lints: Vec<String>,
    note: Option<String>,
}

const COVERAGE: &str = "\
# What the articles advise, and which lints look for it

Generated from `tests/coverage.toml`. Every piece of advice that shows in writing has a lint; where none does, the last column says why.
";

#[test]
fn every_piece_of_advice_has_a_lint_or_a_reason() {
    let linter = Linter::new();
    let read = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/coverage.toml"))
        .expect("the table is there");
    let coverage: Coverage = toml::from_str(&read).expect("the table is sound");
    let mut page = COVERAGE.to_owned();
    for (index, article) in coverage.articles.iter().enumerate() {
        writeln!(page, "\n## {article}\n\n| no. | advice | lints | |\n|---|---|---|---|").expect("a string takes all");
        for item in coverage.item.iter().filter(|item| item.article == index) {
            let unknown: Vec<&String> = item.lints.iter().filter(|id| linter.lint(id).is_none()).collect();
            assert!(unknown.is_empty(), "{article}, no. {}: there is no lint {unknown:?}", item.number);
            assert!(
                !item.lints.is_empty() || item.note.is_some(),
                "{article}, no. {}: neither a lint nor a reason",
                item.number
            );
            let lints: Vec<String> = item.lints.iter().map(|id| format!("[`{id}`](README.md#{id})")).collect();
            let note = item.note.as_deref().unwrap_or_default();
            writeln!(page, "| {} | {} | {} | {note} |", item.number, item.says, lints.join(", "))
                .expect("a string takes all");
        }
    }
    is_up_to_date("COVERAGE.md", &page);
}

fn severity(lint: &Lint) -> String {
    let mut all = lint.severity.name().to_owned();
    for (kind, severity) in &lint.kind_severity {
        write!(all, " ({} for {kind})", severity.name()).expect("a string takes all");
    }
    all
}

fn lint_page(page: &mut String, linter: &Linter, lint: &Lint) {
    let mut line = |text: String| writeln!(page, "{text}").expect("a string takes all");
    line(format!("\n### {}\n\n**{}.** Severity: {}.", lint.id, lint.name, severity(lint)));
    let kinds: Vec<&str> = lint.kinds.iter().map(|kind| kind.name()).collect();
    line(format!("Kinds: {}.\n", if kinds.is_empty() { "all".to_owned() } else { kinds.join(", ") }));
    line(format!("> {}", lint.message));
    for variant in &lint.variants {
        if let Some(message) = &variant.message {
            let severity = variant.severity.map_or(String::new(), |severity| format!(", {}", severity.name()));
            line(format!(">\n> {message} (`{}`{severity})", variant.name));
        }
    }
    line(format!("\n{}\n", lint.why));
    if let Some(help) = &lint.help {
        line(format!("What to do: {help}.\n"));
    }
    for source in &lint.sources {
        line(match source {
            Citation::Article { article, item } => format!("- *{article}*, no. {item}"),
            Citation::Publication { title, year, url } => {
                let year = year.map_or(String::new(), |year| format!(", {year}"));
                let url = url.as_ref().map_or(String::new(), |url| format!(", <{url}>"));
                format!("- *{title}*{year}{url}")
            }
        });
    }
    line("\n```text".to_owned());
    for example in linter.examples(&lint.id) {
        let mark = if example.is_bad { "bad: " } else { "good:" };
        line(format!("{mark} {}", example.marked.replace('\n', "\n      ")));
    }
    line("```".to_owned());
}
