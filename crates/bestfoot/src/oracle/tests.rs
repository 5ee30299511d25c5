//! Both engines over the labelled drafts, over texts made of what the lints know, and over lints made to be odd.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

use super::corpus;
use super::expand::expand;
use super::generate::{Dice, Material};
use super::lints::Oracle;
use super::reading::Reading;
use super::zones::reads;
use crate::Level;
use crate::gates::Gates;
use crate::guard::Ground;
use crate::lint::file::{Definition, Pattern};
use crate::matcher::{Hit, Mark, Scan};
use crate::names::NameIndex;
use crate::reference::Referents;
use crate::{Application, Document, Format, Kind, Linter, Severity, Span};

/// Of the built-in lints: to write all their phrases out takes a while.
static BUILT_IN: LazyLock<Engines> = LazyLock::new(|| Engines::new(None));

/// Both engines, and what each of them says of a document.
struct Engines {
    oracle: Oracle,
    linter: Linter,
    gates: Gates,
    /// Lints with a check that silence others, each alone, so that nothing silences them.
    loud: Vec<(usize, Linter)>,
}

impl Engines {
    fn new(added: Option<(&str, &str)>) -> Self {
        let oracle = Oracle::new(added);
        // Of a draft in another language nothing else is said; generated texts are in no language.
        let builder = || Linter::builder().preview(true).level("not-english", Level::Off);
        let with_added = added.into_iter().fold(builder(), |builder, (name, toml)| builder.lint_file(name, toml));
        let linter = with_added.build().unwrap_or_else(|errors| panic!("{}", errors[0]));
        let gates = Gates::new(linter.program());
        let is_loud = |definition: &Definition| {
            matches!(definition.pattern, Pattern::Check { .. }) && !definition.supersedes.is_empty()
        };
        // Added lints have no checks.
        let alone = |id: &str| builder().select(id).build().expect("the lints were just built");
        let loud = oracle.lints().enumerate().filter(|(_, definition)| is_loud(definition));
        let loud = loud.map(|(lint, definition)| (lint, alone(&definition.lint.id))).collect();
        Self { oracle, linter, gates, loud }
    }

    /// Says where the engines differ over a document, and how much they report.
    fn differences(&self, document: &Document, application: &Application) -> (Vec<String>, usize) {
        let program = self.linter.program();
        let mut scan = Scan::new(program, document);
        let mut reading = Reading::new(&self.oracle, document);
        let mut found = Vec::new();

        let names: Vec<&String> = {
            let mut names: Vec<_> = self.oracle.named.iter().collect();
            names.sort_by_key(|(_, number)| **number);
            names.into_iter().map(|(name, _)| name).collect()
        };
        let fast: BTreeSet<Mark> =
            scan.all_marks().into_iter().filter(|mark| (mark.vocabulary as usize) < names.len()).collect();
        let slow: BTreeSet<Mark> = reading.marks().into_iter().collect();
        let mark = |mark: &Mark| format!("@{} at words {}..{}", names[mark.vocabulary as usize], mark.start, mark.end);
        compare(&fast, &slow, mark, &mut found);

        let mut hits = std::mem::take(&mut scan.hits);
        self.gates.search(program, document, |_| true, &mut hits);
        Referents::new(program, document, &scan).settle(&mut hits);
        let fast: BTreeSet<Hit> = hits.into_iter().map(|hit| Hit { shape: None, refers: false, ..hit }).collect();
        let slow: BTreeSet<Hit> = reading.hits().into_iter().collect();
        let hit = |hit: &Hit| {
            format!(
                "a hit of {} at words {:?} in {:?} with {:?}",
                program.rules.lints[hit.lint as usize].id, hit.tokens, hit.whole, hit.captures
            )
        };
        compare(&fast, &slow, hit, &mut found);

        let is_check: BTreeSet<&str> = self
            .oracle
            .lints()
            .filter(|definition| matches!(definition.pattern, Pattern::Check { .. }))
            .map(|definition| definition.lint.id.as_str())
            .collect();
        let fast = self.linter.check(document, application);
        let fast: BTreeSet<(String, Span)> = fast
            .iter()
            .filter(|diagnostic| !is_check.contains(&*diagnostic.lint))
            .filter_map(|diagnostic| Some((diagnostic.lint.to_string(), diagnostic.span?)))
            .collect();
        let slow = self.reports(&mut reading, slow, &scan, application);
        compare(&fast, &slow, |(lint, span)| format!("{lint} at {span:?}"), &mut found);
        (found, slow.len())
    }

    /// What the lints of phrases and regexes report in the end.
    fn reports(
        &self,
        reading: &mut Reading<'_>,
        hits: BTreeSet<Hit>,
        scan: &Scan<'_>,
        application: &Application,
    ) -> BTreeSet<(String, Span)> {
        let document = reading.document;
        let lints: Vec<&Definition> = self.oracle.lints().collect();
        let zone = |hit: &Hit| {
            let token = document.tokens().get(hit.tokens.0 as usize).filter(|_| hit.tokens.0 < hit.tokens.1);
            token.map_or_else(|| document.plain_zone(hit.span.start()), |token| document.token_zone(token))
        };
        let runs = |definition: &Definition| {
            let kinds = &definition.lint.kinds;
            kinds.is_empty() || document.kind().is_some_and(|kind| kinds.contains(&kind))
        };
        let mut hits: Vec<Hit> = hits
            .into_iter()
            .filter(|hit| runs(lints[hit.lint as usize]) && reads(lints[hit.lint as usize], document, zone(hit)))
            .collect();
        hits.sort_by_key(|hit| (hit.lint, hit.span.start(), std::cmp::Reverse(hit.span.end())));
        let places: BTreeSet<(u32, Span)> = hits.iter().map(|hit| (hit.lint, hit.span)).collect();
        let counts =
            (0..lints.len() as u32).map(|lint| places.iter().filter(|place| place.0 == lint).count() as u32).collect();
        let names = NameIndex::new(document, application);
        let program = self.linter.program();
        let ground =
            Ground { document, application, program, scan, names: &names, counts, words: document.word_count() };
        let mut reported: Vec<(u32, Span)> = Vec::new();
        for hit in &hits {
            let definition = lints[hit.lint as usize];
            let taken = reported.iter().any(|&(lint, span)| lint == hit.lint && span.overlaps(hit.span));
            let meant = |reading: &mut Reading<'_>| {
                let mut all = |when: Option<&_>, unless: &[_]| {
                    when.is_none_or(|when| reading.holds(when, hit, &ground))
                        && !unless.iter().any(|unless| reading.holds(unless, hit, &ground))
                };
                let part = match &definition.pattern {
                    Pattern::Phrases { also, .. } if hit.part > 0 => Some(&also[hit.part as usize - 1]),
                    _ => None,
                };
                part.is_none_or(|part| all(part.when.as_ref(), &part.unless))
                    && all(definition.when.as_ref(), &definition.unless)
            };
            if !taken && meant(reading) {
                reported.push((hit.lint, hit.span));
            }
        }
        let mut silencing: Vec<(usize, Span)> =
            reported.iter().map(|&(lint, span)| (lint as usize, document.display_words(span))).collect();
        for (lint, linter) in &self.loud {
            silencing.extend(
                linter.check(document, application).iter().filter_map(|diagnostic| Some((*lint, diagnostic.span?))),
            );
        }
        let silenced = |lint: u32, span: Span| {
            let id = &lints[lint as usize].lint.id;
            silencing.iter().any(|&(other, place)| {
                place.overlaps(span) && lints[other].supersedes.iter().any(|superseded| superseded.value == *id)
            })
        };
        let shown: Vec<(u32, Span)> = reported
            .into_iter()
            .map(|(lint, span)| (lint, document.display_words(span)))
            .filter(|&(lint, span)| !silenced(lint, span))
            .collect();
        let severity = |lint: u32| lints[lint as usize].lint.severity_for(document.kind());
        let is_remark = |lint: u32| {
            let definition = lints[lint as usize];
            let phrases = matches!(definition.pattern, Pattern::Phrases { replace: None, .. });
            phrases && !definition.also_within && severity(lint) >= Severity::Warning
        };
        let is_wider = |(lint, span): (u32, Span), (other, wide): (u32, Span)| {
            let holds = wide.start() <= span.start() && span.end() <= wide.end();
            is_remark(other) && holds && (wide != span || severity(other) > severity(lint))
        };
        let told =
            shown.iter().filter(|&&remark| !is_remark(remark.0) || !shown.iter().any(|&other| is_wider(remark, other)));
        told.map(|&(lint, span)| (lints[lint as usize].lint.id.clone(), span)).collect()
    }
}

fn compare<T: Ord>(fast: &BTreeSet<T>, slow: &BTreeSet<T>, name: impl Fn(&T) -> String, found: &mut Vec<String>) {
    found.extend(slow.difference(fast).map(|one| format!("not found: {}", name(one))));
    found.extend(fast.difference(slow).map(|one| format!("found in vain: {}", name(one))));
}

// The slow engine visits every phrase at every word: two halves take half the time on two cores.
#[test]
fn engines_agree_on_drafts_to_learn_from() {
    // Half of them say enough: the texts to learn from are many, and the oracle is slow.
    let half: Vec<corpus::Draft> = corpus::drafts(corpus::Split::Dev).into_iter().step_by(2).collect();
    agree_on_drafts(&half);
}

#[test]
fn engines_agree_on_drafts_that_are_only_reported() {
    agree_on_drafts(&corpus::drafts(corpus::Split::Test));
}

/// The oracle reads slowly: every core takes its share.
fn agree_on_drafts(drafts: &[corpus::Draft]) {
    let engines = &*BUILT_IN;
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let compare = |share: &[corpus::Draft]| {
        let mut report = String::new();
        for draft in share {
            for difference in engines.differences(&draft.document, &draft.application).0 {
                let _ = writeln!(report, "{}: {difference}", draft.id);
            }
        }
        report
    };
    let report: String = std::thread::scope(|scope| {
        let shares: Vec<_> =
            drafts.chunks(drafts.len().div_ceil(workers).max(1)).map(|share| scope.spawn(|| compare(share))).collect();
        shares.into_iter().map(|share| share.join().expect("a comparison ends")).collect()
    });
    assert!(report.is_empty(), "the engines differ:\n{report}");
}

#[test]
fn engines_agree_on_generated_texts() {
    let engines = &*BUILT_IN;
    let words = engines.oracle.words.keys().cloned().collect();
    let material = Material::new(&engines.oracle.files, &engines.oracle.inflections, words);
    agree_on_generated(engines, &material, 600);
}

/// Phrases and guards that the built-in lints have no need of.
const ODD: &str = r#"
    [inflections]
    paint = ["paints", "painted"]
    [vocabulary]
    odd-a = ["blue", "blue [~2 red] moon", "@odd-b moon", "{dark|@odd-b} {red|night [blue]}"]
    odd-b = ["dark ~1 night", "blue", "don't", "paint+"]
    odd-c = ["@odd-a", "{red|@odd-b}", "I'm ~2 @odd-b"]
    odd-wide = { scope = "sentence", entries = ["red ~3 moon", "blue ~2 dark"] }
    odd-he = { words = ["{he|they}", "that one"], for = ["blue", "@odd-b", "red ~1 moon"], rivals = ["moon", "blue moon", "{night|dark night}"] }
    odd-they = { words = ["they", "them [all]"], for = ["@odd-c"], rivals = ["my boss", "dark"], if-unnamed = true }
    odd-who = ["{@odd-he|@odd-they}", "@odd-b"]
    [[guard]]
    name = "odd-guard"
    any = [{ before = ["dark"], near = { any = ["@odd-c"], within = "sentence" } }, { after = ["{moon|red blue}"] }]
    [[lint]]
    id = "odd-gaps"
    name = "Odd gaps"
    group = "odd"
    severity = "info"
    message = "odd"
    why = "It is odd."
    [lint.match]
    phrases = ["@odd-a ~2 [red] ~1 «@odd-b»", "moon «~2 {red|dark [blue] night} ~1» paint+", "paint{s|ed|} {the|a [red]} moon"]
    scope = "sentence"
    [[lint.match.also]]
    phrases = ["@odd-who [~1] «{red|paint+|is}»", "{@odd-he|@odd-c} {red|not}", "not @odd-who"]
    when = { near = { any = ["red", "@odd-b"], within = "around" } }
    [[lint.match.also]]
    phrases = ["red «@odd-who»", "moon ~2 @odd-they"]
    scope = "sentence"
    unless = [{ near = { any = ["night"], within = "around", side = "after" } }, { before = ["dark"] }]
    [[lint.unless]]
    before = ["dark", "red ~1 blue"]
    [[lint]]
    id = "odd-captures"
    name = "Odd captures"
    group = "odd"
    severity = "info"
    message = "odd {x|}"
    why = "It is odd."
    supersedes = ["odd-gaps"]
    match = { phrases = ["«{red|@odd-a} [~3 night] (x: @odd-c)»", "(x: {dark|paint+|blue}) «not» {red|moon}", "is not «{red|blue}»"] }
    when = { near = { any = ["moon", "@odd-b ~1 night"], within = 3, side = "before" } }
    [[lint.unless]]
    inside = ["red ~2 moon", "@odd-c dark"]
    [[lint.unless]]
    near = { any = ["@odd-wide"], within = "sentence", side = "after" }
    [[lint.unless]]
    negated = true
    subject = ["moon", "he"]
    [[lint]]
    id = "odd-swap"
    name = "Odd swap"
    group = "odd"
    severity = "info"
    message = "odd"
    why = "It is odd."
    match = { swap = { "Blue Moon" = "Red Moon", "don't paint" = "do not paint" }, case = "exact", fix = "safe" }
    [[lint.unless]]
    use = ["odd-guard"]
    [[lint]]
    id = "odd-slip"
    name = "Odd slip"
    group = "odd"
    severity = "info"
    message = "odd {expected}"
    why = "It is odd."
    match = { swap = { "{blue|dark} «moon»" = "noon", "«red» [~2 paint+]" = "read" }, fix = "safe" }
    [[lint]]
    id = "odd-regex"
    name = "Odd regex"
    group = "odd"
    severity = "info"
    message = "odd"
    why = "It is odd."
    match = { regex = '(?i)\b(red|blue) (?<report>moon)', requires = ["moon"] }
    [[lint.unless]]
    near = { any = ["dark"], within = "paragraph", side = "after" }
    [[lint.unless]]
    hypothetical = true
    first-person = false
"#;

#[test]
fn engines_agree_on_odd_lints() {
    let engines = Engines::new(Some(("odd.toml", ODD)));
    let words = [
        "red",
        "blue",
        "dark",
        "night",
        "moon",
        "paints",
        "don't",
        "isn't",
        "I'm",
        "paint",
        "the",
        "Blue Moon",
        "he",
        "they",
        "them all",
        "that one",
        "not",
        "if",
    ];
    let file = engines.oracle.files.len() - 1;
    let material =
        Material::new(&engines.oracle.files[file..], &engines.oracle.inflections, words.map(str::to_owned).to_vec());
    agree_on_generated(&engines, &material, 700);
}

fn agree_on_generated(engines: &Engines, material: &Material<'_>, texts: usize) {
    let mut dice = Dice(0x005e_edfa_ce0f_f1ce);
    let mut report = String::new();
    let mut reports = 0;
    for number in 0..texts {
        let text = material.text(&mut dice);
        let kind = Kind::ALL.get(dice.below(Kind::ALL.len() + 1)).copied();
        let document = Document::new(text.as_str(), Format::Text).with_kind(kind);
        let (differences, count) = engines.differences(&document, &Application::new());
        reports += count;
        if !differences.is_empty() {
            let _ = writeln!(report, "text {number}, {kind:?}: {text:?}\n  {}", differences.join("\n  "));
        }
    }
    assert!(report.is_empty(), "the engines differ:\n{report}");
    assert!(reports > texts / 2, "{reports} reports are too few to compare engines by");
}

#[test]
fn alternatives_are_written_out() {
    assert_eq!(expand("a {b|c d|} [e]"), ["a b e", "a b ", "a c d e", "a c d ", "a  e", "a  "]);
    assert_eq!(expand("{a|{b|c}d}"), ["a", "bd", "cd"]);
}
