//! The hashes that a program is written and read by: both sides must mean the same.

/// FNV-1a: words are short, and the table is fixed.
#[inline]
pub(super) fn hash(bytes: &[u8]) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for &byte in bytes {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash ^ (hash >> 15)
}

/// The bit of a symbol in the signs of several, which tell most symbols that are not among them.
#[inline]
pub(super) fn sign(symbol: u32) -> u32 {
    1 << (symbol.wrapping_mul(0x9e37_79b1) >> 27)
}

/// The byte and the bit of a symbol in a node's sieve of so many bytes. Most look-ups are for symbols that a node has no edge for, and one bit out of
/// eight an edge turns away seven of eight such.
#[inline]
pub(super) fn sieve_place(symbol: u32, bytes: usize) -> (usize, u8) {
    let spread = u64::from(symbol.wrapping_mul(0x9e37_79b1));
    let place = (spread * (bytes as u64 * 8)) >> 32;
    (place as usize / 8, 1 << (place % 8))
}

/// How many places there are for the literals of three bytes and more, by a hash of the first three.
const BEGINNINGS: usize = 1 << 13;

/// How many places there are for the beginnings of literals; the shorter ones come last, by their first byte.
pub(super) const PLACES: usize = BEGINNINGS + 256;

/// The place of what is too short for a hash.
#[inline]
pub(super) fn short_beginning(bytes: &[u8]) -> usize {
    BEGINNINGS + bytes[0] as usize
}

/// The hash of the first three bytes.
#[inline]
pub(super) fn beginning(bytes: &[u8]) -> Option<usize> {
    let &[first, second, third, ..] = bytes else {
        return None;
    };
    let spread = u32::from_le_bytes([first, second, third, 0]).wrapping_mul(0x9e37_79b1);
    Some((spread >> (u32::BITS - BEGINNINGS.ilog2())) as usize)
}
