//! Numbers that look random and are the same in every run.

/// A generator by Marsaglia's xorshift.
pub struct Random(u64);

impl Random {
    pub fn seeded(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % end
    }

    pub fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }

    /// `count` digits, the first of which is not zero.
    pub fn digits(&mut self, count: usize) -> String {
        (0..count)
            .map(|at| {
                char::from(b'0' + (self.below(if at == 0 { 9 } else { 10 }) + usize::from(at == 0)) as u8)
            })
            .collect()
    }

    /// `count` of `letters`.
    pub fn letters(&mut self, count: usize, letters: &str) -> String {
        let letters: Vec<char> = letters.chars().collect();
        (0..count).map(|_| letters[self.below(letters.len())]).collect()
    }
}
