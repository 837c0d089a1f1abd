//! The words of a text that carry its meaning.

use crate::hash::WordSet;
use crate::stem::{form, stem_of};
use crate::token::tokens;
use std::sync::LazyLock;

const STOP: [&str; 2] = [include_str!("../data/stop_kk.txt"), include_str!("../data/stop_ru.txt")];

/// Beginnings of words for a place, which a number beside them names: «27 мкр», «дом 5», «12 мектеп».
const PLACES: &[&str] = &[
    "автобус",
    "аудан",
    "больниц",
    "балабакша",
    "дом",
    "желек",
    "квартал",
    "коше",
    "маршрут",
    "мектеб",
    "мектеп",
    "микрорайон",
    "мкр",
    "мкрн",
    "муйис",
    "орам",
    "подъезд",
    "поликлиник",
    "сад",
    "садик",
    "улиц",
    "ул",
    "уй",
    "учаск",
    "школ",
    "шагын",
    "ыкшам",
    "емхана",
    "гимнази",
    "лицей",
    "разъезд",
];

static STOP_WORDS: LazyLock<WordSet<&'static str>> = LazyLock::new(|| {
    STOP.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#')).collect()
});

/// The sorted, unique stems of `text` without stop words, and without numbers except those beside a
/// word for a place («27 мкр» keeps `27`).
pub fn content_stems(text: &str) -> Vec<String> {
    let mut stems = running_stems(text);
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// [`content_stems`] in the order of the text, repetitions kept.
pub(crate) fn running_stems(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for token in tokens(text) {
        let word = form(token.text);
        match word.split_once('-').filter(|(head, _)| head.bytes().all(|byte| byte.is_ascii_digit())) {
            Some((number, rest)) => words.extend([number.to_owned(), rest.to_owned()]),
            None => words.push(word),
        }
    }
    let place =
        |index: Option<usize>| index.and_then(|index| words.get(index)).is_some_and(|word| is_place(word));
    let kept = |index: usize, word: &str| match word.starts_with(|c: char| c.is_ascii_digit()) {
        true => word.len() <= 5 && (is_place(word) || place(index.checked_sub(1)) || place(Some(index + 1))),
        false => word.chars().nth(1).is_some() && !STOP_WORDS.contains(word),
    };
    words
        .iter()
        .enumerate()
        .filter(|(index, word)| kept(*index, word))
        .map(|(_, word)| stem_of(word))
        .collect()
}

fn is_place(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    PLACES.iter().any(|place| word.starts_with(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_words_and_loose_numbers_are_left_out() {
        for (text, expect) in [
            ("В 27 мкр нет воды уже 3 дня", &["27", "вод", "дня", "мкр", "нет"][..]),
            ("27-мкр-да су жоқ", &["27", "жок", "мкр", "су"]),
            ("27 mkr-da su joq", &["27", "жок", "мкр", "су"]),
            ("Jylu joq", &["жок", "жыл"]),
            ("Жылу жоқ", &["жок", "жыл"]),
            ("и в на с 🔥 5", &[]),
            ("Жолдар мен жолдың жағдайы", &["жагда", "жол"]),
        ] {
            assert_eq!(content_stems(text), expect, "{text}");
        }
    }

    #[test]
    fn the_stop_words_are_sorted() {
        for file in STOP {
            let words: Vec<_> = file.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(words.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
