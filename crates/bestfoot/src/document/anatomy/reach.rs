//! Lines that tell how to reach somebody.

/// Whether a line holds an address, a number or a link by which somebody can be reached.
pub(super) fn has_contact(text: &str) -> bool {
    let lower = text.to_lowercase();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let number = digits >= 7 && crate::phone::find(text).next().is_some();
    text.contains('@')
        || number
        || lower.contains("linkedin")
        || lower.contains("http")
        || lower.contains("www.")
        || lower.contains("github.com")
}
