//! Mails.

use bestfoot::{Format, ReadError, Source};

/// Reads a mail.
pub(crate) fn read(bytes: &[u8]) -> Result<Source, ReadError> {
    Source::decode(bytes, Format::Mail)
}
