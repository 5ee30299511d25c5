//! How long numbers are in the countries of the world, and which groups of figures only a phone number has.
//!
//! Lengths are those of the number behind the country's code, without a trunk zero, after the numbering plans that the ITU publishes
//! (operational bulletins, E.164). The table is wide where a plan is loose: a number that works must never be called broken.

use super::groups::{Run, sign};
use super::trunk;

/// What numbers of a country begin with, and how many figures they have from there on; the first row that fits counts.
type Lengths = &'static [(&'static str, usize, usize)];

/// By country code; no code is the beginning of another one.
const COUNTRIES: &[(&str, Lengths)] = &[
    ("1", &[("", 10, 10)]),
    ("7", &[("", 10, 10)]),
    ("20", &[("1", 10, 10), ("", 7, 10)]),
    ("27", &[("", 9, 9)]),
    ("30", &[("", 10, 10)]),
    ("31", &[("6", 9, 9), ("8", 6, 11), ("9", 6, 11), ("", 9, 9)]),
    ("32", &[("4", 9, 9), ("", 8, 8)]),
    ("33", &[("", 9, 9)]),
    ("34", &[("", 9, 9)]),
    ("36", &[("20", 9, 9), ("30", 9, 9), ("70", 9, 9), ("", 8, 9)]),
    ("39", &[("3", 9, 10), ("", 6, 12)]),
    ("40", &[("", 9, 9)]),
    ("41", &[("", 9, 9)]),
    ("43", &[("6", 9, 13), ("", 4, 13)]),
    (
        "44",
        &[
            ("7", 10, 10),
            ("2", 10, 10),
            ("3", 10, 10),
            ("11", 10, 10),
            ("121", 10, 10),
            ("131", 10, 10),
            ("141", 10, 10),
            ("151", 10, 10),
            ("161", 10, 10),
            ("1632", 10, 10),
            ("191", 10, 10),
            ("1", 9, 10),
            ("", 7, 10),
        ],
    ),
    ("45", &[("", 8, 8)]),
    ("46", &[("7", 9, 9), ("", 7, 9)]),
    ("47", &[("", 8, 8)]),
    ("48", &[("", 9, 9)]),
    ("49", &[("15", 10, 11), ("16", 10, 11), ("17", 10, 11), ("", 5, 13)]),
    ("51", &[("9", 9, 9), ("", 8, 8)]),
    ("52", &[("", 10, 11)]),
    ("53", &[("", 6, 8)]),
    ("54", &[("", 10, 11)]),
    ("55", &[("", 10, 11)]),
    ("56", &[("", 9, 9)]),
    ("57", &[("3", 10, 10), ("", 8, 10)]),
    ("58", &[("", 10, 10)]),
    ("60", &[("1", 9, 10), ("", 8, 10)]),
    ("61", &[("1", 6, 10), ("", 9, 9)]),
    ("62", &[("8", 9, 12), ("", 7, 12)]),
    ("63", &[("9", 10, 10), ("", 8, 10)]),
    ("64", &[("2", 8, 10), ("", 8, 10)]),
    ("65", &[("1", 10, 11), ("", 8, 8)]),
    ("66", &[("6", 9, 9), ("8", 9, 9), ("9", 9, 9), ("", 8, 9)]),
    ("81", &[("70", 10, 10), ("80", 10, 10), ("90", 10, 10), ("", 9, 10)]),
    ("82", &[("10", 10, 10), ("", 8, 10)]),
    ("84", &[("", 9, 10)]),
    ("86", &[("1", 11, 11), ("", 9, 11)]),
    ("90", &[("", 10, 10)]),
    ("91", &[("", 10, 10)]),
    ("92", &[("3", 10, 10), ("", 8, 10)]),
    ("93", &[("", 9, 9)]),
    ("94", &[("", 9, 9)]),
    ("95", &[("", 7, 10)]),
    ("98", &[("9", 10, 10), ("", 8, 10)]),
    ("211", &[("", 9, 9)]),
    ("212", &[("", 9, 9)]),
    ("213", &[("5", 9, 9), ("6", 9, 9), ("7", 9, 9), ("", 8, 9)]),
    ("216", &[("", 8, 8)]),
    ("218", &[("", 8, 9)]),
    ("220", &[("", 7, 7)]),
    ("221", &[("", 9, 9)]),
    ("222", &[("", 8, 8)]),
    ("223", &[("", 8, 8)]),
    ("224", &[("", 8, 9)]),
    ("225", &[("", 8, 10)]),
    ("226", &[("", 8, 8)]),
    ("227", &[("", 8, 8)]),
    ("228", &[("", 8, 8)]),
    ("229", &[("", 8, 10)]),
    ("230", &[("", 7, 8)]),
    ("231", &[("", 7, 9)]),
    ("232", &[("", 8, 8)]),
    ("233", &[("", 9, 9)]),
    ("234", &[("70", 10, 10), ("80", 10, 10), ("81", 10, 10), ("90", 10, 10), ("91", 10, 10), ("", 7, 10)]),
    ("235", &[("", 8, 8)]),
    ("237", &[("", 8, 9)]),
    ("238", &[("", 7, 7)]),
    ("241", &[("", 7, 8)]),
    ("242", &[("", 9, 9)]),
    ("243", &[("", 7, 9)]),
    ("244", &[("", 9, 9)]),
    ("248", &[("", 7, 7)]),
    ("249", &[("", 9, 9)]),
    ("250", &[("", 8, 9)]),
    ("251", &[("", 9, 9)]),
    ("252", &[("", 6, 9)]),
    ("254", &[("7", 9, 9), ("", 7, 10)]),
    ("255", &[("", 9, 9)]),
    ("256", &[("", 9, 9)]),
    ("257", &[("", 8, 8)]),
    ("258", &[("", 8, 9)]),
    ("260", &[("", 9, 9)]),
    ("261", &[("", 9, 9)]),
    ("262", &[("", 9, 9)]),
    ("263", &[("7", 9, 9), ("", 5, 10)]),
    ("264", &[("", 8, 9)]),
    ("265", &[("", 7, 9)]),
    ("266", &[("", 8, 8)]),
    ("267", &[("", 7, 8)]),
    ("268", &[("", 8, 8)]),
    ("297", &[("", 7, 7)]),
    ("298", &[("", 6, 6)]),
    ("299", &[("", 6, 6)]),
    ("350", &[("", 8, 8)]),
    ("351", &[("", 9, 9)]),
    ("352", &[("", 4, 11)]),
    ("353", &[("8", 9, 9), ("1", 8, 8), ("", 7, 10)]),
    ("354", &[("", 7, 9)]),
    ("355", &[("", 8, 9)]),
    ("356", &[("", 8, 8)]),
    ("357", &[("", 8, 8)]),
    ("358", &[("", 5, 12)]),
    ("359", &[("", 7, 9)]),
    ("370", &[("", 8, 8)]),
    ("371", &[("", 8, 8)]),
    ("372", &[("", 7, 8)]),
    ("373", &[("", 8, 8)]),
    ("374", &[("", 8, 8)]),
    ("375", &[("", 9, 11)]),
    ("376", &[("", 6, 9)]),
    ("377", &[("", 8, 9)]),
    ("380", &[("", 9, 9)]),
    ("381", &[("", 7, 12)]),
    ("382", &[("", 8, 9)]),
    ("383", &[("", 8, 9)]),
    ("385", &[("", 8, 9)]),
    ("386", &[("", 8, 8)]),
    ("387", &[("", 8, 9)]),
    ("389", &[("", 8, 8)]),
    ("420", &[("", 9, 12)]),
    ("421", &[("", 9, 9)]),
    ("423", &[("", 7, 9)]),
    ("501", &[("", 7, 7)]),
    ("502", &[("", 8, 8)]),
    ("503", &[("", 8, 8)]),
    ("504", &[("", 8, 8)]),
    ("505", &[("", 8, 8)]),
    ("506", &[("", 8, 8)]),
    ("507", &[("", 7, 8)]),
    ("509", &[("", 8, 8)]),
    ("590", &[("", 9, 9)]),
    ("591", &[("", 8, 8)]),
    ("592", &[("", 7, 7)]),
    ("593", &[("9", 9, 9), ("", 8, 9)]),
    ("594", &[("", 9, 9)]),
    ("595", &[("", 7, 9)]),
    ("596", &[("", 9, 9)]),
    ("597", &[("", 6, 7)]),
    ("598", &[("", 8, 8)]),
    ("673", &[("", 7, 7)]),
    ("679", &[("", 7, 7)]),
    ("852", &[("", 8, 8)]),
    ("853", &[("", 8, 8)]),
    ("855", &[("", 8, 9)]),
    ("856", &[("", 8, 10)]),
    ("880", &[("1", 10, 10), ("", 6, 10)]),
    ("886", &[("9", 9, 9), ("", 8, 9)]),
    ("960", &[("", 7, 7)]),
    ("961", &[("", 7, 8)]),
    ("962", &[("7", 9, 9), ("", 8, 9)]),
    ("963", &[("", 8, 9)]),
    ("964", &[("7", 10, 10), ("", 8, 10)]),
    ("965", &[("", 7, 8)]),
    ("966", &[("5", 9, 9), ("", 9, 10)]),
    ("968", &[("", 8, 8)]),
    ("970", &[("", 8, 9)]),
    ("971", &[("5", 9, 9), ("", 8, 9)]),
    ("972", &[("5", 9, 9), ("", 8, 10)]),
    ("973", &[("", 8, 8)]),
    ("974", &[("", 8, 8)]),
    ("976", &[("", 8, 8)]),
    ("977", &[("9", 10, 10), ("", 8, 10)]),
    ("992", &[("", 9, 9)]),
    ("994", &[("", 9, 9)]),
    ("995", &[("", 9, 9)]),
    ("996", &[("", 9, 9)]),
    ("998", &[("", 9, 9)]),
];

/// What stands behind a country's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plan {
    /// As long as numbers of the country are.
    Fits,
    /// Too long or too short for the country.
    Fails,
    /// The table does not know the country.
    Unknown,
}

/// Splits the figures of an international number into the country's code and the rest.
pub(super) fn split_country(figures: &str) -> Option<(&'static str, &str, Lengths)> {
    (1..=3).find_map(|length| {
        let code = figures.get(..length)?;
        let place = COUNTRIES.binary_search_by(|(known, _)| compare(known, code)).ok()?;
        let (code, lengths) = COUNTRIES[place];
        Some((code, &figures[length..], lengths))
    })
}

/// The order of the table: shorter codes first.
fn compare(a: &str, b: &str) -> std::cmp::Ordering {
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// Whether figures that begin with a country's code have the length of its numbers. A trunk zero may have stayed: `+44 (0)20 …`.
pub(super) fn plan(figures: &str) -> Plan {
    // Where a number keeps its zero behind the country's code.
    const KEEP_ZERO: [&str; 6] = ["39", "225", "229", "241", "242", "378"];
    let Some((code, national, lengths)) = split_country(figures) else {
        return if (8..=15).contains(&figures.len()) { Plan::Unknown } else { Plan::Fails };
    };
    let fits = |national: &str| {
        let row = lengths.iter().find(|(head, ..)| national.starts_with(head));
        row.is_some_and(|&(_, least, most)| (least..=most).contains(&national.len()))
    };
    let fits_bare = national.strip_prefix('0').is_some_and(fits);
    let fits_whole = || (!national.starts_with('0') || KEEP_ZERO.contains(&code)) && fits(national);
    if fits_bare || fits_whole() { Plan::Fits } else { Plan::Fails }
}

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

pub(super) fn is_year(group: &str) -> bool {
    group.len() == 4 && (group.starts_with("19") || group.starts_with("20"))
}

/// `2019-2023`, `12.03.2026`, `2026-03-02`, `22 12 1994`, and two of them with a dash between.
fn is_date(run: &Run<'_>) -> bool {
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
fn is_compact_date(figures: &str) -> bool {
    let part = |range: std::ops::Range<usize>| figures[range].parse::<u32>().unwrap_or(0);
    figures.len() == 8 && is_year(&figures[..4]) && (1..=12).contains(&part(4..6)) && (1..=31).contains(&part(6..8))
}

/// `0600-1430`, `08.00-16.30`.
fn is_hours(run: &Run<'_>) -> bool {
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
fn is_dotted_address(run: &Run<'_>) -> bool {
    let groups = run.lengths;
    groups.len() == 4
        && groups.iter().all(|&length| length <= 3)
        && groups != [2, 2, 2, 2]
        && run.all_joins(|joint| joint == ".")
}

/// An ISBN: 978 or 979 before it, or a check figure behind hyphens.
fn is_book(run: &Run<'_>) -> bool {
    let figures = run.figures;
    let groups = run.lengths;
    figures.len() == 13 && (figures.starts_with("978") || figures.starts_with("979"))
        || groups.len() == 4 && groups[3] == 1 && groups[0] == 1 && figures.len() == 10
}
