//! A person whose name is known: its words, what each is, and every form of it that is right.

use super::fold::{Likeness, compare, fold, letters, sound_alike};
use super::title::{Honorific, is_title, title};
use crate::Place;
use crate::spelling;
use crate::word_lists::{WordSet, word_lists};

word_lists! {
    static WORDS: Words = "person.txt" {
        particles: WordSet,
        degrees: WordSet,
        recruiters: WordSet,
    }
}

word_lists! {
    static ORDER: Order = "order.txt" {
        asia: WordSet,
        hungary: WordSet,
    }
}

word_lists! {
    static SURNAMES: Surnames = "two-surnames.txt" {
        two: WordSet,
    }
}

/// A person whose spelling is known.
#[derive(Clone, Debug)]
pub(crate) struct KnownPerson {
    pub(crate) name: String,
    pub(crate) title: Option<Honorific>,
    /// The words of the name without titles and degrees, as they are spelled.
    pub(crate) words: Vec<NameWord>,
    /// Every folded word that is right for this person.
    pub(crate) right: Vec<String>,
    /// The folded words of other names that the person goes by.
    pub(super) also: Vec<String>,
    /// The folded word for what the person is at work: `manager` of a Nurse manager, `head` of a Head of Laboratory.
    pub(super) post: Option<String>,
    /// Where the name is spelled.
    pub(crate) place: Option<Place>,
    pub(crate) source: Source,
}

/// How a name is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// `[[people]]` of the application.
    People,
    /// `[candidate]` of the application, or who sends the mail.
    Candidate,
    /// To or Cc of the mail.
    Header,
    /// The address of the mail without a name beside it; its letters may lack anything but letters.
    Mailbox,
    /// The inside address.
    Address,
    /// Who wrote the quoted mail.
    Quoted,
}

/// A word of a known name.
#[derive(Clone, Debug)]
pub(crate) struct NameWord {
    pub(crate) text: String,
    /// Its letters, folded: every mention is laid on every word.
    pub(super) letters: String,
    pub(crate) part: Part,
    /// A hyphen holds it to the next word.
    pub(crate) joined: bool,
    /// Whether its capitals tell how it is written: nobody is named `aoife byrne` or `EILEEN O'SHEA` on paper, but some type so.
    pub(super) says_case: bool,
}

impl NameWord {
    /// Whether it is a family name of those who have two and go by the first.
    pub(super) fn is_of_two(&self) -> bool {
        self.part == Part::Family && SURNAMES.two.has(&self.letters)
    }

    /// The word with the capitals that names have, where it tells nothing about them.
    pub(super) fn spelled(&self) -> String {
        if self.says_case {
            return self.text.clone();
        }
        let mut begins = true;
        let cased = self.text.chars().flat_map(|c| {
            let cased: String = if begins { c.to_uppercase().collect() } else { c.to_lowercase().collect() };
            begins = !c.is_alphabetic();
            cased.chars().collect::<Vec<_>>()
        });
        cased.collect()
    }
}

/// Whether the capitals of a word tell how it is written: not those of a name that is typed in one case.
fn says_case(word: &str, name: &str) -> bool {
    // `AJ`, `JP`
    const INITIALS: usize = 3;
    let has = |text: &str, kind: fn(char) -> bool| text.chars().any(kind);
    let is_mixed = |text: &str| has(text, char::is_uppercase) && has(text, char::is_lowercase);
    is_mixed(word) || is_mixed(name) && has(word, char::is_uppercase) && word.chars().count() <= INITIALS
}

/// What a word of a name is. A name that is written family first has its parts the other way round; nothing here depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Given,
    /// `van`, `de la`, `bin`.
    Particle,
    Initial,
    Family,
}

pub(crate) fn is_particle(word: &str) -> bool {
    is_in(&WORDS.particles, word)
}

pub(super) fn is_degree(word: &str) -> bool {
    is_in(&WORDS.degrees, word)
}

/// Whether a list of short words in ASCII holds the word, folded.
fn is_in(list: &WordSet, word: &str) -> bool {
    const LONGEST: usize = 5;
    if word.is_ascii() {
        return word.len() <= LONGEST && list.has_any_case(word);
    }
    list.has(&fold(word))
}

/// A word for those who hire, who are written to instead of a person: `Contoso Hiring Team`.
pub(crate) fn is_recruiter(word: &str) -> bool {
    WORDS.recruiters.has(&word.to_lowercase())
}

/// The words of a name, as they are written.
pub(crate) fn words(name: &str) -> Vec<String> {
    pieces(name).into_iter().map(|(word, _)| word).collect()
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}')
}

/// The words of a name, and whether a hyphen joins each to the next.
fn pieces(name: &str) -> Vec<(String, bool)> {
    let mut pieces: Vec<(String, bool)> = Vec::new();
    let mut word = String::new();
    let mut end = |word: &mut String, joined: bool| {
        // `Achieng'`: what parts words from signs leaves the last one out.
        let trimmed = word.trim_matches('.').trim_end_matches(['\'', '\u{2019}']);
        // `'Ziggy'`, but not `'t Hooft`.
        let quoted = trimmed.len() < word.trim_matches('.').len();
        let trimmed = if quoted { trimmed.trim_start_matches(['\'', '\u{2018}']) } else { trimmed };
        if !trimmed.is_empty() {
            pieces.push((trimmed.to_owned(), joined));
        }
        word.clear();
    };
    for c in name.chars() {
        if is_hyphen(c) {
            end(&mut word, true);
        } else if c.is_whitespace() || matches!(c, ',' | '(' | ')' | '"' | '/') {
            end(&mut word, false);
        } else {
            word.push(c);
        }
    }
    end(&mut word, false);
    pieces
}

impl KnownPerson {
    pub(crate) fn new(
        name: &str,
        title_beside: Option<&str>,
        also: &[String],
        place: Option<Place>,
        source: Source,
    ) -> Self {
        let mut all = pieces(name);
        let mut found = title_beside.and_then(strongest);
        while all.len() > 1 && is_title(&all[0].0) {
            let written = title(&all.remove(0).0);
            found = found.or(written);
        }
        while all.len() > 1 && is_degree(&all[all.len() - 1].0) {
            all.pop();
        }
        let last = all.len().saturating_sub(1);
        // The family name is the last word with all that hyphens hold to it.
        let mut family = last;
        while family > 1 && all[family - 1].1 {
            family -= 1;
        }
        // Small letters inside a name that ends with a capital are those of a particle, whatever the language: `Ahmed ben Salah`.
        let small: Vec<bool> = (0..all.len())
            .map(|at| {
                at > 0
                    && at < family
                    && !all[at - 1].1
                    && all[last].0.starts_with(char::is_uppercase)
                    && all[at].0.chars().all(char::is_lowercase)
            })
            .collect();
        let behind_hyphen: Vec<bool> = (0..all.len()).map(|at| at > 0 && all[at - 1].1).collect();
        let written: String = all.iter().map(|(word, _)| word.as_str()).collect();
        let words: Vec<NameWord> = all
            .into_iter()
            .enumerate()
            .map(|(at, (text, joined))| {
                let part = match at {
                    _ if text.chars().filter(|c| c.is_alphabetic()).count() <= 1 => Part::Initial,
                    0 => Part::Given,
                    _ if at < last && is_particle(&text) || small[at] => Part::Particle,
                    _ if at >= family => Part::Family,
                    _ => Part::Given,
                };
                // `van`, and the second half of `Ji-hoon`, are small on purpose.
                let small = (part == Part::Particle || behind_hyphen[at]) && written.contains(char::is_uppercase);
                let says_case = small || says_case(&text, &written);
                NameWord { letters: letters(&text), text, part, joined, says_case }
            })
            .collect();
        let also: Vec<String> = also.iter().flat_map(|name| self::words(name)).map(|word| fold(&word)).collect();
        let right = words.iter().map(|word| fold(&word.text)).chain(also.iter().cloned()).collect();
        Self { name: name.to_owned(), title: found, words, right, also, post: None, place, source }
    }

    pub(super) fn with_role(mut self, role: Option<&str>) -> Self {
        let head = role.map(|role| role.split([',', '(']).next().unwrap_or(role));
        let words: Vec<String> = head.map(self::words).into_iter().flatten().map(|word| fold(&word)).collect();
        let end = words.iter().position(|word| matches!(word.as_str(), "of" | "for")).unwrap_or(words.len());
        self.post = words[..end].last().cloned();
        self
    }

    pub(crate) fn is_candidate(&self) -> bool {
        self.source == Source::Candidate
    }

    /// Whether a folded word is a usual short form of one of the given names, or the other way round.
    pub(crate) fn has_nickname(&self, folded: &str) -> bool {
        let given = |word: &&NameWord| word.part == Part::Given || word.part == Part::Family;
        self.words.iter().filter(given).any(|word| spelling::words().is_nickname(&word.letters, folded))
    }

    /// Whether a word may be one by which the person goes: of the name, near one of it, short for one, or its first letter.
    pub(crate) fn may_be_called(&self, word: &str) -> bool {
        let folded = letters(word);
        let initials = || self.words.iter().filter_map(|word| word.letters.chars().next()).collect::<String>();
        if folded.chars().count() <= 2 {
            return !folded.is_empty()
                && folded.chars().all(|c| initials().contains(c))
                && word.starts_with(char::is_uppercase);
        }
        let is_short = |known: &NameWord| {
            spelling::words().is_nickname(&known.letters, &folded)
                || spelling::words().is_nickname(&folded, &known.letters)
        };
        let telling = |known: &&NameWord| !matches!(known.part, Part::Particle | Part::Initial);
        self.also.contains(&folded)
            || self.is_shortened(&folded, 1)
            || self.is_pet_name(&folded)
            || self.words.iter().filter(telling).any(|known| {
                is_short(known)
                    || sound_alike(word, &known.text)
                    || !matches!(compare(word, &known.text), Likeness::Different)
            })
    }

    /// Whether a folded word is the beginning, the end or the middle of a given name, as `Seun` is of Oluwaseun, and so many letters shorter.
    pub(crate) fn is_shortened(&self, folded: &str, least: usize) -> bool {
        self.words.iter().filter(|word| word.part == Part::Given).any(|word| {
            let name = &word.letters;
            folded.len() >= 3
                && folded.len() + least <= name.len()
                && (name.starts_with(folded)
                    || name.ends_with(folded)
                    // `Funmi` is Oluwafunmilayo.
                    || folded.len() >= 5 && name.len() >= 9 && name.contains(folded))
        })
    }

    /// Whether a folded word is a piece of a given name with an ending by which people are called fondly: `Lisi` is Elisabeth.
    pub(crate) fn is_pet_name(&self, folded: &str) -> bool {
        const ENDINGS: [&str; 12] = ["i", "y", "ie", "ey", "a", "o", "ka", "ko", "el", "erl", "chen", "ito"];
        let core = |ending: &&str| folded.strip_suffix(*ending).filter(|core| core.chars().count() >= 3);
        let given = |word: &&NameWord| word.part == Part::Given && word.letters.len() > folded.len();
        self.words
            .iter()
            .filter(given)
            .any(|word| ENDINGS.iter().filter_map(core).any(|core| word.letters.contains(core)))
    }

    /// Whether the order of family and given name is open: in East Asia and Hungary families come first, and people abroad turn their names round or
    /// do not.
    pub(crate) fn is_of_open_order(&self) -> bool {
        let listed = self.words.iter().any(|word| ORDER.asia.has(&word.letters) || ORDER.hungary.has(&word.letters));
        // `Ji-hoon`, `Xiao-ling`: only given names of East Asia go on small behind a hyphen.
        let halves = self.words.windows(2).any(|pair| pair[0].joined && pair[1].text.starts_with(char::is_lowercase));
        listed || halves || self.words.iter().all(|word| word.text.is_ascii() && is_japanese(&word.letters))
    }
}

/// The title among several that says most.
fn strongest(titles: &str) -> Option<Honorific> {
    titles.split_whitespace().filter_map(title).max_by_key(|title| title.rank())
}

/// Whether a word is built of the syllables of Japanese.
fn is_japanese(word: &str) -> bool {
    let bytes = word.as_bytes();
    let vowel = |at: usize| bytes.get(at).is_some_and(|byte| b"aeiou".contains(byte));
    let mut at = 0;
    while at < bytes.len() {
        let rest = &word[at..];
        let onset = ["sh", "ch", "ts", "ky", "gy", "ny", "hy", "my", "ry", "by", "py"]
            .into_iter()
            .find(|onset| rest.starts_with(onset))
            .map_or(usize::from(b"kstnhmyrwgzdbpjf".contains(&bytes[at])), str::len);
        if vowel(at + onset) {
            at += onset + 1;
        } else if bytes[at] == b'n' {
            at += 1;
        } else {
            return false;
        }
    }
    bytes.len() >= 2
}
