//! Where a key could stand.

use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

/// Collects what is logged.
#[derive(Clone, Default)]
pub(super) struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    pub(super) fn writer(&self) -> impl Fn() -> Self + Send + Sync + 'static {
        let log = self.clone();
        move || log.clone()
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Fails where `bytes`, which `name` says, hold `key`.
pub(super) fn no(key: &str, name: &str, bytes: &[u8]) {
    holds_none(name, bytes, &[key.as_bytes()]);
}

fn holds_none(name: &str, bytes: &[u8], keys: &[&[u8]]) {
    for key in keys {
        let place = bytes.windows(key.len()).position(|window| window == *key);
        let near = place
            .map(|at| String::from_utf8_lossy(&bytes[at.saturating_sub(200)..(at + 60).min(bytes.len())]));
        assert!(near.is_none(), "a key stands in {name}: {near:?}");
    }
}

/// Fails where a file below `folder` holds one of `keys`: objects, packed or not, and the tables.
pub(super) fn nothing_below(folder: &Path, keys: &[&[u8]]) {
    let files = crate::world::files(folder);
    assert!(files.len() > 1, "nothing was written below {}", folder.display());
    for (path, bytes) in files {
        let name = path.display().to_string();
        holds_none(&name, &bytes, keys);
        if name.ends_with(".zst") {
            holds_none(&name, &zstd::decode_all(&bytes[..]).unwrap(), keys);
        }
        if name.ends_with(".xlsx") {
            for (part, bytes) in crate::privacy::planted::parts(&bytes) {
                holds_none(&format!("{name}: {part}"), &bytes, keys);
            }
        }
    }
}

/// Fails unless the log has `least` lines, each an object of our own fields.
pub(super) fn each_line_is_an_object(log: &str, least: usize) {
    assert!(log.lines().count() >= least, "{log}");
    for line in log.split_terminator('\n') {
        let object: serde_json::Value =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let target = object["target"].as_str().unwrap_or_else(|| panic!("nobody of ours wrote {line}"));
        assert!(target.starts_with("belgi") && object["message"] != "made up", "{line}");
        assert!(!line.contains(char::is_control), "{line:?}");
    }
}
