//! Coordinates fine enough to point at a house: four decimals and more.

use super::digits::{Digits, Group};
use super::kind::Kind;
use super::view::Span;

/// Decimals from which a coordinate tells one house from another (about eleven metres).
const FINE: usize = 4;

/// Every pair of fine coordinates.
pub(super) fn coordinates(digits: &Digits<'_>) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut first = 0;
    while first + 3 < digits.groups.len() {
        let found = pair_end(digits, first).map(|found| (found, 4)).or_else(|| degrees(digits, first));
        spans.extend(found.map(|((start, end), _)| Span { kind: Kind::Coordinates, start, end }));
        first += found.map_or(1, |(_, groups)| groups);
    }
    spans
}

/// `51.72345, 75.32211`: two numbers of four groups, a little apart.
fn pair_end(digits: &Digits<'_>, first: usize) -> Option<(usize, usize)> {
    let [a, b, c, d] = digits.groups.get(first..first + 4)? else { return None };
    let point = |index: usize| matches!(digits.gap(index), "." | ",");
    let apart = digits.gap(first + 1);
    let near = apart.chars().count() <= 16
        && apart.contains(|c: char| !c.is_ascii_digit() && c != '.')
        && apart.chars().all(|c| {
            matches!(c, ' ' | ',' | ';' | '/' | '-' | '°' | '=' | ':' | '.' | '&') || c.is_alphabetic()
        });
    let fine = b.len().max(d.len()) >= FINE && b.len().min(d.len()) >= FINE - 1;
    let whole =
        |group: &Group, limit: u32| digits.str(*group).parse::<u32>().is_ok_and(|value| value <= limit);
    let globe = (whole(a, 90) && whole(c, 180)) || (whole(a, 180) && whole(c, 90));
    let free = first == 0 || !matches!(digits.gap(first - 1), "." | ",");
    (point(first) && point(first + 2) && near && fine && globe && free).then_some((a.start, d.end))
}

/// `51°43'24.4"N 75°19'19.6"E`: the bounds of two angles down to the second, and how many groups they take.
fn degrees(digits: &Digits<'_>, first: usize) -> Option<((usize, usize), usize)> {
    let one = angle(digits, first)?;
    let near = digits.gap(first + one - 1).chars().count() <= 8;
    let groups = one + near.then(|| angle(digits, first + one)).flatten()?;
    Some((digits.bounds(first, first + groups - 1)?, groups))
}

/// How many groups the angle from group `first` on takes: degrees, minutes, seconds and their fraction.
fn angle(digits: &Digits<'_>, first: usize) -> Option<usize> {
    let after = |offset: usize, signs: &[char]| digits.gap(first + offset).trim_start().starts_with(signs);
    let sized = digits.groups.get(first)?.len() <= 3 && digits.groups.get(first + 2).is_some();
    let minutes = sized && after(0, &['°', 'º', '˚']) && after(1, &['\'', '′', '’', '`']);
    let fraction = matches!(digits.gap(first + 2), "." | ",") && digits.groups.get(first + 3).is_some();
    minutes.then_some(3 + usize::from(fraction))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<_> =
            coordinates(&Digits::of(text)).iter().map(|span| &text[span.start..span.end]).collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn fine_pairs_are_found_and_coarse_ones_stay() {
        check("яма тут 51.72345, 75.32211", &["51.72345, 75.32211"]);
        check("51.723456 75.322113", &["51.723456 75.322113"]);
        check("51,72345; 75,32211", &["51,72345; 75,32211"]);
        check("N51.72345 E75.32211", &["51.72345 E75.32211"]);
        check("51.72345° с.ш., 75.32211°", &["51.72345° с.ш., 75.32211"]);
        check("lat=51.72345&lon=75.32211", &["51.72345&lon=75.32211"]);
        check("51°43'24.4\"N 75°19'19.6\"E", &["51°43'24.4\"N 75°19'19.6"]);
        check("на улице -25°, завтра -30°", &[]);
        check("51.723, 75.322", &[]);
        check("курс 512.4512, 75.3221", &[]);
        check("12.05.2026 10.0000", &[]);
        check("версия 1.23456", &[]);
    }
}
