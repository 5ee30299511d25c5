//! Small lists of words that stand in text files beside the code that asks for them: `name: word word …`, a name as often as it takes lines; between
//! phrases of several words stand commas. A line that begins with a number sign is a comment.
//!
//! The compiler reads the files, so that they cost a start nothing: a list is the file's text and the places of its words there.

/// A stretch of a file: where it begins and how many bytes it has. None has no bytes.
#[derive(Clone, Copy)]
pub(crate) struct Stretch {
    start: u16,
    len: u8,
}

impl Stretch {
    const NONE: Self = Self { start: 0, len: 0 };

    const fn new(start: usize, end: usize) -> Self {
        assert!(
            end <= u16::MAX as usize && end - start <= u8::MAX as usize,
            "a file of lists has less than 64 kB, a word less than 256 bytes"
        );
        Self { start: start as u16, len: (end - start) as u8 }
    }

    fn of(self, text: &'static str) -> &'static str {
        &text[self.start.into()..usize::from(self.start) + usize::from(self.len)]
    }
}

/// The members of one list of a file in their order, for the compiler, which knows no iterators.
struct Members<'t> {
    text: &'t [u8],
    name: &'t [u8],
    /// Commas, not spaces, part them.
    phrases: bool,
    at: usize,
    in_list: bool,
}

impl<'t> Members<'t> {
    const fn new(text: &'t str, name: &'t str, phrases: bool) -> Self {
        Self { text: text.as_bytes(), name: name.as_bytes(), phrases, at: 0, in_list: false }
    }

    const fn next(&mut self) -> Option<Stretch> {
        while self.at < self.text.len() {
            if !self.in_list {
                self.in_list = self.enter();
                continue;
            }
            let start = self.at;
            while self.at < self.text.len() && !self.parts(self.text[self.at]) {
                self.at += 1;
            }
            let (start, end) = trimmed(self.text, start, self.at);
            self.in_list = self.at < self.text.len() && self.text[self.at] != b'\n';
            self.at += 1;
            if start < end {
                return Some(Stretch::new(start, end));
            }
        }
        None
    }

    const fn parts(&self, byte: u8) -> bool {
        byte == b'\n' || if self.phrases { byte == b',' } else { is_space(byte) }
    }

    /// Goes behind the colon of the line that begins here if it is one of the list, to the next line if not.
    const fn enter(&mut self) -> bool {
        let colon = name_end(self.text, self.at);
        if self.text[colon] == b':' && equals(self.text, self.at, colon, self.name) {
            self.at = colon + 1;
            return true;
        }
        self.at = line_end(self.text, self.at) + 1;
        false
    }
}

/// Where the name that a line begins with ends: at its colon, at a number sign, or at the end of the line.
const fn name_end(text: &[u8], start: usize) -> usize {
    let mut at = start;
    while at + 1 < text.len() && !matches!(text[at], b':' | b'#' | b'\n') {
        at += 1;
    }
    at
}

const fn line_end(text: &[u8], start: usize) -> usize {
    let mut at = start;
    while at < text.len() && text[at] != b'\n' {
        at += 1;
    }
    at
}

/// Whatever ends the lines of a checkout.
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r')
}

const fn trimmed(text: &[u8], mut start: usize, mut end: usize) -> (usize, usize) {
    while start < end && is_space(text[start]) {
        start += 1;
    }
    while start < end && is_space(text[end - 1]) {
        end -= 1;
    }
    (start, end)
}

const fn equals(text: &[u8], start: usize, end: usize, word: &[u8]) -> bool {
    let mut at = 0;
    while at < word.len() {
        if start + at >= end || text[start + at] != word[at] {
            return false;
        }
        at += 1;
    }
    start + at == end
}

/// Whether every list of a file is among these names.
pub(crate) const fn are_all(text: &str, names: &[&str]) -> bool {
    let text = text.as_bytes();
    let mut at = 0;
    while at < text.len() {
        let colon = name_end(text, at);
        if text[colon] == b':' {
            let mut known = 0;
            while known < names.len() && !equals(text, at, colon, names[known].as_bytes()) {
                known += 1;
            }
            if known == names.len() {
                return false;
            }
        }
        at = line_end(text, at) + 1;
    }
    true
}

const fn count(text: &str, name: &str, phrases: bool) -> usize {
    let mut members = Members::new(text, name, phrases);
    let mut count = 0;
    while members.next().is_some() {
        count += 1;
    }
    assert!(count > 0, "a list is missing in its file");
    count
}

/// FNV-1a.
const fn hash(text: &[u8], start: usize, end: usize) -> usize {
    let mut hash = 0x811c_9dc5_u32;
    let mut at = start;
    while at < end {
        hash = (hash ^ text[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (hash ^ hash >> 15) as usize
}

/// Words of which one asks whether another is among them: a hash table with open addressing, at most half full.
pub(crate) struct WordSet {
    text: &'static str,
    slots: &'static [Stretch],
}

impl WordSet {
    pub(crate) const fn room(text: &str, name: &str) -> usize {
        (2 * count(text, name, false)).next_power_of_two()
    }

    pub(crate) const fn laid<const ROOM: usize>(text: &str, name: &str) -> [Stretch; ROOM] {
        let mut slots = [Stretch::NONE; ROOM];
        let mut words = Members::new(text, name, false);
        while let Some(word) = words.next() {
            let mut slot =
                hash(text.as_bytes(), word.start as usize, word.start as usize + word.len as usize) & (ROOM - 1);
            while slots[slot].len > 0 {
                slot = (slot + 1) & (ROOM - 1);
            }
            slots[slot] = word;
        }
        slots
    }

    pub(crate) const fn new(text: &'static str, slots: &'static [Stretch]) -> Self {
        Self { text, slots }
    }

    /// The words, in no order that means anything.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.slots.iter().filter(|slot| slot.len > 0).map(|slot| slot.of(self.text))
    }

    /// Whether a word begins with one of these.
    pub(crate) fn begin(&self, word: &str) -> bool {
        self.iter().any(|start| word.starts_with(start))
    }

    /// Whether a word is one of these as it is written.
    pub(crate) fn has(&self, word: &str) -> bool {
        let last = self.slots.len() - 1;
        let mut slot = hash(word.as_bytes(), 0, word.len()) & last;
        while self.slots[slot].len > 0 {
            if self.slots[slot].of(self.text) == word {
                return true;
            }
            slot = (slot + 1) & last;
        }
        false
    }

    /// Whether a word is one of these, which stand in small letters, whatever its capitals.
    pub(crate) fn has_any_case(&self, word: &str) -> bool {
        if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.has(&word.to_ascii_lowercase())
        } else {
            self.has(word)
        }
    }
}

/// Phrases, or parts of words, that are tried one after another, in their order.
pub(crate) struct Phrases {
    text: &'static str,
    places: &'static [Stretch],
}

impl Phrases {
    pub(crate) const fn room(text: &str, name: &str) -> usize {
        count(text, name, true)
    }

    pub(crate) const fn laid<const ROOM: usize>(text: &str, name: &str) -> [Stretch; ROOM] {
        let mut places = [Stretch::NONE; ROOM];
        let mut phrases = Members::new(text, name, true);
        let mut index = 0;
        while let Some(phrase) = phrases.next() {
            places[index] = phrase;
            index += 1;
        }
        places
    }

    pub(crate) const fn new(text: &'static str, places: &'static [Stretch]) -> Self {
        Self { text, places }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.places.iter().map(|place| place.of(self.text))
    }

    /// Those that a text begins with. Most are told from it by a byte.
    pub(crate) fn opening(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let (whole, first) = (self.text.as_bytes(), text.as_bytes().first());
        let may_open = self.places.iter().filter(move |place| whole.get(usize::from(place.start)) == first);
        may_open.map(|place| place.of(self.text)).filter(|phrase| text.starts_with(phrase))
    }

    /// Whether a text is one of these.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.iter().any(|phrase| phrase == text)
    }
}

/// A `static` with the lists of a text file. Of what stands in the file and what is named here neither may lack the other.
macro_rules! word_lists {
    ($visible:vis static $lists:ident: $Lists:ident = $file:literal { $($name:ident: $List:ty),+ $(,)? }) => {
        #[doc = concat!("The lists of `", $file, "`.")]
        $visible struct $Lists {
            $($visible $name: $List),+
        }

        $visible static $lists: $Lists = {
            const TEXT: &str = include_str!($file);
            const { assert!(
                $crate::word_lists::are_all(TEXT, &[$(stringify!($name)),+]),
                concat!($file, " holds a list that nobody asks for")
            ) };
            $Lists { $($name: {
                const NAME: &str = stringify!($name);
                static LAID: [$crate::word_lists::Stretch; <$List>::room(TEXT, NAME)] = <$List>::laid(TEXT, NAME);
                <$List>::new(TEXT, &LAID)
            }),+ }
        };
    };
}

pub(crate) use word_lists;
