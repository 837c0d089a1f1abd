//! Words that stand in dates.

/// Month names by their beginning, in English, Russian and Kazakh, also as typed without Kazakh letters; sorted.
/// A word is the month of the longest beginning that it has.
const MONTHS: &[(&str, i8)] = &[
    ("apr", 4),
    ("aug", 8),
    ("dec", 12),
    ("feb", 2),
    ("jan", 1),
    ("jul", 7),
    ("jun", 6),
    ("mar", 3),
    ("may", 5),
    ("nov", 11),
    ("oct", 10),
    ("sep", 9),
    ("авг", 8),
    ("акпан", 2),
    ("апр", 4),
    ("ақп", 2),
    ("дек", 12),
    ("жел", 12),
    ("июл", 7),
    ("июн", 6),
    ("казан", 10),
    ("кантар", 1),
    ("караша", 11),
    ("кыркуйек", 9),
    ("май", 5),
    ("мам", 5),
    ("мар", 3),
    ("мау", 6),
    ("мая", 5),
    ("нау", 3),
    ("ноя", 11),
    ("окт", 10),
    ("сауир", 4),
    ("сауір", 4),
    ("сен", 9),
    ("сәу", 4),
    ("там", 8),
    ("фев", 2),
    ("шил", 7),
    ("шіл", 7),
    ("янв", 1),
    ("қаз", 10),
    ("қар", 11),
    ("қаң", 1),
    ("қыр", 9),
];

/// Names of offsets in minutes, sorted. Letters that mean several zones mean the American one, as in RFC 822.
const ZONES: &[(&str, i32)] = &[
    ("almt", 300),
    ("bst", 60),
    ("cdt", -300),
    ("cest", 120),
    ("cet", 60),
    ("cst", -360),
    ("ct", -360),
    ("edt", -240),
    ("eest", 180),
    ("eet", 120),
    ("est", -300),
    ("et", -300),
    ("gmt", 0),
    ("mdt", -360),
    ("msd", 240),
    ("msk", 180),
    ("mst", -420),
    ("mt", -420),
    ("pdt", -420),
    ("pst", -480),
    ("pt", -480),
    ("ut", 0),
    ("utc", 0),
    ("z", 0),
    ("мск", 180),
];

/// Days counted from today, sorted.
const RELATIVE: &[(&str, i64)] = &[
    ("today", 0),
    ("yesterday", -1),
    ("бугин", 0),
    ("бүгін", 0),
    ("вчера", -1),
    ("кеше", -1),
    ("позавчера", -2),
    ("сегодня", 0),
];

/// The month that the lowercase `word` names.
pub(super) fn month(word: &str) -> Option<i8> {
    let matches = MONTHS.iter().filter(|(beginning, _)| word.starts_with(beginning));
    matches.max_by_key(|(beginning, _)| beginning.len()).map(|(_, month)| *month)
}

/// The offset in minutes that the lowercase `word` names.
pub(super) fn zone(word: &str) -> Option<i32> {
    ZONES
        .binary_search_by(|(name, _)| (*name).cmp(word))
        .ok()
        .and_then(|at| ZONES.get(at))
        .map(|(_, offset)| *offset)
}

/// How many days from today the lowercase `word` is.
pub(super) fn relative(word: &str) -> Option<i64> {
    RELATIVE
        .binary_search_by(|(name, _)| (*name).cmp(word))
        .ok()
        .and_then(|at| RELATIVE.get(at))
        .map(|(_, days)| *days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_unique() {
        assert!(MONTHS.is_sorted_by(|(a, _), (b, _)| a < b));
        assert!(ZONES.is_sorted_by(|(a, _), (b, _)| a < b));
        assert!(RELATIVE.is_sorted_by(|(a, _), (b, _)| a < b));
    }

    #[test]
    fn every_month_has_its_names() {
        let names = [
            ["january", "января", "қаңтар"],
            ["february", "февраля", "ақпан"],
            ["march", "марта", "наурыз"],
            ["april", "апреля", "сәуір"],
            ["may", "мая", "мамыр"],
            ["june", "июня", "маусым"],
            ["july", "июля", "шілде"],
            ["august", "августа", "тамыз"],
            ["september", "сентября", "қыркүйек"],
            ["october", "октября", "қазан"],
            ["november", "ноября", "қараша"],
            ["december", "декабря", "желтоқсан"],
        ];
        for (number, names) in (1..).zip(names) {
            for name in names {
                assert_eq!(month(name), Some(number), "{name}");
            }
        }
    }
}
