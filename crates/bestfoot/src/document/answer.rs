//! The answers of an answers file: a heading, or a paragraph that is one line ending in a question mark, is the question; the text below it is
//! the answer.

use super::{Answer, Document, Zone};
use crate::Kind;
use crate::source::Format;

/// Divides a file of answers, if the draft is one. Draft and questions keep their words; only the questions' zone changes.
pub(super) fn divide(document: &mut Document) {
    document.answers.clear();
    for zone in &mut document.zones {
        if *zone == Zone::Question {
            *zone = Zone::Body;
        }
    }
    if document.kind != Some(Kind::InterviewAnswer) {
        return;
    }
    let questions: Vec<usize> = (0..document.plain.lines.len()).filter(|&line| is_question(document, line)).collect();
    for &line in &questions {
        document.zones[line] = Zone::Question;
    }
    let mut starts: Vec<(Option<String>, usize)> = Vec::new();
    if questions.first() != Some(&0) {
        starts.push((None, 0));
    }
    for &line in &questions {
        let span = document.plain.lines[line].span;
        let text = document.plain.text[span.range()].trim().to_owned();
        starts.push((Some(text), document.token_at(span.end())));
    }
    for (index, (question, start)) in starts.iter().enumerate() {
        // The next answer's question is no part of this one.
        let end = starts.get(index + 1).map_or(document.tokens.len(), |_| {
            let offset = usize::from(starts.len() > questions.len());
            let line = questions[index + 1 - offset];
            document.token_at(document.plain.lines[line].span.start())
        });
        if *start < end {
            document.answers.push(Answer { question: question.clone(), tokens: *start..end });
        }
    }
}

fn is_question(document: &Document, line: usize) -> bool {
    let lines = &document.plain.lines;
    let here = lines[line];
    if document.zones[line] != Zone::Body {
        return false;
    }
    let paragraph = |index: usize| lines.get(index).map(|line| line.paragraph);
    let alone_above = line == 0 || paragraph(line - 1) != Some(here.paragraph);
    let alone_below = paragraph(line + 1) != Some(here.paragraph);
    let text = &document.plain.text[here.span.range()];
    let start = document.plain.to_display(here.span).start();
    let is_heading = document.source.format == Format::Markdown && heading_mark(document.text(), start);
    let labelled = ["q:", "question:", "q1", "q2", "q3"].iter().any(|label| text.to_lowercase().starts_with(label));
    let is_line =
        alone_above && (alone_below || labelled) && text.trim_end_matches(['"', '*', '_', ' ']).ends_with('?');
    // The last line of a file has nothing below it to be the question of.
    line + 1 < lines.len() && (is_heading || is_line && text.split_whitespace().count() <= 40)
}

/// Whether the line of a text offset opens with `#` marks.
fn heading_mark(text: &str, start: usize) -> bool {
    let line_start = text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    text[line_start..start].trim_start().starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Application, Linter};

    #[test]
    fn a_question_counts_whenever_it_becomes_known() {
        let text = "I always talk to people calmly and listen to both sides. Communication is the key, I think, and most \
                    conflicts can be solved with it.";
        let mut document = Document::new(text, Format::Text).with_kind(Some(Kind::InterviewAnswer));
        document.facts_mut().question = Some("Tell me about a time you dealt with conflict.".to_owned());
        assert_eq!(document.question_of(document.answers().first()), document.facts().question.as_deref());
        let linter = Linter::builder().preview(true).select("star-no-situation").build().expect("a known lint");
        assert_eq!(linter.check(&document, &Application::new()).len(), 1);
    }
}
