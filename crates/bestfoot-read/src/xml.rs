//! The XML of office files, read from front to back: elements with their namespaces, and text with its bytes.

use std::borrow::Cow;
use std::ops::Range;

use bestfoot::ReadError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

use crate::package::damaged;

/// Elements inside one another, at most. A text box in a table in a text box takes fifty.
const DEEPEST: usize = 1_000;

/// The namespaces that the readers know, whatever their prefixes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Space {
    /// The text of Word files, by the transitional or by the strict standard.
    Word,
    /// What programs that know less may read instead.
    Compatibility,
    /// References from a part to its relations.
    Relation,
    /// `OpenDocument`: `office`.
    Office,
    /// `OpenDocument`: `text`.
    Text,
    /// `OpenDocument`: `style`.
    Style,
    /// `OpenDocument`: `table`.
    Table,
    /// `OpenDocument`: `draw`.
    Draw,
    /// Links in `OpenDocument`.
    Link,
    /// `xml` itself.
    Xml,
    /// No namespace.
    None,
    /// Any other.
    Other,
}

impl Space {
    fn of(resolved: &ResolveResult<'_>) -> Self {
        const OPEN_DOCUMENT: &str = "urn:oasis:names:tc:opendocument:xmlns:";
        let uri = match resolved {
            ResolveResult::Bound(Namespace(uri)) => *uri,
            ResolveResult::Unbound => return Self::None,
            ResolveResult::Unknown(_) => return Self::Other,
        };
        if let Some(name) = uri.strip_prefix(OPEN_DOCUMENT) {
            return match name {
                "office:1.0" => Self::Office,
                "text:1.0" => Self::Text,
                "style:1.0" => Self::Style,
                "table:1.0" => Self::Table,
                "drawing:1.0" => Self::Draw,
                _ => Self::Other,
            };
        }
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Self::Relation,
            "http://www.w3.org/1999/xlink" => Self::Link,
            "http://www.w3.org/XML/1998/namespace" => Self::Xml,
            _ => Self::Other,
        }
    }
}

/// The start of an element.
#[derive(Clone, Debug)]
pub(crate) struct Tag<'x> {
    pub(crate) space: Space,
    start: BytesStart<'x>,
}

impl Tag<'_> {
    /// The name without its prefix.
    pub(crate) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The tag as it stands in the part.
    pub(crate) fn written(&self) -> &str {
        &self.start
    }

    /// Namespace and name.
    pub(crate) fn key(&self) -> (Space, &str) {
        (self.space, self.name())
    }
}

/// What stands next in a part.
#[derive(Debug)]
pub(crate) enum Node<'x> {
    Start(Tag<'x>),
    End,
    /// Text as it stands in the part; none of its characters is written otherwise than it reads.
    Text(&'x str),
    /// A character that is written as a reference, or text in a marked section.
    Written(Cow<'x, str>),
    /// The end of the part.
    Over,
}

/// A part that is being read.
pub(crate) struct Xml<'x> {
    reader: NsReader<&'x [u8]>,
    format: &'static str,
    depth: usize,
    /// The bytes of the part that the last node took.
    at: Range<usize>,
}

impl<'x> Xml<'x> {
    /// Reads a part; `format` is what people call its file.
    pub(crate) fn new(text: &'x str, format: &'static str) -> Self {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, format, depth: 0, at: 0..0 }
    }

    /// The next node. Comments and instructions to programs are passed over.
    pub(crate) fn next(&mut self) -> Result<Node<'x>, ReadError> {
        loop {
            let before = self.reader.buffer_position() as usize;
            let (resolved, event) = self.reader.read_resolved_event().map_err(|_| damaged(self.format))?;
            let node = match event {
                Event::Start(start) | Event::Empty(start) => Node::Start(Tag { space: Space::of(&resolved), start }),
                Event::End(_) => Node::End,
                Event::Text(text) => match text.into_inner() {
                    Cow::Borrowed(text) => Node::Text(text),
                    Cow::Owned(text) => Node::Written(text.into()),
                },
                Event::CData(text) => Node::Written(text.into_inner()),
                Event::GeneralRef(name) => match name.resolve_char_ref() {
                    Ok(Some(c)) => Node::Written(c.to_string().into()),
                    Ok(None) => match name.into_inner().as_ref() {
                        "amp" => Node::Written("&".into()),
                        "lt" => Node::Written("<".into()),
                        "gt" => Node::Written(">".into()),
                        "quot" => Node::Written("\"".into()),
                        "apos" => Node::Written("'".into()),
                        // Entities of a document's own are never expanded.
                        _ => continue,
                    },
                    Err(_) => return Err(damaged(self.format)),
                },
                Event::Eof => Node::Over,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            };
            self.at = before..self.reader.buffer_position() as usize;
            match node {
                Node::Start(_) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        let reason = format!(
                            "its tables or text boxes are nested more than {DEEPEST} deep; is it really a draft?"
                        );
                        return Err(ReadError::Malformed { format: self.format, reason });
                    }
                }
                Node::End => self.depth = self.depth.saturating_sub(1),
                Node::Over if self.depth > 0 => return Err(damaged(self.format)),
                _ => {}
            }
            return Ok(node);
        }
    }

    /// The bytes of the part that the last node took.
    pub(crate) fn at(&self) -> Range<usize> {
        self.at.clone()
    }

    /// The offset in the part just behind the name of an element that starts here.
    pub(crate) fn after_name(&self, tag: &Tag<'x>) -> usize {
        self.at.start + 1 + tag.start.name().into_inner().len()
    }

    /// The value of an attribute of an element that was just read.
    pub(crate) fn attribute(&self, tag: &Tag<'x>, space: Space, name: &str) -> Option<String> {
        let mut attributes = tag.start.attributes();
        for attribute in attributes.with_checks(false).flatten() {
            let key = attribute.key;
            if key.local_name().into_inner() != name {
                continue;
            }
            let (resolved, _) = self.reader.resolver().resolve_attribute(key);
            if Space::of(&resolved) == space {
                return attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned);
            }
        }
        None
    }

    /// Calls `visit` with every element inside the one that was just read, and goes on behind it. What a tracked change of the format keeps is
    /// named and not entered.
    pub(crate) fn inside(&mut self, mut visit: impl FnMut(&Self, &Tag<'x>)) -> Result<(), ReadError> {
        let outside = self.depth - 1;
        while self.depth > outside {
            if let Node::Start(tag) = self.next()? {
                visit(self, &tag);
                if tag.name().ends_with("Change") {
                    self.skip()?;
                }
            }
        }
        Ok(())
    }

    /// Goes on behind the element that was just read.
    pub(crate) fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth - 1;
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// Goes on behind the element that was just read, and returns the text in those elements that `counts` names.
    pub(crate) fn words(&mut self, counts: impl Fn(Space, &str) -> bool) -> Result<String, ReadError> {
        /// More than anybody shows of it.
        const ENOUGH: usize = 400;
        let outside = self.depth - 1;
        let mut words = String::new();
        let mut open = Vec::new();
        while self.depth > outside {
            match self.next()? {
                Node::Start(tag) => {
                    if matches!(tag.name(), "p" | "tab" | "br") && !words.is_empty() {
                        words.push(' ');
                    }
                    open.push(counts(tag.space, tag.name()));
                }
                Node::End => drop(open.pop()),
                Node::Text(text) if open.last() == Some(&true) && words.len() < ENOUGH => {
                    words.extend(text.chars().take(ENOUGH));
                }
                Node::Written(text) if open.last() == Some(&true) && words.len() < ENOUGH => {
                    words.extend(text.chars().take(ENOUGH));
                }
                _ => {}
            }
        }
        Ok(words)
    }
}

/// Text as it is written in a part.
#[cfg(feature = "docx")]
pub(crate) fn escaped(text: &str) -> String {
    quick_xml::escape::partial_escape(text).into_owned()
}
