//! Whether the writer's own details are found in whole letters, mails, sheets of references and resumes, however they are laid out: the drafts of
//! `tests/tables/layouts`, each with what of its writer's stands in it.
//!
//! `cargo test --test layouts` prints how many details are told right and fails where a half falls below its floor; after `--`, `--places` lists
//! the mistakes of the dev half (of the test half only counts, so that nobody tunes on it), and `--cases FILE` reads and lists the drafts of another
//! file in their stead.
#![allow(clippy::print_stdout, reason = "the figures are what this test is run for")]

use std::collections::BTreeMap;
use std::process::ExitCode;

use bestfoot::{Application, Document, Format, Kind, Linter};
use serde::Deserialize;

#[path = "support/ending.rs"]
mod ending;
#[path = "support/tables.rs"]
mod tables;

/// The least shares of the details that are told right. The aim is 97 % in either half, which the reported one misses; its floor only catches what
/// breaks.
const FLOORS: [(&str, f64); 2] = [("dev", 0.95), ("test", 0.90)];

#[derive(Deserialize)]
struct Case {
    id: String,
    kind: String,
    text: String,
    email: bool,
    phone: bool,
    name: bool,
    note: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Right,
    /// The lint says that something is missing which is there.
    Accused,
    /// Nothing is said of something that is missing.
    Unseen,
}

/// What is said of each detail that the kind of draft should have.
fn judge(linter: &Linter, case: &Case) -> Vec<(&'static str, Outcome)> {
    let kind = case.kind.parse::<Kind>().unwrap_or_else(|_| panic!("{}: there is no such kind", case.id));
    let document = Document::new(case.text.as_str(), Format::Text).with_kind(Some(kind));
    let found: Vec<String> =
        linter.check(&document, &Application::new()).into_iter().map(|finding| finding.lint.to_string()).collect();
    // A short note need not say how to reach its writer.
    let is_note = matches!(kind, Kind::ThankYou | Kind::FollowUp);
    let details = [
        ("email", "missing-email", case.email, is_note),
        ("phone", "missing-phone", case.phone, is_note),
        ("name", "missing-candidate-name", case.name, false),
    ];
    let asked = details.into_iter().filter(|(.., skipped)| !skipped);
    asked
        .map(|(detail, lint, is_there, _)| {
            let accused = found.iter().any(|found| found == lint);
            let outcome = match (is_there, accused) {
                (true, true) => Outcome::Accused,
                (false, false) => Outcome::Unseen,
                _ => Outcome::Right,
            };
            (detail, outcome)
        })
        .collect()
}

fn main() -> ExitCode {
    let linter = Linter::new();
    let lists = tables::lists_places();
    let mut failed = false;
    for (half, table) in tables::halves("layouts") {
        let written = std::fs::read_to_string(table).expect("the table is there");
        let mut counts: BTreeMap<(&str, Outcome), u32> = BTreeMap::new();
        let mut drafts = 0;
        for line in written.lines().filter(|line| !line.is_empty()) {
            let case: Case = serde_json::from_str(line).expect("a case is sound");
            drafts += 1;
            for (detail, outcome) in judge(&linter, &case) {
                *counts.entry((detail, outcome)).or_default() += 1;
                if lists && half != "test" && outcome != Outcome::Right {
                    let said = if outcome == Outcome::Accused { "said to be missing" } else { "not missed" };
                    println!("{} {} ({}): {detail} {said}", case.id, case.kind, case.note);
                }
            }
        }
        let count = |wanted: Outcome| -> u32 {
            counts.iter().filter(|((_, outcome), _)| *outcome == wanted).map(|(_, count)| count).sum()
        };
        let (right, accused, unseen) = (count(Outcome::Right), count(Outcome::Accused), count(Outcome::Unseen));
        let share = f64::from(right) / f64::from(right + accused + unseen);
        failed |= FLOORS.iter().any(|(known, floor)| *known == half && share < *floor);
        println!(
            "\n{half}: {right} of {} details of {drafts} drafts right, {:.1} %; {accused} falsely said to be missing, {unseen} not missed",
            right + accused + unseen,
            share * 100.0
        );
        for detail in ["email", "phone", "name"] {
            let of = |outcome| counts.get(&(detail, outcome)).copied().unwrap_or_default();
            let (right, accused, unseen) = (of(Outcome::Right), of(Outcome::Accused), of(Outcome::Unseen));
            println!("  {detail:<6} {right:>3} right, {accused} accused, {unseen} not missed");
        }
    }
    ending::end(!failed)
}
