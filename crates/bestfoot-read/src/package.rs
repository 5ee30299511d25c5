//! Zip packages: the parts of an office file, unpacked within limits.

use std::io::{Cursor, Read, Write};

use bestfoot::ReadError;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Parts of a file, at most. A letter has about fifteen.
const PARTS: usize = 5_000;

/// Bytes of all parts that are read, unpacked, at most. A page of text is some 20 KiB of XML, and a novel fits.
const UNPACKED: u64 = 10 << 20;

/// An opened package.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    format: &'static str,
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens a package; `format` is what people call the file.
    pub(crate) fn open(bytes: &'b [u8], format: &'static str) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(format))?;
        if archive.len() > PARTS {
            let reason = format!("it has {} parts, and the limit is {PARTS}; is it really a draft?", archive.len());
            return Err(ReadError::Malformed { format, reason });
        }
        Ok(Self { archive, format, left: UNPACKED })
    }

    /// Whether there is a part whose name begins so.
    pub(crate) fn has(&self, start: &str) -> bool {
        self.archive.file_names_raw().any(|name| name.starts_with(start.as_bytes()))
    }

    /// The text of a part; none if there is no such part.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let mut file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(ReadError::Locked { format: self.format });
            }
            Err(_) => return Err(damaged(self.format)),
        };
        // What the file says of its own size is only a hint.
        let mut bytes = Vec::with_capacity(file.size().min(self.left).min(1 << 20) as usize);
        (&mut file).take(self.left + 1).read_to_end(&mut bytes).map_err(|_| damaged(self.format))?;
        let Some(left) = self.left.checked_sub(bytes.len() as u64) else {
            let reason = format!("it unpacks to more than {} MiB of text; is it really a draft?", UNPACKED >> 20);
            return Err(ReadError::Malformed { format: self.format, reason });
        };
        self.left = left;
        match bytes {
            bytes if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") => {
                let reason = "its text is in the encoding UTF-16; open it in a word processor and save it again";
                Err(ReadError::Malformed { format: self.format, reason: reason.to_owned() })
            }
            bytes => String::from_utf8(bytes).map(Some).map_err(|_| damaged(self.format)),
        }
    }

    /// The package with other texts in some of its parts; all else is copied as it is.
    pub(crate) fn with_parts(&mut self, parts: &[(String, String)]) -> Result<Vec<u8>, ZipError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.set_raw_comment(self.archive.comment().into())?;
        for index in 0..self.archive.len() {
            let file = self.archive.by_index_raw(index)?;
            let replaced = parts.iter().find(|(name, _)| name.as_bytes() == file.name_raw());
            let Some((name, text)) = replaced else {
                writer.raw_copy_file(file)?;
                continue;
            };
            let mut options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
            if let Some(time) = file.last_modified() {
                options = options.last_modified_time(time);
            }
            if let Some(mode) = file.unix_mode() {
                options = options.unix_permissions(mode);
            }
            writer.start_file(name.as_str(), options)?;
            writer.write_all(text.as_bytes())?;
        }
        Ok(writer.finish()?.into_inner())
    }
}

/// What is said of a file that cannot be taken apart.
pub(crate) fn damaged(format: &'static str) -> ReadError {
    let reason = "it is damaged or only a part of it; open it in a word processor and save it again";
    ReadError::Malformed { format, reason: reason.to_owned() }
}

/// What is said of a file whose words are all in pictures.
pub(crate) fn only_pictures() -> ReadError {
    let way_out =
        "neither bestfoot nor the programs that sort applications can read them; type the words into the file";
    ReadError::Unsupported { what: "a file with pictures and no text", way_out }
}
