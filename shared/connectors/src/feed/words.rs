//! The inside of one element, until it is known whether it is markup.

use crate::markup::{self, Tag};
use std::borrow::Cow;

/// What an element holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Words<'a> {
    /// References decoded once, nested tags as written.
    source: Cow<'a, str>,
    /// Whether tags stand in it unescaped, so that what is escaped in it is escaped for HTML.
    nested: bool,
    /// What its `type` and `mode` say it is.
    pub(super) form: Form,
}

/// What an element says its inside is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Form {
    /// Markup, escaped or not; what RSS always means.
    #[default]
    Markup,
    /// Words with no markup: Atom's `text`.
    Text,
    /// Markup in base64: Atom 0.3.
    Base64,
}

impl Form {
    /// What an element's attributes say its inside is. RSS has none, so that its words are markup.
    pub(super) fn of(tag: &Tag<'_>) -> Self {
        match (tag.attribute("mode").as_deref(), tag.attribute("type").as_deref()) {
            (Some("base64"), _) => Form::Base64,
            (_, Some("text" | "text/plain")) => Form::Text,
            // Atom 1.0: a media type that is neither text nor XML comes in base64.
            (_, Some(media)) if media.contains('/') && !is_textual(media) => Form::Base64,
            _ => Form::Markup,
        }
    }
}

fn is_textual(media: &str) -> bool {
    media.starts_with("text/") || ["xml", "html", "json"].iter().any(|ending| media.contains(ending))
}

impl<'a> Words<'a> {
    /// Adds text as it stands in XML.
    pub(super) fn text(&mut self, text: &'a str) {
        match self.nested {
            true => self.push(Cow::Borrowed(text)),
            false => self.push(markup::decode(text)),
        }
    }

    /// Adds the inside of a CDATA section.
    pub(super) fn raw(&mut self, text: &'a str) {
        self.push(Cow::Borrowed(text));
    }

    /// Adds a nested tag as written.
    pub(super) fn tag(&mut self, source: &'a str) {
        self.nested = true;
        self.push(Cow::Borrowed(source));
    }

    fn push(&mut self, more: Cow<'a, str>) {
        match self.source.is_empty() {
            true => self.source = more,
            false => self.source.to_mut().push_str(&more),
        }
    }

    /// The inside as a value: an address, a date, a code.
    pub(super) fn value(&self) -> &str {
        self.source.trim()
    }

    /// The words a reader sees.
    pub(super) fn plain(&self) -> String {
        match self.form {
            Form::Base64 => markup::from_html(base64(&self.source).as_deref().unwrap_or(&self.source)),
            Form::Text if !markup::has_tags(&self.source) => markup::squeeze(&self.source),
            Form::Text | Form::Markup => markup::from_html(&self.source),
        }
    }

    /// The headline a reader sees: one line.
    pub(super) fn line(&self) -> String {
        let plain = markup::decode_twice(&self.plain());
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The text that `encoded` stands for; nothing where it is no base64 of UTF-8.
fn base64(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for byte in encoded.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from((bits >> held) & 0xff).ok()?);
            bits &= (1 << held) - 1;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaping_is_undone_as_often_as_it_was_done() {
        let mut escaped = Words::default();
        escaped.text("&lt;p&gt;Су &amp;amp; жарық&lt;/p&gt;");
        assert_eq!(escaped.plain(), "Су & жарық");
        let mut nested = Words::default();
        nested.tag("<p>");
        nested.text("5 &lt; 6");
        nested.tag("</p>");
        assert_eq!(nested.plain(), "5 < 6");
        let text = Words { source: "1 < 2 & 3".into(), nested: false, form: Form::Text };
        assert_eq!(text.plain(), "1 < 2 & 3");
        let coded = Words { source: "0KHRgw==".into(), nested: false, form: Form::Base64 };
        assert_eq!(coded.plain(), "Су");
    }
}
