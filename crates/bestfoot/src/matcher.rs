//! One pass over a document's words finds every phrase of every lint, vocabulary and guard at once. Nothing here knows what a lint means.

use std::cell::OnceCell;

use crate::Span;
use crate::document::{Document, Form, Full};
use crate::program::{GAP, LINT, Node, Program, Signs, Tables, UNKNOWN, WIDE};

/// Where an entry of a vocabulary of several words stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mark {
    pub(crate) vocabulary: u32,
    /// Tokens.
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// A place that a lint's phrase or regex matches, before its guards.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hit {
    pub(crate) lint: u32,
    /// The reported words: tokens.
    pub(crate) tokens: (u32, u32),
    /// The reported part, in bytes of the folded text.
    pub(crate) span: Span,
    /// The whole match: tokens.
    pub(crate) whole: (u32, u32),
    pub(crate) captures: Vec<(String, Span)>,
    /// Which shape it has; none for a regex.
    pub(crate) shape: Option<u32>,
    /// Which of the lint's lists of phrases it is from.
    pub(crate) part: u32,
    /// Words that must stand for somebody named before, each a token and the references of which one must hold.
    pub(crate) pending: Vec<(u32, Vec<u32>)>,
    /// Whether such a word was resolved.
    pub(crate) refers: bool,
}

/// What one pass over a document found.
pub(crate) struct Scan<'p> {
    pub(crate) tables: Tables<'p>,
    symbols: u32,
    /// The number of each token's word.
    words: Vec<u32>,
    /// The signs of what stands at each token.
    signs: Vec<Signs>,
    marks: Vec<Mark>,
    /// Where the marks that begin at a token lie.
    starts: Vec<(u32, u32)>,
    /// The phrases to begin at a word: stratum, node, and the token after what began them. Kept to spare an allocation a word.
    begun: Vec<(u32, u32, u32)>,
    pub(crate) hits: Vec<Hit>,
    program: &'p Program,
    places: OnceCell<Places>,
}

/// Where the entries of each vocabulary stand, by vocabulary.
struct Places {
    /// Where those of a vocabulary begin in `places`.
    starts: Vec<u32>,
    /// First token and the one after the last, in order.
    places: Vec<(u32, u32)>,
}

/// Numbers the words of a document.
pub(crate) fn number_words(tables: &Tables<'_>, document: &Document) -> Vec<u32> {
    let plain = document.plain().as_bytes();
    let mut buffer = Vec::with_capacity(32);
    let number = |token: &crate::document::Token| {
        if let Form::Full(full) = token.form {
            return tables.word(full.text().as_bytes());
        }
        if token.is_opaque {
            return UNKNOWN;
        }
        let written = &plain[token.span().range()];
        buffer.clear();
        buffer.extend(written.iter().map(u8::to_ascii_lowercase));
        if !written.is_ascii() {
            let lower = document.written(token).to_lowercase();
            buffer.clear();
            buffer.extend_from_slice(lower.as_bytes());
        }
        tables.word(&buffer)
    };
    document.tokens().iter().map(number).collect()
}

/// Deeper than any phrase has elements.
const DEEPEST: usize = crate::lint::phrase::MOST_ELEMENTS + 1;

struct Walk<'s, 'p, 'd> {
    scan: &'s mut Scan<'p>,
    document: &'d Document,
    program: &'p Program,
    start: u32,
    /// The end of the sentence: tokens.
    limit: u32,
    /// Tokens of each element so far.
    path: [(u32, u32); DEEPEST],
}

impl<'p> Scan<'p> {
    pub(crate) fn new(program: &'p Program, document: &Document) -> Self {
        let tables = program.tables();
        let words = number_words(&tables, document);
        let symbols = program.tables().word_count();
        let mut scan = Self {
            tables,
            symbols,
            starts: vec![(0, 0); words.len()],
            signs: words.iter().map(|&word| tables.signs(word)).collect(),
            words,
            marks: Vec::new(),
            begun: Vec::new(),
            hits: Vec::new(),
            program,
            places: OnceCell::new(),
        };
        let tokens = document.tokens();
        let mut limit = tokens.len() as u32;
        for start in (0..tokens.len()).rev() {
            if tokens.get(start + 1).is_some_and(|next| next.sentence != tokens[start].sentence) {
                limit = start as u32 + 1;
            }
            let word = scan.words[start];
            scan.starts[start] = (scan.marks.len() as u32, scan.marks.len() as u32);
            let name = program.rules.special.capitalised.filter(|_| document.is_name_like(start));
            let figure = program.rules.special.figure.filter(|_| document.is_figure(start));
            if let Some(vocabulary) = name.or(figure) {
                scan.mark(Mark { vocabulary, start: start as u32, end: start as u32 + 1 });
            } else if word == UNKNOWN {
                continue;
            }
            let path = [(0, 0); DEEPEST];
            Walk { scan: &mut scan, document, program, start: start as u32, limit, path }.begin(word);
        }
        scan
    }

    /// Whether a vocabulary has an entry that begins at a token, and the tokens where such entries end.
    pub(crate) fn ends(&self, token: u32, vocabulary: u32) -> impl Iterator<Item = u32> + '_ {
        let word = self.words[token as usize];
        let symbol = self.symbols + vocabulary;
        let single = word != UNKNOWN && self.tables.has_class(word, symbol);
        let several =
            self.marks_at(token).iter().filter(move |mark| mark.vocabulary == vocabulary).map(|mark| mark.end);
        several.chain(single.then_some(token + 1))
    }

    /// Where the entries of a vocabulary that a check asks for stand: the first token of each and the one after its last, by their first tokens.
    pub(crate) fn places(&self, vocabulary: u32) -> &[(u32, u32)] {
        let Places { starts, places } = self.places.get_or_init(|| self.find_places());
        let at = |vocabulary: u32| starts.get(vocabulary as usize).map_or(places.len(), |&start| start as usize);
        &places[at(vocabulary)..at(vocabulary + 1)]
    }

    /// Sorts the entries by counting those of each vocabulary, so that the cost is linear.
    fn find_places(&self) -> Places {
        let mut found: Vec<(u32, (u32, u32))> = Vec::new();
        for (token, &word) in (0..).zip(&self.words) {
            if word != UNKNOWN {
                let classes = self.tables.classes(word).map(|class| class - self.symbols);
                let asked = classes.filter(|&vocabulary| self.program.is_asked(vocabulary));
                found.extend(asked.map(|vocabulary| (vocabulary, (token, token + 1))));
            }
            let marks = self.marks_at(token).iter().filter(|mark| self.program.is_asked(mark.vocabulary));
            found.extend(marks.map(|mark| (mark.vocabulary, (mark.start, mark.end))));
        }
        let last = found.iter().map(|&(vocabulary, _)| vocabulary as usize + 1).max().unwrap_or(0);
        let mut starts = vec![0; last + 1];
        for &(vocabulary, _) in &found {
            starts[vocabulary as usize + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut places = vec![(0, 0); found.len()];
        for (vocabulary, place) in found {
            let next = &mut next[vocabulary as usize];
            places[*next as usize] = place;
            *next += 1;
        }
        Places { starts, places }
    }

    fn mark(&mut self, mark: Mark) {
        self.marks.push(mark);
        self.starts[mark.start as usize].1 += 1;
        self.signs[mark.start as usize].add(self.symbols + mark.vocabulary);
    }

    fn marks_at(&self, token: u32) -> &[Mark] {
        let (from, to) = self.starts[token as usize];
        &self.marks[from as usize..to as usize]
    }

    #[cfg(test)]
    pub(crate) fn all_marks(&self) -> Vec<Mark> {
        let single = self.words.iter().enumerate().filter(|(_, word)| **word != UNKNOWN).flat_map(|(token, &word)| {
            let vocabulary = self.tables.classes(word).map(|class| class - self.symbols);
            vocabulary.map(move |vocabulary| Mark { vocabulary, start: token as u32, end: token as u32 + 1 })
        });
        let mut marks: Vec<Mark> = single.chain(self.marks.iter().copied()).collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }
}

impl<'p> Walk<'_, 'p, '_> {
    /// Begins every phrase that can begin with this word, stratum by stratum, so that what a lower one finds here is there for the next.
    fn begin(&mut self, word: u32) {
        let tables = self.scan.tables;
        let mut begun = std::mem::take(&mut self.scan.begun);
        begun.clear();
        let next = self.start + 1;
        if word != UNKNOWN {
            for symbol in std::iter::once(word).chain(tables.classes(word)) {
                begun.extend(tables.roots(symbol).map(|(stratum, node)| (stratum, node, next)));
            }
        }
        // A name is marked already.
        for mark in self.scan.marks_at(self.start) {
            let symbol = self.scan.symbols + mark.vocabulary;
            begun.extend(tables.roots(symbol).map(|(stratum, node)| (stratum, node, next)));
        }
        begun.sort_unstable();
        let mut marks_seen = self.scan.marks.len();
        let mut index = 0;
        while index < begun.len() {
            let (_, node, end) = begun[index];
            self.path[0] = (self.start, end);
            self.walk(node, end, 1);
            index += 1;
            if marks_seen == self.scan.marks.len() {
                continue;
            }
            // What a lower stratum has found here may begin phrases of the higher ones.
            for mark in &self.scan.marks[marks_seen..] {
                let symbol = self.scan.symbols + mark.vocabulary;
                begun.extend(tables.roots(symbol).map(|(stratum, node)| (stratum, node, mark.end)));
            }
            marks_seen = self.scan.marks.len();
            begun[index..].sort_unstable();
        }
        self.scan.begun = begun;
    }

    fn walk(&mut self, node: u32, at: u32, depth: usize) {
        let node = self.scan.tables.node(node);
        for (owner, shape) in self.scan.tables.accepts(&node) {
            self.accept(owner, shape, at, depth);
        }
        self.go_on(&node, at, depth);
    }

    /// Follows the edges and the gaps of a node; after a gap there may be another one.
    fn go_on(&mut self, node: &Node<'p>, at: u32, depth: usize) {
        if at >= self.limit || depth >= DEEPEST {
            return;
        }
        self.follow(node, at, depth);
        for (width, target) in self.scan.tables.gaps(node) {
            let target = self.scan.tables.node(target);
            for at_last in at..=(at + width).min(self.limit - 1) {
                let signs = self.scan.signs[at_last as usize];
                if target.may_take_word(signs) || target.has_extra() {
                    self.path[depth] = (at, at_last);
                    self.go_on(&target, at_last, depth + 1);
                }
            }
        }
    }

    /// Follows every edge that what stands at `at` allows.
    #[inline]
    fn follow(&mut self, node: &Node<'p>, at: u32, depth: usize) {
        let tables = self.scan.tables;
        let signs = self.scan.signs[at as usize];
        let word = self.scan.words[at as usize];
        if node.may_take_word(signs)
            && let Some(target) = tables.step(node, word)
        {
            self.step(target, at, at + 1, depth);
        }
        if !node.may_take_class(signs) {
            return;
        }
        if word != UNKNOWN {
            for target in tables.steps(node, word) {
                self.step(target, at, at + 1, depth);
            }
        }
        let (from, to) = self.scan.starts[at as usize];
        for index in from..to {
            let mark = self.scan.marks[index as usize];
            if let Some(target) = tables.class_step(node, self.scan.symbols + mark.vocabulary) {
                self.step(target, at, mark.end, depth);
            }
        }
    }

    fn step(&mut self, target: u32, at: u32, end: u32, depth: usize) {
        self.path[depth] = (at, end);
        self.walk(target, end, depth + 1);
    }

    fn accept(&mut self, owner: u32, shape: u32, end: u32, depth: usize) {
        let tokens = self.document.tokens();
        if shape & WIDE == 0 && tokens[self.start as usize].clause != tokens[end as usize - 1].clause {
            return;
        }
        if owner & LINT == 0 {
            let mark = Mark { vocabulary: owner, start: self.start, end };
            if !self.scan.marks_at(self.start).contains(&mark) {
                self.scan.mark(mark);
            }
            return;
        }
        let number = shape & !WIDE;
        let shape = self.program.shape(number);
        let path = &self.path[..depth];
        let stretch = |from: u8, to: u8| (path[from as usize].0, path[to as usize - 1].1);
        let reported = stretch(shape.report.0, shape.report.1);
        let span = whole_words(self.document, reported);
        let captures = shape
            .captures
            .into_iter()
            .map(|(name, from, to)| (name, whole_words(self.document, stretch(from, to))))
            .collect();
        if let Some(edit) = &shape.edit {
            let written = &self.document.plain()[span.range()];
            if written == edit.replacement || edit.written.as_deref().is_some_and(|wanted| wanted != written) {
                return;
            }
        }
        // A place that a name fills is settled; a pronoun is to be resolved once all names are known.
        let mut pending = Vec::new();
        for place in &shape.referring {
            let (from, to) = path[place.element as usize];
            let ends_there = |vocabulary: u32| self.scan.ends(from, vocabulary).any(|last| last == to);
            if !place.plain.iter().any(|&vocabulary| ends_there(vocabulary)) {
                let words = |reference: &u32| self.program.rules.references[*reference as usize].words;
                let open = place.references.iter().copied().filter(|reference| ends_there(words(reference)));
                pending.push((from, open.collect()));
            }
        }
        let hit = Hit {
            lint: owner & !LINT,
            tokens: reported,
            span,
            whole: (self.start, end),
            captures,
            shape: Some(number),
            part: shape.part,
            pending,
            refers: false,
        };
        self.scan.hits.push(hit);
    }
}

/// The bytes of a stretch of tokens, grown to whole written words: a contraction is never cut, but a possessive is.
fn whole_words(document: &Document, (start, end): (u32, u32)) -> Span {
    let tokens = document.tokens();
    let (mut first, mut last) = (start as usize, end as usize - 1);
    while first > 0 && tokens[first].is_clitic {
        first -= 1;
    }
    while tokens.get(last + 1).is_some_and(|next| next.is_clitic && next.form != Form::Full(Full::S)) {
        last += 1;
    }
    tokens[first].span().cover(tokens[last].span())
}

const _: () = assert!(GAP > LINT);
