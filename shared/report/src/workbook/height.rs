//! How high a row must be for its words. Spreadsheet programs work it out only for rows that they show or that somebody
//! edits: in LibreOffice's print and in viewers of phones, words beyond the first line were missing.

/// Points of a line of eleven-point letters, the spacing included.
const LINE_POINTS: u16 = 15;
/// No row is higher than this, in points; what is longer is read by opening the cell.
const POINTS_MAX: u16 = 300;

/// The height in points of a row of `lines`; nothing where the usual height of one line will do.
pub(super) fn points(lines: usize) -> Option<u16> {
    let lines = u16::try_from(lines).unwrap_or(u16::MAX);
    (lines > 1).then(|| lines.saturating_mul(LINE_POINTS).min(POINTS_MAX))
}

/// The lines that `words` take in a column of `width` digits, broken between words, and within words that are longer than a
/// line. Cyrillic letters are as wide as digits on the average.
pub(super) fn lines(words: &str, width: u8) -> usize {
    let room = usize::from(width).max(1);
    words.split('\n').map(|line| lines_of_one(line, room)).sum()
}

fn lines_of_one(line: &str, room: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in line.split(' ') {
        let letters = word.chars().count();
        let blank = usize::from(used > 0);
        if used + blank + letters <= room {
            used += blank + letters;
            continue;
        }
        lines += usize::from(used > 0) + letters.saturating_sub(1) / room;
        used = letters - letters.saturating_sub(1) / room * room;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_broken_as_a_narrow_column_breaks_them() {
        let cases = [
            ("", 10, 1),
            ("су", 10, 1),
            ("су жоқ үйде", 10, 2),
            ("бір екі үш төрт бес", 10, 2),
            ("ұзақсөзұзақсөзұзақсөз", 10, 3),
            ("а ұзақсөзұзақсөз", 10, 3),
            ("бір\nекі", 10, 2),
            ("бір", 0, 3),
        ];
        for (words, width, expect) in cases {
            assert_eq!(lines(words, width), expect, "{words:?} in {width}");
        }
    }

    #[test]
    fn one_line_keeps_the_usual_height_and_none_is_endless() {
        assert_eq!(
            [0, 1, 2, 20, 21, 70_000].map(points),
            [None, None, Some(30), Some(300), Some(300), Some(300)]
        );
    }
}
