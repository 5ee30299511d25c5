//! Styles, as far as they hide text or name the page.

use std::collections::HashMap;

use bestfoot::ReadError;

use crate::nest::said;
use crate::xml::{Space, Tag, Xml};

/// What a style says.
#[derive(Clone, Debug, Default)]
struct Style {
    parent: Option<String>,
    /// Whether its text is hidden, if it says so itself.
    hides: Option<bool>,
    /// The style of the page that begins with it.
    page: Option<String>,
    /// Whether it was made for one place only.
    is_automatic: bool,
}

/// The styles that hold in a part, by family and name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<(String, String), Style>,
}

impl Styles {
    /// Takes the style that was just read, whose properties are inside.
    pub(super) fn read<'x>(&mut self, xml: &mut Xml<'x>, tag: &Tag<'x>, is_automatic: bool) -> Result<(), ReadError> {
        let attribute = |name| xml.attribute(tag, Space::Style, name);
        let key = (attribute("family").unwrap_or_default(), attribute("name").unwrap_or_default());
        let page = attribute("master-page-name").filter(|page| !page.is_empty());
        let mut style = Style { parent: attribute("parent-style-name"), page, is_automatic, hides: None };
        xml.inside(|xml, tag| {
            if tag.key() == (Space::Style, "text-properties")
                && let Some(display) = xml.attribute(tag, Space::Text, "display")
            {
                style.hides = Some(display == "none");
            }
        })?;
        self.styles.insert(key, style);
        Ok(())
    }

    /// Forgets the styles that hold in one part only.
    pub(super) fn forget_automatic(&mut self) {
        self.styles.retain(|_, style| !style.is_automatic);
    }

    /// Whether text of this style is hidden.
    pub(super) fn hides(&self, family: &str, name: &str) -> bool {
        self.chain(family, name, |style| style.hides).unwrap_or(false)
    }

    /// The style of the page that begins with a paragraph of this style.
    pub(super) fn page(&self, name: &str) -> Option<String> {
        self.chain("paragraph", name, |style| style.page.clone())
    }

    /// What the style says, or else the one that it is based on.
    fn chain<T>(&self, family: &str, name: &str, says: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let named = |name: &str| self.styles.get(&(family.to_owned(), name.to_owned()));
        said(named(name), |style| named(style.parent.as_deref()?), says)
    }
}
