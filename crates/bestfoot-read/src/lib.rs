//! Reads the files that bestfoot lints.
//!
//! The library itself decodes text, Markdown and header lines. This crate tells the format of a file by what is in it, takes apart what has a
//! container around its text, and writes fixes back where that can be done exactly. Each container is a feature and a module of its own. What
//! leaves this crate is a [`Source`]; nothing here knows a lint.

#[cfg(feature = "docx")]
mod docx;
#[cfg(any(feature = "html", feature = "tex"))]
#[cfg_attr(not(feature = "html"), allow(dead_code, reason = "TeX uses only a part of it"))]
mod flow;
mod format;
#[cfg(feature = "html")]
mod html;
mod magic;
#[cfg(feature = "mail")]
mod mail;
#[cfg(feature = "mail")]
mod mbox;
#[cfg(any(feature = "docx", feature = "odt"))]
mod nest;
#[cfg(feature = "odt")]
mod odt;
#[cfg(any(feature = "docx", feature = "odt"))]
#[cfg_attr(not(feature = "docx"), allow(dead_code, reason = "only Word files are written back"))]
mod package;
#[cfg(any(feature = "docx", feature = "html", feature = "odt", feature = "rtf", feature = "tex"))]
#[cfg_attr(
    not(all(feature = "docx", feature = "html", feature = "rtf")),
    allow(dead_code, reason = "some formats use only a part")
)]
mod paragraph;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(feature = "rtf")]
mod rtf;
#[cfg(any(feature = "docx", feature = "html", feature = "odt", feature = "rtf", feature = "tex"))]
mod sheet;
#[cfg(any(feature = "docx", feature = "html", feature = "tex"))]
mod splice;
#[cfg(feature = "tex")]
mod tex;
mod write_back;
#[cfg(any(feature = "docx", feature = "odt"))]
#[cfg_attr(not(feature = "docx"), allow(dead_code, reason = "only Word files are written back"))]
mod xml;

use bestfoot::{Format, ReadError, Source, TEXT_LIMIT};

pub use self::format::FileFormat;
pub use self::write_back::{WriteError, write_back};

/// Reads the bytes of a file. What is in them tells the format; the name only tells text, Markdown and mails apart.
///
/// # Errors
///
/// [`ReadError`] if the bytes are no text, hold nothing, are more than bestfoot reads, or are in a format that it does not read.
pub fn read(bytes: &[u8], file_name: Option<&str>) -> Result<Source, ReadError> {
    if bytes.len() > TEXT_LIMIT {
        return Err(ReadError::TooLarge { bytes: bytes.len(), limit: TEXT_LIMIT });
    }
    match FileFormat::of(bytes, file_name)? {
        FileFormat::Text => Source::decode(bytes, Format::Text),
        FileFormat::Markdown => Source::decode(bytes, Format::Markdown),
        #[cfg(feature = "mail")]
        FileFormat::Mail => mail::read(bytes),
        #[cfg(not(feature = "mail"))]
        FileFormat::Mail => Source::decode(bytes, Format::Mail),
        #[cfg(feature = "mail")]
        FileFormat::Mailbox => mbox::read(bytes),
        #[cfg(not(feature = "mail"))]
        FileFormat::Mailbox => Source::decode(bytes, Format::Text),
        #[cfg(feature = "docx")]
        FileFormat::Docx => docx::read(bytes),
        #[cfg(feature = "odt")]
        FileFormat::Odt => odt::read(bytes),
        #[cfg(feature = "html")]
        FileFormat::Html => html::read(bytes),
        #[cfg(feature = "rtf")]
        FileFormat::Rtf => rtf::read(bytes),
        #[cfg(feature = "tex")]
        FileFormat::Tex => tex::read(bytes),
        #[cfg(feature = "pdf")]
        FileFormat::Pdf => pdf::read(bytes),
        #[cfg(not(all(
            feature = "docx",
            feature = "html",
            feature = "odt",
            feature = "pdf",
            feature = "rtf",
            feature = "tex"
        )))]
        format => Err(format.left_out()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_tells_texts_apart() {
        let format = |name| bestfoot::Document::from(read(b"Dear Ms. Ortiz,\n", Some(name)).expect("text")).format();
        assert_eq!(format("letter.MD"), Format::Markdown);
        assert_eq!(format("letter.markdown"), Format::Markdown);
        assert_eq!(format("letter.eml"), Format::Mail);
        assert_eq!(format("letter.txt"), Format::Text);
        assert_eq!(format("letter"), Format::Text);
    }

    #[test]
    fn what_is_no_draft_is_named_with_the_way_out() {
        let told = |bytes: &[u8], name| read(bytes, Some(name)).expect_err("no draft").to_string();
        assert!(told(b"", "letter.docx").contains("empty"));
        assert!(told(b"%PDF-1.7\n", "letter.docx").contains("PDF file"), "{}", told(b"%PDF-1.7\n", "letter.docx"));
        assert!(told(b"\x89PNG\r\n\x1a\n", "letter.docx").contains("a picture"));
        let mut old = vec![0; 2048];
        old[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
        let put = |bytes: &mut Vec<u8>, name: &str| {
            let utf16: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes[1024..1024 + utf16.len()].copy_from_slice(&utf16);
        };
        put(&mut old, "WordDocument");
        assert!(told(&old, "letter.docx").contains("an old Word file"), "{}", told(&old, "letter.docx"));
        put(&mut old, "EncryptedPackage");
        assert!(told(&old, "letter.docx").contains("password"), "{}", told(&old, "letter.docx"));
    }
}
