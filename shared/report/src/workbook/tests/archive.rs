//! The files that a workbook is packed from, read by the directory at the end of a ZIP archive (APPNOTE 4.3.12).

use std::io::Read;

/// Names and contents, in the order of the directory.
pub fn parts(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let short = |at: usize| usize::from(u16::from_le_bytes(archive[at..at + 2].try_into().unwrap()));
    let long = |at: usize| u32::from_le_bytes(archive[at..at + 4].try_into().unwrap()) as usize;
    let end = archive.windows(4).rposition(|four| four == b"PK\x05\x06").unwrap();
    let (mut at, mut parts) = (long(end + 16), Vec::new());
    for _ in 0..short(end + 10) {
        let (packed, name, local) = (long(at + 20), short(at + 28), long(at + 42));
        let start = local + 30 + short(local + 26) + short(local + 28);
        let mut bytes = Vec::new();
        flate2::read::DeflateDecoder::new(&archive[start..start + packed]).read_to_end(&mut bytes).unwrap();
        parts.push((String::from_utf8(archive[at + 46..at + 46 + name].to_vec()).unwrap(), bytes));
        at += 46 + name + short(at + 30) + short(at + 32);
    }
    parts
}
