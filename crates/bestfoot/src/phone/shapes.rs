//! Which groups of figures only a phone number has, and which fall short of one.

use super::groups::{Run, sign};
use super::other::{is_book, is_compact_date, is_date, is_dotted_address, is_hours, is_year};
use super::plans::{Plan, plan, split_country};
use super::trunk;

/// What the figures alone say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Hardly anything but a phone number.
    Strong,
    /// A phone number where its surroundings say so.
    Plausible,
    /// The country's code is there and the rest is too long or too short for it.
    Miscounted,
    /// A figure too few or too many for the country that the groups are of: `312-555-01877`, `07700 90012`.
    OffByOne,
    /// What forms show in place of a number: `123-456-7890`, `000-000-0000`.
    MadeUp,
    /// A figure short or long where a word names the number: one alone behind the last pair or behind a long group (`612 41 58 0`,
    /// `082 451 77934 1`), or groups that nobody has so (`601 482 31`).
    Trailing,
    /// A plus sign too many, or one before a trunk zero: `++44 …`, `+07700 …`.
    Misplaced,
    /// Too short for a number anywhere, though it may be meant as one: `555-01`.
    Short,
    /// None of these.
    None,
}

pub(super) fn shape(run: &Run<'_>) -> Shape {
    let figures = run.figures;
    let groups = run.lengths;
    // `01 23 45 67 89` is how France shows a number, and one there.
    if is_made_up(figures) && !(groups == [2, 2, 2, 2, 2] && figures.starts_with("01")) {
        return Shape::MadeUp;
    }
    if run.has_plus() {
        let misplaced = run.lead().chars().filter(|&c| sign(c) == Some('+')).count() > 1 || figures.starts_with('0');
        return if misplaced && figures.len() >= 7 { Shape::Misplaced } else { international(figures) };
    }
    if let Some(abroad) = figures.strip_prefix("00") {
        let stands_apart = split_country(abroad).is_some_and(|(code, ..)| groups[0] == code.len() + 2);
        return match international(abroad) {
            Shape::Miscounted if !stands_apart => Shape::None,
            shape => shape,
        };
    }
    // From North America one dials 011 before a country's code.
    if groups[0] == 3 && figures.starts_with("011") && groups.len() > 2 && plan(&figures[3..]) == Plan::Fits {
        return Shape::Strong;
    }
    if is_date(run) || is_hours(run) || is_dotted_address(run) || is_book(run) {
        return Shape::None;
    }
    national(run, figures, groups)
}

fn international(figures: &str) -> Shape {
    match plan(figures) {
        Plan::Fits | Plan::Unknown => Shape::Strong,
        Plan::Fails if figures.len() >= 5 => Shape::Miscounted,
        Plan::Fails => Shape::None,
    }
}

/// Whether one figure stands alone behind groups that have more. Behind a hyphen it is a German office's exchange: `901820-0`.
fn trails(run: &Run<'_>, count: usize, groups: &[usize]) -> bool {
    let &[.., third, second, 1] = groups else {
        return false;
    };
    let joint = |behind: usize| run.joint(groups.len() - behind);
    let even = joint(2) == joint(3) && joint(2) != "/";
    let opens_zero = run.figures.starts_with('0');
    // Germans write offices of many lengths in pairs, behind a zero.
    let pairs = second == 2 && even && (third == 3 || third == 2 && !opens_zero) && count >= 7;
    pairs || joint(2) == " " && second >= 4 && groups.len() >= 4 && count >= 11
}

fn national(run: &Run<'_>, figures: &str, groups: &[usize]) -> Shape {
    let count = figures.len();
    let first = figures.as_bytes()[0];
    if trails(run, count, groups) {
        return Shape::Trailing;
    }
    let opens_area = run.opens_with_bracket();
    let signs = run.joins(|joint| joint.contains('-') || joint.contains('.'));
    let one_sign = !run.joins(|joint| joint.contains('/'));
    match groups {
        // North America: 202-555-0143, (202) 555-0143, 1-202-555-0143.
        [3, 3, 4] if first >= b'2' => return Shape::Strong,
        [1, 3, 3, 4] | [1, 3, 7] | [1, 10] if first == b'1' && figures.as_bytes()[1] >= b'2' => return Shape::Strong,
        [3, 7] if opens_area && first >= b'2' => return Shape::Strong,
        // India, China, Brazil: 98301 47265, 138 1234 5678, 11 98765-4321.
        [5, 5] if first >= b'6' && !signs => return Shape::Strong,
        [3, 4, 4] if first == b'1' && figures.as_bytes()[1] >= b'3' => return Shape::Strong,
        [2, 5, 4] if first != b'0' => return Shape::Strong,
        // Russia and its neighbours: 8 (916) 418-27-63.
        [1, 3, 3, 2, 2] | [1, 3, 7] if first == b'8' => return Shape::Strong,
        // Australia: 1300 555 014.
        [4, 3, 3] if figures.starts_with("1300") || figures.starts_with("1800") => return Shape::Strong,
        // Postcodes: 94107-1234, 01310-100, 4050-262.
        [5, 4 | 3] | [4 | 2, 3] if signs => return Shape::None,
        _ => {}
    }
    if first == b'0' {
        // Japan: 090-1234-5678; with spaces between, other countries have these groups.
        let japan = groups == [3, 4, 3] && (figures.starts_with("070") || figures.starts_with("090"));
        if japan && run.all_joins(|joint| joint == "-") {
            return Shape::OffByOne;
        }
        if trunk::is_miscounted(figures, groups) {
            return Shape::OffByOne;
        }
        // `0 445 110 647` is a part; the bracket of `(0 30) 901820` says that the zero is a trunk's.
        if groups[0] == 1 && groups[1..].iter().all(|&length| length == 3) && !run.lead().contains('(') {
            return Shape::Plausible;
        }
        // The trunk's zero may stand apart in its bracket: `(0 30) 2 31 25-147`.
        let apart = usize::from(run.lead().contains('(') && groups[0] == 1);
        let sound = groups.len() <= 6 && groups.iter().filter(|&&length| length == 1).count() <= 1 + apart;
        return match count {
            9..=12 if sound && groups[groups.len() - 1] > 1 => Shape::Strong,
            // Argentina's mobiles keep a 15 behind the area's code.
            13 if groups.len() > 2 && run.group(1) == "15" => Shape::Strong,
            // Mexico dialled its mobiles so for long.
            13 if groups.len() > 2 && matches!(run.group(0), "044" | "045") => Shape::Strong,
            7 | 8 if sound && groups.len() > 1 && groups[0] <= 4 => Shape::Plausible,
            3..=6 => Shape::Short,
            _ => Shape::None,
        };
    }
    if opens_area && groups.len() > 1 {
        // The code of a country in brackets, the plus sign left out: (852) 9247 1183.
        let foreign = split_country(figures).is_some_and(|(code, ..)| code.len() == groups[0] && code.len() > 1)
            && plan(figures) == Plan::Fits;
        match groups {
            [3, 3, 2 | 3 | 5] | [3, 2 | 4, 4] if !foreign => return Shape::OffByOne,
            [2, 5, 3 | 5] if !foreign && run.group(1).starts_with('9') => return Shape::OffByOne,
            _ if foreign || (7..=12).contains(&count) && (2..=5).contains(&groups[0]) => return Shape::Strong,
            _ => {}
        }
    }
    match groups {
        // Nine figures in threes are Spanish, Polish or Czech, too, unless they begin as those never do.
        [3, 3, 3] if signs && first > b'4' && run.group(1) != "555" => Shape::Plausible,
        [3, 3, 2 | 3 | 5] | [4, 3, 4] | [3, 2 | 4, 4] if signs && one_sign => Shape::OffByOne,
        [1, 3, 3, 2 | 3 | 5] if signs && one_sign && first == b'1' => Shape::OffByOne,
        // The exchange of films, the signs between being spaces; Spain and Poland have nine figures but begin with others.
        [3, 3, 2 | 3 | 5] if one_sign && run.group(1) == "555" && (b'2'..b'5').contains(&first) => Shape::OffByOne,
        // Brazil: 11 98412-7035.
        [2, 5, 3 | 5] if signs && first != b'0' && run.group(1).starts_with('9') => Shape::OffByOne,
        [3, 5] if signs && run.group(0) == "555" => Shape::OffByOne,
        // India and China.
        [5, 4 | 6] if (b'6'..b'9').contains(&first) && !signs && one_sign => Shape::OffByOne,
        // Where a word names it: Spain, Poland and their neighbours have nine figures in threes, India has ten.
        [3, 3, 2] if (b'5'..b'8').contains(&first) && !signs && one_sign => Shape::Trailing,
        [5, 4] if first == b'9' && !signs && one_sign => Shape::Trailing,
        // Greece: 6974 482 163.
        [4, 3, 2 | 4] if figures.starts_with("69") && !signs && one_sign => Shape::Trailing,
        [3, 4, 3 | 5] if first == b'1' && figures.as_bytes()[1] >= b'3' => Shape::OffByOne,
        _ if (7..=12).contains(&count) && groups.len() <= 6 && groups[groups.len() - 1] > 1 => Shape::Plausible,
        _ if (13..=15).contains(&count) && groups.len() <= 6 && split_country(figures).is_some() => Shape::Plausible,
        _ if (3..=6).contains(&count) => Shape::Short,
        _ => Shape::None,
    }
}

/// Whether the shape is one that stands for a phone number in a row of details, where nothing names it.
pub(super) fn stands_alone(run: &Run<'_>) -> bool {
    let groups = run.lengths;
    let even = groups.iter().all(|length| (2..=5).contains(length));
    match groups {
        [length] => (7..=11).contains(length) && !is_compact_date(run.figures),
        // Two million and more with spaces, sums with dots; but an eight is a trunk figure in the Baltics and beyond.
        [1, 3, 5] => run.figures.starts_with('8'),
        [1, 4, 4] => run.figures.starts_with('9'),
        // Cameroon, and France without its zero: 6 77 41 25 80; Cuba: 5 412 5807.
        [1, 2, 2, 2, 2] => matches!(run.figures.as_bytes()[0], b'6' | b'7'),
        [1, 3, 4] => run.figures.starts_with('5'),
        [1, ..] => false,
        [2..=4, 6 | 7] => !is_year(run.group(0)),
        _ => even,
    }
}

/// The same figure all over, figures in a row, or the exchange of films three times.
fn is_made_up(figures: &str) -> bool {
    let bytes = figures.strip_prefix('1').filter(|rest| rest.len() == 10).unwrap_or(figures).as_bytes();
    let same = bytes.iter().all(|&figure| figure == bytes[0]);
    let step = |pair: &[u8]| pair[1] == pair[0] + 1 || pair[0] == b'9' && pair[1] == b'0';
    let all_steps = figures.as_bytes().windows(2).all(step) || bytes.windows(2).all(step);
    (bytes.len() >= 7 && same || bytes.len() >= 10 && all_steps) && bytes.len() <= 12
}
