//! Personal data out of a text, before anything is stored.

mod bank;
mod coordinates;
mod digits;
mod document;
mod flat;
mod iin;
mod kind;
mod names;
mod nearby;
mod phone;
mod plate;
#[cfg(test)]
mod tests;
mod view;
mod web;

use crate::links::public_link;
use belgi_domain::post::Redactor;
use digits::Digits;
pub(crate) use names::is_lone_name;
use view::{Span, View};

/// The rules for what holds letters, in their order: what is longer and surer first.
const WEB_RULES: &[fn(&str) -> Vec<Span>] = &[web::mentions, web::emails, web::links, web::handles];

/// The rules for what holds digits, in their order; names come after all.
const DIGIT_RULES: &[fn(&Digits<'_>) -> Vec<Span>] = &[
    coordinates::coordinates,
    bank::ibans,
    bank::cards,
    iin::iins,
    phone::phones,
    document::documents,
    plate::plates,
    flat::flats,
];

/// How often the rules are gone through; a token can complete the context of another rule, hardly
/// ever of a third.
const ROUNDS: usize = 4;

/// How public the speaker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Register {
    /// Comments, chats, appeals: nobody named in them chose to be public.
    Private,
    /// News and official channels: office holders are named, residents are not.
    Press,
}

/// One piece of personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The token's name: `phone`, `iin`, `iban`, `card`, `plate`, `email`, `link`, `handle`, `name`,
    /// `passport`, `id`, `flat`, `coordinates`.
    pub kind: &'static str,
    /// Offset of its first character, counted in characters of the input.
    pub start: usize,
    /// Offset behind its last character, counted in characters of the input.
    pub end: usize,
}

/// A text that may be kept, and what was taken from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redacted {
    /// The text with typed tokens (`⟨phone⟩`) in place of personal data.
    pub text: String,
    /// What was replaced, from left to right, without overlaps.
    pub found: Vec<Found>,
}

/// Replaces the personal data in `text` by typed tokens. Tokens that already stand in the text are
/// kept, so that redacting twice changes nothing.
pub fn redact(text: &str, register: Register) -> Redacted {
    let mut view = View::of(text);
    for _ in 0..ROUNDS {
        if !apply(&mut view, register) {
            break;
        }
    }
    view.render(text)
}

/// Goes through all rules once; whether any of them found something.
fn apply(view: &mut View, register: Register) -> bool {
    let mut found = false;
    if view.text.bytes().any(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'@' | b'[' | b'(')) {
        for rule in WEB_RULES {
            let spans = rule(&view.text);
            found |= view.mask(&spans);
        }
    }
    let mut rules = DIGIT_RULES.iter();
    loop {
        let digits = Digits::of(&view.text);
        let spans = rules.by_ref().map(|rule| rule(&digits)).find(|spans| !spans.is_empty());
        let Some(spans) = spans.filter(|_| !digits.groups.is_empty()) else { break };
        found |= view.mask(&spans);
    }
    let spans = names::names(&view.text, register);
    found | view.mask(&spans)
}

/// [`redact`] and [`public_link`] as the domain wants them.
#[derive(Debug, Clone, Copy)]
pub struct Redaction {
    /// The register of the source that is being read.
    pub register: Register,
}

impl Redactor for Redaction {
    fn text(&self, text: &str) -> String {
        redact(text, self.register).text
    }

    fn link(&self, url: &str) -> Option<String> {
        public_link(url)
    }
}
