//! The languages a file can be written in.

use std::fmt;
use std::str::FromStr;

/// The language a file speaks to staff in; not to be confused with the language of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speech {
    /// Kazakh.
    Kk,
    /// Russian.
    Ru,
    /// English.
    En,
}

/// A code of no language that files are written in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected kk, ru or en, found `{0}`")]
pub struct UnknownSpeech(String);

impl Speech {
    /// Every language, the state language first.
    pub const ALL: [Self; 3] = [Self::Kk, Self::Ru, Self::En];

    /// The code used in arguments, file names and the `lang` attribute.
    pub fn code(self) -> &'static str {
        match self {
            Self::Kk => "kk",
            Self::Ru => "ru",
            Self::En => "en",
        }
    }
}

impl fmt::Display for Speech {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Speech {
    type Err = UnknownSpeech;
    fn from_str(text: &str) -> Result<Self, UnknownSpeech> {
        let found = Self::ALL.into_iter().find(|speech| speech.code() == text);
        found.ok_or_else(|| UnknownSpeech(text.chars().take(20).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_and_another_is_named() {
        for speech in Speech::ALL {
            assert_eq!(speech.code().parse(), Ok(speech));
        }
        let error = "kz".parse::<Speech>().unwrap_err();
        assert_eq!(error.to_string(), "expected kk, ru or en, found `kz`");
    }
}
