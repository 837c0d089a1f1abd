//! Telegram channels: the public preview `t.me/s/<channel>` and updates of the Bot API.
//!
//! Neither gives authors to us: a preview has none but signatures, which are never read, and a channel speaks as such.

mod preview;
mod updates;

use crate::{Document, Parsed, Rules};

/// Reads a preview page or Bot API updates.
pub(crate) fn parse(document: &Document<'_>, rules: &Rules) -> Parsed {
    let first =
        document.bytes.iter().find(|byte| !byte.is_ascii_whitespace() && !b"\xef\xbb\xbf".contains(byte));
    match first {
        Some(b'{' | b'[') => updates::parse(document, rules.chat.as_deref()),
        _ => preview::parse(document),
    }
}
