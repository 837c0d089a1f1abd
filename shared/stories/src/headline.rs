//! Headlines: taken from a story's own posts, a newsroom's before a resident's, short and without shouting.

use crate::gist::Gist;
use belgi_domain::{Language, Publisher, Signal, SignalType, platform};
use belgi_text::stems::content_stems;

/// The longest headline, in characters.
const MAX_CHARS: usize = 110;
/// A first sentence shorter than this says too little.
const MIN_CHARS: usize = 12;

/// The best headline among `signals` of one language. Nothing where the only words are one resident's: they would
/// point at a person; nor words that must not outlive their source.
pub(crate) fn headline(signals: &[&Signal], language: Language, gist: &Gist) -> Option<String> {
    let residents = signals.iter().filter(|signal| signal.publisher.residents_write()).count();
    let candidates =
        signals.iter().filter(|signal| signal.language == language || fits_mixed(signal, language));
    candidates
        .filter(|signal| platform::words_may_last(signal.kind))
        .filter(|signal| !(signal.publisher.residents_write() && residents < 2))
        .filter_map(|signal| line(signal).map(|line| (score(signal, &line, gist), line)))
        // Of equals the earliest, so that a headline does not change with every post.
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, line)| line)
}

/// A mixed post serves the language that most of its words are in.
fn fits_mixed(signal: &Signal, language: Language) -> bool {
    signal.language == Language::Mixed && (signal.kk_share >= 0.5) == (language == Language::Kk)
}

/// What a line says of the story comes first; then a newsroom's words before a resident's, trouble before its end, and
/// whole lines before those with tokens. The weights were set by reading the sample city's headlines.
fn score(signal: &Signal, line: &str, gist: &Gist) -> f32 {
    let ended = gist.answered.is_some_and(|answered| signal.at >= answered);
    let reports = signal.signal_type == SignalType::Report;
    let newsroom = signal.publisher == Publisher::Media && signal.title.is_some();
    let worth = [
        (signal.topic == gist.topic, 0.4),
        (newsroom && !ended, 0.45),
        (signal.is_trouble() || (reports && !ended), 0.3),
        (signal.title.is_some(), 0.1),
        (!line.contains('⟨'), 0.5),
    ];
    let manner: f32 = worth.iter().filter(|(holds, _)| *holds).map(|(_, worth)| worth).sum();
    gist.told_by(&content_stems(line)) + manner
}

fn line(signal: &Signal) -> Option<String> {
    // A service desk's title is a category such as "Дороги", its first sentence says what happened.
    let title = signal.title.as_deref().filter(|_| signal.publisher != Publisher::ServiceDesk);
    let text = title.unwrap_or_else(|| first_sentence(&signal.excerpt));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Signs that only catch the eye («⚠️ …») are no words.
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !"«\"№⟨(".contains(c));
    (text.chars().count() >= MIN_CHARS).then(|| calm(&shorten(text)))
}

fn first_sentence(text: &str) -> &str {
    let text = text.trim_start();
    let mut end = text.len();
    for (index, letter) in text.char_indices() {
        let closes = matches!(letter, '.' | '!' | '?' | '…' | '\n');
        if closes && text.get(..index).is_some_and(|before| before.chars().count() >= MIN_CHARS) {
            end = index;
            break;
        }
    }
    text.get(..end).unwrap_or(text)
}

fn shorten(text: &str) -> String {
    if text.chars().count() <= MAX_CHARS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(MAX_CHARS - 1).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '-', '–', '—']))
}

/// A headline in capitals is not louder news.
fn calm(text: &str) -> String {
    let letters = || text.chars().filter(|letter| letter.is_alphabetic());
    let capitals = letters().filter(|letter| letter.is_uppercase()).count();
    if capitals * 2 < letters().count() {
        return text.to_owned();
    }
    let lower = text.to_lowercase();
    let mut letters = lower.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample_tests::signal;
    use belgi_domain::{SourceKind, Topic};
    use jiff::SignedDuration;

    #[test]
    fn lines_are_short_and_calm() {
        assert_eq!(calm("НЕТ ВОДЫ В САМАЛЕ"), "Нет воды в самале");
        assert_eq!(calm("В ЖК нет воды"), "В ЖК нет воды");
        assert_eq!(
            first_sentence("Нет воды. Третий день нет воды! Звоним"),
            "Нет воды. Третий день нет воды"
        );
        let long = "сөз ".repeat(60);
        let short = shorten(&long);
        assert!(short.chars().count() <= MAX_CHARS && short.ends_with("сөз…"), "{short}");
    }

    #[test]
    fn words_that_must_not_outlive_their_source_are_no_headline() {
        let of = |kind| {
            let posts = [0, 1].map(|hours| Signal {
                kind,
                language: Language::Ru,
                ..signal(hours, SignalType::Complaint, "На Сайрамской не горит фонарь")
            });
            let posts: Vec<&Signal> = posts.iter().collect();
            headline(&posts, Language::Ru, &Gist::of(&posts, Topic::Electricity, None))
        };
        assert_eq!(of(SourceKind::Vk).as_deref(), Some("На Сайрамской не горит фонарь"));
        assert_eq!(of(SourceKind::Youtube), None);
    }

    #[test]
    fn the_headline_says_what_the_posts_say() {
        use SignalType::{Complaint, Report, Response};
        let newsroom = |hours, kind, text: &str| Signal {
            publisher: Publisher::Media,
            title: Some(text.to_owned()),
            language: Language::Ru,
            ..signal(hours, kind, text)
        };
        let resident = |hours, text| Signal { language: Language::Ru, ..signal(hours, Complaint, text) };
        let troubles = [
            resident(0, "На Сайрамской не горит фонарь, вечером темно"),
            resident(1, "Фонарь на Сайрамской снова не горит"),
        ];
        let cases = [
            // A newsroom says it better than a resident,
            (
                newsroom(2, Report, "Улица Сайрамская осталась без фонарей"),
                "Улица Сайрамская осталась без фонарей",
            ),
            // unless it speaks of something else
            (
                newsroom(2, Report, "Ночью в бане на окраине случился пожар"),
                "Фонарь на Сайрамской снова не горит",
            ),
            // or of how it ended.
            (
                newsroom(9, Response, "Акимат отчитался о ремонте сетей"),
                "Фонарь на Сайрамской снова не горит",
            ),
        ];
        for (news, expect) in cases {
            let signals: Vec<&Signal> = troubles.iter().chain([&news]).collect();
            let gist = Gist::of(&signals, Topic::Other, Some(troubles[0].at + SignedDuration::from_hours(8)));
            assert_eq!(headline(&signals, Language::Ru, &gist).as_deref(), Some(expect));
        }
    }
}
