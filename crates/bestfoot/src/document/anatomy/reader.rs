//! The reader's block: a way to reach somebody in it is the reader's.

use super::Line;
use super::reach::has_contact;
use super::signer::Signer;

/// Mailboxes of a body, not of a person; `contact` and `mail` may be a freelancer's own.
const DESKS: &str = " info office admin enquiries inquiries reception jobs job careers career hr recruitment recruiting hiring vacancies bewerbung bewerbungen personalabteilung empleo \
    rrhh emploi recrutement applications apply ";

/// What the names of companies and houses end in.
const BODIES: &str = " ltd limited gmbh inc llc plc ag sa spa srl bv nv oy ab as aps kg trust college hospital university council group \
    company co museum institute department hotel clinic ministry society association foundation bank services studio studios agency \
    centre center library laboratories academy authority associates industries logistics solutions systems technologies school stiftung \
    verein klinik hochschule universität verlag partners ";

/// How people are greeted who are not named.
const NOBODY: &str = " sir madam sirs team committee manager panel board department office officer director herren concern everyone all \
    recruiter staff trustees colleagues hiring ";

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
        && !is_in(NOBODY, &name.to_lowercase());
    let name = name.to_lowercase();
    let above = here().take_while(|line| !has_contact(line.text));
    let is_greeted = is_name && above.into_iter().any(|line| words(&line.lower).any(|word| word == name));
    let is_desk = here().any(|line| {
        let local = line.lower.split('@').next().unwrap_or_default();
        line.lower.contains('@')
            && is_in(DESKS, local.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default())
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
        && (is_in(BODIES, last.rsplit(' ').next().unwrap_or_default())
            || ["university of", "ministry of", "department of", "institute of", "museum of"]
                .iter()
                .any(|body| head.starts_with(body)))
}

fn is_in(list: &str, word: &str) -> bool {
    !word.is_empty() && list.contains(&format!(" {word} "))
}

fn words(lower: &str) -> impl Iterator<Item = &str> {
    lower.split(|c: char| !c.is_alphanumeric())
}
