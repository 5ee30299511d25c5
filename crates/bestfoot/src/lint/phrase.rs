//! The phrase language: one entry is expanded to its forms, each a flat list of words, vocabularies and gaps. The grammar is told in
//! `language.md`.

use crate::Span;
use crate::document::token::{Form as WordForm, words};

/// More forms than this from one entry are a mistake.
pub(crate) const MOST_FORMS: usize = 256;
/// The widest gap, in words.
const WIDEST_GAP: u32 = 12;
/// More gaps than this in one form would make matching slow on hostile text.
const MOST_GAPS: usize = 4;
/// Brackets stand in brackets no deeper than this.
const DEEPEST: usize = 16;
/// More elements than this in one form are a mistake.
pub(crate) const MOST_ELEMENTS: usize = 40;

/// One way to say an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) elements: Vec<Element>,
    /// The elements to report.
    pub(crate) report: (u8, u8),
    pub(crate) captures: Vec<Capture>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Element {
    /// A word as it is folded in drafts.
    Word(String),
    /// Any form of a word that `inflections.toml` lists.
    Inflected(String),
    /// Any entry of a vocabulary.
    Vocabulary(String),
    /// At most so many words.
    Gap(u32),
    /// One of these, each a word, an inflected word or a vocabulary.
    Any(Vec<Element>),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Capture {
    pub(crate) name: String,
    pub(crate) elements: (u8, u8),
}

/// What is wrong with an entry, and at which of its bytes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct PhraseError {
    pub(crate) at: Span,
    pub(crate) message: String,
}

fn error<T>(at: Span, message: impl Into<String>) -> Result<T, PhraseError> {
    Err(PhraseError { at, message: message.into() })
}

/// Stands around the number of a list of single words in an expanded text.
const LIST: char = '\u{1}';

/// Expands and reads an entry. Alternatives of one word each stay one element; only longer ones make forms.
pub(crate) fn parse(entry: &str) -> Result<Vec<Form>, PhraseError> {
    let whole = Span::new(0, entry.len());
    let folded: String = entry
        .chars()
        .filter(|c| *c != LIST)
        .map(|c| if matches!(c, '\u{2019}' | '\u{2018}') { '\'' } else { c })
        .collect();
    let mut expander = Expander { entry: &folded, rest: &folded, lists: Vec::new(), depth: 0 };
    let texts = expander.sequence(None, false)?;
    let mut forms: Vec<Form> = Vec::new();
    for text in texts {
        let form = read(&text, &expander.lists).map_err(|message| PhraseError { at: whole, message })?;
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    Ok(forms)
}

/// The form of words that are meant as they are written, or what is wrong with them.
pub(crate) fn literal(entry: &str) -> Result<Form, String> {
    let mut elements = Vec::new();
    words(entry, Span::new(0, entry.len()), |span, form, _| {
        elements.push(Element::Word(match form {
            WordForm::Written => fold_case(&entry[span.range()]),
            WordForm::Full(full) => full.text().to_owned(),
        }));
    });
    if elements.is_empty() {
        return Err("this holds no word".to_owned());
    }
    check_length(&elements)?;
    let report = (0, elements.len() as u8);
    Ok(Form { elements, report, captures: Vec::new() })
}

fn check_length(elements: &[Element]) -> Result<(), String> {
    let fits = elements.len() <= MOST_ELEMENTS;
    if fits { Ok(()) } else { Err(format!("a phrase has at most {MOST_ELEMENTS} words")) }
}

/// Turns alternatives and options into the texts that they stand for.
struct Expander<'e> {
    entry: &'e str,
    rest: &'e str,
    lists: Vec<Vec<Element>>,
    /// How many brackets are open.
    depth: usize,
}

impl Expander<'_> {
    /// Reads up to the closing mark, or to the end. `glued`: what stands before belongs to the same word.
    fn sequence(&mut self, until: Option<char>, glued: bool) -> Result<Vec<String>, PhraseError> {
        let mut all: Vec<String> = Vec::new();
        let mut current = vec![String::new()];
        loop {
            let at = self.entry.len() - self.rest.len();
            let Some(c) = self.rest.chars().next() else {
                return match until {
                    Some(close) => error(Span::new(at.saturating_sub(1), at), format!("a `{close}` is missing")),
                    None => Ok(current),
                };
            };
            self.rest = &self.rest[c.len_utf8()..];
            match c {
                '{' | '[' => {
                    let stuck = |text: &String| {
                        text.chars().next_back().map_or(glued, |c| !(c.is_whitespace() || matches!(c, '«' | '(' | ':')))
                    };
                    let glued = current.iter().any(stuck);
                    if self.depth == DEEPEST {
                        let message = format!("brackets stand in brackets more than {DEEPEST} deep here");
                        return error(Span::new(at, at + 1), message);
                    }
                    self.depth += 1;
                    let mut inner = self.sequence(Some(if c == '{' { '}' } else { ']' }), glued)?;
                    self.depth -= 1;
                    if !glued {
                        self.gather(&mut inner);
                    }
                    if c == '[' {
                        inner.push(String::new());
                    }
                    if current.len() * inner.len() > MOST_FORMS {
                        let message =
                            format!("this expands to more than {MOST_FORMS} forms; name a vocabulary instead");
                        return error(Span::new(0, self.entry.len()), message);
                    }
                    current =
                        current.iter().flat_map(|head| inner.iter().map(move |tail| format!("{head}{tail}"))).collect();
                }
                '}' | ']' if until == Some(c) => {
                    all.append(&mut current);
                    return Ok(all);
                }
                '}' | ']' => return error(Span::new(at, at + 1), format!("there is no open bracket for this `{c}`")),
                '|' if until.is_some() => {
                    all.append(&mut current);
                    current = vec![String::new()];
                }
                '|' => return error(Span::new(at, at + 1), "alternatives stand between `{` and `}`"),
                c => current.iter_mut().for_each(|text| text.push(c)),
            }
        }
    }

    /// Makes the alternatives of one word each into one list.
    fn gather(&mut self, alternatives: &mut Vec<String>) {
        let mut list: Vec<Element> = Vec::new();
        let mut rest = Vec::new();
        let mut first = None;
        for text in alternatives.drain(..) {
            match self.single(&text) {
                Some(elements) => {
                    first.get_or_insert(text);
                    list.extend(elements);
                }
                None => rest.push(text),
            }
        }
        list.sort();
        list.dedup();
        if list.len() > 1 {
            rest.push(format!("{LIST}{}{LIST}", self.lists.len()));
            self.lists.push(list);
        } else {
            rest.extend(first);
        }
        *alternatives = rest;
    }

    /// The elements of a text that is one word, or a list of such.
    fn single(&self, text: &str) -> Option<Vec<Element>> {
        if text.contains(['«', '»', '(', ')']) {
            return None;
        }
        let mut form = read(text, &self.lists).ok()?;
        match (form.elements.pop(), form.elements.is_empty()) {
            (Some(Element::Any(list)), true) => Some(list),
            (Some(element @ (Element::Word(_) | Element::Inflected(_) | Element::Vocabulary(_))), true) => {
                Some(vec![element])
            }
            _ => None,
        }
    }
}

/// Reads one expanded form.
#[allow(clippy::too_many_lines, reason = "one match over the signs of the language")]
fn read(text: &str, lists: &[Vec<Element>]) -> Result<Form, String> {
    let mut elements: Vec<Element> = Vec::new();
    let mut captures: Vec<Capture> = Vec::new();
    let mut open: Option<(String, usize)> = None;
    let mut report_start = None;
    let mut report = None;
    let mut rest = text.trim_start();
    while let Some(c) = rest.chars().next() {
        match c {
            '«' => {
                if report_start.is_some() || report.is_some() {
                    return Err("a phrase reports one part: only one `«…»`".to_owned());
                }
                report_start = Some(elements.len());
                rest = &rest[c.len_utf8()..];
            }
            '»' => {
                let Some(start) = report_start.take() else {
                    return Err("there is no `«` for this `»`".to_owned());
                };
                report = Some((start, elements.len()));
                rest = &rest[c.len_utf8()..];
            }
            '(' => {
                let Some((name, after)) = rest[1..].split_once(':').filter(|(name, _)| is_name(name)) else {
                    return Err("a capture is written `(name: …)`".to_owned());
                };
                if open.is_some() {
                    return Err("captures do not nest".to_owned());
                }
                open = Some((name.to_owned(), elements.len()));
                rest = after;
            }
            ')' => {
                let Some((name, start)) = open.take() else {
                    return Err("there is no `(` for this `)`".to_owned());
                };
                captures.push(Capture { name, elements: (start as u8, elements.len() as u8) });
                rest = &rest[1..];
            }
            '@' => {
                let end = rest[1..]
                    .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
                    .map_or(rest.len(), |end| end + 1);
                if end < 2 {
                    return Err("a vocabulary is written `@name`".to_owned());
                }
                elements.push(Element::Vocabulary(rest[1..end].to_owned()));
                rest = &rest[end..];
            }
            '~' => {
                let end = rest[1..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |end| end + 1);
                let width = rest[1..end].parse().ok().filter(|width| (1..=WIDEST_GAP).contains(width));
                let Some(width) = width else {
                    return Err(format!("a gap is written `~3`, from 1 to {WIDEST_GAP} words"));
                };
                elements.push(Element::Gap(width));
                rest = &rest[end..];
            }
            c if c.is_whitespace() => rest = rest.trim_start(),
            LIST => {
                let (number, after) = rest[1..].split_once(LIST).unwrap_or_default();
                let list = number
                    .parse()
                    .ok()
                    .and_then(|number: usize| lists.get(number))
                    .ok_or("a list of words went astray")?;
                if after.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
                    return Err("alternatives of whole words stand apart from what follows".to_owned());
                }
                elements.push(Element::Any(list.clone()));
                rest = after;
            }
            _ => {
                let end = rest
                    .find(|c: char| c.is_whitespace() || matches!(c, '«' | '»' | '(' | ')' | '@' | '~' | LIST))
                    .unwrap_or(rest.len());
                atom(&rest[..end], &mut elements)?;
                rest = &rest[end..];
            }
        }
    }
    if open.is_some() || report_start.is_some() {
        return Err("a `)` or `»` is missing".to_owned());
    }
    let (start, end) = report.unwrap_or((0, elements.len()));
    let is_gap = |element: Option<&Element>| matches!(element, Some(Element::Gap(_)));
    if elements.is_empty() || start == end {
        return Err("this can match nothing at all; make one word of it firm".to_owned());
    }
    if is_gap(elements.first()) || is_gap(elements.last()) {
        return Err("a phrase begins and ends with words, not with a gap".to_owned());
    }
    if elements[start..end].iter().all(|element| is_gap(Some(element))) {
        return Err("the reported part holds no firm word".to_owned());
    }
    if elements.iter().filter(|element| is_gap(Some(element))).count() > MOST_GAPS {
        return Err(format!("a phrase has at most {MOST_GAPS} gaps"));
    }
    check_length(&elements)?;
    Ok(Form { elements, report: (start as u8, end as u8), captures })
}

pub(crate) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// One stretch without spaces: a word, an inflected word, a contraction's tail, or words joined by hyphens.
fn atom(text: &str, elements: &mut Vec<Element>) -> Result<(), String> {
    if let Some(base) = text.strip_suffix('+')
        && base.len() > 1
        && base.bytes().all(|byte| byte.is_ascii_lowercase())
    {
        elements.push(Element::Inflected(base.to_owned()));
        return Ok(());
    }
    let tails =
        [("'s", "'s"), ("'d", "'d"), ("'m", "am"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("n't", "not")];
    if let Some((_, full)) = tails.iter().find(|(tail, _)| *tail == text) {
        elements.push(Element::Word((*full).to_owned()));
        return Ok(());
    }
    let before = elements.len();
    words(text, Span::new(0, text.len()), |span, form, _| {
        elements.push(Element::Word(match form {
            WordForm::Written => fold_case(&text[span.range()]),
            WordForm::Full(full) => full.text().to_owned(),
        }));
    });
    if elements.len() == before && text.chars().any(|c| !matches!(c, '-' | ',' | '/' | '\'' | '"')) {
        return Err(format!("`{text}` is no word; punctuation is not matched"));
    }
    Ok(())
}

/// The folded form of a written word.
pub(crate) fn fold_case(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { word.to_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_go_so_deep_and_no_deeper() {
        let nested = |depth: usize| format!("{}word{}", "{".repeat(depth), "}".repeat(depth));
        assert!(parse(&nested(DEEPEST)).is_ok());
        let error = parse(&nested(DEEPEST + 1)).expect_err("it is too deep");
        assert_eq!(error.at, Span::new(DEEPEST, DEEPEST + 1));
        assert!(parse(&"{".repeat(200_000)).is_err());
        assert!(parse(&"[".repeat(200_000)).is_err());
        // Brackets side by side are no deeper than one.
        assert!(parse(&"{a|b} ".repeat(DEEPEST + 4)).is_ok());
    }

    #[test]
    fn words_as_they_are_written_have_the_limit_of_all() {
        assert!(literal(&"Word ".repeat(MOST_ELEMENTS)).is_ok());
        assert!(literal(&"Word ".repeat(MOST_ELEMENTS + 1)).is_err());
        assert!(literal("--").is_err());
    }
}
