//! What is asked for more than once, and kept once.
//!
//! For finds that say again, explain or announce what another find asks for.

use super::page::Page;
use super::{Ask, Instruction};

/// The finds without those that only repeat another one, in the order of the places.
pub(super) fn once(page: &Page<'_>, mut found: Vec<Instruction>) -> Vec<Instruction> {
    found.sort_by_key(|instruction| (instruction.span, instruction.ask));
    let mut kept: Vec<Instruction> = Vec::new();
    for instruction in found {
        // `| Referees | contact details of two referees |`: the first cell is the name of the second.
        kept.pop_if(|known| known.ask == instruction.ask && is_cell_before(page, known, &instruction));
        let again = |known: &Instruction| known.ask == instruction.ask && known.span.overlaps(instruction.span);
        // `online at jobs.firm.example`: the words before the address are one way with it.
        if let Some(known) = kept.iter_mut().find(|known| known.ask == Ask::How && again(known)) {
            let is_named = |value: &Option<String>| value.as_ref().is_some_and(|value| value.contains(['.', '@']));
            if !is_named(&known.value) {
                known.value = instruction.value;
            }
            known.span = known.span.cover(instruction.span);
        } else if !kept.iter().any(again) && !kept.last().is_some_and(|known| is_choice(page, known, &instruction)) {
            kept.push(instruction);
        }
    }
    // These are asked for once; where they are named again they are only explained.
    let mut seen: Vec<Ask> = Vec::new();
    let mut values: Vec<(Ask, Option<String>)> = Vec::new();
    let text = page.document.text();
    let plain = |instruction: &Instruction| {
        let words = text[instruction.span.range()].to_lowercase();
        // A line such as `Send CV` only announces it.
        let start = text[..instruction.span.start()].rfind('\n').map_or(0, |at| at + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        let announces = line.split_whitespace().count() <= 2 && line.trim_end_matches(':').trim().len() > 4;
        announces && matches!(instruction.ask, Ask::Resume | Ask::CoverLetter)
            && !line.trim_start().starts_with(|c: char| !c.is_alphabetic())
            || instruction.ask == Ask::SubjectLine
            && !["subject", "title", "header", "betreff"].iter().any(|word| words.contains(word))
            // `Your portfolio is the test` explains.
            || instruction.ask == Ask::Portfolio
            && ["your portfolio", "the portfolio", "portfolios"].iter().any(|name| words.contains(name))
            // `Tell us in your letter where you live` asks for no letter where another sentence does.
            || instruction.ask == Ask::CoverLetter && in_passing(&words, "letter")
            || instruction.ask == Ask::Resume && RESUMES.iter().any(|name| in_passing(&words, name))
    };
    kept.sort_by_key(|instruction| (plain(instruction), instruction.span));
    kept.retain(|instruction| {
        // The same address, or the same limit, named once more.
        let value = instruction.value.as_deref().map(str::to_lowercase);
        let repeated = matches!(instruction.ask, Ask::How | Ask::Addressee)
            && value.is_some()
            && values.contains(&(instruction.ask, value.clone()));
        values.push((instruction.ask, value));
        let once = matches!(instruction.ask, Ask::Resume | Ask::CoverLetter | Ask::SubjectLine | Ask::Salary)
            || instruction.ask == Ask::Portfolio && plain(instruction);
        let again = once && seen.contains(&instruction.ask);
        seen.push(instruction.ask);
        !again && !repeated
    });
    kept.sort_by_key(|instruction| (instruction.span, instruction.ask));
    kept
}

fn is_cell_before(page: &Page<'_>, known: &Instruction, next: &Instruction) -> bool {
    let text = page.document.text();
    let between = text.get(known.span.end()..next.span.start()).unwrap_or_default();
    between.contains('|') && !between.contains('\n')
}

/// `a link to something you built – a repo, a page or a film`: one thing, in whichever form.
fn is_choice(page: &Page<'_>, known: &Instruction, next: &Instruction) -> bool {
    if !matches!(known.ask, Ask::Portfolio | Ask::Resume) || next.ask != Ask::Portfolio {
        return false;
    }
    let text = page.document.text();
    let begins = text[next.span.range()].to_lowercase();
    // `a CV or LinkedIn`: one thing as well, and no work.
    if known.ask == Ask::Resume {
        let until = next.span.end().max(known.span.start());
        let between = text[known.span.start()..until].to_lowercase();
        return begins.contains("linkedin")
            && between.len() <= 60
            && between.contains(" or ")
            && !between.contains('\n');
    }
    if known.span.end() > next.span.start() {
        return false;
    }
    let between = &text[known.span.end()..next.span.start()];
    let joins = |words: &str| words.split(|c: char| !c.is_alphanumeric()).any(|word| word == "or");
    let apart = between.contains(['\n', ';', '.']) || between.split_whitespace().count() > 4;
    !apart
        && (joins(&between.to_lowercase())
            || begins.starts_with("or ")
            || between.trim_start().starts_with(['–', '—', '(']))
}

/// How a resume is called where it is only the place of something else.
const RESUMES: [&str; 3] = ["resume", "résumé", "cv"];

/// Whether a paper is only the place of something else: `at the top of your letter`.
fn in_passing(words: &str, name: &str) -> bool {
    let Some((before, _)) = words.split_once(name) else {
        return false;
    };
    let mut last = before.split_whitespace().rev().filter(|word| !matches!(*word, "cover" | "covering"));
    let (whose, place) = (last.next().unwrap_or(""), last.next().unwrap_or(""));
    matches!(whose, "your" | "the" | "all" | "any" | "that" | "their" | "his" | "her" | "this")
        && matches!(place, "in" | "of" | "on" | "under" | "at" | "with")
}
