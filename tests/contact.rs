//! Whether contact details are told from other figures and signs, and the writer's own from those of others: the cases of
//! `tests/tables/contact`, each put at its place into a letter that says nothing else of this sort.
//!
//! `cargo test --test contact` prints how many are right and fails where a half falls below its floor; after `--`, `--places` lists the cases
//! of the dev half that are not (of the test half only counts, so that nobody tunes on it), and `--cases FILE` reads and lists cases of another file
//! in their stead.
#![allow(clippy::print_stdout, reason = "the figures are what this test is run for")]

use std::collections::BTreeMap;
use std::process::ExitCode;

use bestfoot::{Application, Diagnostic, Document, Format, Kind, Linter, Span};
use serde::Deserialize;

#[path = "support/ending.rs"]
mod ending;
#[path = "support/tables.rs"]
mod tables;

/// The least shares of the cases that are right. The aim is 97 % in either half.
const FLOORS: [(&str, f64); 2] = [("dev", 0.985), ("test", 0.97)];

#[derive(Deserialize)]
struct Case {
    id: String,
    place: Place,
    text: String,
    mark: String,
    expect: Expect,
    note: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Place {
    Letterhead,
    Body,
    Signature,
    InsideAddress,
    Referee,
    /// The end of a mail that has no sender's line.
    Mail,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Expect {
    /// The writer's own number.
    Phone,
    /// The writer's own address.
    Email,
    /// No number at all.
    NoPhone,
    /// No address at all.
    NoEmail,
    /// Somebody else's number.
    OtherPhone,
    /// Somebody else's address.
    OtherEmail,
    /// A detail that cannot work.
    Malformed,
    /// An address for friends.
    Crude,
    /// A page of the writer's: neither a number nor an address, and nothing wrong with it.
    Profile,
}

/// The draft around a text.
fn draft(place: Place, text: &str) -> Document {
    let plain = "Dana Whitfield\n14 Mill Lane";
    let (top, reader, body, end) = match place {
        Place::Letterhead => (text, "Harbour Clinic\nQuay Street", "", "Sincerely,\nDana Whitfield"),
        Place::Body => (plain, "Harbour Clinic\nQuay Street", text, "Sincerely,\nDana Whitfield"),
        Place::Signature => (plain, "Harbour Clinic\nQuay Street", "", text),
        Place::Mail => ("", "", "", text),
        Place::InsideAddress => (plain, text, "", "Sincerely,\nDana Whitfield"),
        Place::Referee => {
            let sheet = format!("References for Dana Whitfield\n\n{text}\n");
            return Document::new(sheet, Format::Text).with_kind(Some(Kind::References));
        }
    };
    let said = if body.is_empty() { String::new() } else { format!(" {body}") };
    let (frame, format) = match place {
        Place::Mail => ("To: Rosa Ortiz <rosa.ortiz@harbour.example>\nSubject: Night desk".to_owned(), Format::Mail),
        _ => (format!("{top}\n\n4 June 2026\n\n{reader}"), Format::Text),
    };
    let letter = format!(
        "{frame}\n\nDear Ms. Ortiz,\n\n\
         I have run the night desk of a small hotel since spring, and the guests come back. I would like to do the same for your ward.\n\n\
         I keep the handover short and in writing.{said}\n\n\
         {end}\n"
    );
    Document::new(letter, format).with_kind(Some(Kind::CoverLetter))
}

/// Why a case is not as expected, if it is not.
fn mistake(linter: &Linter, case: &Case) -> Option<String> {
    let document = draft(case.place, &case.text);
    let start = document.text().find(&case.text).expect("the text was put there");
    let offset = case.text.find(&case.mark).unwrap_or_else(|| panic!("{}: the mark is not in the text", case.id));
    let mark = Span::new(start + offset, start + offset + case.mark.len());
    let found: Vec<Diagnostic> = linter.check(&document, &Application::new()).into_iter().collect();
    let says = |lint: &str| found.iter().any(|finding| &*finding.lint == lint);
    let at_mark = |finding: &&Diagnostic| finding.span.is_some_and(|span| span.overlaps(mark));
    let at = |lint: &str| found.iter().filter(at_mark).any(|finding| &*finding.lint == lint);
    let disturbed = found.iter().filter(at_mark).find(|finding| &*finding.group == "contact");
    let (lint, is_missing) = match case.expect {
        Expect::Phone => ("missing-phone", false),
        Expect::Email => ("missing-email", false),
        Expect::NoPhone | Expect::OtherPhone => ("missing-phone", true),
        Expect::NoEmail | Expect::OtherEmail | Expect::Profile => ("missing-email", true),
        Expect::Malformed => return (!at("malformed-contact")).then(|| "nothing malformed".to_owned()),
        Expect::Crude => return (!at("unprofessional-address")).then(|| "nothing crude".to_owned()),
    };
    if let Some(finding) = disturbed {
        return Some(finding.to_string());
    }
    if case.expect == Expect::Profile {
        let is_read = !(says("missing-phone") && says("missing-email"));
        return is_read.then(|| "read as a number or an address".to_owned());
    }
    (says(lint) != is_missing).then(|| if is_missing { format!("no {lint}") } else { lint.to_owned() })
}

fn main() -> ExitCode {
    let linter = Linter::new();
    let lists = tables::lists_places();
    let mut failed = false;
    for (half, table) in tables::halves("contact") {
        let written = std::fs::read_to_string(table).expect("the table is there");
        let mut shares: BTreeMap<Expect, (u32, u32)> = BTreeMap::new();
        for line in written.lines().filter(|line| !line.is_empty()) {
            let case: Case = serde_json::from_str(line).expect("a case is sound");
            let (right, all) = shares.entry(case.expect).or_default();
            *all += 1;
            match mistake(&linter, &case) {
                None => *right += 1,
                Some(mistake) if lists && half != "test" => {
                    println!("{} {:?} ({}): {mistake}: {:?}", case.id, case.expect, case.note, case.text);
                }
                Some(_) => {}
            }
        }
        let (right, all) = shares.values().fold((0, 0), |sum, share| (sum.0 + share.0, sum.1 + share.1));
        let share = f64::from(right) / f64::from(all);
        failed |= FLOORS.iter().any(|(known, floor)| *known == half && share < *floor);
        println!("\n{half}: {right} of {all} right, {:.1} %", share * 100.0);
        for (expect, (right, all)) in shares {
            println!("  {:<12} {right:>3} of {all:>3}", format!("{expect:?}"));
        }
    }
    ending::end(!failed)
}
