//! Words for somebody named before: whom they stand for, by a search back through the paragraph.

use super::lints::Pronoun;
use super::reading::Reading;

impl Reading<'_> {
    /// Whether words stand for whom their vocabulary wants, by a name or by a pronoun. Of a vocabulary made of such, any part may hold.
    pub(super) fn refers(&mut self, number: usize, start: usize, end: usize) -> bool {
        let oracle = self.oracle;
        if let Some(pronoun) = oracle.pronouns.iter().find(|pronoun| pronoun.words == number) {
            return self.stands_for(pronoun, start);
        }
        if !oracle.carries(number) {
            return true;
        }
        oracle.parts(number).any(|part| self.ends(part, start).contains(&end) && self.refers(part, start, end))
    }

    fn stands_for(&mut self, pronoun: &Pronoun, at: usize) -> bool {
        let lines = self.document.plain_lines();
        let tokens = self.document.tokens();
        let paragraph = |token: usize| lines[tokens[token].line as usize].paragraph;
        for token in (0..at).rev().take_while(|&token| paragraph(token) == paragraph(at)) {
            let named = self.ends(pronoun.named, token).into_iter().max();
            let rival = self.ends(pronoun.rivals, token).into_iter().max();
            match (named, rival) {
                (Some(named), rival) if rival.is_none_or(|rival| rival <= named) => return true,
                (Some(_), _) => return false,
                (None, Some(_)) => {
                    // A rival inside a mention that won where it began is only a part of it.
                    let inside = (0..token).filter(|&first| paragraph(first) == paragraph(at)).any(|first| {
                        let named = self.ends(pronoun.named, first).into_iter().max();
                        let rival = self.ends(pronoun.rivals, first).into_iter().max();
                        named.is_some_and(|named| named > token && rival.is_none_or(|rival| rival <= named))
                    });
                    if !inside {
                        return false;
                    }
                }
                (None, None) => {}
            }
        }
        pronoun.if_unnamed
    }
}
