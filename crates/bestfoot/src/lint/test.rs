//! Running the examples of lint files: every lint carries its own tests.

use super::file::{self, ExampleCase};
use crate::linter::{Builder, Linter};
use crate::{Applicability, Config, Diagnostic, Document, FileError, Format, Packet, Severity, Span, apply_fixes};

/// What running a lint file's examples showed.
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TestReport {
    /// How many lints the file defines.
    pub lints: usize,
    /// How many examples they have.
    pub examples: usize,
    /// The examples that came out differently, and the lints with too few of them.
    pub failures: Vec<FileError>,
}

/// Validates a lint file beside the built-in ones and runs its examples. A file of the name of a built-in one takes its place.
///
/// # Errors
///
/// The mistakes of the file, if it cannot be used at all.
pub fn test_file(name: &str, toml: &str) -> Result<TestReport, Vec<FileError>> {
    let read = file::read(name, toml)?;
    let linter = Builder::default().preview(true).in_place_of_built_in(name, toml).build()?;
    let mut report = TestReport { lints: read.lints.len(), ..TestReport::default() };
    for definition in &read.lints {
        let bad = definition.examples.iter().filter(|example| example.is_bad).count();
        let good = definition.examples.len() - bad;
        let near_miss = definition.examples.iter().any(|example| example.near_miss && !example.is_bad);
        if bad < 2 || good < 2 || !near_miss {
            report.failures.push(FileError {
                file: name.to_owned(),
                span: Some(definition.place),
                message: format!("`{}` has too few examples to be trusted", definition.lint.id),
                help: Some(
                    "give at least two `bad` and two `good` ones, one of the good ones with `near-miss = true`"
                        .to_owned(),
                ),
            });
        }
        for example in &definition.examples {
            report.examples += 1;
            let own = match example.dialect {
                Some(dialect) => {
                    let config = Config { dialect: Some(dialect), ..Config::default() };
                    Some(Builder::default().preview(true).config(&config).in_place_of_built_in(name, toml).build()?)
                }
                None => None,
            };
            for message in run(own.as_ref().unwrap_or(&linter), &definition.lint.id, example) {
                report.failures.push(FileError {
                    file: name.to_owned(),
                    span: Some(example.marked.span),
                    message,
                    help: None,
                });
            }
        }
    }
    Ok(report)
}

/// What is wrong with an example.
fn run(linter: &Linter, id: &str, example: &ExampleCase) -> Vec<String> {
    let (text, marks) = unmark(&example.marked.value);
    let format = if example.markdown { Format::Markdown } else { Format::Text };
    let mut document = Document::new(text.as_str(), format).with_kind(example.kind);
    if example.sent.is_some() {
        document.facts_mut().sent = example.sent;
    }
    if example.question.is_some() {
        document.facts_mut().question.clone_from(&example.question);
    }
    document.facts_mut().file_name.clone_from(&example.file_name);
    if !example.attachments.is_empty() {
        document.facts_mut().attachments.clone_from(&example.attachments);
    }
    let mut packet = Packet::new(example.application.clone());
    for other in &example.others {
        packet.add(other.name.as_str(), other.document.clone());
    }
    packet.add("draft", document);
    if let Some(neighbours) = &example.beside {
        packet.set_neighbours(file::OWN, std::sync::Arc::new(neighbours.clone()));
    }
    let mut found = linter.check_packet(&packet);
    let mut all = found.drafts.pop().unwrap_or_default();
    // What is said of the packet itself points into another text.
    all.extend(found.application.into_iter().map(|diagnostic| Diagnostic { span: None, ..diagnostic }));
    let own: Vec<&Diagnostic> = all.iter().filter(|diagnostic| *diagnostic.lint == *id).collect();
    let mut wrong = Vec::new();
    let quote = |span: Span| text[span.range()].replace('\n', "⏎");
    let shown: Vec<String> = own
        .iter()
        .map(|diagnostic| {
            diagnostic.span.map_or_else(|| "the whole draft".to_owned(), |span| format!("`{}`", quote(span)))
        })
        .collect();
    if !example.is_bad {
        if !own.is_empty() {
            wrong.push(format!("`{id}` should be silent here and reports {}", shown.join(", ")));
        }
        return wrong;
    }
    if example.whole {
        if !own.iter().any(|diagnostic| diagnostic.span.is_none()) {
            wrong.push(format!(
                "`{id}` should report the whole draft and reports {}",
                if shown.is_empty() { "nothing".to_owned() } else { shown.join(", ") }
            ));
        }
    } else {
        let spans: Vec<Span> = own.iter().filter_map(|diagnostic| diagnostic.span).collect();
        if spans != marks {
            let wanted: Vec<String> = marks.iter().map(|&mark| format!("`{}`", quote(mark))).collect();
            wrong.push(format!(
                "`{id}` should report {} and reports {}",
                wanted.join(", "),
                if shown.is_empty() { "nothing".to_owned() } else { shown.join(", ") }
            ));
        }
    }
    if let Some(variant) = &example.variant
        && !own.iter().any(|diagnostic| diagnostic.variant.as_deref() == Some(variant))
    {
        wrong.push(format!("`{id}` should report its variant `{variant}`"));
    }
    let others = all.iter().filter(|diagnostic| {
        *diagnostic.lint != *id && diagnostic.severity == Severity::Error && diagnostic.span.is_some()
    });
    for other in others {
        wrong.push(format!(
            "`{}` reports an error here too: `{}`",
            other.lint,
            other.span.map(quote).unwrap_or_default()
        ));
    }
    if let Some(fixed) = &example.fixed {
        let own: Vec<Diagnostic> = own.into_iter().cloned().collect();
        let made = apply_fixes(&text, &own, Applicability::Unsafe).text;
        if made != *fixed {
            wrong.push(format!("the fix makes `{}`", made.replace('\n', "⏎")));
        }
    }
    wrong
}

/// The text without its marks, and where they stood.
fn unmark(marked: &str) -> (String, Vec<Span>) {
    let mut text = String::with_capacity(marked.len());
    let mut marks = Vec::new();
    let mut open = 0;
    for c in marked.chars() {
        match c {
            '«' => open = text.len(),
            '»' => marks.push(Span::new(open, text.len())),
            c => text.push(c),
        }
    }
    (text, marks)
}
