//! The parts that a letter has.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A part of a letter.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zone {
    /// Mail header lines.
    Headers,
    /// The writer's own name and contact details, on top or at the foot.
    Letterhead,
    /// The date line.
    Date,
    /// The addressee's name and address.
    InsideAddress,
    /// A subject line inside the letter: `Re: …`.
    Subject,
    /// The greeting line.
    Salutation,
    /// The text itself.
    Body,
    /// The valediction: `Kind regards,`.
    Closing,
    /// What stands under the closing.
    Signature,
    /// `P.S.` and what follows.
    Postscript,
    /// The interview question above an answer.
    Question,
    /// Somebody else's mail below or between the lines.
    Quoted,
    /// A block of code, or code in a sentence.
    Code,
}

impl Zone {
    /// Every zone.
    pub const ALL: [Self; 13] = [
        Self::Headers,
        Self::Letterhead,
        Self::Date,
        Self::InsideAddress,
        Self::Subject,
        Self::Salutation,
        Self::Body,
        Self::Closing,
        Self::Signature,
        Self::Postscript,
        Self::Question,
        Self::Quoted,
        Self::Code,
    ];

    /// The name that lint files use: `inside-address`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Headers => "headers",
            Self::Letterhead => "letterhead",
            Self::Date => "date",
            Self::InsideAddress => "inside-address",
            Self::Subject => "subject",
            Self::Salutation => "salutation",
            Self::Body => "body",
            Self::Closing => "closing",
            Self::Signature => "signature",
            Self::Postscript => "postscript",
            Self::Question => "question",
            Self::Quoted => "quoted",
            Self::Code => "code",
        }
    }

    /// The zone of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| zone.name() == name)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_stored_by_the_names_they_are_shown_by() {
        for zone in Zone::ALL {
            assert_eq!(serde_json::to_string(&zone).expect("a zone is a word"), format!("\"{zone}\""));
        }
    }
}
