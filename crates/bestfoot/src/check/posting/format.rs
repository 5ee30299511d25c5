//! Is the file of a kind that the posting takes?

use super::asked_here;
use crate::check::{Check, Draft, Report};
use crate::posting::{Ask, Instruction};
use crate::{Document, Kind, Span};

/// Reports a file, the draft's own or one that hangs on it (variant `attachment`), that is in none of the formats that the posting asks for, or in one that it
/// takes not (variant `refused`). Plain texts, Markdown and TeX are what a letter is written in, and no word is lost on them.
pub(in crate::check) struct FileFormat;

impl Check for FileFormat {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let Some((posting, read)) = draft.posting() else {
            return;
        };
        let wishes = wishes(posting, &read.instructions);
        let facts = draft.document().facts();
        let own = facts.file_name.iter().map(|name| (name, None, paper_of(draft.kind())));
        let attached = facts.attachments.iter().map(|name| (name, Some("attachment"), named_paper(name)));
        for (name, variant, paper) in own.chain(attached) {
            let Some((_, ending)) = name.rsplit_once('.') else {
                continue;
            };
            let Some(format) = of_ending(&ending.to_ascii_lowercase()).filter(|_| !is_sample(name)) else {
                continue;
            };
            let about =
                |wish: &&Wish| wish.paper.is_none() || variant.is_some() && paper.is_none() || wish.paper == paper;
            let wanted: Vec<&Wish> = wishes.iter().filter(|wish| !wish.is_refused).filter(about).collect();
            let refused = wishes.iter().find(|wish| wish.is_refused && wish.formats.contains(&format));
            let (wish, variant) = match (wanted.first(), refused) {
                (Some(first), _) if wanted.iter().all(|wish| !wish.formats.contains(&format)) => (*first, variant),
                (None, Some(refused)) => (refused, Some("refused")),
                _ => continue,
            };
            let mut formats: Vec<&str> = wanted.iter().flat_map(|wish| wish.formats.iter().copied()).collect();
            formats.sort_unstable();
            formats.dedup();
            let shown = if formats.is_empty() { format.to_owned() } else { formats.join(" or ") };
            let finding = report.draft();
            if let Some(variant) = variant {
                finding.variant(variant);
            }
            finding.value("file", name.clone()).value("expected", shown).label(asked_here(wish.span));
        }
    }
}

/// What the posting says of the form of a file.
struct Wish {
    span: Span,
    formats: Vec<&'static str>,
    is_refused: bool,
    /// Of which paper it is said; none for all.
    paper: Option<Kind>,
}

fn wishes(posting: &Document, instructions: &[Instruction]) -> Vec<Wish> {
    let mut wishes: Vec<Wish> = Vec::new();
    for instruction in instructions.iter().filter(|instruction| instruction.ask == Ask::FileFormat) {
        let words = instruction.value.as_deref().unwrap_or_default();
        let is_refused = ["no ", "not ", "never "].iter().any(|no| words.starts_with(no));
        let sentence = sentence(posting.text(), instruction.span);
        let formats = formats(words, &posting.text()[sentence.range()].to_lowercase());
        if formats.is_empty() {
            continue;
        }
        let before = wishes.last().filter(|before| before.span.start() >= sentence.start());
        let from = before.map_or(sentence.start(), |before| before.span.end().min(instruction.span.start()));
        // `PDF for the letter, Word for the CV`: it stands behind.
        let behind = posting.text()[instruction.span.end()..sentence.end()].trim_start().strip_prefix("for ");
        let named = match behind {
            Some(behind) => papers_in(&behind.split_whitespace().take(2).collect::<Vec<_>>().join(" ")),
            None => papers_in(&posting.text()[from..instruction.span.start()]),
        };
        let paper = match named[..] {
            [one] => paper_of(Some(one)),
            // `as a PDF or a Word document`: what was named before the first.
            [] => before.and_then(|before| before.paper),
            _ => None,
        };
        let paper = paper.filter(|_| !is_refused);
        wishes.push(Wish { span: instruction.span, formats, is_refused, paper });
    }
    // Where one wish of a sentence is for all, they all are.
    let open: Vec<Span> = wishes
        .iter()
        .filter(|wish| wish.paper.is_none() && !wish.is_refused)
        .map(|wish| sentence(posting.text(), wish.span))
        .collect();
    for wish in &mut wishes {
        if open.iter().any(|sentence| sentence.overlaps(wish.span)) {
            wish.paper = None;
        }
    }
    wishes
}

/// The sentence around a place, within its line.
fn sentence(text: &str, span: Span) -> Span {
    let before = &text[..span.start()];
    let start = ["\n", ". ", "! ", "? "].iter().filter_map(|end| before.rfind(end).map(|at| at + end.len())).max();
    let after = &text[span.end()..];
    let end = ["\n", ". ", "! ", "? "].iter().filter_map(|end| after.find(end)).min();
    Span::new(start.unwrap_or_default(), end.map_or(text.len(), |at| span.end() + at))
}

/// The papers that words name, of those whose form a posting may tell apart.
fn papers_in(words: &str) -> Vec<Kind> {
    let lower = words.to_lowercase();
    let has = |known: &[&str]| lower.split(|c: char| !c.is_alphanumeric()).any(|word| known.contains(&word));
    let mut papers = Vec::new();
    if has(&["letter", "letters"]) {
        papers.push(Kind::CoverLetter);
    }
    if has(&["resume", "resumes", "résumé", "cv", "cvs", "vitae"]) {
        papers.push(Kind::Resume);
    }
    if has(&["application", "applications", "documents", "files", "everything", "all", "both", "references"]) {
        papers.push(Kind::References);
    }
    papers
}

fn paper_of(kind: Option<Kind>) -> Option<Kind> {
    kind.filter(|kind| matches!(kind, Kind::CoverLetter | Kind::Resume))
}

/// The paper that an attached file is by its name.
fn named_paper(name: &str) -> Option<Kind> {
    match papers_in(&name.replace('_', " "))[..] {
        [one] => paper_of(Some(one)),
        _ => None,
    }
}

fn is_sample(name: &str) -> bool {
    name.to_ascii_lowercase().contains("sample")
}

/// The formats that the posting's words name, in their sentence.
fn formats(words: &str, sentence: &str) -> Vec<&'static str> {
    let has = |part: &str| words.contains(part);
    let mut all = Vec::new();
    if has("pdf") {
        all.push("PDF");
    }
    if has("doc") && !has("google") || has("word") && !has("password") {
        all.push("Word");
    }
    if has("rtf") {
        all.push("RTF");
    }
    if has("odt") || has("office") {
        all.push("ODT");
    }
    // A text for the box of a form may be written in any file.
    if has("plain text") && sentence.split(|c: char| !c.is_alphanumeric()).any(|word| word == "only") {
        all.push("plain text");
    }
    all
}

/// The format of a file that could be sent as it is.
fn of_ending(ending: &str) -> Option<&'static str> {
    Some(match ending {
        "pdf" => "PDF",
        "doc" | "docx" => "Word",
        "rtf" => "RTF",
        "odt" => "ODT",
        "pages" => "Pages",
        _ => return None,
    })
}
