//! Number plates of vehicles, present and old.

use super::digits::Digits;
use super::kind::Kind;
use super::nearby::{any_begins, words_before};
use super::view::Span;
use crate::fold::{is_alphanumeric, is_letter, latin_twin};

/// Groups of letters that stand beside numbers without being a plate, in Latin look-alikes.
const NOT_PLATES: &[&str] =
    &["AO", "BB", "KB", "KCK", "KM", "MB", "MM", "OCK", "CM", "OO", "OOO", "TOO", "TB", "XX"];

/// Stems of words before a plate.
const VEHICLE: &[&str] = &[
    "авто",
    "гос",
    "госномер",
    "гаи",
    "көлік",
    "колик",
    "машин",
    "номер",
    "нөмир",
    "такси",
    "водител",
    "жургизуши",
    "маршрут",
    "мерседес",
    "тойот",
];

/// The shape of a candidate, piece by piece.
struct Plate {
    end: usize,
    letters: String,
    /// Whether spaces stand in it.
    spaced: bool,
    /// Whether all letters are written large.
    upper: bool,
    /// Whether all letters are Latin as typed.
    latin: bool,
}

/// Every plate of the text: each has three digits, with letters behind them or before.
pub(super) fn plates(digits: &Digits<'_>) -> Vec<Span> {
    let text = digits.text;
    let mut spans: Vec<Span> = Vec::new();
    for group in digits.groups.iter().filter(|group| group.len() == 3) {
        let letter = letter_before(text, group.start).and_then(|start| Some((start, old(text, start)?)));
        let found = letter.or_else(|| {
            let free = !digits.before(group.start).is_some_and(is_alphanumeric);
            Some((group.start, present(text, group.start).filter(|_| free)?))
        });
        let free = |start: usize| spans.last().is_none_or(|span| span.end <= start);
        if let Some((start, end)) = found.filter(|found| free(found.0)) {
            spans.push(Span { kind: Kind::Plate, start, end });
        }
    }
    spans
}

/// Where the single letter before the digits at `at` begins.
fn letter_before(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let before = before.strip_suffix([' ', '-', '|', '/']).unwrap_or(before);
    let (start, _) = before.char_indices().next_back().filter(|(_, c)| is_letter(*c))?;
    let free = !before.get(..start)?.ends_with(is_alphanumeric);
    free.then_some(start)
}

/// `123 ABC 02`: three digits, two or three letters, the number of a region.
fn present(text: &str, start: usize) -> Option<usize> {
    let mut plate = Plate { end: start, letters: String::new(), spaced: false, upper: true, latin: true };
    plate.digits(text, 3)?;
    plate.gap(text);
    plate.letters(text, 2, 3)?;
    plate.gap(text);
    let region: u32 = plate.digits(text, 2)?.parse().ok()?;
    let closed = plate.is_closed(text) && (1..=20).contains(&region);
    let sure = plate.upper || (!plate.spaced && (plate.latin || plate.letters.len() == 3));
    (closed && !plate.is_word() && (sure || named(text, start))).then_some(plate.end)
}

/// `A 123 BCD`: the letter of a region, three digits, two or three letters.
fn old(text: &str, start: usize) -> Option<usize> {
    let mut plate = Plate { end: start, letters: String::new(), spaced: false, upper: true, latin: true };
    plate.letters(text, 1, 1)?;
    plate.letters.clear();
    plate.gap(text);
    plate.digits(text, 3)?;
    plate.gap(text);
    plate.letters(text, 2, 3)?;
    let sure = plate.upper && (!plate.spaced || plate.latin);
    let shaped = sure || ((plate.upper || !plate.spaced) && named(text, start));
    (plate.is_closed(text) && !plate.is_word() && shaped).then_some(plate.end)
}

fn named(text: &str, start: usize) -> bool {
    any_begins(&words_before(text, start, 3), VEHICLE)
}

impl Plate {
    fn digits<'a>(&mut self, text: &'a str, count: usize) -> Option<&'a str> {
        let digits = text.get(self.end..self.end + count)?;
        let more = text.get(self.end + count..)?.starts_with(|c: char| c.is_ascii_digit());
        let exact = digits.bytes().all(|byte| byte.is_ascii_digit()) && !more;
        self.end += count;
        exact.then_some(digits)
    }

    fn letters(&mut self, text: &str, least: usize, most: usize) -> Option<()> {
        let mut count = 0;
        for c in text.get(self.end..)?.chars().take_while(|c| c.is_alphabetic()).take(most + 1) {
            let upper = c.to_uppercase().next()?;
            let latin = latin_twin(upper).unwrap_or(upper);
            if !latin.is_ascii_uppercase() {
                return None;
            }
            self.upper &= c == upper;
            self.latin &= c.is_ascii();
            self.letters.push(latin);
            self.end += c.len_utf8();
            count += 1;
        }
        (least..=most).contains(&count).then_some(())
    }

    fn gap(&mut self, text: &str) {
        let rest = text.get(self.end..).unwrap_or_default();
        if rest.starts_with([' ', '-', '|', '/']) {
            self.end += 1;
            self.spaced = true;
        }
    }

    fn is_closed(&self, text: &str) -> bool {
        !text.get(self.end..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    }

    fn is_word(&self) -> bool {
        NOT_PLATES.contains(&self.letters.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<_> =
            plates(&Digits::of(text)).iter().map(|span| &text[span.start..span.end]).collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn plates_are_found_in_both_alphabets() {
        for plate in [
            "123 ABC 02",
            "123ABC14",
            "123 АВС 02",
            "777AA01",
            "123abc02",
            "123авс02",
            "A123BCD",
            "S 123 KLM",
        ] {
            check(plate, &[plate]);
            check(&format!("Көлік {plate}, ақ түсті"), &[plate]);
        }
        check("гос номер А 123 ВС", &["А 123 ВС"]);
    }

    #[test]
    fn quantities_are_no_plates() {
        for text in [
            "В 100 КМ от города",
            "300 см 15 мм",
            "110 кВ 05",
            "ТОО 123 КСК 02",
            "123 ABC 77",
            "1234 ABC 02",
            "в 2026 году",
            "У 109 КСК",
            "автобус 123 до 02",
            "номер и жалобу в 109 все вместе",
        ] {
            check(text, &[]);
        }
    }
}
