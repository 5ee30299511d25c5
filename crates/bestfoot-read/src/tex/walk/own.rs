//! Commands of the writer's own that take no arguments, and what they stand for.

use std::collections::HashMap;
use std::ops::Range;

use crate::tex::scan::Scan;

#[derive(Debug, Default)]
pub(super) struct Own(HashMap<String, Range<usize>>);

impl Own {
    /// What a command stands for.
    pub(super) fn meaning(&self, name: &str) -> Option<Range<usize>> {
        self.0.get(name).cloned()
    }

    /// Keeps a definition, and returns the place behind it.
    pub(super) fn define(&mut self, how: &str, behind: usize, scan: &Scan<'_>) -> usize {
        let text = scan.text;
        let (name, next) = match (how, scan.group(behind)) {
            (_, Some((inside, next))) if how != "def" => {
                (text[inside].trim().trim_start_matches('\\').to_owned(), next)
            }
            _ => {
                let start = scan.behind_space(behind);
                if !text[start..].starts_with('\\') {
                    return behind;
                }
                let (name, next) = scan.command(start);
                (name.to_owned(), next)
            }
        };
        let after = scan.behind_brackets(next);
        let takes_none = after == next;
        let Some((meaning, end)) = scan.group(after) else {
            return after;
        };
        if takes_none && !text[meaning.clone()].contains('#') {
            self.0.insert(name, meaning);
        }
        end
    }
}
