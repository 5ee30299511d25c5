//! Well-known names against the way in which their owners spell them.

use super::{Check, Draft, Report};
use crate::document::Zone;
use crate::names::is_title;
use crate::spelling::words;
use crate::{Applicability, Fix, Span};

/// Reports well-known companies, products and technologies in the wrong letters or capitals.
pub(super) struct Brand;

impl Check for Brand {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let plain = document.plain();
        let tokens = document.tokens();
        let mut done = 0;
        for (index, token) in tokens.iter().enumerate() {
            let start = token.start as usize;
            if token.is_opaque || token.is_clitic || start < done || !draft.reads(token) {
                continue;
            }
            let Some((length, right)) = words().brand(&plain[start..]) else {
                continue;
            };
            let place = Span::new(start, start + length);
            done = place.end();
            if is_part(plain, place) || is_label(draft, index, place) || is_person(draft, index, place) {
                continue;
            }
            let span = document.display(place);
            if draft.accepts(&document.text()[span.range()]) || draft.names().in_value(document, place) {
                continue;
            }
            report.words(span).value("expected", right).fix(Fix::replace(span, right, Applicability::Safe));
        }
    }
}

/// Inside an address, a path, a handle or a longer word.
fn is_part(plain: &str, place: Span) -> bool {
    let sign = |c: char| matches!(c, '/' | '@' | '_' | '#' | '-' | '\\' | '.');
    let after = &plain[place.end()..];
    let goes_on = after.starts_with(['/', '@', '_', '#', '\\'])
        || after.starts_with(['.', '-']) && after[1..].starts_with(char::is_alphanumeric);
    plain[..place.start()].ends_with(sign) || goes_on
}

/// The label of a link in the letterhead, where small letters are a matter of style: `linkedin: dana-whitfield`.
fn is_label(draft: &Draft<'_>, index: usize, place: Span) -> bool {
    let document = draft.document();
    let frame = matches!(document.token_zone(&document.tokens()[index]), Zone::Letterhead | Zone::Signature | Zone::Headers);
    frame && document.plain()[place.range()].starts_with(char::is_lowercase)
}

/// A single word behind a title or a given name is somebody's family name: `Ms. Mckinsey`.
fn is_person(draft: &Draft<'_>, index: usize, place: Span) -> bool {
    let document = draft.document();
    let tokens = document.tokens();
    let word = &document.plain()[place.range()];
    let single = !word.contains([' ', '-']);
    let Some(before) = index.checked_sub(1).filter(|_| single) else {
        return false;
    };
    let gap = &document.plain()[tokens[before].end as usize..place.start()];
    let written = document.written(&tokens[before]);
    let given = || {
        let entry = words().entry(&written.to_lowercase());
        written.starts_with(char::is_uppercase) && entry.is_none_or(crate::spelling::Entry::is_name)
    };
    let opens = document.sentence_tokens(tokens[before].sentence).start == before;
    matches!(gap, " " | ". ") && (is_title(written) || given() && !opens)
}
