//! Where words lead from nodes of the graph of phrases, remembered from one draft to the next: people use the same words, so most look-ups have been
//! made before.
//!
//! Each pair of a node and a word has one place, and a new pair takes the place of an old one; so a look-up is one comparison, and memory is bounded.

use crate::program::Tables;

/// A power of two. A letter fills some thousands, and what it does not fill takes no memory.
const PLACES: usize = 1 << 15;

/// A word leads seldom to more nodes than this; then it is asked again.
const MOST: usize = 3;

/// What is known of a node and a word, as plain numbers: the node; the word and one, so that an unused place is all zeros; how many nodes it leads to; and
/// which.
type Way = [u32; 3 + MOST];

/// A memory of where words lead.
pub(crate) struct Ways(Vec<Way>);

impl Default for Ways {
    fn default() -> Self {
        Self(vec![[0; 3 + MOST]; PLACES])
    }
}

impl Ways {
    /// Puts the nodes that a word leads to from a node, by itself or as an entry of a vocabulary, at the end of a list.
    #[inline]
    pub(crate) fn follow(&mut self, tables: &Tables<'_>, node: u32, word: u32, targets: &mut Vec<u32>) {
        let spread = node.wrapping_mul(0x9e37_79b1) ^ word.wrapping_mul(0x85eb_ca77);
        let way = &mut self.0[(spread >> 16) as usize % PLACES];
        if way[0] == node && way[1] == word + 1 {
            targets.extend_from_slice(&way[3..3 + way[2] as usize]);
            return;
        }
        let from = targets.len();
        tables.follow(node, word, targets);
        let found = &targets[from..];
        if found.len() <= MOST {
            way[..3].copy_from_slice(&[node, word + 1, found.len() as u32]);
            way[3..3 + found.len()].copy_from_slice(found);
        }
    }
}
