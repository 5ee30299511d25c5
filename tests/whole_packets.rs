//! Whole applications in which nothing is wrong: `tests/tables/packets`.
//!
//! Each was written as people keep them: a posting, a resume, a letter, notes, answers and an application.toml in one folder. Whatever the command
//! warns of is a false alarm, but for what a record lists under `said`: what its author let slip. Prints how many are alarmed; `-- --places` lists what is said
//! of the half to develop on. `-- --cases FILE` judges packets of another file. `UPDATE=1` writes the figures into `lints/PACKETS.md`.
#![allow(clippy::print_stdout, reason = "the figures are what this test is run for")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use serde_json::Value;

#[path = "support/ending.rs"]
mod ending;
#[path = "support/tables.rs"]
mod tables;

/// What is counted of one half.
#[derive(Default)]
struct Figures {
    packets: usize,
    drafts: usize,
    words: usize,
    /// Packets of which something is warned that is not so.
    alarmed: usize,
    /// How often each lint warns so.
    false_alarms: BTreeMap<String, usize>,
    infos: usize,
}

/// What is said of a packet, as `file lint`: warnings and errors, and the number of infos.
fn said_of(record: &Value) -> (Vec<String>, usize) {
    let folder = tempfile::tempdir().expect("a folder is made");
    for (name, text) in record["files"].as_object().expect("a packet has files") {
        fs::write(folder.path().join(name), text.as_str().expect("a file is text")).expect("the file is written");
    }
    let out = Command::new(env!("CARGO_BIN_EXE_bestfoot"))
        .args(["check", "--output-format", "json-lines", "--fail-on", "never"])
        .args(["--today", record["today"].as_str().expect("a packet has a day")])
        .arg(folder.path())
        .output()
        .expect("the command runs");
    assert!(out.status.success(), "{}: {}", record["id"], String::from_utf8_lossy(&out.stderr));
    let (mut said, mut infos) = (Vec::new(), 0);
    for line in String::from_utf8(out.stdout).expect("text").lines() {
        let finding: Value = serde_json::from_str(line).expect("a line is a JSON object");
        let Some(lint) = finding["lint"].as_str() else {
            continue;
        };
        let file = finding["path"].as_str().and_then(|path| Path::new(path).file_name()).unwrap_or_default();
        if finding["severity"] == "info" {
            infos += 1;
        } else {
            said.push(format!("{} {lint}", file.to_string_lossy()));
        }
    }
    (said, infos)
}

fn main() -> ExitCode {
    let shown = tables::lists_places();
    let mut passed = true;
    let mut halves: BTreeMap<&str, Figures> = BTreeMap::new();
    for (half, path) in tables::halves("packets") {
        let mut figures = Figures::default();
        let table = fs::read_to_string(path).expect("the table is there");
        for line in table.lines().filter(|line| !line.is_empty()) {
            let record: Value = serde_json::from_str(line).expect("a line is a JSON object");
            let (mut said, infos) = said_of(&record);
            let mut right: Vec<String> =
                record["said"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
            said.retain(|said| match right.iter().position(|right| right == said) {
                Some(at) => {
                    right.swap_remove(at);
                    false
                }
                None => true,
            });
            if shown && half != "test" {
                for said in &said {
                    println!("{}: falsely told {said}", record["id"]);
                }
                for right in &right {
                    println!("{}: not told {right}", record["id"]);
                }
            }
            let files = record["files"].as_object().expect("a packet has files");
            let drafts = files.iter().filter(|(name, _)| !name.starts_with("posting") && *name != "application.toml");
            figures.packets += 1;
            for (_, text) in drafts {
                figures.drafts += 1;
                figures.words += text.as_str().unwrap_or_default().split_whitespace().count();
            }
            figures.alarmed += usize::from(!said.is_empty());
            figures.infos += infos;
            for said in said {
                let lint = said.rsplit(' ').next().unwrap_or_default().to_owned();
                *figures.false_alarms.entry(lint).or_default() += 1;
            }
        }
        println!("{half}: {} of {} packets falsely alarmed", figures.alarmed, figures.packets);
        let most = MOST_ALARMED.iter().find(|(name, _)| *name == half);
        if let Some((_, most)) = most.filter(|(_, most)| figures.alarmed > *most) {
            println!("{half}: more than {most} packets are alarmed");
            passed = false;
        }
        halves.insert(half, figures);
    }
    if let (Some(dev), Some(test)) = (halves.get("dev"), halves.get("test")) {
        passed &= is_up_to_date(&page(dev, test));
    }
    ending::end(passed)
}

/// So many packets of each half may be alarmed, and no more.
const MOST_ALARMED: [(&str, usize); 2] = [("dev", 3), ("test", 14)];

/// The page that shows the figures of both halves.
fn page(dev: &Figures, test: &Figures) -> String {
    let mut page = "# What is said of applications in which nothing is wrong\n\n\
        <!-- Generated: UPDATE=1 cargo test -p bestfoot-cli --test whole_packets -->\n\n\
        Whole applications (`tests/tables/packets`): posting, resume, letter, notes, answers and application.toml of one person for one job, written by authors\n\
        who had seen no lint. Every warning and every error is a false alarm, but for what an author let slip, which is listed beside the packet. Those of *dev*\n\
        were learned from, those of *test* only counted.\n\n\
        | | dev | test |\n|:--|--:|--:|\n"
        .to_owned();
    let mut row = |what: &str, value: fn(&Figures) -> usize| {
        _ = writeln!(page, "| {what} | {} | {} |", value(dev), value(test));
    };
    row("packets", |half| half.packets);
    row("drafts in them", |half| half.drafts);
    row("words in those", |half| half.words);
    row("packets with a false warning or error", |half| half.alarmed);
    row("false warnings and errors", |half| half.false_alarms.values().sum());
    row("infos", |half| half.infos);
    if !test.false_alarms.is_empty() {
        page += "\nFalsely told in *test*:";
        for (lint, count) in &test.false_alarms {
            _ = write!(page, " `{lint}` {count},");
        }
        page.pop();
        page += "\n";
    }
    page
}

fn is_up_to_date(page: &str) -> bool {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../lints/PACKETS.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, page).expect("the page can be written");
        println!("written to lints/PACKETS.md");
    }
    let is_same = fs::read_to_string(path).is_ok_and(|there| there == page);
    if !is_same {
        println!("lints/PACKETS.md is out of date: run UPDATE=1 cargo test -p bestfoot-cli --test whole_packets");
    }
    is_same
}
