//! Quotes: a few redacted words that show a story, spread over languages and sources.

use crate::gist::Gist;
use belgi_domain::{Quote, Signal};
use std::collections::BTreeSet;

/// Quotes a story shows.
const MOST: usize = 3;
/// The longest quote, in characters.
const MAX_CHARS: usize = 240;

/// The quotes for a story of these complaints: those that say most of its gist, in the order of time. A story of one
/// complaint has one too: it bears the link, and what renders it decides that one resident's words are not shown.
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
    let mut text: String = signal.excerpt.chars().take(MAX_CHARS).collect();
    if text.len() < signal.excerpt.len() {
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
