//! Which words are given names, patronymics and surnames, in any case of either language.

use crate::ending::Endings;
use crate::fold::skeleton;
use crate::hash::WordSet;
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

/// What follows the `-ов`, `-ев`, `-ин` of a surname where it is declined.
const SURNAME_CASES: &[&str] = &["а", "у", "ым", "е", "ой", "ы", "ых", "ыми"];

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

/// The tables, ready to be looked up.
struct Tables {
    russian_cases: Endings,
    kazakh_cases: Endings,
    surnames: Endings,
    surname_cases: Endings,
    kazakh_surnames: Endings,
    russian_patronymics: Endings,
    kazakh_patronymics: Endings,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    russian_cases: Endings::new(&[RUSSIAN_CASES]),
    kazakh_cases: Endings::new(&[KAZAKH_CASES]),
    surnames: Endings::new(&[SURNAMES]),
    surname_cases: Endings::new(&[SURNAME_CASES]),
    kazakh_surnames: Endings::new(&[KAZAKH_SURNAMES]),
    russian_patronymics: Endings::new(&[RUSSIAN_PATRONYMICS]),
    kazakh_patronymics: Endings::new(&[KAZAKH_PATRONYMICS]),
});

/// The word, and what is left of it before a Kazakh case.
fn declined(key: &str) -> impl Iterator<Item = &str> {
    [key].into_iter().chain(TABLES.kazakh_cases.stems(key))
}

/// What is known of given names.
pub(super) struct Lexicon {
    full: WordSet<String>,
    /// Without the last vowel, `ь` or `й`: what Russian cases are put on.
    trimmed: WordSet<String>,
    everyday: WordSet<String>,
    /// The first four letters of all names, or all three or two: what begins otherwise is no name.
    heads: WordSet<u64>,
}

/// The first letters of a word as one number, at most `count`.
fn head(key: &str, count: usize) -> u64 {
    key.chars().take(count).fold(0, |head, letter| head << 15 | u64::from(letter))
}

/// The names of the data files.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let full: WordSet<_> = GIVEN.iter().flat_map(|file| lines(file)).map(skeleton).collect();
    let trimmed: WordSet<_> = full.iter().map(|name| trim(name).to_owned()).collect();
    let heads = full.iter().chain(&trimmed).map(|name| head(name, 4)).collect();
    Lexicon { full, trimmed, everyday: lines(EVERYDAY).map(skeleton).collect(), heads }
});

/// The names of a file, without comments.
pub(super) fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

impl Lexicon {
    /// Whether the word (a skeleton) is a given name in some case of Russian or Kazakh.
    pub(super) fn is_given(&self, key: &str) -> bool {
        if !self.heads.contains(&head(key, 4)) && !self.heads.contains(&head(key, 3)) {
            return false;
        }
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
        let long = |stem: &&str| stem.chars().nth(2).is_some();
        TABLES.russian_cases.stems(key).filter(long).any(|stem| self.trimmed.contains(stem))
            || TABLES.kazakh_cases.stems(key).filter(long).any(|stem| self.full.contains(stem))
    }

    /// Whether the name is an everyday word as well.
    pub(super) fn is_everyday(&self, key: &str) -> bool {
        let bare = |endings: &Endings| endings.stems(key).any(|stem| self.everyday.contains(stem));
        let short = !self.full.contains(key) && key.chars().count() <= 4;
        short || self.everyday.contains(key) || bare(&TABLES.kazakh_cases) || bare(&TABLES.russian_cases)
    }

    /// Whether the word is a patronymic; `own` where it must show by itself that it is one.
    pub(super) fn is_patronymic(&self, key: &str, own: bool) -> bool {
        if key.len() < 10
            || !may_be_patronymic(key)
            || NO_PATRONYMICS.iter().any(|word| key.starts_with(word))
        {
            return false;
        }
        let russian = TABLES.russian_patronymics.stems(key).next_back();
        let kazakh = declined(key).find_map(|bare| TABLES.kazakh_patronymics.stems(bare).next_back());
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
    if !may_be_surname(key) {
        return false;
    }
    let ends = |key: &str| {
        let long = key.chars().count() >= 5;
        long && (TABLES.surnames.stems(key).next().is_some()
            || family_stem(key).is_some_and(|stem| stem.chars().count() >= 4))
    };
    declined(key).any(ends)
}

/// Whether the word is shaped like a surname made of a Kazakh name.
pub(super) fn is_kazakh_surname(key: &str) -> bool {
    if !may_be_surname(key) {
        return false;
    }
    let ends = |key: &str| {
        family_stem(key).is_some_and(|stem| {
            stem.chars().count() >= 6 && TABLES.kazakh_surnames.stems(stem).next().is_some()
        })
    };
    declined(key).any(ends)
}

/// Whether a pair of letters stands in the word that every patronymic has: a quick look before the tables of endings.
fn may_be_patronymic(key: &str) -> bool {
    holds(key, |pair| matches!(pair, ['ч' | 'в', 'н'] | ['и', 'ч'] | ['к', 'ы' | 'и'] | ['г' | 'у', 'л']))
}

/// The same for surnames.
fn may_be_surname(key: &str) -> bool {
    holds(key, |pair| {
        matches!(
            pair,
            ['о' | 'е' | 'ш', 'в']
                | ['и' | 'ы' | 'я', 'н']
                | ['н' | 'с' | 'ц', 'к']
                | ['ч', 'у']
                | ['д', 'з']
        )
    })
}

fn holds(key: &str, sign: impl Fn([char; 2]) -> bool) -> bool {
    let mut last = '\0';
    key.chars().any(|c| sign([std::mem::replace(&mut last, c), c]))
}

/// A surname in `-ов`, `-ев`, `-ин`, `-ын` without its case.
fn family_stem(key: &str) -> Option<&str> {
    let families = ["ов", "ев", "ин", "ын"];
    let mut stems = [key].into_iter().chain(TABLES.surname_cases.stems(key));
    stems.find(|stem| families.iter().any(|ending| stem.ends_with(ending)))
}

/// Whether the word is an ending of a Kazakh case alone, as in `Марат-қа`.
pub(super) fn is_kazakh_ending(key: &str) -> bool {
    KAZAKH_CASES.binary_search(&key).is_ok()
}

fn trim(name: &str) -> &str {
    name.strip_suffix(['а', 'я', 'ь', 'й']).unwrap_or(name)
}
