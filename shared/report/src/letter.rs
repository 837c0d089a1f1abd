//! A digest as a letter: the period in sentences, and links to its files.

use crate::messages::Words;
use crate::shelf::Card;
use crate::{RenderError, Speech, outside};
use belgi_domain::City;
use jiff::Timestamp;
use serde::Serialize;

/// Characters of a subject at most; what programs show of one is less.
const SUBJECT: usize = 180;

/// The files a letter leads to, by their endings, in this order. Whoever wants others opens the page.
const FILES: [&str; 3] = ["html", "pdf", "xlsx"];

/// A file of a digest, and an address under which whoever has it can open it for a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileLink {
    /// Its name, such as `shymkent-weekly-2026-W47-kk.html`.
    pub name: String,
    /// The code of its language; nothing where it is for machines.
    pub language: Option<&'static str>,
    /// Its media type.
    pub content_type: &'static str,
    /// The address.
    pub url: String,
}

/// A letter of plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// The words, in every language one after the other.
    pub text: String,
}

/// The letter about the digest of `card`, in each of `speeches`. `until` is when the links end; nothing where they hold
/// for some hours only.
///
/// # Errors
/// Where a message table compiled in is damaged.
pub fn letter(
    city: &City,
    card: &Card,
    links: &[FileLink],
    until: Option<Timestamp>,
    speeches: &[Speech],
) -> Result<Letter, RenderError> {
    let words = speeches.iter().map(|speech| Words::load(*speech)).collect::<Result<Vec<_>, _>>()?;
    let titles: Vec<_> = words.iter().map(|w| title(w, city, card)).collect();
    let parts: Vec<_> = words.iter().map(|w| part(w, city, card, links, until)).collect();
    let subject = format!("Belgi · {}", titles.join(" | "));
    Ok(Letter { subject: outside::excerpt(&subject, SUBJECT), text: parts.join("\n\n* * *\n\n") })
}

fn title(w: &Words, city: &City, card: &Card) -> String {
    let period = &card.count.period;
    format!("{}: {}, {}", outside::text(w.city(city)), w.named("kind", period.kind.code()), w.period(period))
}

fn part(w: &Words, city: &City, card: &Card, links: &[FileLink], until: Option<Timestamp>) -> String {
    let sentences = card.sentences.get(w.speech().code()).map(Vec::as_slice).unwrap_or_default();
    let sentences: Vec<_> = sentences.iter().map(|sentence| format!("• {sentence}")).collect();
    let waiting = (card.waiting > 0).then(|| w.count("partial-waiting", &card.waiting));
    let files: Vec<_> = FILES.iter().filter_map(|ending| line(w, ending, links)).collect();
    let holds = (!files.is_empty()).then(|| match until {
        Some(at) => w.fill("letter-until", [("at", w.moment(&at).into())]),
        None => w.say("letter-hours"),
    });
    let parts =
        [Some(title(w, city, card)), Some(sentences.join("\n")), waiting, Some(files.join("\n")), holds];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn line(w: &Words, ending: &str, links: &[FileLink]) -> Option<String> {
    let end = format!("-{}.{ending}", w.speech());
    let link = links.iter().find(|link| link.name.ends_with(&end))?;
    Some(format!("{}: {}", ending.to_uppercase(), link.url))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{at, city, week};

    fn link(name: &str) -> FileLink {
        FileLink {
            name: name.to_owned(),
            language: None,
            content_type: "text/html",
            url: format!("https://s3.example/{name}?X-Amz-Signature=0"),
        }
    }

    fn card() -> Card {
        let given = week();
        Card::of(&crate::compose(&crate::inputs!(crate::Inputs, given))).unwrap()
    }

    #[test]
    fn a_letter_says_the_week_in_both_languages_and_leads_to_its_files() {
        let mut card = card();
        card.waiting = 3;
        let names = ["kk.html", "kk.pdf", "ru.html", "ru.xlsx", "ru.csv"];
        let links = names.map(|end| link(&format!("shymkent-weekly-2026-W47-{end}")));
        let until = Some(at("2026-11-30T07:00:00"));
        let letter = letter(&city(), &card, &links, until, &[Speech::Kk, Speech::Ru]).unwrap();
        insta::assert_snapshot!("letter", format!("{}\n\n{}", letter.subject, letter.text));
    }

    #[test]
    fn links_of_a_session_are_said_to_end_soon_and_without_links_nothing_is_said() {
        let card = card();
        let of = |links: &[FileLink]| letter(&city(), &card, links, None, &[Speech::Ru]).unwrap().text;
        assert!(of(&[link("a-ru.html")]).contains("несколько часов"));
        assert!(!of(&[]).contains("часов."));
    }
}
