//! Numbers behind a trunk zero that are too long or too short for the one country that has such groups.
//!
//! Many countries share heads: `0131` is Edinburgh and Alessandria, `0151` is Liverpool and a German mobile. A row stands here only where
//! no country at all has a number of that length in those groups, as far as the plans that the ITU publishes go.

/// Whether figures that begin with a zero cannot be dialled anywhere, in these groups.
pub(super) fn is_miscounted(figures: &str, groups: &[usize]) -> bool {
    let count = figures.len();
    let opens = |heads: &[&str]| heads.iter().any(|head| figures.starts_with(head));
    match groups {
        // The United Kingdom: 07700 900123, 01632 960123, eleven in all; German mobiles of twelve begin with 015 and 017.
        [5, _, ..] if opens(&["073", "074", "075", "076", "077", "078", "079"]) => count != 11 && count > 6,
        [5, _, ..] if opens(&["012", "013", "014", "016", "018", "019"]) => {
            count != 11 && (count > 10 || groups[1..] != [5] || figures.starts_with("01632")) && count > 6
        }
        // 0131 496 0123, where Italian numbers are shorter and German ones longer.
        [4, 3] if opens(&["011", "0121", "0131", "0141", "0151", "0161", "0191"]) => true,
        [4, 3, 2 | 3] if opens(&["0151", "0191"]) => true,
        [4, 3, 5] | [4, 3, 3, 2] if opens(&["011", "0121", "0131", "0141", "0161", "0191"]) => true,
        // 020 7946 0123.
        [3, 4, 3 | 5] if opens(&["0203", "0207", "0208", "02890"]) => true,
        [3, 4] if opens(&["0203", "0207", "0208"]) => true,
        // 0491 570 156, 0412 345 678; 0803 418 2730.
        [4, 3] if opens(&["04", "07"]) => true,
        [4, 3, 2] if opens(&["041", "042", "0491"]) => true,
        [4, 3, 2 | 3] if opens(&["0803", "0806"]) => true,
        // (02) 5550 1234: Ecuador has a figure less, but begins with others.
        [2, 4, 3 | 5] if opens(&["02", "03", "07", "08"]) => figures.as_bytes()[2] >= b'5',
        // France: 06 12 34 56 78.
        [2, 2, 2, 2] | [2, 2, 2, 2, 1 | 3] | [2, 2, 2, 2, 2, 1] => opens(&["06", "07"]),
        // Switzerland and Sweden: 079 123 45 67.
        [3, 3, 2] | [3, 3, 2, 1 | 3] => opens(&["07"]),
        // The Netherlands: 06 12345678.
        [2, 7] => opens(&["06"]),
        // Malaysia: 012-384 7551.
        [3, 3, 5 | 6] => opens(&["011", "012", "013", "016", "017", "018", "019"]),
        // Japan and Korea: 090-1234-5678, 010-1234-5678.
        [3, 4, 3] => opens(&["010", "080"]),
        [3, 4, 5] => opens(&["010", "070", "080", "090"]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_miscounted;

    fn judged(number: &str) -> bool {
        let figures: String = number.chars().filter(char::is_ascii_digit).collect();
        let groups: Vec<usize> = number.split([' ', '-']).map(str::len).collect();
        is_miscounted(&figures, &groups)
    }

    #[test]
    fn numbers_a_figure_short_or_long_are_told() {
        for number in [
            "07700 90081",
            "07700 90",
            "07700 9004822",
            "01632 96012",
            "0131 496",
            "0131 496 01234",
            "020 7946 001",
            "0491 570 15",
            "0803 418 273",
            "06 12 34 56",
            "06 12 34 56 7",
            "010-1234-567",
        ] {
            assert!(judged(number), "{number}");
        }
    }

    #[test]
    fn numbers_that_some_country_has_are_left() {
        for number in [
            "07700 900812",
            "01632 960 123",
            "01204 52123",
            "0131 496 0123",
            "0131 234 567",
            "01512 3456789",
            "0151 12345678",
            "020 794 0018",
            "020 7946 0018",
            "0412 345 678",
            "0470 41 82 63",
            "0712 345 678",
            "0414 123 4567",
            "06 12 34 56 78",
            "06 30 123 4567",
            "079 123 45 67",
            "090-123-4567",
            "0711 418 27",
            "01 76 12 34 56 7",
            "04561 234",
        ] {
            assert!(!judged(number), "{number}");
        }
    }
}
