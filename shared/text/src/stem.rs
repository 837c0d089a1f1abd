//! A light stemmer for Kazakh and Russian.
//!
//! Both languages put their grammar at the end of a word, Russian as one ending, Kazakh as a chain.
//! Stems are for matching, not for reading: `вода`, `воду`, `воды` meet in `вод`, and `жолдарда`,
//! `жолдың` in `жол`.

mod endings;

use crate::ending::Endings;
use crate::fold::{is_cyrillic, russian_letter, skeleton};
use crate::hash::WordSet;
use crate::latin::latin_to_cyrillic;
use crate::places::{Gazetteer, ending::follows_name};
use endings::{HYPHENED, KAZAKH, REFLEXIVE, RUSSIAN};
use std::sync::LazyLock;

/// No stem is cut shorter than this, in letters.
const SHORTEST: usize = 3;

/// Last letters that some forms of a stem lose and others keep: `көше` and `көшенің`, `боль`.
const FINAL: &[&str] = &["а", "е", "и", "й", "о", "ы", "ь", "я"];

/// The vowels of the skeleton.
const VOWELS: [char; 9] = ['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я'];

/// How many links of a Kazakh chain are cut.
const LINKS: usize = 4;

struct Tables {
    kazakh: Endings,
    russian: Endings,
    reflexive: Endings,
    last: Endings,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    kazakh: Endings::new(&[KAZAKH]),
    russian: Endings::new(&[RUSSIAN]),
    reflexive: Endings::new(&[REFLEXIVE]),
    last: Endings::new(&[FINAL]),
});

/// The stem of a word in [`skeleton`] spelling: `күшті` and `Кушти`, `мкр-да` and `мкр` share one.
/// Numbers and words of up to three letters come back as their skeleton.
///
/// Kazakh typed in Latin meets its Cyrillic («jylu», «жылу»), and the names of cities and quarters lose their case
/// only («Самалда» is `самал`).
pub fn stem(word: &str) -> String {
    stem_of(&form(word))
}

/// The spelling under which words are compared: the [`skeleton`], Latin read as Cyrillic.
pub(crate) fn form(word: &str) -> String {
    let skeleton = skeleton(word);
    if skeleton.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return latin_form(&skeleton).unwrap_or(skeleton);
    }
    skeleton
}

/// Latin as Cyrillic, with `i` and `y` behind a vowel as `й` («qalai», «qalay»).
fn latin_form(word: &str) -> Option<String> {
    let mut form = String::with_capacity(word.len() * 2);
    let mut last = ' ';
    for letter in latin_to_cyrillic(word)?.chars().map(russian_letter) {
        let glides =
            (letter == 'и' && VOWELS.contains(&last)) || (letter == 'ы' && matches!(last, 'а' | 'е' | 'о'));
        // «suw»: the letter that Latin of chats has for «ш» ends many a word as «у».
        let letter = if glides { 'й' } else { letter };
        form.push(letter);
        last = letter;
    }
    if word.ends_with('w') && word.chars().nth(1).is_some() {
        form.pop();
        if !form.ends_with('у') {
            form.push('у');
        }
    }
    Some(form)
}

/// [`stem`] of a word in its [`form`].
pub(crate) fn stem_of(form: &str) -> String {
    let whole = without_hyphened_case(form);
    if let Some(name) = name_of(whole) {
        return name.to_owned();
    }
    if !whole.chars().all(|c| is_cyrillic(c) || c == '-') {
        return whole.to_owned();
    }
    let stem = if is_russian(whole) { russian(whole) } else { kazakh(whole) };
    longest_cut(stem, &TABLES.last).unwrap_or(stem).to_owned()
}

/// Names that end in a consonant, which endings of verbs would eat: `самал`.
static NAMES: LazyLock<WordSet<String>> = LazyLock::new(|| {
    let names = Gazetteer::bundled().names().map(skeleton);
    let plain = |name: &String| name.chars().count() > SHORTEST && name.ends_with(is_consonant);
    names.filter(plain).collect()
});

/// The name that the word is a case of.
fn name_of(word: &str) -> Option<&str> {
    let cuts = word.char_indices().map(|(at, _)| at).skip(SHORTEST + 1).chain([word.len()]);
    cuts.filter_map(|at| word.split_at_checked(at))
        .find(|(name, rest)| name.ends_with(is_consonant) && follows_name(rest) && NAMES.contains(*name))
        .map(|(name, _)| name)
}

fn is_consonant(c: char) -> bool {
    is_cyrillic(c) && !VOWELS.contains(&c) && !matches!(c, 'й' | 'ь')
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
    foreign || !TABLES.kazakh.stems(word).any(is_stem) || crate::language::reads_russian(word)
}

fn russian(word: &str) -> &str {
    let word = TABLES.reflexive.stems(word).find(|stem| is_stem(stem)).unwrap_or(word);
    longest_cut(word, &TABLES.russian).unwrap_or(word)
}

fn kazakh(word: &str) -> &str {
    let mut stem = word;
    for _ in 0..LINKS {
        match longest_cut(stem, &TABLES.kazakh) {
            Some(shorter) => stem = shorter,
            None => break,
        }
    }
    stem
}

fn longest_cut<'a>(word: &'a str, endings: &Endings) -> Option<&'a str> {
    endings.stems(word).rev().find(|stem| is_stem(stem))
}

/// Whether enough is left, with a vowel in it.
fn is_stem(stem: &str) -> bool {
    stem.chars().nth(SHORTEST - 1).is_some() && stem.contains(VOWELS)
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
            &["самал", "Самалда", "Самале", "Самалдың", "Samalda"],
            &["Нұрсәт", "Нурсатта", "Нұрсәтте"],
            &["жылу", "jylu", "zhylu"],
            &["жоқ", "joq", "jok", "zhok"],
            &["су", "su", "suw"],
            &["қалай", "qalai", "qalay", "kalai"],
            &["жақсы", "jaqsy", "jaqsi"],
            &["балалар", "balalar", "balalardyn"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
        assert_eq!(stem("Самалда"), "самал");
    }

    #[test]
    fn stems_are_never_too_short() {
        for word in ["су", "ая", "жок", "дала", "ели", "он", "iPhone", "🔥", "", "ң"] {
            assert!(stem(word).chars().count() >= skeleton(word).chars().count().min(SHORTEST), "{word}");
        }
    }
}
