//! The top of a letter that greets nobody.

use super::date::is_date;
use super::reach::has_contact;
use super::signature::is_name_like;
use super::subject::is_subject;
use super::top::opens_inside_address;
use super::words::WORDS;
use super::{Line, Zone};

/// Two to four capitalised words that make a person's name and no title of a text.
fn is_name_heading(line: &Line<'_>) -> bool {
    let titled = line.lower.split_whitespace().any(|word| WORDS.titles.has(word));
    (2..=4).contains(&line.words())
        && is_name_like(line.text)
        && line.text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '\'' | '-'))
        && !titled
}

/// Where the top of a letter without salutation ends: at its first prose. Without contact details or a date there is no top.
pub(super) fn headless_end(lines: &[Line<'_>]) -> usize {
    if let [first, second, ..] = lines
        && first.zone.is_none()
        && is_name_heading(first)
        && second.opens_paragraph
        && second.is_prose()
    {
        return 1;
    }
    let mut end = 0;
    let mut seen = false;
    let mut last_block = 0;
    for (index, line) in lines.iter().enumerate() {
        if line.zone == Some(Zone::Headers) {
            end = index + 1;
            last_block = end;
            continue;
        }
        if line.zone.is_some() || line.is_prose() && !has_contact(line.text) {
            break;
        }
        if line.opens_paragraph && seen {
            // Once the writer can be reached, the next block counts only if it is an address or a date.
            let address = opens_inside_address(line) || is_date(line.text) || is_subject(&line.lower);
            if !address {
                break;
            }
        }
        if line.opens_paragraph {
            last_block = index;
        }
        seen |= has_contact(line.text) || is_date(line.text);
        if seen {
            end = index + 1;
        }
    }
    if end > 0 && last_block < end {
        // The block that made it a top counts whole.
        end += lines[end..]
            .iter()
            .take_while(|line| !line.opens_paragraph && line.zone.is_none() && !line.is_prose())
            .count();
    }
    end
}
