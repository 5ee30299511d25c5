//! RTF, as Word, `LibreOffice`, `TextEdit` and pandoc write it: the body, headers and footers, text boxes, tables, notes. It is read and not written
//! back.

mod charset;
mod story;
mod token;
mod walk;

use bestfoot::{ReadError, Source};

use self::walk::Walk;
use crate::sheet::Sheet;

/// What people call such a file.
const FORMAT: &str = "RTF file";

/// Bytes of a file, at most. Pictures in one are large; its text is not.
const LIMIT: usize = 64 << 20;

/// Reads an RTF file.
pub(crate) fn read(bytes: &[u8]) -> Result<Source, ReadError> {
    if bytes.len() > LIMIT {
        return Err(ReadError::TooLarge { bytes: bytes.len(), limit: LIMIT });
    }
    Sheet::new(Walk::new(bytes).paragraphs()?).into_source()
}

#[cfg(test)]
mod tests {
    use bestfoot::Document;

    use super::*;

    fn open(rtf: &str) -> Document {
        Document::from(read(rtf.as_bytes()).unwrap_or_else(|error| panic!("{rtf}: {error}")))
    }

    fn text(body: &str) -> String {
        open(&format!("{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0\\fcharset0 Arial;}}{{\\f1\\fcharset204 Arial;}}{{\\f2\\fcharset128 Mincho;}}{{\\f3\\fcharset2 Symbol;}}}}\n{body}}}"))
            .text()
            .to_owned()
    }

    #[test]
    fn characters_of_all_kinds() {
        assert_eq!(text(r"Jos\'e9 I\'92ll \u8217\'92 \{x\} a\~b\_c co\-op\par"), "José I’ll ’ {x} a b-c coop\n");
        assert_eq!(text(r"\f1 \'cf\'f0\'e8\f0  and {\f2 \'93\'fa\'96\'7b} \f3\'b7"), "При and 日本 •\n");
        assert_eq!(
            text(r"\uc2\u233\'c3\'a9t\uc0\u233 t \u-10179\u-8704 \ldblquote hi\rdblquote\emdash"),
            "étét \u{1f600}“hi”—\n"
        );
        assert_eq!(text("one\\\ntwo\\line three{\\bin5 }{}\\x}four"), "one\n\ntwo\nthreefour\n");
    }

    #[test]
    fn what_word_writes() {
        let body = r#"{\*\themedata 00}{\info{\title no}}\pard\plain {\rtlch\fcs1 \af0 \ltrch\fcs0 \insrsid1 Write }{\field\fldedit{\*\fldinst {\rtlch
 HYPERLINK "mailto:dana@example.com" }{\rtlch {\*\datafield 00d0}}}{\fldrslt {\cs15\ul to me}}}{\rtlch .\par }
\pard {\listtext\pard\plain\f3 \'b7\tab}{one\par }\pard {\listtext\pard\plain 2.\tab}{two\par }
{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt {box\par}}}{\shprslt{\*\do{\dptxbxtext box\par}}}}{\*\unknown {no}}end{\v  secret}"#;
        let document = open(&format!("{{\\rtf1\\ansi {body}}}"));
        assert_eq!(document.text(), "Write to me.\n\u{2022} one\n\u{2022} two\n\nbox\n\nend\n");
        assert_eq!(document.facts().targets[0].address, "mailto:dana@example.com");
        assert_eq!(document.facts().unresolved[0].words, " secret");
    }

    #[test]
    fn tables_in_tables() {
        let nested = r"\trowd\pard\intbl one\cell\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\pard\intbl\cell\row\pard after\par";
        assert_eq!(text(nested), "one\na\tb\n\nafter\n");
    }

    #[test]
    fn broken_files_end_in_a_text_or_in_a_message() {
        assert_eq!(read(b"{\\rtf1 }").expect_err("empty"), ReadError::Empty);
        assert_eq!(text("half {\\b of it"), "half of it\n");
        let deep = "{".repeat(100_000);
        assert!(read(format!("{{\\rtf1 {deep}").as_bytes()).expect_err("deep").to_string().contains("groups"));
        let many = "\\cell".repeat(100_000);
        assert!(read(format!("{{\\rtf1 {many}").as_bytes()).expect_err("many").to_string().contains("paragraphs"));
        assert!(read(b"{\\rtf1 }}}}\\bin99999999 x").is_err());
    }
}
