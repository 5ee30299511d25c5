//! What is known of all lints beside their phrases: [`Rules`] are small and always in memory, the rest is read from the program's bytes when it is needed.

use serde::{Deserialize, Serialize};

use crate::lint::file::{Anchor, Confidence, OptionValue};
use crate::lint::guard::Conditions;
use crate::{Applicability, Kind, Severity, Status};

/// Numbers of vocabularies: a guard's list of phrases, once compiled.
pub(crate) type Phrases = Vec<u32>;

/// What matching and guards need to know of all lints, small and always in memory.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Rules {
    pub(crate) groups: Vec<String>,
    pub(crate) lints: Vec<Rule>,
    /// Named guards: any of the conditions.
    pub(crate) guards: Vec<Vec<Conditions<Phrases>>>,
    /// For each vocabulary up to the last one that a check asks for, whether it does.
    pub(crate) asked: Vec<bool>,
    /// The lint of each regex.
    pub(crate) regexes: Vec<u32>,
    pub(crate) special: Special,
    pub(crate) references: Vec<Reference>,
}

/// Words that count only where they stand for somebody named before.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Reference {
    /// The vocabulary of the words.
    pub(crate) words: u32,
    /// Whom they are to stand for.
    pub(crate) named: Phrases,
    /// Whom else they could stand for.
    pub(crate) rivals: Phrases,
    /// What counts where the paragraph has named neither.
    pub(crate) if_unnamed: bool,
}

/// The vocabularies that guards know by name.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Special {
    /// Those of postings by name, in order.
    pub(crate) postings: Vec<(String, u32)>,
    pub(crate) negator: Option<u32>,
    pub(crate) not_negator: Option<u32>,
    pub(crate) subject: Option<u32>,
    pub(crate) pronoun_subject: Option<u32>,
    pub(crate) first_person: Option<u32>,
    pub(crate) hypothetical: Option<u32>,
    /// Has no entries of its own: it stands for every word that [`crate::document::Document::is_name_like`] takes for a name.
    pub(crate) capitalised: Option<u32>,
    /// Has no entries of its own either: it stands for every word that [`crate::document::Document::is_figure`] takes for a number in digits.
    pub(crate) figure: Option<u32>,
}

impl Special {
    /// The number of a vocabulary of postings.
    pub(crate) fn posting(&self, name: &str) -> Option<u32> {
        let at = self.postings.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
        Some(self.postings[at].1)
    }
}

/// What the engine needs to know of one lint.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) group: u32,
    pub(crate) status: Status,
    pub(crate) severity: Severity,
    pub(crate) kind_severity: Vec<(Kind, Severity)>,
    /// A bit a kind; all bits for every kind and for drafts of unknown kind.
    pub(crate) kinds: u16,
    /// A bit a zone.
    pub(crate) zones: u16,
    pub(crate) anchor: Anchor,
    /// How sure each list of phrases is: the first one, and further ones in their order.
    pub(crate) confidences: Vec<Confidence>,
    pub(crate) supersedes: Vec<u32>,
    /// It speaks of what is said, so that of one remark within another one is enough.
    pub(crate) is_remark: bool,
    /// The check that the lint runs.
    pub(crate) check: Option<String>,
}

/// When the hits of a lint are meant, read when it has its first one.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Terms {
    pub(crate) when: Option<Conditions<Phrases>>,
    pub(crate) unless: Vec<Conditions<Phrases>>,
    /// The terms of further lists of phrases; the first list is part 0 and has none of its own.
    pub(crate) parts: Vec<Part>,
}

impl Terms {
    /// Those of one of the further lists of phrases; none for the first.
    pub(crate) fn part(&self, number: u32) -> Option<&Part> {
        self.parts.get((number as usize).checked_sub(1)?)
    }
}

/// When the hits of one list of a lint's phrases are meant.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Part {
    pub(crate) when: Option<Conditions<Phrases>>,
    pub(crate) unless: Vec<Conditions<Phrases>>,
}

impl Rule {
    /// How sure one of its lists of phrases is; patterns and checks are.
    pub(crate) fn confidence(&self, part: u32) -> Confidence {
        self.confidences.get(part as usize).copied().unwrap_or(Confidence::High)
    }

    /// How much a finding in a draft of that kind may cost, by the lint's table.
    pub(crate) fn severity_for(&self, kind: Option<Kind>) -> Severity {
        let special = self.kind_severity.iter().find(|(known, _)| Some(*known) == kind);
        special.map_or(self.severity, |&(_, severity)| severity)
    }
}

/// What a lint hands to its check, read when the check first runs.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct CheckRule {
    pub(crate) options: Vec<(String, OptionValue)>,
    pub(crate) phrases: Vec<(String, Phrases)>,
}

/// What an accepted phrase means, beside whose it is. Read where a phrase is accepted: a draft has few of them, and there are more than a thousand.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Shape {
    pub(crate) report: (u8, u8),
    pub(crate) captures: Vec<(String, u8, u8)>,
    pub(crate) edit: Option<EditRule>,
    /// Which of the lint's lists of phrases it is from.
    pub(crate) part: u32,
    pub(crate) referring: Vec<Referring>,
}

/// A place of a phrase where a word may stand for somebody named before.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Referring {
    /// Which element of the phrase.
    pub(crate) element: u8,
    /// Numbers of references, one of which must hold.
    pub(crate) references: Vec<u32>,
    /// Vocabularies that need no reference.
    pub(crate) plain: Phrases,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct EditRule {
    /// The words must be written exactly like this.
    pub(crate) written: Option<String>,
    pub(crate) replacement: String,
    pub(crate) fix: Applicability,
}

/// Bit of every kind in [`Rule::kinds`], the last one for drafts of unknown kind.
pub(crate) fn kind_bit(kind: Option<Kind>) -> u16 {
    kind.map_or(1 << 15, |kind| 1 << kind as u16)
}
