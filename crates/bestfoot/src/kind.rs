//! What a draft is: the ten kinds of writing that bestfoot reads.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The kind of a draft. It decides which lints run, how severe they are, and the norms of length and time.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A letter that goes with an application.
    CoverLetter,
    /// A note of thanks after an interview.
    ThankYou,
    /// Notes for what to say to an interview question.
    InterviewAnswer,
    /// A message that asks where an application stands.
    FollowUp,
    /// Questions to ask the interviewer.
    Questions,
    /// A message that asks somebody to be a reference.
    ReferenceRequest,
    /// A sheet that lists references.
    References,
    /// A message that asks why the application failed.
    FeedbackRequest,
    /// A profile, a bio, or posts that an employer can find.
    Social,
    /// A resume or CV.
    Resume,
}

/// What people call the kinds, on the command line and in names of files; the telling ones first.
pub(crate) const NAMES: [(&str, Kind); 34] = [
    ("thank-you", Kind::ThankYou),
    ("thankyou", Kind::ThankYou),
    ("thanks", Kind::ThankYou),
    ("follow-up", Kind::FollowUp),
    ("followup", Kind::FollowUp),
    ("checking-in", Kind::FollowUp),
    ("reference-request", Kind::ReferenceRequest),
    ("request-for-reference", Kind::ReferenceRequest),
    ("ask-for-reference", Kind::ReferenceRequest),
    ("references", Kind::References),
    ("reference-list", Kind::References),
    ("reference-sheet", Kind::References),
    ("referees", Kind::References),
    ("feedback", Kind::FeedbackRequest),
    ("questions", Kind::Questions),
    ("answer", Kind::InterviewAnswer),
    ("answers", Kind::InterviewAnswer),
    ("interview-prep", Kind::InterviewAnswer),
    ("cover-letter", Kind::CoverLetter),
    ("coverletter", Kind::CoverLetter),
    ("motivation", Kind::CoverLetter),
    ("application-letter", Kind::CoverLetter),
    ("letter", Kind::CoverLetter),
    ("resume", Kind::Resume),
    ("résumé", Kind::Resume),
    ("curriculum", Kind::Resume),
    ("cv", Kind::Resume),
    ("linkedin", Kind::Social),
    ("profile", Kind::Social),
    ("bio", Kind::Social),
    ("social", Kind::Social),
    ("posts", Kind::Social),
    ("tweets", Kind::Social),
    ("about-me", Kind::Social),
];

impl Kind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 10] = [
        Self::CoverLetter,
        Self::ThankYou,
        Self::InterviewAnswer,
        Self::FollowUp,
        Self::Questions,
        Self::ReferenceRequest,
        Self::References,
        Self::FeedbackRequest,
        Self::Social,
        Self::Resume,
    ];

    /// The name that users write: `cover-letter`.
    pub fn name(self) -> &'static str {
        match self {
            Self::CoverLetter => "cover-letter",
            Self::ThankYou => "thank-you",
            Self::InterviewAnswer => "interview-answer",
            Self::FollowUp => "follow-up",
            Self::Questions => "questions",
            Self::ReferenceRequest => "reference-request",
            Self::References => "references",
            Self::FeedbackRequest => "feedback-request",
            Self::Social => "social",
            Self::Resume => "resume",
        }
    }

    /// What else users may call it, as file names do: `cv`.
    pub fn other_names(self) -> impl Iterator<Item = &'static str> {
        NAMES.iter().filter(move |(name, kind)| *kind == self && *name != self.name()).map(|(name, _)| *name)
    }

    /// The name in a sentence: `a thank-you note`.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::CoverLetter => "a cover letter",
            Self::ThankYou => "a thank-you note",
            Self::InterviewAnswer => "an interview answer",
            Self::FollowUp => "a follow-up",
            Self::Questions => "a list of questions",
            Self::ReferenceRequest => "a reference request",
            Self::References => "a reference sheet",
            Self::FeedbackRequest => "a feedback request",
            Self::Social => "a social profile",
            Self::Resume => "a resume",
        }
    }

    /// Whether a draft of this kind greets a reader and closes with a name.
    pub fn is_letter(self) -> bool {
        matches!(
            self,
            Self::CoverLetter | Self::ThankYou | Self::FollowUp | Self::ReferenceRequest | Self::FeedbackRequest
        )
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        let known = Self::ALL.into_iter().find(|kind| kind.name() == name);
        let called = || NAMES.iter().find(|(known, _)| *known == name).map(|&(_, kind)| kind);
        known.or_else(called).ok_or_else(|| UnknownKind(name.to_owned()))
    }
}

/// A name that is no [`Kind`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownKind(String);

impl UnknownKind {
    /// The kind that may be meant.
    pub fn near(&self) -> Option<Kind> {
        let name = self.0.to_lowercase().replace([' ', '_'], "-");
        let distances = Kind::ALL.into_iter().map(|kind| (strsim::osa_distance(&name, kind.name()), kind));
        distances.filter(|(distance, kind)| *distance <= 1 + kind.name().len() / 5).min().map(|(_, kind)| kind)
    }
}

impl fmt::Display for UnknownKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no kind of draft is called `{}`; the kinds are ", self.0)?;
        for (index, kind) in Kind::ALL.into_iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{kind}")?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownKind {}
