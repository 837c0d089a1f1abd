//! What a post says without words: punctuation, emoji, capitals, length.

use super::hash::{START, steps};
use super::{Features, Kind, NO_WORD};

/// Characters looked at.
const MAX_CHARS: usize = 4_000;

/// Emoji and signs by what they say; the name is the feature.
const SIGNS: &[(&str, &str)] = &[
    ("!", "!"),
    ("%", "%"),
    ("?", "?"),
    ("anger", "😡🤬😠💩👎😤🤮🤦😒🙄🖕"),
    ("joy", "❤👍🙏💪🔥😍🥰💐🌹💛😊🤝🎉☺"),
    ("laugh", "😂🤣😅😆😁)"),
    ("mock", "👏🙃🤡😏🫠"),
    ("sad", "😢😭😔💔😞🥺😥😩😰🥶😱🆘❗"),
    ("«", "«\"“"),
    ("…", "…"),
    ("№", "№"),
];

/// Writes the features of signs.
pub(super) fn write(text: &str, features: &mut Features) {
    let mut seen = Seen::default();
    for sign in text.chars().take(MAX_CHARS) {
        seen.see(sign);
    }
    let ending = text.trim_end_matches(|sign: char| sign.is_whitespace() || sign == ')').chars().next_back();
    let more = [
        (seen.exclamations > 1, "!!"),
        (seen.questions > 1, "??"),
        (seen.exclamations > 0 && seen.questions > 0, "?!"),
        (seen.digits, "digit"),
        (seen.capitals > 5 && seen.capitals * 2 > seen.letters, "caps"),
        (ending == Some('?'), "?$"),
        (ending == Some('.'), ".$"),
        (ending == Some('!'), "!$"),
        (text.contains("http"), "link"),
    ];
    let found = SIGNS
        .iter()
        .enumerate()
        .filter(|(place, _)| seen.signs & (1 << place) != 0)
        .map(|(_, (name, _))| *name);
    let named: Vec<&str> =
        found.chain(more.into_iter().filter(|(there, _)| *there).map(|(_, name)| name)).collect();
    for name in named {
        features.add_meaning(Kind::Sign, steps(START, name.as_bytes()), NO_WORD);
    }
    let size = (features.words.len() + 1).ilog2();
    features.add_meaning(Kind::Length, u64::from(size), NO_WORD);
}

#[derive(Default)]
struct Seen {
    signs: u32,
    exclamations: usize,
    questions: usize,
    letters: usize,
    capitals: usize,
    digits: bool,
}

impl Seen {
    fn see(&mut self, sign: char) {
        // Cyrillic first: the tables of all alphabets are slow, and nearly every character is one of these.
        if matches!(sign, '\u{400}'..='\u{52F}') || sign.is_alphabetic() {
            self.letters += 1;
            self.capitals += usize::from(is_capital(sign));
            return;
        }
        self.exclamations += usize::from(sign == '!');
        self.questions += usize::from(sign == '?');
        self.digits |= sign.is_ascii_digit();
        if !sign.is_whitespace() && !sign.is_ascii_digit() && sign != ',' && sign != '.' {
            for (place, (_, signs)) in SIGNS.iter().enumerate() {
                self.signs |= u32::from(signs.contains(sign)) << place;
            }
        }
    }
}

fn is_capital(letter: char) -> bool {
    match letter {
        'а'..='я' => false,
        'А'..='Я' => true,
        _ => letter.is_uppercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(SIGNS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
