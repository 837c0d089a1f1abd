//! Which language a post is in.
//!
//! Every word is weighed by itself: Kazakh letters, tables of frequent words, and trigrams of
//! letters for the rest. The sums decide whether the text is of a neighbouring language; the counts
//! decide between Kazakh, Russian and the mix of both.

pub mod model;
mod words;

use crate::redact::is_lone_name;
use crate::token::tokens;
use belgi_domain::Language;
use model::{Costs, SCALE, TONGUES, Tongue};
use words::{Lean, Weighed, weigh};

/// The lead, in natural logarithms a word, by which a neighbour must explain a text better.
const NEIGHBOUR_LEAD: f32 = 0.55;

/// The least lead over the whole text.
const NEIGHBOUR_LEAST: f32 = 4.0;

/// The same for texts of up to three words, where a typing error weighs much.
const NEIGHBOUR_LEAST_SHORT: f32 = 9.0;

/// Shares of Kazakh between which a text is mixed.
const MIXED: std::ops::RangeInclusive<f32> = 0.15..=0.8;

/// Neighbours that write in Cyrillic.
const CYRILLIC: [Tongue; 7] = [
    Tongue::Kyrgyz,
    Tongue::Tatar,
    Tongue::Bashkir,
    Tongue::Ukrainian,
    Tongue::Belarusian,
    Tongue::Mongolian,
    Tongue::Tajik,
];

/// Languages that write in Latin, besides Kazakh.
const LATIN: [Tongue; 3] = [Tongue::Uzbek, Tongue::Turkmen, Tongue::English];

/// What [`read_language`] found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LanguageReading {
    /// The label of the whole text.
    pub language: Language,
    /// The share of Kazakh among the words that are Kazakh or Russian, 0 to 1; 0 where there are none.
    pub kk_share: f32,
    /// How sure the label is, 0 to 1.
    pub confidence: f32,
}

/// Reads the language of `text`, word by word. Addresses, handles and numbers are no words; a text
/// without words, or of a lone name, is [`Language::Other`].
pub fn read_language(text: &str) -> LanguageReading {
    let mut tally = Tally::default();
    for chunk in text.split_whitespace().filter(|chunk| !is_address(chunk)) {
        for token in tokens(chunk).filter(|token| is_word(token.text)) {
            tally.add(&weigh(token.text));
        }
    }
    if tally.words() == 0 || (tally.words() <= 3 && is_lone_name(text)) {
        return LanguageReading { language: Language::Other, kk_share: 0.0, confidence: 0.9 };
    }
    tally.reading()
}

/// Whether the word (folded) reads as Russian rather than Kazakh, by tables and trigrams.
pub(crate) fn reads_russian(word: &str) -> bool {
    weigh(word).lean == Lean::Russian
}

fn is_address(chunk: &str) -> bool {
    chunk.contains("://") || chunk.starts_with("www.") || chunk.contains('@') || chunk.starts_with('⟨')
}

fn is_word(text: &str) -> bool {
    !text.contains(|c: char| c.is_ascii_digit()) && text.chars().any(char::is_alphabetic)
}

/// Words counted by what they speak for, and the costs of the text.
#[derive(Default)]
struct Tally {
    kazakh: u32,
    russian: u32,
    neither: u32,
    latin: u32,
    /// Words of each that tables or letters vouch for.
    kazakh_sure: u32,
    russian_sure: u32,
    /// Costs of the Cyrillic words.
    cyrillic: Costs,
    /// Costs of the Latin words.
    latin_costs: Costs,
    /// What the Cyrillic words cost where each is taken for the better of Kazakh and Russian.
    best: u32,
}

impl Tally {
    fn add(&mut self, word: &Weighed) {
        let sums = if word.lean == Lean::Latin { &mut self.latin_costs } else { &mut self.cyrillic };
        for (sum, cost) in sums.iter_mut().zip(word.costs) {
            *sum += cost;
        }
        match word.lean {
            Lean::Kazakh => self.kazakh += 1,
            Lean::Russian => self.russian += 1,
            Lean::Neither => self.neither += 1,
            Lean::Latin => self.latin += 1,
        }
        if word.lean != Lean::Latin {
            self.best += cost_of(&word.costs, Tongue::Kazakh).min(cost_of(&word.costs, Tongue::Russian));
        }
        self.kazakh_sure += u32::from(word.sure && word.lean == Lean::Kazakh);
        self.russian_sure += u32::from(word.sure && word.lean == Lean::Russian);
    }

    fn words(&self) -> u32 {
        self.cyrillic_words() + self.latin
    }

    fn cyrillic_words(&self) -> u32 {
        self.kazakh + self.russian + self.neither
    }

    fn reading(&self) -> LanguageReading {
        if self.latin > self.cyrillic_words() && self.kazakh_sure + self.russian_sure < 2 {
            return self.latin_reading();
        }
        let words = self.cyrillic_words() as f32;
        let lead = (self.best as f32 - least(&self.cyrillic, &CYRILLIC) as f32) / SCALE;
        let least = if words < 4.0 { NEIGHBOUR_LEAST_SHORT } else { NEIGHBOUR_LEAST };
        if lead > least.max(NEIGHBOUR_LEAD * words) {
            return reading(Language::Other, self.share(), 0.6 + lead / words / 10.0);
        }
        self.kazakh_or_russian()
    }

    /// Latin text is Kazakh if it explains it better than its neighbours and English do.
    fn latin_reading(&self) -> LanguageReading {
        let lead = (least(&self.latin_costs, &LATIN) as f32
            - cost_of(&self.latin_costs, Tongue::LatinKazakh) as f32)
            / SCALE;
        match lead {
            _ if lead > 1.0 && self.russian >= 2 => reading(Language::Mixed, 0.5, 0.5),
            _ if lead > 1.0 => reading(Language::Kk, 1.0, 0.5 + lead / 20.0),
            _ => reading(Language::Other, 0.0, 0.5 - lead / 20.0),
        }
    }

    fn kazakh_or_russian(&self) -> LanguageReading {
        let share = self.share();
        let language = match (self.kazakh, self.russian) {
            (0, 0) if self.leans_kazakh() => Language::Kk,
            (0, _) => Language::Ru,
            (_, 0 | 1) => Language::Kk,
            (1, _) => Language::Ru,
            _ if MIXED.contains(&share) && self.both_speak() => Language::Mixed,
            _ if share > 0.5 => Language::Kk,
            _ => Language::Ru,
        };
        let told = (self.kazakh + self.russian) as f32;
        let pure =
            if language == Language::Mixed { 1.0 - (share - 0.5).abs() } else { (share - 0.5).abs() * 2.0 };
        reading(language, share, pure * told / (told + 1.0))
    }

    /// Whether both languages have words that are theirs beyond doubt, or several likely ones:
    /// trigrams alone take many a loan word inside a Kazakh sentence for Russian.
    fn both_speak(&self) -> bool {
        let russian = self.russian_sure >= 2
            || (self.russian_sure == 1 && self.russian * 2 >= self.kazakh)
            || (self.russian >= 4 && self.russian * 2 >= self.kazakh);
        let kazakh = self.kazakh_sure >= 1 || self.kazakh >= 3;
        russian && kazakh
    }

    fn leans_kazakh(&self) -> bool {
        cost_of(&self.cyrillic, Tongue::Kazakh) < cost_of(&self.cyrillic, Tongue::Russian)
    }

    fn share(&self) -> f32 {
        let told = self.kazakh + self.russian;
        if told == 0 { f32::from(u8::from(self.leans_kazakh())) } else { self.kazakh as f32 / told as f32 }
    }
}

fn reading(language: Language, kk_share: f32, confidence: f32) -> LanguageReading {
    LanguageReading { language, kk_share, confidence: confidence.clamp(0.05, 0.99) }
}

fn cost_of(costs: &[u32; TONGUES], tongue: Tongue) -> u32 {
    costs.get(tongue as usize).copied().unwrap_or_default()
}

fn least(costs: &Costs, tongues: &[Tongue]) -> u32 {
    tongues.iter().map(|tongue| cost_of(costs, *tongue)).min().unwrap_or_default()
}

#[cfg(test)]
mod tests;
