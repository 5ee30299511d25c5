//! What the properties of a run and of a paragraph say that matters here.

use std::hash::{DefaultHasher, Hash, Hasher};

use bestfoot::ReadError;

use super::walk::Story;
use crate::xml::{Space, Tag, Xml};

/// The properties of a stretch of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// Whether it is hidden, if it says so itself.
    hides: Option<bool>,
    /// Whether its style hides it.
    style_hides: bool,
    /// Whether a tracked change of the format is kept.
    pub(super) was_formatted: bool,
    /// Equal for runs that look alike.
    pub(super) look: u64,
}

impl Run {
    /// Reads the properties that start here. What only steers the spelling checker does not count as a look.
    pub(super) fn read(xml: &mut Xml<'_>, story: &Story) -> Result<Self, ReadError> {
        let mut run = Self::default();
        let mut hasher = DefaultHasher::new();
        let mut any = false;
        xml.inside(|xml, tag| match tag.key() {
            (Space::Word, "lang" | "noProof") => {}
            (Space::Word, "rPrChange") => run.was_formatted = true,
            key => {
                match key {
                    (Space::Word, "vanish") => run.hides = Some(is_on(xml, tag)),
                    (Space::Word, "rStyle") => {
                        let style = xml.attribute(tag, Space::Word, "val").unwrap_or_default();
                        run.style_hides = story.styles.hide(&style);
                    }
                    _ => {}
                }
                any = true;
                tag.written().hash(&mut hasher);
            }
        })?;
        run.look = if any { hasher.finish() } else { 0 };
        Ok(run)
    }

    /// Whether it is hidden in a paragraph whose style hides its text or does not. What two styles both hide is shown, by the standard.
    pub(super) fn is_hidden(self, paragraph_hides: bool) -> bool {
        self.hides.unwrap_or(self.style_hides != paragraph_hides)
    }
}

/// Whether a switch is on: without a value it is.
pub(super) fn is_on<'x>(xml: &Xml<'x>, tag: &Tag<'x>) -> bool {
    let value = xml.attribute(tag, Space::Word, "val");
    !value.is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off" | "none"))
}

/// The properties of a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    /// The style that it names.
    pub(super) style: Option<String>,
    pub(super) is_item: bool,
    pub(super) is_heading: bool,
    pub(super) was_formatted: bool,
}

impl Shape {
    /// Reads the properties that start here; a section that ends with the paragraph is told to the story.
    pub(super) fn read(xml: &mut Xml<'_>, story: &mut Story) -> Result<Self, ReadError> {
        let mut shape = Self::default();
        xml.inside(|xml, tag| {
            let value = || xml.attribute(tag, Space::Word, "val").unwrap_or_default();
            match tag.key() {
                (Space::Word, "pStyle") => {
                    let style = value().to_ascii_lowercase();
                    shape.is_item |= style.starts_with("listbullet") || style.starts_with("listnumber");
                    shape.is_heading |= style.starts_with("heading") || style == "title";
                    shape.style = Some(value());
                }
                (Space::Word, "numId") => shape.is_item = value() != "0",
                (Space::Word, "pPrChange") => shape.was_formatted = true,
                _ => story.section(xml, tag),
            }
        })?;
        Ok(shape)
    }
}
