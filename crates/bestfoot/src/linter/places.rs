//! Places among many: a draft may draw a finding a line, and each is held against all the others.

use crate::Span;

/// Places of a text, ready to be asked which of them lie upon or beside another one without looking at each.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Where each begins, in order, and the last end of those up to it.
    reach: Vec<(usize, usize)>,
    first_end: Option<usize>,
}

impl Places {
    /// Whether one of them shares a byte with the span.
    pub(super) fn overlap(&self, span: Span) -> bool {
        let before = self.reach.partition_point(|&(start, _)| start < span.end());
        before.checked_sub(1).is_some_and(|last| self.reach[last].1 > span.start())
    }

    /// Whether one of them shares no byte with the span.
    pub(super) fn lie_apart(&self, span: Span) -> bool {
        self.first_end.is_some_and(|end| end <= span.start())
            || self.reach.last().is_some_and(|&(start, _)| start >= span.end())
    }
}

impl FromIterator<Span> for Places {
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Self {
        let mut reach: Vec<(usize, usize)> = spans.into_iter().map(|span| (span.start(), span.end())).collect();
        reach.sort_unstable();
        let first_end = reach.iter().map(|&(_, end)| end).min();
        let mut last_end = 0;
        for (_, end) in &mut reach {
            last_end = last_end.max(*end);
            *end = last_end;
        }
        Self { reach, first_end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_as_if_each_was_looked_at() {
        let spans = [(3, 9), (5, 6), (12, 12), (12, 15), (20, 21)].map(|(start, end)| Span::new(start, end));
        for count in 0..=spans.len() {
            let some = &spans[..count];
            let places: Places = some.iter().copied().collect();
            for (start, end) in (0..24).flat_map(|start| (start..24).map(move |end| (start, end))) {
                let span = Span::new(start, end);
                assert_eq!(places.overlap(span), some.iter().any(|place| place.overlaps(span)), "{span:?} in {some:?}");
                assert_eq!(
                    places.lie_apart(span),
                    some.iter().any(|place| !place.overlaps(span)),
                    "{span:?} in {some:?}"
                );
            }
        }
    }
}
