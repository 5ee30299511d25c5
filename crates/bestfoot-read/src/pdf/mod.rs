//! PDF: the words of each page, in reading order. It is read and not written back.
//!
//! A PDF says where each letter stands and nothing about lines or paragraphs; those are told by the gaps between them. Broken files can keep the
//! library that takes them apart busy without end, so that a program should read them in a process of its own and stop that: [`pages`] there,
//! [`from_pages`] here.

mod layout;
mod page;

use std::panic::{AssertUnwindSafe, catch_unwind};

use bestfoot::{Facts, Format, Location, ReadError, Source, Span};
use pdf_extract::{Document, ObjectId, output_doc_page};

use self::page::Page;

/// What people call such a file.
const FORMAT: &str = "PDF file";

/// Bytes of a file, at most.
pub const LIMIT: usize = 64 << 20;

/// Pages of a file, at most.
const PAGES: usize = 100;

/// Groups of pages inside one another, at most. A file of a thousand pages has three.
const DEEPEST: usize = 64;

const DAMAGED: &str = "it is damaged or only a part of it; save it again from the program that made it";

pub(crate) fn read(bytes: &[u8]) -> Result<Source, ReadError> {
    from_pages(&pages(bytes)?)
}

fn malformed(reason: impl Into<String>) -> ReadError {
    ReadError::Malformed { format: FORMAT, reason: reason.into() }
}

/// The text of each page of a PDF file.
///
/// # Errors
///
/// [`ReadError`] if the file is locked, damaged, too large, or holds no text.
pub fn pages(bytes: &[u8]) -> Result<Vec<String>, ReadError> {
    if bytes.len() > LIMIT {
        return Err(ReadError::TooLarge { bytes: bytes.len(), limit: LIMIT });
    }
    // The library panics on some broken files.
    catch_unwind(AssertUnwindSafe(|| take_apart(bytes))).unwrap_or_else(|_| Err(malformed(DAMAGED)))
}

fn take_apart(bytes: &[u8]) -> Result<Vec<String>, ReadError> {
    let is_locked = || contains(bytes, b"/Encrypt");
    let Ok(mut file) = Document::load_mem(bytes) else {
        return Err(if is_locked() { ReadError::Locked { format: FORMAT } } else { malformed(DAMAGED) });
    };
    // A file that anybody may read and nobody may change opens without a password.
    if file.is_encrypted() && file.decrypt("").is_err() {
        return Err(ReadError::Locked { format: FORMAT });
    }
    let found = file.get_pages();
    // The library would follow a circle for ever.
    if found.values().any(|page| is_in_circle(&file, *page)) {
        return Err(malformed(DAMAGED));
    }
    let numbers: Vec<u32> = found.into_keys().collect();
    if numbers.is_empty() {
        return Err(if is_locked() { ReadError::Locked { format: FORMAT } } else { malformed(DAMAGED) });
    }
    if numbers.len() > PAGES {
        return Err(malformed(format!(
            "it has {} pages, and the limit is {PAGES}; is it really a draft?",
            numbers.len()
        )));
    }
    let mut pages = Vec::with_capacity(numbers.len());
    let mut is_damaged = false;
    for number in numbers {
        let mut page = Page::default();
        is_damaged |= output_doc_page(&file, &mut page, number).is_err();
        if page.is_full() {
            return Err(malformed("a page of it has more letters than a page can hold; is it really a draft?"));
        }
        pages.push(layout::text(page.runs));
    }
    if pages.iter().any(|page| !page.trim().is_empty()) {
        return Ok(pages);
    }
    Err(malformed(if is_damaged {
        DAMAGED
    } else if file.catalog().is_ok_and(|catalog| catalog.has(b"AcroForm")) {
        "it is a form, and what is filled in is not text; save the text itself as .docx or .txt and check that"
    } else if contains(bytes, b"/Image") || has_picture(&file) {
        "its pages are pictures, as a scanner makes them, without text; save the text itself as .docx or .txt and check that"
    } else {
        "there is no text in it; save the text itself as .docx or .txt and check that"
    }))
}

/// Whether a page is in a group of pages that is, in the end, in itself.
fn is_in_circle(file: &Document, page: ObjectId) -> bool {
    let mut at = page;
    for _ in 0..DEEPEST {
        let parent = file.get_dictionary(at).ok().and_then(|dictionary| dictionary.get(b"Parent").ok());
        match parent.and_then(|parent| parent.as_reference().ok()) {
            Some(parent) => at = parent,
            None => return false,
        }
    }
    true
}

fn has_picture(file: &Document) -> bool {
    let is_picture = |object: &pdf_extract::Object| {
        object.as_stream().is_ok_and(|stream| {
            stream.dict.get(b"Subtype").and_then(|kind| kind.as_name()).is_ok_and(|kind| kind == b"Image")
        })
    };
    file.objects.values().any(is_picture)
}

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

/// The draft on the pages of a PDF file, as [`pages`] returns them.
///
/// # Errors
///
/// [`ReadError::Empty`] if there is nothing on them.
pub fn from_pages(pages: &[String]) -> Result<Source, ReadError> {
    let mut text = String::new();
    let mut locations = Vec::new();
    for (page, number) in pages.iter().zip(1..) {
        let words = page.trim_matches('\n');
        if words.trim().is_empty() {
            continue;
        }
        if !text.is_empty() {
            // A sentence goes on over the page.
            let goes_on = words.starts_with(char::is_lowercase) && !text.ends_with(['.', '!', '?', ':', ';']);
            text.push_str(if goes_on { " " } else { "\n\n" });
        }
        let start = text.len();
        text.push_str(words);
        locations.push(Location::page(Span::new(start, text.len()), number));
    }
    if text.is_empty() {
        return Err(ReadError::Empty);
    }
    text.push('\n');
    let mut source = Source::new(text, Format::Text);
    let facts: Facts = source.facts_mut().clone();
    Ok(source.extracted(facts, "utf-8").at(locations))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_go_on_over_pages() {
        let pages = [
            "Dear Ms. Ortiz,\n\nI would be".to_owned(),
            String::new(),
            "glad to talk.\n".to_owned(),
            "Dana".to_owned(),
        ];
        let document = bestfoot::Document::from(from_pages(&pages).expect("a draft"));
        assert_eq!(document.text(), "Dear Ms. Ortiz,\n\nI would be glad to talk.\n\nDana\n");
        let at = document.text().find("glad").expect("there");
        assert_eq!(document.location(at).and_then(|place| place.page), Some(3));
        assert_eq!(document.location(0).map(|place| place.text.as_str()), Some("page 1"));
        assert!(!document.is_editable());
    }

    #[test]
    fn what_is_no_pdf_says_so() {
        for bytes in [&b"%PDF-1.7\n"[..], b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj trailer <</Root 1 0 R>>"] {
            assert!(pages(bytes).expect_err("broken").to_string().contains("damaged"));
        }
    }
}
