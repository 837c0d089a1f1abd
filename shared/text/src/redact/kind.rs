//! The kinds of personal data and their tokens.

/// What a stretch of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Phone,
    Iin,
    Iban,
    Card,
    Plate,
    Email,
    Link,
    Handle,
    Name,
    Passport,
    Id,
    Flat,
    Coordinates,
    /// Not personal, but closed to the later rules: a web address, a registered company's number.
    Public,
}

impl Kind {
    /// Every kind, in the order of the enum.
    const ALL: [Self; 14] = [
        Self::Phone,
        Self::Iin,
        Self::Iban,
        Self::Card,
        Self::Plate,
        Self::Email,
        Self::Link,
        Self::Handle,
        Self::Name,
        Self::Passport,
        Self::Id,
        Self::Flat,
        Self::Coordinates,
        Self::Public,
    ];

    /// The name between the brackets of the token.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Iin => "iin",
            Self::Iban => "iban",
            Self::Card => "card",
            Self::Plate => "plate",
            Self::Email => "email",
            Self::Link => "link",
            Self::Handle => "handle",
            Self::Name => "name",
            Self::Passport => "passport",
            Self::Id => "id",
            Self::Flat => "flat",
            Self::Coordinates => "coordinates",
            Self::Public => "public",
        }
    }

    /// The one private-use character that stands for the kind in a view.
    pub(super) fn sentinel(self) -> char {
        char::from_u32(0xE000 + self as u32).unwrap_or('\u{E000}')
    }

    /// The kind that a character of a view stands for.
    pub(super) fn of_sentinel(c: char) -> Option<Self> {
        let index = u32::from(c).checked_sub(0xE000)?;
        Self::ALL.get(usize::try_from(index).ok()?).copied()
    }

    /// The kind whose token `text` begins with, and the token's length in bytes.
    pub(super) fn of_token(text: &str) -> Option<(Self, usize)> {
        let inner = text.strip_prefix('⟨')?;
        let kind = Self::ALL
            .into_iter()
            .filter(|kind| *kind != Self::Public)
            .find(|kind| inner.strip_prefix(kind.name()).is_some_and(|rest| rest.starts_with('⟩')))?;
        Some((kind, '⟨'.len_utf8() + kind.name().len() + '⟩'.len_utf8()))
    }
}
