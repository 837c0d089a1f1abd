//! Fingerprints under which near copies of a text meet.

use crate::stems::running_stems;

/// Words in a shingle: pairs survive a swapped word better than triples, which matters in posts of
/// a dozen words.
const SHINGLE: usize = 2;

/// A 64-bit fingerprint of the text's stems and pairs of stems; copies with another ending, case,
/// emoji or keyboard differ in few bits. A text without words gives 0.
pub fn simhash(text: &str) -> u64 {
    let stems = running_stems(text);
    let mut votes = [0i32; 64];
    for size in 1..=SHINGLE {
        for shingle in stems.windows(size) {
            vote(&mut votes, hash(shingle));
        }
    }
    votes.iter().enumerate().fold(0, |bits, (bit, vote)| bits | (u64::from(*vote > 0) << bit))
}

/// In how many of 64 bits two fingerprints differ.
pub fn distance(a: u64, b: u64) -> u32 {
    (a ^ b).count_ones()
}

fn vote(votes: &mut [i32; 64], hash: u64) {
    for (bit, vote) in votes.iter_mut().enumerate() {
        *vote += if hash >> bit & 1 == 1 { 1 } else { -1 };
    }
}

/// FNV-1a with a final mix: the same on every machine and in every version, since fingerprints are
/// stored.
fn hash(words: &[String]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in words.iter().flat_map(|word| word.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ hash >> 29
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_copies_are_near_and_others_far() {
        let text = "В 27 микрорайоне третий день нет горячей воды, аварийная служба не отвечает жителям дома";
        let copy =
            "27 микрорайон: третий день нет горячей воды! Аварийная служба не отвечает жителям дома 🔥";
        let other = "На центральной площади прошёл праздничный концерт ко Дню города с участием школьников";
        assert_eq!(distance(simhash(text), simhash(text)), 0);
        assert!(distance(simhash(text), simhash(copy)) <= 16);
        assert!(distance(simhash(text), simhash(other)) >= 18);
        assert_eq!(distance(simhash("Күшті жел тұрды"), simhash("кушти жел турды!!!")), 0);
        assert_eq!(simhash(""), 0);
        assert_eq!(simhash("🔥"), 0);
    }
}
