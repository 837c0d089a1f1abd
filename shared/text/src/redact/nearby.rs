//! Words around a place in a text.

use crate::fold::skeleton;
use crate::token::tokens;

/// How many bytes of the neighbourhood are looked at; enough for six long words.
const REACH: usize = 120;

/// The skeletons of up to `count` words before byte `at` in the same line, the nearest first.
pub(super) fn words_before(text: &str, at: usize, count: usize) -> Vec<String> {
    let from = floor(text, at.saturating_sub(REACH));
    let before = text.get(from..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or(before);
    let mut words: Vec<_> = tokens(line).map(|token| token.text).collect();
    words.reverse();
    words.into_iter().take(count).map(skeleton).collect()
}

/// The skeletons of up to `count` words from byte `at` on in the same line, the nearest first.
pub(super) fn words_after(text: &str, at: usize, count: usize) -> Vec<String> {
    let to = floor(text, at.saturating_add(REACH).min(text.len()));
    let after = text.get(at..to).unwrap_or_default();
    let line = after.split('\n').next().unwrap_or(after);
    tokens(line).take(count).map(|token| skeleton(token.text)).collect()
}

/// Whether one of the words begins with one of the stems (in skeleton spelling).
pub(super) fn any_begins(words: &[String], stems: &[&str]) -> bool {
    words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)))
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_words_come_first() {
        let text = "Мой ЖСН:\nИИН номері 9901 осы жерде";
        let at = text.find("9901").unwrap();
        assert_eq!(words_before(text, at, 3), ["номери", "иин"]);
        assert_eq!(words_after(text, at + 4, 1), ["осы"]);
        assert!(any_begins(&words_before(text, at, 2), &["иин"]));
    }
}
