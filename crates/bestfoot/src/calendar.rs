//! What the months and the days of the week are called in English.

/// The months, in small letters.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// The weekdays from Monday, in small letters.
pub(crate) const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Whether a word is one of these, whatever its capitals.
pub(crate) fn is_name(word: &str) -> bool {
    MONTHS.iter().chain(&DAYS).any(|name| name.eq_ignore_ascii_case(word))
}
