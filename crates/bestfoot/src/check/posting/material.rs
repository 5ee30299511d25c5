//! Does the draft come with what the posting asks for?

use super::words::WORDS;
use super::{asked_here, content, quoted, said, stem, whole};
use crate::Kind;
use crate::check::referee;
use crate::check::{Check, Draft, Report};
use crate::posting::{Ask, Instruction};

/// Reports what the posting asks for and the draft neither brings, names nor links to, and the packet does not hold: work, references, other documents.
/// With `link`, only a profile or work that is to be linked, and without it all else. The phrases `all` speak of everything asked for, `work` and
/// `references` of theirs. Of a sheet of references, reports that it names fewer than are asked for (variant `too-few`).
pub(in crate::check) struct Material;

impl Check for Material {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let Some((posting, read)) = draft.posting() else {
            return;
        };
        if draft.kind() == Some(Kind::References) {
            return too_few(draft, &read.instructions, report);
        }
        let document = draft.document();
        if draft.word_count() < draft.number("least-words").unwrap_or(20) as usize
            || !draft.phrase_tokens("all").is_empty()
        {
            return;
        }
        let said = said(draft);
        let linked = document.links().iter().any(|link| !link.is_email);
        let mut told: Vec<Ask> = Vec::new();
        for instruction in &read.instructions {
            let words = content(whole(posting.text(), instruction.span));
            let named = words.iter().any(|word| said.iter().any(|known| known == stem(word)));
            let wants_link = instruction.ask == Ask::Portfolio && words.iter().any(|word| is_site(word));
            let here = match instruction.ask {
                Ask::Portfolio => linked || !draft.phrase_tokens("work").is_empty(),
                Ask::References => !draft.phrase_tokens("references").is_empty() || stand_in_resume(draft),
                Ask::Document => named || words.is_empty(),
                _ => true,
            };
            // The files that hang on a mail say what they are.
            let attached = document.facts().attachments.iter().any(|name| {
                let name = content(name);
                name.iter().any(|word| words.iter().any(|wanted| stem(wanted) == stem(word)))
            }) || instruction.ask != Ask::Portfolio && document.facts().attachments.len() >= 3;
            let lies = !wants_link && lies_in_packet(draft, instruction.ask, &words);
            if here || attached || lies || draft.flag("link") != wants_link || told.contains(&instruction.ask) {
                continue;
            }
            told.push(instruction.ask);
            let variant = match instruction.ask {
                Ask::References => "references",
                Ask::Document => "document",
                _ => "work",
            };
            let text = quoted(posting, instruction.span);
            report.draft().variant(variant).value("expected", text).label(asked_here(instruction.span));
        }
    }
}

/// Reports a sheet that names fewer referees than the posting asks for.
fn too_few(draft: &Draft<'_>, instructions: &[Instruction], report: &mut Report) {
    let asks = instructions.iter().filter(|instruction| instruction.ask == Ask::References);
    let Some((asked, count)) = asks.filter_map(|asks| Some((asks, asks.count?))).max_by_key(|(_, count)| *count) else {
        return;
    };
    let named = referee::count(draft);
    if named > 0 && named < count as usize {
        let finding = report.draft().variant("too-few").value("count", named.to_string());
        finding.value("limit", count.to_string()).label(asked_here(asked.span));
    }
}

/// Whether what is asked for lies in the packet: a sheet of references, or a file whose name says what it is.
fn lies_in_packet(draft: &Draft<'_>, ask: Ask, words: &[String]) -> bool {
    draft.application().papers.iter().any(|paper| match ask {
        Ask::References => paper.kind == Some(Kind::References),
        // A covering letter is no letter of recommendation.
        _ => {
            paper.kind != Some(Kind::CoverLetter) && {
                let stem_of = |name: &str| name.rsplit_once('.').map_or(name, |(name, _)| name).to_owned();
                let file = paper.name.rsplit(['/', '\\']).next().unwrap_or_default();
                content(&stem_of(file)).iter().any(|word| words.iter().any(|wanted| stem(wanted) == stem(word)))
            }
        }
    })
}

/// Whether the resume has a heading for referees: it may hold what the letter need not.
fn stand_in_resume(draft: &Draft<'_>) -> bool {
    let is_heading = |line: &str| {
        let lower = line.trim_start_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        (lower.starts_with("referee") || lower.starts_with("reference"))
            && lower.split_whitespace().count() <= 3
            && !lower.contains("request")
    };
    draft.application().resume.as_ref().is_some_and(|resume| resume.text().lines().any(is_heading))
}

/// Work that stands at an address.
fn is_site(word: &str) -> bool {
    WORDS.sites.has(word)
}
