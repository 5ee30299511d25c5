//! What holds for every text: no panic, sound spans, the same findings for the same words however they are typed, fixes that come to rest.
//!
//! The generated cases are the same in every run; `PROPTEST_RNG_SEED` and `PROPTEST_CASES` ask for others and for more.

use std::sync::LazyLock;

use bestfoot::{
    Applicability, Application, Config, Diagnostic, Document, Format, Kind, Linter, Place, Span, apply_fixes,
};
use bestfoot_lints::FILES;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config as Settings, RngSeed};

#[path = "support/corpus.rs"]
mod corpus;

use corpus::{Draft, Split};

static LINTER: LazyLock<Linter> =
    LazyLock::new(|| Linter::builder().preview(true).build().expect("the built-in lints are sound"));

static APPLICATION: LazyLock<Application> = LazyLock::new(|| {
    let toml = r#"
        company = "Çağlayan & O’Rourke GmbH"
        also = ["HL"]
        role = "Operations Analyst"
        facts = ["Atlas routing API"]
        [candidate]
        name = "Dana Whitfield"
        email = "dana.whitfield@example.com"
        phone = "+1 202 555 0143"
        [[people]]
        name = "Siobhan O'Rourke"
        also = ["Shiv"]
        title = "Ms."
        [[interviews]]
        date = 2026-03-02T14:00:00
        with = ["Shiv"]
        decision-by = 2026-03-16
    "#;
    Application::parse("application.toml", toml).expect("the application is sound")
});

fn settings(cases: u32) -> Settings {
    let default = Settings::default();
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    Settings {
        cases: if asked { default.cases } else { cases },
        rng_seed: if default.rng_seed == RngSeed::Random { RngSeed::Fixed(0x0b35_7f00) } else { default.rng_seed },
        failure_persistence: None,
        ..default
    }
}

// ---- texts

/// Pieces that texts are put together from: what readers, folding and checks have rules for, and what they might trip over.
#[rustfmt::skip] // one piece a line is a long way to scroll
const PIECES: [&str; 94] = [
    " ", " ", " ", "\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "\u{a0}", "\u{2028}", "\u{85}", "\u{b}",
    "\u{c}", "\0", "\u{feff}", "\u{ad}", "\u{200b}", "\u{200d}", "\u{301}", "\u{202e}", "'", "’", "‘", "\"", "“",
    "”", "«", "»", "-", "–", "—", "...", "…", "!!!", "?", ";", ":", ",", "(", ")", "[", "]", "](", "<", ">", "> ",
    "- ", "1. ", "# ", "**", "_", "`", "```", "\\", "&nbsp;", "&#x0;", "---\n", "kind: thank-you\n",
    "<!-- bestfoot: allow(shouting) -->", "<!--", "From: Dana <dana@example.com>\n",
    "To: \"O’Rourke, Siobahn\" <s@x.example>\n", "Date: Mon, 31 Feb 2026 25:61:00 +9999\n", "Subject:\n",
    "To: jean..paul@x.example\n", "From: .é.o@x.example\n", "ÉCOUTEZ MOI BIEN MAINTENANT", "ŞİMDİ HEMEN CEVAP VERİN",
    "Dear Ms. Orourke,", "Dear [Name]:", "Kind regards,", "P.S.", "Dana Whitfeild", "dana@gmail,com",
    "https://a.example/ü?q=(x)", "www.x.example", "555-01", "+1 (202) 555-0143", "Monday, 30 February 2026",
    "2026-03-02", "my boss was a total idiot", "my manager wasn't exactly supportive", "God told me to apply",
    "the left is ruining business", "TODO {{company}} XXXX", "the the", "CAGLAYAN", "İıſßﬁ", "👩‍👩‍👧", "😀", "Zürich",
    "don't can't won't it's",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => select(&PIECES[..]).prop_map(str::to_owned),
        2 => "[a-zA-Z]{1,12}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn format() -> impl Strategy<Value = Format> {
    select(&[Format::Text, Format::Markdown, Format::Mail][..])
}

fn kind() -> impl Strategy<Value = Option<Kind>> {
    prop::option::weighted(0.9, select(&Kind::ALL[..]))
}

/// A labelled draft with a piece cut out of it and another put in.
fn broken_draft() -> impl Strategy<Value = String> {
    static TEXTS: LazyLock<Vec<String>> =
        LazyLock::new(|| corpus::drafts(Split::Dev).iter().map(|draft| draft.document.text().to_owned()).collect());
    let at = any::<prop::sample::Index>;
    (at(), at(), 0..80_usize, text()).prop_map(|(which, start, length, piece)| {
        let letters: Vec<char> = which.get(&TEXTS).chars().collect();
        let start = start.index(letters.len());
        let end = letters.len().min(start + length);
        letters[..start].iter().chain(piece.chars().collect::<Vec<_>>().iter()).chain(&letters[end..]).collect()
    })
}

fn check(document: Document, kind: Option<Kind>, application: &Application) -> (Document, Vec<Diagnostic>) {
    let document = document.with_kind(kind);
    let diagnostics = LINTER.check(&document, application);
    (document, diagnostics)
}

/// Spans lie in the text, on the edges of characters; findings come in order.
fn assert_sound(document: &Document, diagnostics: &[Diagnostic]) {
    let text = document.text();
    let sound = |span: Span| assert!(text.get(span.range()).is_some(), "{span:?} is no part of {text:?}");
    for diagnostic in diagnostics {
        let own = diagnostic.span.into_iter().chain([diagnostic.anchor]);
        let labels = diagnostic.labels.iter().filter_map(|label| match label.place {
            Place::Document(span) => Some(span),
            _ => None,
        });
        let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        own.chain(labels).chain(edits).for_each(sound);
        assert!(
            diagnostic.span.is_none_or(|span| span == diagnostic.anchor && !span.is_empty()),
            "{diagnostic} does not stand at its words"
        );
        assert!(!diagnostic.message.is_empty() && !diagnostic.message.contains('\n'), "{diagnostic:?}");
        if let Some(fix) = &diagnostic.fix {
            let in_order = fix.edits.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start());
            assert!(in_order && !fix.edits.is_empty(), "{diagnostic} has edits out of order: {fix:?}");
        }
    }
    document.sentences().chain(document.zones().map(|(span, _)| span)).for_each(sound);
    assert!(
        diagnostics.is_sorted_by_key(|diagnostic| (diagnostic.anchor, &diagnostic.lint)),
        "out of order: {diagnostics:?}"
    );
}

proptest! {
    #![proptest_config(settings(300))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), format in format(), kind in kind()) {
        if let Ok(document) = Document::parse(&bytes, format) {
            let (document, diagnostics) = check(document, kind, &APPLICATION);
            assert_sound(&document, &diagnostics);
        }
    }

    #[test]
    fn any_text_is_checked(text in text(), format in format(), kind in kind()) {
        let (document, diagnostics) = check(Document::new(text.as_str(), format), kind, &APPLICATION);
        assert_sound(&document, &diagnostics);
        let _ = bestfoot::detect_kind(&document);
        for offset in (0..=text.len()).filter(|&offset| text.is_char_boundary(offset)) {
            let _ = (document.zone(offset), document.position(offset));
        }
        let (_, again) = check(Document::new(text, format), kind, &APPLICATION);
        prop_assert_eq!(diagnostics, again);
    }

    #[test]
    fn broken_drafts_are_checked(text in broken_draft(), format in format(), kind in kind()) {
        let (document, diagnostics) = check(Document::new(text, format), kind, &APPLICATION);
        assert_sound(&document, &diagnostics);
    }

    #[test]
    fn fixes_of_any_text_come_to_rest(text in text(), format in format(), kind in kind()) {
        if let Err(mistake) = rest(&text, |text| check(Document::new(text, format), kind, &APPLICATION).1) {
            return Err(TestCaseError::fail(mistake));
        }
    }
}

/// Mailboxes by whose letters nobody can be named.
#[test]
fn odd_addresses_name_nobody() {
    for address in ["jean..paul", ".paul", "paul.", ".", "é.o", "ana.ö", "a.b"] {
        let text = format!(
            "From: {address}@x.example\nTo: {address}@y.example\nSubject: Thanks\n\nDear Jean,\n\nThank you.\n"
        );
        let (document, found) = check(Document::new(text, Format::Text), Some(Kind::ThankYou), &APPLICATION);
        assert_sound(&document, &found);
    }
}

/// Applies fixes until none is left, and says what is wrong with them.
fn rest(text: &str, lint: impl Fn(&str) -> Vec<Diagnostic>) -> Result<(), String> {
    let mut text = text.to_owned();
    for _ in 0..10 {
        let fixed = apply_fixes(&text, &lint(&text), Applicability::Unsafe);
        if fixed.applied == 0 {
            return if fixed.text == text {
                Ok(())
            } else {
                Err("no fix was applied, and the text changed".to_owned())
            };
        }
        text = fixed.text;
    }
    let left =
        lint(&text).iter().filter(|diagnostic| diagnostic.fix.is_some()).map(ToString::to_string).collect::<Vec<_>>();
    Err(format!("fixes are left after ten rounds: {}", left.join("; ")))
}

// ---- the drafts of the corpus, and the examples of the lints

/// The same draft in another writing.
fn rewritten(draft: &Draft, text: &str) -> Document {
    let mut document = Document::new(text, Format::Text);
    let known = draft.document.facts();
    let facts = document.facts_mut();
    facts.sent = facts.sent.or(known.sent);
    facts.question.clone_from(&known.question);
    document.with_kind(Some(draft.kind))
}

/// What was found, without where: lints and words, these with plain quotes and single spaces.
fn findings(document: &Document, application: &Application) -> Vec<(String, String)> {
    let plain = |text: &str| {
        text.replace(['’', '‘'], "'").replace(['“', '”'], "\"").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let words = |diagnostic: &Diagnostic| {
        diagnostic.span.map_or_else(String::new, |span| plain(&document.text()[span.range()]))
    };
    let mut found: Vec<(String, String)> = LINTER
        .check(document, application)
        .iter()
        .map(|diagnostic| (diagnostic.lint.to_string(), words(diagnostic)))
        .collect();
    found.sort();
    found
}

/// Every draft draws the same findings when it is written in another way.
fn assert_same_findings(way: &str, rewrite: impl Fn(&Draft) -> String) {
    let mut mistakes = Vec::new();
    for draft in corpus::drafts(Split::Dev) {
        let before = findings(&draft.document, &draft.application);
        let after = findings(&rewritten(&draft, &rewrite(&draft)), &draft.application);
        let lost = before
            .iter()
            .filter(|found| !after.contains(found))
            .map(|(lint, words)| format!("{} loses {lint}: {words}", draft.id));
        let new = after
            .iter()
            .filter(|found| !before.contains(found))
            .map(|(lint, words)| format!("{} gains {lint}: {words}", draft.id));
        mistakes.extend(lost.chain(new));
        if before.len() != after.len() {
            mistakes.push(format!("{} draws {} findings and {} then", draft.id, before.len(), after.len()));
        }
    }
    assert!(mistakes.is_empty(), "{way}, drafts draw other findings:\n{}", mistakes.join("\n"));
}

#[test]
fn curly_quotes_change_no_finding() {
    assert_same_findings("with curly quotes", |draft| {
        let mut opens = true;
        let curly = |c| match c {
            '\'' => '’',
            '"' => {
                opens = !opens;
                if opens { '”' } else { '“' }
            }
            c => c,
        };
        draft.document.text().chars().map(curly).collect()
    });
}

#[test]
fn line_ends_change_no_finding() {
    assert_same_findings("with CRLF line ends", |draft| draft.document.text().replace('\n', "\r\n"));
}

/// The mail header lines of a draft, and the rest.
fn header_and_body(draft: &Draft) -> (&str, &str) {
    let text = draft.document.text();
    let body = if draft.document.facts().is_mail { text.find("\n\n").unwrap_or(text.len()) } else { 0 };
    text.split_at(body)
}

#[test]
fn no_break_spaces_change_no_finding() {
    assert_same_findings("with no-break spaces", |draft| {
        let (header, body) = header_and_body(draft);
        // At the start of a line spaces are layout, and a mark of quotation or of a list stands before one.
        let lines = body.split_inclusive('\n').map(|line| {
            let words = line.find(|c: char| c.is_alphanumeric()).unwrap_or(line.len());
            format!("{}{}", &line[..words], line[words..].replace(' ', "\u{a0}"))
        });
        std::iter::once(header.to_owned()).chain(lines).collect()
    });
}

#[test]
fn wrapped_lines_change_no_finding() {
    assert_same_findings("wrapped at 72 columns", |draft| {
        let (header, body) = header_and_body(draft);
        format!("{header}{}", body.split('\n').map(wrap).collect::<Vec<_>>().join("\n"))
    });
}

/// A long line of prose, wrapped as mail programs do it. A line that would then look like a list, a quotation or a heading is not begun.
fn wrap(line: &str) -> String {
    let prose = line.chars().count() > 72
        && line.starts_with(char::is_alphanumeric)
        && ![" | ", "  "].iter().any(|column| line.contains(column));
    if !prose {
        return line.to_owned();
    }
    let mut wrapped = String::new();
    let mut width = 0;
    let mut rest = line;
    for word in line.split(' ') {
        let length = word.chars().count();
        let heading = !rest.contains(char::is_lowercase);
        let plain = word.starts_with(char::is_alphabetic) && !word.ends_with([')', '.', ':']) && !heading;
        rest = rest[word.len()..].trim_start_matches(' ');
        if width > 0 {
            let breaks = width + 1 + length > 72 && plain;
            wrapped.push(if breaks { '\n' } else { ' ' });
            width = if breaks { 0 } else { width + 1 };
        }
        wrapped.push_str(word);
        width += length;
    }
    wrapped
}

#[test]
fn fixes_of_drafts_come_to_rest() {
    let mut mistakes = Vec::new();
    for draft in corpus::drafts(Split::Dev) {
        let lint = |text: &str| LINTER.check(&rewritten(&draft, text), &draft.application);
        mistakes.extend(rest(draft.document.text(), lint).err().map(|mistake| format!("{}: {mistake}", draft.id)));
    }
    for lint in LINTER.lints() {
        for example in LINTER.examples(&lint.id) {
            let run = |text: &str| check(Document::new(text, Format::Text), example.kind, &APPLICATION).1;
            mistakes.extend(rest(&example.text(), run).err().map(|mistake| format!("{}: {mistake}", lint.id)));
        }
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

// ---- lint files, configurations, applications

/// Signs that mean something to TOML or to the phrase language.
const SIGNS: [&str; 26] = [
    "{",
    "}",
    "[",
    "]",
    "[[",
    "|",
    "@",
    "@boss",
    "~",
    "~3",
    "~99",
    "(",
    ")",
    "(target: ",
    "«",
    "»",
    "+",
    "'",
    "\"",
    "\"\"\"",
    "\n",
    "=",
    "#",
    ",",
    "\\u0000",
    "é",
];

/// A built-in lint file with some of it cut, doubled or strewn with signs.
fn broken_lint_file() -> impl Strategy<Value = String> {
    let at = any::<prop::sample::Index>;
    let change = (at(), 0..12_usize, 0..3_u8, select(&SIGNS[..]));
    (at(), prop::collection::vec(change, 1..4)).prop_map(|(which, changes)| {
        let mut toml = which.get(FILES).1.to_owned();
        for (place, length, what, sign) in changes {
            let edge = |from: usize| (from..=toml.len()).find(|&at| toml.is_char_boundary(at)).unwrap_or(toml.len());
            let start = edge(place.index(toml.len().max(1)));
            let end = edge(toml.len().min(start + length));
            let piece = toml[start..end].to_owned();
            match what {
                0 => toml.replace_range(start..end, ""),
                1 => toml.insert_str(start, &piece),
                _ => toml.insert_str(start, sign),
            }
        }
        toml
    })
}

fn phrase() -> impl Strategy<Value = String> {
    let word = select(&["my", "boss", "don't", "@negator", "listen+", "was", "results-driven", "—", " ", " ", " "][..]);
    let piece = prop_oneof![3 => word, 2 => select(&SIGNS[..])];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

/// A lint of those phrases, in a file of its own.
fn lint_of(phrases: &[String]) -> String {
    let phrases = toml::Value::from(phrases.to_vec());
    format!(
        "[[lint]]\nid = \"made-up\"\nname = \"Made up\"\ngroup = \"tone\"\nseverity = \"info\"\nsince = \"0.1.0\"\nmessage = \"found\"\nwhy = \"It was made up.\"\n\
         [lint.match]\nphrases = {phrases}\n[[lint.unless]]\nnear = {{ any = {phrases}, within = 4 }}\n"
    )
}

proptest! {
    #![proptest_config(settings(40))]

    #[test]
    fn broken_lint_files_are_used_or_refused(toml in broken_lint_file()) {
        let _ = bestfoot::lint::test_file("broken.toml", &toml);
    }

    #[test]
    fn any_phrases_are_used_or_refused(phrases in prop::collection::vec(phrase(), 1..3), text in text()) {
        if let Ok(linter) = Linter::builder().lint_file("made-up.toml", &lint_of(&phrases)).build() {
            linter.check(&Document::new(text, Format::Text), &APPLICATION);
        }
    }
}

proptest! {
    #![proptest_config(settings(300))]

    #[test]
    fn any_toml_is_used_or_refused(toml in "([a-z-]{1,9}|[\\[\\]{}=\"'.,#\n]|[0-9]{1,4}|\\PC|company|people|date|lints|allow|lint|match|phrases| = ){0,30}") {
        let _ = Application::parse("application.toml", &toml);
        let _ = Config::parse("bestfoot.toml", &toml);
        let errors = bestfoot::lint::test_file("any.toml", &format!("{toml}\n= broken"));
        prop_assert!(errors.is_err());
    }
}
