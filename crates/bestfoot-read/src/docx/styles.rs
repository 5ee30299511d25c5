//! Styles, as far as they hide text.

use std::collections::HashMap;

use bestfoot::ReadError;

use super::FORMAT;
use super::run::is_on;
use crate::nest::said;
use crate::xml::{Node, Space, Xml};

#[derive(Clone, Debug, Default)]
struct Style {
    /// The style that it is based on.
    parent: Option<String>,
    /// Whether its text is hidden, if it says so itself.
    hides: Option<bool>,
}

/// The styles of a file, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of a paragraph that names none.
    usual: Option<String>,
}

impl Styles {
    /// Reads the part of styles.
    pub(super) fn read(part: &str) -> Result<Self, ReadError> {
        let mut styles = Self::default();
        // Most files hide nothing, and their styles are far longer than their text.
        if !part.contains("vanish") {
            return Ok(styles);
        }
        let mut xml = Xml::new(part, FORMAT);
        let mut id = String::new();
        loop {
            match xml.next()? {
                Node::Start(tag) => match tag.key() {
                    (Space::Word, "style") => {
                        let attribute = |name| xml.attribute(&tag, Space::Word, name).unwrap_or_default();
                        id = attribute("styleId");
                        let is_usual = matches!(attribute("default").as_str(), "1" | "true" | "on");
                        if is_usual && attribute("type") == "paragraph" {
                            styles.usual = Some(id.clone());
                        }
                        styles.styles.insert(id.clone(), Style::default());
                    }
                    (Space::Word, "basedOn") => {
                        let parent = xml.attribute(&tag, Space::Word, "val");
                        styles.styles.entry(id.clone()).or_default().parent = parent;
                    }
                    (Space::Word, "vanish") => {
                        let hides = is_on(&xml, &tag);
                        styles.styles.entry(id.clone()).or_default().hides = Some(hides);
                    }
                    // What was before a tracked change, and what a style of tables says of their first row and the like.
                    _ if tag.name().ends_with("Change") => xml.skip()?,
                    (Space::Word, "tblStylePr") => xml.skip()?,
                    _ => {}
                },
                Node::Over => return Ok(styles),
                _ => {}
            }
        }
    }

    /// Whether text of this style is hidden.
    pub(super) fn hide(&self, id: &str) -> bool {
        let below = |style: &Style| self.styles.get(style.parent.as_deref()?);
        said(self.styles.get(id), below, |style| style.hides).unwrap_or(false)
    }

    /// Whether paragraphs that name no style are hidden.
    pub(super) fn hide_the_usual(&self) -> bool {
        self.usual.as_deref().is_some_and(|id| self.hide(id))
    }
}
