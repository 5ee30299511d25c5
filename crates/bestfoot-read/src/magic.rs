//! Telling a format by the first bytes, and by the names inside of containers.

use bestfoot::ReadError;

use crate::FileFormat;

const AS_DOCX: &str = "open it in a word processor, save it as .docx and check that";

/// The format that the bytes are marked with; none for text, and for what has no mark.
///
/// # Errors
///
/// [`ReadError`] for a format that is not read.
pub(crate) fn told(bytes: &[u8]) -> Result<Option<FileFormat>, ReadError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return in_zip(bytes).map(Some);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(in_compound_file(bytes));
    }
    if bytes.trim_ascii_start().starts_with(b"{\\rtf") {
        return Ok(Some(FileFormat::Rtf));
    }
    // Mail programs and scanners leave bytes before the mark.
    if bytes.starts_with(b"%PDF-") || bytes.iter().take(1024).any(|byte| *byte == b'%') && is_late_pdf(bytes) {
        return Ok(Some(FileFormat::Pdf));
    }
    if is_tex(bytes) {
        return Ok(Some(FileFormat::Tex));
    }
    if is_page(bytes) {
        return Ok(Some(FileFormat::Html));
    }
    if let Some(format) = in_mail(bytes) {
        return Ok(Some(format));
    }
    match other(bytes) {
        Some((what, way_out)) => Err(ReadError::Unsupported { what, way_out }),
        None => Ok(None),
    }
}

/// Formats that people hand over and that are not read.
fn other(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const TYPE_IT: &str = "its words cannot be read; save the draft itself as .docx or .txt and check that";
    const STARTS: [(&[u8], &str, &str); 10] = [
        (b"\x89PNG", "a picture", TYPE_IT),
        (b"\xFF\xD8\xFF", "a picture", TYPE_IT),
        (b"GIF8", "a picture", TYPE_IT),
        (b"II*\0", "a picture", TYPE_IT),
        (b"MM\0*", "a picture", TYPE_IT),
        (b"\x7FELF", "a program", "name the draft itself"),
        (b"MZ\x90\0", "a program", "name the draft itself"),
        (b"\x1F\x8B", "a packed file", "unpack it and check the draft in it"),
        (b"Rar!", "a packed file", "unpack it and check the draft in it"),
        (b"7z\xBC\xAF", "a packed file", "unpack it and check the draft in it"),
    ];
    if let Some(&(_, what, way_out)) = STARTS.iter().find(|(start, ..)| bytes.starts_with(start)) {
        return Some((what, way_out));
    }
    match bytes.get(4..12) {
        Some(brand) if brand.starts_with(b"ftyp") => return Some(("a picture or a film", TYPE_IT)),
        Some(brand) if bytes.starts_with(b"RIFF") && brand.ends_with(b"WEBP") => return Some(("a picture", TYPE_IT)),
        _ => {}
    }
    // Word of 2003 and LibreOffice can save a document as one XML file.
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let has = |words: &[u8]| head.windows(words.len()).any(|window| window == words);
    if head.trim_ascii_start().starts_with(b"<?xml") && (has(b"Word.Document") || has(b"office:document ")) {
        return Some(("a word processor's document in a single XML file", AS_DOCX));
    }
    None
}

/// Whether the mark of a PDF file stands at the beginning of one of the first lines, and the rest is no text.
fn is_late_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    head.windows(6).any(|window| window == b"\n%PDF-") && std::str::from_utf8(bytes).is_err()
}

/// Whether the first line that is no comment begins a LaTeX file.
fn is_tex(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(16 << 10)];
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let mut lines = head.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with(b"%"));
    let starts: [&[u8]; 5] =
        [b"\\documentclass", b"\\documentstyle", b"\\PassOptionsToPackage", b"\\RequirePackage", b"\\begin{document}"];
    first.is_some_and(|line| starts.iter().any(|start| line.starts_with(start)))
}

/// Whether the bytes begin as web pages do.
fn is_page(bytes: &[u8]) -> bool {
    // Of most texts the first letter tells.
    let skipped =
        |byte: u8| byte == 0 || byte.is_ascii_whitespace() || matches!(byte, 0xEF | 0xBB | 0xBF | 0xFE | 0xFF);
    if bytes.iter().find(|byte| !skipped(**byte)) != Some(&b'<') {
        return false;
    }
    let head: Vec<u8> = bytes.iter().take(2048).filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let mut rest = &head[..];
    for mark in [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF"] {
        rest = rest.strip_prefix(mark).unwrap_or(rest);
    }
    loop {
        rest = rest.trim_ascii_start();
        // An XML declaration or a comment may come first.
        let end = match rest {
            [b'<', b'?', ..] => &b"?>"[..],
            [b'<', b'!', b'-', b'-', ..] => b"-->",
            _ => break,
        };
        match rest.windows(end.len()).position(|window| window == end) {
            Some(at) => rest = &rest[at + end.len()..],
            None => return false,
        }
    }
    let starts: [&[u8]; 4] = [b"<!doctype html", b"<html", b"<head>", b"<body"];
    starts.iter().any(|start| rest.starts_with(start))
}

/// Whether the bytes begin with the header of a mail, alone or in a mailbox.
fn in_mail(bytes: &[u8]) -> Option<FileFormat> {
    let head = bytes.get(..bytes.len().min(64 << 10))?;
    let mut lines = head.split(|&byte| byte == b'\n');
    let is_mailbox = head.starts_with(b"From ");
    if is_mailbox {
        lines.next();
    }
    let mut is_mail = false;
    for (index, line) in lines.enumerate() {
        if line.trim_ascii().is_empty() {
            break;
        }
        if index > 0 && line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let length = line.iter().position(|&byte| byte == b':')?;
        let name = &line[..length];
        if name.is_empty() || !name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-') {
            return None;
        }
        // What only programs write.
        let marks: [&[u8]; 5] = [b"mime-version", b"content-type", b"message-id", b"received", b"return-path"];
        is_mail |= marks.iter().any(|mark| mark.eq_ignore_ascii_case(name)) || is_mailbox && index > 0;
    }
    is_mail.then_some(if is_mailbox { FileFormat::Mailbox } else { FileFormat::Mail })
}

/// What a zip is, by the names in it. They stand plainly before each entry and once more at the end of the file.
fn in_zip(bytes: &[u8]) -> Result<FileFormat, ReadError> {
    const TEXTS: [&[u8]; 2] =
        [b"mimetypeapplication/vnd.oasis.opendocument.text", b"mimetypeapplication/vnd.sun.xml.writer"];
    let unsupported = |what, way_out| Err(ReadError::Unsupported { what, way_out });
    let head = bytes.get(30..bytes.len().min(200)).unwrap_or_default();
    if TEXTS.iter().any(|start| head.starts_with(start)) {
        return Ok(FileFormat::Odt);
    }
    if head.starts_with(b"mimetypeapplication/vnd.oasis.opendocument.") {
        return unsupported(
            "an OpenDocument spreadsheet, drawing or presentation",
            "save the draft as .odt and check that",
        );
    }
    if head.starts_with(b"mimetypeapplication/epub") {
        return unsupported("an e-book", "save the draft as .docx or .txt and check that");
    }
    let mut looks_like = None;
    for name in EntryNames::new(bytes) {
        looks_like = match name {
            name if name.starts_with(b"word/") => return Ok(FileFormat::Docx),
            b"content.xml" => return Ok(FileFormat::Odt),
            name if name.starts_with(b"xl/") => Some(("an Excel file", "save the draft as .docx and check that")),
            name if name.starts_with(b"ppt/") => Some(("a PowerPoint file", "save the draft as .docx and check that")),
            name if name.ends_with(b".iwa") || name == b"Index.zip" || name == b"index.apxl" => {
                Some(("an Apple Pages file", "open it in Pages, choose File > Export To > Word, and check the .docx"))
            }
            b"[Content_Types].xml" | b"_rels/.rels" => looks_like.or(Some(("an Office file", AS_DOCX))),
            _ => looks_like,
        };
        if looks_like.is_some_and(|(what, _)| what != "an Office file") {
            break;
        }
    }
    match looks_like {
        // A Word file may keep its document under another name; its own list of contents will tell.
        Some(("an Office file", _)) => Ok(FileFormat::Docx),
        Some((what, way_out)) => unsupported(what, way_out),
        None => unsupported("a zip file", "unpack it and check the draft in it"),
    }
}

/// Whether a zip ends before its first entry is named, so that nobody can tell what it was.
pub(crate) fn is_cut_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") && EntryNames::new(bytes).next().is_none()
}

/// The names of a zip's entries, by the list at its end; a file that was cut off has no list, and its entries are looked up one by one.
struct EntryNames<'b> {
    bytes: &'b [u8],
    at: usize,
    is_listed: bool,
}

impl<'b> EntryNames<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        let tail = bytes.len().saturating_sub(66_000);
        let end = bytes[tail..].windows(4).rposition(|window| window == b"PK\x05\x06").map(|at| tail + at);
        let start = end.and_then(|end| bytes.get(end + 16..end + 20)).and_then(|field| field.try_into().ok());
        let start = start.map(|field| u32::from_le_bytes(field) as usize);
        // Very large files, and those with something before them, count otherwise; their names stand before the entries, too.
        let start = start.filter(|&start| bytes.get(start..).is_some_and(|list| list.starts_with(b"PK\x01\x02")));
        Self { bytes, at: start.unwrap_or(0), is_listed: start.is_some() }
    }
}

impl<'b> Iterator for EntryNames<'b> {
    type Item = &'b [u8];

    fn next(&mut self) -> Option<&'b [u8]> {
        let rest = self.bytes.get(self.at..)?;
        let (entry, lengths, name) = if self.is_listed {
            (rest.starts_with(b"PK\x01\x02").then_some(rest)?, [28, 30, 32], 46)
        } else {
            let skipped = rest.windows(4).position(|window| window == b"PK\x03\x04")?;
            self.at += skipped;
            (&rest[skipped..], [26, 28, 28], 30)
        };
        let length =
            |at: usize| entry.get(at..at + 2).map(|field| usize::from(u16::from_le_bytes([field[0], field[1]])));
        let own = length(lengths[0])?;
        self.at += name + own;
        if self.is_listed {
            self.at += length(lengths[1])? + length(lengths[2])?;
        }
        entry.get(name..name + own)
    }
}

/// What a file of the old container is, by the names in its directory, whose entries stand at multiples of 128 bytes.
fn in_compound_file(bytes: &[u8]) -> ReadError {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.chunks(128).any(|entry| entry.starts_with(&name))
    };
    let (what, way_out) = if has("EncryptedPackage") {
        return ReadError::Locked { format: "Office file" };
    } else if has("WordDocument") {
        ("an old Word file (.doc)", AS_DOCX)
    } else if has("Workbook") || has("Book") {
        ("an old Excel file (.xls)", "save the draft as .docx and check that")
    } else if has("PowerPoint Document") {
        ("an old PowerPoint file (.ppt)", "save the draft as .docx and check that")
    } else if has("__properties_version1.0") {
        ("an Outlook message (.msg)", "save it as .eml or .txt and check that")
    } else {
        ("an old Office file", AS_DOCX)
    };
    ReadError::Unsupported { what, way_out }
}
