//! The built-in lint files: every example draws what it is marked with, and every table keeps the rules that tables have.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bestfoot::lint::{Citation, Lint, test_file};
use bestfoot::{Application, Document, FileError, Format, Kind, LineIndex, Linter, Severity};
use bestfoot_lints::FILES;

const GROUPS: [&str; 19] = [
    "negativity",
    "beliefs",
    "tone",
    "names",
    "contact",
    "thanks",
    "follow-up",
    "research",
    "employer-focus",
    "references",
    "feedback",
    "reputation",
    "story",
    "engagement",
    "confidence",
    "honesty",
    "instructions",
    "proofreading",
    "run",
];

const ARTICLES: [&str; 5] = [
    "8 Reasons They Never Called You Back for a Second Interview",
    "Reasons Why You're Not Getting a Second Interview (shorter edition)",
    "BCT – Ask a Recruiter – Why Didn't I get a Second Interview/Call Back?",
    "Why the First Interview Didn't Lead to the Second Interview",
    "Reasons Why You're Not Getting a Second Interview (longer edition)",
];

#[test]
fn examples_draw_what_they_are_marked_with() {
    let (mut failures, mut lints, mut examples) = (Vec::new(), 0, 0);
    for (name, toml) in FILES {
        match test_file(name, toml) {
            Ok(report) => {
                lints += report.lints;
                examples += report.examples;
                failures.extend(report.failures.iter().map(|failure| shown(failure, name, toml)));
            }
            Err(errors) => failures.extend(errors.iter().map(|error| shown(error, name, toml))),
        }
    }
    assert!(lints > 0 && examples > 0, "no lints were tested");
    none(&failures, "failures in the lint files");
}

/// A mistake with its line, which an editor can jump to.
fn shown(error: &FileError, name: &str, toml: &str) -> String {
    let line =
        error.span.filter(|_| error.file == name).map(|span| LineIndex::new(toml).position(toml, span.start()).line);
    let place = line.map_or_else(|| error.file.clone(), |line| format!("lints/{name}:{line}"));
    let help = error.help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
    format!("{place}: {}{help}", error.message)
}

fn none(mistakes: &[String], what: &str) {
    assert!(mistakes.is_empty(), "{} {what}:\n{}", mistakes.len(), mistakes.join("\n"));
}

/// Collects what every lint's table says against a rule.
fn against(what: &str, rule: impl Fn(&Lint, &mut Vec<String>)) {
    let linter = Linter::new();
    let mut mistakes = Vec::new();
    for lint in linter.lints() {
        let mut own = Vec::new();
        rule(lint, &mut own);
        mistakes.extend(own.into_iter().map(|mistake| format!("{}: {mistake}", lint.id)));
    }
    none(&mistakes, what);
}

#[test]
fn ids_are_unique_and_in_kebab_case() {
    let linter = Linter::new();
    let ids: Vec<&String> = linter.lints().flat_map(|lint| std::iter::once(&lint.id).chain(&lint.aliases)).collect();
    let mut mistakes: Vec<String> =
        ids.iter().filter(|id| !is_kebab_case(id)).map(|id| format!("{id} is not in kebab-case")).collect();
    let mut seen = BTreeSet::new();
    mistakes.extend(ids.iter().filter(|id| !seen.insert(**id)).map(|id| format!("{id} is there twice")));
    mistakes.extend(
        linter
            .groups()
            .iter()
            .filter(|group| seen.contains(&(**group).to_owned()))
            .map(|group| format!("{group} is a group and a lint")),
    );
    none(&mistakes, "ids break the rules");
}

fn is_kebab_case(id: &str) -> bool {
    let is_part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    id.split('-').all(is_part) && id.starts_with(|c: char| c.is_ascii_lowercase())
}

#[test]
fn groups_come_from_the_closed_list() {
    against("lints are in a group that does not exist", |lint, mistakes| {
        if !GROUPS.contains(&lint.group.as_str()) {
            mistakes.push(format!("there is no group `{}`", lint.group));
        }
    });
}

#[test]
fn words_are_written_as_compilers_write_them() {
    against("texts break the rules of messages", |lint, mistakes| {
        let plain = [("message", Some(&lint.message)), ("label", lint.label.as_ref()), ("help", lint.help.as_ref())];
        let varied = lint.variants.iter().flat_map(|variant| {
            [("message", variant.message.as_ref()), ("label", variant.label.as_ref()), ("help", variant.help.as_ref())]
        });
        for (what, text) in plain.into_iter().chain(varied) {
            let Some(text) = text else {
                continue;
            };
            if !starts_low(text) {
                mistakes.push(format!("the {what} begins with a capital: {text}"));
            }
            if text.trim() != text || text.is_empty() || text.ends_with(['.', '!', ':', ';', ',']) {
                mistakes.push(format!("the {what} ends in a stop, a space or nothing: `{text}`"));
            }
            if text.matches('`').count() % 2 == 1 {
                mistakes.push(format!("a backtick of the {what} has no partner: {text}"));
            }
        }
    });
}

/// Whether a message begins in lower case, with the writer's words, or with a word that is always in capitals (`P.S.`, `URL`, `I`).
fn starts_low(text: &str) -> bool {
    let word = text.split(|c: char| c.is_whitespace() || c == '-').next().unwrap_or_default();
    let low = text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '`' | '{' | '"'));
    low || word == "I" || word.chars().filter(|c| c.is_uppercase()).count() >= 2
}

#[test]
fn reasons_are_sentences_with_sources() {
    against("lints lack a reason or its source", |lint, mistakes| {
        if !lint.why.ends_with(['.', '?'])
            || !lint.why.starts_with(|c: char| !c.is_lowercase())
            || lint.why.split(' ').count() < 5
        {
            mistakes.push(format!("`why` is no sentence: {}", lint.why));
        }
        if lint.why.len() > 400 {
            mistakes.push("`why` is longer than a short paragraph".to_owned());
        }
        if lint.sources.is_empty() {
            mistakes.push("`source` is missing".to_owned());
        }
        for source in &lint.sources {
            match source {
                Citation::Article { article, item } if !ARTICLES.contains(&article.as_str()) || *item > 20 => {
                    mistakes.push(format!("there is no article `{article}` with an item {item}"));
                }
                Citation::Publication { title, url: Some(url), .. }
                    if title.trim().is_empty() || !url.starts_with("https://") =>
                {
                    mistakes.push(format!("`{title}` has no title or no https address: {url}"));
                }
                _ => {}
            }
        }
    });
}

#[test]
fn kinds_severities_and_variants_make_sense() {
    against("lints have odd kinds, severities or variants", |lint, mistakes| {
        let kinds: BTreeSet<_> = lint.kinds.iter().collect();
        if kinds.len() != lint.kinds.len() {
            mistakes.push("a kind is listed twice".to_owned());
        }
        if kinds.len() == bestfoot::Kind::ALL.len() {
            mistakes.push("all kinds are listed: leave `kinds` out".to_owned());
        }
        for (kind, severity) in &lint.kind_severity {
            if !kinds.is_empty() && !kinds.contains(kind) {
                mistakes.push(format!("it has a severity for {kind}, which it does not read"));
            }
            if *severity == lint.severity {
                mistakes.push(format!("its severity for {kind} is the default one"));
            }
        }
        for variant in &lint.variants {
            if !is_kebab_case(&variant.name) {
                mistakes.push(format!("the variant `{}` is not in kebab-case", variant.name));
            }
            let differs = [&variant.message, &variant.label, &variant.help].iter().any(|text| text.is_some());
            if !differs && variant.severity.is_none_or(|severity| severity == lint.severity) {
                mistakes.push(format!("the variant `{}` differs in nothing", variant.name));
            }
        }
        let version: Vec<&str> = lint.since.split('.').collect();
        if version.len() != 3 || !version.iter().all(|part| part.parse::<u32>().is_ok()) {
            mistakes.push(format!("`since` is no version: `{}`", lint.since));
        }
        if !lint.name.starts_with(|c: char| !c.is_lowercase()) || lint.name.ends_with('.') {
            mistakes.push(format!("the name is no title: {}", lint.name));
        }
    });
}

#[test]
fn lints_supersede_others() {
    let linter = Linter::new();
    let known: BTreeSet<&str> = linter.lints().map(|lint| lint.id.as_str()).collect();
    let mut mistakes = Vec::new();
    for (name, toml) in FILES {
        let table: toml::Table = toml::from_str(toml).expect("the file is TOML");
        let lints = table.get("lint").and_then(toml::Value::as_array).into_iter().flatten();
        for lint in lints {
            let id = lint["id"].as_str().expect("an id is a text");
            let superseded = lint.get("supersedes").and_then(toml::Value::as_array).into_iter().flatten();
            for other in superseded.filter_map(toml::Value::as_str) {
                if other == id || !known.contains(other) {
                    mistakes.push(format!("lints/{name}: {id} supersedes {other}, which is not another lint"));
                }
            }
        }
    }
    none(&mistakes, "lints supersede too much");
}

#[test]
fn every_lint_file_is_listed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lints");
    let mut on_disk = toml_files(&root, "");
    on_disk.extend(toml_files(&root.join("vocabulary"), "vocabulary/"));
    on_disk.remove("Cargo.toml");
    let listed: BTreeSet<String> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(listed.len(), FILES.len(), "a file is listed twice");
    assert_eq!(on_disk, listed, "left: the files in lints/, right: the files listed in lints/src/lib.rs");
}

fn toml_files(folder: &Path, prefix: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("the folder can be listed").path());
    let is_toml = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "toml");
    let name = |path: PathBuf| format!("{prefix}{}", path.file_name().expect("a file has a name").to_string_lossy());
    paths.filter(is_toml).map(name).collect()
}

/// A list of words that no phrase and no check asks for is read by nobody and kept by somebody.
#[test]
fn every_vocabulary_is_asked_for() {
    let mut asked = BTreeSet::new();
    for (_, toml) in FILES {
        let names = toml.split('@').skip(1);
        asked.extend(
            names.map(|rest| rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap_or("")),
        );
    }
    let sources = rust(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let mut mistakes = Vec::new();
    for (name, toml) in FILES {
        let file: toml::Table = toml.parse().expect("a lint file is TOML");
        for list in file.get("vocabulary").and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::keys) {
            if !asked.contains(list.as_str()) && !sources.contains(&format!("\"{list}\"")) {
                mistakes.push(format!("lints/{name}: nothing asks for `{list}`"));
            }
        }
    }
    none(&mistakes, "lists of words that nobody reads");
}

/// All Rust below a folder, in one piece.
fn rust(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            all.push_str(&rust(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.push_str(&fs::read_to_string(path).expect("the source can be read"));
        }
    }
    all
}

/// An honest answer that draws nothing; `…` is where a sentence goes in.
const HONEST: &str = "I have worked in kitchens for nine years, and I like the early shift best. At the Harbour Grill I cooked for two hundred guests \
    a night with a team of five, and I wrote the prep lists that we still used when I left. In my second year I changed the order of the stations, \
    and the wait for mains went down from thirty minutes to eighteen. … What I want next is a place where I can build a menu of my own around the \
    fish market. I can start in June.";

/// The lints that warn about the answer with a sentence put in.
fn warnings(linter: &Linter, answer: &str, sentence: &str) -> Vec<String> {
    let text = answer.replace('…', sentence);
    let answer = Document::new(text, Format::Text).with_kind(Some(Kind::InterviewAnswer));
    let found = linter.check(&answer, &Application::new());
    let warnings = found.into_iter().filter(|finding| finding.severity >= Severity::Warning);
    warnings.map(|finding| finding.lint.to_string()).collect()
}

#[test]
fn plain_words_are_said_even_alone() {
    let linter = Linter::new();
    none(&warnings(&linter, HONEST, ""), "warnings about an honest answer");
    for (sentence, lint) in [
        ("My last manager had no clue.", "bad-mouthing-boss"),
        ("My last boss was an idiot.", "bad-mouthing-boss"),
        ("My old company was toxic.", "bad-mouthing-employer"),
        ("They treated us like dirt.", "bad-mouthing-employer"),
        ("The firm lied to its customers.", "bad-mouthing-employer"),
        ("My coworkers were lazy.", "bad-mouthing-coworkers"),
        ("I will vote for Trump again.", "political-opinion"),
        ("Abortion should be banned.", "controversial-topic"),
        ("I thank God for every day.", "religious-statement"),
        ("I beg you to give me a chance.", "begging"),
        ("I am probably not the best candidate you will see.", "self-deprecation"),
    ] {
        let said = warnings(&linter, HONEST, sentence);
        assert!(said.iter().any(|id| id == lint), "{sentence}: {said:?}");
    }
}

#[test]
fn what_is_in_doubt_is_said_only_in_company() {
    const DOUBTFUL: &str = "I would do it for nothing.";
    const SHORT: &str = "I have worked in kitchens for nine years, and I like the early shift best. I cooked for two hundred guests a night \
        with a team of five, and I wrote the prep lists. … I can start in June.";
    const COMPANY: &str = "I will vote for Trump again.";
    let linter = Linter::new();
    let doubted = |said: Vec<String>| said.iter().any(|id| id == "begging");
    assert!(!doubted(warnings(&linter, HONEST, DOUBTFUL)), "alone in a long draft");
    assert!(doubted(warnings(&linter, HONEST, &format!("{DOUBTFUL} {COMPANY}"))), "beside another warning");
    assert!(doubted(warnings(&linter, SHORT, DOUBTFUL)), "in a short draft");
    let preview = Linter::builder().preview(true).build().expect("the built-in lints are sound");
    assert!(doubted(warnings(&preview, HONEST, DOUBTFUL)), "with preview");
}
