//! Choosing what to show of a text: the lines that hold marks, cut to the width of the screen.
//!
//! Code has short lines; prose has paragraphs of 600 characters on one. If the marks of such a line fit on one row, the row shows them with
//! the words around, from the start of a sentence if that fits. If they do not fit, the line is folded at spaces into rows, and the rows
//! with marks are shown. Marks never overhang: what comes out can be drawn as it is.

use std::collections::BTreeMap;
use std::ops::Range;

use bestfoot::Span;

use super::prose::{char_width, is_plain, width};
use crate::report::TextFile;

/// Rows of one mark that are shown; the middle of a longer one is left out.
const ROWS_OF_A_MARK: usize = 5;

/// What shows that a row is not the whole line.
const CUT: &str = "…";

/// Words to point at.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) style: Style,
    pub(super) label: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// The words in question.
    Primary,
    /// What explains them.
    Context,
    /// Shown, not underlined.
    Shown,
}

/// A text to draw, with the marks in its own bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) source: String,
    /// The number of the first line; none if rows are not lines.
    pub(super) first_line: Option<usize>,
    /// Where rows are parts of lines, the number of the line that each row of the source begins.
    pub(super) begun: Vec<Option<usize>>,
    pub(super) marks: Vec<Drawn>,
    /// Labels for which no row had room.
    pub(super) homeless: Vec<String>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Drawn {
    pub(super) range: Range<usize>,
    pub(super) style: Style,
    pub(super) label: Option<String>,
}

/// A part of a mark on one line, in bytes of the line.
#[derive(Clone, Debug)]
struct Piece {
    range: Range<usize>,
    style: Style,
    label: Option<String>,
}

impl Piece {
    /// Columns to the right of the words that the label takes.
    fn label_room(&self) -> usize {
        self.label.as_ref().map_or(0, |label| 1 + width(label))
    }
}

/// A row: bytes of a line.
type Row = Range<usize>;

/// Shows the marks, on rows of at most `columns`.
pub(super) fn excerpt(file: &TextFile, marks: &[Mark], columns: usize) -> Excerpt {
    let mut lines = pieces(file, marks);
    let mut windows: BTreeMap<usize, Range<usize>> = BTreeMap::new();
    for (&line, pieces) in &mut lines {
        let window = window(&file.text[file.lines.line(&file.text, line).range()], pieces);
        for piece in pieces.iter_mut() {
            piece.range = piece.range.start - window.start..piece.range.end - window.start;
        }
        windows.insert(line, window);
    }
    let line_text = |line: usize| {
        let text = &file.text[file.lines.line(&file.text, line).range()];
        windows.get(&line).map_or(text, |window| &text[window.clone()])
    };
    let single: Option<Vec<Row>> =
        lines.iter().map(|(&line, pieces)| single_row(line_text(line), pieces, columns)).collect();
    match single {
        Some(rows) => numbered(&lines, &rows, &line_text, columns),
        None => folded(&lines, &line_text, columns),
    }
}

/// Bytes of a line around its marks that can matter for any screen.
const AROUND: usize = 1000;

/// The stretch of a line that is looked at: a pasted text may be one line of megabytes.
fn window(line: &str, pieces: &[Piece]) -> Range<usize> {
    let first = pieces.iter().map(|piece| piece.range.start).min().unwrap_or(0);
    let last = pieces.iter().map(|piece| piece.range.end).max().unwrap_or(0);
    let near = |at: usize| (at..=line.len()).find(|&at| line.is_char_boundary(at)).unwrap_or(line.len());
    near(first.saturating_sub(AROUND))..near((last + AROUND).min(line.len()))
}

/// The parts of the marks on each line.
fn pieces(file: &TextFile, marks: &[Mark]) -> BTreeMap<usize, Vec<Piece>> {
    let mut lines: BTreeMap<usize, Vec<Piece>> = BTreeMap::new();
    for mark in marks {
        let span = file.clamp(mark.span);
        let first = file.position(span.start()).line;
        let last = file.position(span.end()).line;
        let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
        for line in first..=last {
            let bounds = file.lines.line(&file.text, line);
            let from = span.start().clamp(bounds.start(), bounds.end());
            let to = span.end().clamp(bounds.start(), bounds.end());
            let range = trimmed(&file.text, from..to);
            if !range.is_empty() {
                parts.push((line, range.start - bounds.start()..range.end - bounds.start()));
            }
        }
        if parts.is_empty() {
            // A place between words, or white space.
            let bounds = file.lines.line(&file.text, first);
            let at = span.start().min(bounds.end()) - bounds.start();
            let end = if first == last { span.end().min(bounds.end()) - bounds.start() } else { at };
            parts.push((first, at..end.max(at)));
        }
        let count = parts.len();
        for (index, (line, range)) in parts.into_iter().enumerate() {
            if is_left_out(index, count) {
                continue;
            }
            let label = if index + 1 == count { mark.label.clone() } else { None };
            lines.entry(line).or_default().push(Piece { range, style: mark.style, label });
        }
    }
    for pieces in lines.values_mut() {
        pieces.sort_by_key(|piece| (piece.range.start, piece.range.end));
    }
    lines
}

/// Whether a part lies in the middle of a mark with too many.
fn is_left_out(index: usize, count: usize) -> bool {
    count > ROWS_OF_A_MARK && index >= ROWS_OF_A_MARK - 2 && index + 2 < count
}

/// The range without white space at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + inner.len() - inner.trim_start().len();
    let end = range.end - (inner.len() - inner.trim_end().len());
    start..end.max(start)
}

/// The stretch of a line that holds all its marks and fits on a row.
fn single_row(line: &str, pieces: &[Piece], columns: usize) -> Option<Row> {
    let is_plain = is_plain(line);
    let width_of = |range: Range<usize>| if is_plain { range.len() } else { width(&line[range]) };
    let column = |at: usize| width_of(0..at);
    let right = pieces
        .iter()
        .map(|piece| column(piece.range.end).max(column(piece.range.start) + 1) + piece.label_room())
        .max()?;
    if width_of(0..line.len()) <= columns && right <= columns {
        return Some(0..line.len());
    }
    let cut = width(CUT) + 1;
    let (first, last) =
        (pieces.iter().map(|piece| piece.range.start).min()?, pieces.iter().map(|piece| piece.range.end).max()?);
    // From the start of the line, if the marks are near it.
    let mut start = 0;
    if right + cut > columns {
        let slack = columns.checked_sub(right - column(first) + 2 * cut)?;
        let distance = |at: usize| column(first) - column(at);
        let sentence = sentence_starts(line).take_while(|&at| at <= first).filter(|&at| distance(at) <= slack).last();
        let word = || word_starts(line).take_while(|&at| at <= first).find(|&at| distance(at) <= slack * 3 / 5);
        start = sentence.or_else(word).unwrap_or(first);
    }
    let lead = if start == 0 { 0 } else { cut };
    let room = columns - lead;
    if width_of(start..line.len()) <= room {
        return Some(start..line.len());
    }
    let fits = |at: usize| width_of(start..at) + cut <= room;
    let end = word_ends(line).skip_while(|&at| at < last).take_while(|&at| fits(at)).last().unwrap_or(last);
    fits(end).then_some(start..end)
}

fn word_starts(line: &str) -> impl Iterator<Item = usize> {
    let mut before = ' ';
    line.char_indices().filter_map(move |(at, c)| {
        let starts = before.is_whitespace() && !c.is_whitespace();
        before = c;
        starts.then_some(at)
    })
}

fn word_ends(line: &str) -> impl Iterator<Item = usize> {
    line.char_indices()
        .zip(line.chars().skip(1).chain([' ']))
        .filter(|((_, c), next)| !c.is_whitespace() && next.is_whitespace())
        .map(|((at, c), _)| at + c.len_utf8())
}

/// Where sentences seem to start; a wrong guess costs nothing but beauty.
fn sentence_starts(line: &str) -> impl Iterator<Item = usize> {
    word_starts(line).filter(|&at| {
        line[..at].trim_end().ends_with(['.', '!', '?', ':']) && line[at..].starts_with(|c: char| !c.is_lowercase())
    })
}

/// Rows that are lines: they keep their numbers.
fn numbered<'t>(
    lines: &BTreeMap<usize, Vec<Piece>>,
    rows: &[Row],
    line_text: &dyn Fn(usize) -> &'t str,
    columns: usize,
) -> Excerpt {
    let mut builder = Builder::new(columns);
    let mut last = None;
    for ((&line, pieces), row) in lines.iter().zip(rows) {
        if let Some(last) = last {
            // One line between is shown whole, as it says more than dots; the rest is only counted.
            if line == last + 2 {
                let between = line_text(last + 1);
                let row = single_row(between, &[Piece { range: 0..0, style: Style::Shown, label: None }], columns)
                    .unwrap_or(0..0);
                builder.row(between, &row, &[]);
            } else {
                builder.source.extend(std::iter::repeat_n('\n', line - last - 1));
            }
        }
        builder.row(line_text(line), row, pieces);
        last = Some(line);
    }
    builder.finish(lines.keys().next().copied())
}

/// Rows that are parts of lines.
fn folded<'t>(lines: &BTreeMap<usize, Vec<Piece>>, line_text: &dyn Fn(usize) -> &'t str, columns: usize) -> Excerpt {
    let mut builder = Builder::new(columns);
    let mut touches_end_of = None;
    for (&line, pieces) in lines {
        let text = line_text(line);
        // Rows at either end of what is shown carry a sign of the cut.
        let rows = fold(text, pieces, columns.saturating_sub(2 * (width(CUT) + 1)).max(1));
        let parts = split_at_rows(text, pieces, &rows);
        let marked = |row: usize| parts.iter().any(|(at, _)| *at == row);
        let Some(first) = (0..rows.len()).find(|&row| marked(row)) else {
            continue;
        };
        let last = (0..rows.len()).rev().find(|&row| marked(row)).unwrap_or(first);
        let goes_on = first == 0 && touches_end_of.is_some_and(|before: usize| before + 1 == line);
        if !builder.source.is_empty() && !goes_on {
            // Enough to be drawn as dots.
            builder.source.push_str("\n\n");
            builder.begun.extend([None, None]);
        }
        for row in first..=last {
            builder.begun.push((row == first).then_some(line));
            let here: Vec<Piece> = parts.iter().filter(|(at, _)| *at == row).map(|(_, piece)| piece.clone()).collect();
            builder.part(text, &rows[row], &here, row == first && row > 0, row == last && row + 1 < rows.len());
        }
        touches_end_of = (last + 1 == rows.len()).then_some(line);
    }
    builder.finish(None)
}

/// Folds a line at spaces. A mark that fits on a row is not broken, and has room for its label where that can be had.
fn fold(line: &str, pieces: &[Piece], columns: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut start = line.len() - line.trim_start().len();
    let end = line.trim_end().len();
    while start < end {
        let mut stop = row_end(line, start..end, columns);
        let mut settled = start;
        for piece in pieces.iter().filter(|piece| start <= piece.range.start && piece.range.start < stop) {
            let words = width(&line[piece.range.clone()]).max(1);
            let room = if words + piece.label_room() <= columns { words + piece.label_room() } else { words };
            let before = width(&line[start..piece.range.start]);
            if before + room > columns && before > 0 {
                // A mark longer than a row starts one, so that it takes no more rows than it must.
                let fits = |at: usize| at == piece.range.start || width(&line[at..piece.range.start]) + room <= columns;
                let next =
                    word_starts(line).find(|&at| at > start && at >= settled && at <= piece.range.start && fits(at));
                if let Some(next) = next {
                    stop = stop.min(trimmed(line, start..next).end);
                    break;
                }
            }
            settled = settled.max(piece.range.end);
        }
        rows.push(start..stop);
        let rest = &line[stop..];
        start = stop + rest.len() - rest.trim_start().len();
    }
    if rows.is_empty() {
        rows.push(0..line.len());
    }
    rows
}

/// Where a row that starts at `range.start` ends: at the last space that fits, else in the middle of a word.
fn row_end(line: &str, range: Range<usize>, columns: usize) -> usize {
    let mut used = 0;
    let mut space = None;
    for (at, c) in line[range.clone()].char_indices() {
        let at = range.start + at;
        if c.is_whitespace() {
            space = Some(at);
        }
        used += char_width(c);
        if used > columns && at > range.start {
            return space.filter(|&space| space > range.start).unwrap_or(at);
        }
    }
    range.end
}

/// The marks of a folded line, each on its rows.
fn split_at_rows(line: &str, pieces: &[Piece], rows: &[Row]) -> Vec<(usize, Piece)> {
    let mut parts = Vec::new();
    for piece in pieces {
        let mut of_piece: Vec<(usize, Range<usize>)> = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            let (from, to) = (piece.range.start.max(row.start), piece.range.end.min(row.end));
            if from < to {
                of_piece.push((index, trimmed(line, from..to)));
            }
        }
        if of_piece.is_empty() {
            let index = rows.iter().rposition(|row| row.start <= piece.range.start).unwrap_or(0);
            let at = piece.range.start.clamp(rows[index].start, rows[index].end);
            of_piece.push((index, at..at));
        }
        let count = of_piece.len();
        for (index, (row, range)) in of_piece.into_iter().enumerate() {
            if !is_left_out(index, count) {
                let label = if index + 1 == count { piece.label.clone() } else { None };
                parts.push((row, Piece { range, style: piece.style, label }));
            }
        }
    }
    parts
}

/// A text whose `«…»` are drawn as lines below the words between, folded to the width. A mark goes on over rows.
pub(crate) fn underlined(marked: &str, columns: usize) -> Vec<String> {
    let mut rows = Vec::new();
    for line in marked.trim_end().lines() {
        let mut text = String::new();
        let mut pieces: Vec<Piece> = Vec::new();
        for c in line.chars() {
            match c {
                '«' => pieces.push(Piece { range: text.len()..text.len(), style: Style::Primary, label: None }),
                '»' => {}
                c => text.push(c),
            }
            if c != '«'
                && c != '»'
                && let Some(piece) = pieces.last_mut().filter(|piece| piece.label.is_none())
            {
                piece.range.end = text.len();
            }
            if c == '»'
                && let Some(piece) = pieces.last_mut()
            {
                // An empty label says that the mark is closed; it takes no room.
                piece.label = Some(String::new());
            }
        }
        let folded = fold(&text, &pieces, columns);
        let parts = split_at_rows(&text, &pieces, &folded);
        for (index, row) in folded.iter().enumerate() {
            rows.push(super::prose::visible(&text[row.clone()]).replace('\t', "    "));
            let mut under = String::new();
            for (_, piece) in parts.iter().filter(|(at, _)| *at == index) {
                let start = width(&text[row.start..piece.range.start]);
                under.extend(std::iter::repeat_n(' ', start.saturating_sub(width(&under))));
                under.extend(std::iter::repeat_n('^', width(&text[piece.range.clone()])));
            }
            if !under.is_empty() {
                rows.push(under);
            }
        }
    }
    rows
}

/// Puts rows together.
struct Builder {
    source: String,
    marks: Vec<Drawn>,
    homeless: Vec<String>,
    begun: Vec<Option<usize>>,
    columns: usize,
}

impl Builder {
    fn new(columns: usize) -> Self {
        Self { source: String::new(), marks: Vec::new(), homeless: Vec::new(), begun: Vec::new(), columns }
    }

    /// Adds a row with signs where the line is cut.
    fn row(&mut self, line: &str, row: &Row, pieces: &[Piece]) {
        let visible = trimmed(line, 0..line.len());
        self.part(line, row, pieces, row.start > visible.start && !row.is_empty(), row.end < visible.end);
    }

    fn part(&mut self, line: &str, row: &Row, pieces: &[Piece], cut_before: bool, cut_after: bool) {
        if cut_before {
            self.source.push_str(CUT);
            self.source.push(' ');
        }
        let base = self.source.len();
        let lead = if cut_before { width(CUT) + 1 } else { 0 };
        self.source.push_str(&line[row.clone()]);
        for piece in pieces {
            let start = piece.range.start.clamp(row.start, row.end);
            let end = piece.range.end.clamp(row.start, row.end);
            let right =
                lead + width(&line[row.start..end]).max(width(&line[row.start..start]) + 1) + piece.label_room();
            let mut label = piece.label.clone();
            if right > self.columns {
                self.homeless.extend(label.take());
            }
            let range = base + start - row.start..base + end - row.start;
            self.marks.push(Drawn { range, style: piece.style, label });
        }
        if cut_after {
            self.source.push(' ');
            self.source.push_str(CUT);
        }
        self.source.push('\n');
    }

    fn finish(mut self, first_line: Option<usize>) -> Excerpt {
        self.source.pop();
        Excerpt { source: self.source, first_line, begun: self.begun, marks: self.marks, homeless: self.homeless }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_words_are_underlined_over_rows() {
        let rows = underlined("My boss was «incompetent», and «never listened to» me.\n\nBye «now».\n", 26);
        let expected = [
            "My boss was incompetent,",
            "            ^^^^^^^^^^^",
            "and never listened to me.",
            "    ^^^^^^^^^^^^^^^^^",
            "",
            "Bye now.",
            "    ^^^",
        ];
        assert_eq!(rows, expected);
        assert_eq!(underlined("plain", 40), ["plain"]);
    }

    #[test]
    fn a_row_starts_with_a_sentence_where_that_fits() {
        let text =
            "First words that are long enough to be cut. Then the marked one comes, and more words after it follow.";
        let file = TextFile::new("a", text);
        let start = text.find("marked").expect("there");
        let marks = [Mark { span: Span::new(start, start + 6), style: Style::Primary, label: None }];
        let shown = excerpt(&file, &marks, 50);
        assert_eq!(shown.source, "… Then the marked one comes, and more words …");
        assert_eq!(&shown.source[shown.marks[0].range.clone()], "marked");
        assert_eq!(shown.first_line, Some(1));
    }

    #[test]
    fn lines_keep_their_numbers_over_gaps() {
        let file = TextFile::new("a", "one\ntwo\nthree\nfour\nfive\nsix");
        let mark = |word: &str| {
            let start = file.text.find(word).expect("there");
            Mark { span: Span::new(start, start + word.len()), style: Style::Context, label: None }
        };
        let shown = excerpt(&file, &[mark("two"), mark("four")], 40);
        assert_eq!((shown.first_line, shown.source.as_str()), (Some(2), "two\nthree\nfour"));
        let shown = excerpt(&file, &[mark("one"), mark("six")], 40);
        assert_eq!((shown.first_line, shown.source.as_str()), (Some(1), "one\n\n\n\n\nsix"));
    }
}
