//! Whose detail it is: the writer's, or the reader's, a referee's, an employer's. The part of the letter tells, and in running text the
//! sentence: who can be reached, whose number it is, what the writer once did with it.

mod sheet;

use std::cell::OnceCell;

use self::sheet::Sheet;
use crate::document::{Document, Form, Token, Zone};
use crate::word_lists::{Phrases, WordSet, word_lists};
use crate::{Kind, Span};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    Own,
    /// Nothing says otherwise.
    Perhaps,
    Other,
}

word_lists! {
    static WORDS: Words = "whose.txt" {
        contact: WordSet,
        details: WordSet,
        people: WordSet,
        bodies: WordSet,
        past: WordSet,
        abroad: WordSet,
        roles: WordSet,
        hiring: WordSet,
        reached: WordSet,
        deeds: WordSet,
        adverbs: WordSet,
        titles: WordSet,
        says_own: Phrases,
        referee_titles: WordSet,
        referee_posts: Phrases,
    }
}

/// Who the details in a draft belong to. What is asked of its lines is worked out once.
#[derive(Default)]
pub(in crate::check) struct Owners {
    sheet: OnceCell<Sheet>,
    /// Of each line of a resume, whether it stands under a heading for referees, or is one.
    of_referees: OnceCell<Vec<bool>>,
}

impl Owners {
    /// Who a detail belongs to.
    pub(super) fn whose(&self, document: &Document, span: Span) -> Whose {
        let kind = document.kind();
        if kind == Some(Kind::Resume) && self.is_others_in_resume(document, span) {
            return Whose::Other;
        }
        if says_candidate(head_of_line(document, span)) {
            return Whose::Own;
        }
        match document.plain_zone(span.start()) {
            // Under the signature of a letter that names referees stand the writer's details.
            Zone::Signature if kind == Some(Kind::References) && document.is_letter() => of_frame(document, span),
            Zone::Letterhead | Zone::Signature if kind == Some(Kind::References) => self.of_sheet(document, span),
            Zone::Subject => Whose::Perhaps,
            Zone::Letterhead | Zone::Signature => of_frame(document, span),
            Zone::Closing | Zone::Date | Zone::Postscript | Zone::Body if kind == Some(Kind::Resume) => Whose::Own,
            Zone::Body | Zone::Date if kind == Some(Kind::References) => self.of_sheet(document, span),
            Zone::Body | Zone::Date | Zone::Postscript | Zone::Closing => of_sentence(document, span),
            // `From: Ana Ruiz, ana@example.com, 918-555-0147`
            Zone::Headers if is_sender(head_of_line(document, span)) => Whose::Own,
            _ => Whose::Other,
        }
    }

    /// Who a line or a detail on a sheet of references belongs to.
    pub(super) fn of_sheet(&self, document: &Document, span: Span) -> Whose {
        self.sheet.get_or_init(|| Sheet::of(document)).whose(document, span)
    }

    /// In a resume the row of a post, with its years, gives the employer's number; under `References` stand the referees'.
    fn is_others_in_resume(&self, document: &Document, span: Span) -> bool {
        let lines = document.plain_lines();
        let index = lines.partition_point(|line| line.span.end() < span.start());
        if index >= lines.len() {
            return false;
        }
        let is_year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let years = |text: &str| text.split(|c: char| !c.is_ascii_digit()).filter(|word| is_year(word)).count();
        let of_referees = self.of_referees.get_or_init(|| lines_of_referees(document));
        years(document.before(span.start())) + years(document.after(span.end())) >= 2 || of_referees[index]
    }
}

fn is_sender(line: &str) -> bool {
    line.split_once(':').is_some_and(|(label, _)| label.trim_matches(['*', ' ']).eq_ignore_ascii_case("from"))
}

/// `Phone of candidate: …`, `Mobile for replies: …`: the label says it, wherever the line stands.
fn says_candidate(line: &str) -> bool {
    const LONGEST: usize = 4;
    let Some((label, _)) = line.split_once(':') else {
        return false;
    };
    let label = label.to_lowercase();
    label.split_whitespace().count() <= LONGEST
        && label
            .split_whitespace()
            .any(|word| matches!(word, "candidate" | "candidate's" | "applicant" | "applicant's" | "replies" | "reply"))
        && !label.contains("to")
}

/// Of each line of a resume, whether it stands under a heading for referees, or is one.
fn lines_of_referees(document: &Document) -> Vec<bool> {
    let lines = document.plain_lines();
    let mut under = false;
    let of_line = |index: usize| {
        let text = document.plain()[lines[index].span.range()].trim();
        let lower = text.to_lowercase();
        let heads = heads_referees(&lower);
        // A heading is a line of few words, in capitals or under a blank line; what is promised on request stands for a section of its own.
        let capitals = !text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase);
        let opens = index == 0 || lines[index].paragraph != lines[index - 1].paragraph;
        let short = text.split_whitespace().count() <= 4 && !text.contains(['@', '|']);
        let is_heading = short && (capitals || opens || text.starts_with('#')) || lower.contains("request");
        let here = under || heads;
        if is_heading || heads {
            under = heads && index > 0;
        }
        here
    };
    (0..lines.len()).map(of_line).collect()
}

fn heads_referees(line: &str) -> bool {
    let head = line.split(':').next().unwrap_or_default().trim_start_matches(['#', '*', ' ']);
    (head.starts_with("referen") || head.starts_with("referee") || head.starts_with("référen"))
        && head.split_whitespace().count() <= 2
        && !line.contains("request")
}

/// `cc: …` under a letter names others.
fn of_frame(document: &Document, span: Span) -> Whose {
    let line = head_of_line(document, span).trim_start().to_lowercase();
    let others = [
        "cc:",
        "cc ",
        "c.c.",
        "bcc",
        "copy to",
        "copy:",
        "reference",
        "referee",
        "emergency",
        "next of kin",
        "in case of",
        "supervisor",
        "manager:",
        "my manager",
        "employer",
        "line manager",
        "agency:",
        "agent:",
        "assistant:",
        "copies to",
        "kopie",
        "kopija",
        "kopia",
        "kopi:",
        "kopio",
        "copia",
        "copie",
        "cópia",
        "másolat",
        "c/c",
        "do wiadomości",
        "in kopie",
    ];
    // "Reservations (03) 477 2085" at the foot of an employer's paper, "in care of my tutor: …"
    let before = document.before(span.start()).to_lowercase();
    let desk = before.trim_end_matches([' ', ':', '(']).rsplit(' ').next().unwrap_or_default();
    let of_others = before.contains("in care of") || WORDS.roles.has(desk);
    if of_others || others.iter().any(|opening| line.starts_with(opening)) { Whose::Other } else { Whose::Own }
}

/// What the line of a detail begins with.
fn head_of_line(document: &Document, span: Span) -> &str {
    let lines = document.plain_lines();
    let index = lines.partition_point(|line| line.span.end() < span.start());
    lines.get(index).map_or("", |line| document.after(line.span.start()))
}

/// A word of a sentence as the rules see it.
struct Word<'d> {
    lower: String,
    written: &'d str,
    token: &'d Token,
}

fn words<'d>(document: &'d Document, tokens: &'d [Token]) -> Vec<Word<'d>> {
    let word = |token: &'d Token| {
        let written = document.written(token);
        let lower = match token.form {
            Form::Full(full) => full.text().to_owned(),
            Form::Written => written.to_lowercase(),
        };
        Word { lower, written, token }
    };
    tokens.iter().map(word).collect()
}

fn is_in(list: &WordSet, word: &Word<'_>) -> bool {
    list.has(&word.lower)
}

/// More words before a detail than this do not speak of it.
const REACH: usize = 24;

fn of_sentence(document: &Document, span: Span) -> Whose {
    let tokens = document.tokens();
    let at = document.tokens_in(span);
    if at.is_empty() {
        return Whose::Perhaps;
    }
    let sentence = document.sentence_tokens(tokens[at.start].sentence);
    let mut start = sentence.start;
    // A detail alone in its sentence belongs to the one before: "I answer my phone. 07700 900123."
    let line = tokens[at.start].line;
    if at.start - start + (sentence.end.max(at.end) - at.end) <= 2 && start > 0 && tokens[start - 1].line == line {
        start = document.sentence_tokens(tokens[start - 1].sentence).start;
    }
    let before = words(document, &tokens[start.max(at.start.saturating_sub(REACH))..at.start]);
    let end = sentence.end.max(at.end).min(at.end + 10);
    let after = words(document, &tokens[at.end..end]);
    if let Some(whose) = from_behind(&after) {
        return whose;
    }
    let mailbox = document.plain()[span.range()].split('@').next().unwrap_or_default().to_lowercase();
    if WORDS.hiring.has(&mailbox) {
        return Whose::Other;
    }
    let said = from_before(document, &before);
    if said == Whose::Perhaps && WORDS.roles.has(&mailbox) { Whose::Other } else { said }
}

/// "… is my number", "… reaches me"; "… rang all day", "… and ask for her".
fn from_behind(after: &[Word<'_>]) -> Option<Whose> {
    for (index, word) in after.iter().enumerate() {
        let before = &after[index.saturating_sub(3)..index];
        match word.lower.as_str() {
            // "… has agreed to speak for me"
            "me" if before.windows(2).any(|pair| {
                pair[1].lower == "for"
                    && matches!(pair[0].lower.as_str(), "speak" | "vouch" | "write" | "answer" | "talk")
            }) =>
            {
                return Some(Whose::Other);
            }
            "me" if before.iter().any(|word| is_in(&WORDS.contact, word)) => return Some(Whose::Own),
            "my" if before.last().is_some_and(|word| matches!(word.lower.as_str(), "is" | "both"))
                && after[index + 1..].iter().take(3).any(|word| is_in(&WORDS.details, word)) =>
            {
                return Some(Whose::Own);
            }
            "mine" => return Some(Whose::Own),
            "him" | "her" | "them" if before.iter().any(|word| is_in(&WORDS.contact, word) || word.lower == "for") => {
                return Some(Whose::Other);
            }
            _ if index == 0 && is_in(&WORDS.past, word) => return Some(Whose::Other),
            "but" | "or" | "and" | "while" => break,
            _ => {}
        }
    }
    None
}

/// What stands between a cue and the detail.
#[derive(Default)]
struct Seen {
    /// Somebody or something else.
    other: bool,
    /// That is no way to reach the writer: "my supervisor", not "my parents' house".
    person: bool,
    /// A new part of the sentence names somebody else: "call me or my supervisor".
    joined_other: bool,
}

fn from_before(document: &Document, before: &[Word<'_>]) -> Whose {
    let mut seen = Seen::default();
    let own = |seen: &Seen| if seen.joined_other || seen.person && !seen.other { Whose::Other } else { Whose::Own };
    for (index, word) in before.iter().enumerate().rev() {
        let next = &before[index + 1..];
        let behind = |count: usize| next.iter().take(count);
        match word.lower.as_str() {
            // "Complaints reached me through …"
            "me" | "us" if index > 0 && before[index - 1].lower == "reached" => return Whose::Other,
            // "My old work address …"; an old number of one's own may still be in use.
            "my" if behind(1).any(|word| matches!(word.lower.as_str(), "old" | "former" | "previous"))
                && behind(3)
                    .any(|word| matches!(word.lower.as_str(), "work" | "office" | "company" | "desk" | "job")) =>
            {
                return Whose::Other;
            }
            // "My sister takes messages for me at …"
            "me" if index > 1
                && before[index - 1].lower == "for"
                && matches!(
                    before[index - 2].lower.as_str(),
                    "calls" | "call" | "messages" | "message" | "word" | "letters" | "ask"
                ) =>
            {
                return Whose::Own;
            }
            "me" | "us" if before[index.saturating_sub(4)..index].iter().any(|word| is_in(&WORDS.contact, word)) => {
                return if seen.joined_other { Whose::Other } else { Whose::Own };
            }
            // "a student of mine"
            "mine" if index > 0 && before[index - 1].lower == "of" => return Whose::Other,
            "mine" | "myself" => return own(&seen),
            "my" => {
                let person = behind(4).position(|word| is_in(&WORDS.people, word));
                let detail = behind(5).position(|word| is_in(&WORDS.details, word));
                match (person, detail) {
                    (Some(person), _) if is_house(next, person) => {}
                    (Some(person), Some(detail)) if detail < person => return own(&seen),
                    (Some(_), _) => return Whose::Other,
                    (None, Some(_)) => return if seen.joined_other { Whose::Other } else { Whose::Own },
                    (None, None) => {}
                }
            }
            "i" => return of_first_person(next, &seen),
            "we" | "he" | "she" | "they" | "his" | "their" | "him" | "them" | "her" | "hers" => return Whose::Other,
            // "…; call 07700 900123 after six": an order to the reader opens its own part of the sentence.
            _ if is_in(&WORDS.contact, word)
                && next.len() <= 4
                && !seen.other
                && !seen.person
                && index > 0
                && opens_part(document, before, index) =>
            {
                return Whose::Perhaps;
            }
            // "… if you ring 07700 900123."
            "you"
                if next.len() <= 3
                    && next.first().is_some_and(|verb| is_in(&WORDS.contact, verb))
                    && !seen.other
                    && !seen.person =>
            {
                return Whose::Perhaps;
            }
            // "Our line at home"
            "our"
                if behind(4).any(|word| word.lower == "home") && behind(2).any(|word| is_in(&WORDS.details, word)) =>
            {
                return Whose::Own;
            }
            "your" | "our"
                if behind(3).any(|word| {
                    is_in(&WORDS.details, word) || is_in(&WORDS.people, word) || is_in(&WORDS.bodies, word)
                }) =>
            {
                return Whose::Other;
            }
            // "I can be had by phone at …"
            "had" if index > 0 && before[index - 1].lower == "be" => {}
            _ if is_in(&WORDS.deeds, word) => seen.other = true,
            // "…, so 07700 900123 is best": what comes before is the reason.
            "so" if next.len() <= 3 && !seen.other && !seen.person => return Whose::Perhaps,
            "or" | "and" | "while" | "but" => {
                seen.joined_other |= seen.other || seen.person;
            }
            // "Mein Handy …", but "meine frühere Chefin, Frau Uhlig, antwortet unter …"
            _ if is_in(&WORDS.abroad, word) => return own(&seen),
            _ if is_in(&WORDS.people, word) && !is_house(before, index) => seen.person = true,
            _ if is_in(&WORDS.bodies, word) => seen.other = true,
            _ => {}
        }
    }
    let hears = before.windows(2).any(|pair| pair[0].lower == "hear" && pair[1].lower == "from")
        || before.iter().any(|word| matches!(word.lower.as_str(), "vouch" | "confirm" | "recommend" | "verify"));
    if seen.other || seen.person || hears || names_somebody(document, before) { Whose::Other } else { Whose::Perhaps }
}

/// A semicolon or colon stands before a word, or the comma behind a condition: "If the line is bad, try …".
fn opens_part(document: &Document, before: &[Word<'_>], index: usize) -> bool {
    let gap = &document.plain()[before[index - 1].token.end as usize..before[index].token.start as usize];
    gap.contains([';', ':']) || gap.contains(',') && before[0].lower == "if"
}

/// `I can be reached at`, `I answer on`; `I put it on every van`.
fn of_first_person(next: &[Word<'_>], seen: &Seen) -> Whose {
    let verb = next.iter().find(|word| !is_in(&WORDS.adverbs, word));
    let Some(verb) = verb else {
        return Whose::Perhaps;
    };
    let past = verb.lower.len() > 4 && verb.lower.ends_with("ed") || is_in(&WORDS.past, verb);
    // "I am on …", but not "I am writing …".
    let stays = next.windows(2).take(3).any(|pair| {
        pair[0].lower == "am"
            && matches!(pair[1].lower.as_str(), "on" | "at" | "under" | "in" | "always" | "usually" | "best" | "mostly")
    });
    let stays = stays || next.last().is_some_and(|last| last.lower == "am");
    let reach = stays || next.iter().take(5).any(|word| is_in(&WORDS.reached, word));
    if past || seen.joined_other || seen.person && !reach {
        Whose::Other
    } else if reach {
        Whose::Own
    } else if seen.other {
        Whose::Other
    } else {
        Whose::Perhaps
    }
}

/// `my parents' house`, `my sister's place`: where the writer stays.
fn is_house(words: &[Word<'_>], person: usize) -> bool {
    words[person + 1..]
        .iter()
        .take(2)
        .any(|word| matches!(word.lower.as_str(), "house" | "home" | "place" | "flat" | "address"))
}

/// `Ana Ruiz`, `Dr. Okafor`, `ask Ana`.
fn names_somebody(document: &Document, before: &[Word<'_>]) -> bool {
    let capital = |word: &Word<'_>| {
        word.written.chars().next().is_some_and(char::is_uppercase)
            && word.written.chars().any(char::is_lowercase)
            && !is_in(&WORDS.details, word)
            && !word.token.is_opaque
    };
    let asked = before.windows(3).any(|words| {
        words[0].lower == "ask" && words[1].lower == "for" && capital(&words[2]) && !signs(document, words[2].written)
    });
    asked
        || before.windows(2).any(|pair| {
            let side_by_side = pair[1].token.start - pair[0].token.end <= 2;
            side_by_side
                && capital(&pair[1])
                && !(signs(document, pair[0].written) && signs(document, pair[1].written))
                && (capital(&pair[0])
                    || is_in(&WORDS.titles, &pair[0])
                    || is_in(&WORDS.contact, &pair[0])
                    || pair[0].lower == "ask")
        })
}

/// Whether a word is of the name that the letter is signed or headed with: "ask for Dana".
fn signs(document: &Document, name: &str) -> bool {
    let frame =
        [Zone::Letterhead, Zone::Signature, Zone::Closing].into_iter().flat_map(|zone| document.zone_lines(zone));
    let mut words = frame.flat_map(|line| document.plain()[line.range()].split(|c: char| !c.is_alphabetic()));
    words.any(|word| word == name)
}
