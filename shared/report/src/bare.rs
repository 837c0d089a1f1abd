//! What the small pages (packs and shelf) share: one style sheet, and a policy that lets nothing else in.

use crate::base64;
use sha2::{Digest as _, Sha256};

/// The style sheet of every small page.
pub const STYLE: &str = include_str!("../templates/shelf/bare.css");

/// A policy under which a page loads nothing and runs nothing but `script`, which may be empty.
pub fn policy(script: &str) -> String {
    let hash = |text: &str| base64::encode(&Sha256::digest(text.as_bytes()));
    let run = if script.is_empty() { "'none'".to_owned() } else { format!("'sha256-{}'", hash(script)) };
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src {run}; base-uri 'none'; form-action 'none'",
        hash(STYLE)
    )
}
