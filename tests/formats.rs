//! Web pages, mails, RTF, TeX and PDF of real producers. How they are made tells `tests/scripts/format_files.py`.

#[path = "support/letters.rs"]
mod letters;

use bestfoot::UnresolvedKind;
use letters::{findings, letter, open, same_as_the_letter, words};

fn bytes(name: &str) -> Vec<u8> {
    letters::bytes(&format!("formats/{name}"))
}

/// Applies all fixes, and gives the file before and after as text.
fn mended(name: &str) -> (String, String) {
    let (before, after) = letters::mended(&format!("formats/{name}"));
    (String::from_utf8(before).expect("UTF-8"), String::from_utf8(after).expect("UTF-8"))
}

// ---- HTML

#[cfg(feature = "html")]
#[test]
fn web_pages_give_the_same_findings() {
    same_as_the_letter(&["formats/pandoc.html", "formats/libreoffice.html"]);
}

#[cfg(feature = "html")]
#[test]
fn fixes_of_a_web_page_change_nothing_but_their_words() {
    for name in ["pandoc.html", "libreoffice.html"] {
        let (before, after) = mended(name);
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
        let wanted = words(&before).replace("the the", "the").replace("recieve", "receive");
        assert_eq!(words(&after), wanted, "{name}");
    }
}

// ---- mails

#[cfg(all(feature = "html", feature = "mail"))]
#[test]
fn mails_give_the_findings_of_their_letter() {
    for name in ["quoted-printable.eml", "mixed.eml", "html-only.eml", "one.mbox"] {
        let document = open(&bytes(name), name);
        let facts = document.facts();
        assert!(facts.is_mail, "{name}");
        assert_eq!(facts.to[0].name.as_deref(), Some("Ana Ortíz"), "{name}");
        assert_eq!(facts.subject.as_deref(), Some("Operations analyst – application"), "{name}");
        assert_eq!(facts.sent.map(|sent| sent.date.to_string()).as_deref(), Some("2026-06-04"), "{name}");
        let body = document.text().split_once("\n\n").expect("a body").1;
        assert_eq!(body.split_whitespace().collect::<Vec<_>>(), words(&letter()), "{name}");
        let plain = open(
            format!("{}\n\n{}", document.text().split_once("\n\n").expect("a head").0, letter().text()).as_bytes(),
            "a.eml",
        );
        assert_eq!(findings(&document), findings(&plain), "{name}:\n{}", document.text());
    }
    assert_eq!(open(&bytes("mixed.eml"), "mixed.eml").facts().attachments, ["Resume of Dana Whitfield.pdf"]);
    let error = bestfoot_read::read(&bytes("two.mbox"), Some("two.mbox")).expect_err("two mails").to_string();
    assert!(error.contains("it holds 2 mails") && error.contains(".eml"), "{error}");
}

#[cfg(feature = "mail")]
#[test]
fn a_format_is_told_by_content() {
    use bestfoot_read::FileFormat;
    let told = |name: &str, as_name: &str| FileFormat::of(&bytes(name), Some(as_name));
    assert_eq!(told("quoted-printable.eml", "a.txt"), Ok(FileFormat::Mail));
    assert_eq!(told("one.mbox", "a.docx"), Ok(FileFormat::Mailbox));
    assert_eq!(told("pandoc.html", "a.doc"), Ok(FileFormat::Html));
    assert_eq!(FileFormat::of(b"Subject: Hi\n\nHello.\n", Some("a.txt")), Ok(FileFormat::Text));
    assert_eq!(FileFormat::of(b"From my last job I learned\nmuch: and more.\n", Some("a.txt")), Ok(FileFormat::Text));
}

// ---- RTF

#[cfg(feature = "rtf")]
#[test]
fn rtf_files_give_the_same_findings() {
    same_as_the_letter(&["formats/pandoc.rtf", "formats/libreoffice.rtf"]);
}

#[cfg(feature = "rtf")]
#[test]
fn everything_that_a_reader_of_an_rtf_file_sees_is_read_in_its_order() {
    let document = open(&bytes("changes.rtf"), "changes.rtf");
    assert_eq!(
        document.text(),
        "Dana Whitfield, Baltimore\n\nPhone\t(202) 555-0143\nMail\twrite to me\n\nDear Ms. Ortiz,\n\nAvailable from July\n\n\
         My name is Dana Whitfield, and I have planned and run routes for six years at a busy depot.  I read your report with care.\n\n\
         Sincerely,\nDana Whitfield\n\nThe one of March, page nine.\n"
    );
    let places = ["header", "table 1, row 1", "table 1, row 2", "text box", "paragraph 1", "paragraph 2", "note 1"];
    for (place, words) in places.iter().zip(["Baltimore", "Phone", "write", "Available", "Dear", "My name", "The one"])
    {
        let at = document.text().find(words).expect("it is there");
        assert_eq!(document.location(at).map(|place| place.text.as_str()), Some(*place));
    }
    let unresolved: Vec<(UnresolvedKind, &str)> =
        document.facts().unresolved.iter().map(|one| (one.kind, one.words.trim())).collect();
    assert_eq!(
        unresolved,
        [
            (UnresolvedKind::Added, "and run"),
            (UnresolvedKind::TakenOut, "shockingly"),
            (UnresolvedKind::Comment, "which one? they will ask"),
            (UnresolvedKind::Hidden, "Logistics Excel SAP leadership."),
        ]
    );
    assert_eq!(document.facts().targets[0].address, "mailto:dana.whitfield@example.com");
}

// ---- LaTeX

#[cfg(feature = "tex")]
#[test]
fn latex_files_give_the_same_findings() {
    same_as_the_letter(&["formats/pandoc.tex", "formats/letter.tex"]);
    // This class prints the address before the date.
    let document = open(&bytes("moderncv.tex"), "moderncv.tex");
    assert_eq!(findings(&document), findings(&letter()), "{}", document.text());
    assert!(
        document.text().starts_with("Dana Whitfield\n12 Harbour Street, Baltimore, MD 21230\n"),
        "{}",
        document.text()
    );
    assert!(document.text().ends_with("\n\nSincerely,\nDana Whitfield\n"), "{}", document.text());
}

#[cfg(feature = "tex")]
#[test]
fn findings_in_latex_tell_the_line_of_the_file() {
    let before = String::from_utf8(bytes("letter.tex")).expect("UTF-8");
    let document = open(before.as_bytes(), "letter.tex");
    for words in ["(202)", "Dear Ms.", "For six", "never", "recieve", "French", "Sincerely"] {
        let line = before.split('\n').position(|line| line.contains(words)).expect("it is there") + 1;
        let at = document.text().find(words).expect("it is there");
        assert_eq!(document.location(at).map(|place| place.text.clone()), Some(format!("line {line}")), "{words}");
    }
}

#[cfg(feature = "tex")]
#[test]
fn fixes_of_latex_change_nothing_but_their_words() {
    for name in ["pandoc.tex", "letter.tex", "moderncv.tex"] {
        let (before, after) = mended(name);
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
        let wanted = words(&before).replace("the the", "the").replace("recieve", "receive");
        assert_eq!(words(&after), wanted, "{name}");
    }
}

// ---- PDF

#[cfg(feature = "pdf")]
#[test]
fn pdf_files_give_the_same_findings() {
    same_as_the_letter(&["formats/libreoffice.pdf", "formats/weasyprint.pdf", "formats/reportlab.pdf"]);
    // What the built-in fonts cannot write was replaced.
    let text = letter().text().replace(['\u{2022}', '\u{2013}'], "-");
    let document = open(&bytes("fpdf2.pdf"), "fpdf2.pdf");
    assert_eq!(document.text(), text);
    assert_eq!(findings(&document), findings(&open(text.as_bytes(), "letter.txt")));
    assert_eq!(document.location(100).map(|place| place.text.as_str()), Some("page 1"));
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_without_text_to_read_says_why() {
    let told = |name| bestfoot_read::read(&bytes(name), Some(name)).expect_err("not readable").to_string();
    assert!(told("locked.pdf").contains("password"), "{}", told("locked.pdf"));
    assert!(told("scan.pdf").contains("pictures"), "{}", told("scan.pdf"));
    assert!(told("form.pdf").contains("form"), "{}", told("form.pdf"));
}
