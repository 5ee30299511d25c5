//! `OpenDocument` texts: the body, the header and footer of the page style in use, text boxes, tables, notes. They are read and not written back.

mod styles;
mod walk;

use bestfoot::{ReadError, Source};

use self::styles::Styles;
use self::walk::Walk;
use crate::package::{Package, damaged, only_pictures};
use crate::sheet::Sheet;

/// What people call such a file.
const FORMAT: &str = "OpenDocument text";

/// Reads an `OpenDocument` text.
pub(crate) fn read(bytes: &[u8]) -> Result<Source, ReadError> {
    let mut package = Package::open(bytes, FORMAT)?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    // The list of parts stays readable when all of them are locked.
    if manifest.contains("encryption-data") || package.has("encrypted-package") {
        return Err(ReadError::Locked { format: FORMAT });
    }
    let content = package.part("content.xml")?.ok_or_else(|| damaged(FORMAT))?;
    let styles = package.part("styles.xml")?.unwrap_or_default();

    let mut named = Styles::default();
    let margins = Walk::new(&styles, &mut named).margins()?;
    named.forget_automatic();
    let mut body = Walk::new(&content, &mut named).body()?;
    let page = body.page.as_deref().unwrap_or("Standard");
    let mut page = margins.iter().find(|margin| margin.page == page).or(margins.first()).cloned().unwrap_or_default();
    let mut paragraphs = std::mem::take(&mut page.header);
    paragraphs.append(&mut body.paragraphs);
    paragraphs.append(&mut page.footer);
    paragraphs.append(&mut body.notes);
    let is_empty = paragraphs.iter().all(|paragraph| paragraph.text.trim().is_empty());
    if is_empty && package.has("Pictures/") {
        return Err(only_pictures());
    }
    Sheet::new(paragraphs).into_source()
}
