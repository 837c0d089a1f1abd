//! The words of a file: Fluent tables, one for each language, compiled in.

mod endings;

use crate::{RenderError, Speech};
use fluent_bundle::{FluentArgs, FluentBundle, FluentError, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

const TABLES: [(Speech, LanguageIdentifier, &str); 3] = [
    (Speech::Kk, langid!("kk"), include_str!("../messages/kk.ftl")),
    (Speech::Ru, langid!("ru"), include_str!("../messages/ru.ftl")),
    (Speech::En, langid!("en"), include_str!("../messages/en.ftl")),
];

/// A space that never breaks a line; between the thousands of Kazakh and Russian numbers.
pub const NO_BREAK_SPACE: char = '\u{a0}';

/// The message table of one language.
pub struct Words {
    speech: Speech,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The table of `speech`.
    ///
    /// # Errors
    /// Where the table compiled in is no Fluent table or names a message twice.
    pub fn load(speech: Speech) -> Result<Self, RenderError> {
        let refuse = |found: String| RenderError::Messages { speech: speech.code(), found };
        let mut bundle = FluentBundle::default();
        for (of, language, table) in TABLES {
            if of == speech {
                bundle = FluentBundle::new(vec![language]);
                let parsed = FluentResource::try_new(table.to_owned());
                let resource = parsed.map_err(|(_, faults)| refuse(format!("{faults:?}")))?;
                bundle.add_resource(resource).map_err(|faults| refuse(format!("{faults:?}")))?;
            }
        }
        bundle.set_use_isolating(false);
        for (name, function) in endings::FUNCTIONS {
            bundle.add_function(name, function).map_err(|fault| refuse(format!("{fault:?}")))?;
        }
        bundle.set_formatter(Some(match speech {
            Speech::En => |value, _| grouped(value, ','),
            Speech::Kk | Speech::Ru => |value, _| grouped(value, NO_BREAK_SPACE),
        }));
        Ok(Self { speech, bundle })
    }

    /// The language of the table.
    pub fn speech(&self) -> Speech {
        self.speech
    }

    /// The message `key` without arguments.
    pub fn say(&self, key: &str) -> String {
        self.fill(key, [])
    }

    /// The message of `set` about `code`: `state-growing`, `section-action`.
    pub fn named(&self, set: &str, code: &str) -> String {
        self.say(&format!("{set}-{code}"))
    }

    /// The message `key` about the number `count`, its plural form chosen by the rules of the language.
    pub fn count(&self, key: &str, count: &u32) -> String {
        self.fill(key, [("count", (*count).into())])
    }

    /// The message `key` with `values` filled in. A key that no table has is shown as it is: the page stays
    /// readable, and a test keeps it from happening.
    pub fn fill<'a>(
        &self,
        key: &str,
        values: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>,
    ) -> String {
        let mut faults: Vec<FluentError> = Vec::new();
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else { return key.to_owned() };
        let values: FluentArgs = values.into_iter().collect();
        self.bundle.format_pattern(pattern, Some(&values), &mut faults).into_owned()
    }

    /// A number as the language writes it.
    pub fn number(&self, number: &u32) -> String {
        self.count("number", number)
    }
}

/// Whole numbers with `mark` between thousands, from five digits on as all three languages have it.
fn grouped(value: &FluentValue<'_>, mark: char) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = number.as_string();
    if digits.len() < 5 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut shown = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            shown.push(mark);
        }
        shown.push(digit);
    }
    Some(shown)
}

#[cfg(test)]
mod tests;
