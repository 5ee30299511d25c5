//! The reader's block: a way to reach somebody in it is the reader's.

use super::Line;
use super::reach::has_contact;
use super::signer::Signer;
use super::words::WORDS;

/// Whether a block with a number or an address in it can only be the reader's: whoever is greeted stands in it, or a company does, or a
/// desk's mailbox; and nothing in it is of the name that the letter is signed with.
pub(super) fn is_readers(lines: &[Line<'_>], block: &[usize], greeted: &str, signer: &Signer) -> bool {
    let here = || block.iter().map(|&index| &lines[index]);
    if !here().any(|line| has_contact(line.text)) || here().any(|line| signer.is_hinted(line)) {
        return false;
    }
    // Whoever is greeted by name stands above the number or address.
    let name = greeted.trim_end_matches(|c: char| !c.is_alphanumeric()).rsplit(' ').next().unwrap_or_default();
    let is_name = name.chars().count() > 2
        && name.starts_with(char::is_uppercase)
        && greeted.contains(' ')
        && !WORDS.nobody.has(&name.to_lowercase());
    let name = name.to_lowercase();
    let above = here().take_while(|line| !has_contact(line.text));
    let is_greeted = is_name && above.into_iter().any(|line| words(&line.lower).any(|word| word == name));
    let is_desk = here().any(|line| {
        let local = line.lower.split('@').next().unwrap_or_default();
        line.lower.contains('@')
            && WORDS.desks.has(local.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default())
    });
    is_greeted || signer.is_known() && (is_desk || is_body(&lines[block[0]].lower))
}

/// `Selby Mill Trust`, `University of Leeds`; not `12 College Road`, `The Old School`.
fn is_body(first: &str) -> bool {
    let head = first.split([',', '(', '|']).next().unwrap_or_default().trim();
    let named = !head.starts_with("the old") && !head.bytes().any(|byte| byte.is_ascii_digit());
    let last = head.replace('.', "");
    named
        && head.contains(' ')
        && (WORDS.bodies.has(last.rsplit(' ').next().unwrap_or_default())
            || ["university of", "ministry of", "department of", "institute of", "museum of"]
                .iter()
                .any(|body| head.starts_with(body)))
}

fn words(lower: &str) -> impl Iterator<Item = &str> {
    lower.split(|c: char| !c.is_alphanumeric())
}
