//! Forms of a word under which its spellings meet.

mod letters;

pub use crate::latin::latin_to_cyrillic;
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The word in lower case and NFC, `ё` as `е`, without invisible characters; letters of the wrong
/// alphabet that look right are put right (`Aқтау` with a Latin `A`), and letters stretched three
/// times or more are said once (`жазыладыыыы`).
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
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
    let start = out.len();
    if plain_into(word, out, &letters::SKELETON).is_none() {
        out.truncate(start);
        out.extend(careful(word).chars().map(russian_letter));
    }
}

/// Adds the [`fold`] of a word to `out`.
pub(crate) fn fold_into(word: &str, out: &mut String) {
    let start = out.len();
    if plain_into(word, out, &letters::LOWER).is_none() {
        out.truncate(start);
        out.push_str(&careful(word));
    }
}

/// The fold of a word of everyday letters in one alphabet, which nearly all are, spelt by a table; `None`, with `out` in
/// disorder, where a letter needs more thought.
fn plain_into(word: &str, out: &mut String, spelling: &letters::Table) -> Option<()> {
    if is_itself(word, spelling) {
        out.push_str(word);
        return Some(());
    }
    let (mut last, mut run) = (0, 0);
    let (mut cyrillic, mut latin) = (false, false);
    for c in word.chars() {
        let lower = letters::LOWER.of(c)?;
        cyrillic |= lower >= 0x400;
        latin |= (0x61..0x80).contains(&lower);
        run = if lower == last { run + 1 } else { 1 };
        last = lower;
        // A digit or a hyphen may be repeated, a letter is stretched from the third time on.
        match run {
            3 if lower >= 0x61 => _ = out.pop(),
            4.. if lower >= 0x61 => {}
            _ => out.push(char::from_u32(u32::from(spelling.of(c)?))?),
        }
    }
    (!(cyrillic && latin)).then_some(())
}

/// Whether the spelling of a word is the word: small letters of one alphabet, none stretched.
fn is_itself(word: &str, spelling: &letters::Table) -> bool {
    let (mut last, mut twice) = ('\0', false);
    let cyrillic = word.starts_with(is_cyrillic);
    word.chars().all(|c| {
        let again = c == last;
        let thrice = again && twice;
        (last, twice) = (c, again);
        !thrice && spelling.keeps(c) && (c >= '\u{400}') == cyrillic
    })
}

/// The fold of any word.
fn careful(word: &str) -> String {
    let script = Script::of(word);
    let mut squeezed = Squeezer::default();
    for c in composed(word).chars().filter(|c| !is_invisible(*c)) {
        for lower in script.repair(c).to_lowercase() {
            squeezed.push(if lower == 'ё' { 'е' } else { lower });
        }
    }
    squeezed.finish()
}

/// The Russian letter that stands in for a Kazakh one where the keyboard has none.
#[inline]
pub(crate) fn russian_letter(c: char) -> char {
    match c {
        '\0'..='я' => c,
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
#[inline]
pub(crate) fn is_invisible(c: char) -> bool {
    c >= '\u{AD}'
        && !is_cyrillic(c)
        && matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{20E3}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Whether `c` is a letter; everyday ones are known without a look into the tables of Unicode.
#[inline]
pub(crate) fn is_letter(c: char) -> bool {
    match letters::LOWER.of(c) {
        Some(lower) => lower >= 0x61,
        None if c.is_ascii() || is_sign(c) => false,
        None => c.is_alphabetic(),
    }
}

/// Whether `c` is a letter or a digit, as quickly.
#[inline]
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match letters::LOWER.of(c) {
        Some(lower) => lower >= 0x30,
        None if c.is_ascii() || is_sign(c) => false,
        None => c.is_alphanumeric(),
    }
}

/// Quotes, dashes and other signs that texts are full of.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{A9}' | '«' | '»' | '\u{2000}'..='\u{206F}')
}

/// Whether `c` is a combining mark, as quickly.
pub(crate) fn is_mark(c: char) -> bool {
    match c {
        '\0'..='\u{2FF}' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | '\u{2000}'..='\u{206F}' => false,
        _ => is_combining_mark(c),
    }
}

/// Whether `c` is a letter of a Cyrillic alphabet.
#[inline]
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
