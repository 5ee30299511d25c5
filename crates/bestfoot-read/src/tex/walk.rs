//! The walk through a LaTeX file, command by command.

use std::collections::HashMap;
use std::ops::Range;

use bestfoot::ReadError;

use super::FORMAT;
use super::accent::{accent, accented, sign};
use super::command::{before_words, dropped, is_heading, is_unseen, of_environment};
use super::letter::{Letter, kept};
use super::scan::Scan;
use crate::flow::Flow;
use crate::paragraph::{Paragraph, Place};

/// Commands in what commands stand for, at most.
const DEPTH: usize = 16;

/// How often commands of the writer's own are replaced by what they stand for, at most.
const EXPANSIONS: usize = 10_000;

/// Bytes that are walked through, at most; commands may stand for the same bytes again and again.
const STEPS: usize = 64 << 20;

/// The paragraphs of a file, in the order in which they are printed.
pub(super) fn paragraphs(text: &str) -> Result<Vec<Paragraph>, ReadError> {
    const BEGIN: &str = "\\begin{document}";
    const END: &str = "\\end{document}";
    let scan = Scan::new(text);
    let body = text.find(BEGIN).map(|at| at + BEGIN.len());
    let end = body.and_then(|start| text[start..].find(END).map(|at| start + at)).unwrap_or(text.len());
    let mut walk = Walk {
        scan,
        flow: Flow::default(),
        letter: Letter::default(),
        own: HashMap::new(),
        ends: Vec::new(),
        next_end: None,
        notes: Vec::new(),
        is_silent: true,
        depth: 0,
        expansions: 0,
        steps: 0,
    };
    if let Some(body) = body {
        walk.walk(0..body - BEGIN.len());
    }
    walk.is_silent = false;
    walk.walk(body.unwrap_or(0)..end);
    let notes = std::mem::take(&mut walk.notes);
    let mut all = walk.flow.finish(FORMAT)?;
    // Notes stand below the text.
    for (range, number) in notes.into_iter().zip(1..) {
        walk.flow = Flow::default();
        walk.walk(range);
        let paragraphs = std::mem::take(&mut walk.flow).finish(FORMAT)?;
        all.extend(paragraphs.into_iter().map(|paragraph| Paragraph { place: Place::Note(number), ..paragraph }));
    }
    if walk.expansions > EXPANSIONS || walk.steps > STEPS {
        let reason = "its commands stand for too much text; check the text of the finished letter";
        return Err(ReadError::Malformed { format: FORMAT, reason: reason.to_owned() });
    }
    Ok(all)
}

/// What happens at the end of a group.
#[derive(Clone, Debug)]
enum End {
    Nothing,
    Heading,
    Link(usize, String),
}

struct Walk<'t> {
    scan: Scan<'t>,
    flow: Flow,
    letter: Letter,
    /// Commands of the writer's own that take no arguments, and what they stand for.
    own: HashMap<String, Range<usize>>,
    ends: Vec<End>,
    /// What happens at the end of the group that begins next.
    next_end: Option<End>,
    notes: Vec<Range<usize>>,
    /// Whether nothing is printed: before the document begins.
    is_silent: bool,
    depth: usize,
    expansions: usize,
    steps: usize,
}

impl Walk<'_> {
    fn walk(&mut self, range: Range<usize>) {
        if self.depth >= DEPTH || self.steps > STEPS {
            return;
        }
        self.depth += 1;
        self.steps += range.len();
        let text = self.scan.text;
        let bytes = text.as_bytes();
        let open = self.ends.len();
        let mut at = range.start;
        while at < range.end {
            let rest = &text[at..range.end];
            let next = match bytes[at] {
                b'\\' => self.command(at, range.end),
                b'%' => at + rest.find('\n').map_or(rest.len(), |end| end + 1 + indent(&rest[end + 1..])),
                b'{' => {
                    self.flow.cut();
                    self.ends.push(self.next_end.take().unwrap_or(End::Nothing));
                    at + 1
                }
                b'}' => {
                    if self.ends.len() > open {
                        self.end_group();
                    }
                    at + 1
                }
                byte if byte.is_ascii_whitespace() => {
                    let length = rest.bytes().take_while(u8::is_ascii_whitespace).count();
                    let space = &rest[..length];
                    if space.bytes().filter(|byte| *byte == b'\n').count() > 1 {
                        self.end_paragraph();
                    } else if !self.is_silent {
                        self.flow.plain(space, at);
                    }
                    at + length
                }
                _ => self.words(rest, at),
            };
            at = next.max(at + 1);
        }
        while self.ends.len() > open {
            self.end_group();
        }
        self.depth -= 1;
    }

    /// Words up to the next character with a meaning, or such a character.
    fn words(&mut self, rest: &str, at: usize) -> usize {
        let has_meaning = |c: char| {
            c.is_ascii_whitespace()
                || matches!(c, '\\' | '%' | '{' | '}' | '~' | '-' | '`' | '\'' | '$' | '&' | '^' | '_' | '#')
        };
        let signs = [
            ("---", "\u{2014}"),
            ("--", "\u{2013}"),
            ("``", "\u{201c}"),
            ("''", "\u{201d}"),
            ("`", "\u{2018}"),
            ("~", " "),
        ];
        if let Some((written, shown)) = signs.iter().find(|(written, _)| rest.starts_with(written)) {
            self.sign(shown, at..at + written.len());
            return at + written.len();
        }
        match rest.as_bytes()[0] {
            b'&' => {
                if !self.is_silent {
                    self.flow.tab();
                }
                at + 1
            }
            b'$' | b'^' | b'_' | b'#' => {
                self.flow.cut();
                at + 1
            }
            _ => {
                let first = rest.chars().next().map_or(1, char::len_utf8);
                let length = rest[first..].find(has_meaning).map_or(rest.len(), |end| first + end);
                if !self.is_silent {
                    self.flow.plain(&rest[..length], at);
                }
                at + length
            }
        }
    }

    fn sign(&mut self, shown: &str, at: Range<usize>) {
        if !self.is_silent {
            self.flow.sign(shown, at);
        }
    }

    fn end_group(&mut self) {
        self.flow.cut();
        match self.ends.pop() {
            Some(End::Heading) => {
                self.end_paragraph();
                self.flow.current().is_apart = false;
            }
            Some(End::Link(start, address)) if !self.is_silent => self.flow.current().link(start, &address),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        if !self.is_silent {
            self.flow.end_paragraph();
            self.flow.gap();
        }
    }

    fn end_line(&mut self) {
        if !self.is_silent {
            self.flow.end_paragraph();
        }
    }

    /// Reads a command and returns the place behind it.
    fn command(&mut self, at: usize, end: usize) -> usize {
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
            self.sign(shown, at..behind);
            // Braces behind a sign only end its name.
            return if text[after_space..end].starts_with("{}") { after_space + 2 } else { after_space };
        }
        match name {
            "\\" | "newline" | "linebreak" | "cr" | "tabularnewline" => {
                if !self.is_silent {
                    self.flow.line_break();
                }
                let behind = if text[behind..end].starts_with('*') { behind + 1 } else { behind };
                self.scan.behind_brackets(behind)
            }
            " " | "," | ";" | ":" | "\n" | "quad" | "qquad" | "space" | "enspace" | "thinspace" | "hfill" | "hfil"
            | "nobreakspace" => {
                if !self.is_silent {
                    self.flow.gap_between_words();
                }
                after_space
            }
            "-" | "/" | "@" | "!" => {
                self.flow.cut();
                behind
            }
            "par" | "bigskip" | "medskip" | "smallskip" | "vfill" | "clearpage" | "newpage" | "pagebreak" => {
                self.end_paragraph();
                after_space
            }
            "begin" => self.begin(behind, end),
            "end" => {
                self.end_paragraph();
                self.scan.group(behind).map_or(behind, |(_, next)| next)
            }
            "item" => {
                if !self.is_silent {
                    self.flow.end_item();
                    self.flow.current().begin_item();
                }
                behind
            }
            "iffalse" => text[behind..end].find("\\fi").map_or(end, |at| behind + at + 3),
            "href" => match self.scan.group(behind) {
                Some((address, next)) => {
                    let address = text[address].replace("\\_", "_").replace("\\%", "%").replace("\\#", "#");
                    self.next_end = Some(End::Link(self.flow.here(), address));
                    next
                }
                None => behind,
            },
            "url" | "nolinkurl" | "path" | "verb" => self.verbatim(name, behind, end),
            "footnote" | "footnotetext" | "thanks" => match self.scan.group(self.scan.behind_brackets(behind)) {
                Some((note, next)) => {
                    if !self.is_silent {
                        self.notes.push(note);
                    }
                    next
                }
                None => behind,
            },
            name if is_heading(name) => {
                self.end_paragraph();
                if !self.is_silent {
                    self.flow.current().is_apart = true;
                    self.next_end = Some(End::Heading);
                }
                self.scan.behind_brackets(behind)
            }
            name => self.of_letter(name, behind).unwrap_or_else(|| self.other(name, behind, after_space)),
        }
    }

    fn accented(&mut self, mark: char, at: usize, behind: usize, end: usize) -> usize {
        let text = self.scan.text;
        if let Some((inside, next)) = self.scan.group(behind).filter(|(inside, _)| inside.len() <= 4) {
            self.sign(&accented(text[inside].trim(), mark), at..next);
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
            self.sign(&accented(letter, mark), at..next);
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
        if !self.is_silent {
            self.flow.cut();
            self.flow.plain(&text[inside.clone()], inside.start);
            self.flow.cut();
        }
        next
    }

    fn begin(&mut self, behind: usize, end: usize) -> usize {
        let text = self.scan.text;
        let Some((inside, next)) = self.scan.group(behind) else {
            return behind;
        };
        let name = &text[inside];
        self.end_paragraph();
        if name == "letter" {
            let (arguments, next) = self.scan.arguments(next, 1);
            self.letter.keep("recipient", arguments);
            return next;
        }
        if is_unseen(name) || name.starts_with("verbatim") || name == "lstlisting" {
            let close = format!("\\end{{{name}}}");
            let length = text.get(next..end).and_then(|rest| rest.find(&close));
            let until = length.map_or(end, |length| next + length);
            if !is_unseen(name) && !self.is_silent {
                self.flow.keeps_space = true;
                self.flow.plain(&text[next..until.max(next)], next);
                self.flow.end_paragraph();
                self.flow.keeps_space = false;
            }
            return length.map_or(end, |_| until + close.len());
        }
        let next = self.scan.behind_brackets(next);
        self.scan.arguments(next, of_environment(name)).1
    }

    /// Commands of letters.
    fn of_letter(&mut self, name: &str, behind: usize) -> Option<usize> {
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
                if !self.letter.is_moderncv && !self.is_silent {
                    if name == "opening" { self.print_opening() } else { self.print_closing() }
                }
                Some(next)
            }
            "makelettertitle" | "maketitle" | "makecvtitle" | "makecvheader" => {
                if self.letter.is_moderncv {
                    self.print_opening();
                } else if !self.is_silent {
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
                if self.letter.is_moderncv && self.is_silent || name == "enclosure" {
                    self.letter.keep("encl", arguments);
                } else if !self.is_silent {
                    self.end_paragraph();
                    self.flow.made(match name {
                        "cc" => "cc: ",
                        "ps" => "",
                        _ => "encl: ",
                    });
                    for argument in arguments {
                        self.walk(argument);
                    }
                    self.end_paragraph();
                }
                Some(next)
            }
            _ => {
                let (arguments, next) = self.scan.arguments(behind, kept(name)?);
                // Outside of a letter, these are commands for text like any other.
                let is_text =
                    arguments.is_empty() || !self.is_silent && matches!(name, "email" | "homepage" | "phone" | "title");
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
        self.end_paragraph();
    }

    /// Prints each argument on lines of its own.
    fn print(&mut self, arguments: Vec<Range<usize>>) {
        for argument in arguments {
            self.walk(argument);
            self.end_line();
        }
    }

    /// What stands above the text of a letter, and its salutation.
    fn print_opening(&mut self) {
        if self.is_silent {
            return;
        }
        self.end_paragraph();
        if !std::mem::replace(&mut self.letter.has_sender, true) {
            let name = if self.letter.is_moderncv { self.letter.said("name") } else { Vec::new() };
            // First and last name stand beside one another.
            for part in name {
                self.walk(part);
                self.flow.gap_between_words();
            }
            self.end_line();
            self.print(self.letter.any(&["address", "fromaddress"]));
            self.print(self.letter.contacts.clone());
            self.end_paragraph();
        }
        let order =
            if self.letter.is_moderncv { ["recipient", "date", "subject"] } else { ["date", "recipient", "subject"] };
        for name in order {
            self.print(self.letter.said(name));
            self.end_paragraph();
        }
        self.print(self.letter.said("opening"));
        self.end_paragraph();
    }

    /// How a letter ends, and who signs it.
    fn print_closing(&mut self) {
        if self.is_silent {
            return;
        }
        self.end_paragraph();
        self.print(self.letter.said("closing"));
        for part in self.letter.any(&["signature", "name", "fromname"]) {
            self.walk(part);
            self.flow.gap_between_words();
        }
        self.end_paragraph();
        self.print(self.letter.said("encl"));
        self.end_paragraph();
    }

    /// Any other command.
    fn other(&mut self, name: &str, behind: usize, after_space: usize) -> usize {
        let text = self.scan.text;
        if let Some(count) = dropped(name) {
            return self.scan.arguments(behind, count).1;
        }
        if matches!(name, "newcommand" | "renewcommand" | "providecommand" | "def") {
            return self.define(name, behind);
        }
        if let Some(meaning) = self.own.get(name).cloned() {
            self.expansions += 1;
            if self.expansions <= EXPANSIONS {
                self.flow.cut();
                self.walk(meaning);
                self.flow.cut();
            }
            return if text[after_space..].starts_with("{}") { after_space + 2 } else { after_space };
        }
        self.flow.cut();
        // Only behind a name in letters are brackets an argument.
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return behind;
        }
        let behind = self.scan.behind_brackets(behind);
        let next = self.scan.arguments(behind, before_words(name)).1;
        let follows = self.scan.behind_space(next);
        if text[follows..].starts_with('{') || next > behind { next } else { follows.min(after_space.max(next)) }
    }

    /// A command of the writer's own.
    fn define(&mut self, how: &str, behind: usize) -> usize {
        let text = self.scan.text;
        let (name, next) = match (how, self.scan.group(behind)) {
            (_, Some((inside, next))) if how != "def" => {
                (text[inside].trim().trim_start_matches('\\').to_owned(), next)
            }
            _ => {
                let start = self.scan.behind_space(behind);
                if !text[start..].starts_with('\\') {
                    return behind;
                }
                let (name, next) = self.scan.command(start);
                (name.to_owned(), next)
            }
        };
        let after = self.scan.behind_brackets(next);
        let takes_none = after == next;
        let Some((meaning, end)) = self.scan.group(after) else {
            return after;
        };
        if takes_none && !text[meaning.clone()].contains('#') {
            self.own.insert(name, meaning);
        }
        end
    }
}

/// The length of the white space at the beginning of a line.
fn indent(line: &str) -> usize {
    line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}
