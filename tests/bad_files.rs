//! What nobody should have to read, handed to the command: each file ends in a message that says what it is, soon and without eating the memory.

#[path = "support/mutants.rs"]
mod mutants;
#[path = "support/pdfs.rs"]
mod pdfs;
#[path = "support/zips.rs"]
mod zips;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use mutants::Dice;
use serde_json::Value;
use zips::{docx, zip};

fn bestfoot() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bestfoot"));
    command.args(["check", "--isolated", "--select", "repeated-word", "--output-format", "json"]);
    command
}

/// The message for each file of a folder that cannot be read.
fn told(folder: &Path) -> BTreeMap<String, String> {
    let mut names: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").file_name()).collect();
    names.sort();
    let out = bestfoot().args(names).current_dir(folder).output().expect("the command runs");
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(!said.contains("panicked"), "{said}");
    let report: Value = serde_json::from_slice(&out.stdout).expect("JSON");
    let problems = report["problems"].as_array().expect("a list");
    assert_eq!(out.status.code(), Some(if problems.is_empty() { 0 } else { 2 }));
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    problems.iter().map(|problem| (text(&problem["path"]), text(&problem["message"]))).collect()
}

/// Writes the files, and expects the words in their messages.
fn expect(files: &[(&str, &[u8], &str)]) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes, _) in files {
        std::fs::write(folder.path().join(name), bytes).expect("it is written");
    }
    let told = told(folder.path());
    for (name, _, words) in files {
        let message = told.get(*name).map_or("nothing", String::as_str);
        assert!(message.contains(words), "{name}: {message}");
    }
}

// ---- office files

fn word(body: &str) -> Vec<u8> {
    docx(&zips::word(body), &[])
}

fn open_document(body: &str, manifest: &str) -> Vec<u8> {
    const SPACES: &str = "urn:oasis:names:tc:opendocument:xmlns:";
    let content = format!(
        r#"<office:document-content xmlns:office="{SPACES}office:1.0" xmlns:text="{SPACES}text:1.0" xmlns:table="{SPACES}table:1.0"><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
    );
    zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ])
}

/// A file of the old container with this name in its directory.
fn compound(name: &str) -> Vec<u8> {
    let mut bytes = vec![0; 2048];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes[1024..1024 + name.len()].copy_from_slice(&name);
    bytes
}

#[test]
fn bombs_and_nests() {
    let blanks = " ".repeat(200 << 20);
    let bomb = word(&format!("<w:p><w:r><w:t>{blanks}</w:t></w:r></w:p>"));
    let odt_bomb = open_document(&format!("<text:p>{blanks}</text:p>"), "<m/>");
    drop(blanks);
    assert!(bomb.len() < 1 << 20);
    let nest = |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    let start = Instant::now();
    expect(&[
        ("bomb.docx", &bomb, "unpacks to more than 10 MiB"),
        ("bomb.odt", &odt_bomb, "unpacks to more than 10 MiB"),
        ("nest.docx", &word(&nest("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")), "nested more than"),
        (
            "nest.odt",
            &open_document(
                &nest(
                    "<table:table><table:table-row><table:table-cell>",
                    "</table:table-cell></table:table-row></table:table>",
                ),
                "<m/>",
            ),
            "nested more than",
        ),
        (
            "nest.html",
            format!("<!doctype html><body>{}", nest("<table><tr><td>", "</td></tr></table>")).as_bytes(),
            "nested more than",
        ),
    ]);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn locked_files() {
    let manifest = "<m><manifest:encryption-data/></m>";
    expect(&[
        ("locked.docx", &compound("EncryptedPackage"), "locked with a password"),
        ("locked.odt", &open_document("\u{1}", manifest), "locked with a password"),
        ("locked.pdf", include_bytes!("formats/locked.pdf"), "locked with a password"),
    ]);
}

#[test]
fn empty_files() {
    const NAMES: [&str; 13] = [
        "a.txt", "a.md", "a.eml", "a.mbox", "a.docx", "a.docm", "a.odt", "a.html", "a.xhtml", "a.rtf", "a.tex",
        "a.pdf", "a.doc",
    ];
    let nothing = NAMES.map(|name| (name, &b""[..], "this file is empty"));
    expect(&nothing);
    expect(&NAMES.map(|name| (name, &b" \r\n\t\n"[..], "this file is empty")));
    let page = sketch(&[("", "")]);
    expect(&[
        ("a.docx", &word("<w:p/>"), "this file is empty"),
        ("a.odt", &open_document("<text:p/>", "<m/>"), "this file is empty"),
        ("a.html", b"<!doctype html><title>Letter</title><body><p> </p></body>", "it shows no words"),
        ("a.rtf", b"{\\rtf1\\ansi\\pard\\par}", "this file is empty"),
        ("a.tex", b"\\documentclass{letter}\n\\begin{document}\n\\end{document}\n", "it prints no words"),
        ("a.pdf", &page, "there is no text in it"),
    ]);
}

#[test]
fn files_of_other_programs() {
    expect(&[
        ("picture.docx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01", "this is a picture"),
        ("photo.docx", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0", "this is a picture"),
        ("letter.doc", &compound("WordDocument"), "an old Word file (.doc); open it in a word processor"),
        ("named-wrongly.docx", &compound("WordDocument"), "an old Word file (.doc); open it in a word processor"),
        ("letter.pages", &zip(&[("Index/Document.iwa", "\u{1}")]), "Pages"),
        ("sheet.docx", &zip(&[("xl/workbook.xml", "")]), "Excel"),
        ("torn.docx", &word("<w:p/>")[..300], "damaged"),
    ]);
}

#[test]
fn a_text_of_200_megabytes() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["letter.txt", "letter.md", "letter.eml", "letter.html", "letter.docx", "letter.pdf"] {
        // The file has no blocks on the disk; only its length counts.
        let file = std::fs::File::create(folder.path().join(name)).expect("it is made");
        file.set_len(200_000_000).expect("it grows");
    }
    let start = Instant::now();
    let told = told(folder.path());
    assert_eq!(told.len(), 6);
    for (name, message) in &told {
        assert!(message.contains("too large (191 MiB; the limit is 128 MiB)"), "{name}: {message}");
    }
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

// ---- PDF files

/// A PDF file of one page, with these streams to be drawn by their names; the first is the page itself.
fn sketch(streams: &[(&str, &str)]) -> Vec<u8> {
    repeated(1, streams)
}

/// The same, with the first stream so many times on the page.
fn repeated(times: usize, streams: &[(&str, &str)]) -> Vec<u8> {
    let contents = "5 0 R ".repeat(times);
    let names: String = streams.iter().zip(5..).fold(String::new(), |mut names, ((name, _), number)| {
        if !name.is_empty() {
            let _ = write!(names, "/{name} {number} 0 R ");
        }
        names
    });
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600 800]>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R/Contents[{contents}]/Resources<</Font<</F1 4 0 R>>/XObject<<{names}>>>>>>"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    for (_, words) in streams {
        objects.push(format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Length {}>>\nstream\n{words}\nendstream",
            words.len()
        ));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = String::new();
    for (object, number) in objects.iter().zip(1..) {
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let (start, count) = (file.len(), objects.len() + 1);
    let _ = write!(
        file,
        "xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}

/// A page that is drawn ten times in itself, and so on twelve deep.
fn endless() -> Vec<u8> {
    let names: Vec<String> = (0..12).map(|number| format!("X{number}")).collect();
    let words: Vec<String> = (1..=12).map(|number| format!("/X{number} Do ").repeat(10)).collect();
    let mut streams = vec![("", "/X0 Do")];
    streams.extend(names.iter().zip(&words).map(|(name, words)| (name.as_str(), words.as_str())));
    streams.push(("X12", "q Q"));
    sketch(&streams)
}

#[test]
fn a_pdf_without_end_is_stopped() {
    let start = Instant::now();
    expect(&[("endless.pdf", &endless(), "takes too long")]);
    assert!(start.elapsed() > Duration::from_secs(5), "{:?}", start.elapsed());
    assert!(start.elapsed() < Duration::from_secs(15), "{:?}", start.elapsed());
}

#[cfg(target_os = "linux")]
#[test]
fn a_pdf_that_eats_the_memory_is_stopped() {
    // A page whose words are the same megabytes again and again.
    let blanks = " ".repeat(4 << 20);
    expect(&[("greedy.pdf", &repeated(1_000, &[("", &blanks)]), "takes too much memory")]);
}

#[test]
fn a_pdf_that_crashes_its_reader_is_named() {
    let endless = sketch(&[("", "/X1 Do"), ("X1", "/X1 Do")]);
    expect(&[("crash.pdf", &endless, "its reader broke off")]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_somebody_ends_is_missed() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("endless.pdf"), endless()).expect("it is written");
    let mut command = bestfoot();
    let running =
        command.arg("endless.pdf").current_dir(folder.path()).stdout(Stdio::piped()).spawn().expect("it runs");
    let start = Instant::now();
    // Any thread of the command may have started the reader.
    let reader = loop {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", running.id())).expect("it still runs");
        let children: String =
            tasks.filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("children")).ok()).collect();
        if let Some(child) = children.split_whitespace().next() {
            break child.to_owned();
        }
        assert!(start.elapsed() < Duration::from_secs(4), "no reader in {children}");
        std::thread::sleep(Duration::from_millis(5));
    };
    std::thread::sleep(Duration::from_millis(100));
    let ended = Command::new("kill").args(["-9", &reader]).status().expect("it is ended");
    assert!(ended.success());
    let out = running.wait_with_output().expect("it ends");
    let text = String::from_utf8_lossy(&out.stdout);
    assert!(text.contains("its reader broke off"), "{text}");
    assert_eq!(out.status.code(), Some(2));
}

#[test]
fn damaged_pdf_files_end_in_a_text_or_in_a_message() {
    read_damaged(300);
}

#[test]
#[ignore = "takes a minute; the same files are read without the process in `tests/pdf_mutants.rs`"]
fn all_damaged_pdf_files_end_in_a_text_or_in_a_message() {
    read_damaged(2_000);
}

fn read_damaged(count: usize) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/formats");
    let seeds = pdfs::READABLE.map(|name| std::fs::read(source.join(name)).expect("it is checked in"));
    let folder = tempfile::tempdir().expect("a folder");
    let mut dice = Dice::new();
    for number in 0..count {
        let mutant = pdfs::mutant(&seeds[number % seeds.len()], &mut dice);
        std::fs::write(folder.path().join(format!("{number}.pdf")), mutant).expect("it is written");
    }
    let told = told(folder.path());
    assert!(told.len() < count * 9 / 10, "{} of {count} are not read", told.len());
    for (name, message) in &told {
        assert!(message.contains("PDF file"), "{name}: {message}");
    }
}
