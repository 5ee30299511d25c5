//! What could not be done, and the way out: a missing file, a broken configuration, an unknown lint.

use std::io;
use std::path::Path;
use std::sync::Arc;

use bestfoot::{FileError, ReadError, Span};

use crate::report::TextFile;

/// Something that could not be done. Any of them makes the exit status 2.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    /// What kind of problem it is, for programs.
    pub(crate) code: &'static str,
    /// The file it is about.
    pub(crate) path: Option<String>,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    /// The words that are wrong.
    pub(crate) place: Option<(Arc<TextFile>, Span)>,
}

impl Problem {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, path: None, message: message.into(), help: None, place: None }
    }

    #[must_use]
    pub(crate) fn at(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// A file that the system would not hand over.
    pub(crate) fn unopened(path: &Path, error: &io::Error) -> Self {
        let shown = path.display().to_string();
        match error.kind() {
            io::ErrorKind::NotFound => Self::new("missing", format!("there is no file `{shown}`")),
            io::ErrorKind::PermissionDenied => {
                Self::new("unreadable", format!("`{shown}` cannot be opened: you may not read it"))
                    .help("check the permissions of the file")
            }
            _ => Self::new("unreadable", format!("`{shown}` cannot be read: {}", reason(error))),
        }
        .at(shown)
    }

    /// A file that is no draft.
    pub(crate) fn unread(path: &str, error: &ReadError) -> Self {
        let code = match error {
            ReadError::Empty => "empty",
            ReadError::Binary { .. } => "binary",
            ReadError::TooLarge { .. } => "too-large",
            ReadError::Unsupported { .. } => "unsupported",
            ReadError::Locked { .. } => "locked",
            _ => "malformed",
        };
        Self::new(code, error.to_string()).at(path)
    }

    /// A mistake in a file of settings; `files` are the texts that its place may count in.
    pub(crate) fn in_file(code: &'static str, error: FileError, files: &[Arc<TextFile>]) -> Self {
        let file = files.iter().find(|file| file.name == error.file);
        let place = file.zip(error.span).map(|(file, span)| (Arc::clone(file), span));
        // An error whose file is none that was read is about the command line.
        let path = file.map(|file| file.name.clone());
        Self { code, path, message: error.message, help: error.help, place }
    }
}

/// What the system says, without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}
