//! Judging what the linter says of a labelled draft against its labels.

use std::collections::{BTreeMap, BTreeSet};

use bestfoot::{Application, Diagnostic, Document, Format, Kind, Linter, Severity, Span};
use serde::Deserialize;

use crate::corpus::{self, Draft, Mark, Split};

/// Which lints speak of which concepts.
pub(crate) struct Concepts {
    /// Each concept with its lints, in the order of the file.
    by_concept: Vec<(String, Vec<String>)>,
    labels: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConceptsFile {
    concepts: toml::Table,
    labels: BTreeMap<String, Vec<String>>,
}

impl Concepts {
    pub(crate) fn read() -> Self {
        let path = corpus::folder().join("concepts.toml");
        let written = std::fs::read_to_string(path).expect("tests/corpus/concepts.toml is there");
        let file: ConceptsFile = toml::from_str(&written).expect("concepts.toml is sound");
        // A TOML table loses its order, which says whose a false alarm is.
        let place = |concept: &str| written.find(&format!("\n\"{concept}\""));
        let mut by_concept: Vec<(String, Vec<String>)> = file
            .concepts
            .into_iter()
            .map(|(concept, lints)| (concept, lints.try_into().expect("a concept has a list of lints")))
            .collect();
        by_concept.sort_by_key(|(concept, _)| place(concept));
        Self { by_concept, labels: file.labels }
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.by_concept.iter().map(|(concept, _)| concept.as_str())
    }

    /// The concepts that a lint speaks of.
    pub(crate) fn of_lint<'a>(&'a self, lint: &'a str) -> impl Iterator<Item = &'a str> {
        let speaks = move |lints: &Vec<String>| lints.iter().any(|known| known == lint);
        self.by_concept.iter().filter(move |(_, lints)| speaks(lints)).map(|(concept, _)| concept.as_str())
    }

    fn speaks_of(&self, lint: &str, concept: &str) -> bool {
        self.of_lint(lint).any(|known| known == concept)
    }

    /// Whether some lint of the linter speaks of a concept.
    pub(crate) fn is_mapped(&self, concept: &str, linter: &Linter) -> bool {
        let lints = self.by_concept.iter().find(|(known, _)| known == concept).map(|(_, lints)| lints);
        lints.is_some_and(|lints| lints.iter().any(|lint| linter.lint(lint).is_some()))
    }

    /// The names that no lint has, or not yet.
    pub(crate) fn without_lint(&self, linter: &Linter) -> BTreeSet<&str> {
        let all = self.by_concept.iter().flat_map(|(_, lints)| lints);
        all.map(String::as_str).filter(|lint| linter.lint(lint).is_none()).collect()
    }

    /// The concepts that a label of `sentences.tsv` stands for.
    fn of_label<'a>(&'a self, label: &'a str) -> Vec<&'a str> {
        let named = self.labels.get(label).map(|concepts| concepts.iter().map(String::as_str).collect());
        named.unwrap_or_else(|| self.names().filter(|concept| *concept == label).collect())
    }
}

/// A labelled draft and what became of it.
pub(crate) struct Judged {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) words: usize,
    pub(crate) marks: Vec<JudgedMark>,
    pub(crate) reports: Vec<Judgement>,
    /// The kind that the text alone speaks of.
    pub(crate) detected: Option<Kind>,
}

/// Something that must be reported.
pub(crate) struct JudgedMark {
    pub(crate) concept: String,
    pub(crate) quote: String,
    pub(crate) is_mapped: bool,
    pub(crate) is_found: bool,
}

/// Something that was reported.
pub(crate) struct Judgement {
    pub(crate) lint: String,
    pub(crate) group: String,
    /// The concept that a false alarm of the lint counts against; none if the lint is mapped nowhere.
    pub(crate) concept: Option<String>,
    pub(crate) severity: Severity,
    pub(crate) quote: String,
    /// Whether it speaks of the whole draft.
    pub(crate) is_whole: bool,
    pub(crate) verdict: Verdict,
    /// Whether the words are marked, with a concept that the lint does not speak of.
    pub(crate) is_misnamed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    True,
    False,
    /// A false alarm at a passage that was marked to tempt it.
    Trapped,
    /// Reviewers could fairly differ.
    Either,
    /// No concept says whether it is right.
    Unmapped,
}

impl Judgement {
    pub(crate) fn is_false(&self) -> bool {
        matches!(self.verdict, Verdict::False | Verdict::Trapped)
    }
}

impl Judged {
    pub(crate) fn is_clean(&self) -> bool {
        self.marks.is_empty()
    }

    /// Whether a warning or an error was drawn that nobody could agree with.
    pub(crate) fn is_alarmed(&self) -> bool {
        self.reports.iter().any(|report| report.severity >= Severity::Warning && report.verdict != Verdict::Either)
    }
}

/// Judges every draft of a half of the corpus.
pub(crate) fn drafts(split: Split, linter: &Linter, concepts: &Concepts) -> Vec<Judged> {
    corpus::drafts(split).iter().map(|draft| judge(draft, linter, concepts)).collect()
}

/// Judges every passage of a half; what is said of a whole draft does not count there.
pub(crate) fn passages(split: Split, linter: &Linter, concepts: &Concepts) -> Vec<Judged> {
    let mut judged: Vec<Judged> =
        corpus::passages(split).iter().map(|passage| judge(passage, linter, concepts)).collect();
    for passage in &mut judged {
        passage.reports.retain(|report| !report.is_whole);
    }
    judged
}

/// Judges every draft of a half that is clean on purpose.
pub(crate) fn clean(split: Split, linter: &Linter, concepts: &Concepts) -> Vec<Judged> {
    corpus::clean(split).iter().map(|draft| judge(draft, linter, concepts)).collect()
}

fn judge(draft: &Draft, linter: &Linter, concepts: &Concepts) -> Judged {
    let diagnostics = linter.check(&draft.document, &draft.application);
    let hits = |diagnostic: &Diagnostic, mark: &Mark| {
        let overlaps = |span: Span| diagnostic.span.is_some_and(|reported| reported.overlaps(span));
        concepts.speaks_of(&diagnostic.lint, &mark.concept) && mark.span.is_none_or(overlaps)
    };
    let quote = |span: Option<Span>| {
        span.map_or_else(|| "(whole draft)".to_owned(), |span| shown(&draft.document.text()[span.range()]))
    };
    let marks = draft.findings.iter().map(|mark| JudgedMark {
        concept: mark.concept.clone(),
        quote: quote(mark.span),
        is_mapped: concepts.is_mapped(&mark.concept, linter),
        is_found: diagnostics.iter().any(|diagnostic| hits(diagnostic, mark)),
    });
    let reports = diagnostics.iter().map(|diagnostic| {
        let concept = concepts.of_lint(&diagnostic.lint).next().map(str::to_owned);
        let among = |marks: &[Mark]| marks.iter().any(|mark| hits(diagnostic, mark));
        let verdict = if concept.is_none() {
            Verdict::Unmapped
        } else if among(&draft.findings) {
            Verdict::True
        } else if among(&draft.either) {
            Verdict::Either
        } else if among(&draft.traps) {
            Verdict::Trapped
        } else {
            Verdict::False
        };
        let is_marked = |mark: &Mark| mark.span.zip(diagnostic.span).is_some_and(|(mark, words)| mark.overlaps(words));
        let is_misnamed = matches!(verdict, Verdict::False | Verdict::Trapped) && draft.findings.iter().any(is_marked);
        Judgement {
            lint: diagnostic.lint.to_string(),
            group: diagnostic.group.to_string(),
            concept,
            severity: diagnostic.severity,
            quote: quote(diagnostic.span),
            is_whole: diagnostic.span.is_none(),
            verdict,
            is_misnamed,
        }
    });
    Judged {
        id: draft.id.clone(),
        kind: draft.kind,
        words: draft.document.word_count(),
        marks: marks.collect(),
        reports: reports.collect(),
        detected: bestfoot::detect_kind(&Document::new(draft.document.text(), Format::Text)),
    }
}

fn shown(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A labelled sentence and the lints that report words of it.
pub(crate) struct JudgedSentence {
    pub(crate) label: String,
    pub(crate) text: String,
    pub(crate) is_found: bool,
    /// The lints that do not speak of its label.
    pub(crate) others: BTreeSet<String>,
}

/// Judges every labelled sentence. A sentence does not say which draft it stands in, so it is read as an answer, a letter and a follow-up;
/// findings about a whole draft do not count.
pub(crate) fn sentences(split: Split, linter: &Linter, concepts: &Concepts) -> Vec<JudgedSentence> {
    let judge = |(label, text): (String, String)| {
        let mut lints: BTreeSet<String> = BTreeSet::new();
        for kind in [Kind::InterviewAnswer, Kind::CoverLetter, Kind::FollowUp] {
            let document = Document::new(text.as_str(), Format::Text).with_kind(Some(kind));
            let diagnostics = linter.check(&document, &Application::new());
            lints.extend(
                diagnostics
                    .into_iter()
                    .filter(|diagnostic| diagnostic.span.is_some())
                    .map(|diagnostic| diagnostic.lint.to_string()),
            );
        }
        let wanted = concepts.of_label(&label);
        let fits = |lint: &String| wanted.iter().any(|concept| concepts.speaks_of(lint, concept));
        let is_found = lints.iter().any(fits);
        let others = lints.into_iter().filter(|lint| !fits(lint)).collect();
        JudgedSentence { label, text: shown(&text), is_found, others }
    };
    corpus::sentences(split).into_iter().map(judge).collect()
}
