//! Numbers as a prepared program holds them: read in place, byte by byte, whatever the machine.

/// Little-endian numbers of 32 bits, read in place.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'p>(&'p [[u8; 4]]);

impl<'p> Numbers<'p> {
    pub(super) fn new(bytes: &'p [u8]) -> Self {
        Self(bytes.as_chunks().0)
    }

    pub(super) fn len(self) -> usize {
        self.0.len()
    }

    #[inline]
    pub(super) fn get(self, index: usize) -> u32 {
        self.0.get(index).map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }

    /// The numbers from one place to another.
    #[inline]
    pub(super) fn slice(self, from: u32, to: u32) -> &'p [[u8; 4]] {
        self.0.get(from as usize..to as usize).unwrap_or_default()
    }
}

/// Numbers that are mostly below 65,536: the bytes above are kept apart, and only if there are any.
#[derive(Clone, Copy)]
pub(super) struct Planes<'p> {
    pub(super) low: &'p [[u8; 2]],
    pub(super) thirds: &'p [u8],
    pub(super) fourths: &'p [u8],
}

impl Planes<'_> {
    #[inline]
    pub(super) fn get(&self, index: usize) -> u32 {
        let high = |bytes: &[u8]| bytes.get(index).map_or(0, |byte| u32::from(*byte));
        let low = self.low.get(index).map_or(0, |bytes| u32::from(u16::from_le_bytes(*bytes)));
        low | high(self.thirds) << 16 | high(self.fourths) << 24
    }
}

/// A pair of numbers in eight bytes.
pub(super) type Pair = [u8; 8];

#[inline]
pub(super) fn pair(bytes: Pair) -> (u32, u32) {
    let both = u64::from_le_bytes(bytes);
    (both as u32, (both >> 32) as u32)
}

/// So many numbers, of four bytes each.
#[inline]
pub(super) fn numbers<const BYTES: usize, const COUNT: usize>(bytes: [u8; BYTES]) -> [u32; COUNT] {
    let mut chunks = bytes.as_chunks().0.iter();
    std::array::from_fn(|_| chunks.next().map_or(0, |number| u32::from_le_bytes(*number)))
}

/// The index of a number among sorted ones.
#[inline]
pub(super) fn find(numbers: &[[u8; 4]], wanted: u32) -> Option<usize> {
    numbers.binary_search_by_key(&wanted, |bytes| u32::from_le_bytes(*bytes)).ok()
}

/// The first of so many indexes for which something does not hold, where it holds for those before and not for those after.
#[inline]
pub(super) fn partition_point(len: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = usize::midpoint(low, high);
        if holds(middle) { low = middle + 1 } else { high = middle }
    }
    low
}
