//! Zip packages made by hand, and what is in them.
#![allow(dead_code, reason = "no single test needs all of it")]

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A package of these parts.
pub(crate) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a name that fits");
        writer.write_all(text.as_bytes()).expect("memory takes all");
    }
    writer.finish().expect("memory takes all").into_inner()
}

/// A Word file of this document part and others.
pub(crate) fn docx(document: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let mut parts = vec![("[Content_Types].xml", "<Types/>"), ("word/document.xml", document)];
    parts.extend(others);
    zip(&parts)
}

/// A document part with this body.
pub(crate) fn word(body: &str) -> String {
    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const CHOICE: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    format!(r#"<w:document xmlns:w="{WORD}" xmlns:mc="{CHOICE}"><w:body>{body}</w:body></w:document>"#)
}

/// A part of a package, as it is packed and as it reads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) raw: Vec<u8>,
    pub(crate) bytes: Vec<u8>,
}

impl Entry {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

/// The parts of a package, in their order.
pub(crate) fn entries(bytes: &[u8]) -> Vec<Entry> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a sound zip");
    let mut all = Vec::new();
    for index in 0..archive.len() {
        let (mut raw, mut unpacked) = (Vec::new(), Vec::new());
        archive.by_index_raw(index).expect("listed").read_to_end(&mut raw).expect("there");
        let mut file = archive.by_index(index).expect("listed");
        file.read_to_end(&mut unpacked).expect("sound");
        all.push(Entry { name: file.name().expect("a name").into_owned(), raw, bytes: unpacked });
    }
    all
}
