//! The labels a post can carry. The codes are stable: they stand in stored signals, files and
//! configuration. What they mean is written at each variant; the names shown to staff live in
//! the message tables of `belgi-report`.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What every label set can do; lets the classifier train one set like the other.
pub trait Label: Copy + Eq + fmt::Debug + FromStr<Err = UnknownLabel> + 'static {
    /// The name of the set, as in `belgi classify`'s output.
    const FIELD: &'static str;
    /// Every label of the set, in the order of the taxonomy.
    const ALL: &'static [Self];
    /// The stable code.
    fn code(self) -> &'static str;
    /// The position in [`Label::ALL`].
    fn index(self) -> usize;
}

/// A code that is not of the set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected one of the {field} codes, found `{found}`")]
pub struct UnknownLabel {
    field: &'static str,
    found: String,
}

macro_rules! labels {
    ($(#[$doc:meta])* $name:ident, $field:literal, { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $code)] $variant),+ }

        impl Label for $name {
            const FIELD: &'static str = $field;
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            fn index(self) -> usize {
                self as usize
            }
        }

        impl FromStr for $name {
            type Err = UnknownLabel;
            fn from_str(text: &str) -> Result<Self, UnknownLabel> {
                match text {
                    $($code => Ok(Self::$variant),)+
                    _ => Err(UnknownLabel { field: $field, found: text.chars().take(40).collect() }),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}

labels!(
    /// The language of a post.
    Language, "language", {
        /// Kazakh in any script or spelling.
        Kk = "kk",
        /// Russian.
        Ru = "ru",
        /// Both carry meaning in one post.
        Mixed = "mixed",
        /// Anything else, or no language at all.
        Other = "other",
    }
);

labels!(
    /// What a post does.
    SignalType, "signal_type", {
        /// Something is bad, broken, missing, unfair or dangerous in a public service, place or rule.
        Complaint = "complaint",
        /// A body is asked to do something concrete.
        Request = "request",
        /// Information is wanted; no fault is alleged.
        Question = "question",
        /// A change is proposed without a specific fault.
        Suggestion = "suggestion",
        /// A service, official or improvement is thanked or praised.
        Praise = "praise",
        /// An authority or utility speaks to a problem.
        Response = "response",
        /// News, announcement, statistics, event.
        Report = "report",
        /// Talk that is no civic signal.
        Chat = "chat",
    }
);

labels!(
    /// Sentiment towards the service, place or situation talked about, not the mood of the words.
    Sentiment, "sentiment", {
        /// Something is bad.
        Negative = "negative",
        /// Told without judgement.
        Neutral = "neutral",
        /// Something is good.
        Positive = "positive",
    }
);

labels!(
    /// The main topic: what decides who has to act.
    Topic, "topic", {
        /// Central heating, radiators, boiler houses, heating season.
        Heating = "heating",
        /// Drinking and hot water, sewerage, leaks in mains, storm drains that fail.
        Water = "water",
        /// Outages, voltage, grid, lamps inside buildings.
        Electricity = "electricity",
        /// Piped and bottled gas supply.
        Gas = "gas",
        /// Upkeep of apartment blocks, managing companies, housing queue, upkeep tariffs.
        Housing = "housing",
        /// Carriageway, pavements, crossings, street lighting, traffic lights, snow on them, parking.
        Roads = "roads",
        /// Buses, trains, stops, taxis, fares, drivers.
        Transport = "transport",
        /// Rubbish removal, bins, dumps, street sweeping.
        Waste = "waste",
        /// Air, smog, smell, rivers, felling of trees, noise.
        Ecology = "ecology",
        /// Playgrounds, parks, squares, greenery and mowing, benches, beautification.
        Yards = "yards",
        /// Stray dogs, bites, animal capture, cruelty.
        Animals = "animals",
        /// Clinics, hospitals, ambulance, medicines, epidemics.
        Health = "health",
        /// Schools, kindergartens, universities, school meals, pupil transport.
        Education = "education",
        /// Benefits, pensions, disability, large families, orphans, targeted aid.
        Social = "social",
        /// Crime, drugs, fraud, violence, police work, harm aimed at children online.
        Safety = "safety",
        /// Flood, fire, explosion, collapse, gas poisoning, severe weather, road accidents.
        Emergency = "emergency",
        /// Land plots, building sites, infill building, demolition, equity holders.
        Construction = "construction",
        /// Work of officials and offices, corruption, elections, e-government, public money, laws.
        Governance = "governance",
        /// Prices, jobs, wages, business, taxes, loans, markets.
        Economy = "economy",
        /// Culture, sport, leisure, language, religion, history, holidays.
        Culture = "culture",
        /// Internet, mobile signal, television, postal service.
        Telecom = "telecom",
        /// None of the above.
        Other = "other",
    }
);

labels!(
    /// How soon somebody has to act. Ordered: `Normal < High < Critical`.
    Urgency, "urgency", {
        /// Everything else.
        Normal = "normal",
        /// An essential service lost for a house or street, a danger that can come soon.
        High = "high",
        /// A present danger to life or health, or an essential service lost for many people now.
        Critical = "critical",
    }
);

labels!(
    /// Groups a text itself says it is about; never inferred from who wrote it.
    Group, "groups", {
        /// Children.
        Children = "children",
        /// Youth.
        Youth = "youth",
        /// Elderly people.
        Elderly = "elderly",
        /// People with disabilities.
        Disabled = "disabled",
        /// Large families.
        LargeFamilies = "large_families",
        /// People with low income.
        LowIncome = "low_income",
        /// Pregnant women.
        Pregnant = "pregnant",
        /// Workers.
        Workers = "workers",
        /// Students.
        Students = "students",
    }
);

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn check<L: Label + serde::Serialize>(size: usize) {
        let codes: BTreeSet<_> = L::ALL.iter().map(|label| label.code()).collect();
        assert_eq!((codes.len(), L::ALL.len()), (size, size), "{}", L::FIELD);
        for (index, label) in L::ALL.iter().enumerate() {
            assert_eq!(label.index(), index);
            assert_eq!(label.code().parse::<L>().unwrap(), *label);
            assert_eq!(serde_json::to_string(label).unwrap(), format!("\"{}\"", label.code()));
        }
    }

    #[test]
    fn every_set_is_as_large_as_the_taxonomy_and_its_codes_are_unique() {
        check::<Language>(4);
        check::<SignalType>(8);
        check::<Sentiment>(3);
        check::<Topic>(22);
        check::<Urgency>(3);
        check::<Group>(9);
    }

    #[test]
    fn an_unknown_code_is_named() {
        let error = "heatng".parse::<Topic>().unwrap_err();
        assert_eq!(error.to_string(), "expected one of the topic codes, found `heatng`");
    }
}
