//! Whose a detail on a sheet of references is: most are the referees', those of one block are the writer's.

use super::{WORDS, Whose};
use crate::Span;
use crate::document::{Document, Zone};

/// `Prepared by …`, `My own details: …`.
fn says_own(line: &str) -> bool {
    WORDS.says_own.iter().any(|says| line.contains(says))
}

/// A title before a name, a post, or how the two know each other.
fn tells_of_referee(line: &str) -> bool {
    let mut opens = line.split_whitespace().map(|word| word.trim_end_matches('.')).skip_while(|&word| word == "the");
    let titled = opens.next().is_some_and(|first| WORDS.referee_titles.has(first)) && opens.next().is_some();
    titled || WORDS.referee_posts.iter().any(|word| line.contains(word))
}

/// The sheet as the rules see it.
pub(super) struct Sheet {
    /// The line that says that referees follow.
    heading: Option<usize>,
    /// The only rule, if no more than two lines stand under it.
    foot: Option<usize>,
    /// Of each line, whether it says that what it gives is the writer's.
    says_own: Vec<bool>,
    blocks: Vec<Block>,
}

/// A paragraph of the sheet.
struct Block {
    first_line: usize,
    tells_of_referee: bool,
    /// Its first line begins with the name that the heading holds.
    names_writer: bool,
}

impl Sheet {
    pub(super) fn of(document: &Document) -> Self {
        let lines = document.plain_lines();
        let lower: Vec<String> = lines.iter().map(|line| document.plain()[line.span.range()].to_lowercase()).collect();
        let heading = lower.iter().position(|line| {
            (line.contains("referen") || line.contains("referee") || line.contains("référen"))
                && line.split_whitespace().count() <= 6
        });
        let own = heading.map(|heading| named_in(&document.plain()[lines[heading].span.range()])).unwrap_or_default();
        let mut blocks: Vec<Block> = Vec::new();
        for (index, line) in lower.iter().enumerate() {
            if index == 0 || lines[index - 1].paragraph != lines[index].paragraph {
                let opens: Vec<&str> = words(line).take(4).collect();
                let names_writer = !own.is_empty() && own.iter().all(|word| opens.contains(&word.as_str()));
                blocks.push(Block { first_line: index, tells_of_referee: false, names_writer });
            }
            if let Some(block) = blocks.last_mut() {
                block.tells_of_referee |= tells_of_referee(line);
            }
        }
        let says_own = lower.iter().map(|line| line.split_whitespace().nth(24).is_none() && says_own(line)).collect();
        Self { heading, foot: foot(&lower), says_own, blocks }
    }

    /// The writer's own details stand in the block on top, above the heading or with it, in a block that gives the writer's name or says so, or
    /// under a rule at the end.
    pub(super) fn whose(&self, document: &Document, span: Span) -> Whose {
        let lines = document.plain_lines();
        let index = lines.partition_point(|line| line.span.end() < span.start());
        if index >= lines.len() {
            return Whose::Other;
        }
        let number = |line: usize| self.blocks.partition_point(|block| block.first_line <= line) - 1;
        let block = &self.blocks[number(index)];
        let framed = matches!(document.plain_zone(span.start()), Zone::Letterhead | Zone::Signature);
        let own = match self.heading {
            Some(heading) if framed && (index <= heading || number(heading) == number(index)) => true,
            Some(heading) if number(heading) == number(index) => index == heading,
            None if framed && number(index) == 0 => !block.tells_of_referee,
            _ => false,
        };
        let is_foot = !block.tells_of_referee && self.foot.is_some_and(|rule| rule < index);
        if own || self.says_own[index] || block.names_writer || is_foot { Whose::Own } else { Whose::Other }
    }
}

/// The words of a name that a heading holds, `W. Osgood - referees`, in lower case.
fn named_in(heading: &str) -> Vec<String> {
    let titles = ["refer", "référ", "profess", "charac", "person", "contact", "list"];
    let capital = words(heading).filter(|word| word.starts_with(char::is_uppercase) && word.chars().count() > 2);
    capital.map(str::to_lowercase).filter(|word| !titles.iter().any(|title| word.starts_with(title))).collect()
}

/// The only rule of a sheet, if it stands above the last block of two lines at most.
fn foot(lines: &[String]) -> Option<usize> {
    let is_rule =
        |line: &String| !line.is_empty() && line.bytes().all(|byte| matches!(byte, b'-' | b'_' | b'*' | b'=' | b' '));
    let mut rules = (0..lines.len()).filter(|&line| is_rule(&lines[line]));
    let rule = rules.next().filter(|&rule| rule > 0 && lines.len() - rule <= 3)?;
    rules.next().is_none().then_some(rule)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '-'))).filter(|word| !word.is_empty())
}
