//! JSON lines in, JSON lines out: in order, in constant memory, and a bad line is a problem, not the end.

use crate::command::print::note;
use crate::exit::{Exit, Failed};
use belgi_domain::line::one_line;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{BufRead, BufWriter, Write, stdin, stdout};

/// Reads standard input line by line and writes what `answer` makes of each. A line that is no JSON of the
/// expected shape is named on standard error with its number.
pub(super) fn each_line<I: DeserializeOwned, O: Serialize>(
    mut answer: impl FnMut(I) -> O,
) -> Result<Exit, Failed> {
    let mut output = BufWriter::with_capacity(1 << 16, stdout().lock());
    let failed = read_lines(stdin().lock(), |input| write_line(&mut output, &answer(input)))?;
    output.flush().map_err(Failed::unwritten)?;
    Ok(if failed == 0 { Exit::Done } else { Exit::SomeFailed })
}

/// Hands each line's value to `take`; returns how many lines could not be read.
pub(super) fn read_lines<I: DeserializeOwned>(
    mut input: impl BufRead,
    mut take: impl FnMut(I) -> Result<(), Failed>,
) -> Result<u64, Failed> {
    let (mut line, mut number, mut failed) = (Vec::new(), 0_u64, 0_u64);
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(Failed::wrong)? == 0 {
            return Ok(failed);
        }
        number += 1;
        // Text that is not quite UTF-8 is still text; JSON that is no JSON is named.
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            continue;
        }
        match serde_json::from_str(text) {
            Ok(value) => take(value)?,
            Err(error) => {
                failed += 1;
                note!(
                    "line {number}: expected {{\"id\",\"text\"}} as JSON, found {}",
                    one_line(&error.to_string())
                );
            }
        }
    }
}

/// Writes one value as a line.
pub(super) fn write_line(output: &mut impl Write, value: &impl Serialize) -> Result<(), Failed> {
    let line = serde_json::to_string(value).map_err(Failed::wrong)?;
    writeln!(output, "{line}").map_err(Failed::unwritten)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_is_counted_and_the_rest_goes_on() {
        let input = b"{\"id\":1}\n\nnot json\n\xff\n\xef\xbb\xbf{\"id\":2}".as_slice();
        let mut seen = Vec::new();
        let failed = read_lines(input, |value: serde_json::Value| {
            seen.push(value["id"].as_u64().unwrap());
            Ok(())
        });
        assert_eq!((failed.unwrap(), seen), (2, vec![1, 2]));
    }
}
