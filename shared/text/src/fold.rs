//! Forms of a word under which its spellings meet.

pub use crate::latin::latin_to_cyrillic;
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The word in lower case and NFC, `ё` as `е`, without invisible characters; letters of the wrong
/// alphabet that look right are put right (`Aқтау` with a Latin `A`), and letters stretched three
/// times or more are said once (`жазыладыыыы`).
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded, |c| c);
    folded
}

/// [`fold`], with the letters that only Kazakh has replaced by the Russian ones that people type
/// in their stead: `Қошқар`, `Кошкар` and `қошқар` share one skeleton.
pub fn skeleton(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    skeleton_into(word, &mut folded);
    folded
}

/// Adds the [`skeleton`] of a word to `out`.
pub(crate) fn skeleton_into(word: &str, out: &mut String) {
    fold_into(word, out, russian_letter);
}

/// Adds the [`fold`] of a word to `out`, each letter put through `spell`.
pub(crate) fn fold_into(word: &str, out: &mut String, spell: impl Fn(char) -> char) {
    let start = out.len();
    if plain_into(word, out, &spell).is_some() {
        return;
    }
    out.truncate(start);
    let script = Script::of(word);
    let mut squeezed = Squeezer::default();
    for c in composed(word).chars().filter(|c| !is_invisible(*c)) {
        for lower in script.repair(c).to_lowercase() {
            squeezed.push(if lower == 'ё' { 'е' } else { lower });
        }
    }
    out.extend(squeezed.finish().chars().map(spell));
}

/// The fold of a word of everyday letters in one alphabet, which nearly all are; `None`, with `out` in disorder, where
/// a letter needs more thought.
fn plain_into(word: &str, out: &mut String, spell: &impl Fn(char) -> char) -> Option<()> {
    let (mut last, mut run) = ('\0', 0);
    let (mut cyrillic, mut latin) = (false, false);
    for c in word.chars() {
        let lower = lower_of(c)?;
        cyrillic |= !lower.is_ascii();
        latin |= lower.is_ascii_lowercase();
        run = if lower == last { run + 1 } else { 1 };
        last = lower;
        match run {
            3 if lower.is_alphabetic() => _ = out.pop(),
            4.. if lower.is_alphabetic() => {}
            _ => out.push(spell(lower)),
        }
    }
    (!(cyrillic && latin)).then_some(())
}

/// The small letter of an everyday one, without a look into the tables of Unicode.
pub(crate) fn lower_of(c: char) -> Option<char> {
    Some(match c {
        'а'..='я' | 'a'..='z' | '0'..='9' | '-' => c,
        'А'..='Я' => char::from_u32(u32::from(c) + 32)?,
        'A'..='Z' => c.to_ascii_lowercase(),
        'ё' | 'Ё' => 'е',
        'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і' => c,
        'Ә' => 'ә',
        'Ғ' => 'ғ',
        'Қ' => 'қ',
        'Ң' => 'ң',
        'Ө' => 'ө',
        'Ұ' => 'ұ',
        'Ү' => 'ү',
        'Һ' => 'һ',
        'І' => 'і',
        _ => return None,
    })
}

/// The Russian letter that stands in for a Kazakh one where the keyboard has none.
pub(crate) fn russian_letter(c: char) -> char {
    match c {
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' => 'у',
        'һ' => 'х',
        'і' => 'и',
        _ => c,
    }
}

/// Characters that take no room: soft hyphen, zero-width spaces and joiners, direction marks,
/// variation selectors, the keycap frame.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{20E3}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Whether `c` is a letter; everyday ones are known without a look into the tables of Unicode.
pub(crate) fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphabetic(),
        'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' => true,
        '\u{2000}'..='\u{206F}' => false,
        _ => c.is_alphabetic(),
    }
}

/// Whether `c` is a letter or a digit, as quickly.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c) || (!c.is_ascii() && c.is_numeric())
}

/// Whether `c` is a combining mark, as quickly.
pub(crate) fn is_mark(c: char) -> bool {
    match c {
        '\0'..='\u{2FF}' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | '\u{2000}'..='\u{206F}' => false,
        _ => is_combining_mark(c),
    }
}

/// Whether `c` is a letter of a Cyrillic alphabet.
pub(crate) fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52F}')
}

fn composed(word: &str) -> Cow<'_, str> {
    match is_nfc_quick(word.chars()) {
        IsNormalized::Yes => Cow::Borrowed(word),
        _ => Cow::Owned(word.nfc().collect()),
    }
}

/// The alphabet that a word is meant to be in.
#[derive(Clone, Copy, PartialEq)]
enum Script {
    /// One alphabet only, or none: nothing to repair.
    Pure,
    /// Cyrillic with Latin look-alikes among it.
    Cyrillic,
    /// Latin with Cyrillic look-alikes among it.
    Latin,
}

impl Script {
    /// Letters without a twin in the other alphabet weigh most: one `ж` makes a word Cyrillic.
    fn of(word: &str) -> Self {
        if word.is_ascii() {
            return Self::Pure;
        }
        let (mut cyrillic, mut latin) = (0usize, 0usize);
        for c in word.chars().filter(|c| c.is_alphabetic()) {
            if is_cyrillic(c) {
                cyrillic += if latin_twin(c).is_some() { 1 } else { 8 };
            } else if c.is_ascii() || matches!(c, 'ə' | 'Ə') {
                latin += if cyrillic_twin(c).is_some() { 1 } else { 8 };
            }
        }
        match (cyrillic, latin) {
            (0, _) | (_, 0) => Self::Pure,
            (cyrillic, latin) if cyrillic >= latin => Self::Cyrillic,
            _ => Self::Latin,
        }
    }

    fn repair(self, c: char) -> char {
        match self {
            Self::Pure => c,
            Self::Cyrillic => cyrillic_twin(c).unwrap_or(c),
            Self::Latin => latin_twin(c).unwrap_or(c),
        }
    }
}

/// The Cyrillic letter that looks like this Latin one.
pub(crate) fn cyrillic_twin(c: char) -> Option<char> {
    Some(match c {
        'A' => 'А',
        'B' => 'В',
        'C' => 'С',
        'E' => 'Е',
        'H' => 'Н',
        'I' => 'І',
        'K' => 'К',
        'M' => 'М',
        'O' => 'О',
        'P' => 'Р',
        'T' => 'Т',
        'X' => 'Х',
        'Y' => 'У',
        'a' => 'а',
        'c' => 'с',
        'e' => 'е',
        'h' => 'һ',
        'i' => 'і',
        'k' => 'к',
        'm' => 'м',
        'o' => 'о',
        'p' => 'р',
        't' => 'т',
        'x' => 'х',
        'y' => 'у',
        'Ə' => 'Ә',
        'ə' => 'ә',
        _ => return None,
    })
}

/// The Latin letter that looks like this Cyrillic one.
pub(crate) fn latin_twin(c: char) -> Option<char> {
    Some(match c {
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'І' => 'I',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'У' | 'Ү' => 'Y',
        'Х' => 'X',
        'а' => 'a',
        'е' => 'e',
        'і' => 'i',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'һ' => 'h',
        _ => return None,
    })
}

/// Collects a word while saying a letter repeated three times or more once.
#[derive(Default)]
struct Squeezer {
    word: String,
    last: Option<char>,
    run: usize,
}

impl Squeezer {
    fn push(&mut self, c: char) {
        if self.last != Some(c) {
            self.flush();
            self.last = Some(c);
        }
        self.run += 1;
    }

    fn flush(&mut self) {
        if let Some(c) = self.last {
            let times = if self.run >= 3 && c.is_alphabetic() { 1 } else { self.run };
            self.word.extend(std::iter::repeat_n(c, times));
        }
        self.run = 0;
    }

    fn finish(mut self) -> String {
        self.flush();
        self.word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet_in_the_fold() {
        for (word, expect) in [
            ("Ёлка", "елка"),
            ("Aқтaу", "ақтау"),
            ("жазыладыыыыы", "жазылады"),
            ("ссора", "ссора"),
            ("во\u{AD}да\u{200B}", "вода"),
            ("и\u{306}од", "йод"),
            ("мəселе", "мәселе"),
            ("КАSРI", "kaspi"),
            ("wiндоус", "wіндоус"),
            ("2000", "2000"),
            ("🔥", "🔥"),
            ("", ""),
        ] {
            assert_eq!(fold(word), expect, "{word:?}");
            assert_eq!(fold(&fold(word)), fold(word), "{word:?}");
        }
    }

    #[test]
    fn kazakh_typed_with_russian_letters_meets_in_the_skeleton() {
        for (one, other) in
            [("Кушти", "күшті"), ("калай", "Қалай"), ("Екибастуз", "Екібастұз"), ("жок", "ЖОҚ")]
        {
            assert_eq!(skeleton(one), skeleton(other));
        }
    }
}
