//! Quotes: a few redacted words that show a story, spread over languages and sources.

use crate::gist::Gist;
use belgi_domain::{Quote, Signal, platform};
use std::collections::BTreeSet;

/// Quotes a story shows.
const MOST: usize = 3;
/// The longest quote, in characters.
const MAX_CHARS: usize = 240;

/// The quotes for a story of these complaints: those that say most of its gist, in the order of time. A story of one
/// complaint has one too: it bears the link, and what renders it decides that one resident's words are not shown. Where words
/// must not outlive their source, the link stands without them.
pub(crate) fn quotes(complaints: &[&Signal], gist: &Gist) -> Vec<Quote> {
    let mut telling: Vec<(f32, &Signal)> =
        complaints.iter().map(|signal| (gist.told_by(&signal.stems), *signal)).collect();
    // Of equals the earliest: the sort is stable and the complaints come in the order of time.
    telling.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut chosen, mut heard) = (Vec::new(), BTreeSet::new());
    // First one of each language and source, then whatever is left.
    for fresh_only in [true, false] {
        for (_, signal) in &telling {
            let fresh = heard.insert((signal.language, signal.source.clone()));
            let known = chosen.iter().any(|quote: &Quote| quote.post == signal.post);
            if chosen.len() < MOST && !known && (fresh || !fresh_only) {
                chosen.push(quote(signal));
            }
        }
    }
    chosen.sort_by(|a, b| (a.at, &a.post).cmp(&(b.at, &b.post)));
    chosen
}

fn quote(signal: &Signal) -> Quote {
    let words = if platform::words_may_last(signal.kind) { signal.excerpt.as_str() } else { "" };
    let mut text: String = words.chars().take(MAX_CHARS).collect();
    if text.len() < words.len() {
        text.push('…');
    }
    Quote {
        post: signal.post.clone(),
        source: signal.source.clone(),
        at: signal.at,
        language: signal.language,
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        url: signal.url.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample_tests::signal;
    use belgi_domain::{SignalType, SourceKind, Topic};

    #[test]
    fn words_that_must_not_outlive_their_source_are_not_quoted_but_led_to() {
        let of = |kind| {
            let url = Some("https://video.example/watch?v=1".to_owned());
            let signal =
                Signal { kind, url, ..signal(0, SignalType::Complaint, "Көшеде жарық жоқ") };
            let gist = Gist::of(&[&signal], Topic::Electricity, None);
            quotes(&[&signal], &gist).remove(0)
        };
        assert_eq!(of(SourceKind::Vk).text, "Көшеде жарық жоқ");
        let led_to = of(SourceKind::Youtube);
        assert_eq!(
            (led_to.text.as_str(), led_to.url.as_deref()),
            ("", Some("https://video.example/watch?v=1"))
        );
    }
}
