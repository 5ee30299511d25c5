//! Whether two notations are one number.

use super::groups::figure;
use super::plans::{Plan, plan, split_country};

/// Two notations of one number: one may carry the country's code, the other a trunk zero, or lack the code of the town.
pub(crate) fn same(a: &str, b: &str) -> bool {
    let (a, b) = (Normal::of(a), Normal::of(b));
    match (a.country, b.country) {
        (Some(one), Some(other)) => one == other && a.national == b.national,
        _ => a.national == b.national || a.is_local_of(&b) || b.is_local_of(&a),
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
            figures.strip_prefix("00").or_else(|| figures.strip_prefix("011").filter(|rest| plan(rest) == Plan::Fits))
        };
        // Ten figures behind a one are North American, with or without the plus sign.
        let north = figures.strip_prefix('1').filter(|rest| rest.len() == 10);
        let (country, national) = match (abroad.and_then(split_country), north) {
            (Some((code, rest, _)), _) => (Some(code), rest),
            (None, Some(rest)) => (Some("1"), rest),
            (None, None) => (None, abroad.unwrap_or(&figures)),
        };
        Self { country, national: national.trim_start_matches('0').to_owned() }
    }

    /// `5550 7113` of `(02) 5550 7113`.
    fn is_local_of(&self, other: &Self) -> bool {
        self.country.is_none()
            && (7..=8).contains(&self.national.len())
            && self.national.len() < other.national.len()
            && other.national.ends_with(&self.national)
    }
}
