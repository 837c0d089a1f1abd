//! Word vectors: places of words in a space where neighbours mean alike. Only training reads them; what it learns
//! of the space is folded into one row of weights a word.

use crate::features::Feature;
use crate::features::senses::sense_number;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The dimensions of the space.
pub(super) const DIMENSIONS: usize = 64;

/// The place of a word.
pub(super) type Place = [f32; DIMENSIONS];

/// Words by their numbers. `data/vectors/derive.py` makes the file and says how it is laid out.
#[derive(Default)]
pub(super) struct Vectors {
    places: HashMap<u32, [i8; DIMENSIONS]>,
}

const FILE: &[u8] = include_bytes!("../../data/vectors/words.bin");
const MAGIC: &[u8] = b"belgi-v1";
/// The letters of words, each at its code.
const LETTERS: &str = "-абвгдежзийклмнопрстуфхцчшщъыьэюя";
/// What one step of a coordinate is worth.
const STEP: f32 = 1.0 / 256.0;

impl Vectors {
    /// The bundled vectors.
    pub(super) fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Vectors> = LazyLock::new(|| Vectors::read(FILE).unwrap_or_default());
        &BUNDLED
    }

    /// The vectors of a file; nothing where it ends too soon or is of another form.
    fn read(file: &[u8]) -> Option<Self> {
        let mut rest = file.strip_prefix(MAGIC)?;
        let count = u32::from_le_bytes(take(&mut rest, 4)?.try_into().ok()?);
        let dimensions = u32::from_le_bytes(take(&mut rest, 4)?.try_into().ok()?);
        if dimensions as usize != DIMENSIONS {
            return None;
        }
        let letters: Vec<char> = LETTERS.chars().collect();
        let mut places = HashMap::with_capacity(count as usize);
        for _ in 0..count {
            let length = take(&mut rest, 1)?.first().copied()?;
            let word: Option<String> =
                take(&mut rest, length.into())?.iter().map(|code| letters.get(usize::from(*code))).collect();
            let is_stem = take(&mut rest, 1)? == [1];
            let place: [u8; DIMENSIONS] = take(&mut rest, DIMENSIONS)?.try_into().ok()?;
            places.insert(sense_number(&word?, is_stem), place.map(u8::cast_signed));
        }
        rest.is_empty().then_some(Self { places })
    }

    /// The number and the place of every word, sorted by number.
    pub(super) fn all(&self) -> Vec<(u32, Place)> {
        let mut all: Vec<(u32, Place)> =
            self.places.iter().map(|(number, place)| (*number, place.map(coordinate))).collect();
        all.sort_unstable_by_key(|(number, _)| *number);
        all
    }

    /// The sum of the places of a post's words, each by the first number that is known, so scaled that posts of any
    /// length weigh alike.
    pub(super) fn sum(&self, senses: &[Feature]) -> Place {
        let (mut sum, mut words) = ([0.0; DIMENSIONS], 0_usize);
        let mut last = None;
        for sense in senses {
            if last == Some(sense.word) {
                continue;
            }
            let Some(place) = self.places.get(&sense.number) else { continue };
            last = Some(sense.word);
            words += 1;
            for (sum, step) in sum.iter_mut().zip(place) {
                *sum += coordinate(*step);
            }
        }
        sum.map(|sum| sum * share(words))
    }
}

/// What one of so many words counts.
#[allow(clippy::cast_precision_loss, reason = "a post has fewer than 2^24 words")]
pub(super) fn share(words: usize) -> f32 {
    crate::model::WHOLE / (words.max(1) as f32).sqrt()
}

fn coordinate(step: i8) -> f32 {
    f32::from(step) * STEP
}

fn take<'a>(rest: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(count)?;
    *rest = left;
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::features;
    use crate::reading::Input;

    fn likeness(one: &str, other: &str) -> f32 {
        let place = |text: &str| Vectors::bundled().sum(&features(text, &Input::default()).senses);
        let (one, other) = (place(one), place(other));
        let dot = |a: &Place, b: &Place| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
        dot(&one, &other) / (dot(&one, &one) * dot(&other, &other)).sqrt()
    }

    #[test]
    fn words_that_mean_alike_are_near_in_both_languages() {
        assert!(Vectors::bundled().places.len() > 70_000);
        for (one, near, far) in [
            ("автобус", "троллейбуса", "больница"),
            ("мектептерде", "школа", "паводок"),
            ("лифтіміз", "подъезд", "выборы"),
            ("собака", "кошка", "тариф"),
        ] {
            assert!(likeness(one, near) > likeness(one, far) + 0.2, "{one} {near} {far}");
        }
    }

    #[test]
    fn a_damaged_file_is_no_table() {
        assert!(Vectors::read(&FILE[..FILE.len() - 1]).is_none());
        assert!(Vectors::read(b"belgi-v0").is_none());
        assert!(Vectors::read(&[FILE, b"x"].concat()).is_none());
    }
}
