//! The tables of figures, as Markdown that also reads well on a terminal.
#![allow(clippy::cast_precision_loss, reason = "the counts are small")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use bestfoot::{Kind, Severity};

use crate::score::{Judged, JudgedMark, JudgedSentence, Judgement, Verdict};

/// Both halves of the corpus: dev, then test.
pub(crate) type Halves<T> = [Vec<T>; 2];

/// How many of how many, the usual way to be wrong about a share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) of: usize,
    pub(crate) part: usize,
}

impl Share {
    pub(crate) fn value(self) -> Option<f64> {
        (self.of > 0).then(|| self.part as f64 / self.of as f64)
    }

    fn percent(self) -> String {
        self.value().map_or_else(|| "–".to_owned(), |value| format!("{:.1} %", value * 100.0))
    }

    /// With the 95 % interval of Wilson, which holds for few and for lopsided counts too.
    fn with_interval(self) -> String {
        let Some(p) = self.value() else {
            return "–".to_owned();
        };
        let (n, z) = (self.of as f64, 1.96_f64);
        let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
        let half = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        let bound = |value: f64| value.clamp(0.0, 1.0) * 100.0;
        format!("{} ({:.1}–{:.1})", self.percent(), bound(middle - half), bound(middle + half))
    }
}

/// Counts over some drafts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Totals {
    pub(crate) drafts: usize,
    /// Found marks of all marks.
    pub(crate) all: Share,
    /// Found marks of the marks that some lint speaks of.
    pub(crate) mapped: Share,
    pub(crate) false_alarms: usize,
    /// Those of them that are no more than infos.
    pub(crate) quiet: usize,
    /// Those of them whose words are marked with another concept.
    pub(crate) misnamed: usize,
    /// Clean drafts that draw a warning or an error, of all clean drafts.
    pub(crate) alarmed: Share,
}

impl Totals {
    pub(crate) fn new<'a>(judged: impl IntoIterator<Item = &'a Judged>) -> Self {
        let mut totals = Self::default();
        for draft in judged {
            totals.drafts += 1;
            totals.all = add(totals.all, &draft.marks, |_| true);
            totals.mapped = add(totals.mapped, &draft.marks, |mark| mark.is_mapped);
            totals.false_alarms += draft.reports.iter().filter(|report| report.is_false()).count();
            let quiet = |report: &&Judgement| report.is_false() && report.severity == Severity::Info;
            totals.quiet += draft.reports.iter().filter(quiet).count();
            totals.misnamed += draft.reports.iter().filter(|report| report.is_misnamed).count();
            if draft.is_clean() {
                totals.alarmed.of += 1;
                totals.alarmed.part += usize::from(draft.is_alarmed());
            }
        }
        totals
    }

    /// The share of findings whose words a reviewer objected to, for this reason or for another.
    fn precision_of_place(&self) -> Share {
        Share { of: self.mapped.part + self.false_alarms, part: self.mapped.part + self.misnamed }
    }

    pub(crate) fn precision(&self) -> Share {
        Share { of: self.mapped.part + self.false_alarms, part: self.mapped.part }
    }
}

fn add(share: Share, marks: &[JudgedMark], counts: impl Fn(&JudgedMark) -> bool) -> Share {
    let counted = || marks.iter().filter(|mark| counts(mark));
    Share { of: share.of + counted().count(), part: share.part + counted().filter(|mark| mark.is_found).count() }
}

/// A table whose first column is to the left and whose others are to the right.
struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    fn new(header: &[&str]) -> Self {
        Self { rows: vec![header.iter().map(|&cell| cell.to_owned()).collect()] }
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    fn write(&self, page: &mut String) {
        let columns = self.rows[0].len();
        let width = |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0).max(3);
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for (index, row) in self.rows.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                let width = widths[column];
                let _ = if column == 0 { write!(page, "| {cell:<width$} ") } else { write!(page, "| {cell:>width$} ") };
            }
            page.push_str("|\n");
            if index == 0 {
                for (column, width) in widths.iter().enumerate() {
                    let _ = if column == 0 {
                        write!(page, "|:{:-<1$}-", "", width)
                    } else {
                        write!(page, "|-{:-<1$}:", "", width)
                    };
                }
                page.push_str("|\n");
            }
        }
        page.push('\n');
    }
}

/// The figures of both halves side by side.
pub(crate) fn overall(halves: &Halves<Judged>) -> String {
    let totals = halves.each_ref().map(Totals::new);
    let mut table = Table::new(&["", "dev", "test"]);
    let mut row =
        |name: &str, cell: &dyn Fn(&Totals) -> String| table.row([name.to_owned(), cell(&totals[0]), cell(&totals[1])]);
    row("drafts", &|totals| totals.drafts.to_string());
    row("marks", &|totals| totals.all.of.to_string());
    row("marks that a lint speaks of", &|totals| totals.mapped.of.to_string());
    row("of them found", &|totals| totals.mapped.part.to_string());
    row("false alarms", &|totals| totals.false_alarms.to_string());
    row("of them infos", &|totals| totals.quiet.to_string());
    row("of them on words marked with another concept", &|totals| totals.misnamed.to_string());
    row("recall", &|totals| totals.mapped.with_interval());
    row("recall over all marks", &|totals| totals.all.with_interval());
    row("precision", &|totals| totals.precision().with_interval());
    row("precision, whatever the concept", &|totals| totals.precision_of_place().with_interval());
    row("clean drafts", &|totals| totals.alarmed.of.to_string());
    row("of them with a warning or error", &|totals| totals.alarmed.part.to_string());
    row("that is", &|totals| totals.alarmed.with_interval());
    let mut page = String::new();
    table.write(&mut page);
    page
}

pub(crate) fn by_kind(halves: &Halves<Judged>) -> String {
    let header = ["kind", "drafts", "marks", "found", "false", "recall", "precision", "clean", "alarmed"];
    both(halves, &header, |half, table| {
        for kind in Kind::ALL {
            let totals = Totals::new(half.iter().filter(|draft| draft.kind == kind));
            let counts = [totals.drafts, totals.mapped.of, totals.mapped.part, totals.false_alarms];
            let shares = [totals.mapped.percent(), totals.precision().percent()];
            let clean = [totals.alarmed.of, totals.alarmed.part];
            let cells = counts
                .map(|count| count.to_string())
                .into_iter()
                .chain(shares)
                .chain(clean.map(|count| count.to_string()));
            table.row(std::iter::once(kind.to_string()).chain(cells));
        }
    })
}

/// One table for dev and one for test.
fn both<T>(halves: &Halves<T>, header: &[&str], fill: impl Fn(&[T], &mut Table)) -> String {
    let mut page = String::new();
    for (name, half) in ["dev", "test"].into_iter().zip(halves) {
        let mut table = Table::new(header);
        table.rows[0][0] = format!("{} ({name})", header[0]);
        fill(half, &mut table);
        table.write(&mut page);
    }
    page
}

/// True and false reports by whatever `name` gives, dev and test side by side.
pub(crate) fn by_report(halves: &Halves<Judged>, what: &str, name: impl Fn(&Judgement) -> &str) -> String {
    let mut counts: BTreeMap<&str, [Share; 2]> = BTreeMap::new();
    for (half, drafts) in halves.iter().enumerate() {
        for report in drafts.iter().flat_map(|draft| &draft.reports) {
            let is_true = report.verdict == crate::score::Verdict::True;
            if is_true || report.is_false() {
                let share = &mut counts.entry(name(report)).or_default()[half];
                share.of += 1;
                share.part += usize::from(is_true);
            }
        }
    }
    let mut table = Table::new(&[what, "dev true", "false", "precision", "test true", "false", "precision"]);
    for (name, shares) in counts {
        let cells = shares
            .iter()
            .flat_map(|share| [share.part.to_string(), (share.of - share.part).to_string(), share.with_interval()]);
        table.row(std::iter::once(name.to_owned()).chain(cells));
    }
    let mut page = String::new();
    table.write(&mut page);
    page
}

/// What lints reported that no concept speaks of.
pub(crate) fn unmapped(halves: &Halves<Judged>) -> String {
    let mut counts: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for (half, drafts) in halves.iter().enumerate() {
        for draft in drafts {
            for report in draft.reports.iter().filter(|report| report.concept.is_none()) {
                let count = counts.entry(&report.lint).or_default();
                count[half * 2] += 1;
                count[half * 2 + 1] += usize::from(draft.is_clean());
            }
        }
    }
    if counts.is_empty() {
        return "None.\n\n".to_owned();
    }
    let mut table = Table::new(&["lint", "dev", "in clean drafts", "test", "in clean drafts"]);
    for (lint, counts) in counts {
        table.row(std::iter::once(lint.to_owned()).chain(counts.map(|count| count.to_string())));
    }
    let mut page = String::new();
    table.write(&mut page);
    page
}

pub(crate) fn by_concept<'a>(halves: &'a Halves<Judged>, names: impl Iterator<Item = &'a str>) -> String {
    let mut concepts: Vec<&str> = names.collect();
    let marked: BTreeSet<&str> =
        halves.iter().flatten().flat_map(|draft| &draft.marks).map(|mark| mark.concept.as_str()).collect();
    concepts.extend(marked.into_iter().filter(|concept| !concepts.contains(concept)).collect::<Vec<_>>());
    let header = [
        "concept",
        "dev marks",
        "found",
        "false",
        "recall",
        "precision",
        "test marks",
        "found",
        "false",
        "recall",
        "precision",
    ];
    let mut table = Table::new(&header);
    for concept in concepts {
        let cells = halves.iter().flat_map(|half| {
            let found = half
                .iter()
                .fold(Share::default(), |share, draft| add(share, &draft.marks, |mark| mark.concept == concept));
            let reports = half.iter().flat_map(|draft| &draft.reports);
            let alarms =
                reports.filter(|report| report.is_false() && report.concept.as_deref() == Some(concept)).count();
            let precision = Share { of: found.part + alarms, part: found.part };
            [
                found.of.to_string(),
                found.part.to_string(),
                alarms.to_string(),
                found.with_interval(),
                precision.with_interval(),
            ]
        });
        table.row(std::iter::once(concept.to_owned()).chain(cells));
    }
    let mut page = String::new();
    table.write(&mut page);
    page
}

/// Passages by the concept of their mark, and those without one.
pub(crate) fn passages(halves: &Halves<Judged>) -> String {
    let concepts: BTreeSet<&str> =
        halves.iter().flatten().flat_map(|passage| &passage.marks).map(|mark| mark.concept.as_str()).collect();
    let mut table = Table::new(&["concept", "dev", "found", "recall", "test", "found", "recall"]);
    for concept in concepts {
        let cells = halves.iter().flat_map(|half| {
            let share = half
                .iter()
                .fold(Share::default(), |share, passage| add(share, &passage.marks, |mark| mark.concept == concept));
            [share.of.to_string(), share.part.to_string(), share.with_interval()]
        });
        table.row(std::iter::once(concept.to_owned()).chain(cells));
    }
    let mut page = String::new();
    table.write(&mut page);
    let mut table = Table::new(&["honest passages", "dev", "test"]);
    let totals = halves.each_ref().map(Totals::new);
    table.row(std::iter::once("all".to_owned()).chain(totals.map(|totals| totals.alarmed.of.to_string())));
    table.row(
        std::iter::once("with a warning or error".to_owned())
            .chain(totals.map(|totals| totals.alarmed.part.to_string())),
    );
    table.row(std::iter::once("that is".to_owned()).chain(totals.map(|totals| totals.alarmed.with_interval())));
    table.write(&mut page);
    page
}

/// Findings in drafts that are clean on purpose, by the thousand words.
pub(crate) fn clean(halves: &Halves<Judged>) -> String {
    let mut table = Table::new(&["", "dev", "test"]);
    let words = halves.each_ref().map(|half| half.iter().map(|draft| draft.words).sum::<usize>());
    let count = |half: &[Judged], counts: &dyn Fn(&Judgement) -> bool| {
        half.iter().flat_map(|draft| &draft.reports).filter(|report| counts(report)).count()
    };
    let loud = |report: &Judgement| report.severity >= Severity::Warning;
    let share = |part: usize, words: usize| {
        if words == 0 { "–".to_owned() } else { format!("{:.2}", part as f64 * 1000.0 / words as f64) }
    };
    let drafts = halves.each_ref().map(|half| half.len().to_string());
    table.row(std::iter::once("drafts".to_owned()).chain(drafts));
    table.row(std::iter::once("words".to_owned()).chain(words.map(|words| words.to_string())));
    let alarmed = halves.each_ref().map(|half| Totals::new(half).alarmed.with_interval());
    table.row(std::iter::once("with a warning or error".to_owned()).chain(alarmed));
    for (name, counts) in [("warnings and errors in 1,000 words", true), ("infos in 1,000 words", false)] {
        let cells = [0, 1].map(|half| share(count(&halves[half], &|report| loud(report) == counts), words[half]));
        table.row(std::iter::once(name.to_owned()).chain(cells));
    }
    let mut page = String::new();
    table.write(&mut page);
    page
}

/// What each lint rests on: how often it was right and wrong in the drafts and passages of both halves. A passage has one mark at most, so what is
/// reported beside it in the same passage says nothing.
pub(crate) fn evidence(drafts: &Halves<Judged>, passages: &Halves<Judged>) -> String {
    let mut shares: BTreeMap<&str, Share> = BTreeMap::new();
    let drafts = drafts.iter().flatten().flat_map(|draft| draft.reports.iter().map(|report| (report, true)));
    let passages = passages.iter().flatten();
    let passages = passages.flat_map(|draft| draft.reports.iter().map(|report| (report, draft.is_clean())));
    for (report, counts) in drafts.chain(passages) {
        let is_true = report.verdict == Verdict::True;
        if is_true || counts && report.is_false() {
            let share = shares.entry(report.lint.as_str()).or_default();
            share.of += 1;
            share.part += usize::from(is_true);
        }
    }
    let mut table = Table::new(&["lint", "right", "wrong", "precision"]);
    for (lint, share) in shares {
        table.row([
            lint.to_owned(),
            share.part.to_string(),
            (share.of - share.part).to_string(),
            share.with_interval(),
        ]);
    }
    let mut page = String::new();
    table.write(&mut page);
    page
}

/// Of what each group reports in the drafts of both halves, how much is right.
pub(crate) fn precision_by_group(halves: &Halves<Judged>) -> BTreeMap<&str, Share> {
    let mut shares: BTreeMap<&str, Share> = BTreeMap::new();
    for report in halves.iter().flatten().flat_map(|draft| &draft.reports) {
        let is_true = report.verdict == Verdict::True;
        if is_true || report.is_false() {
            let share = shares.entry(report.group.as_str()).or_default();
            share.of += 1;
            share.part += usize::from(is_true);
        }
    }
    shares
}

/// What the kinds of drafts are taken for by their text alone.
pub(crate) fn kinds(halves: &Halves<Judged>) -> String {
    both(halves, &["kind", "drafts", "right", "untold", "wrong", "taken for"], |half, table| {
        let mut sum = [0; 4];
        for kind in Kind::ALL {
            let drafts: Vec<&Judged> = half.iter().filter(|draft| draft.kind == kind).collect();
            let right = drafts.iter().filter(|draft| draft.detected == Some(kind)).count();
            let untold = drafts.iter().filter(|draft| draft.detected.is_none()).count();
            let mut taken: BTreeMap<Kind, usize> = BTreeMap::new();
            for other in drafts.iter().filter_map(|draft| draft.detected).filter(|detected| *detected != kind) {
                *taken.entry(other).or_default() += 1;
            }
            let counts = [drafts.len(), right, untold, drafts.len() - right - untold];
            let taken: Vec<String> = taken.into_iter().map(|(kind, count)| format!("{kind} {count}")).collect();
            sum = std::array::from_fn(|index| sum[index] + counts[index]);
            let cells = counts.iter().map(ToString::to_string);
            table.row(std::iter::once(kind.to_string()).chain(cells).chain([taken.join(", ")]));
        }
        let cells = sum.iter().map(ToString::to_string);
        table.row(std::iter::once("all".to_owned()).chain(cells).chain([String::new()]));
    })
}

/// Sentences by label.
pub(crate) fn sentences(halves: &Halves<JudgedSentence>) -> String {
    let labels: BTreeSet<&str> =
        halves.iter().flatten().map(|sentence| sentence.label.as_str()).filter(|label| *label != "clean").collect();
    let mut table = Table::new(&["label", "dev", "found", "recall", "test", "found", "recall"]);
    for label in labels {
        let cells = halves.iter().flat_map(|half| {
            let of_label = || half.iter().filter(|sentence| sentence.label == label);
            let share = Share { of: of_label().count(), part: of_label().filter(|sentence| sentence.is_found).count() };
            [share.of.to_string(), share.part.to_string(), share.with_interval()]
        });
        table.row(std::iter::once(label.to_owned()).chain(cells));
    }
    let mut page = String::new();
    table.write(&mut page);

    let mut table = Table::new(&["clean sentences", "dev", "test"]);
    let clean = |half: &[JudgedSentence]| {
        let clean = || half.iter().filter(|sentence| sentence.label == "clean");
        Share { of: clean().count(), part: clean().filter(|sentence| !sentence.others.is_empty()).count() }
    };
    let shares = halves.each_ref().map(|half| clean(half));
    table.row(std::iter::once("all".to_owned()).chain(shares.map(|share| share.of.to_string())));
    table.row(std::iter::once("with a finding".to_owned()).chain(shares.map(|share| share.part.to_string())));
    table.row(std::iter::once("that is".to_owned()).chain(shares.map(Share::with_interval)));
    table.write(&mut page);

    let mut counts: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for (half, sentences) in halves.iter().enumerate() {
        for sentence in sentences {
            let column = half * 2 + usize::from(sentence.label != "clean");
            for lint in &sentence.others {
                counts.entry(lint).or_default()[column] += 1;
            }
        }
    }
    let mut table =
        Table::new(&["lint, where the label does not ask for it", "dev clean", "other", "test clean", "other"]);
    for (lint, counts) in counts {
        table.row(std::iter::once(lint.to_owned()).chain(counts.map(|count| count.to_string())));
    }
    table.write(&mut page);
    page
}
