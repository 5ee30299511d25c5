//! The walk through an RTF file, token by token. A group inherits what holds outside of it and hands nothing back.

use std::collections::HashSet;

use bestfoot::{ReadError, UnresolvedKind};

use super::FORMAT;
use super::charset::{Charset, Charsets, of_page};
use super::story::{Fate, Story};
use super::token::{Token, Tokens};
use crate::paragraph::{PARAGRAPHS, Paragraph, Place, WORDS};

/// Groups in groups, at most.
const DEPTH: usize = 10_000;

/// Bytes of the instruction of a field that are kept.
const INSTRUCTION: usize = 4_000;

/// Where text goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Target {
    /// Into the story that is open.
    #[default]
    Story,
    /// Nowhere; groups inside may have a target of their own.
    Nowhere,
    Fonts,
    Styles,
    Instruction,
}

/// What happens at the end of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum End {
    #[default]
    Nothing,
    Story,
    /// The words since then are the result of a field.
    Result(usize),
}

/// What holds in a group.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the format")]
struct Group {
    target: Target,
    end: End,
    font: Option<i32>,
    /// How many characters stand behind a Unicode character for readers that do not know it.
    fallback: usize,
    is_hidden: bool,
    is_added: bool,
    is_taken_out: bool,
    is_in_table: bool,
}

impl Group {
    fn fate(&self) -> Fate {
        if self.is_taken_out {
            Fate::TakenOut
        } else if self.is_hidden {
            Fate::Hidden
        } else if self.is_added {
            Fate::Added
        } else {
            Fate::Shown
        }
    }
}

pub(super) struct Walk<'b> {
    tokens: Tokens<'b>,
    group: Group,
    groups: Vec<Group>,
    charsets: Charsets,
    hidden_styles: HashSet<i32>,
    /// The style that the list of styles defines here.
    style: i32,
    /// The stories that are open, the innermost last.
    stories: Vec<Story>,
    /// Whether the story of the same place in the list of open ones is a comment.
    comments: Vec<bool>,
    headers: Vec<Paragraph>,
    footers: Vec<Paragraph>,
    notes: Vec<Paragraph>,
    note_count: u32,
    instruction: String,
    /// Bytes that wait for their encoding: a character may have two.
    bytes: Vec<u8>,
    /// Characters that stand for one that was read already.
    skipped: usize,
    /// The first half of a character beyond the first plane.
    surrogate: Option<u16>,
    paragraphs: usize,
}

impl<'b> Walk<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self {
            tokens: Tokens::new(bytes),
            group: Group { fallback: 1, ..Group::default() },
            groups: Vec::new(),
            charsets: Charsets::default(),
            hidden_styles: HashSet::new(),
            style: 0,
            stories: vec![Story::new(Place::Body)],
            comments: vec![false],
            headers: Vec::new(),
            footers: Vec::new(),
            notes: Vec::new(),
            note_count: 0,
            instruction: String::new(),
            bytes: Vec::new(),
            skipped: 0,
            surrogate: None,
            paragraphs: 0,
        }
    }

    /// The paragraphs of the file, in reading order.
    pub(super) fn paragraphs(mut self) -> Result<Vec<Paragraph>, ReadError> {
        let malformed = |reason: String| ReadError::Malformed { format: FORMAT, reason };
        while let Some(token) = self.tokens.next() {
            self.step(token);
            if self.groups.len() > DEPTH {
                return Err(malformed(format!(
                    "more than {DEPTH} of its groups lie in one another; open it in a word processor and save it again"
                )));
            }
            if self.paragraphs > PARAGRAPHS {
                return Err(malformed(format!("it has more than {PARAGRAPHS} paragraphs; is it really a draft?")));
            }
        }
        self.flush();
        while self.stories.len() > 1 {
            self.end_story();
        }
        let body = self.stories.pop().map(Story::finish).unwrap_or_default();
        let mut all = self.headers;
        all.extend(body);
        all.extend(self.footers);
        all.extend(self.notes);
        Ok(all)
    }

    fn step(&mut self, token: Token<'b>) {
        match token {
            Token::Open => {
                self.flush();
                self.skipped = 0;
                let inner = Group { end: End::Nothing, ..self.group.clone() };
                self.groups.push(std::mem::replace(&mut self.group, inner));
            }
            Token::Close => {
                self.flush();
                self.skipped = 0;
                self.close();
            }
            Token::Byte(_) | Token::Symbol(_) if self.skipped > 0 => self.skipped -= 1,
            Token::Byte(byte) => self.bytes.push(byte),
            Token::Text(text) => {
                let skipped = self.skipped.min(text.len());
                self.skipped -= skipped;
                self.bytes.extend_from_slice(&text[skipped..]);
            }
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(name, number) => {
                if self.skipped > 0 && name != b"u" {
                    self.skipped -= 1;
                } else {
                    self.flush();
                    self.word(name, number);
                }
            }
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'\\' | b'{' | b'}' => self.bytes.push(symbol),
            b'~' => self.say(" "),
            b'_' => self.say("-"),
            b'\r' | b'\n' => {
                self.flush();
                self.word(b"par", None);
            }
            b'\t' => self.say("\t"),
            b'*' => self.starred(),
            _ => self.flush(),
        }
    }

    /// A group that only newer readers know: known ones are read, others passed over.
    fn starred(&mut self) {
        self.flush();
        if self.group.target == Target::Styles {
            return;
        }
        match self.tokens.next() {
            Some(Token::Word(
                name @ (b"fldinst" | b"shpinst" | b"footnote" | b"annotation" | b"nesttableprops" | b"do" | b"cs"),
                number,
            )) => self.word(name, number),
            Some(Token::Close) => self.close(),
            Some(Token::Open) => {
                self.tokens.skip_group();
                self.skip();
            }
            _ => self.skip(),
        }
    }

    /// Passes over the rest of the group.
    fn skip(&mut self) {
        self.tokens.skip_group();
        self.close();
    }

    fn close(&mut self) {
        let Some(outer) = self.groups.pop() else {
            return;
        };
        let inner = std::mem::replace(&mut self.group, outer);
        match inner.end {
            End::Nothing => {}
            End::Story => self.end_story(),
            End::Result(start) => {
                let instruction = std::mem::take(&mut self.instruction);
                if let Some(address) = link(&instruction)
                    && let Some(story) = self.stories.last_mut()
                {
                    story.current().link(start, &address);
                }
            }
        }
    }

    fn begin_story(&mut self, place: Place, is_comment: bool) {
        if self.group.end == End::Story || self.stories.len() > 16 {
            return;
        }
        self.stories.push(Story::new(place));
        self.comments.push(is_comment);
        self.group = Group {
            end: End::Story,
            target: Target::Story,
            font: None,
            fallback: self.group.fallback,
            ..Group::default()
        };
    }

    fn end_story(&mut self) {
        let Some(story) = self.stories.pop() else {
            return;
        };
        let is_comment = self.comments.pop() == Some(true);
        let place = story.place;
        let paragraphs = story.finish();
        let Some(outer) = self.stories.last_mut() else {
            return;
        };
        if is_comment {
            let words: Vec<&str> = paragraphs.iter().flat_map(|paragraph| paragraph.text.split_whitespace()).collect();
            let words: String = words.join(" ").chars().take(WORDS).collect();
            outer.current().left(UnresolvedKind::Comment, words);
            return;
        }
        match place {
            Place::Header => add_new(&mut self.headers, paragraphs),
            Place::Footer => add_new(&mut self.footers, paragraphs),
            Place::Note(_) => self.notes.extend(paragraphs.into_iter().map(trimmed)),
            _ => outer.insert(paragraphs),
        }
    }

    /// Hands the bytes that wait over to the story.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        match self.group.target {
            Target::Story => {
                let text = self.charsets.of(self.group.font).decode(&bytes);
                self.put(&text);
            }
            Target::Instruction if self.instruction.len() < INSTRUCTION => {
                self.instruction.push_str(&Charset::Text(self.charsets.of_file).decode(&bytes));
            }
            _ => {}
        }
    }

    fn say(&mut self, words: &str) {
        self.flush();
        if self.group.target == Target::Story {
            self.put(words);
        }
    }

    fn put(&mut self, words: &str) {
        let fate = self.group.fate();
        // A comment or a note reads the same whatever became of the words that it hangs on.
        let is_blank = words.chars().all(|c| c.is_control() && c != '\t' && c != '\n');
        if let Some(story) = self.stories.last_mut().filter(|_| !is_blank) {
            story.put(words, fate);
        }
    }

    fn unicode(&mut self, number: i32) {
        self.skipped = self.group.fallback;
        let unit = number as u16;
        let character = match (self.surrogate.take(), unit) {
            (_, 0xd800..=0xdbff) => {
                self.surrogate = Some(unit);
                return;
            }
            (Some(first), 0xdc00..=0xdfff) => char::decode_utf16([first, unit]).next().and_then(Result::ok),
            // Signs of fonts for signs.
            (_, 0xf0b7 | 0xf0a7 | 0xf0d8 | 0xf0fc) => Some('\u{2022}'),
            (_, 0xdc00..=0xf8ff) => None,
            _ => char::from_u32(u32::from(unit)),
        };
        if let Some(c) = character {
            self.say(c.encode_utf8(&mut [0; 4]));
        }
    }

    fn word(&mut self, name: &[u8], number: Option<i32>) {
        let is_on = number != Some(0);
        match name {
            b"u" => self.unicode(number.unwrap_or(0)),
            b"uc" => self.group.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(64),
            b"f" if self.group.target == Target::Styles => {}
            b"f" => self.group.font = number,
            b"fcharset" => {
                if let (Target::Fonts, Some(font), Some(charset)) = (self.group.target, self.group.font, number) {
                    self.charsets.learn(font, charset);
                }
            }
            b"deff" => self.charsets.default_font = number.unwrap_or(0),
            b"ansicpg" => self.charsets.of_file = of_page(number.unwrap_or(1252)),
            b"mac" => self.charsets.of_file = of_page(10000),
            b"cs" | b"s" | b"ds" if self.group.target == Target::Styles => self.style = number.unwrap_or(0),
            b"cs" => self.group.is_hidden = number.is_some_and(|style| self.hidden_styles.contains(&style)),
            b"v" if self.group.target == Target::Styles => {
                if is_on {
                    self.hidden_styles.insert(self.style);
                }
            }
            b"v" => self.group.is_hidden = is_on,
            b"plain" => {
                self.group.font = None;
                self.group.is_hidden = false;
            }
            b"deleted" => self.group.is_taken_out = is_on,
            b"revised" => self.group.is_added = is_on,
            _ if self.group.target == Target::Story && self.text_word(name) => {}
            _ => self.destination(name),
        }
    }

    /// Control words that say something themselves, or shape paragraphs.
    fn text_word(&mut self, name: &[u8]) -> bool {
        let words = match name {
            b"tab" => "\t",
            b"line" | b"lbr" | b"softline" => "\n",
            b"emdash" => "\u{2014}",
            b"endash" => "\u{2013}",
            b"lquote" => "\u{2018}",
            b"rquote" => "\u{2019}",
            b"ldblquote" => "\u{201c}",
            b"rdblquote" => "\u{201d}",
            b"bullet" => "\u{2022}",
            b"emspace" | b"enspace" | b"qmspace" => " ",
            _ => return self.paragraph_word(name),
        };
        self.say(words);
        true
    }

    fn paragraph_word(&mut self, name: &[u8]) -> bool {
        let in_table = self.group.is_in_table;
        let Some(story) = self.stories.last_mut() else {
            return false;
        };
        match name {
            b"par" | b"sect" | b"page" => story.end_paragraph(in_table),
            b"cell" => story.end_cell(),
            b"row" => story.end_row(),
            b"nestcell" => story.end_nested_cell(),
            b"nestrow" => story.end_nested_row(),
            b"pard" => {
                self.group.is_in_table = false;
                return true;
            }
            b"intbl" => {
                self.group.is_in_table = true;
                return true;
            }
            b"outlinelevel" => {
                story.current().is_apart = true;
                return true;
            }
            _ => return false,
        }
        self.paragraphs += 1;
        true
    }

    /// Control words that begin a group with something other than text of the body.
    fn destination(&mut self, name: &[u8]) {
        if self.groups.is_empty() {
            return;
        }
        match name {
            b"fonttbl" => self.group.target = Target::Fonts,
            b"stylesheet" => self.group.target = Target::Styles,
            b"fldinst" => {
                self.instruction.clear();
                self.group.target = Target::Instruction;
            }
            b"fldrslt" if self.group.target == Target::Story => {
                if let Some(story) = self.stories.last_mut() {
                    self.group.end = End::Result(story.current().text.len());
                }
            }
            b"shpinst" | b"shpgrp" | b"do" => self.group.target = Target::Nowhere,
            b"nestrow" => {
                if let Some(story) = self.stories.last_mut() {
                    story.end_nested_row();
                }
            }
            b"shptxt" | b"dptxbxtext" => self.begin_story(Place::TextBox, false),
            b"header" | b"headerl" | b"headerr" | b"headerf" => self.begin_story(Place::Header, false),
            b"footer" | b"footerl" | b"footerr" | b"footerf" => self.begin_story(Place::Footer, false),
            b"footnote" if self.group.target == Target::Story => {
                self.note_count += 1;
                self.begin_story(Place::Note(self.note_count), false);
            }
            b"annotation" if self.group.target == Target::Story => self.begin_story(Place::Body, true),
            b"listtext" | b"pntext" => {
                if let Some(story) = self.stories.last_mut() {
                    story.current().begin_item();
                }
                self.skip();
            }
            b"colortbl"
            | b"info"
            | b"pict"
            | b"nonshppict"
            | b"shprslt"
            | b"sp"
            | b"sn"
            | b"sv"
            | b"objdata"
            | b"listtable"
            | b"listoverridetable"
            | b"revtbl"
            | b"rsidtbl"
            | b"themedata"
            | b"colorschememapping"
            | b"datastore"
            | b"latentstyles"
            | b"xmlnstbl"
            | b"generator"
            | b"filetbl"
            | b"ftnsep"
            | b"ftnsepc"
            | b"ftncn"
            | b"aftnsep"
            | b"aftnsepc"
            | b"aftncn"
            | b"nonesttables"
            | b"xe"
            | b"tc"
            | b"tcn"
            | b"rxe"
            | b"txe"
            | b"atnid"
            | b"atnauthor"
            | b"atndate"
            | b"atnref"
            | b"atrfstart"
            | b"atrfend"
            | b"bkmkstart"
            | b"bkmkend"
            | b"template"
            | b"pn"
            | b"mmathPr" => self.skip(),
            _ => {}
        }
    }
}

/// The address in the instruction of a field that is a link.
fn link(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start();
    let rest = rest.get(..9).filter(|name| name.eq_ignore_ascii_case("HYPERLINK")).map(|_| rest[9..].trim_start())?;
    let address = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split_whitespace().next(),
    };
    address.filter(|address| !address.is_empty() && !address.starts_with('\\')).map(str::to_owned)
}

/// Adds the paragraphs of a margin, once where several pages have the same.
fn add_new(margin: &mut Vec<Paragraph>, paragraphs: Vec<Paragraph>) {
    for paragraph in paragraphs {
        if !margin.iter().any(|known| known.text == paragraph.text) {
            margin.push(paragraph);
        }
    }
}

/// A note without the space behind its number.
fn trimmed(mut paragraph: Paragraph) -> Paragraph {
    if paragraph.unresolved.is_empty() && paragraph.targets.is_empty() {
        paragraph.text = paragraph.text.trim().to_owned();
    }
    paragraph
}
