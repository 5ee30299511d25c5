//! The mistakes in lint files, in the order in which they are met. Whoever reads a part of a file shares them and only adds.

use std::cell::RefCell;

use crate::lint::file::LintFile;
use crate::{FileError, Span};

#[derive(Default)]
pub(super) struct Mistakes(RefCell<Vec<FileError>>);

impl Mistakes {
    pub(super) fn add(&self, file: &LintFile, span: Span, message: impl Into<String>, help: Option<String>) {
        self.push(FileError { file: file.name.clone(), span: Some(span), message: message.into(), help });
    }

    /// A mistake of a vocabulary that several files may have made together.
    pub(super) fn add_of_vocabulary(&self, message: String) {
        self.push(FileError { file: "vocabulary".to_owned(), span: None, message, help: None });
    }

    /// Whether this was said already, if of another place.
    pub(super) fn is_said(&self, message: &str) -> bool {
        self.0.borrow().iter().any(|error| error.message == message)
    }

    /// All of them; what is said twice in a row is said once.
    pub(super) fn take(&self) -> Vec<FileError> {
        let mut all = self.0.take();
        all.dedup();
        all
    }

    fn push(&self, error: FileError) {
        self.0.borrow_mut().push(error);
    }
}
