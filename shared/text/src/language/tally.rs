//! From the words of a text to its language.

use super::LanguageReading;
use super::model::{ROW, SCALE, Tongue};
use super::words::Weighed;
use belgi_domain::Language;

/// The lead, in natural logarithms a word, by which a neighbour must explain a text better.
const NEIGHBOUR_LEAD: f32 = 0.55;

/// The least lead over the whole text.
const NEIGHBOUR_LEAST: f32 = 4.0;

/// The same for texts of up to three words, where a typing error weighs much.
const NEIGHBOUR_LEAST_SHORT: f32 = 9.0;

/// How much of each language, in sure words, makes a text mixed: more than a loan word or two.
const BOTH: f32 = 1.4;

/// The same for texts of up to [`SHORT`] words.
const BOTH_SHORT: f32 = 0.8;

/// Words of a short text.
const SHORT: u32 = 5;

/// Shares of Kazakh between which a text is mixed.
const MIXED: std::ops::RangeInclusive<f32> = 0.15..=0.85;

/// What a word of a table adds to the lead of Kazakh and Russian over the neighbours that write in Latin.
const LATIN_SURE: f32 = 3.0;

/// The lead, in natural logarithms, that makes a Latin text Kazakh or Russian.
const LATIN_LEAD: f32 = 1.0;

/// Neighbours that write in Cyrillic.
const CYRILLIC: [Tongue; 8] = [
    Tongue::Kyrgyz,
    Tongue::Tatar,
    Tongue::Bashkir,
    Tongue::Ukrainian,
    Tongue::Belarusian,
    Tongue::Mongolian,
    Tongue::Tajik,
    Tongue::CyrillicUzbek,
];

/// Languages that write in Latin, besides Kazakh and Russian typed so.
const LATIN: [Tongue; 3] = [Tongue::Uzbek, Tongue::Turkmen, Tongue::English];

/// Words of one alphabet, summed up.
#[derive(Debug, Default, Clone, Copy)]
struct Script {
    words: u32,
    /// How much Kazakh and how much Russian the words speak; a sure word counts 1.
    kazakh: f32,
    russian: f32,
    /// Words that tables or letters vouch for.
    kazakh_sure: u32,
    russian_sure: u32,
    costs: [u32; ROW],
    /// What the words cost where each is taken for the better of Kazakh and Russian.
    best: u32,
}

impl Script {
    fn add(&mut self, word: &Weighed, home: [Tongue; 2]) {
        self.words += 1;
        self.kazakh += (-word.lean).max(0.0);
        self.russian += word.lean.max(0.0);
        self.kazakh_sure += u32::from(word.sure && word.lean < 0.0);
        self.russian_sure += u32::from(word.sure && word.lean > 0.0);
        for (sum, cost) in self.costs.iter_mut().zip(word.costs) {
            *sum += u32::from(cost);
        }
        self.best += home
            .iter()
            .filter_map(|tongue| word.costs.get(*tongue as usize))
            .min()
            .map_or(0, |cost| u32::from(*cost));
    }

    /// By how much `neighbours` explain the words better than Kazakh and Russian do, in natural logarithms.
    fn lead_of(&self, neighbours: &[Tongue]) -> f32 {
        (self.best as f32 - least(&self.costs, neighbours) as f32) / SCALE
    }

    fn share(&self) -> f32 {
        match self.kazakh + self.russian {
            0.0 => f32::from(u8::from(
                cost_of(&self.costs, Tongue::Kazakh) < cost_of(&self.costs, Tongue::Russian),
            )),
            told => self.kazakh / told,
        }
    }
}

/// The words of a text, by alphabet.
#[derive(Debug, Default)]
pub(super) struct Tally {
    cyrillic: Script,
    latin: Script,
}

impl Tally {
    pub(super) fn add(&mut self, word: &Weighed) {
        match word.latin {
            true => self.latin.add(word, [Tongue::LatinKazakh, Tongue::LatinRussian]),
            false => self.cyrillic.add(word, [Tongue::Kazakh, Tongue::Russian]),
        }
    }

    pub(super) fn words(&self) -> u32 {
        self.cyrillic.words + self.latin.words
    }

    pub(super) fn reading(&self) -> LanguageReading {
        let cyrillic = &self.cyrillic;
        if self.latin.words > cyrillic.words && cyrillic.kazakh_sure + cyrillic.russian_sure < 2 {
            return self.latin_reading();
        }
        let words = cyrillic.words as f32;
        let lead = cyrillic.lead_of(&CYRILLIC);
        let least = if words < 4.0 { NEIGHBOUR_LEAST_SHORT } else { NEIGHBOUR_LEAST };
        if lead > least.max(NEIGHBOUR_LEAD * words) {
            return reading(Language::Other, cyrillic.share(), 0.6 + lead / words / 10.0);
        }
        decide(cyrillic)
    }

    /// Latin text is Kazakh or Russian if they explain it better than their neighbours and English do.
    fn latin_reading(&self) -> LanguageReading {
        let lead = -self.latin.lead_of(&LATIN)
            + LATIN_SURE * (self.latin.kazakh_sure + self.latin.russian_sure) as f32;
        if lead > LATIN_LEAD {
            return decide(&self.latin);
        }
        // «Керемет, very good»: two words of a third language beside a Kazakh one.
        match self.cyrillic.kazakh.max(self.cyrillic.russian) >= BOTH_SHORT {
            true => decide(&self.cyrillic),
            false => reading(Language::Other, 0.0, 0.5 - lead / 20.0),
        }
    }
}

/// Between Kazakh, Russian and the mix of both.
fn decide(script: &Script) -> LanguageReading {
    let share = script.share();
    let (kazakh, russian) = (script.kazakh, script.russian);
    let both = if script.words <= SHORT { BOTH_SHORT } else { BOTH };
    let language = match () {
        () if kazakh.min(russian) >= both && MIXED.contains(&share) => Language::Mixed,
        () if share > 0.5 => Language::Kk,
        () => Language::Ru,
    };
    let told = kazakh + russian;
    let pure =
        if language == Language::Mixed { 1.0 - (share - 0.5).abs() } else { (share - 0.5).abs() * 2.0 };
    reading(language, share, pure * told / (told + 1.0))
}

fn reading(language: Language, kk_share: f32, confidence: f32) -> LanguageReading {
    LanguageReading { language, kk_share, confidence: confidence.clamp(0.05, 0.99) }
}

fn cost_of(costs: &[u32; ROW], tongue: Tongue) -> u32 {
    costs.get(tongue as usize).copied().unwrap_or_default()
}

fn least(costs: &[u32; ROW], tongues: &[Tongue]) -> u32 {
    tongues.iter().map(|tongue| cost_of(costs, *tongue)).min().unwrap_or_default()
}
