//! What is drawn on a page: runs of letters with their places.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// Letters of a page, at most. A page of the smallest print has some ten thousand.
const LETTERS: usize = 200_000;

/// Letters that were drawn at once, on one line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    /// The height of the line above the foot of the page.
    pub(super) base: f64,
    pub(super) size: f64,
}

/// A page as it is drawn.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) runs: Vec<Run>,
    letters: usize,
    begins: bool,
}

impl Page {
    /// Whether there are more letters than are read.
    pub(super) fn is_full(&self) -> bool {
        self.letters > LETTERS
    }
}

impl OutputDev for Page {
    fn begin_page(&mut self, _: u32, _: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        character: &str,
    ) -> Result<(), OutputError> {
        self.letters += character.len();
        if self.is_full() {
            return Ok(());
        }
        // The side of a square as large as what a letter of that size covers.
        let size = font_size * (place.m11 * place.m22 - place.m12 * place.m21).abs().sqrt();
        let (left, base) = (place.m31, place.m32);
        if ![left, base, size, width].iter().all(|number| number.is_finite()) {
            return Ok(());
        }
        let right = left + width * size;
        let goes_on = |last: &Run| {
            (last.base - base).abs() < size * 0.1
                && (last.size - size).abs() < size * 0.1
                && left > last.right - size
                && left < last.right + size * 0.12
        };
        if !self.begins
            && let Some(last) = self.runs.last_mut().filter(|last| goes_on(last))
        {
            last.text.push_str(character);
            last.right = right;
            return Ok(());
        }
        self.begins = false;
        self.runs.push(Run { text: character.to_owned(), left, right, base, size });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.begins = true;
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
