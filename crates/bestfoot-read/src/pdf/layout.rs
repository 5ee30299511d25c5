//! From letters with places to lines, from lines to paragraphs.

use bestfoot::{Joint, joint};

use super::page::Run;

/// Two runs are of one line if their bases differ by less than this share of their size.
const SAME_LINE: f64 = 0.5;

/// A gap of this share of the size divides words.
const SPACE: f64 = 0.12;

/// A gap of so many sizes divides columns.
const COLUMN: f64 = 2.5;

/// A line that stands lower than the usual by this factor begins a paragraph.
const PARAGRAPH: f64 = 1.2;

/// Signs before items of a list on a page, at most.
const SIGNS: usize = 500;

/// A line of a page.
#[derive(Debug)]
struct Line {
    text: String,
    left: f64,
    right: f64,
    base: f64,
    size: f64,
}

/// The text of what is drawn on a page.
pub(super) fn text(runs: Vec<Run>) -> String {
    let mut lines = lines(runs);
    order(&mut lines);
    for at in [lines.len().wrapping_sub(1), 0] {
        if lines.get(at).is_some_and(|line| is_page_number(&line.text)) {
            lines.remove(at);
        }
    }
    paragraphs(&lines)
}

/// Puts runs together that stand beside one another and were drawn one after the other.
fn lines(runs: Vec<Run>) -> Vec<Line> {
    // Browsers draw the signs before items of a list apart from the items.
    let is_sign = |run: &Run| matches!(run.text.trim(), "\u{2022}" | "\u{f0b7}" | "\u{25cf}" | "\u{25e6}" | "\u{25aa}");
    let (signs, runs): (Vec<Run>, Vec<Run>) =
        runs.into_iter().filter(|run| run.size > 0.0).partition(|run| is_sign(run));
    let mut groups: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match groups.last_mut() {
            Some(group) if group.first().is_some_and(|first| is_beside(first.base, first.size, run.base, run.size)) => {
                group.push(run);
            }
            _ => groups.push(vec![run]),
        }
    }
    let group_count = groups.len();
    for sign in signs.into_iter().take(SIGNS) {
        let distance = |group: &[Run]| {
            group.first().filter(|first| is_beside(first.base, first.size, sign.base, sign.size))?;
            // A space of its own is no item.
            let first = group.iter().find(|run| !run.text.trim().is_empty())?;
            let left = group.iter().map(|run| run.left).fold(first.left, f64::min);
            (left > sign.left).then_some(left - sign.left)
        };
        let near = (0..group_count).filter_map(|at| Some((at, distance(&groups[at])?)));
        match near.min_by(|one, other| one.1.total_cmp(&other.1)) {
            Some((at, _)) => groups[at].push(sign),
            None => groups.push(vec![sign]),
        }
    }
    groups.into_iter().filter_map(line).collect()
}

fn is_beside(base: f64, size: f64, other: f64, other_size: f64) -> bool {
    (base - other).abs() < size.max(other_size) * SAME_LINE
}

fn line(mut runs: Vec<Run>) -> Option<Line> {
    // What is drawn later may stand before.
    runs.sort_by(|one, other| one.left.total_cmp(&other.left));
    let mut line = Line { text: String::new(), left: f64::MAX, right: f64::MIN, base: runs.first()?.base, size: 0.0 };
    for run in runs {
        let gap = run.left - line.right;
        let is_apart = !line.text.is_empty() && !line.text.ends_with([' ', '\t']) && !run.text.starts_with(' ');
        if line.text.trim_end().ends_with('\u{2022}') || gap <= run.size * COLUMN {
            if is_apart && gap > run.size * SPACE {
                line.text.push(' ');
            }
        } else if !line.text.is_empty() {
            line.text.truncate(line.text.trim_end().len());
            line.text.push('\t');
        }
        for c in run.text.chars() {
            match c {
                '\u{fb00}' => line.text.push_str("ff"),
                '\u{fb01}' => line.text.push_str("fi"),
                '\u{fb02}' => line.text.push_str("fl"),
                '\u{fb03}' => line.text.push_str("ffi"),
                '\u{fb04}' => line.text.push_str("ffl"),
                '\u{ad}' => line.text.push('-'),
                // What stands before items of a list, in fonts of signs.
                '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{25cf}' => line.text.push('\u{2022}'),
                c if c.is_control() => line.text.push(' '),
                c => line.text.push(c),
            }
        }
        if !run.text.trim().is_empty() {
            line.left = line.left.min(run.left);
            line.right = line.right.max(run.right);
        }
        line.size = line.size.max(run.size);
    }
    line.text.truncate(line.text.trim_end().len());
    let blank = line.text.len() - line.text.trim_start().len();
    line.text.drain(..blank);
    (!line.text.is_empty()).then_some(line)
}

/// Sorts lines from top to bottom, unless the page has columns; those were drawn one after the other.
fn order(lines: &mut [Line]) {
    let mut places: Vec<(f64, f64)> = lines.iter().map(|line| (line.base, line.size)).collect();
    places.sort_by(|one, other| other.0.total_cmp(&one.0));
    let has_columns = places.windows(2).any(|pair| is_beside(pair[0].0, pair[0].1, pair[1].0, pair[1].1));
    if !has_columns {
        lines.sort_by(|one, other| other.base.total_cmp(&one.base));
    }
}

fn paragraphs(lines: &[Line]) -> String {
    let mut steps: Vec<f64> = lines
        .windows(2)
        .map(|pair| pair[0].base - pair[1].base)
        .zip(lines)
        .filter(|(step, line)| *step > line.size * 0.8)
        .map(|(step, _)| step)
        .collect();
    steps.sort_by(f64::total_cmp);
    // Most lines follow close upon one another, and those are the short steps.
    let usual = steps.get(steps.len() / 4).copied().unwrap_or(f64::MAX);
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        if let Some(before) = index.checked_sub(1).map(|index| &lines[index]) {
            let step = before.base - line.base;
            if step > usual * PARAGRAPH || step < 0.0 {
                text.push_str("\n\n");
            } else if is_wrapped(lines, before, line) {
                join(&mut text, &line.text);
                continue;
            } else {
                text.push('\n');
            }
        }
        text.push_str(&line.text);
    }
    text
}

/// Whether the next word would not have fitted into the line.
fn is_wrapped(lines: &[Line], line: &Line, next: &Line) -> bool {
    let starts_item = next.text.starts_with(['\u{2022}', '\u{2013}', '\u{25cf}', '\u{25aa}', '\u{25e6}'])
        || next.text.starts_with("- ");
    if starts_item || line.text.contains('\t') {
        return false;
    }
    // The column that the line stands in ends where the longest of its lines ends.
    let is_near = |other: &&Line| (other.left - line.left).abs() < line.size * 5.0;
    let edge = lines.iter().filter(is_near).map(|other| other.right).fold(f64::MIN, f64::max);
    let word = next.text.split_whitespace().next().unwrap_or("").chars().count();
    let letter = (next.right - next.left) / next.text.chars().count().max(1) as f64;
    let has_room_for_one = edge - line.left > letter * 40.0;
    has_room_for_one && line.right + letter * (word + 1) as f64 * 0.95 > edge
}

/// Joins a line to the one before; a word that was divided becomes whole.
fn join(text: &mut String, line: &str) {
    match joint(text, line) {
        Some(Joint::Cut) => {
            text.pop();
        }
        Some(Joint::Hyphened) => {}
        None => text.push(' '),
    }
    text.push_str(line);
}

/// Whether a line is nothing but the number of its page.
fn is_page_number(line: &str) -> bool {
    let mut words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let counts = |word: &str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    words.peek().is_some() && words.all(|word| counts(word) || word.eq_ignore_ascii_case("page") || word == "of")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, left: f64, base: f64) -> Run {
        Run { text: text.to_owned(), left, right: left + text.chars().count() as f64 * 5.0, base, size: 10.0 }
    }

    #[test]
    fn lines_are_put_together_by_their_places() {
        let page = vec![
            run("Dear Ms. Ortiz,", 50.0, 700.0),
            run("I would very much like to talk about it with you, and opera", 50.0, 670.0),
            run("-", 345.0, 670.0),
            run("tions too. The e\u{fb03}cient", 50.0, 658.0),
            run("way!", 170.0, 658.0),
            run("Bye", 50.0, 640.0),
            run("Phone", 50.0, 628.0),
            run("555", 200.0, 628.0),
            run("Above", 50.0, 720.0),
            run("1", 300.0, 20.0),
        ];
        assert_eq!(
            text(page),
            "Above\n\nDear Ms. Ortiz,\n\nI would very much like to talk about it with you, and operations too. The efficient way!\n\nBye\nPhone\t555"
        );
    }

    #[test]
    fn columns_stay_apart() {
        let page =
            vec![run("one", 50.0, 700.0), run("two", 50.0, 688.0), run("side", 400.0, 700.0), run("bar", 400.0, 688.0)];
        assert_eq!(text(page), "one\ntwo\n\nside\nbar");
    }

    #[test]
    fn divided_words_become_whole_and_compounds_stay() {
        let joined = |start: &str, end| {
            let mut text = start.to_owned();
            join(&mut text, end);
            text
        };
        assert_eq!(joined("in opera-", "tions"), "in operations");
        assert_eq!(joined("is well-", "known"), "is well-known");
        assert_eq!(joined("an award-", "winning team"), "an award-winning team");
        assert_eq!(joined("short-", "and long-term"), "short- and long-term");
        assert_eq!(joined("from 2019 -", "2021"), "from 2019 - 2021");
        assert_eq!(joined("one", "two"), "one two");
    }
}
