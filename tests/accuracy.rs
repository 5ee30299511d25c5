//! How often the lints are right: what they say of the labelled drafts and sentences in `tests/corpus`, counted.
//!
//! `cargo test --test accuracy` prints a summary and fails below the floors of `tests/corpus/floors.toml`, or if `lints/ACCURACY.md` is not
//! what would be generated; `UPDATE=1` writes that page. After `--` come `--misses` and `--false-alarms` (lists of the dev half; of
//! the test half only counts, so that nobody tunes on it), `--concept C`, `--lint L`, `--kind K` (which narrow the lists), and `--preview`.
#![allow(clippy::print_stdout, reason = "the figures are what this test is run for")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use bestfoot::Linter;
use serde::Deserialize;

#[path = "support/corpus.rs"]
mod corpus;
#[path = "accuracy/page.rs"]
mod page;
#[path = "accuracy/score.rs"]
mod score;

use corpus::Split;
use page::{Halves, Totals};
use score::{Concepts, Judged, JudgedSentence, Verdict};

/// What to show beside the summary.
#[derive(Default)]
struct Arguments {
    misses: bool,
    false_alarms: bool,
    preview: bool,
    concept: Option<String>,
    lint: Option<String>,
    kind: Option<String>,
}

impl Arguments {
    /// Reads the arguments that it knows; those of the usual test harness pass by.
    fn read() -> Self {
        let mut arguments = Self::default();
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            match word.as_str() {
                "--misses" => arguments.misses = true,
                "--false-alarms" => arguments.false_alarms = true,
                "--preview" => arguments.preview = true,
                "--concept" => arguments.concept = words.next(),
                "--lint" => arguments.lint = words.next(),
                "--kind" => arguments.kind = words.next(),
                _ => {}
            }
        }
        arguments
    }

    fn narrows(&self) -> bool {
        self.concept.is_some() || self.lint.is_some() || self.kind.is_some()
    }

    fn asks(&self) -> bool {
        self.misses || self.false_alarms || self.narrows()
    }
}

/// All that is judged.
struct All {
    drafts: Halves<Judged>,
    sentences: Halves<JudgedSentence>,
    passages: Halves<Judged>,
    clean: Halves<Judged>,
}

/// What the figures may not fall below.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floors {
    dev: Floor,
    test: Floor,
    /// The precision of each group over both halves.
    groups: BTreeMap<String, f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floor {
    precision: f64,
    recall: f64,
}

fn main() -> ExitCode {
    let start = Instant::now();
    let arguments = Arguments::read();
    let linter = Linter::builder().preview(arguments.preview).build().expect("the built-in lints are sound");
    let concepts = Concepts::read();
    let drafts: Halves<Judged> = [Split::Dev, Split::Test].map(|split| score::drafts(split, &linter, &concepts));
    let sentences: Halves<JudgedSentence> =
        [Split::Dev, Split::Test].map(|split| score::sentences(split, &linter, &concepts));
    let passages: Halves<Judged> = [Split::Dev, Split::Test].map(|split| score::passages(split, &linter, &concepts));
    let clean: Halves<Judged> = [Split::Dev, Split::Test].map(|split| score::clean(split, &linter, &concepts));
    let judged = All { drafts, sentences, passages, clean };
    let drafts = &judged.drafts;

    println!("\n{}", page::overall(drafts));
    let waiting = concepts.without_lint(&linter);
    if !waiting.is_empty() {
        println!("in concepts.toml without a lint: {}\n", waiting.into_iter().collect::<Vec<_>>().join(", "));
    }
    if arguments.asks() {
        println!("{}", tables(&judged, &concepts));
        print!("{}", lists(&judged, &arguments));
    }

    let mut failures = below_floors(drafts);
    if !arguments.preview {
        failures.extend(stale_page(&judged, &concepts));
    }
    for failure in &failures {
        println!("failed: {failure}");
    }
    let (word, passed) = if failures.is_empty() { ("ok", 1) } else { ("FAILED", 0) };
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "\ntest result: {word}. {passed} passed; {} failed; 0 ignored; 0 measured; 0 filtered out; finished in {seconds:.2}s\n",
        1 - passed
    );
    if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn below_floors(drafts: &Halves<Judged>) -> Vec<String> {
    let written =
        std::fs::read_to_string(corpus::folder().join("floors.toml")).expect("tests/corpus/floors.toml is there");
    let floors: Floors = toml::from_str(&written).expect("floors.toml is sound");
    let mut failures = Vec::new();
    for (group, share) in page::precision_by_group(drafts) {
        let value = share.value().unwrap_or(1.0);
        match floors.groups.get(group) {
            Some(&floor) if value >= floor => {}
            Some(floor) => {
                failures.push(format!("precision of {group} is {value:.3} and was to be {floor:.3} at least"));
            }
            None => {
                failures.push(format!("floors.toml says nothing of the group {group}, whose precision is {value:.3}"));
            }
        }
    }
    for (split, half, floor) in [(Split::Dev, &drafts[0], &floors.dev), (Split::Test, &drafts[1], &floors.test)] {
        let totals = Totals::new(half);
        for (what, share, floor) in
            [("precision", totals.precision(), floor.precision), ("recall", totals.mapped, floor.recall)]
        {
            let value = share.value().unwrap_or_default();
            if value < floor {
                failures.push(format!("{what} of {} is {value:.3} and was to be {floor:.3} at least", split.name()));
            }
        }
    }
    failures
}

/// Compares `lints/ACCURACY.md` with what it should be, or writes it.
fn stale_page(judged: &All, concepts: &Concepts) -> Option<String> {
    let page = format!(
        "# How accurate the lints are\n\n\
         <!-- Generated: UPDATE=1 cargo test -p bestfoot --test accuracy -->\n\n\
         The lints are run over texts that were written and labelled for this purpose (`tests/corpus`), with their default levels and without lints in \
         preview. Most of the texts, *dev*, may be looked at while lints are written; the rest, *test*, only measures. The first halves were \
         divided by a hash of the texts' ids before any lint was written, and the examples in the lint tables are not among them.\n\n\
         A *mark* is a passage, or a whole draft, that a careful reviewer would object to, with a concept such as `politics`; `tests/corpus/concepts.toml` \
         says which lints speak of which concept. A mark is found if such a lint reports words that overlap it; a mark on a whole draft, if such a lint \
         reports anything. A report that finds no mark is a false alarm, unless reviewers could fairly differ about the passage: then it counts for nothing. \
         Concepts that no lint speaks of yet count only in the line \"over all marks\". Behind a share stands its 95 % interval (Wilson). In these texts \
         problems are far more frequent than in life. The marks of *test* are those of three readers, most of *dev* those of one.\n\n\
         ## Overall\n\n{}{}",
        page::overall(&judged.drafts),
        tables(judged, concepts)
    );
    let page = format!("{}\n", page.trim_end());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lints/ACCURACY.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).expect("the page can be written");
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    (there != page)
        .then(|| "lints/ACCURACY.md is out of date: run UPDATE=1 cargo test -p bestfoot --test accuracy".to_owned())
}

fn tables(judged: &All, concepts: &Concepts) -> String {
    let drafts = &judged.drafts;
    let sections = [
        ("By kind of draft", page::by_kind(drafts)),
        ("By group", page::by_report(drafts, "group", |report| &report.group)),
        ("By lint", page::by_report(drafts, "lint", |report| &report.lint)),
        ("Lints that no concept speaks of", page::unmapped(drafts)),
        ("By concept", page::by_concept(drafts, concepts.names())),
        ("What each lint rests on: drafts and passages of both halves", page::evidence(drafts, &judged.passages)),
        ("Passages", page::passages(&judged.passages)),
        ("Whole clean drafts, most of them written to tempt", page::clean(&judged.clean)),
        ("Single sentences", page::sentences(&judged.sentences)),
        ("Telling the kind from the text", page::kinds(drafts)),
    ];
    sections.map(|(title, table)| format!("## {title}\n\n{table}")).concat()
}

/// What was missed and what was reported in vain: words for dev, counts for test.
fn lists(judged: &All, arguments: &Arguments) -> String {
    let All { drafts, sentences, passages, clean } = judged;
    let wanted = |asked: &Option<String>, value: &str| asked.as_deref().is_none_or(|asked| asked == value);
    let mut lists = String::new();
    let halves = [Split::Dev, Split::Test].into_iter().cycle();
    for (split, half) in halves.zip(drafts.iter().chain(passages).chain(clean)) {
        let (mut misses, mut alarms) = (Vec::new(), Vec::new());
        for draft in half.iter().filter(|draft| wanted(&arguments.kind, draft.kind.name())) {
            for mark in draft.marks.iter().filter(|mark| !mark.is_found && wanted(&arguments.concept, &mark.concept)) {
                let unmapped = if mark.is_mapped { "" } else { " (no lint)" };
                misses.push(format!("{} {}{unmapped}: {}", draft.id, mark.concept, mark.quote));
            }
            for report in draft
                .reports
                .iter()
                .filter(|report| report.is_false() || report.verdict == Verdict::Unmapped && draft.is_clean())
            {
                let concept = report.concept.as_deref().unwrap_or("no concept");
                if wanted(&arguments.concept, concept) && wanted(&arguments.lint, &report.lint) {
                    let trap = if report.verdict == Verdict::Trapped { " (trap)" } else { "" };
                    alarms.push(format!("{} {} [{concept}]{trap}: {}", draft.id, report.lint, report.quote));
                }
            }
        }
        list(&mut lists, split, "misses", arguments.misses, &misses);
        list(&mut lists, split, "false alarms", arguments.false_alarms, &alarms);
    }
    for (split, half) in [Split::Dev, Split::Test].into_iter().zip(sentences) {
        let labelled = || half.iter().filter(|sentence| wanted(&arguments.concept, &sentence.label));
        let misses: Vec<String> = labelled()
            .filter(|sentence| sentence.label != "clean" && !sentence.is_found)
            .map(|sentence| format!("{}: {}", sentence.label, sentence.text))
            .collect();
        let alarms: Vec<String> = half
            .iter()
            .filter(|sentence| sentence.others.iter().any(|lint| wanted(&arguments.lint, lint)))
            .map(|sentence| format!("{} {:?}: {}", sentence.label, sentence.others, sentence.text))
            .collect();
        list(&mut lists, split, "missed sentences", arguments.misses, &misses);
        list(&mut lists, split, "sentences with other findings", arguments.false_alarms, &alarms);
    }
    lists
}

fn list(lists: &mut String, split: Split, title: &str, asked: bool, lines: &[String]) {
    if asked {
        let _ = writeln!(lists, "{} {title}: {}", split.name(), lines.len());
        if split == Split::Dev {
            lists.extend(lines.iter().map(|line| format!("  {line}\n")));
        }
        lists.push('\n');
    }
}
