//! A word written twice in a row.

use super::{Check, Draft, Report};
use crate::span::{merged, touches};
use crate::spelling::{Entry, LARGE, words};
use crate::{Applicability, Fix, Span};

/// Reports equal words with nothing but white space between them, once for a row of them. The phrases `allow` may repeat, and so may names.
pub(super) struct RepeatedWord;

impl Check for RepeatedWord {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let tokens = document.tokens();
        let fine = draft.phrase_tokens("allow");
        let inside = merged(fine.iter().map(|&(from, to)| Span::new(from, to)));
        let is_fine = |index: usize| {
            let begins_before = || fine.binary_search_by_key(&(index - 1), |&(from, _)| from).is_ok();
            touches(&inside, Span::new(index, index + 1)) || begins_before()
        };
        let mut index = 1;
        while index < tokens.len() {
            let start = index - 1;
            while index < tokens.len() && repeats(draft, &is_fine, index) {
                index += 1;
            }
            let end = index - 1;
            index += 1;
            if end == start {
                continue;
            }
            let (first, last) = (document.display(tokens[start].span()), document.display(tokens[end].span()));
            let edit = Span::new(first.end(), last.end());
            let word = document.written(&tokens[end]).to_lowercase();
            let whole = document.display(tokens[start].span().cover(tokens[end].span()));
            report.words(whole).value("word", word).fix(Fix::replace(edit, "", Applicability::Safe));
        }
    }
}

/// Whether a token says the word before it again, by a slip.
fn repeats(draft: &Draft<'_>, is_fine: &impl Fn(usize) -> bool, index: usize) -> bool {
    let document = draft.document();
    let tokens = document.tokens();
    let (before, token) = (&tokens[index - 1], &tokens[index]);
    let (first, second) = (document.written(before), document.written(token));
    if first.len() != second.len() || !first.eq_ignore_ascii_case(second) || token.is_opaque || token.is_clitic {
        return false;
    }
    let gap = &document.plain()[before.end as usize..token.start as usize];
    let lower = second.to_lowercase();
    let letters = second.chars().all(char::is_alphabetic);
    // "Duran Duran", "Walla Walla": two capitals are a name, unless the first only opens a sentence.
    let opens = document.sentence_tokens(before.sentence).start == index - 1;
    let name = second.starts_with(char::is_uppercase)
        && first.starts_with(char::is_uppercase)
        && second.len() > 1
        && !(opens && second.chars().all(char::is_uppercase));
    let allowed = is_fine(index) || draft.accepts(second);
    // `Science (double)  C C`: grades and initials.
    let mark = second.len() == 1 && first == second && !matches!(second, "I" | "A") && second != lower;
    // A wrapped line goes on in lower case.
    let apart = gap != " " && !(gap == "\n" && second.chars().all(char::is_lowercase));
    // "the four four-day weeks"
    let joined = document.plain()[token.end as usize..].starts_with('-')
        || document.plain()[..before.start as usize].ends_with('-');
    // "a boda boda", "pole pole": languages that dictionaries of English lack double words for what they say. A tool is written with one word.
    let foreign = lower.len() >= 4
        && first == second
        && !words().is_word(&lower, LARGE)
        && !words().entry(&lower).is_some_and(Entry::is_term)
        && words().slip(&lower).is_none()
        && words().brand(second).is_none();
    !(apart || joined || !letters || mark || name || allowed || foreign) && draft.reads(token)
}
