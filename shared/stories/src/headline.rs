//! Headlines: taken from a story's own posts, a newsroom's before a resident's, short and without shouting.

use belgi_domain::{Language, Publisher, Signal, SignalType};

/// The longest headline, in characters.
const MAX_CHARS: usize = 110;
/// A first sentence shorter than this says too little.
const MIN_CHARS: usize = 12;

/// The best headline among `signals` of one language; `weight` says how much a signal's words speak for the
/// whole story. Nothing where the only words are one resident's: they would point at a person.
pub(crate) fn headline(
    signals: &[&Signal],
    language: Language,
    weight: impl Fn(&Signal) -> f32,
) -> Option<String> {
    let residents = signals.iter().filter(|signal| signal.publisher.residents_write()).count();
    let candidates =
        signals.iter().filter(|signal| signal.language == language || fits_mixed(signal, language));
    candidates
        .filter(|signal| !(signal.publisher.residents_write() && residents < 2))
        .filter_map(|signal| Some((rank(signal), weight(signal), line(signal)?)))
        // Of equals the earliest, so that a headline does not change with every post.
        .reduce(|best, next| if (next.0, next.1) > (best.0, best.1) { next } else { best })
        .map(|(_, _, line)| line)
}

/// A mixed post serves the language that most of its words are in.
fn fits_mixed(signal: &Signal, language: Language) -> bool {
    signal.language == Language::Mixed && (signal.kk_share >= 0.5) == (language == Language::Kk)
}

/// Newsrooms and complaints before answers and tokens.
fn rank(signal: &Signal) -> u8 {
    let titled = u8::from(signal.title.is_some());
    let newsroom = u8::from(signal.publisher == Publisher::Media && signal.title.is_some());
    let trouble = u8::from(matches!(
        signal.signal_type,
        SignalType::Complaint | SignalType::Request | SignalType::Report
    ));
    let whole = u8::from(!signal.title.as_deref().unwrap_or(&signal.excerpt).contains('⟨'));
    8 * whole + 4 * newsroom + 2 * trouble + titled
}

fn line(signal: &Signal) -> Option<String> {
    // A service desk's title is a category such as "Дороги", its first sentence says what happened.
    let title = signal.title.as_deref().filter(|_| signal.publisher != Publisher::ServiceDesk);
    let text = title.unwrap_or_else(|| first_sentence(&signal.excerpt));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (text.chars().count() >= MIN_CHARS).then(|| calm(&shorten(&text)))
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
}
