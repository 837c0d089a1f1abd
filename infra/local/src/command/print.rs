//! Lines on standard output.

use std::fmt;
use std::io::{Write, stdout};

/// Writes a line to standard output. Whoever reads it may stop early (`belgi … | head`): the work goes on without being
/// read, and that is no failure.
pub(crate) fn line(line: fmt::Arguments<'_>) {
    // The only error a terminal, a file or a pipe gives here is that nobody listens.
    let _ = writeln!(stdout(), "{line}");
}

/// `println!` for results, which does not panic where nobody reads on.
macro_rules! say {
    ($($part:tt)*) => {
        $crate::command::print::line(format_args!($($part)*))
    };
}

pub(crate) use say;
