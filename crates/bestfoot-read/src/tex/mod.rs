//! LaTeX: letters in the classes `letter`, `moderncv`, `scrlttr2` and `article`. The commands go, the words stay, in the order in which they are
//! printed; edits go back where the text stands plainly.

mod accent;
mod command;
mod letter;
mod scan;
mod walk;

use std::borrow::Cow;

use bestfoot::{Edit, ReadError, Source};
use encoding_rs::WINDOWS_1252;

use crate::WriteError;
use crate::sheet::Sheet;
use crate::splice::spliced;

/// What people call such a file.
const FORMAT: &str = "LaTeX file";

/// Bytes of a file, at most.
const LIMIT: usize = 16 << 20;

/// Reads a LaTeX file.
pub(crate) fn read(bytes: &[u8]) -> Result<Source, ReadError> {
    if bytes.len() > LIMIT {
        return Err(ReadError::TooLarge { bytes: bytes.len(), limit: LIMIT });
    }
    let (text, encoding) = decode(bytes);
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut sheet = sheet(&text)?;
    if sheet.text.trim().is_empty() {
        let reason =
            "it prints no words of its own; check the file with the letter in it, or the text of the finished letter";
        return Err(ReadError::Malformed { format: FORMAT, reason: reason.to_owned() });
    }
    sheet.locate_lines(&text);
    if encoding != "utf-8" {
        sheet.pieces.clear();
    }
    sheet.into_source_from(encoding)
}

fn decode(bytes: &[u8]) -> (Cow<'_, str>, &'static str) {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), "utf-8"),
        Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0, "windows-1252"),
    }
}

fn sheet(text: &str) -> Result<Sheet, ReadError> {
    Ok(Sheet::new(walk::paragraphs(text)?))
}

/// Writes edits, whose spans count in `shown`, the text of the file.
pub(crate) fn write(bytes: &[u8], shown: &str, edits: &[Edit]) -> Result<Vec<u8>, WriteError> {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    let (text, encoding) = decode(bytes);
    if encoding != "utf-8" {
        return Err(WriteError::Unwritable);
    }
    let sheet = sheet(&text).map_err(|_| WriteError::Unwritable)?;
    if sheet.text != shown {
        return Err(WriteError::Misplaced);
    }
    let has_meaning = |c: char| matches!(c, '\\' | '{' | '}' | '$' | '&' | '#' | '^' | '_' | '%' | '~' | '`');
    let spelled = |words: &str| (!words.contains(has_meaning)).then(|| words.to_owned());
    let text = spliced(&text, shown, &sheet.pieces, edits, spelled)?;
    let mark = if bytes.starts_with(MARK) { MARK } else { b"" };
    Ok([mark, text.as_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use bestfoot::Document;

    use super::*;

    fn text(tex: &str) -> String {
        Document::from(read(tex.as_bytes()).unwrap_or_else(|error| panic!("{tex}: {error}"))).text().to_owned()
    }

    #[test]
    fn signs_and_accents() {
        assert_eq!(
            text(
                r#"Jos\'e and Jos\'{e}, \"O \c{c}a, na\"{\i}ve, \v{S} --- ``so'' 10\,\% of \$5 a--b~c \ldots{} \LaTeX{} x\-y \ss"#
            ),
            "José and José, Ö ça, naïve, Š — “so” 10 % of $5 a–b c … LaTeX xy ß\n"
        );
    }

    #[test]
    fn commands_go_and_their_words_stay() {
        assert_eq!(
            text(
                "\\section*{Motivation}\\noindent I \\textbf{really} want\\footnote{So much.} {\\itshape this} \\textcolor{red}{role}.%\n\n\\vspace*{1cm}\n% gone\n\\begin{tabular}{ll}Phone & 555\\\\[2pt] Mail & \\href{mailto:a@b.example}{me}\\end{tabular}"
            ),
            "Motivation\n\nI really want this role.\n\nPhone\t555\nMail\tme\n\nSo much.\n"
        );
        let page = Document::from(
            read(b"Write \\href{mailto:dana@example.com}{to me} or see \\url{https://a.example/x_y}.").expect("text"),
        );
        assert_eq!(page.facts().targets[0].address, "mailto:dana@example.com");
        assert_eq!(page.text(), "Write to me or see https://a.example/x_y.\n");
    }

    #[test]
    fn koma_letters() {
        let tex = "\\documentclass{scrlttr2}\\setkomavar{fromname}{Dana}\\setkomavar{fromemail}{d@x.example}\\setkomavar{subject}{Role}\\begin{document}\
            \\begin{letter}{Ms. Ortiz\\\\Hartwell}\\opening{Dear Ms. Ortiz,}I would like to.\\closing{Best,}\\end{letter}\\end{document}";
        assert_eq!(
            text(tex),
            "d@x.example\n\nMs. Ortiz\nHartwell\n\nRole\n\nDear Ms. Ortiz,\n\nI would like to.\n\nBest,\nDana\n"
        );
    }

    #[test]
    fn bombs_and_broken_files_end_in_a_text_or_in_a_message() {
        let mut bomb = "\\def\\xa{word }".to_owned();
        for (from, to) in ('a'..'o').zip('b'..) {
            let twenty = format!("\\x{from} ").repeat(20);
            bomb = [bomb, format!("\\def\\x{to}{{{twenty}}}")].concat();
        }
        assert!(read(format!("{bomb}\\xo").as_bytes()).expect_err("too much").to_string().contains("too much text"));
        assert!(text("\\def\\x{\\x y}\\x end").ends_with("end\n"));
        assert_eq!(text(&format!("{}words", "{".repeat(100_000))), "words\n");
        assert_eq!(text(&format!("{}words", "\\emph{".repeat(100_000))), "words\n");
        assert!(
            read(b"\\documentclass{letter}\n\\input{body}").expect_err("no words").to_string().contains("no words")
        );
        for end in ["\\", "\\'", "\\verb", "\\href", "\\begin{", "\\newcommand", "\\item[", "\\setkomavar{a}", "\\c"] {
            assert!(text(&format!("words {end}")).starts_with("words"), "{end}");
        }
    }
}
