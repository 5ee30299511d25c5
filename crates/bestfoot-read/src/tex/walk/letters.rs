//! Commands of letters. What they say is kept, and printed where the class of the letter prints it.

use std::ops::Range;

use super::Walk;
use crate::tex::letter::kept;

impl Walk<'_> {
    /// Commands of letters.
    pub(super) fn of_letter(&mut self, name: &str, behind: usize) -> Option<usize> {
        let text = self.scan.text;
        match name {
            "documentclass" => {
                let (arguments, next) = self.scan.arguments(behind, 1);
                let class = arguments.into_iter().next().map_or("", |class| &text[class]);
                self.letter.is_moderncv = class.contains("moderncv") || class.contains("awesome-cv");
                Some(next)
            }
            "name" | "address" => {
                // One argument in `letter`, up to three in `moderncv`.
                let count = if self.letter.is_moderncv { 3 } else { 1 };
                let (arguments, next) = self.scan.arguments(behind, count);
                self.letter.keep(name, arguments);
                Some(next)
            }
            "date" => {
                let (arguments, next) = self.scan.arguments(behind, 1);
                self.letter.keep(name, arguments);
                Some(next)
            }
            "setkomavar" => {
                let (arguments, next) = self.scan.arguments(behind, 2);
                if let [key, value] = &arguments[..] {
                    let key = match &text[key.clone()] {
                        "fromname" => "name",
                        "fromaddress" => "address",
                        "fromemail" => "email",
                        "fromphone" | "frommobilephone" => "phone",
                        "fromurl" => "homepage",
                        other => other,
                    };
                    self.letter.keep(key, vec![value.clone()]);
                }
                Some(next)
            }
            "opening" | "closing" => {
                let (arguments, next) = self.scan.arguments(behind, 1);
                self.letter.keep(name, arguments);
                // In `moderncv` both wait for a command of their own.
                if !self.letter.is_moderncv && !self.page.is_silent {
                    if name == "opening" { self.print_opening() } else { self.print_closing() }
                }
                Some(next)
            }
            "makelettertitle" | "maketitle" | "makecvtitle" | "makecvheader" => {
                if self.letter.is_moderncv {
                    self.print_opening();
                } else if !self.page.is_silent {
                    self.print_each(&["title", "author", "date"]);
                }
                Some(behind)
            }
            "makeletterclosing" => {
                self.print_closing();
                Some(behind)
            }
            "cc" | "encl" | "enclosure" | "letterenclosure" | "ps" => {
                let (arguments, next) = self.scan.arguments(behind, 1);
                if self.letter.is_moderncv && self.page.is_silent || name == "enclosure" {
                    self.letter.keep("encl", arguments);
                } else if !self.page.is_silent {
                    self.page.end_paragraph();
                    self.page.made(match name {
                        "cc" => "cc: ",
                        "ps" => "",
                        _ => "encl: ",
                    });
                    for argument in arguments {
                        self.walk(argument);
                    }
                    self.page.end_paragraph();
                }
                Some(next)
            }
            _ => {
                let (arguments, next) = self.scan.arguments(behind, kept(name)?);
                // Outside of a letter, these are commands for text like any other.
                let is_text = arguments.is_empty()
                    || !self.page.is_silent && matches!(name, "email" | "homepage" | "phone" | "title");
                if is_text {
                    return None;
                }
                self.letter.keep(name, arguments);
                Some(next)
            }
        }
    }

    fn print_each(&mut self, names: &[&str]) {
        for name in names {
            self.print(self.letter.said(name));
        }
        self.page.end_paragraph();
    }

    /// Prints each argument on lines of its own.
    fn print(&mut self, arguments: Vec<Range<usize>>) {
        for argument in arguments {
            self.walk(argument);
            self.page.end_line();
        }
    }

    /// What stands above the text of a letter, and its salutation.
    fn print_opening(&mut self) {
        if self.page.is_silent {
            return;
        }
        self.page.end_paragraph();
        if !std::mem::replace(&mut self.letter.has_sender, true) {
            let name = if self.letter.is_moderncv { self.letter.said("name") } else { Vec::new() };
            // First and last name stand beside one another.
            for part in name {
                self.walk(part);
                self.page.space();
            }
            self.page.end_line();
            self.print(self.letter.any(&["address", "fromaddress"]));
            self.print(self.letter.contacts.clone());
            self.page.end_paragraph();
        }
        let order =
            if self.letter.is_moderncv { ["recipient", "date", "subject"] } else { ["date", "recipient", "subject"] };
        for name in order {
            self.print(self.letter.said(name));
            self.page.end_paragraph();
        }
        self.print(self.letter.said("opening"));
        self.page.end_paragraph();
    }

    /// How a letter ends, and who signs it.
    fn print_closing(&mut self) {
        if self.page.is_silent {
            return;
        }
        self.page.end_paragraph();
        self.print(self.letter.said("closing"));
        for part in self.letter.any(&["signature", "name", "fromname"]) {
            self.walk(part);
            self.page.space();
        }
        self.page.end_paragraph();
        self.print(self.letter.said("encl"));
        self.page.end_paragraph();
    }
}
