//! Sizes of files as people read them.

use crate::messages::Words;

const KILOBYTE: u64 = 1024;
const MEGABYTE: u64 = 1024 * KILOBYTE;

/// Whole kilobytes, never nought; from a megabyte on megabytes to one place.
pub fn size(words: &Words, bytes: u64) -> String {
    if bytes < MEGABYTE {
        let kilobytes = u32::try_from(bytes.div_ceil(KILOBYTE).max(1)).unwrap_or(u32::MAX);
        return words.count("size-kilobytes", &kilobytes);
    }
    let tenths = bytes.saturating_mul(10) / MEGABYTE;
    let whole = u32::try_from(tenths / 10).unwrap_or(u32::MAX);
    let tenth = u32::try_from(tenths % 10).unwrap_or(0);
    words.fill("size-megabytes", [("whole", whole.into()), ("tenth", tenth.into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Speech;

    #[test]
    fn a_size_is_written_as_people_read_it() {
        let cases = [
            (Speech::Ru, 0, "1 КБ"),
            (Speech::Ru, 1024, "1 КБ"),
            (Speech::Kk, 217_000, "212 КБ"),
            (Speech::En, 1_048_575, "1024 KB"),
            (Speech::En, 1_600_000, "1.5 MB"),
            (Speech::Ru, 12_900_000, "12,3 МБ"),
        ];
        for (speech, bytes, expect) in cases {
            assert_eq!(size(&Words::load(speech).unwrap(), bytes), expect);
        }
    }
}
