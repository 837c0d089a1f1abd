//! Days that a text names by date: «24 ноября», «24 қарашада».

use belgi_text::fold::skeleton;

/// Beginnings of each month's name in both languages, in the spelling of [`skeleton`], January first.
const MONTHS: [[&str; 2]; 12] = [
    ["январ", "кантар"],
    ["феврал", "акпан"],
    ["март", "наурыз"],
    ["апрел", "сауир"],
    ["мая", "мамыр"],
    ["июн", "маусым"],
    ["июл", "шилде"],
    ["август", "тамыз"],
    ["сентябр", "кыркуйек"],
    ["октябр", "казан"],
    ["ноябр", "караша"],
    ["декабр", "желтоксан"],
];

/// The day that a number and the word behind it name, as `MM-DD`.
pub(crate) fn date(number: &str, word: &str) -> Option<String> {
    let day: u8 = number.parse().ok().filter(|day| (1..=31).contains(day))?;
    let word = skeleton(word);
    let month = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
    Some(format!("{:02}-{day:02}", month + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_number_and_a_month() {
        for (number, word, expect) in [
            ("24", "ноября", Some("11-24")),
            ("24", "қарашада", Some("11-24")),
            ("1", "мая", Some("05-01")),
            ("40", "мая", None),
            ("24", "дома", None),
        ] {
            assert_eq!(date(number, word).as_deref(), expect, "{number} {word}");
        }
    }
}
