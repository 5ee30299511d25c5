//! From a path to a document: bytes, text, and what kind of draft it is.

use std::io::Read;
use std::path::Path;

use bestfoot::{Document, Kind, ReadError, TEXT_LIMIT};
use bestfoot_read::FileFormat;

use crate::config::Setup;
use crate::packet::Packet;
use crate::problem::Problem;

/// The bytes of a file. What is far larger than any draft is not even read.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let unopened = |error| Problem::unopened(path, &error);
    let file = std::fs::File::open(path).map_err(unopened)?;
    let length = file.metadata().map_or(0, |facts| facts.len());
    if length > TEXT_LIMIT as u64 {
        let error = ReadError::TooLarge { bytes: usize::try_from(length).unwrap_or(usize::MAX), limit: TEXT_LIMIT };
        return Err(Problem::unread(&path.display().to_string(), &error));
    }
    let mut bytes = Vec::new();
    file.take(TEXT_LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(unopened)?;
    Ok(bytes)
}

/// The bytes of stdin.
pub(crate) fn stdin_bytes() -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    match std::io::stdin().lock().take(TEXT_LIMIT as u64 + 1).read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => {
            Err(Problem::new("unreadable", format!("stdin cannot be read: {}", crate::problem::reason(&error))))
        }
    }
}

/// Reads a draft; `name` is what people call it.
pub(crate) fn document(bytes: &[u8], name: &str, file_name: Option<&str>) -> Result<Document, Problem> {
    #[cfg(feature = "pdf")]
    if FileFormat::of(bytes, file_name) == Ok(FileFormat::Pdf) {
        return crate::pdf::source(bytes).map(Document::from).map_err(|error| Problem::unread(name, &error));
    }
    match bestfoot_read::read(bytes, file_name) {
        Ok(source) => {
            let mut document = Document::from(source);
            document.facts_mut().file_name = file_name.map(str::to_owned);
            Ok(document)
        }
        Err(error) => Err(Problem::unread(name, &error)),
    }
}

/// What a file is whose name says something else.
pub(crate) fn mislabelled(bytes: &[u8], name: &str) -> Option<FileFormat> {
    let named = FileFormat::of_name(name)?;
    FileFormat::of(bytes, Some(name)).ok().filter(|format| *format != named)
}

/// A format with its article.
pub(crate) fn a_format(format: FileFormat) -> String {
    let article = if matches!(format, FileFormat::Odt | FileFormat::Rtf) { "an" } else { "a" };
    format!("{article} {}", format.in_words())
}

/// Gives a draft its kind, and says how it is known. `absolute` is none for a text without a file name.
pub(crate) fn with_kind(
    document: Document,
    given: Option<Kind>,
    absolute: Option<&Path>,
    setup: &Setup,
    packet: &Packet,
) -> (Document, String) {
    let front_matter = document.kind();
    let mut document = document;
    let entry = absolute.and_then(|path| packet.entry(path));
    if let Some(entry) = entry {
        packet.inform(&mut document, entry);
    }
    if absolute.is_some_and(|path| setup.has_letterhead_elsewhere(path)) {
        document.facts_mut().letterhead_elsewhere = true;
    }
    let name = absolute.and_then(Path::file_name).map(|name| name.to_string_lossy());
    document.facts_mut().file_name = name.as_deref().map(str::to_owned);
    let found = (given.map(|kind| (kind, "--kind says so".to_owned())))
        .or_else(|| front_matter.map(|kind| (kind, "its front matter says so".to_owned())))
        .or_else(|| Some((entry?.kind?, "[[documents]] in application.toml says so".to_owned())))
        .or_else(|| {
            setup.kind_of(absolute?).map(|(kind, glob)| (kind, format!("[files] in bestfoot.toml says so: {glob}")))
        })
        .or_else(|| Some((bestfoot::kind_from_name(name.as_deref()?)?, "its name says so".to_owned())))
        .or_else(|| Some((bestfoot::detect_kind(&document)?, "its text reads like one".to_owned())));
    match found {
        Some((kind, why)) => (document.with_kind(Some(kind)), format!("{}: {why}", kind.in_words())),
        None => (document.with_kind(None), "nothing says what kind of draft it is".to_owned()),
    }
}
