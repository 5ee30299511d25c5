//! Groups of figures that are no phone numbers: dates, hours, addresses of machines, numbers of books.

use super::groups::Run;

pub(super) fn is_year(group: &str) -> bool {
    group.len() == 4 && (group.starts_with("19") || group.starts_with("20"))
}

/// `2019-2023`, `12.03.2026`, `2026-03-02`, `22 12 1994`, and two of them with a dash between.
pub(super) fn is_date(run: &Run<'_>) -> bool {
    let groups: &[usize] = run.lengths;
    let value = |index: usize| run.group(index).parse::<u32>().unwrap_or(0);
    let day = |index: usize| groups[index] <= 2 && (1..=31).contains(&value(index));
    let month = |index: usize| groups[index] <= 2 && (1..=12).contains(&value(index));
    let count = groups.len();
    let years = (0..count).filter(|&index| is_year(run.group(index))).count();
    let triple = |at: usize| {
        let ends = is_year(run.group(at + 2)) && day(at) && day(at + 1) && (month(at) || month(at + 1));
        let opens = is_year(run.group(at)) && month(at + 1) && day(at + 2);
        ends || opens
    };
    let short_year = count == 3 && day(0) && day(1) && (month(0) || month(1)) && groups[2] == 2;
    let some_triple = count >= 3 && years > 0 && (0..=count - 3).any(triple);
    // `01/04/19-31/12/22`
    let short_span = count == 6
        && run.joins(|joint| joint.contains('/') || joint.contains('.'))
        && [0, 3].iter().all(|&at| day(at) && day(at + 1) && (month(at) || month(at + 1)) && groups[at + 2] == 2);
    // `2024-0155-77`: a file of that year.
    let file = count == 3
        && is_year(run.group(0))
        && matches!(groups[1..], [3..=4, 1..=3])
        && run.joins(|joint| matches!(joint, "-" | "/"));
    // `078-05-1120`: of the social security in the United States.
    let insured = groups == [3, 2, 4] && run.joins(|joint| joint == "-");
    short_year
        || short_span
        || file
        || insured
        || some_triple
        || years == count
        || count > 3 && years >= 2
        || count == 2 && years == 1 && month(0)
}

/// `20260604`.
pub(super) fn is_compact_date(figures: &str) -> bool {
    let part = |range: std::ops::Range<usize>| figures[range].parse::<u32>().unwrap_or(0);
    figures.len() == 8 && is_year(&figures[..4]) && (1..=12).contains(&part(4..6)) && (1..=31).contains(&part(6..8))
}

/// `0600-1430`, `08.00-16.30`.
pub(super) fn is_hours(run: &Run<'_>) -> bool {
    let hour = |group: &str| {
        let (hours, minutes) = group.split_at(2);
        hours.parse::<u32>().is_ok_and(|hours| hours <= 24) && minutes.parse::<u32>().is_ok_and(|rest| rest < 60)
    };
    let figures = run.figures;
    let dotted =
        run.lengths == [2, 2, 2, 2] && run.joint(0) == "." && run.joint(1).contains('-') && run.joint(2) == ".";
    let whole = run.lengths == [4, 4] && run.joins(|joint| joint.contains('-'));
    (whole || dotted) && hour(&figures[..4]) && hour(&figures[4..])
}

/// `192.168.104.22`, and versions with three dots; four pairs are a number of Denmark or Norway.
pub(super) fn is_dotted_address(run: &Run<'_>) -> bool {
    let groups = run.lengths;
    groups.len() == 4
        && groups.iter().all(|&length| length <= 3)
        && groups != [2, 2, 2, 2]
        && run.all_joins(|joint| joint == ".")
}

/// An ISBN: 978 or 979 before it, or a check figure behind hyphens.
pub(super) fn is_book(run: &Run<'_>) -> bool {
    let figures = run.figures;
    let groups = run.lengths;
    figures.len() == 13 && (figures.starts_with("978") || figures.starts_with("979"))
        || groups.len() == 4 && groups[3] == 1 && groups[0] == 1 && figures.len() == 10
}
