//! The everyday letters, digits and the hyphen as a table, so that most texts are read without a look into Unicode.

/// Characters before the end of Cyrillic.
const END: usize = 0x530;

/// What each character of the table becomes; 0 where it needs more thought.
#[derive(Debug)]
pub(super) struct Table([u16; END]);

/// The small letter; `ё` as `е`.
pub(super) static LOWER: Table = table(false);

/// The small letter with the Russian one in the stead of a Kazakh.
pub(super) static SKELETON: Table = table(true);

impl Table {
    /// What `c` becomes, where it is an everyday character.
    #[inline]
    pub(super) fn of(&self, c: char) -> Option<u16> {
        self.0.get(c as usize).copied().filter(|letter| *letter != 0)
    }

    /// Whether `c` becomes itself.
    #[inline]
    pub(super) fn keeps(&self, c: char) -> bool {
        self.0.get(c as usize).is_some_and(|letter| u32::from(*letter) == c as u32)
    }
}

/// Kazakh letters: large, small, and the Russian one typed in their stead.
const KAZAKH: [[char; 3]; 9] = [
    ['Ә', 'ә', 'а'],
    ['Ғ', 'ғ', 'г'],
    ['Қ', 'қ', 'к'],
    ['Ң', 'ң', 'н'],
    ['Ө', 'ө', 'о'],
    ['Ұ', 'ұ', 'у'],
    ['Ү', 'ү', 'у'],
    ['Һ', 'һ', 'х'],
    ['І', 'і', 'и'],
];

#[allow(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which would refuse an index out of bounds"
)]
const fn table(russian: bool) -> Table {
    let mut letters = [0u16; END];
    letters['-' as usize] = '-' as u16;
    let mut at = 0;
    while at < END {
        let c = at as u16;
        letters[at] = match at {
            0x30..=0x39 | 0x61..=0x7A | 0x430..=0x44F => c,
            0x41..=0x5A | 0x410..=0x42F => c + 0x20,
            0x401 | 0x451 => 'е' as u16,
            _ => letters[at],
        };
        at += 1;
    }
    let mut row = 0;
    while row < KAZAKH.len() {
        let [large, small, plain] = KAZAKH[row];
        let letter = if russian { plain } else { small };
        letters[large as usize] = letter as u16;
        letters[small as usize] = letter as u16;
        row += 1;
    }
    Table(letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::russian_letter;

    #[test]
    fn the_tables_say_what_unicode_says() {
        for c in (0..0x530).filter_map(char::from_u32) {
            let Some(lower) = LOWER.of(c).and_then(|lower| char::from_u32(lower.into())) else { continue };
            let expect = if matches!(c, 'ё' | 'Ё') { 'е' } else { c.to_lowercase().next().unwrap() };
            assert_eq!(lower, expect);
            assert_eq!(SKELETON.of(c), Some(russian_letter(lower) as u16));
        }
        assert_eq!(LOWER.of('—'), None);
        assert_eq!(LOWER.of('є'), None);
    }
}
