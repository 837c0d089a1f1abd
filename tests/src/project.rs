//! Where the project and the tools of its tests lie.

use std::path::{Path, PathBuf};

/// The root folder of the project, where `template.yaml` stands.
pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_owned()
}

/// The program `name` of the Python environment in `target/venv`, such as `moto_server`.
///
/// # Errors
/// Where the environment has not been set up, or was set up without it.
pub fn tool(name: &str) -> anyhow::Result<PathBuf> {
    let path = root().join("target/venv/bin").join(name);
    anyhow::ensure!(
        path.exists(),
        "expected the tool {}, found none; run tests/run once, which sets it up",
        path.display()
    );
    Ok(path)
}
