//! Which words are given names, patronymics and surnames, in any case of either language.

use crate::fold::skeleton;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Lines of a name file.
pub(super) const GIVEN: [&str; 3] = [
    include_str!("../../../data/given_kk.txt"),
    include_str!("../../../data/given_ru.txt"),
    include_str!("../../../data/given_short.txt"),
];
pub(super) const EVERYDAY: &str = include_str!("../../../data/given_words.txt");

/// Endings of Russian cases on a name whose last vowel, `ь` or `й` is cut off.
const RUSSIAN_CASES: &[&str] =
    &["ами", "ах", "ам", "а", "е", "ей", "ем", "ею", "и", "ой", "ом", "ою", "у", "ы", "ью", "ю", "я"];

/// Endings of Kazakh cases in skeleton spelling.
const KAZAKH_CASES: &[&str] = &[
    "бен", "га", "ге", "да", "дан", "де", "ден", "ди", "дики", "дин", "ды", "дыки", "дын", "ка", "ке", "мен",
    "на", "нан", "не", "нен", "ни", "ники", "нин", "ны", "ныки", "нын", "пен", "та", "тан", "те", "тен",
    "ти", "тики", "тин", "ты", "тыки", "тын",
];

/// Endings of surnames in the nominative and the Russian cases.
const SURNAMES: &[&str] = &[
    "енко",
    "ская",
    "ский",
    "ского",
    "ской",
    "ском",
    "скому",
    "скую",
    "ским",
    "ской",
    "цкая",
    "цкий",
    "цкого",
    "цкой",
    "чук",
    "чука",
    "чуку",
    "швили",
    "дзе",
    "янц",
];

/// What follows the `-ов`, `-ев`, `-ин` of a surname: nothing or a case.
const SURNAME_CASES: &[&str] = &["", "а", "у", "ым", "е", "ой", "ы", "ых", "ыми"];

/// Ends of surnames made of Kazakh names: hardly any other word ends so.
const KAZAKH_SURNAMES: &[&str] = &[
    "алиев",
    "алин",
    "анов",
    "арова",
    "аров",
    "атов",
    "ахметов",
    "баев",
    "беков",
    "битов",
    "болатов",
    "булатов",
    "галиев",
    "гулов",
    "дуллин",
    "енов",
    "ербаев",
    "ешев",
    "жанов",
    "жигитов",
    "имов",
    "иров",
    "кенов",
    "кулов",
    "магамбетов",
    "мбетов",
    "мухамедов",
    "мханов",
    "нбаев",
    "нханов",
    "палов",
    "рбеков",
    "рханов",
    "сбаев",
    "сеитов",
    "супов",
    "сынов",
    "таев",
    "тканов",
    "улин",
    "умаров",
    "уров",
    "ханов",
    "шев",
    "шин",
];

/// Patronymics: the Russian ones with their cases, the Kazakh ones before their cases.
const RUSSIAN_PATRONYMICS: &[&str] = &[
    "евич",
    "евича",
    "евиче",
    "евичем",
    "евичу",
    "евна",
    "евне",
    "евной",
    "евну",
    "евны",
    "инична",
    "иничне",
    "иничной",
    "иничну",
    "иничны",
    "ович",
    "овича",
    "овиче",
    "овичем",
    "овичу",
    "овна",
    "овне",
    "овной",
    "овну",
    "овны",
];
const KAZAKH_PATRONYMICS: &[&str] = &["кизи", "кызы", "оглы", "улы", "углы"];

/// Ends of words that look like surnames or patronymics and are neither.
const NO_PATRONYMICS: &[&str] = &["готовна", "духовна", "основна", "полковна", "ровна", "словна", "условна"];

/// Everyday words that read as a declined name: `Алла` is meant as God far more often than as a
/// woman, `әлі` is *yet*, `әрине` *of course*.
const NOT_NAMES: &[&str] = &["адеми", "адемы", "ади", "али", "алия-", "ам", "арине", "кимге", "кимди"];

/// What is known of given names.
pub(super) struct Lexicon {
    full: HashSet<String>,
    /// Without the last vowel, `ь` or `й`: what Russian cases are put on.
    trimmed: HashSet<String>,
    everyday: HashSet<String>,
}

/// The names of the data files.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let full: HashSet<_> = GIVEN.iter().flat_map(|file| lines(file)).map(skeleton).collect();
    let trimmed = full.iter().map(|name| trim(name).to_owned()).collect();
    Lexicon { full, trimmed, everyday: lines(EVERYDAY).map(skeleton).collect() }
});

/// The names of a file, without comments.
pub(super) fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

impl Lexicon {
    /// Whether the word (a skeleton) is a given name in some case of Russian or Kazakh.
    pub(super) fn is_given(&self, key: &str) -> bool {
        let parts = key.split_once('-');
        if let Some((first, second)) = parts {
            return self.is_given(first) && (self.is_given(second) || is_kazakh_ending(second));
        }
        if key.starts_with("алла") || NOT_NAMES.contains(&key) {
            return false;
        }
        let latinised = key.strip_suffix("ь").unwrap_or(key);
        self.full.contains(key) || self.full.contains(latinised) || self.is_declined(key)
    }

    fn is_declined(&self, key: &str) -> bool {
        let cut = |ending: &str| key.strip_suffix(ending).filter(|stem| stem.chars().count() >= 3);
        RUSSIAN_CASES.iter().filter_map(|ending| cut(ending)).any(|stem| self.trimmed.contains(stem))
            || KAZAKH_CASES.iter().filter_map(|ending| cut(ending)).any(|stem| self.full.contains(stem))
    }

    /// Whether the name is an everyday word as well.
    pub(super) fn is_everyday(&self, key: &str) -> bool {
        let bare = |endings: &[&str]| {
            endings.iter().any(|end| key.strip_suffix(end).is_some_and(|s| self.everyday.contains(s)))
        };
        let short = !self.full.contains(key) && key.chars().count() <= 4;
        short || self.everyday.contains(key) || bare(KAZAKH_CASES) || bare(RUSSIAN_CASES)
    }

    /// Whether the word is a patronymic; `own` where it must show by itself that it is one.
    pub(super) fn is_patronymic(&self, key: &str, own: bool) -> bool {
        if NO_PATRONYMICS.iter().any(|word| key.starts_with(word)) {
            return false;
        }
        let russian = longest(key, RUSSIAN_PATRONYMICS);
        let kazakh = KAZAKH_CASES
            .iter()
            .filter_map(|ending| key.strip_suffix(ending))
            .chain([key])
            .find_map(|bare| longest(bare, KAZAKH_PATRONYMICS));
        let fits = |stem: &str| stem.chars().count() >= 3 && (!own || self.is_father(stem));
        russian.is_some_and(fits) || kazakh.is_some_and(fits)
    }

    /// Whether what is left of a patronymic is a known name: `серик`, `марат`, `алексе`.
    fn is_father(&self, stem: &str) -> bool {
        self.full.contains(stem) || self.trimmed.contains(trim(stem)) || self.trimmed.contains(stem)
    }
}

/// Whether the word is shaped like a surname.
pub(super) fn is_surname(key: &str) -> bool {
    let ends = |key: &str| {
        let long = key.chars().count() >= 5;
        long && (SURNAMES.iter().any(|ending| key.ends_with(ending))
            || family_stem(key).is_some_and(|stem| stem.chars().count() >= 4))
    };
    ends(key) || KAZAKH_CASES.iter().filter_map(|ending| key.strip_suffix(ending)).any(ends)
}

/// Whether the word is shaped like a surname made of a Kazakh name.
pub(super) fn is_kazakh_surname(key: &str) -> bool {
    let ends = |key: &str| {
        family_stem(key).is_some_and(|stem| {
            stem.chars().count() >= 6 && KAZAKH_SURNAMES.iter().any(|ending| stem.ends_with(ending))
        })
    };
    ends(key) || KAZAKH_CASES.iter().filter_map(|ending| key.strip_suffix(ending)).any(ends)
}

/// A surname in `-ов`, `-ев`, `-ин`, `-ын` without its case.
fn family_stem(key: &str) -> Option<&str> {
    SURNAME_CASES
        .iter()
        .filter_map(|case| key.strip_suffix(case))
        .find(|stem| ["ов", "ев", "ин", "ын"].iter().any(|ending| stem.ends_with(ending)))
}

/// Whether the word is an ending of a Kazakh case alone, as in `Марат-қа`.
pub(super) fn is_kazakh_ending(key: &str) -> bool {
    KAZAKH_CASES.binary_search(&key).is_ok()
}

fn longest<'a>(key: &'a str, endings: &[&str]) -> Option<&'a str> {
    endings.iter().filter_map(|ending| key.strip_suffix(ending)).min_by_key(|stem| stem.len())
}

fn trim(name: &str) -> &str {
    name.strip_suffix(['а', 'я', 'ь', 'й']).unwrap_or(name)
}
