//! The lists of words that lints hand to their checks.

use serde::{Deserialize, Serialize};

/// A list of texts in one piece. The lists of the built-in lints hold thousands of words, and at every start a piece of memory for each would cost more than
/// what is done with them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Texts {
    joined: String,
    /// Where each text ends: bytes.
    ends: Vec<u32>,
}

impl Texts {
    /// A list of no texts.
    pub(crate) const NONE: &'static Self = &Self { joined: String::new(), ends: Vec::new() };

    /// The texts, in order.
    #[inline]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let text = &self.joined[start..end as usize];
            start = end as usize;
            text
        })
    }

    /// The only text of the list.
    pub(crate) fn single(&self) -> Option<&str> {
        (self.ends.len() == 1).then_some(&self.joined)
    }
}

impl FromIterator<String> for Texts {
    fn from_iter<I: IntoIterator<Item = String>>(texts: I) -> Self {
        let mut list = Self::default();
        for text in texts {
            list.joined.push_str(&text);
            list.ends.push(list.joined.len() as u32);
        }
        list
    }
}
