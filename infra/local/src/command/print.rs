//! Lines on standard output and standard error. What a source, a file or a table holds may stand in them: it breaks a line, and
//! does nothing else to a terminal.

use std::fmt;
use std::io::{Write, stderr, stdout};

/// Writes a line to standard output. Whoever reads it may stop early (`belgi … | head`): the work goes on without being
/// read, and that is no failure.
pub(crate) fn line(line: fmt::Arguments<'_>) {
    // The only error a terminal, a file or a pipe gives here is that nobody listens.
    let _ = writeln!(stdout(), "{}", plain(&line.to_string()));
}

/// Writes a line to standard error, likewise.
pub(crate) fn note_line(line: fmt::Arguments<'_>) {
    let _ = writeln!(stderr(), "{}", plain(&line.to_string()));
}

/// `text` without controls but the line break: a terminal is told neither to colour, to move nor to answer.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

/// `println!` for results, which does not panic where nobody reads on.
macro_rules! say {
    ($($part:tt)*) => {
        $crate::command::print::line(format_args!($($part)*))
    };
}

/// `eprintln!` for everything that is for people alone.
macro_rules! note {
    ($($part:tt)*) => {
        $crate::command::print::note_line(format_args!($($part)*))
    };
}

pub(crate) use {note, say};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_told_nothing_but_letters_and_line_breaks() {
        let cases = [
            ("су\nжоқ", "су\nжоқ"),
            ("\u{1b}[31mred\u{1b}[0m", "[31mred[0m"),
            ("a\rb\u{7}\u{9b}2J\u{0}\tc", "ab2Jc"),
        ];
        for (given, expect) in cases {
            assert_eq!(plain(given), expect, "{given:?}");
        }
    }
}
