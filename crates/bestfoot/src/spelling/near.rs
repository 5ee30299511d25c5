//! Words a few letters away, found by walking the word list with the table of edits at hand.

use fst::raw::{Fst, Node, Transition};

use super::{Entry, Size};

/// Longer words are never looked for: what is this long is a name, a code or a slip of the space bar.
const LONGEST: usize = 32;

/// A word near another.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Near {
    pub(crate) word: String,
    /// Letters left out, added, changed, or changed places with their neighbour.
    pub(crate) edits: u8,
    /// One letter doubled, or two neighbours that changed places.
    pub(crate) is_easy: bool,
    /// The unlikelier, the more.
    cost: f32,
}

struct Search<'a> {
    words: &'a Fst<&'static [u8]>,
    meant: &'a [u8],
    edits: u8,
    size: Size,
    /// Row of the table of edits for each letter walked so far, filled near its diagonal.
    rows: [[u8; LONGEST + 1]; LONGEST + 3],
    path: Vec<u8>,
    found: Vec<Near>,
}

pub(crate) fn search(words: &Fst<&'static [u8]>, word: &str, edits: u8, size: Size) -> Vec<Near> {
    if word.len() > LONGEST || !word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'') {
        return Vec::new();
    }
    let mut rows = [[0; LONGEST + 1]; LONGEST + 3];
    for (column, cell) in rows[0].iter_mut().enumerate() {
        *cell = column as u8;
    }
    let mut search = Search {
        words,
        meant: word.as_bytes(),
        edits,
        size,
        rows,
        path: Vec::with_capacity(LONGEST),
        found: Vec::new(),
    };
    search.walk(&words.root(), 0);
    let mut found = search.found;
    found.sort_by(|a, b| a.cost.total_cmp(&b.cost).then_with(|| a.word.cmp(&b.word)));
    found
}

impl Search<'_> {
    fn walk(&mut self, node: &Node<'_>, value: u64) {
        let depth = self.path.len();
        let length = self.meant.len();
        if node.is_final() && depth + self.edits as usize >= length && self.rows[depth][length] <= self.edits {
            let entry = Entry((value + node.final_output().value()) as u8);
            if entry.is_small() && entry.size() <= self.size {
                self.take(entry, self.rows[depth][length]);
            }
        }
        if depth >= length + self.edits as usize {
            return;
        }
        let (from, to) = self.near_diagonal(depth);
        if self.rows[depth][from..=to].iter().any(|&cell| cell < self.edits) {
            for transition in node.transitions() {
                self.go(transition, value);
            }
            return;
        }
        // No edit is left: only letters of the word itself lead on, and two that change places.
        let mut letters = [0; 32];
        let mut count = 0;
        for column in from..=to.min(length - 1) {
            let swapped = column.checked_sub(1).map(|before| self.meant[before]);
            for letter in std::iter::once(self.meant[column]).chain(swapped) {
                if !letters[..count].contains(&letter) && count < letters.len() {
                    letters[count] = letter;
                    count += 1;
                }
            }
        }
        for &letter in &letters[..count] {
            if let Some(index) = node.find_input(letter) {
                self.go(node.transition(index), value);
            }
        }
    }

    fn go(&mut self, transition: Transition, value: u64) {
        if self.step(transition.inp) {
            self.path.push(transition.inp);
            self.walk(&self.words.node(transition.addr), value + transition.out.value());
            self.path.pop();
        }
    }

    /// The first and the last cell of a row that are so near the diagonal that they can be small enough.
    fn near_diagonal(&self, depth: usize) -> (usize, usize) {
        let (length, edits) = (self.meant.len(), self.edits as usize);
        (depth.saturating_sub(edits).min(length), (depth + edits).min(length))
    }

    /// Fills the next row for a letter; whether any word below can still be near enough.
    fn step(&mut self, letter: u8) -> bool {
        let depth = self.path.len();
        let before = self.path.last().copied();
        let (done, open) = self.rows.split_at_mut(depth + 1);
        let (last, row) = (&done[depth], &mut open[0]);
        // Only cells so near the diagonal can be small enough; beside them stands what is too much.
        let (length, edits) = (self.meant.len(), self.edits as usize);
        let (from, to) = ((depth + 1).saturating_sub(edits).max(1), (depth + 1 + edits).min(length));
        row[from - 1] = if from == 1 { depth as u8 + 1 } else { self.edits + 1 };
        let mut least = row[from - 1];
        for column in from - 1..to {
            let wanted = self.meant[column];
            let mut cell = (last[column] + u8::from(wanted != letter)).min(last[column + 1] + 1).min(row[column] + 1);
            let swapped = column > 0 && before == Some(wanted) && self.meant[column - 1] == letter;
            if swapped {
                cell = cell.min(done[depth - 1][column - 1] + 1);
            }
            row[column + 1] = cell;
            least = least.min(cell);
        }
        if to < length {
            row[to + 1] = self.edits + 1;
        }
        least <= self.edits
    }

    fn take(&mut self, entry: Entry, edits: u8) {
        let word = String::from_utf8_lossy(&self.path).into_owned();
        let cost = cost(self.meant, &self.path, edits) + f32::from(entry.size()) * 0.12;
        let is_easy = edits == 1 && is_easy(self.meant, &self.path);
        self.found.push(Near { word, edits, is_easy, cost });
    }
}

/// How unlikely it is that somebody who meant `word` wrote `written`.
fn cost(written: &[u8], word: &[u8], edits: u8) -> f32 {
    let first = if written.first() == word.first() { 0.0 } else { 0.6 };
    let last = if written.last() == word.last() { 0.0 } else { 0.15 };
    let base = f32::from(edits) * 1.2 + first + last;
    if edits != 1 {
        return base;
    }
    let start = written.iter().zip(word).take_while(|(a, b)| a == b).count();
    let (a, b) = (&written[start..], &word[start..]);
    let easy = match a.len().cmp(&b.len()) {
        // Two neighbours changed places, a key beside the right one, one vowel for another.
        std::cmp::Ordering::Equal if a.len() > 1 && a[0] == b[1] && a[1] == b[0] => 0.5,
        std::cmp::Ordering::Equal if is_vowel(a[0]) && is_vowel(b[0]) => 0.3,
        std::cmp::Ordering::Equal if are_neighbours(a[0], b[0]) => 0.25,
        std::cmp::Ordering::Equal => 0.0,
        // A letter doubled or a double one single.
        std::cmp::Ordering::Greater if start > 0 && a[0] == written[start - 1] => 0.45,
        std::cmp::Ordering::Less if start > 0 && b[0] == word[start - 1] => 0.4,
        std::cmp::Ordering::Less => 0.25,
        std::cmp::Ordering::Greater => 0.1,
    };
    base - easy
}

fn is_easy(written: &[u8], word: &[u8]) -> bool {
    let start = written.iter().zip(word).take_while(|(a, b)| a == b).count();
    let (a, b) = (&written[start..], &word[start..]);
    match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Equal => a.len() > 1 && a[0] == b[1] && a[1] == b[0],
        std::cmp::Ordering::Greater => start > 0 && a[0] == written[start - 1],
        std::cmp::Ordering::Less => false,
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Whether two keys lie side by side on the common keyboard.
fn are_neighbours(a: u8, b: u8) -> bool {
    const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
    let place = |letter: u8| {
        ROWS.iter().enumerate().find_map(|(row, keys)| Some((row, keys.iter().position(|&key| key == letter)?)))
    };
    let (Some((row, column)), Some((other_row, other))) = (place(a), place(b)) else {
        return false;
    };
    match row.abs_diff(other_row) {
        0 => column.abs_diff(other) == 1,
        1 => {
            let (upper, lower) = if row < other_row { (column, other) } else { (other, column) };
            upper == lower || upper == lower + 1
        }
        _ => false,
    }
}
