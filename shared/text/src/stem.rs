//! A light stemmer for Kazakh and Russian.
//!
//! Both languages put their grammar at the end of a word, Russian as one ending, Kazakh as a chain.
//! Stems are for matching, not for reading: `вода`, `воду`, `воды` meet in `вод`, and `жолдарда`,
//! `жолдың` in `жол`.

mod endings;

use crate::fold::{is_cyrillic, skeleton};
use endings::{HYPHENED, KAZAKH, REFLEXIVE, RUSSIAN};

/// No stem is cut shorter than this, in letters.
const SHORTEST: usize = 3;

/// Last letters that some forms of a stem lose and others keep: `көше` and `көшенің`, `боль`.
const FINAL: &[&str] = &["а", "е", "и", "й", "о", "ы", "ь", "я"];

/// How many links of a Kazakh chain are cut.
const LINKS: usize = 4;

/// The stem of a word in [`skeleton`] spelling: `күшті` and `Кушти`, `мкр-да` and `мкр` share one.
/// Numbers, Latin words and words of up to three letters come back as their skeleton.
pub fn stem(word: &str) -> String {
    let skeleton = skeleton(word);
    let whole = without_hyphened_case(&skeleton);
    if !whole.chars().all(|c| is_cyrillic(c) || c == '-') {
        return whole.to_owned();
    }
    let stem = if is_russian(whole) { russian(whole) } else { kazakh(whole) };
    FINAL.iter().find_map(|letter| cut(stem, letter)).unwrap_or(stem).to_owned()
}

/// `мкр-да` without `-да`, `27-де` without `-де`.
fn without_hyphened_case(word: &str) -> &str {
    match word.rsplit_once('-') {
        Some((head, tail)) if HYPHENED.binary_search(&tail).is_ok() && !head.is_empty() => head,
        _ => word,
    }
}

/// Whether the word is to be cut as a Russian one: it has letters that Kazakh words lack, or no
/// Kazakh ending fits.
fn is_russian(word: &str) -> bool {
    let foreign = word.contains(['в', 'ф', 'ц', 'ч', 'щ', 'ь', 'ъ', 'э']);
    foreign
        || !KAZAKH.iter().any(|ending| cut(word, ending).is_some())
        || crate::language::reads_russian(word)
}

fn russian(word: &str) -> &str {
    let word = REFLEXIVE.iter().find_map(|ending| cut(word, ending)).unwrap_or(word);
    longest_cut(word, RUSSIAN).unwrap_or(word)
}

fn kazakh(word: &str) -> &str {
    let mut stem = word;
    for _ in 0..LINKS {
        match longest_cut(stem, KAZAKH) {
            Some(shorter) => stem = shorter,
            None => break,
        }
    }
    stem
}

fn longest_cut<'a>(word: &'a str, endings: &[&str]) -> Option<&'a str> {
    endings.iter().filter_map(|ending| cut(word, ending)).min_by_key(|stem| stem.len())
}

/// The word without `ending`, where enough is left and what is left has a vowel.
fn cut<'a>(word: &'a str, ending: &str) -> Option<&'a str> {
    let stem = word.strip_suffix(ending)?;
    let vowel = stem.contains(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я']);
    (vowel && stem.chars().count() >= SHORTEST).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        for forms in [
            &["вода", "воду", "воды", "водой"][..],
            &["дорога", "дороги", "дорогу", "дорогами"],
            &["город", "города", "городу", "городе"],
            &["отключили", "отключил", "отключила"],
            &["горячая", "горячей", "горячую"],
            &["жол", "жолдар", "жолда", "жолдың", "жолдарда"],
            &["көше", "көшеде", "көшенің", "Кошеде"],
            &["мектеп", "мектептер", "мектептің", "мектепте"],
            &["күшті", "Кушти", "КҮШТІ"],
            &["мкр", "мкр-да", "мкр-де"],
            &["27", "27-де"],
            &["бала", "балалар", "балаларға", "балалардың"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
    }

    #[test]
    fn stems_are_never_too_short() {
        for word in ["су", "ая", "жок", "дала", "ели", "он", "iPhone", "🔥", "", "ң"] {
            assert!(stem(word).chars().count() >= skeleton(word).chars().count().min(SHORTEST), "{word}");
        }
    }
}
