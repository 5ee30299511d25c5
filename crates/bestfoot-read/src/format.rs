//! The formats of files, told by what is in them. A name can be wrong: `letter.docx` may hold RTF, and a picture is no text whatever it is called.

use bestfoot::ReadError;

use crate::magic;

/// A format that is read.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileFormat {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A mail.
    Mail,
    /// A file of mails below one another.
    Mailbox,
    /// A Word file of 2007 or later.
    Docx,
    /// An `OpenDocument` text.
    Odt,
    /// A web page, a web form or a saved mail in HTML.
    Html,
    /// A Rich Text Format file.
    Rtf,
    /// A LaTeX file.
    Tex,
    /// A PDF file.
    Pdf,
}

impl FileFormat {
    /// The formats that this build reads.
    pub const READ: &[Self] = &[
        Self::Text,
        Self::Markdown,
        Self::Mail,
        #[cfg(feature = "mail")]
        Self::Mailbox,
        #[cfg(feature = "docx")]
        Self::Docx,
        #[cfg(feature = "odt")]
        Self::Odt,
        #[cfg(feature = "html")]
        Self::Html,
        #[cfg(feature = "rtf")]
        Self::Rtf,
        #[cfg(feature = "tex")]
        Self::Tex,
        #[cfg(feature = "pdf")]
        Self::Pdf,
    ];

    /// The format of the bytes of a file.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the bytes are of a format that is not read, with the way to one that is.
    pub fn of(bytes: &[u8], file_name: Option<&str>) -> Result<Self, ReadError> {
        let named = file_name.and_then(Self::of_name);
        if let Some(container @ (Self::Docx | Self::Odt)) = named
            && magic::is_cut_zip(bytes)
        {
            let reason = "it was cut short, as if a download or a copy had stopped; get the file again, or open it in the \
                          program that made it and save it again";
            return Err(ReadError::Malformed { format: container.in_words(), reason: reason.to_owned() });
        }
        if let Some(format) = magic::told(bytes)? {
            return Ok(format);
        }
        // Text in a file that is named for a container is read as text; anything else there is the container, damaged.
        if let Some(container @ (Self::Docx | Self::Odt | Self::Pdf)) = named
            && !bytes.is_empty()
            && std::str::from_utf8(bytes).is_err()
        {
            let reason = "it is damaged or only a part of it; open it in the program that made it and save it again";
            return Err(ReadError::Malformed { format: container.in_words(), reason: reason.to_owned() });
        }
        Ok(named
            .filter(|format| matches!(format, Self::Markdown | Self::Mail | Self::Html | Self::Tex))
            .unwrap_or(Self::Text))
    }

    /// The format that a file name promises.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        let extension = extension.to_ascii_lowercase();
        let all = [
            Self::Text,
            Self::Markdown,
            Self::Mail,
            Self::Mailbox,
            Self::Docx,
            Self::Odt,
            Self::Html,
            Self::Rtf,
            Self::Tex,
            Self::Pdf,
        ];
        all.into_iter().find(|format| format.extensions().contains(&extension.as_str()))
    }

    /// The extensions of file names, in lower case and without a dot; the usual one comes first.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt"],
            Self::Markdown => &["md", "markdown"],
            Self::Mail => &["eml"],
            Self::Mailbox => &["mbox"],
            Self::Docx => &["docx", "docm"],
            Self::Odt => &["odt"],
            Self::Html => &["html", "htm", "xhtml"],
            Self::Rtf => &["rtf"],
            Self::Tex => &["tex", "ltx"],
            Self::Pdf => &["pdf"],
        }
    }

    /// What people call a file of the format.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Text => "text file",
            Self::Markdown => "Markdown file",
            Self::Mail => "mail",
            Self::Mailbox => "mailbox",
            Self::Docx => "Word file",
            Self::Odt => "OpenDocument text",
            Self::Html => "web page",
            Self::Rtf => "RTF file",
            Self::Tex => "LaTeX file",
            Self::Pdf => "PDF file",
        }
    }

    /// Why a format is not read by a build without its feature.
    #[cfg(not(all(
        feature = "docx",
        feature = "html",
        feature = "odt",
        feature = "pdf",
        feature = "rtf",
        feature = "tex"
    )))]
    pub(crate) fn left_out(self) -> ReadError {
        let what = match self {
            Self::Odt => "an OpenDocument text, which this build of bestfoot does not read",
            Self::Pdf => {
                let way_out = "check the file that it was made from, or save its text as .txt";
                return ReadError::Unsupported {
                    what: "a PDF file, which this build of bestfoot does not read",
                    way_out,
                };
            }
            Self::Tex => "a LaTeX file, which this build of bestfoot does not read",
            Self::Rtf => "an RTF file, which this build of bestfoot does not read",
            Self::Html => "a web page, which this build of bestfoot does not read",
            _ => "a Word file, which this build of bestfoot does not read",
        };
        ReadError::Unsupported { what, way_out: "save the draft as .txt and check that" }
    }
}
