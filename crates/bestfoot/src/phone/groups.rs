//! Stretches of figures: the groups that signs and blanks part them into.

/// The figure that a character stands for, as ASCII; figures of full width, Arabic, Persian and Devanagari ones count as such.
pub(super) fn figure(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => return Some(c as u8),
        '\u{ff10}'..='\u{ff19}' => 0xff10,
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        '\u{966}'..='\u{96f}' => 0x966,
        _ => return None,
    };
    Some(b'0' + (c as u32 - zero) as u8)
}

/// The figure that a letter inside a group stands for: `9OO123`, `555-O143`.
fn look_alike(line: &str, at: usize, c: char) -> Option<u8> {
    let value = match c {
        'O' | 'o' => b'0',
        'I' | 'l' => b'1',
        // What forms show for figures: `07700 xxxxxx`, `415-555-01XX`.
        'X' | 'x' => return is_blank(line, at).then_some(b'0'),
        // Flat 12B is another matter.
        'S' | 'B' => {
            let is_figure = |c: char| figure(c).is_some();
            let between = line[..at].ends_with(is_figure) && line[at + 1..].starts_with(is_figure);
            return between.then_some(if c == 'S' { b'5' } else { b'8' });
        }
        _ => return None,
    };
    let alike = |c: char| matches!(c, 'O' | 'o' | 'I' | 'l');
    let before =
        line[..at].chars().next_back().is_some_and(|c| figure(c).is_some() || alike(c) || matches!(c, '-' | ' '));
    let after = line[at..].trim_start_matches(alike);
    let is_figure = |c: char| figure(c).is_some();
    let joined = line[..at].trim_end_matches(alike).ends_with(is_figure);
    let ends = joined && after.strip_prefix([' ', '-']).is_some_and(|rest| rest.starts_with(is_figure));
    (before && (after.starts_with(is_figure) || ends) && line.len() - at - after.len() <= 3).then_some(value)
}

/// Whether an X stands in a row of them inside a number; one alone begins an extension.
fn is_blank(line: &str, at: usize) -> bool {
    // No number is longer, and each X of a row asks anew.
    const LONGEST: usize = 12;
    let is_x = |byte: &u8| matches!(byte, b'x' | b'X');
    let left = line.as_bytes()[..at].iter().rev().take(LONGEST).take_while(|byte| is_x(byte)).count();
    let right = line.as_bytes()[at..].iter().take(LONGEST).take_while(|byte| is_x(byte)).count();
    let (before, after) = (&line[..at - left], &line[at + right..]);
    let joined = before.ends_with(|c: char| figure(c).is_some() || matches!(c, ' ' | '-' | '.'));
    (2..=LONGEST).contains(&(left + right)) && joined && !after.starts_with(|c: char| c.is_alphabetic())
}

/// Whether an O opens a number: `O7700 900123`.
pub(super) fn leads(line: &str, at: usize) -> bool {
    let rest = &line.as_bytes()[at..];
    let is_figure = |byte: u8| byte.is_ascii_digit();
    // `O8O3 551 2276`: the letter is meant for a zero each time.
    let again = |third: u8, fourth: u8| third == rest[0] && is_figure(fourth);
    matches!(rest, [b'O' | b'o', second, third, fourth, ..] if is_figure(*second) && (is_figure(*third) || again(*third, *fourth)))
        && !line[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '@' | '#'))
}

/// The signs that people put between figures, those of full width as plain ones.
pub(super) fn sign(c: char) -> Option<char> {
    match c {
        ' ' | '-' | '.' | '/' | '(' | ')' | '+' => Some(c),
        '\u{ff08}' => Some('('),
        '\u{ff09}' => Some(')'),
        '\u{ff0b}' => Some('+'),
        _ => None,
    }
}

/// The groups of a stretch of figures; kept from one stretch to the next, to save room.
#[derive(Default)]
pub(super) struct Groups {
    pub(super) figures: String,
    pub(super) places: Vec<Group>,
    pub(super) lengths: Vec<usize>,
    /// Where the stretch begins, with the plus sign or bracket before it.
    pub(super) start: usize,
    /// Letters that look like figures were taken for them.
    pub(super) has_letters: bool,
}

#[derive(Clone, Copy)]
pub(super) struct Group {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its first figure, counted from the start of the stretch.
    pub(super) first: usize,
}

/// More groups than this are a table, not a number.
pub(super) const MOST_GROUPS: usize = 12;

impl Groups {
    /// Takes the stretch that begins at `start`; returns where the text behind it begins.
    pub(super) fn take(&mut self, line: &str, start: usize) -> usize {
        self.figures.clear();
        self.places.clear();
        self.lengths.clear();
        self.start = start;
        self.has_letters = false;
        let mut in_group = false;
        let mut joint = 0;
        let mut end = start;
        let mut last = ' ';
        for (offset, c) in line[start..].char_indices() {
            let at = start + offset;
            let read = figure(c).or_else(|| {
                if offset == 0 && leads(line, at) {
                    self.has_letters = true;
                    return Some(b'0');
                }
                let read = look_alike(line, at, c).filter(|_| !self.places.is_empty())?;
                self.has_letters = true;
                Some(read)
            });
            if let Some(figure) = read {
                if !in_group {
                    self.places.push(Group { start: at, end: at, first: self.figures.len() });
                    self.lengths.push(0);
                }
                self.figures.push(char::from(figure));
                let group = self.places.len() - 1;
                self.places[group].end = at + c.len_utf8();
                self.lengths[group] += 1;
                (in_group, joint, end) = (true, 0, at + c.len_utf8());
            } else {
                let Some(sign) = sign(c) else {
                    break;
                };
                joint += 1;
                // A plus sign begins a number, and so does what comes after a full stop.
                let begins = sign == '+' && !self.places.is_empty();
                if begins || joint > 4 || last == '.' && sign == ' ' && !self.places.is_empty() {
                    break;
                }
                in_group = false;
                last = sign;
                continue;
            }
            last = '0';
        }
        end.max(start + line[start..].chars().next().map_or(1, char::len_utf8))
    }

    pub(super) fn run<'r>(&'r self, text: &'r str, from: usize, to: usize) -> Run<'r> {
        let groups = &self.places[from..to];
        let first = groups[0].first;
        let last = self.places.get(to).map_or(self.figures.len(), |next| next.first);
        let floor = if from == 0 { self.start } else { self.places[from - 1].end };
        // Of the signs before it, a plus sign and brackets belong to the number.
        let lead = &text[floor..groups[0].start];
        let inner = lead.trim_end_matches(' ');
        let kept = if inner.len() < lead.len() && inner.ends_with('+') {
            // `+ 44 7700 900123`
            inner.len() - 1
        } else {
            lead.rfind(|c| !matches!(sign(c), Some('+' | '(')))
                .map_or(0, |at| at + lead[at..].chars().next().map_or(1, char::len_utf8))
        };
        let mut end = groups[groups.len() - 1].end;
        let mut start = floor + kept;
        let opened = |start: usize, end: usize| {
            let count = |wanted: char| text[start..end].chars().filter(|&c| sign(c) == Some(wanted)).count();
            count('(') > count(')')
        };
        if opened(start, end) {
            match text[end..].chars().next().filter(|&c| sign(c) == Some(')')) {
                Some(c) => end += c.len_utf8(),
                // The bracket opened before the number and closes somewhere behind it.
                None if text[start..].starts_with('(') => start += 1,
                None => {}
            }
        }
        Run { text, figures: &self.figures[first..last], groups, lengths: &self.lengths[from..to], start, end }
    }
}

/// A stretch of figures with the signs between them.
#[derive(Clone, Copy)]
pub(super) struct Run<'r> {
    pub(super) text: &'r str,
    pub(super) figures: &'r str,
    pub(super) groups: &'r [Group],
    pub(super) lengths: &'r [usize],
    pub(super) start: usize,
    pub(super) end: usize,
}

impl<'r> Run<'r> {
    pub(super) fn group(&self, index: usize) -> &'r str {
        let first = self.groups[index].first - self.groups[0].first;
        &self.figures[first..first + self.lengths[index]]
    }

    pub(super) fn lead(&self) -> &'r str {
        &self.text[self.start..self.groups[0].start]
    }

    pub(super) fn has_plus(&self) -> bool {
        self.lead().chars().any(|c| sign(c) == Some('+'))
    }

    /// The first group stands in brackets of its own: `(202) 555-0143`.
    pub(super) fn opens_with_bracket(&self) -> bool {
        let closes = |joint: &str| joint.chars().any(|c| sign(c) == Some(')'));
        self.lead().chars().any(|c| sign(c) == Some('(')) && self.groups.len() > 1 && closes(self.joint(0))
    }

    /// The signs behind a group.
    pub(super) fn joint(&self, index: usize) -> &'r str {
        &self.text[self.groups[index].end..self.groups[index + 1].start]
    }

    pub(super) fn joins(&self, wanted: impl Fn(&str) -> bool) -> bool {
        (0..self.groups.len() - 1).any(|index| wanted(self.joint(index)))
    }

    pub(super) fn all_joins(&self, wanted: impl Fn(&str) -> bool) -> bool {
        (0..self.groups.len() - 1).all(|index| wanted(self.joint(index)))
    }
}
