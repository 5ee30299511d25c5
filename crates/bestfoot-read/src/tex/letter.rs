//! What letters say in commands: who writes, to whom, how they begin and end. It is printed where the class prints it.

use std::collections::HashMap;
use std::ops::Range;

/// The commands that a letter keeps for later, and how many arguments each has.
pub(super) fn kept(name: &str) -> Option<usize> {
    Some(match name {
        "signature" | "telephone" | "location" | "fromaddress" | "fromname" | "title" | "author" | "email"
        | "homepage" | "phone" | "mobile" | "social" | "extrainfo" | "quote@" | "familyname" | "firstname"
        | "lettersubject" | "subject@" | "position" => 1,
        "recipient" => 2,
        _ => return None,
    })
}

/// The arguments of commands, by the places where they stand.
#[derive(Debug, Default)]
pub(super) struct Letter {
    said: HashMap<String, Vec<Range<usize>>>,
    /// Phones, mail addresses and the like, in their order.
    pub(super) contacts: Vec<Range<usize>>,
    pub(super) is_moderncv: bool,
    /// Whether the sender stands in the text already.
    pub(super) has_sender: bool,
}

impl Letter {
    /// Keeps what a command says; none of the arguments is nothing.
    pub(super) fn keep(&mut self, name: &str, arguments: Vec<Range<usize>>) {
        match name {
            "phone" | "mobile" | "telephone" | "email" | "homepage" | "social" | "extrainfo" => {
                self.contacts.extend(arguments.into_iter().take(1));
            }
            _ => {
                self.said.insert(name.to_owned(), arguments);
            }
        }
    }

    /// What a command said.
    pub(super) fn said(&self, name: &str) -> Vec<Range<usize>> {
        self.said.get(name).cloned().unwrap_or_default()
    }

    /// What the first of the commands said that said anything.
    pub(super) fn any(&self, names: &[&str]) -> Vec<Range<usize>> {
        names.iter().map(|name| self.said(name)).find(|said| !said.is_empty()).unwrap_or_default()
    }
}
