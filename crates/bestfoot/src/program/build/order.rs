//! The order of the nodes of a graph. A walk leaves most nodes at once; where those that nearly every draft comes to stand side by side, it touches
//! few pages and lines of memory.

use super::Graph;
use crate::program::GAP;

impl Graph {
    /// The same graph with the nodes first that matching is likeliest to come to. `likely` says how often each symbol stands at a token; the scale is
    /// of no matter.
    pub(super) fn likeliest_first(mut self, likely: &[f64]) -> Self {
        let symbol_weight = |symbol: u32| likely.get(symbol as usize).copied().unwrap_or_default();
        let mut weights = vec![0.0_f64; self.nodes.len()];
        for (&symbol, targets) in &self.roots {
            for &(_, node) in targets {
                weights[node as usize] += symbol_weight(symbol);
            }
        }
        // A node was made after all that it leads to, so from the end on every node has its weight when it hands it on.
        for index in (0..self.nodes.len()).rev() {
            for &(symbol, target) in &self.nodes[index].edges {
                // Behind a gap every token within its width is tried.
                let share = if symbol >= GAP { f64::from(symbol - GAP + 1) } else { symbol_weight(symbol) };
                weights[target as usize] += weights[index] * share;
            }
        }
        let mut order: Vec<u32> = (0..self.nodes.len() as u32).collect();
        order.sort_by(|&one, &other| weights[other as usize].total_cmp(&weights[one as usize]).then(one.cmp(&other)));
        let mut names = vec![0; order.len()];
        for (name, &node) in (0..).zip(&order) {
            names[node as usize] = name;
        }
        let rename = |node: &mut u32| *node = names[*node as usize];
        self.nodes = order.iter().map(|&node| std::mem::take(&mut self.nodes[node as usize])).collect();
        self.nodes.iter_mut().flat_map(|node| &mut node.edges).for_each(|(_, target)| rename(target));
        self.roots.values_mut().flatten().for_each(|(_, node)| rename(node));
        self
    }
}
