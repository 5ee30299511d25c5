//! Packets in number: what is found grows with the drafts and not with their square, and every draft is told once.

#[path = "support/zips.rs"]
mod zips;

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
    std::fs::write(path, text).expect("the file is written");
}

/// The last line of a run for programs, and how many lines stand before it.
fn run(folder: &Path, lints: &str) -> (String, usize) {
    let out = Command::new(env!("CARGO_BIN_EXE_bestfoot"))
        .args(["check", "--today", "2026-03-18", "--output-format", "json-lines", "--select", lints])
        .arg(folder)
        .output()
        .expect("the command runs");
    let text = String::from_utf8(out.stdout).expect("text");
    assert!(out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
    let last = text.lines().last().expect("a summary").to_owned();
    (last, text.lines().count() - 1)
}

const LINTS: &str =
    "letter-reused,company-of-other-packet,interviewer-not-thanked,thank-you-copy-paste,follow-ups-in-a-row";

#[test]
fn ten_thousand_drafts_without_a_packet_stand_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    for index in 0..10_000 {
        write(
            &folder.path().join(format!("{}/letter-{index}.txt", index % 100)),
            "Dear Ms. Ortiz,\n\nI bake rye.\n\nDana\n",
        );
    }
    let (summary, findings) = run(folder.path(), LINTS);
    assert!(summary.contains("\"documents\":10000") && !summary.contains("packets"), "{summary}");
    assert_eq!(findings, 0);
}

#[test]
fn a_thousand_packets_with_one_letter_draw_one_finding_each() {
    let folder = tempfile::tempdir().expect("a folder");
    for index in 0..1_000 {
        let packet = folder.path().join(format!("company-{index:04}"));
        write(&packet.join("application.toml"), &format!("company = \"Bakery Number{index}\"\n"));
        let letter = format!(
            "Dear Ms. Ortiz,\n\nThe early oven is mine: for six years I have baked rye and wheat before five in the morning, and have trained two apprentices on the way. I would like to bring both to Bakery Number{index}.\n\nSincerely,\nDana Whitfield\n"
        );
        write(&packet.join("letter.txt"), &letter);
    }
    let (summary, findings) = run(folder.path(), LINTS);
    // Every letter but the first is a copy of an earlier one, and is told once.
    assert!(summary.contains("\"infos\":999") && summary.contains("\"warnings\":0"), "{}", &summary[..200]);
    assert_eq!(findings, 999);
}

#[test]
fn a_thousand_notes_of_one_packet_draw_one_finding_each() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut people = String::new();
    let mut with = String::new();
    for index in 0..1_000 {
        writeln!(people, "[[people]]\nname = \"Ana{index} Ortiz{index}\"\nemail = \"a{index}@example.com\"")
            .expect("a string takes all");
        write!(with, "\"Ana{index} Ortiz{index}\", ").expect("a string takes all");
        let note = format!(
            "To: a{index}@example.com\n\nDear all,\n\nThank you for your time on Monday. I enjoyed learning about the bakery and would love to bring my six years of ovens to your team.\n\nDana\n"
        );
        write(&folder.path().join(format!("thank-you-{index:04}.eml")), &note);
    }
    let toml = format!("{people}[[interviews]]\ndate = 2026-03-16\nwith = [{with}]\n");
    write(&folder.path().join("application.toml"), &toml);
    let (summary, findings) = run(folder.path(), LINTS);
    assert!(summary.contains("\"warnings\":999") && summary.contains("\"errors\":0"), "{}", &summary[..200]);
    assert_eq!(findings, 999);
}

#[test]
fn a_place_in_another_word_file_is_told_as_its_reader_finds_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let note = |name: &str, to: &str| {
        let lines = [
            format!("Dear {to},"),
            "Thank you for your time this morning and for showing me the second yard. Planning three lines at Brightwater taught me to keep short runs apart, and I would bring that to your night crew from the first week.".to_owned(),
            "Kind regards,".to_owned(),
            "Dana Whitfield".to_owned(),
        ];
        let body = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", lines.join("</w:t></w:r></w:p><w:p><w:r><w:t>"));
        std::fs::write(folder.path().join(name), zips::docx(&zips::word(&body), &[])).expect("the file is written");
    };
    note("thank-you-adeyemi.docx", "Ms. Adeyemi");
    note("thank-you-novak.docx", "Mr. Novak");
    write(
        &folder.path().join("application.toml"),
        "company = \"Osprey Freight\"\n[[people]]\nname = \"Marek Novak\"\n[[people]]\nname = \"Joy Adeyemi\"\n",
    );
    let told = |format: &str| {
        let out = Command::new(env!("CARGO_BIN_EXE_bestfoot"))
            .args(["check", "--select", "thank-you-copy-paste", "--output-format", format, "."])
            .current_dir(folder.path())
            .output()
            .expect("the command runs");
        String::from_utf8(out.stdout).expect("text")
    };
    let full = told("full");
    assert!(full.contains(" --> thank-you-novak.docx: paragraph 2\n  |\n  | "), "{full}");
    assert!(full.contains("\n  |\n ::: thank-you-adeyemi.docx: paragraph 2\n  |\n  | "), "{full}");
    let json = told("json-lines");
    let place = r#""location":{"text":"paragraph 2","paragraph":2,"page":null}}]"#;
    assert!(json.contains(place), "{json}");
}
