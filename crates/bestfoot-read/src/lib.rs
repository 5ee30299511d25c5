//! Reads the files that bestfoot lints.
//!
//! The library itself decodes text, Markdown and header lines. This crate tells the format of a file, and takes apart containers: mails now,
//! office files later. Each container is a feature. What leaves this crate is a [`Source`]; nothing here knows a lint.

#[cfg(feature = "mail")]
mod mail;

use bestfoot::{Format, ReadError, Source};

/// Reads the bytes of a file. The format is told by the extension of its name; without a name the text is taken as plain text.
///
/// # Errors
///
/// [`ReadError`] if the bytes are no text, hold nothing, or are more than bestfoot reads.
pub fn read(bytes: &[u8], file_name: Option<&str>) -> Result<Source, ReadError> {
    let extension =
        file_name.and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("md" | "markdown") => Source::decode(bytes, Format::Markdown),
        #[cfg(feature = "mail")]
        Some("eml") => mail::read(bytes),
        #[cfg(not(feature = "mail"))]
        Some("eml") => Source::decode(bytes, Format::Mail),
        _ => Source::decode(bytes, Format::Text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_tells_the_format() {
        let format = |name| bestfoot::Document::from(read(b"Dear Ms. Ortiz,\n", Some(name)).expect("text")).format();
        assert_eq!(format("letter.MD"), Format::Markdown);
        assert_eq!(format("letter.markdown"), Format::Markdown);
        assert_eq!(format("letter.eml"), Format::Mail);
        assert_eq!(format("letter.txt"), Format::Text);
        assert_eq!(format("letter"), Format::Text);
    }
}
