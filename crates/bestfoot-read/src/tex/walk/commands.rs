//! Commands that any file may hold: breaks and spaces, accents and signs, headings, lists, links, notes and environments.

use super::Walk;
use crate::tex::accent::{accent, accented, sign};
use crate::tex::command::{before_words, dropped, is_heading, is_unseen, of_environment};

impl Walk<'_> {
    /// Reads a command and returns the place behind it.
    pub(super) fn command(&mut self, at: usize, end: usize) -> usize {
        let text = self.scan.text;
        let (name, behind) = self.scan.command(at);
        if behind > end || name.is_empty() {
            return behind;
        }
        let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic());
        // A star changes only how things look.
        let behind = if is_word && text[behind..end].starts_with('*') { behind + 1 } else { behind };
        let after_space = if is_word { self.scan.behind_space(behind).min(end) } else { behind };
        if let Some(mark) = accent(name) {
            return self.accented(mark, at, behind, end);
        }
        if let Some(shown) = sign(name) {
            self.page.sign(shown, at..behind);
            // Braces behind a sign only end its name.
            return if text[after_space..end].starts_with("{}") { after_space + 2 } else { after_space };
        }
        match name {
            "\\" | "newline" | "linebreak" | "cr" | "tabularnewline" => {
                self.page.line_break();
                let behind = if text[behind..end].starts_with('*') { behind + 1 } else { behind };
                self.scan.behind_brackets(behind)
            }
            " " | "," | ";" | ":" | "\n" | "quad" | "qquad" | "space" | "enspace" | "thinspace" | "hfill" | "hfil"
            | "nobreakspace" => {
                self.page.space();
                after_space
            }
            "-" | "/" | "@" | "!" => {
                self.page.cut();
                behind
            }
            "par" | "bigskip" | "medskip" | "smallskip" | "vfill" | "clearpage" | "newpage" | "pagebreak" => {
                self.page.end_paragraph();
                after_space
            }
            "begin" => self.begin(behind, end),
            "end" => {
                self.page.end_paragraph();
                self.scan.group(behind).map_or(behind, |(_, next)| next)
            }
            "item" => {
                self.page.begin_item();
                behind
            }
            "iffalse" => text[behind..end].find("\\fi").map_or(end, |at| behind + at + 3),
            "href" => match self.scan.group(behind) {
                Some((address, next)) => {
                    let address = text[address].replace("\\_", "_").replace("\\%", "%").replace("\\#", "#");
                    self.page.begin_link(address);
                    next
                }
                None => behind,
            },
            "url" | "nolinkurl" | "path" | "verb" => self.verbatim(name, behind, end),
            "footnote" | "footnotetext" | "thanks" => match self.scan.group(self.scan.behind_brackets(behind)) {
                Some((note, next)) => {
                    if !self.page.is_silent {
                        self.notes.push(note);
                    }
                    next
                }
                None => behind,
            },
            name if is_heading(name) => {
                self.page.begin_heading();
                self.scan.behind_brackets(behind)
            }
            name => self.of_letter(name, behind).unwrap_or_else(|| self.other(name, behind, after_space)),
        }
    }

    fn accented(&mut self, mark: char, at: usize, behind: usize, end: usize) -> usize {
        let text = self.scan.text;
        if let Some((inside, next)) = self.scan.group(behind).filter(|(inside, _)| inside.len() <= 4) {
            self.page.sign(&accented(text[inside].trim(), mark), at..next);
            return next;
        }
        let start = self.scan.behind_space(behind).min(end);
        let (letter, next) = match text[start..end].chars().next() {
            Some('\\') => {
                let (_, next) = self.scan.command(start);
                (&text[start..next.min(end)], next)
            }
            Some(letter) if letter.is_alphabetic() => {
                (&text[start..start + letter.len_utf8()], start + letter.len_utf8())
            }
            _ => return behind,
        };
        if letter.len() <= 4 {
            self.page.sign(&accented(letter, mark), at..next);
        }
        next
    }

    /// Text in which nothing has a meaning.
    fn verbatim(&mut self, name: &str, behind: usize, end: usize) -> usize {
        let text = self.scan.text;
        let (inside, next) = match (name, self.scan.group(behind)) {
            ("verb", _) | (_, None) => {
                let Some(mark) = text[behind..end].chars().next() else {
                    return end;
                };
                let start = behind + mark.len_utf8();
                let length = text[start..end].find(mark).unwrap_or(end - start);
                (start..start + length, (start + length + mark.len_utf8()).min(end))
            }
            (_, Some(group)) => group,
        };
        self.page.plain_apart(&text[inside.clone()], inside.start);
        next
    }

    fn begin(&mut self, behind: usize, end: usize) -> usize {
        let text = self.scan.text;
        let Some((inside, next)) = self.scan.group(behind) else {
            return behind;
        };
        let name = &text[inside];
        self.page.end_paragraph();
        if name == "letter" {
            let (arguments, next) = self.scan.arguments(next, 1);
            self.letter.keep("recipient", arguments);
            return next;
        }
        if is_unseen(name) || name.starts_with("verbatim") || name == "lstlisting" {
            let close = format!("\\end{{{name}}}");
            let length = text.get(next..end).and_then(|rest| rest.find(&close));
            let until = length.map_or(end, |length| next + length);
            if !is_unseen(name) {
                self.page.plain_lines(&text[next..until.max(next)], next);
            }
            return length.map_or(end, |_| until + close.len());
        }
        let next = self.scan.behind_brackets(next);
        self.scan.arguments(next, of_environment(name)).1
    }

    /// Any other command.
    fn other(&mut self, name: &str, behind: usize, after_space: usize) -> usize {
        let text = self.scan.text;
        if let Some(count) = dropped(name) {
            return self.scan.arguments(behind, count).1;
        }
        if matches!(name, "newcommand" | "renewcommand" | "providecommand" | "def") {
            return self.own.define(name, behind, &self.scan);
        }
        if let Some(meaning) = self.own.meaning(name) {
            if self.limits.expand() {
                self.page.cut();
                self.walk(meaning);
                self.page.cut();
            }
            return if text[after_space..].starts_with("{}") { after_space + 2 } else { after_space };
        }
        self.page.cut();
        // Only behind a name in letters are brackets an argument.
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return behind;
        }
        let behind = self.scan.behind_brackets(behind);
        let next = self.scan.arguments(behind, before_words(name)).1;
        let follows = self.scan.behind_space(next);
        if text[follows..].starts_with('{') || next > behind { next } else { follows.min(after_space.max(next)) }
    }
}
