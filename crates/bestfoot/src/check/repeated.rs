//! A word written twice in a row.

use super::{Check, Draft, Report};
use crate::{Applicability, Fix, Span};

/// Reports two equal words with nothing but white space between them. The phrases `allow` may repeat, and so may names.
pub(super) struct RepeatedWord;

impl Check for RepeatedWord {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let tokens = document.tokens();
        let fine = draft.phrase_tokens("allow");
        for index in 1..tokens.len() {
            let (before, token) = (&tokens[index - 1], &tokens[index]);
            let (first, second) = (document.written(before), document.written(token));
            if first.len() != second.len() || !first.eq_ignore_ascii_case(second) || token.is_opaque || token.is_clitic
            {
                continue;
            }
            let gap = &document.plain()[before.end as usize..token.start as usize];
            let letters = second.chars().all(char::is_alphabetic);
            // "Duran Duran", "Walla Walla": two capitals are a name, unless the first only opens a sentence.
            let opens = document.sentence_tokens(before.sentence).start == index - 1;
            let name = second.starts_with(char::is_uppercase)
                && first.starts_with(char::is_uppercase)
                && second.len() > 1
                && !(opens && second.chars().all(char::is_uppercase));
            let allowed = fine.iter().any(|&(from, to)| (from..to).contains(&index) || from == index - 1)
                || draft.accepts(second);
            // A wrapped line goes on in lower case.
            let apart = gap != " " && !(gap == "\n" && second.chars().all(char::is_lowercase));
            // "the four four-day weeks"
            let joined = document.plain()[token.end as usize..].starts_with('-')
                || document.plain()[..before.start as usize].ends_with('-');
            if apart || joined || !letters || name || allowed || !draft.reads(token) {
                continue;
            }
            let whole = document.display(before.span().cover(token.span()));
            let second_place = document.display(token.span());
            let first_end = document.display(before.span()).end();
            let edit = Span::new(first_end, second_place.end());
            report.words(whole).value("word", second.to_lowercase()).fix(Fix::replace(edit, "", Applicability::Safe));
        }
    }
}
