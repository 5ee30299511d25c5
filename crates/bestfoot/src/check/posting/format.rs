//! Is the file of a kind that the posting takes?

use super::asked_here;
use crate::check::{Check, Draft, Report};
use crate::posting::Ask;

/// Reports a file, the draft's own or one that hangs on it (variant `attachment`), that is in none of the formats that the posting asks for. Plain texts, Markdown
/// and TeX are what a letter is written in, and no word is lost on them.
pub(in crate::check) struct FileFormat;

impl Check for FileFormat {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let Some((_, read)) = draft.posting() else {
            return;
        };
        let asked = || read.instructions.iter().filter(|instruction| instruction.ask == Ask::FileFormat);
        let mut wanted: Vec<&str> =
            asked().filter_map(|instruction| instruction.value.as_deref()).flat_map(formats).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let Some(first) = asked().next().filter(|_| !wanted.is_empty()) else {
            return;
        };
        let facts = draft.document().facts();
        let own = facts.file_name.iter().map(|name| (name, None));
        let attached = facts.attachments.iter().map(|name| (name, Some("attachment")));
        for (name, variant) in own.chain(attached) {
            let Some((_, ending)) = name.rsplit_once('.') else {
                continue;
            };
            let Some(format) = of_ending(&ending.to_ascii_lowercase()) else {
                continue;
            };
            if wanted.contains(&format) || name.to_ascii_lowercase().contains("sample") {
                continue;
            }
            let finding = report.draft();
            if let Some(variant) = variant {
                finding.variant(variant);
            }
            finding.value("file", name.clone()).value("expected", wanted.join(" or ")).label(asked_here(first.span));
        }
    }
}

/// The formats that the posting's words name.
fn formats(words: &str) -> Vec<&'static str> {
    let has = |part: &str| words.contains(part);
    let mut all = Vec::new();
    if has("pdf") {
        all.push("PDF");
    }
    if has("doc") && !has("google") || has("word") {
        all.push("Word");
    }
    if has("rtf") {
        all.push("RTF");
    }
    if has("odt") || has("office") {
        all.push("ODT");
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
