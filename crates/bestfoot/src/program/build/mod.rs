//! The graph of phrases over symbols, and the bytes that hold it.

mod order;

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::hash::{PLACES, beginning, hash, short_beginning, sieve_place, sign};
use super::literals::EXACT;
use super::section::{MAGIC, SECTIONS, Section};
use super::{CheckRule, GAP, Rules, Shape, Terms};
use crate::lint::Lint;

/// A phrase as symbols, with its owner and shape. Each place takes any of its symbols.
pub(super) struct Entry {
    pub(super) stratum: u32,
    pub(super) symbols: Vec<Vec<u32>>,
    pub(super) owner: u32,
    /// The number of its shape, which says nothing of a vocabulary, with [`super::WIDE`] if it may reach over clauses.
    pub(super) shape: u32,
}

#[derive(Default)]
struct Node {
    edges: BTreeMap<Vec<u32>, usize>,
    accepts: Vec<(u32, u32)>,
}

/// What makes two nodes the same: equal edges to equal nodes, equal owners. A symbol may lead to several nodes.
#[derive(PartialEq, Eq, Hash, Clone, Default)]
struct Canonical {
    edges: Vec<(u32, u32)>,
    accepts: Vec<(u32, u32)>,
}

/// The graph with its common endings shared.
pub(super) struct Graph {
    /// For each symbol that begins a phrase: stratum and node, in the order of strata.
    roots: BTreeMap<u32, Vec<(u32, u32)>>,
    nodes: Vec<Canonical>,
}

impl Graph {
    /// `likely` says how often each symbol stands at a token, on any scale.
    pub(super) fn new(entries: &[Entry], likely: &[f64]) -> Self {
        let strata = entries.iter().map(|entry| entry.stratum + 1).max().unwrap_or(0);
        let mut trie: Vec<Node> = (0..strata).map(|_| Node::default()).collect();
        for entry in entries {
            let mut node = entry.stratum as usize;
            for label in &entry.symbols {
                let next = trie.len();
                let target = *trie[node].edges.entry(label.clone()).or_insert(next);
                if target == next {
                    trie.push(Node::default());
                }
                node = target;
            }
            if !trie[node].accepts.contains(&(entry.owner, entry.shape)) {
                trie[node].accepts.push((entry.owner, entry.shape));
            }
        }
        let mut graph = Self { roots: BTreeMap::new(), nodes: Vec::new() };
        let mut known: HashMap<Canonical, u32> = HashMap::new();
        let mut names = vec![u32::MAX; trie.len()];
        // Children were made after their parents, so from the end on every child has its name.
        for index in (strata as usize..trie.len()).rev() {
            let node = &mut trie[index];
            node.accepts.sort_unstable();
            let mut edges: Vec<(u32, u32)> = node
                .edges
                .iter()
                .flat_map(|(label, &child)| label.iter().map(move |&symbol| (symbol, child)))
                .map(|(symbol, child)| (symbol, names[child]))
                .collect();
            edges.sort_unstable();
            edges.dedup();
            let canonical = Canonical { edges, accepts: std::mem::take(&mut node.accepts) };
            names[index] = *known.entry(canonical.clone()).or_insert_with(|| {
                graph.nodes.push(canonical);
                graph.nodes.len() as u32 - 1
            });
        }
        let mut nondeterministic: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
        for stratum in 0..strata {
            for (label, &child) in &trie[stratum as usize].edges {
                for &symbol in label {
                    nondeterministic.entry(symbol).or_default().push((stratum, names[child]));
                }
            }
        }
        graph.determinize(nondeterministic).likeliest_first(likely)
    }

    /// The same graph in which a symbol leads to one node at most, so that matching follows one path where it can. A node of the new graph
    /// stands for a set of old ones; sets that occur again are shared.
    fn determinize(self, roots: BTreeMap<u32, Vec<(u32, u32)>>) -> Self {
        let mut subsets = Subsets { old: self.nodes, new: Vec::new(), known: HashMap::new(), same: HashMap::new() };
        let mut graph = Self { roots: BTreeMap::new(), nodes: Vec::new() };
        for (symbol, targets) in roots {
            let mut by_stratum: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
            for (stratum, node) in targets {
                by_stratum.entry(stratum).or_default().push(node);
            }
            let merged = by_stratum.into_iter().map(|(stratum, set)| (stratum, subsets.node(set))).collect();
            graph.roots.insert(symbol, merged);
        }
        graph.nodes = subsets.new;
        graph
    }
}

/// Sets of nodes that become nodes.
struct Subsets {
    old: Vec<Canonical>,
    new: Vec<Canonical>,
    known: HashMap<Vec<u32>, u32>,
    same: HashMap<Canonical, u32>,
}

impl Subsets {
    fn node(&mut self, mut set: Vec<u32>) -> u32 {
        set.sort_unstable();
        set.dedup();
        if let Some(&node) = self.known.get(&set) {
            return node;
        }
        let mut accepts = Vec::new();
        let mut targets: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for &member in &set {
            let member = &self.old[member as usize];
            accepts.extend_from_slice(&member.accepts);
            for &(symbol, target) in &member.edges {
                targets.entry(symbol).or_default().push(target);
            }
        }
        accepts.sort_unstable();
        accepts.dedup();
        let edges = targets.into_iter().map(|(symbol, set)| (symbol, self.node(set))).collect();
        let canonical = Canonical { edges, accepts };
        let node = self.same.get(&canonical).copied().unwrap_or_else(|| {
            self.new.push(canonical.clone());
            let node = self.new.len() as u32 - 1;
            self.same.insert(canonical, node);
            node
        });
        self.known.insert(set, node);
        node
    }
}

/// The signs of the symbols of edges.
fn signs<'a>(edges: impl Iterator<Item = &'a (u32, u32)>) -> u32 {
    edges.fold(0, |signs, &(symbol, _)| signs | sign(symbol))
}

/// Collects sections of bytes.
struct Writer {
    sections: Vec<Vec<u8>>,
}

impl Writer {
    fn numbers(&mut self, which: Section, numbers: impl IntoIterator<Item = u32>) {
        self.sections[which as usize] = numbers.into_iter().flat_map(u32::to_le_bytes).collect();
    }

    fn bytes(&mut self, which: Section, bytes: Vec<u8>) {
        self.sections[which as usize] = bytes;
    }

    /// Lists of numbers: where each begins, then all of them.
    fn lists<'a>(&mut self, starts: Section, items: Section, lists: impl IntoIterator<Item = &'a [u32]>, unit: u32) {
        let mut begin = vec![0];
        let mut all = Vec::new();
        for list in lists {
            all.extend_from_slice(list);
            begin.push(all.len() as u32 / unit);
        }
        self.numbers(starts, begin);
        self.numbers(items, all);
    }

    /// Numbers whose upper bytes are kept apart, if there are any.
    fn planes(&mut self, [low, thirds, fourths]: [Section; 3], numbers: &[u32]) {
        let plane = |shift: u32| {
            let bytes: Vec<u8> = numbers.iter().map(|number| (number >> shift) as u8).collect();
            if bytes.iter().all(|byte| *byte == 0) { Vec::new() } else { bytes }
        };
        self.bytes(thirds, plane(16));
        self.bytes(fourths, plane(24));
        self.bytes(low, numbers.iter().flat_map(|&number| (number as u16).to_le_bytes()).collect());
    }

    /// The graph. Nearly all edges are for words; what else a node may have is kept apart, so that most nodes are two numbers.
    fn nodes(&mut self, words: u32, nodes: &[Canonical]) {
        let (mut places, mut extras) = (Vec::new(), Vec::new());
        let (mut edge_words, mut edge_targets, mut sieve) = (Vec::new(), Vec::new(), Vec::new());
        let (mut class_edges, mut gaps, mut accepts) = (Vec::new(), Vec::new(), Vec::new());
        for node in nodes {
            let word_edges = || node.edges.iter().filter(|(symbol, _)| *symbol < words);
            let has_extra = !node.accepts.is_empty() || node.edges.last().is_some_and(|(symbol, _)| *symbol >= words);
            let extra = if has_extra { extras.len() as u32 / 4 + 1 } else { 0 };
            places.extend([edge_words.len() as u32, extra, signs(word_edges())]);
            if has_extra {
                extras.extend([&class_edges, &gaps, &accepts].map(|pairs: &Vec<u32>| pairs.len() as u32 / 2));
                extras.push(signs(node.edges.iter().filter(|(symbol, _)| (words..GAP).contains(symbol))));
            }
            let (from, count) = (sieve.len(), word_edges().count());
            sieve.resize(from + count, 0);
            for &(word, target) in word_edges() {
                let (byte, bit) = sieve_place(word, count);
                sieve[from + byte] |= bit;
                edge_words.push(word);
                edge_targets.push(target);
            }
            for &(symbol, target) in node.edges.iter().filter(|(symbol, _)| *symbol >= words) {
                if symbol >= GAP {
                    gaps.extend([symbol - GAP, target]);
                } else {
                    class_edges.extend([symbol, target]);
                }
            }
            accepts.extend(node.accepts.iter().flat_map(|&(owner, shape)| [owner, shape]));
        }
        places.extend([edge_words.len() as u32, 0, 0]);
        extras.extend([&class_edges, &gaps, &accepts].map(|pairs| pairs.len() as u32 / 2));
        extras.push(0);
        self.numbers(Section::Nodes, places);
        self.planes([Section::EdgeWords, Section::EdgeWordThirds, Section::EdgeWordFourths], &edge_words);
        self.planes([Section::EdgeTargets, Section::EdgeTargetThirds, Section::EdgeTargetFourths], &edge_targets);
        self.bytes(Section::Sieve, sieve);
        self.numbers(Section::Extras, extras);
        self.numbers(Section::ClassEdges, class_edges);
        self.numbers(Section::Gaps, gaps);
        self.numbers(Section::Accepts, accepts);
    }

    /// What is read one by one, each when it is asked for.
    fn records<T: Serialize>(&mut self, starts: Section, records: Section, all: impl IntoIterator<Item = T>) {
        let mut start = vec![0];
        let mut bytes = Vec::new();
        for record in all {
            bytes.extend(postcard::to_stdvec(&record).expect("records are plain data"));
            start.push(bytes.len() as u32);
        }
        self.numbers(starts, start);
        self.bytes(records, bytes);
    }

    /// The literals of each regex.
    fn literals<'a>(&mut self, regexes: impl Iterator<Item = &'a [String]>) {
        let mut by_place: Vec<Vec<(u32, &str)>> = vec![Vec::new(); PLACES];
        for (regex, literals) in (0..).zip(regexes) {
            for literal in literals.iter().filter(|literal| !literal.is_empty()) {
                let lower = literal.to_ascii_lowercase();
                let place = beginning(lower.as_bytes()).unwrap_or_else(|| short_beginning(lower.as_bytes()));
                by_place[place].push((regex, literal));
            }
        }
        let (mut starts, mut literals, mut texts) = (vec![0], Vec::new(), Vec::new());
        for place in by_place {
            for (regex, literal) in place {
                let is_exact = literal.bytes().any(|byte| byte.is_ascii_uppercase());
                literals.extend([texts.len() as u32, literal.len() as u32 | if is_exact { EXACT } else { 0 }, regex]);
                texts.extend_from_slice(literal.as_bytes());
            }
            starts.push(literals.len() as u32 / 3);
        }
        self.numbers(Section::LiteralStart, starts);
        self.numbers(Section::Literals, literals);
        self.bytes(Section::LiteralTexts, texts);
    }

    fn finish(self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        let mut at = (MAGIC.len() + 4 * (SECTIONS + 1)) as u32;
        for section in &self.sections {
            bytes.extend(at.to_le_bytes());
            at += section.len() as u32;
        }
        bytes.extend(at.to_le_bytes());
        bytes.extend(self.sections.into_iter().flatten());
        bytes
    }
}

/// What a program is written from.
pub(super) struct Material<'a> {
    /// In the order of their numbers.
    pub(super) words: &'a [String],
    /// The vocabularies of each word, as symbols.
    pub(super) classes: &'a [Vec<u32>],
    /// How many symbols there are beside gaps.
    pub(super) symbols: u32,
    pub(super) graph: &'a Graph,
    pub(super) rules: &'a Rules,
    pub(super) shapes: &'a [Shape],
    /// The pattern of each regex, and literals one of which every match of it holds.
    pub(super) regexes: &'a [(String, Vec<String>)],
    /// For each lint.
    pub(super) checks: &'a [CheckRule],
    pub(super) terms: &'a [Terms],
    pub(super) lints: &'a [Lint],
}

/// Writes a program.
pub(super) fn write(material: &Material<'_>) -> Vec<u8> {
    let Material { words, classes, symbols, graph, rules, shapes, regexes, checks, terms, lints } = *material;
    debug_assert!(symbols < GAP);
    let mut writer = Writer { sections: vec![Vec::new(); SECTIONS] };
    // Up to two slots of three are taken: there must be a free one, and fewer would only cost room.
    let size = (words.len() * 3 / 2 + 1).next_power_of_two().max(2);
    let mut slots = vec![0_u32; size];
    for (number, word) in words.iter().enumerate() {
        let mut slot = hash(word.as_bytes()) as usize & (size - 1);
        while slots[slot] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = number as u32 + 1;
    }
    writer.numbers(Section::Slots, slots);
    let mut end = 0;
    let ends = words.iter().map(|word| {
        end += word.len() as u32;
        end
    });
    writer.numbers(Section::WordStart, std::iter::once(0).chain(ends));
    writer.bytes(Section::Words, words.concat().into_bytes());
    writer.lists(Section::ClassStart, Section::Classes, classes.iter().map(Vec::as_slice), 1);
    let all = |classes: &Vec<u32>| classes.iter().fold(0, |signs, &symbol| signs | sign(symbol));
    writer.numbers(Section::ClassSigns, classes.iter().map(all));

    let flat = |pairs: &[(u32, u32)]| pairs.iter().flat_map(|&(first, second)| [first, second]).collect::<Vec<u32>>();
    let roots: Vec<Vec<u32>> =
        (0..symbols).map(|symbol| graph.roots.get(&symbol).map(|roots| flat(roots)).unwrap_or_default()).collect();
    writer.lists(Section::RootStart, Section::Roots, roots.iter().map(Vec::as_slice), 2);
    writer.nodes(words.len() as u32, &graph.nodes);

    writer.bytes(Section::Rules, postcard::to_stdvec(rules).expect("rules are plain data"));
    writer.records(Section::ShapeStart, Section::Shapes, shapes);
    writer.literals(regexes.iter().map(|(_, literals)| literals.as_slice()));
    writer.records(Section::PatternStart, Section::Patterns, regexes.iter().map(|(pattern, _)| pattern));
    writer.records(Section::CheckStart, Section::Checks, checks);
    writer.records(Section::TermStart, Section::Terms, terms);
    writer.records(Section::LintStart, Section::Lints, lints);
    writer.finish()
}
