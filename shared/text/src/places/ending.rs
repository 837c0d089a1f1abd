//! Which endings may follow a stem, so that «Ақсуда» is Aksu and «Ақсуат» is not.
//!
//! Everything here is written in the key alphabet of [`super::letter`]: lower case, no Kazakh letters, «э» as «е».

/// How a stem may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Ending {
    /// A word that Russian leaves alone: «Алматы», «Актау»; Kazakh suffixes only.
    Plain,
    /// Ends in a consonant: «Шымкент», «Шымкента», «Шымкенттің».
    Hard,
    /// Lost its «а» or «я»: «Астан|ой».
    Vowel,
    /// Lost its «й» or «ь»: «Семе|е».
    Soft,
    /// A Russian adjective without its ending: «Алмалинск|ом».
    Adjective,
    /// The people of a place: «алматинц|ы».
    People,
}

const HARD: &[&str] = &["а", "ам", "ами", "ах", "е", "ов", "ом", "у", "ы"];
const VOWEL: &[&str] = &["а", "е", "ей", "и", "ой", "ою", "у", "ы", "ю", "я"];
const SOFT: &[&str] = &["е", "ем", "и", "й", "ь", "ью", "ю", "я"];
const ADJECTIVE: &[&str] = &[
    "ая", "его", "ее", "ей", "ем", "ему", "ие", "ий", "им", "ими", "их", "ого", "ое", "ой", "ом", "ому",
    "ую", "ые", "ый", "ым", "ыми", "ых", "юю", "яя",
];
const PEOPLE: &[&str] = &["а", "ам", "ами", "ах", "е", "ев", "ем", "у", "ы"];

/// Kazakh case endings, all harmonies and assimilations.
const CASE: &[&str] = &[
    "га", "ге", "да", "дан", "де", "ден", "ди", "дин", "ды", "дын", "ка", "ке", "мен", "нан", "нен", "ни",
    "нин", "ны", "нын", "пен", "та", "тан", "те", "тен", "ти", "тин", "ты", "тын", "бен",
];
/// «…дағы» (which is at), «…лық» (of, from): may take plural and case after them.
const RELATION: &[&str] = &["дагы", "деги", "дик", "дык", "лик", "лык", "тагы", "теги", "тик", "тык"];
const PLURAL: &[&str] = &["дар", "дер", "лар", "лер", "тар", "тер"];

impl Ending {
    /// Whether `rest`, what a word has after the stem, is an ending of this kind.
    pub(super) fn allows(self, rest: &str) -> bool {
        match self {
            Self::Plain => kazakh(rest),
            Self::Hard => kazakh(rest) || HARD.contains(&rest),
            Self::Vowel => VOWEL.contains(&rest),
            Self::Soft => SOFT.contains(&rest),
            Self::Adjective => ADJECTIVE.contains(&rest),
            Self::People => PEOPLE.contains(&rest),
        }
    }

    /// The stems of one `word` of a name, each with what may follow it.
    pub(super) fn stems(word: &str) -> Vec<(String, Self)> {
        let whole = |ending| vec![(word.to_owned(), ending)];
        let Some(last) = word.chars().next_back() else { return Vec::new() };
        let long = word.chars().count() > 4;
        if long
            && let Some(stem) =
                ["ый", "ий", "ой", "ая", "яя", "ое", "ее"].iter().find_map(|end| word.strip_suffix(end))
        {
            return vec![(stem.to_owned(), Self::Adjective)];
        }
        let cut = |ending| {
            let stem = word.strip_suffix(last).unwrap_or(word).to_owned();
            vec![(stem, ending), (word.to_owned(), Self::Plain)]
        };
        match last {
            'а' | 'я' => cut(Self::Vowel),
            'й' | 'ь' => cut(Self::Soft),
            'о' | 'у' | 'ы' | 'и' | 'е' | 'ю' => whole(Self::Plain),
            _ if last.is_ascii() => whole(Self::Plain),
            _ => whole(Self::Hard),
        }
    }
}

/// Whether `rest` may follow a name that ends in a consonant: a case of either language.
pub(crate) fn follows_name(rest: &str) -> bool {
    Ending::Hard.allows(rest)
}

/// A chain of Kazakh suffixes: a case, or a relation with plural and case after it.
fn kazakh(rest: &str) -> bool {
    if rest.is_empty() || CASE.contains(&rest) {
        return true;
    }
    let Some(tail) = strip_any(rest, RELATION) else { return false };
    let last = strip_any(tail, PLURAL).unwrap_or(tail);
    last.is_empty() || CASE.contains(&last)
}

fn strip_any<'a>(text: &'a str, prefixes: &[&str]) -> Option<&'a str> {
    prefixes.iter().find_map(|prefix| text.strip_prefix(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_its_stem_with_an_ending_of_the_table_or_it_is_another_word() {
        let reads = |name: &str, word: &str| {
            Ending::stems(name)
                .iter()
                .any(|(stem, end)| word.strip_prefix(stem.as_str()).is_some_and(|rest| end.allows(rest)))
        };
        for (name, word, expect) in [
            ("аксу", "аксу", true),
            ("аксу", "аксуда", true),
            ("аксу", "аксуат", false),
            ("шымкент", "шымкенттиктерге", true),
            ("шымкент", "шымкенте", true),
            ("шымкент", "шымкентово", false),
            ("астана", "астаной", true),
            ("астана", "астанадагы", true),
            ("астана", "астан", false),
            ("семей", "семеем", true),
            ("алмалинский", "алмалинском", true),
            ("алматы", "алматыдагылар", true),
            ("тараз", "таразы", true),
        ] {
            assert_eq!(reads(name, word), expect, "{name} {word}");
        }
    }

    #[test]
    fn no_ending_stands_twice() {
        for table in [HARD, VOWEL, SOFT, ADJECTIVE, PEOPLE, CASE, RELATION, PLURAL] {
            let unique: std::collections::BTreeSet<_> = table.iter().collect();
            assert_eq!(unique.len(), table.len(), "{table:?}");
        }
    }
}
