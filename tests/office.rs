//! Office files of real producers, read and written. How they are made tells `tests/scripts/office_files.py`.

#[path = "support/letters.rs"]
mod letters;
#[path = "support/zips.rs"]
mod zips;

use bestfoot::{Applicability, Document, Edit, ReadError, Span, UnresolvedKind};
use bestfoot_read::{WriteError, write_back};
use letters::{findings, open, same_as_the_letter};
use zips::{docx, entries, word, zip};

fn bytes(name: &str) -> Vec<u8> {
    letters::bytes(&format!("office/{name}"))
}

const LETTERS: [&str; 8] = [
    "office/python-docx.docx",
    "office/pandoc.docx",
    "office/libreoffice.docx",
    "office/npm-docx.docx",
    "office/html-to-docx.docx",
    "office/pandoc.odt",
    "office/libreoffice.odt",
    "office/odfpy.odt",
];

#[test]
fn the_same_letter_in_all_formats_gives_the_same_findings() {
    same_as_the_letter(&LETTERS);
}

#[test]
fn everything_that_a_reader_sees_is_read_in_its_order() {
    for (name, footer) in [("changes.docx", ""), ("changes.odt", "")] {
        let document = open(&bytes(name), name);
        let wanted = format!(
            "Dana Whitfield, Baltimore\n\nPhone\t(202) 555-0143\nMail\twrite to me\n\nDear Ms. Ortiz,\n\nAvailable from July\n\n\
             My name is Dana Whitfield, and I have planned and run routes for six years at a busy depot.  I read your report with care.\n\n\
             Sincerely,\nDana Whitfield\n{footer}\nThe one of March, page nine.\n"
        );
        assert_eq!(document.text(), wanted, "{name}");
        let places = ["header", "table 1, row 1", "table 1, row 2", "text box", "paragraph 1", "paragraph 2", "note 1"];
        let words = ["Baltimore", "Phone", "write", "Available", "Dear", "My name", "The one"];
        for (place, words) in places.iter().zip(words) {
            let at = document.text().find(words).expect("it is there");
            assert_eq!(document.location(at).map(|place| place.text.as_str()), Some(*place), "{name}");
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
            ],
            "{name}"
        );
        assert_eq!(document.facts().targets[0].address, "mailto:dana.whitfield@example.com", "{name}");
        let found = findings(&document);
        assert_eq!(found.iter().filter(|(lint, _)| lint == "unresolved-change").count(), 3, "{found:?}");
        assert!(!found.iter().any(|(lint, _)| lint.starts_with("missing-")), "{found:?}");
    }
}

#[test]
fn fixes_change_nothing_but_their_words() {
    for name in LETTERS.iter().filter(|name| !name.contains("odt")) {
        let (before, after) = letters::mended(name);
        let (before, after) = (entries(&before), entries(&after));
        assert_eq!(before.len(), after.len(), "{name}");
        for (old, new) in before.iter().zip(&after) {
            if old.name == "word/document.xml" {
                let (old, new) = (old.text(), new.text());
                // Without the edited words and the mark for white space, the part is what it was.
                let bare = |text: &str| {
                    text.replace(" xml:space=\"preserve\"", "").replace("the the", "the").replace("recieve", "receive")
                };
                let bare = |text: &str| bare(text).replace("rec</w:t>", "</w:t>").replace(">ie</w:t>", "></w:t>");
                if !name.ends_with("python-docx.docx") && !name.ends_with("npm-docx.docx") {
                    assert_eq!(bare(&old), bare(&new), "{name}");
                }
            } else {
                assert_eq!(old, new, "{name}: {}", old.name);
            }
        }
    }
}

#[test]
fn an_open_document_text_is_not_written() {
    let before = bytes("odfpy.odt");
    let edit = Edit { span: Span::new(0, 4), replacement: "Dora".to_owned() };
    assert_eq!(write_back(&before, Some("odfpy.odt"), &[edit]), Err(WriteError::Unwritable));
    assert!(!open(&before, "odfpy.odt").is_editable());
}

// ---- what no program here makes

/// The namespace of Word's elements by the strict standard.
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// A run of text with these properties.
fn run(properties: &str, text: &str) -> String {
    let space = if text.trim() == text { "" } else { " xml:space=\"preserve\"" };
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t{space}>{text}</w:t></w:r>")
}

fn text(document: &str) -> String {
    let bytes = docx(document, &[]);
    bestfoot_read::read(&bytes, Some("letter.docx")).expect("it can be read").text().to_owned()
}

#[test]
fn prefixes_and_the_strict_standard_do_not_matter() {
    let strict = format!(
        r#"<x:document xmlns:x="{STRICT}"><x:body><x:p><x:r><x:t>Dear Ms. </x:t></x:r><x:r><x:t xml:space="preserve"> Ortiz,</x:t></x:r></x:p></x:body></x:document>"#
    );
    assert_eq!(text(&strict), "Dear Ms. Ortiz,\n");
    let default =
        format!(r#"<document xmlns="{STRICT}"><body><p><r><t>Dear</t><tab/><t>Ana</t></r></p></body></document>"#);
    assert_eq!(text(&default), "Dear\tAna\n");
}

#[test]
fn marks_fields_and_choices() {
    let told = |runs: &str| text(&word(&format!("<w:p>{runs}</w:p>"))).trim_end().to_owned();
    assert_eq!(
        told("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:br/><w:t>b</w:t></w:r>"),
        "co\u{2011}op\u{ad}\nb"
    );
    assert_eq!(
        told(
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>4 June</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        ),
        "4 June"
    );
    assert_eq!(
        told(
            r#"<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>once</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>once</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:t>Dear</w:t></w:r>"#
        ),
        "once\n\nDear"
    );
    assert_eq!(
        told(
            "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>kept</w:t></w:r></w:sdtContent></w:sdt><w:smartTag><w:r><w:t>, too</w:t></w:r></w:smartTag><w:moveFrom><w:r><w:t>not</w:t></w:r></w:moveFrom>"
        ),
        "kept, too"
    );
    assert_eq!(
        told(
            "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>seen &amp; &#8364;</w:t></w:r>"
        ),
        "seen & \u{20ac}"
    );
}

fn edited(document: &str, old: &str, new: &str) -> Result<String, WriteError> {
    let bytes = docx(document, &[]);
    let source = bestfoot_read::read(&bytes, None).expect("it can be read");
    let at = source.text().find(old).expect("the words are there");
    let edit = Edit { span: Span::new(at, at + old.len()), replacement: new.to_owned() };
    let document = Document::from(source);
    let fix = bestfoot::Fix { applicability: Applicability::Safe, edits: vec![edit.clone()] };
    let written = write_back(&bytes, None, &[edit]);
    assert_eq!(document.takes(&fix), written.is_ok(), "what is promised is what is done");
    let after = entries(&written?);
    Ok(after.iter().find(|entry| entry.name == "word/document.xml").expect("it is there").text())
}

#[test]
fn edits_keep_space_and_go_over_runs_of_one_look() {
    let plain = word(
        "<w:p><w:r><w:t> I reci</w:t></w:r><w:r><w:rPr><w:lang w:val=\"en-US\"/></w:rPr><w:t>eve it </w:t></w:r></w:p>",
    );
    // White space that did not count must not begin to count.
    assert_eq!(
        edited(&plain, "recieve", "receive").expect("written"),
        plain
            .replace("<w:t> I reci</w:t>", "<w:t xml:space=\"preserve\">I recei</w:t>")
            .replace("<w:t>eve it </w:t>", "<w:t xml:space=\"preserve\">ve it</w:t>")
    );
    let entity = word(&format!("<w:p>{}</w:p>", run("", "R&amp;D at  A&lt;B")));
    assert!(edited(&entity, "R&D at  A<B", "R&D, A>B").expect("written").contains("R&amp;D, A&gt;B"));
}

#[test]
fn edits_are_refused_where_they_cannot_be_exact() {
    let two_looks = word(&format!("<w:p>{}{}</w:p>", run("", "very "), run("<w:i/>", "unique thing")));
    assert_eq!(edited(&two_looks, "very unique", "rare"), Err(WriteError::Misplaced));
    // What both have in common is left alone, so this one stays inside one run.
    assert!(edited(&two_looks, "very unique", "very rare").is_ok());
    let paragraphs = word(&format!("<w:p>{}</w:p><w:p>{}</w:p>", run("", "one"), run("", "two")));
    assert_eq!(edited(&paragraphs, "one\ntwo", "three"), Err(WriteError::Misplaced));
    assert_eq!(edited(&paragraphs, "one", "one\nand a half"), Err(WriteError::Misplaced));
    let added = word(&format!("<w:p>{}<w:ins w:id=\"1\">{}</w:ins></w:p>", run("", "one "), run("", "two")));
    assert_eq!(edited(&added, "one two", "both"), Err(WriteError::Misplaced));
    let bound = word(&format!(
        "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt><w:p>{}</w:p>",
        run("", "one"),
        run("", "two")
    ));
    assert_eq!(edited(&bound, "one", "three"), Err(WriteError::Misplaced));
    let signed = zip(&[
        ("word/document.xml", &word(&format!("<w:p>{}</w:p>", run("", "one")))),
        ("_xmlsignatures/sig1.xml", "<a/>"),
    ]);
    let edit = Edit { span: Span::new(0, 3), replacement: "two".to_owned() };
    assert_eq!(write_back(&signed, None, &[edit]), Err(WriteError::Misplaced));
}

/// The text of a file, and what is hidden in it.
fn seen_and_hidden(bytes: &[u8], name: &str) -> (String, Vec<String>) {
    let document = open(bytes, name);
    let hidden = document.facts().unresolved.iter().filter(|one| one.kind == UnresolvedKind::Hidden);
    (document.text().to_owned(), hidden.map(|one| one.words.clone()).collect())
}

#[test]
fn text_that_a_style_of_a_word_file_hides_is_hidden() {
    const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
    let style =
        |kind: &str, id: &str, says: &str| format!(r#"<w:style w:type="{kind}" w:styleId="{id}">{says}</w:style>"#);
    let styles = [
        style("paragraph", "Body", ""),
        style("paragraph", "Secret", r#"<w:basedOn w:val="Body"/><w:rPr><w:vanish/></w:rPr>"#),
        style("paragraph", "Deep", r#"<w:basedOn w:val="Secret"/>"#),
        style("paragraph", "Open", r#"<w:basedOn w:val="Deep"/><w:rPr><w:vanish w:val="0"/></w:rPr>"#),
        style("character", "Whisper", "<w:rPr><w:vanish/></w:rPr>"),
        style("character", "Lower", r#"<w:basedOn w:val="Whisper"/>"#),
        // In a circle nothing is said.
        style("character", "One", r#"<w:basedOn w:val="Two"/>"#),
        style("character", "Two", r#"<w:basedOn w:val="One"/>"#),
        style("table", "Grid", r#"<w:tblStylePr w:type="firstRow"><w:rPr><w:vanish/></w:rPr></w:tblStylePr>"#),
    ];
    let styles = word("").replace("<w:body></w:body>", &styles.concat()).replace("w:document", "w:styles");
    let with = |body: &str| {
        let parts = [("word/_rels/document.xml.rels", RELATIONS), ("word/styles.xml", styles.as_str())];
        seen_and_hidden(&docx(&word(body), &parts), "letter.docx")
    };
    let paragraph = |style: &str, runs: &str| format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>"#);
    let named = |style: &str| format!(r#"<w:rStyle w:val="{style}"/>"#);
    let body = [
        paragraph("Body", &run("", "Dear Ana,")),
        paragraph("Secret", &run("", "Excel")),
        paragraph("Deep", "<w:r><w:t>SAP</w:t><w:tab/></w:r>"),
        paragraph("Open", &run("", "seen")),
        paragraph(
            "Body",
            &[
                run("", "one "),
                run(&named("Whisper"), "two"),
                run(&named("Lower"), "three"),
                run(&named("One"), "four"),
            ]
            .concat(),
        ),
        // What a run says itself counts more than any style.
        paragraph("Secret", &run(r#"<w:vanish w:val="false"/>"#, "five")),
        paragraph("Body", &run(&format!(r#"{}<w:vanish w:val="0"/>"#, named("Whisper")), "six")),
        // Hidden twice is not hidden, by the standard.
        paragraph("Secret", &run(&named("Whisper"), "seven")),
    ];
    let (seen, hidden) = with(&body.concat());
    assert_eq!(
        seen.split_whitespace().collect::<Vec<_>>(),
        "Dear Ana, seen one four five six seven".split(' ').collect::<Vec<_>>()
    );
    assert_eq!(hidden, ["Excel", "SAP", "twothree"]);
}

#[test]
fn text_that_a_style_of_an_open_document_hides_is_hidden() {
    const SPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0""#;
    let style = |family: &str, name: &str, parent: &str, says: &str| {
        format!(
            r#"<style:style style:family="{family}" style:name="{name}" style:parent-style-name="{parent}"><style:text-properties {says}/></style:style>"#
        )
    };
    let none = r#"text:display="none""#;
    let common = [
        style("paragraph", "Secret", "Standard", none),
        style("paragraph", "Deep", "Secret", ""),
        style("text", "Whisper", "", none),
    ];
    let automatic = [
        style("paragraph", "P1", "Deep", ""),
        style("paragraph", "P2", "Deep", r#"text:display="true""#),
        style("text", "T1", "Whisper", ""),
    ];
    let styles = format!(
        "<office:document-styles {SPACES}><office:styles>{}</office:styles></office:document-styles>",
        common.concat()
    );
    let content = format!(
        r#"<office:document-content {SPACES}><office:automatic-styles>{}</office:automatic-styles><office:body><office:text><text:p>Dear Ana,</text:p><text:p text:style-name="Secret">Excel</text:p><text:p text:style-name="P1">SAP</text:p><text:p text:style-name="P2">seen</text:p><text:p>one <text:span text:style-name="Whisper">two</text:span><text:span text:style-name="T1">three</text:span></text:p></office:text></office:body></office:document-content>"#,
        automatic.concat()
    );
    let file = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("styles.xml", &styles),
    ]);
    let (seen, hidden) = seen_and_hidden(&file, "letter.odt");
    assert_eq!(seen.split_whitespace().collect::<Vec<_>>(), ["Dear", "Ana,", "seen", "one"]);
    assert_eq!(hidden, ["Excel", "SAP", "twothree"]);
}

// ---- what nobody should have to read

fn refused(bytes: &[u8], name: &str) -> String {
    let error = bestfoot_read::read(bytes, Some(name)).expect_err("it cannot be read");
    assert!(!matches!(error, ReadError::Binary { .. }), "{name}: {error}");
    error.to_string()
}

#[test]
fn a_bomb_is_not_unpacked() {
    let spaces = " ".repeat(12 << 20);
    let bomb = docx(&word(&format!("<w:p>{}</w:p>", run("", &spaces))), &[]);
    assert!(bomb.len() < 1 << 20);
    assert!(refused(&bomb, "letter.docx").contains("more than 10 MiB"), "{}", refused(&bomb, "letter.docx"));
}

#[test]
fn nesting_has_an_end() {
    let open = "<w:tbl><w:tr><w:tc>".repeat(100_000);
    let close = "</w:tc></w:tr></w:tbl>".repeat(100_000);
    assert!(refused(&docx(&word(&format!("{open}{close}")), &[]), "letter.docx").contains("nested"));
    assert!(refused(&docx(&word(&open), &[]), "letter.docx").contains("nested"));
}

#[test]
fn parts_and_paragraphs_have_an_end() {
    let many: Vec<(String, &str)> = (0..6_000).map(|number| (format!("word/media/{number}.xml"), "")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    assert!(refused(&zip(&many), "letter.docx").contains("6000 parts"));
    let paragraphs = word(&"<w:p/>".repeat(60_000));
    assert!(refused(&docx(&paragraphs, &[]), "letter.docx").contains("paragraphs"));
}

#[test]
fn damaged_empty_and_locked_files_are_named() {
    let whole = bytes("libreoffice.docx");
    for share in [1, 2, 5, 8] {
        let told = refused(&whole[..whole.len() * share / 9], "letter.docx");
        assert!(told.contains("damaged"), "{told}");
    }
    assert!(refused(&docx(&word("<w:p/>"), &[]), "letter.docx").contains("empty"));
    assert!(refused(&docx("<w:document", &[]), "letter.docx").contains("damaged"));
    let picture = word("<w:p><w:r><w:drawing/></w:r></w:p>");
    assert!(refused(&docx(&picture, &[]), "letter.docx").contains("pictures and no text"));
    assert!(
        refused(&docx(&word("<w:p><w:p>").replace("</w:body></w:document>", ""), &[]), "letter.docx")
            .contains("damaged")
    );
    let locked = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", "<m><manifest:encryption-data/></m>"),
        ("content.xml", "\u{1}\u{2}"),
    ]);
    assert!(refused(&locked, "letter.odt").contains("password"));
    assert!(refused(&zip(&[("xl/workbook.xml", "")]), "letter.docx").contains("Excel"));
    assert!(refused(&zip(&[("Index/Document.iwa", "")]), "letter.pages").contains("Pages"));
    assert!(refused(&zip(&[("notes.txt", "")]), "letter.docx").contains("unpack"));
    let entities = format!(
        "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>{}",
        word(&format!("<w:p>{}</w:p>", run("", "ha &b; ha")))
    );
    assert_eq!(text(&entities), "ha  ha\n");
}

#[test]
fn the_content_tells_the_format() {
    let whole = bytes("libreoffice.docx");
    assert!(open(&whole, "letter.txt").text().starts_with("Dana Whitfield"));
    assert!(open(&bytes("odfpy.odt"), "letter.docx").text().starts_with("Dana Whitfield"));
    assert!(open(&bytes("letter.txt"), "letter.docx").is_editable());
}
