//! Phone numbers in running text, told by their shape and by the words around them: small tables instead of a directory of the world's
//! numbering plans, since start-up time is part of the product. Dates, years, salaries and reference numbers have figures too and are told
//! apart here.

mod context;
mod shapes;
mod trunk;

use context::Said;
use shapes::{Plan, Shape};

use crate::Span;

/// A phone number, or what is meant as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// With its extension.
    pub(crate) span: Span,
    pub(crate) fault: Option<Fault>,
    /// Nobody calls it.
    pub(crate) is_fax: bool,
}

/// Why a number cannot work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Too many or too few figures.
    Count,
    /// What forms show in place of a number.
    MadeUp,
    /// A bracket or plus sign too few or too many: `(202 555-0143`, `++44 …`.
    Signs,
    /// A letter stands for a figure: `07700 9OO123`.
    Letter,
}

/// The numbers of a text that can work, in order.
pub(crate) fn find(text: &str) -> impl Iterator<Item = Span> {
    read(text).into_iter().filter(|number| number.fault.is_none()).map(|number| number.span)
}

/// The numbers of a text, also those that cannot work, in order.
pub(crate) fn read(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let mut groups = Groups::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.bytes().any(|byte| byte.is_ascii_digit() || !byte.is_ascii()) {
            read_line(line, start, &mut groups, &mut found);
        }
        start += line.len();
    }
    found
}

/// Two notations of one number: one may carry the country's code, the other a trunk zero.
pub(crate) fn same(a: &str, b: &str) -> bool {
    let (a, b) = (Normal::of(a), Normal::of(b));
    match (a.country, b.country) {
        (Some(one), Some(other)) => one == other && a.national == b.national,
        _ => a.national == b.national,
    }
}

/// The figures of a number without signs, extension and what is dialled before it.
struct Normal {
    country: Option<&'static str>,
    national: String,
}

impl Normal {
    fn of(number: &str) -> Self {
        let number = number.to_lowercase();
        let bare = number.split(['x', 'e', '#']).next().unwrap_or_default().replace("(0)", "");
        let figures: String = bare.chars().filter_map(figure).map(char::from).collect();
        let abroad = if bare.trim_start().trim_start_matches('(').starts_with('+') {
            Some(figures.as_str())
        } else {
            figures
                .strip_prefix("00")
                .or_else(|| figures.strip_prefix("011").filter(|rest| shapes::plan(rest) == Plan::Fits))
        };
        // Ten figures behind a one are North American, with or without the plus sign.
        let north = figures.strip_prefix('1').filter(|rest| rest.len() == 10);
        let (country, national) = match (abroad.and_then(shapes::split_country), north) {
            (Some((code, rest, _)), _) => (Some(code), rest),
            (None, Some(rest)) => (Some("1"), rest),
            (None, None) => (None, abroad.unwrap_or(&figures)),
        };
        Self { country, national: national.trim_start_matches('0').to_owned() }
    }
}

/// The figure that a character stands for, as ASCII; figures of full width, Arabic, Persian and Devanagari ones count as such.
fn figure(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => return Some(c as u8),
        '\u{ff10}'..='\u{ff19}' => 0xff10,
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        '\u{966}'..='\u{96f}' => 0x966,
        _ => return None,
    };
    Some(b'0' + (c as u32 - zero) as u8)
}

/// The figure that a letter inside a group stands for: `9OO123`, `555-O143`.
fn look_alike(line: &str, at: usize, c: char) -> Option<u8> {
    let value = match c {
        'O' | 'o' => b'0',
        'I' | 'l' => b'1',
        // What forms show for figures: `07700 xxxxxx`, `415-555-01XX`.
        'X' | 'x' => return is_blank(line, at).then_some(b'0'),
        // Flat 12B is another matter.
        'S' | 'B' => {
            let is_figure = |c: char| figure(c).is_some();
            let between = line[..at].ends_with(is_figure) && line[at + 1..].starts_with(is_figure);
            return between.then_some(if c == 'S' { b'5' } else { b'8' });
        }
        _ => return None,
    };
    let alike = |c: char| matches!(c, 'O' | 'o' | 'I' | 'l');
    let before =
        line[..at].chars().next_back().is_some_and(|c| figure(c).is_some() || alike(c) || matches!(c, '-' | ' '));
    let after = line[at..].trim_start_matches(alike);
    let is_figure = |c: char| figure(c).is_some();
    let joined = line[..at].trim_end_matches(alike).ends_with(is_figure);
    let ends = joined && after.strip_prefix([' ', '-']).is_some_and(|rest| rest.starts_with(is_figure));
    (before && (after.starts_with(is_figure) || ends) && line.len() - at - after.len() <= 3).then_some(value)
}

/// Whether an X stands in a row of them inside a number; one alone begins an extension.
fn is_blank(line: &str, at: usize) -> bool {
    let is_x = |c: char| matches!(c, 'x' | 'X');
    let before = line[..at].trim_end_matches(is_x);
    let after = line[at..].trim_start_matches(is_x);
    let row = line.len() - before.len() - after.len();
    let joined = before.ends_with(|c: char| figure(c).is_some() || matches!(c, ' ' | '-' | '.'));
    row >= 2 && joined && !after.starts_with(|c: char| c.is_alphabetic())
}

/// Whether an O opens a number: `O7700 900123`.
fn leads(line: &str, at: usize) -> bool {
    let rest = &line.as_bytes()[at..];
    let is_figure = |byte: u8| byte.is_ascii_digit();
    // `O8O3 551 2276`: the letter is meant for a zero each time.
    let again = |third: u8, fourth: u8| third == rest[0] && is_figure(fourth);
    matches!(rest, [b'O' | b'o', second, third, fourth, ..] if is_figure(*second) && (is_figure(*third) || again(*third, *fourth)))
        && !line[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '@' | '#'))
}

/// The signs that people put between figures, those of full width as plain ones.
fn sign(c: char) -> Option<char> {
    match c {
        ' ' | '-' | '.' | '/' | '(' | ')' | '+' => Some(c),
        '\u{ff08}' => Some('('),
        '\u{ff09}' => Some(')'),
        '\u{ff0b}' => Some('+'),
        _ => None,
    }
}

/// The groups of a stretch of figures; kept from one stretch to the next, to save room.
#[derive(Default)]
struct Groups {
    figures: String,
    places: Vec<Group>,
    lengths: Vec<usize>,
    /// Where the stretch begins, with the plus sign or bracket before it.
    start: usize,
    /// Letters that look like figures were taken for them.
    has_letters: bool,
}

#[derive(Clone, Copy)]
struct Group {
    start: usize,
    end: usize,
    /// Its first figure, counted from the start of the stretch.
    first: usize,
}

/// More groups than this are a table, not a number.
const MOST_GROUPS: usize = 12;

impl Groups {
    /// Takes the stretch that begins at `start`; returns where the text behind it begins.
    fn take(&mut self, line: &str, start: usize) -> usize {
        self.figures.clear();
        self.places.clear();
        self.lengths.clear();
        self.start = start;
        self.has_letters = false;
        let mut in_group = false;
        let mut joint = 0;
        let mut end = start;
        let mut last = ' ';
        for (offset, c) in line[start..].char_indices() {
            let at = start + offset;
            let read = figure(c).or_else(|| {
                if offset == 0 && leads(line, at) {
                    self.has_letters = true;
                    return Some(b'0');
                }
                let read = look_alike(line, at, c).filter(|_| !self.places.is_empty())?;
                self.has_letters = true;
                Some(read)
            });
            if let Some(figure) = read {
                if !in_group {
                    self.places.push(Group { start: at, end: at, first: self.figures.len() });
                    self.lengths.push(0);
                }
                self.figures.push(char::from(figure));
                let group = self.places.len() - 1;
                self.places[group].end = at + c.len_utf8();
                self.lengths[group] += 1;
                (in_group, joint, end) = (true, 0, at + c.len_utf8());
            } else {
                let Some(sign) = sign(c) else {
                    break;
                };
                joint += 1;
                // A plus sign begins a number, and so does what comes after a full stop.
                let begins = sign == '+' && !self.places.is_empty();
                if begins || joint > 4 || last == '.' && sign == ' ' && !self.places.is_empty() {
                    break;
                }
                in_group = false;
                last = sign;
                continue;
            }
            last = '0';
        }
        end.max(start + line[start..].chars().next().map_or(1, char::len_utf8))
    }

    fn run<'r>(&'r self, text: &'r str, from: usize, to: usize) -> Run<'r> {
        let groups = &self.places[from..to];
        let first = groups[0].first;
        let last = self.places.get(to).map_or(self.figures.len(), |next| next.first);
        let floor = if from == 0 { self.start } else { self.places[from - 1].end };
        // Of the signs before it, a plus sign and brackets belong to the number.
        let lead = &text[floor..groups[0].start];
        let inner = lead.trim_end_matches(' ');
        let kept = if inner.len() < lead.len() && inner.ends_with('+') {
            // `+ 44 7700 900123`
            inner.len() - 1
        } else {
            lead.rfind(|c| !matches!(sign(c), Some('+' | '(')))
                .map_or(0, |at| at + lead[at..].chars().next().map_or(1, char::len_utf8))
        };
        let mut end = groups[groups.len() - 1].end;
        let mut start = floor + kept;
        let opened = |start: usize, end: usize| {
            let count = |wanted: char| text[start..end].chars().filter(|&c| sign(c) == Some(wanted)).count();
            count('(') > count(')')
        };
        if opened(start, end) {
            match text[end..].chars().next().filter(|&c| sign(c) == Some(')')) {
                Some(c) => end += c.len_utf8(),
                // The bracket opened before the number and closes somewhere behind it.
                None if text[start..].starts_with('(') => start += 1,
                None => {}
            }
        }
        Run { text, figures: &self.figures[first..last], groups, lengths: &self.lengths[from..to], start, end }
    }
}

/// A stretch of figures with the signs between them.
#[derive(Clone, Copy)]
struct Run<'r> {
    text: &'r str,
    figures: &'r str,
    groups: &'r [Group],
    lengths: &'r [usize],
    start: usize,
    end: usize,
}

impl<'r> Run<'r> {
    fn figures(&self) -> &'r str {
        self.figures
    }

    fn lengths(&self) -> &'r [usize] {
        self.lengths
    }

    fn group(&self, index: usize) -> &'r str {
        let first = self.groups[index].first - self.groups[0].first;
        &self.figures[first..first + self.lengths[index]]
    }

    fn lead(&self) -> &'r str {
        &self.text[self.start..self.groups[0].start]
    }

    fn has_plus(&self) -> bool {
        self.lead().chars().any(|c| sign(c) == Some('+'))
    }

    /// The first group stands in brackets of its own: `(202) 555-0143`.
    fn opens_with_bracket(&self) -> bool {
        let closes = |joint: &str| joint.chars().any(|c| sign(c) == Some(')'));
        self.lead().chars().any(|c| sign(c) == Some('(')) && self.groups.len() > 1 && closes(self.joint(0))
    }

    /// The signs behind a group.
    fn joint(&self, index: usize) -> &'r str {
        &self.text[self.groups[index].end..self.groups[index + 1].start]
    }

    fn joins(&self, wanted: impl Fn(&str) -> bool) -> bool {
        (0..self.groups.len() - 1).any(|index| wanted(self.joint(index)))
    }

    fn all_joins(&self, wanted: impl Fn(&str) -> bool) -> bool {
        (0..self.groups.len() - 1).all(|index| wanted(self.joint(index)))
    }
}

fn read_line(line: &str, offset: usize, groups: &mut Groups, found: &mut Vec<Number>) {
    let is_prose = context::is_prose(line);
    let mut at = 0;
    let opens = |c: char| figure(c).is_some() || matches!(sign(c), Some('+' | '('));
    while let Some(first) = line[at..].find(opens) {
        let mut start = at + first;
        if start > at && leads(line, start - 1) {
            start -= 1;
        }
        at = groups.take(line, start);
        if groups.places.is_empty() || groups.places.len() > MOST_GROUPS {
            continue;
        }
        let has_letters = groups.has_letters;
        let mut add = |run: Run<'_>| {
            let mut number = judge(line, &run, is_prose)?;
            if has_letters {
                number.fault = Some(Fault::Letter);
            }
            let span = Span::new(offset + number.span.start(), offset + number.span.end());
            found.push(Number { span, ..number });
            Some(number.span.end())
        };
        if let Some(end) = read_groups(line, groups, &mut add) {
            at = at.max(end);
        }
    }
}

/// The number or numbers in a stretch of figures; returns where the last one ends.
fn read_groups(line: &str, groups: &Groups, add: &mut impl FnMut(Run<'_>) -> Option<usize>) -> Option<usize> {
    let count = groups.places.len();
    // `E17 020 7946 0018`: what hangs on a word is not of the number. An account that begins with a country's letters holds none.
    let from = usize::from(context::is_glued_before(line, groups.start));
    let account = from == 1 && context::is_account(line, groups.places[0].start);
    if account || context::ends_account(line, groups.start) || from >= count {
        return None;
    }
    if let Some(end) = add(groups.run(line, from, count)) {
        return Some(end);
    }
    // A dash or a slash between spaces, an opening bracket and a trunk zero begin a number.
    let mut last = None;
    let mut first = from;
    for next in from + 1..=count {
        let divides = next == count || {
            let joint = &line[groups.places[next - 1].end..groups.places[next].start];
            let trunk = joint == " "
                && groups.lengths[next] > 1
                && groups.figures[groups.places[next].first..].starts_with('0');
            joint.len() > 2 && (joint.starts_with(" -") || joint.starts_with(" /"))
                || joint.contains('/')
                || joint == " ("
                || trunk && next == first + 1
        };
        if divides {
            if (first, next) != (from, count)
                && let Some(end) = add(groups.run(line, first, next))
            {
                last = Some(end);
            }
            first = next;
        }
    }
    last
}

fn judge(line: &str, run: &Run<'_>, is_prose: bool) -> Option<Number> {
    let vanity = context::vanity(line, run);
    let end = vanity.unwrap_or(run.end);
    if context::is_glued_after(line, end) || context::is_sum(line, run) {
        return None;
    }
    let said = context::said(line, run, is_prose);
    let shape = if vanity.is_some() { Shape::Strong } else { shapes::shape(run) };
    let named = matches!(said, Said::Phone { .. } | Said::Fax);
    let extension = context::extension(line, end);
    let end = extension.unwrap_or(end);
    let in_cell = || !is_prose && said == Said::Nothing && context::fills_cell(line, run.start, end);
    let is_at_place = || {
        let long = run.lengths.len() > 1 && run.figures.len() > 7 && run.all_joins(|joint| joint.len() == 1);
        long && !is_prose && said == Said::Nothing && context::follows_place(line, run.start, end)
    };
    let in_row = context::precedes_address(line, end);
    let fault = match shape {
        Shape::None => return None,
        _ if said == Said::Reference && !in_row => return None,
        Shape::Strong | Shape::Plausible if has_odd_signs(line, run) && (named || in_cell()) => Some(Fault::Signs),
        Shape::Strong => None,
        Shape::Plausible if named || extension.is_some() && run.lengths.len() > 1 => None,
        Shape::Plausible if shapes::stands_alone(run) && (in_cell() || is_at_place()) => None,
        Shape::Miscounted | Shape::OffByOne if named || in_row || in_cell() => Some(Fault::Count),
        Shape::Trailing if named => Some(Fault::Count),
        Shape::Misplaced if named || in_cell() => Some(Fault::Signs),
        Shape::MadeUp if named || in_cell() || is_of_form(run) => Some(Fault::MadeUp),
        // Small countries have numbers of six figures; with a hyphen they are the rest of a longer one.
        Shape::Short if matches!(said, Said::Phone { is_plain: true }) && run.figures.len() > 3 => {
            let hyphen = run.joins(|joint| joint.contains('-'));
            match run.lengths {
                [2, 2, 2] | [3, 3] if !hyphen => None,
                [_, _, ..] if hyphen => Some(Fault::Count),
                [4 | 5] if context::has_colon(line, run.start) => Some(Fault::Count),
                _ => return None,
            }
        }
        _ => return None,
    };
    Some(Number { span: Span::new(run.start, end), fault, is_fax: said == Said::Fax })
}

/// The groups that forms show a number in.
fn is_of_form(run: &Run<'_>) -> bool {
    run.lengths == [3, 3, 4]
}

/// Two hyphens in a row, or a bracket around the first group that is opened or closed alone: `(202 555-0143`, `202) 555-0143`.
fn has_odd_signs(line: &str, run: &Run<'_>) -> bool {
    if run.groups.len() > 2 && run.joins(|joint| matches!(joint, "--" | "..")) {
        return true;
    }
    let doubled = |signs: &str| signs.contains("((") || signs.contains("))");
    if doubled(&line[..run.groups[0].start]) && line[..run.groups[0].start].ends_with("((") || run.joins(doubled) {
        return true;
    }
    if run.groups.len() < 2 || !(2..=5).contains(&run.lengths[0]) {
        return false;
    }
    let is = |wanted: char| move |c: char| sign(c) == Some(wanted);
    let before = line[..run.groups[0].start].trim_end_matches(is('+'));
    let closed = run.joins(|joint| joint.contains(is(')')));
    if before.ends_with(is('(')) {
        !closed && !line[run.groups[run.groups.len() - 1].end..].contains(is(')'))
    } else {
        closed && !line[..run.groups[0].start].contains(is('(')) && run.joint(0).contains(is(')'))
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Number, read, same};

    fn faults(text: &str) -> Vec<(&str, Option<Fault>)> {
        read(text).iter().map(|Number { span, fault, .. }| (&text[span.range()], *fault)).collect()
    }

    #[test]
    fn numbers_of_many_countries_are_read_whole() {
        for number in [
            "+49 (0)30 901820-14",
            "(+44) (0)20 7946 0018",
            "+ 44 7700 900123",
            "0470/41.82.63",
            "+7 (916) 418-27-63",
            "011 44 1632 960417",
            "０９０-４４１７-２０９３",
            "٠٥٠١٢٣٤٥٦٧",
            "020 7946 0655 x204",
            "1-800-FLOWERS",
            "1-877-55-DANA-1",
            "(0 30) 2 31 25-147",
        ] {
            assert_eq!(faults(&format!("Tel: {number} | Leeds")), [(number, None)]);
        }
        assert_eq!(faults("Tel. No. 8472619"), [("8472619", None)]);
        assert_eq!(faults("From the 9th on 691 4427 reaches me at any hour."), [("691 4427", None)]);
        assert_eq!(faults("Wellington 6011 - 021 408 7713"), [("021 408 7713", None)]);
    }

    #[test]
    fn other_figures_are_none() {
        for text in [
            "Apt 4, Porto, 4050-262",
            "Chicago, IL 60614-2203",
            "17.03.2024",
            "01/04/19-31/12/22",
            "0600-1430",
            "192.168.104.22",
            "DE89 3704 0044 0532 0130 00",
            "ISBN 0-306-40615-2",
            "We answered 3125550 calls",
            "65 000 - 72 000 €",
            "GMC 7418263",
            "NL73 RABO 0612 4478 30",
            "I fitted 0 445 110 647 injectors.",
        ] {
            assert_eq!(faults(text), [], "{text}");
        }
    }

    #[test]
    fn miscounted_numbers_are_told() {
        assert_eq!(faults("Phone: +44 7700 90012"), [("+44 7700 90012", Some(Fault::Count))]);
        assert_eq!(faults("My cell is 312-555-01877."), [("312-555-01877", Some(Fault::Count))]);
        assert_eq!(faults("Tel: 000-000-0000"), [("000-000-0000", Some(Fault::MadeUp))]);
        assert_eq!(faults("Mobile O7700 900 312"), [("O7700 900 312", Some(Fault::Letter))]);
        assert_eq!(faults("Tel: O8O3 551 2276"), [("O8O3 551 2276", Some(Fault::Letter))]);
        assert_eq!(faults("Mobile 07700 xxxxxx"), [("07700 xxxxxx", Some(Fault::Letter))]);
        assert_eq!(faults("tel. 612 41 58 0"), [("612 41 58 0", Some(Fault::Count))]);
        assert_eq!(faults("+49 0171 41"), [("+49 0171 41", Some(Fault::Count))]);
        assert_eq!(faults("Tel: (202 555-0162"), [("202 555-0162", Some(Fault::Signs))]);
        assert_eq!(faults("++44 7700 900 517"), [("++44 7700 900 517", Some(Fault::Signs))]);
        assert_eq!(faults("By phone (07700 900 456) or post."), [("(07700 900 456)", None)]);
        assert_eq!(faults("(my number: 202 555-0162"), [("202 555-0162", None)]);
        assert_eq!(faults("Tel: 07700 90"), [("07700 90", Some(Fault::Count))]);
        assert_eq!(faults("Tel: 07700 9OO123"), [("07700 9OO123", Some(Fault::Letter))]);
    }

    #[test]
    fn notations_of_one_number_are_the_same() {
        assert!(same("07700 900123", "+44 (0)7700 900123"));
        assert!(same("0044 7700 900123", "+44 7700 900123"));
        assert!(same("(202) 555-0143 ext. 4", "1-202-555-0143"));
        assert!(!same("+44 7700 900123", "+44 7700 900132"));
        assert!(!same("+44 7700 900123", "+46 7700 900123"));
    }
}
