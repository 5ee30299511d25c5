//! 2,000 damaged files of each format that is a text with marks or a mail, damaged outside and inside of what is packed: none panics, hangs
//! or eats the memory. Office files have a test of their own.

#[path = "support/mutants.rs"]
mod mutants;

use std::path::Path;

use bestfoot::Linter;
use mutants::{damage, survives};

const SEEDS: &[(&str, &[&str])] = &[
    #[cfg(feature = "html")]
    ("html", &["pandoc.html", "libreoffice.html"]),
    #[cfg(feature = "mail")]
    ("eml", &["mixed.eml", "html-only.eml", "quoted-printable.eml"]),
    #[cfg(feature = "mail")]
    ("mbox", &["one.mbox", "two.mbox"]),
    #[cfg(feature = "rtf")]
    ("rtf", &["changes.rtf", "pandoc.rtf", "libreoffice.rtf"]),
    #[cfg(feature = "tex")]
    ("tex", &["letter.tex", "moderncv.tex", "pandoc.tex"]),
];

/// What breaks readers, where it should not be and where it should.
const MORSELS: [&str; 34] = [
    "<table><tr><td>",
    "</table>",
    "<p hidden>",
    "<textarea>",
    "<!--",
    "<![CDATA[",
    "</blockquote>",
    "<blockquote type=cite>",
    "&#0;",
    "&#xD800;",
    "&bogus",
    "\\u-10179?",
    "\\'f",
    "\\bin99999 ",
    "{\\footnote ",
    "{\\*\\shpinst{\\shptxt ",
    "\\cell\\row",
    "\\nestcell\\nestrow",
    "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt ",
    "}}}",
    "{{{",
    "\\begin{tabular}{",
    "\\begin{verbatim}",
    "\\href{a}{",
    "\\newcommand{\\x}{\\x\\x}\\x",
    "\\'\\\"\\c",
    "\\item[",
    "\\makelettertitle",
    "Content-Type: text/html; charset=utf-7\n",
    "Content-Transfer-Encoding: base64\n",
    "\n--===============",
    "=?utf-8?b?",
    "\0",
    "\u{feff}\u{202e}",
];

#[test]
fn damaged_files_end_in_a_text_or_in_a_message() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/formats");
    let linter = Linter::new();
    for (format, names) in SEEDS {
        let seeds: Vec<Vec<u8>> =
            names.iter().map(|name| std::fs::read(folder.join(name)).expect("it is checked in")).collect();
        let is_written = matches!(*format, "html" | "tex");
        survives(
            format,
            &seeds,
            is_written,
            |seed, dice| {
                let mut bytes = seed.to_vec();
                damage(&mut bytes, dice, &MORSELS, None);
                bytes
            },
            &linter,
        );
    }
}
