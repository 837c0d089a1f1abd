//! How large a zip file really is, before anybody unpacks it.

use flate2::read::DeflateDecoder;
use std::io::{self, Read};

/// Entries of one archive that are looked at; a workbook has some dozens.
const MAX_ENTRIES: usize = 10_000;

/// The bytes all entries unpack to, counted by unpacking them, up to a little more than `cap`. What the archive's
/// directory claims about sizes is not believed. Nothing where the archive is damaged.
pub(super) fn unpacked_size(bytes: &[u8], cap: u64) -> Option<u64> {
    let end = bytes.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let mut at = long(bytes, end + 16)?;
    let mut size = 0;
    for _ in 0..MAX_ENTRIES {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            return Some(size);
        }
        size += entry_size(bytes, at, cap - size)?;
        if size > cap {
            return Some(size);
        }
        at += 46 + short(bytes, at + 28)? + short(bytes, at + 30)? + short(bytes, at + 32)?;
    }
    None
}

/// The unpacked size of the entry whose directory record is at `at`.
fn entry_size(bytes: &[u8], at: usize, cap: u64) -> Option<u64> {
    let (method, packed) = (short(bytes, at + 10)?, long(bytes, at + 20)?);
    let local = long(bytes, at + 42)?;
    let start = local + 30 + short(bytes, local + 26)? + short(bytes, local + 28)?;
    let data = bytes.get(start..start.checked_add(packed)?)?;
    match method {
        0 => Some(packed as u64),
        8 => io::copy(&mut DeflateDecoder::new(data).take(cap + 1), &mut io::sink()).ok(),
        _ => None,
    }
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_le_bytes(two.try_into().ok()?)))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(four.try_into().ok()?)).ok()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use flate2::{Compression, write::DeflateEncoder};
    use std::io::Write;

    /// An archive of one entry that claims to unpack to ten bytes.
    pub(in crate::inbox) fn archive(content: &[u8]) -> Vec<u8> {
        let mut packer = DeflateEncoder::new(Vec::new(), Compression::default());
        packer.write_all(content).unwrap();
        let data = packer.finish().unwrap();
        let packed = u32::try_from(data.len()).unwrap().to_le_bytes();
        let mut bytes =
            [b"PK\x03\x04".as_slice(), &[20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0], &packed].concat();
        bytes.extend([10, 0, 0, 0, 1, 0, 0, 0, b'a']);
        bytes.extend(data);
        let directory = u32::try_from(bytes.len()).unwrap().to_le_bytes();
        bytes.extend(
            [b"PK\x01\x02".as_slice(), &[20, 0, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0], &packed].concat(),
        );
        bytes.extend([10, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, b'a']);
        bytes.extend(
            [b"PK\x05\x06".as_slice(), &[0, 0, 0, 0, 1, 0, 1, 0, 47, 0, 0, 0], &directory, &[0, 0]].concat(),
        );
        bytes
    }

    #[test]
    fn sizes_are_counted_not_believed() {
        assert_eq!(unpacked_size(&archive(&[7; 5_000]), 10_000), Some(5_000));
        assert_eq!(unpacked_size(&archive(&[7; 50_000]), 10_000), Some(10_001));
        assert_eq!(unpacked_size(b"PK\x03\x04", 10_000), None);
    }
}
