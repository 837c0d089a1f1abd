//! Whether a Cyrillic word is Kazakh or Russian, by its pieces.
//!
//! A linear model over the groups of two to five letters of a word and the word itself, trained by
//! `examples/language_table`. A loan word, which both languages use, comes out near zero.

/// Buckets that groups of letters are hashed into.
pub const BUCKETS: usize = 1 << 16;

/// Units of a weight in one natural logarithm.
pub const SCALE: f32 = 32.0;

/// Letters in a group.
const LONGEST: usize = 5;

static WEIGHTS: &[u8] = include_bytes!("../../data/leans.bin");

/// The natural logarithm of the odds that a folded word is Russian and not Kazakh.
pub fn lean(word: &str) -> f32 {
    let mut sum = 0i32;
    for_buckets(word, |bucket| {
        let weight = WEIGHTS.get(bucket).copied().unwrap_or_default();
        sum += i32::from(i8::from_ne_bytes([weight]));
    });
    sum as f32 / SCALE
}

/// Calls `visit` with the bucket of every group of letters of the word, its borders counted as letters, and of the
/// word as a whole.
pub fn for_buckets(word: &str, mut visit: impl FnMut(usize)) {
    let mut open = [0u32; LONGEST];
    let mut whole = SEED;
    for (place, letter) in ['^'].into_iter().chain(word.chars()).chain(['$']).enumerate() {
        whole = mix(whole, letter);
        for hash in &mut open {
            *hash = mix(*hash, letter);
        }
        if let Some(oldest) = open.get_mut(place % LONGEST) {
            *oldest = mix(SEED, letter);
        }
        for length in 2..=LONGEST.min(place + 1) {
            let begin = (place + 1 - length) % LONGEST;
            visit(bucket(open.get(begin).copied().unwrap_or_default() ^ length as u32));
        }
    }
    visit(bucket(whole));
}

const SEED: u32 = 0x811c_9dc5;

fn mix(hash: u32, letter: char) -> u32 {
    (hash ^ u32::from(letter)).wrapping_mul(0x9e37_79b1).rotate_left(11)
}

fn bucket(hash: u32) -> usize {
    let hash = hash.wrapping_mul(0x85eb_ca6b);
    (hash ^ hash >> 16) as usize % BUCKETS
}
