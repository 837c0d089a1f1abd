//! What stands around a name: a street that bears it, an office that makes it public, a word for a
//! resident that makes it private.

use super::words::{Gap, Word};

/// Stems before a name that make it the name of a place or an institution.
const PLACE_BEFORE: &[&str] = &[
    "б-р",
    "бульвар",
    "гимнази",
    "жк",
    "имени",
    "им",
    "кинотеатр",
    "колледж",
    "коше",
    "лице",
    "мкр",
    "мкрн",
    "микрорайон",
    "музе",
    "памяти",
    "памятник",
    "парк",
    "пер",
    "переул",
    "площад",
    "пос",
    "поселк",
    "пр",
    "пр-т",
    "проспект",
    "район",
    "село",
    "сквер",
    "стадион",
    "театр",
    "ул",
    "улиц",
    "университет",
    "шоссе",
    "школ",
    "станци",
    "аэропорт",
    "аллe",
    "сел",
];

/// Those of them that are whole words, since other words begin with them.
const SHORT: &[&str] = &["жк", "им", "мкр", "мкрн", "пер", "пос", "пр", "сел", "ул"];

/// Stems behind a name that do the same; the last ones are titles of the past.
const PLACE_BEHIND: &[&str] = &[
    "алан",
    "атында",
    "аудан",
    "ауыл",
    "бульвар",
    "гимнази",
    "дангыл",
    "ескерткиш",
    "коше",
    "колледж",
    "киш",
    "кенти",
    "лице",
    "мектеб",
    "мектеп",
    "музе",
    "парк",
    "проспект",
    "саябаг",
    "саябак",
    "театр",
    "тупи",
    "тупик",
    "улиц",
    "университет",
    "шагынаудан",
    "ыкшамаудан",
    "аэропорт",
    "акын",
    "батыр",
    "жырау",
    "стадион",
    "район",
    "ауе",
];

/// Whole words behind a name that do the same.
const TITLES: &[&str] = &["би", "хан", "сал", "сери", "ата", "баба", "ат", "а"];

/// Stems of offices and of public callings.
const OFFICES: &[&str] = &[
    "агроном-",
    "аким",
    "актер",
    "акын",
    "анши",
    "аппарат",
    "бастыг",
    "бастык",
    "басшы",
    "вице-",
    "генерал",
    "глав",
    "губернатор",
    "депутат",
    "директор",
    "жазушы",
    "жетекши",
    "журналист",
    "замести",
    "замаким",
    "капитан",
    "комиссар",
    "консул",
    "майор",
    "министр",
    "мэр",
    "начальник",
    "омбудсмен",
    "орынбасар",
    "певе",
    "певи",
    "писател",
    "подполковник",
    "полковник",
    "посол",
    "премьер",
    "президент",
    "пресс-",
    "прокурор",
    "репортер",
    "ректор",
    "режиссер",
    "руководител",
    "сенатор",
    "советник",
    "спикер",
    "спортш",
    "спортсмен",
    "судья",
    "торага",
    "торайым",
    "тилши",
    "тренер",
    "уаким",
    "хатшы",
    "тележурналист",
    "ариптес",
    "корреспондент",
    "чемпион",
    "эксперт",
    "экономист",
    "елши",
    "сарапшы",
    "чиновник",
    "управляющ",
    "председател",
    "аналитик",
    "мажилисмен",
];

/// Stems of offices whose holders are public wherever they are named.
const HIGH_OFFICES: &[&str] = &[
    "аким",
    "вице-министр",
    "губернатор",
    "депутат",
    "замаким",
    "мажилисмен",
    "министр",
    "мэр",
    "омбудсмен",
    "премьер",
    "президент",
    "сенатор",
    "спикер",
];

/// Stems that begin like an office and are none.
const NO_OFFICES: &[&str] = &["акимат", "акимгерш", "акимшил", "депутатск", "министерств", "министрли"];

/// Stems of words for people who did not choose to be public.
const RESIDENTS: &[&str] = &[
    "айыпталушы",
    "ана",
    "анасы",
    "апа",
    "бабушк",
    "водител",
    "горожан",
    "дедушк",
    "жаберлен",
    "жабирлен",
    "жител",
    "журги",
    "задержан",
    "зейнеткер",
    "инвалид",
    "кудикти",
    "куагер",
    "мама",
    "мать",
    "матер",
    "многодетн",
    "обвиняем",
    "окушы",
    "осужден",
    "отец",
    "очевид",
    "пациент",
    "пенсионер",
    "подозреваем",
    "погибш",
    "потерпевш",
    "пострадавш",
    "родител",
    "собственни",
    "студент",
    "сосед",
    "тургын",
    "тургин",
    "ученик",
    "учениц",
    "школьни",
    "сотталгалы",
    "акеси",
    "баласы",
    "кызы",
    "марку",
    "мархум",
    "копбалалы",
    "дольщи",
    "предпринимател",
    "касипкер",
];

/// Stems of words by which a speaker without an office is brought in.
const SPEECH: &[&str] =
    &["рассказ", "говорит", "жалуе", "пожалов", "сетует", "дейди", "шагым", "айтты", "баяндады"];

/// How a name stands in public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Official,
    Resident,
    Unknown,
}

/// Whether the words `first..=last` name a street, a school, a monument or a figure of the past.
pub(super) fn is_place(words: &[Word<'_>], first: usize, last: usize) -> bool {
    let mut before = backward(words, first, Gap::Part).take(4).enumerate();
    // «улиц Женис и Мухтара Ауэзова»: a plural reaches over the first name.
    let named = before.any(|(distance, word)| {
        (distance < 2 && begins(word.key, PLACE_BEFORE, SHORT))
            || matches!(word.key, "улиц" | "улицах" | "проспектов")
    });
    named
        || forward(words, last).take(2).enumerate().any(|(distance, word)| {
            begins(word.key, PLACE_BEHIND, &[])
                || (distance == 0 && !word.initial && TITLES.contains(&word.key))
        })
}

/// Whether an office or a word for residents is nearer in the sentence of `first..=last`.
pub(super) fn standing(words: &[Word<'_>], first: usize, last: usize) -> Standing {
    let near = |stems: &[&str]| {
        let before = backward(words, first, Gap::Part).take(7).position(|word| begins(word.key, stems, &[]));
        let behind = forward(words, last).take(5).position(|word| begins(word.key, stems, &[]));
        before.into_iter().chain(behind.map(|distance| distance + 1)).min()
    };
    match (near(OFFICES), near(RESIDENTS)) {
        (Some(office), Some(resident)) if resident < office => Standing::Resident,
        (Some(_), _) => Standing::Official,
        (None, Some(_)) => Standing::Resident,
        (None, None) if near(SPEECH).is_some_and(|distance| distance <= 1) => Standing::Resident,
        (None, None) => Standing::Unknown,
    }
}

/// Whether a high office stands right at the name, with nothing but its city or field between: «аким города Экибастуза
/// Аян Бейсекин», «Аян Бейсекин, қала әкімі».
pub(super) fn in_high_office(words: &[Word<'_>], first: usize, last: usize) -> bool {
    let office = |word: &Word<'_>| begins(word.key, HIGH_OFFICES, &[]) && !begins(word.key, NO_OFFICES, &[]);
    let before = backward(words, first, Gap::Space)
        .take(4)
        .find(|word| office(word) || begins(word.key, RESIDENTS, &[]));
    before.is_some_and(office) || forward(words, last).take(2).any(office)
}

/// Whether the word is an office or a form of address rather than a part of a name.
pub(super) fn is_title(key: &str) -> bool {
    begins(key, OFFICES, &[]) || begins(key, RESIDENTS, &[]) || begins(key, super::phrases::ADDRESSES, &[])
}

fn begins(key: &str, stems: &[&str], whole: &[&str]) -> bool {
    stems.iter().any(|stem| if whole.contains(stem) { key == *stem } else { key.starts_with(stem) })
}

/// The words before `first` in its sentence, the nearest first.
fn backward<'a>(words: &'a [Word<'a>], first: usize, widest: Gap) -> impl Iterator<Item = &'a Word<'a>> {
    let crosses = move |gap: Gap| gap == Gap::Space || gap == widest;
    (1..=first).rev().map_while(move |index| {
        let crossed = words.get(index).is_some_and(|word| crosses(word.gap));
        if crossed { words.get(index - 1) } else { None }
    })
}

/// The words behind `last` in its sentence, the nearest first.
fn forward<'a>(words: &'a [Word<'a>], last: usize) -> impl Iterator<Item = &'a Word<'a>> {
    words.iter().skip(last + 1).take_while(|word| matches!(word.gap, Gap::Space | Gap::Part))
}
