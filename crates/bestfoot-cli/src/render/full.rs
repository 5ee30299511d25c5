//! The format for people: each finding drawn as compilers draw theirs. The only file that knows annotate-snippets.

use std::io::{self, Write};
use std::sync::Arc;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Message, Origin, Padding, Patch, Renderer, Snippet, Title,
};
use bestfoot::{Applicability, Edit, Fix, Severity, Span};

use super::excerpt::{Excerpt, Mark, Style, excerpt};
use super::prose::{visible, width, width as width_of, wrap};
use super::summary::{shown, summary};
use super::{End, Look, Render};
use crate::problem::Problem;
use crate::report::{At, Draft, Finding, Remark, TextFile};

/// Longest text that stands under marked words; a longer one goes below.
const LABEL_COLUMNS: usize = 40;

/// What shows that a row goes on takes so many columns.
const CUT_COLUMNS: usize = 2;

/// No trimming of the library's own: rows come cut to size.
const UNTRIMMED: usize = 1 << 16;

/// Draws findings as compilers do.
pub(super) struct Full {
    look: Look,
}

impl Full {
    pub(super) fn new(look: Look) -> Self {
        Self { look }
    }
}

impl Render for Full {
    fn draft(&mut self, draft: &Draft, out: &mut dyn Write) -> io::Result<()> {
        let (findings, more) = shown(&draft.findings);
        let mut explained: Vec<&str> = Vec::new();
        for finding in findings {
            // The same reason below each finding of a lint would only tire.
            let why = !self.look.quiet && !explained.contains(&&*finding.lint);
            explained.push(&finding.lint);
            out.write_all(draw(draft, finding, self.look.width, why).as_bytes())?;
        }
        for more in more {
            let title = level(more.severity).primary_title(format!("{more} in this draft"));
            let group = title.id(more.lint).element(Origin::path(visible(&draft.file.name)));
            writeln!(out, "{}\n", renderer().render(&[group]))?;
        }
        Ok(())
    }

    fn finish(&mut self, end: End<'_>, out: &mut dyn Write) -> io::Result<()> {
        if self.look.quiet { Ok(()) } else { summary(end, self.look, out) }
    }
}

/// Colours are always drawn; the stream strips them where they are not wanted.
fn renderer() -> Renderer {
    Renderer::styled().decor_style(DecorStyle::Ascii).term_width(UNTRIMMED)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
}

/// What a finding says, put in the places where it is said.
struct Layout {
    /// Under the words in question.
    label: Option<String>,
    /// The same, where there is no room under the words.
    below: Option<String>,
    /// Below.
    help: Option<String>,
    /// Below, in words.
    fix: Option<String>,
    /// Below, as changed lines.
    patch: Option<Vec<Edit>>,
}

fn layout(draft: &Draft, finding: &Finding, columns: usize) -> Layout {
    let mut layout =
        Layout { label: finding.label.clone(), below: None, help: finding.help.clone(), fix: None, patch: None };
    if let Some(fix) = &finding.fix
        && !fix.edits.is_empty()
    {
        let says_it = finding.help.as_deref().is_some_and(|help| says(help, fix));
        if let [edit] = &fix.edits[..]
            && layout.label.is_none()
            && finding.span == Some(edit.span)
            && let Some(advice) = short_advice(edit)
        {
            // The help is the advice itself more often than not.
            let help = finding.help.as_deref().filter(|help| says_it && width(help) <= LABEL_COLUMNS);
            // One of several guesses is no advice.
            let guesses = says_it && fix.applicability == Applicability::Display;
            layout.label = help.or(Some(&*advice).filter(|_| !guesses)).map(|advice| format!("help: {advice}"));
            if help.is_some() {
                layout.help = None;
            }
        } else if !says_it {
            if fits_as_patch(draft, fix, columns) {
                layout.patch = Some(fix.edits.clone());
            } else {
                layout.fix = Some(in_words(&draft.file, fix));
            }
        }
    }
    if layout.label.as_deref().is_some_and(|label| width(&visible(label)) > LABEL_COLUMNS.min(columns / 2)) {
        layout.below = layout.label.take();
    }
    layout
}

/// Whether the help already names what to write.
fn says(help: &str, fix: &Fix) -> bool {
    fix.edits.iter().all(|edit| !edit.replacement.trim().is_empty() && help.contains(edit.replacement.trim()))
}

/// What to write instead, if it is short enough to stand under the words.
fn short_advice(edit: &Edit) -> Option<String> {
    let new = edit.replacement.trim();
    let advice = if new.is_empty() { "leave this out".to_owned() } else { format!("write `{new}`") };
    (width(new) + 14 <= LABEL_COLUMNS && !edit.replacement.contains(['\n', '\r'])).then_some(advice)
}

/// Whether the edits change lines that can be shown whole, before and after.
fn fits_as_patch(draft: &Draft, fix: &Fix, columns: usize) -> bool {
    let Some(first) = fix.edits.first() else {
        return false;
    };
    let line = draft.file.position(first.span.start()).line;
    fix.edits.iter().all(|edit| {
        let span = draft.file.clamp(edit.span);
        let text = &draft.file.text[draft.file.lines.line(&draft.file.text, line).range()];
        span == edit.span
            && draft.file.position(span.start()).line == line
            && draft.file.position(span.end()).line == line
            && !edit.replacement.contains(['\n', '\r'])
            && width(text) + fix.edits.iter().map(|edit| width(&edit.replacement)).sum::<usize>() <= columns
    })
}

fn in_words(file: &TextFile, fix: &Fix) -> String {
    let clauses: Vec<String> = (fix.edits.iter())
        .map(|edit| {
            let old = file.text[file.clamp(edit.span).range()].split_whitespace().collect::<Vec<_>>().join(" ");
            let new = edit.replacement.split_whitespace().collect::<Vec<_>>().join(" ");
            match (old.is_empty(), new.is_empty()) {
                (_, true) => format!("leave out `{old}`"),
                (true, false) => format!("add `{new}`"),
                (false, false) => format!("write `{new}` for `{old}`"),
            }
        })
        .collect();
    clauses.join(", and ")
}

/// One finding, with the blank line after it; `why` is whether to say why it matters.
fn draw(draft: &Draft, finding: &Finding, width: usize, why: bool) -> String {
    let file = &draft.file;
    let place = file.clamp(finding.span.unwrap_or(finding.anchor));
    let elsewhere = elsewhere(&finding.labels);
    let digits = gutter_digits(draft, finding, &elsewhere);
    let columns = width.saturating_sub(digits + 3).max(16);
    let layout = layout(draft, finding, columns);

    let mut marks = Vec::new();
    match finding.span {
        Some(span) => marks.push(mark(span, Style::Primary, layout.label.as_deref())),
        None if !finding.anchor.is_empty() => marks.push(mark(finding.anchor, Style::Shown, None)),
        None => {}
    }
    for label in &finding.labels {
        if let At::Here(span) = label.place {
            marks.push(mark(span, Style::Context, Some(&label.text)));
        }
    }

    let mut elements: Vec<Element<'_>> = Vec::new();
    // Notes come first, then what to do, then why: what had no room under the words must not change places with the width.
    let mut notes: Vec<String> = Vec::new();
    let mut advice: Option<String> = None;
    let mut begun = Vec::new();
    let mut homeless: Vec<String> = layout.below.into_iter().collect();
    if finding.span.is_none() {
        homeless.extend(finding.label.clone());
    }
    if marks.is_empty() {
        elements.push(Padding.into());
    } else {
        let mut excerpt = excerpt(file, &marks, columns);
        homeless.append(&mut excerpt.homeless);
        if finding.place.is_some() {
            // The lines of an extracted text are nobody's lines.
            excerpt.first_line = None;
            excerpt.begun.clear();
        }
        begun.clone_from(&excerpt.begun);
        elements.push(snippet(excerpt).into());
    }
    for label in homeless {
        match label.strip_prefix("help: ") {
            Some(help) => advice = Some(help.to_owned()),
            None => notes.push(label),
        }
    }
    let mut named_places = Vec::new();
    for (file, places) in &elsewhere {
        // A line of a draft may be a whole paragraph; what lies far out in it is named instead of drawn, since columns count from its start.
        let far = |(span, text): &(Span, String)| {
            let (start, end) = (file.position(span.start()), file.position(span.end()));
            start.line != end.line || end.column + width_of(text) + CUT_COLUMNS > columns
        };
        let is_far = |place: &(Span, String)| file.place(place.0.start()).is_none() && far(place);
        let (far, near): (Places, Places) = places.iter().cloned().partition(is_far);
        elements.extend(quoted(file, near, columns, &mut named_places));
        notes.extend(
            far.into_iter().map(|(span, text)| format!("{text}: {}:{}", file.name, file.position(span.start()))),
        );
    }
    let nowhere = finding.labels.iter().filter(|label| matches!(label.place, At::Nowhere));
    notes.extend(nowhere.map(|label| label.text.clone()));
    let mut notes: Vec<(&'static str, String)> = notes.into_iter().map(|text| ("note", text)).collect();
    let help = match (advice, layout.help) {
        (Some(advice), Some(help)) => Some(format!("{advice}; {help}")),
        (advice, help) => advice.or(help),
    };
    notes.extend(help.map(|help| ("help", help)));
    notes.extend(layout.fix.map(|fix| ("help", fix)));
    if why && !finding.why.is_empty() {
        notes.push(("why", finding.why.to_string()));
    }
    elements.extend(notes.into_iter().map(|(name, text)| note(name, &text, width.saturating_sub(digits + 3)).into()));
    let mut groups = vec![Group::with_level(level(finding.severity)).elements(elements)];
    groups.extend(layout.patch.map(|edits| patched(file, &edits, finding.place.is_none())));

    let title = level(finding.severity).primary_title(visible(&finding.message)).id(finding.lint.to_string());
    let origin = match &finding.place {
        Some(found) => Origin::path(format!("{}: {}", visible(&file.name), visible(&found.text))),
        None => at_line(file, place.start()),
    };
    let drawn = framed(title, origin, &groups, &begun, digits);
    named_places.iter().fold(drawn, |drawn, place| without_position(&drawn, place))
}

/// A drawing without the line and the column that are put behind a place in a file that has none.
fn without_position(drawn: &str, place: &str) -> String {
    let Some((before, after)) = drawn.split_once(&format!("{place}:")) else {
        return drawn.to_owned();
    };
    format!("{before}{place}{}", after.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':'))
}

/// A remark below the words, wrapped under itself.
fn note(name: &'static str, text: &str, columns: usize) -> Message<'static> {
    let level = if name == "help" { Level::HELP } else { Level::NOTE.with_name(name) };
    let room = columns.saturating_sub(name.len() + 2).max(16);
    level.message(wrap(&visible(text), room).join("\n"))
}

fn mark(span: Span, style: Style, label: Option<&str>) -> Mark {
    Mark { span, style, label: label.map(|label| visible(label).into_owned()) }
}

fn snippet(excerpt: Excerpt) -> Snippet<'static, Annotation<'static>> {
    let annotations = excerpt.marks.into_iter().map(|drawn| {
        let kind = match drawn.style {
            Style::Primary => AnnotationKind::Primary,
            Style::Context => AnnotationKind::Context,
            Style::Shown => AnnotationKind::Visible,
        };
        kind.span(drawn.range).label(drawn.label)
    });
    // Rows that are parts of lines are counted, and [`renumbered`] puts the numbers of their lines in place of the counts.
    let is_numbered = excerpt.first_line.is_some() || !excerpt.begun.is_empty();
    let numbered = Snippet::source(excerpt.source).line_numbering(is_numbered);
    numbered.line_start(excerpt.first_line.unwrap_or(1)).annotations(annotations)
}

/// The places in another file. Behind those of a file without lines, which go into `named_places` too, [`without_position`] takes a line off.
fn quoted(file: &TextFile, places: Places, columns: usize, named_places: &mut Vec<String>) -> Vec<Element<'static>> {
    let named = |places: &Places| file.place(places.first()?.0.start()).map(|place| place.text.clone());
    // In a file without lines, each paragraph or page is named and shown on its own.
    let mut groups: Vec<Places> = Vec::new();
    for place in places {
        match groups.last_mut().filter(|last| named(last) == named(&vec![place.clone()])) {
            Some(last) => last.push(place),
            None => groups.push(vec![place]),
        }
    }
    let mut elements = Vec::new();
    for places in groups {
        let marks: Vec<Mark> = places.iter().map(|(span, text)| mark(*span, Style::Context, Some(text))).collect();
        let name = visible(&file.name).into_owned();
        if let Some(place) = named(&places) {
            let mut excerpt = excerpt(file, &marks, columns);
            excerpt.first_line = None;
            excerpt.begun.clear();
            let name = format!("{name}: {}", visible(&place));
            elements.push(snippet(excerpt).path(name.clone()).into());
            named_places.push(name);
            continue;
        }
        elements.push(snippet(excerpt(file, &marks, columns)).path(name).into());
    }
    elements
}

/// The places of another text, each with what is to be seen there.
type Places = Vec<(Span, String)>;

/// The places in other texts, by the text.
fn elsewhere(labels: &[Remark]) -> Vec<(Arc<TextFile>, Places)> {
    let mut texts: Vec<(Arc<TextFile>, Places)> = Vec::new();
    for label in labels {
        let At::There(file, span) = &label.place else {
            continue;
        };
        let place = (*span, label.text.clone());
        match texts.iter_mut().find(|(known, _)| Arc::ptr_eq(known, file)) {
            Some((_, places)) => places.push(place),
            None => texts.push((Arc::clone(file), vec![place])),
        }
    }
    texts
}

/// Columns that line numbers take, at most.
fn gutter_digits(draft: &Draft, finding: &Finding, elsewhere: &[(Arc<TextFile>, Places)]) -> usize {
    let has_lines = finding.place.is_none();
    let here = finding.labels.iter().filter(|_| has_lines).filter_map(|label| match label.place {
        At::Here(span) => Some(span),
        At::There(..) | At::Nowhere => None,
    });
    let here = here.chain(has_lines.then(|| finding.span.unwrap_or(finding.anchor)));
    let here = here.map(|span| draft.file.position(span.end()).line);
    let lines = |(file, places): &(Arc<TextFile>, Places)| {
        let numbered = places.iter().filter(|(span, _)| file.place(span.start()).is_none());
        numbered.map(|(span, _)| file.position(file.clamp(*span).end()).line).max()
    };
    let there = elsewhere.iter().filter_map(lines);
    here.chain(there).max().unwrap_or(1).to_string().len()
}

/// The edits as a changed line.
fn patched(file: &TextFile, edits: &[Edit], is_numbered: bool) -> Group<'static> {
    let line = edits.first().map_or(1, |edit| file.position(edit.span.start()).line);
    let bounds = file.lines.line(&file.text, line);
    let source = file.text[bounds.range()].to_owned();
    let patches = edits.iter().map(|edit| {
        let range =
            edit.span.start().max(bounds.start()) - bounds.start()..edit.span.end().min(bounds.end()) - bounds.start();
        Patch::new(range, edit.replacement.clone())
    });
    let patches: Vec<Patch<'static>> = patches.collect();
    let snippet = Snippet::source(source).line_numbering(is_numbered).line_start(line).patches(patches);
    Level::HELP.secondary_title("write it like this").element(snippet)
}

/// Title, place and body. The place is drawn here, because rows that are parts of lines know neither their line nor their columns.
fn framed(title: Title<'_>, origin: Origin<'_>, body: &[Group<'_>], begun: &[Option<usize>], digits: usize) -> String {
    let renderer = renderer();
    let head = renderer.render(&[title.element(origin)]);
    let mut body = renderer.render(body);
    if !begun.is_empty() {
        body = renumbered(&body, begun, digits);
    }
    let (title, origin) = head.split_once('\n').unwrap_or((&head, ""));
    match gutter(&body) {
        // Without line numbers, the bar stands where it stands below a number of one figure.
        0 => format!("{title}\n {origin}\n {}\n\n", body.replace('\n', "\n ")),
        columns => format!("{title}\n{}{origin}\n{body}\n\n", " ".repeat(columns)),
    }
}

/// A drawn body whose first excerpt has parts of lines for rows: in place of the count of a row stands the number of the line that it begins, if it
/// begins one, and the numbers take so many columns.
fn renumbered(body: &str, begun: &[Option<usize>], digits: usize) -> String {
    let drawn_digits = gutter(body);
    let mut is_first = true;
    let mut lines = Vec::new();
    for line in body.lines() {
        let plain = anstream::adapter::strip_str(line).to_string();
        is_first &= !plain.trim_start().starts_with(":::") && !plain.trim_start().starts_with("-->");
        let count = plain.split_once(" |").and_then(|(count, _)| count.trim().parse::<usize>().ok());
        let counted = count.filter(|_| is_first).and_then(|count| line.split_once(&format!("m{count}\x1b")));
        lines.push(match (counted, count) {
            (Some((before, after)), Some(count)) => {
                let number = begun.get(count.wrapping_sub(1)).copied().flatten();
                let number = number.map(|number| number.to_string()).unwrap_or_default();
                format!("{}m{number:>digits$}\x1b{after}", before.trim_start())
            }
            _ if drawn_digits < digits && !plain.starts_with("...") => {
                format!("{}{line}", " ".repeat(digits - drawn_digits))
            }
            _ if plain.starts_with("...") => line.to_owned(),
            _ => {
                let spare = drawn_digits.saturating_sub(digits);
                line.strip_prefix(&" ".repeat(spare)).unwrap_or(line).to_owned()
            }
        });
    }
    lines.join("\n")
}

/// A place in a file that has lines.
fn at_line(file: &TextFile, at: usize) -> Origin<'_> {
    let position = file.position(at);
    Origin::path(visible(&file.name)).line(position.line).char_column(position.column)
}

/// Columns that line numbers take in a drawn body: the bar stands one behind.
fn gutter(body: &str) -> usize {
    let plain = anstream::adapter::strip_str(body).to_string();
    let bar = plain.lines().filter_map(|line| line.find(['|', '='])).min();
    bar.unwrap_or(1).saturating_sub(1)
}

/// Something that could not be done, drawn like a finding.
pub(crate) fn problem(problem: &Problem, columns: usize) -> String {
    trouble(&Level::ERROR, problem, columns)
}

/// Something that was done and may not be what was meant, drawn alike.
pub(crate) fn warning(warning: &Problem, columns: usize) -> String {
    trouble(&Level::WARNING, warning, columns)
}

fn trouble(level: &Level<'static>, problem: &Problem, columns: usize) -> String {
    let title = level.clone().primary_title(visible(&problem.message));
    let mut elements: Vec<Element<'_>> = Vec::new();
    let help = problem.help.as_deref();
    if let Some((file, span)) = &problem.place {
        let span = file.clamp(*span);
        let digits = file.position(span.end()).line.to_string().len();
        let room = columns.saturating_sub(digits + 3).max(16);
        let excerpt = excerpt(file, &[mark(span, Style::Primary, None)], room);
        let begun = excerpt.begun.clone();
        elements.push(snippet(excerpt).into());
        elements.extend(help.map(|help| Element::from(note("help", help, room))));
        let body = [Group::with_level(level.clone()).elements(elements)];
        return framed(title, at_line(file, span.start()), &body, &begun, digits);
    }
    // A message that names the file need not be followed by its name.
    let path = problem.path.as_deref().filter(|path| !problem.message.contains(path));
    elements.extend(path.map(|path| Element::from(Origin::path(visible(path)))));
    elements.extend(help.map(|help| Element::from(note("help", help, columns.saturating_sub(4)))));
    let drawn = renderer().render(&[Group::with_title(title).elements(elements)]);
    // There are no words to stand under a bar.
    let is_bar = |line: &&str| anstream::adapter::strip_str(line).to_string().trim() == "|";
    let lines: Vec<&str> = drawn.lines().filter(|line| !is_bar(line)).collect();
    format!("{}\n\n", lines.join("\n "))
}

#[cfg(test)]
mod tests;
