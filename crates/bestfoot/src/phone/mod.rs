//! Phone numbers in running text, told by their shape and by the words around them: small tables instead of a directory of the world's
//! numbering plans, since start-up time is part of the product. Dates, years, salaries and reference numbers have figures too and are told
//! apart here.

mod context;
mod groups;
mod normal;
mod other;
mod plans;
mod shapes;
mod trunk;

use self::context::Said;
use self::groups::{Groups, MOST_GROUPS, Run, figure, leads, sign};
pub(crate) use self::normal::same;
use self::shapes::Shape;
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
    if let Some(middle) = columns(line, groups, from) {
        let first = add(groups.run(line, from, middle));
        return add(groups.run(line, middle, count)).or(first);
    }
    let count = if has_house_behind(line, groups, from) { count - 1 } else { count };
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

/// Whether the last group is the number of a house in a row of details: `020 912 0188     12 Bóthar na Trá`.
fn has_house_behind(line: &str, groups: &Groups, from: usize) -> bool {
    let last = groups.places.len() - 1;
    let is_street = || {
        let rest = &line[groups.places[last].end..];
        rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
            && line[groups.places[last - 1].end..groups.places[last].start].trim().is_empty()
    };
    last > from + 1
        && groups.lengths[last] <= 3
        && is_street()
        && shapes::shape(&groups.run(line, from, last)) == Shape::Strong
        && shapes::shape(&groups.run(line, from, last + 1)) != Shape::Strong
}

/// The group that begins the second of two numbers of one make, with no more than a blank between them: `07700 900519   07700 900662` in columns.
fn columns(line: &str, groups: &Groups, from: usize) -> Option<usize> {
    let (count, middle) = (groups.places.len(), from.midpoint(groups.places.len()));
    let begins = |at: usize| groups.figures[groups.places[at].first..].starts_with('0');
    let alike = middle > from + 1 && groups.lengths[from..middle] == groups.lengths[middle..count];
    let is_one =
        |from: usize, to: usize| matches!(shapes::shape(&groups.run(line, from, to)), Shape::Strong | Shape::Plausible);
    let columns = alike
        && begins(from)
        && begins(middle)
        && line[groups.places[middle - 1].end..groups.places[middle].start].trim().is_empty()
        && is_one(from, middle)
        && is_one(middle, count);
    columns.then_some(middle)
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
        assert_eq!(faults("07700 900519 07700 900662"), [("07700 900519", None), ("07700 900662", None)]);
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
