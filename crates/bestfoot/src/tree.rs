//! Reading TOML with places: every value knows its bytes, every mistake becomes a [`FileError`], and a key that nothing asked
//! for is one, with the nearest known key as the way out. What the keys mean is no matter of this room.

use std::cell::RefCell;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::{FileError, Kind, Span, UnknownKind};

/// The mistakes found in one file so far.
pub(crate) struct Errors {
    name: String,
    list: RefCell<Vec<FileError>>,
}

impl Errors {
    pub(crate) fn new(file: &str) -> Self {
        Self { name: file.to_owned(), list: RefCell::default() }
    }

    pub(crate) fn push(&self, span: Span, message: impl Into<String>, help: Option<String>) {
        self.list.borrow_mut().push(FileError {
            file: self.name.clone(),
            span: Some(span),
            message: message.into(),
            help,
        });
    }

    /// The kind that a word names; an unknown one is a mistake.
    pub(crate) fn kind(&self, word: &At<String>) -> Option<Kind> {
        let wrong = |unknown: UnknownKind| {
            let help = unknown.near().map(|near| format!("did you mean `{near}`?"));
            self.push(word.span, unknown.to_string(), help);
        };
        word.value.parse().map_err(wrong).ok()
    }

    /// The mistakes in the order of their places.
    pub(crate) fn into_list(self) -> Vec<FileError> {
        let mut list = self.list.into_inner();
        list.sort_by_key(|error| error.span);
        list
    }
}

/// Parses a file; a syntax error ends the reading at once.
pub(crate) fn parse<'i>(text: &'i str, errors: &Errors) -> Option<Spanned<DeTable<'i>>> {
    match DeTable::parse(text) {
        Ok(table) => Some(table),
        Err(error) => {
            let span = error.span().map_or(Span::new(0, 0), |range| clamp(text, range));
            let message = error.message().lines().next().unwrap_or("this is not valid TOML").to_owned();
            errors.push(span, message, None);
            None
        }
    }
}

/// A parser's range may point past the end or into a character.
fn clamp(text: &str, range: std::ops::Range<usize>) -> Span {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    Span::new(floor(range.start), floor(range.end))
}

/// A value and its bytes.
#[derive(Clone, Debug)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// A table being read; keys that nobody asks for are mistakes.
pub(crate) struct Table<'a, 'i> {
    map: &'a DeTable<'i>,
    pub(crate) span: Span,
    pub(crate) errors: &'a Errors,
    asked: RefCell<Vec<&'static str>>,
}

/// A value being read.
#[derive(Clone, Copy)]
pub(crate) struct Value<'a, 'i> {
    inner: &'a DeValue<'i>,
    pub(crate) span: Span,
    pub(crate) errors: &'a Errors,
}

impl<'a, 'i> Table<'a, 'i> {
    pub(crate) fn root(table: &'a Spanned<DeTable<'i>>, errors: &'a Errors) -> Self {
        Self::new(table.get_ref(), table.span().into(), errors)
    }

    fn new(map: &'a DeTable<'i>, span: Span, errors: &'a Errors) -> Self {
        Self { map, span, errors, asked: RefCell::default() }
    }

    /// The value of a key that this kind of table may have.
    pub(crate) fn get(&self, key: &'static str) -> Option<Value<'a, 'i>> {
        self.asked.borrow_mut().push(key);
        self.map.get(key).map(|value| Value { inner: value.get_ref(), span: value.span().into(), errors: self.errors })
    }

    /// Every entry of a table whose keys are free, such as a list of levels.
    pub(crate) fn entries(&self) -> Vec<(At<String>, Value<'a, 'i>)> {
        let mut entries: Vec<_> = self
            .map
            .iter()
            .map(|(key, value)| {
                let name = At { value: key.get_ref().to_string(), span: key.span().into() };
                (name, Value { inner: value.get_ref(), span: value.span().into(), errors: self.errors })
            })
            .collect();
        entries.sort_by_key(|(name, _)| name.span);
        entries
    }

    pub(crate) fn string(&self, key: &'static str) -> Option<At<String>> {
        self.get(key)?.string()
    }

    pub(crate) fn strings(&self, key: &'static str) -> Vec<At<String>> {
        self.get(key).map(Value::strings).unwrap_or_default()
    }

    pub(crate) fn boolean(&self, key: &'static str) -> Option<bool> {
        self.get(key)?.boolean()
    }

    /// The tables of `[[key]]`, which may be left out; one table alone is a list of one.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<Table<'a, 'i>> {
        match self.get(key) {
            Some(value) if value.is_table() => value.table().into_iter().collect(),
            Some(value) => value.items().into_iter().filter_map(Value::table).collect(),
            None => Vec::new(),
        }
    }

    /// A key that must be there.
    pub(crate) fn required(&self, key: &'static str) -> Option<At<String>> {
        if !self.map.contains_key(key) {
            self.errors.push(self.header(), format!("`{key}` is missing"), None);
        }
        self.string(key)
    }

    /// The table's first line, to point at when something is missing.
    pub(crate) fn header(&self) -> Span {
        self.map.keys().map(|key| Span::from(key.span())).min().unwrap_or(self.span)
    }

    /// Reports the keys that nobody asked for.
    pub(crate) fn finish(&self) {
        let asked = self.asked.borrow();
        for (name, _) in self.entries() {
            if !asked.contains(&name.value.as_str()) {
                let help = nearest(&name.value, asked.iter().copied())
                    .map(|near| format!("did you mean `{near}`?"))
                    .or_else(|| {
                        let mut known = asked.clone();
                        known.sort_unstable();
                        known.dedup();
                        Some(format!("the keys here are {}", known.join(", ")))
                    });
                self.errors.push(name.span, format!("there is no key `{}` here", name.value), help);
            }
        }
    }
}

impl<'a, 'i> Value<'a, 'i> {
    fn expected(self, what: &str) {
        let found = self.inner.type_str();
        self.errors.push(self.span, format!("this should be {what}, not {}", article(found)), None);
    }

    pub(crate) fn string(self) -> Option<At<String>> {
        let Some(text) = self.inner.as_str() else {
            self.expected("a string");
            return None;
        };
        Some(At { value: text.to_owned(), span: self.span })
    }

    /// A list of strings; one string alone is a list of one.
    pub(crate) fn strings(self) -> Vec<At<String>> {
        if self.inner.is_str() {
            return self.string().into_iter().collect();
        }
        self.items().into_iter().filter_map(Value::string).collect()
    }

    pub(crate) fn is_string(self) -> bool {
        self.inner.is_str()
    }

    pub(crate) fn is_list(self) -> bool {
        self.inner.is_array()
    }

    pub(crate) fn is_boolean(self) -> bool {
        self.inner.is_bool()
    }

    pub(crate) fn is_table(self) -> bool {
        self.inner.is_table()
    }

    pub(crate) fn boolean(self) -> Option<bool> {
        let found = self.inner.as_bool();
        if found.is_none() {
            self.expected("`true` or `false`");
        }
        found
    }

    /// A whole number that is not negative.
    pub(crate) fn number(self) -> Option<u32> {
        let found =
            self.inner.as_integer().and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok());
        if found.is_none() {
            self.expected("a whole number, zero or more");
        }
        found
    }

    pub(crate) fn decimal(self) -> Option<f64> {
        let found = (self.inner.as_float().map(toml::de::DeFloat::as_str))
            .or_else(|| self.inner.as_integer().map(toml::de::DeInteger::as_str))
            .and_then(|text| text.parse().ok());
        if found.is_none() {
            self.expected("a number");
        }
        found
    }

    pub(crate) fn is_number(self) -> bool {
        self.inner.is_integer()
    }

    /// A TOML date or date and time.
    pub(crate) fn datetime(self) -> Option<toml::value::Datetime> {
        let found = self.inner.as_datetime().copied();
        if found.is_none() {
            self.expected("a date, written without quotes, such as 2026-03-02 or 2026-03-02T14:00:00");
        }
        found
    }

    pub(crate) fn items(self) -> Vec<Value<'a, 'i>> {
        let Some(items) = self.inner.as_array() else {
            self.expected("a list");
            return Vec::new();
        };
        items
            .iter()
            .map(|item| Value { inner: item.get_ref(), span: item.span().into(), errors: self.errors })
            .collect()
    }

    pub(crate) fn table(self) -> Option<Table<'a, 'i>> {
        let Some(map) = self.inner.as_table() else {
            self.expected("a table");
            return None;
        };
        Some(Table::new(map, self.span, self.errors))
    }
}

fn article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

/// The known word nearest to a mistyped one, if one is near enough to be meant.
pub(crate) fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    known
        .into_iter()
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|&(distance, candidate)| distance <= 1 + candidate.len() / 5)
        .min()
        .map(|(_, candidate)| candidate)
}
