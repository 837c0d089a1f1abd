//! The words beside a name that say what it names: «ауданы», «область», «мкр», «көшесі».

use crate::hash::{WordMap, WordSet};
use belgi_domain::PlaceKind;
use std::sync::LazyLock;

/// What a word says of the name beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// The name is a place of this kind.
    Kind(PlaceKind),
    /// The name is a village's, or a quarter's that was one.
    Settlement,
    /// The name is a club's, bank's or shop's, no place.
    Body,
    /// The name is a street's, said by a preposition alone: «по Толе би», «угол Абая».
    Along,
}

impl Says {
    /// The kinds of place the name may be.
    pub(super) fn kinds(self) -> &'static [PlaceKind] {
        match self {
            Kind(Region) => &[Region],
            Kind(City) => &[City],
            Kind(District) => &[District],
            Kind(Microdistrict) => &[Microdistrict],
            Kind(Street) | Along => &[Street],
            Settlement => &[City, Microdistrict],
            Body => &[],
        }
    }
}

/// On which side of the word its name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Kazakh: the name comes first, «Абай ауданы».
    Prior,
    /// Russian: «район Алматы», but «Алмалинский район».
    Either,
    /// «угол Абая».
    Next,
}

/// A kind word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// What it says of its name.
    pub(super) says: Says,
    /// Where its name stands.
    pub(super) side: Side,
    /// Whether it speaks of several names: «аудандарында», «районах».
    pub(super) plural: bool,
    /// How many tokens it takes: two for «м-н» and «шағын аудан».
    pub(super) tokens: usize,
}

use PlaceKind::{City, District, Microdistrict, Region, Street};
use Says::{Along, Body, Kind, Settlement};
use Side::{Either, Next, Prior};

/// Two-token words: written with a hyphen, slash, dot or space. Sorted.
const PAIRS: &[(&str, &str, Says, Side)] = &[
    ("б", "р", Kind(Street), Either),
    ("д", "лы", Kind(Street), Prior),
    ("ж", "м", Kind(Microdistrict), Either),
    ("к", "си", Kind(Street), Prior),
    ("к", "сы", Kind(City), Prior),
    ("м", "н", Kind(Microdistrict), Either),
    ("мкр", "н", Kind(Microdistrict), Either),
    ("п", "т", Kind(Street), Either),
    ("пр", "кт", Kind(Street), Either),
    ("пр", "т", Kind(Street), Either),
    ("р", "н", Kind(District), Either),
    ("р", "не", Kind(District), Either),
    ("т", "а", Kind(Microdistrict), Prior),
    ("ш", "а", Kind(Microdistrict), Prior),
];

/// Two-token words whose second word is inflected: first word, beginning of the second. Sorted.
const LONG_PAIRS: &[(&str, &str, Says, Side)] = &[
    ("жилого", "комплекс", Body, Next),
    ("жилого", "массив", Kind(Microdistrict), Either),
    ("жилой", "комплекс", Body, Next),
    ("жилой", "массив", Kind(Microdistrict), Either),
    ("жилом", "комплекс", Body, Next),
    ("жилом", "массив", Kind(Microdistrict), Either),
    ("мекен", "жай", Body, Next),
    ("молтек", "аудан", Kind(Microdistrict), Prior),
    ("тас", "жол", Kind(Street), Prior),
    ("тургын", "алаб", Kind(Microdistrict), Prior),
    ("тургын", "кешен", Body, Prior),
    ("шагын", "аудан", Kind(Microdistrict), Prior),
    ("ыкшам", "аудан", Kind(Microdistrict), Prior),
];

/// Words that count only as they stand. Sorted.
const WHOLE: &[(&str, Says, Side)] = &[
    ("алан", Kind(Street), Prior),
    ("аул", Settlement, Either),
    ("ауле", Settlement, Either),
    ("банк", Body, Either),
    ("бул", Kind(Street), Either),
    ("вдоль", Along, Next),
    ("г", Kind(City), Next),
    ("гор", Kind(City), Next),
    ("город", Kind(City), Either),
    ("города", Kind(City), Either),
    ("городах", Kind(City), Either),
    ("городе", Kind(City), Either),
    ("городом", Kind(City), Either),
    ("городу", Kind(City), Either),
    ("жилмассив", Kind(Microdistrict), Either),
    ("жк", Body, Next),
    ("кала", Kind(City), Prior),
    ("калалары", Kind(City), Prior),
    ("калаларында", Kind(City), Prior),
    ("клуб", Body, Either),
    ("коше", Kind(Street), Prior),
    ("мкр", Kind(Microdistrict), Either),
    ("мкрн", Kind(Microdistrict), Either),
    ("обл", Kind(Region), Either),
    ("облыс", Kind(Region), Prior),
    ("отель", Body, Either),
    ("пгт", Settlement, Either),
    ("пер", Kind(Street), Either),
    ("пл", Kind(Street), Either),
    ("по", Along, Next),
    ("пос", Settlement, Either),
    ("пр", Kind(Street), Either),
    ("просп", Kind(Street), Either),
    ("ресторан", Body, Either),
    ("сел", Settlement, Either),
    ("села", Settlement, Either),
    ("селе", Settlement, Either),
    ("село", Settlement, Either),
    ("трк", Body, Either),
    ("трц", Body, Either),
    ("тц", Body, Either),
    ("углу", Along, Next),
    ("угол", Along, Next),
    ("ул", Kind(Street), Either),
    ("фк", Body, Either),
    ("хк", Body, Either),
];

/// Words known by how they begin. Sorted.
const BEGINS: &[(&str, Says, Side)] = &[
    ("аланы", Kind(Street), Prior),
    ("аудан", Kind(District), Prior),
    ("ауылы", Settlement, Prior),
    ("бульвар", Kind(Street), Either),
    ("городск", Kind(City), Either),
    ("гостиниц", Body, Next),
    ("дангыл", Kind(Street), Prior),
    ("калалык", Kind(City), Prior),
    ("каласы", Kind(City), Prior),
    ("кенти", Settlement, Prior),
    ("конакуй", Body, Prior),
    ("кошелер", Kind(Street), Prior),
    ("кошеси", Kind(Street), Prior),
    ("микрорайон", Kind(Microdistrict), Either),
    ("молтекаудан", Kind(Microdistrict), Prior),
    ("област", Kind(Region), Either),
    ("облыстар", Kind(Region), Prior),
    ("облыстык", Kind(Region), Prior),
    ("облысы", Kind(Region), Prior),
    ("перекрест", Along, Next),
    ("пересечени", Along, Next),
    ("переул", Kind(Street), Either),
    ("площад", Kind(Street), Either),
    ("поселк", Settlement, Either),
    ("поселок", Settlement, Either),
    ("проезд", Kind(Street), Either),
    ("проспект", Kind(Street), Either),
    ("район", Kind(District), Either),
    ("тракт", Kind(Street), Either),
    ("улиц", Kind(Street), Either),
    ("футбол", Body, Next),
    ("шагынаудан", Kind(Microdistrict), Prior),
    ("шоссе", Kind(Street), Either),
    ("ыкшамаудан", Kind(Microdistrict), Prior),
];

/// Plural kind words of Russian. Sorted.
const PLURALS: &[&str] = &[
    "городах",
    "микрорайонах",
    "микрорайонов",
    "микрорайоны",
    "мкр",
    "мкрн",
    "областей",
    "областям",
    "областях",
    "проспектов",
    "районам",
    "районами",
    "районах",
    "районов",
    "районы",
    "улиц",
    "улицах",
];
/// How a Kazakh plural is made.
const KAZAKH_PLURALS: &[&str] = &["дар", "дер", "лар", "лер", "тар", "тер"];

/// What may begin with a word, so that one look-up spares the tables.
#[derive(Debug, Default, Clone, Copy)]
struct First {
    pair: bool,
    whole: Option<(Says, Side)>,
}

/// The first letters of [`BEGINS`].
static HEADS: LazyLock<WordSet<u64>> = LazyLock::new(|| BEGINS.iter().map(|row| head(row.0)).collect());

/// The first four letters of a word as one number.
fn head(word: &str) -> u64 {
    word.chars().take(4).fold(0, |head, letter| head << 15 | u64::from(letter))
}

static FIRSTS: LazyLock<WordMap<&'static str, First>> = LazyLock::new(|| {
    let mut firsts = WordMap::<&str, First>::default();
    let pairs = PAIRS.iter().chain(LONG_PAIRS).map(|row| row.0);
    pairs.for_each(|first| firsts.entry(first).or_default().pair = true);
    WHOLE.iter().for_each(|row| firsts.entry(row.0).or_default().whole = Some((row.1, row.2)));
    firsts
});

/// Bytes of a Kazakh plural: three letters of Cyrillic.
const PLURAL_BYTES: usize = 6;

/// The kind word that begins with the token `first`, `second` being the token after it.
pub(super) fn word(first: &str, second: &str) -> Option<Word> {
    let known = FIRSTS.get(first).copied().unwrap_or_default();
    if let Some((says, side)) = known.pair.then(|| pair(first, second)).flatten() {
        return Some(Word { says, side, plural: is_plural(second), tokens: 2 });
    }
    let (says, side) = known.whole.or_else(|| beginning(first).map(|row| (row.1, row.2)))?;
    Some(Word { says, side, plural: is_plural(first), tokens: 1 })
}

fn pair(first: &str, second: &str) -> Option<(Says, Side)> {
    let short =
        PAIRS.binary_search_by_key(&(first, second), |row| (row.0, row.1)).ok().and_then(|at| PAIRS.get(at));
    let long = || LONG_PAIRS.iter().find(|row| row.0 == first && second.starts_with(row.1));
    short.or_else(long).map(|row| (row.2, row.3))
}

/// No row begins with another, so the only candidate is the last one that is not behind `word`.
fn beginning(word: &str) -> Option<&'static (&'static str, Says, Side)> {
    if !HEADS.contains(&head(word)) {
        return None;
    }
    let last = BEGINS.partition_point(|row| row.0 <= word).checked_sub(1)?;
    BEGINS.get(last).filter(|row| word.starts_with(row.0))
}

fn is_plural(word: &str) -> bool {
    PLURALS.contains(&word)
        || word
            .as_bytes()
            .windows(PLURAL_BYTES)
            .any(|part| KAZAKH_PLURALS.iter().any(|plural| plural.as_bytes() == part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_no_beginning_hides_another() {
        assert!(PAIRS.is_sorted_by_key(|row| (row.0, row.1)));
        assert!(LONG_PAIRS.is_sorted_by_key(|row| (row.0, row.1)));
        assert!(WHOLE.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(BEGINS.windows(2).all(|pair| pair[0].0 < pair[1].0 && !pair[1].0.starts_with(pair[0].0)));
        assert!(PLURALS.is_sorted());
    }

    #[test]
    fn a_word_says_what_its_name_is() {
        let says =
            |first: &str, second: &str| word(first, second).map(|word| (word.says, word.plural, word.tokens));
        for (first, second, expect) in [
            ("ауданында", "", Some((Kind(District), false, 1))),
            ("аудандарында", "", Some((Kind(District), true, 1))),
            ("м", "н", Some((Kind(Microdistrict), false, 2))),
            ("шагын", "ауданда", Some((Kind(Microdistrict), false, 2))),
            ("областях", "", Some((Kind(Region), true, 1))),
            ("калай", "", None),
            ("кошелек", "", None),
            ("каласында", "", Some((Kind(City), false, 1))),
        ] {
            assert_eq!(says(first, second), expect, "{first} {second}");
        }
    }
}
