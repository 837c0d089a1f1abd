//! FNV-1a, a byte at a time, so that the hashes of a word's pieces are by-products of one walk over it.

/// The hash of nothing.
pub(crate) const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash with one byte more.
#[inline]
pub(crate) fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

/// The hash with some bytes more.
#[inline]
pub(crate) fn steps(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| step(hash, *byte))
}
