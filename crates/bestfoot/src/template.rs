//! Messages with gaps: `{match}` is filled in, `{target|a former boss}` has a default.

use std::fmt::Write as _;

/// The names in a template that have no default.
pub(crate) fn names(template: &str) -> impl Iterator<Item = &str> {
    parts(template).filter_map(|part| match part {
        Part::Name(name, None) => Some(name),
        _ => None,
    })
}

/// Fills a template in; a name that is not known and has no default stays as it is written.
pub(crate) fn fill<'v>(template: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    for part in parts(template) {
        match part {
            Part::Text(text) => filled.push_str(text),
            Part::Name(name, default) => match value(name).filter(|value| !value.is_empty()).or(default) {
                Some(value) => filled.push_str(value),
                None => write!(filled, "{{{name}}}").expect("a string takes all"),
            },
        }
    }
    filled
}

enum Part<'t> {
    Text(&'t str),
    Name(&'t str, Option<&'t str>),
}

fn parts(template: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(inner) = rest.strip_prefix('{')
            && let Some(end) = inner.find('}')
            && is_name(inner[..end].split('|').next().unwrap_or(""))
        {
            rest = &inner[end + 1..];
            let (name, default) =
                inner[..end].split_once('|').map_or((&inner[..end], None), |(name, default)| (name, Some(default)));
            return Some(Part::Name(name, default));
        }
        let end = rest.char_indices().skip(1).find(|(_, c)| *c == '{').map_or(rest.len(), |(at, _)| at);
        let (text, after) = rest.split_at(end);
        rest = after;
        Some(Part::Text(text))
    })
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
