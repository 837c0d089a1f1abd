//! Tags and text of XML and HTML as they really come: unclosed, undeclared, cut off.
//!
//! There is no DTD, no entity beyond the character names of HTML, and no error: what cannot be a tag is text.

mod entities;
mod names;
mod plain;
mod tokens;

pub(crate) use entities::{decode, decode_twice};
pub(crate) use plain::{from_html, has_tags, squeeze};
pub(crate) use tokens::{Tag, Token, Tokens};
