//! Places as posts name them.

use serde::{Deserialize, Serialize};

/// How large a place is. Ordered from the widest to the narrowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    /// A region (облысы, область).
    Region,
    /// A city of any rank, or a village.
    City,
    /// A district of a city or region (ауданы, район).
    District,
    /// A microdistrict, housing estate or well-known quarter (шағынаудан, микрорайон).
    Microdistrict,
    /// A street, avenue or square.
    Street,
}

/// A place of the gazetteer that a text names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The nine digits of KATO as a string; a place below KATO's grain bears the code of what contains it.
    pub code: String,
    /// The name in Kazakh as the gazetteer spells it.
    pub name: String,
    /// The name in Russian as the gazetteer spells it.
    pub name_ru: String,
    /// How large it is.
    pub kind: PlaceKind,
}
