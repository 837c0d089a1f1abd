//! Costs of character trigrams in the languages that meet in Kazakhstan and around it.
//!
//! The table is counted by `examples/language_table` from KazSAnDRA and KazNERD (CC BY 4.0) and
//! from SIB-200's sentences (CC BY-SA 4.0, counts only).

/// The languages of the table, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Tongue {
    /// Kazakh in Cyrillic, with and without its own letters.
    Kazakh,
    /// Russian.
    Russian,
    /// Kazakh in Latin.
    LatinKazakh,
    /// Russian in Latin.
    LatinRussian,
    /// Kyrgyz.
    Kyrgyz,
    /// Tatar.
    Tatar,
    /// Bashkir.
    Bashkir,
    /// Ukrainian.
    Ukrainian,
    /// Belarusian.
    Belarusian,
    /// Mongolian.
    Mongolian,
    /// Tajik.
    Tajik,
    /// Uzbek in Latin.
    Uzbek,
    /// Uzbek in Cyrillic.
    CyrillicUzbek,
    /// Turkmen.
    Turkmen,
    /// English.
    English,
}

/// How many languages the table knows.
pub const TONGUES: usize = 15;

/// Bytes of the table in a bucket's row: a power of two, so that a row never crosses a cache line.
pub const ROW: usize = 16;

/// Buckets that trigrams are hashed into.
pub const BUCKETS: usize = 1 << 14;

/// Units of a cost in one natural logarithm.
pub const SCALE: f32 = 16.0;

/// What a word costs in each language, in the order of [`Tongue`]: sixteenths of a negative natural logarithm.
pub type Costs = [u16; ROW];

static TABLE: &[u8] = include_bytes!("../../data/trigrams.bin");

/// The costs of a folded word; a word of hundreds of letters costs the most there is.
pub fn costs(word: &str) -> Costs {
    let (rows, _) = TABLE.as_chunks::<ROW>();
    let mut costs = [0u16; ROW];
    for_buckets(word, |bucket| {
        let Some(row) = rows.get(bucket) else { return };
        for (cost, cell) in costs.iter_mut().zip(row) {
            *cost = cost.saturating_add(u16::from(*cell));
        }
    });
    costs
}

/// Calls `visit` with the bucket of every trigram of the word, its borders counted as letters.
pub fn for_buckets(word: &str, mut visit: impl FnMut(usize)) {
    let (mut first, mut second) = ('\n', '^');
    for third in word.chars().chain(['$']) {
        if first != '\n' {
            visit(bucket([first, second, third]));
        }
        visit(bucket(['\n', second, third]));
        (first, second) = (second, third);
    }
}

fn bucket(letters: [char; 3]) -> usize {
    let hash = letters.iter().fold(0x9e37_79b9_u32, |hash, letter| {
        (hash ^ u32::from(*letter)).wrapping_mul(0x85eb_ca6b).rotate_left(13)
    });
    (hash ^ hash >> 15) as usize % BUCKETS
}
