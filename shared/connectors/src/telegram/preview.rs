//! The page `https://t.me/s/<channel>`.

use crate::nested::Outer;
use crate::{Document, Parsed, charset, date, markup, tree};
use belgi_domain::{Fault, Post};
use dom_query::{Document as Dom, NodeRef, Selection};

/// Reads the messages of a preview, oldest first as on the page.
pub(super) fn parse(document: &Document<'_>) -> Parsed {
    let decoded = charset::decode(document.bytes, document.content_type);
    let (dom, cut) = tree::of(&decoded.text);
    let mut parsed = Parsed::default();
    let mut outer = Outer::default();
    for message in dom.select(".tgme_widget_message[data-post]").iter() {
        // "Channel created", "pinned a message": said by the platform, not by the channel.
        if !outer.admits(&message)
            || message.has_class("service_message")
            || message.select(".service_message").exists()
        {
            continue;
        }
        match post(document, &message) {
            Some(post) => parsed.posts.push(post),
            None => parsed.problems.push(
                document.problem(Fault::Item, "expected `channel/number` in data-post, found something else"),
            ),
        }
    }
    parsed.problems.extend(cut.map(|cut| document.cut(cut, "a channel's preview")));
    parsed.problems.extend(outer.problem(document));
    // Messages with pictures alone say nothing that can be read.
    parsed.posts.retain(|post| !post.text.is_empty());
    let is_preview = dom
        .select(".tgme_channel_history, .tgme_channel_info, .tme_no_messages_found, .tgme_widget_message")
        .exists();
    if !is_preview {
        parsed.problems.push(not_a_preview(document, &dom));
    }
    parsed
}

fn not_a_preview(document: &Document<'_>, dom: &Dom) -> belgi_domain::Problem {
    match dom.select(".tgme_page, .tgme_page_wrap").exists() {
        true => document.problem(
            Fault::NotAccessible,
            "expected a channel's preview, found its contact page: the channel is private, gone, a group, or has its preview off",
        ),
        false => document.problem(Fault::NotAFeed, "expected a channel's preview, found another page"),
    }
}

fn post(document: &Document<'_>, message: &Selection<'_>) -> Option<Post> {
    let native = message.attr("data-post")?.trim().to_owned();
    let (channel, number) = native.split_once('/')?;
    let is_name = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    if !is_name(channel) || !number.bytes().all(|byte| byte.is_ascii_digit()) || number.is_empty() {
        return None;
    }
    let mut post = Post::new(document.source, &native);
    post.url = Some(format!("https://t.me/{native}"));
    post.text = text(message);
    let time = message.select_single(".tgme_widget_message_date time[datetime]");
    post.published_at = time.attr("datetime").and_then(|at| date::read(&at, Some(document.now)));
    post.reactions.views = count(&message.select_single(".tgme_widget_message_views").text());
    post.reactions.likes = reactions(message);
    Some(post)
}

/// The message's own words, then its poll. Where it has neither, what its link preview shows.
fn text(message: &Selection<'_>) -> String {
    let mut parts: Vec<String> = own_words(message).into_iter().collect();
    let question = message.select(".tgme_widget_message_poll_question");
    parts.extend(question.iter().map(|question| markup::from_html(&question.inner_html())));
    let options = message.select(".tgme_widget_message_poll_option_text");
    parts.extend(options.iter().map(|option| markup::from_html(&option.inner_html())));
    if parts.iter().all(String::is_empty) {
        let shown = message
            .select(".link_preview_title, .link_preview_description, .tgme_widget_message_document_title");
        parts.extend(shown.iter().map(|line| markup::from_html(&line.inner_html())));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

/// The outermost text of the message: albums nest a second one in it. The quote of the message it replies to bears
/// the same class and is somebody else's.
fn own_words(message: &Selection<'_>) -> Option<String> {
    let texts = message.select(".js-message_text");
    let own = texts
        .nodes()
        .iter()
        .find(|node| !node.has_class("js-message_reply_text") && !is_inside_reply(node))?;
    Some(markup::from_html(&own.inner_html()))
}

fn is_inside_reply(node: &NodeRef<'_>) -> bool {
    node.ancestors_it(Some(8)).any(|above| above.has_class("tgme_widget_message_reply"))
}

/// All reactions together. A reaction is an emoji and a count; a paid one has no emoji.
fn reactions(message: &Selection<'_>) -> Option<u64> {
    let counts: Vec<u64> =
        message.select(".tgme_reaction").iter().filter_map(|one| count(&one.text())).collect();
    (!counts.is_empty()).then(|| counts.iter().sum())
}

/// The number at the end of `text`: `401`, `1.2K`, `👍1.1M`.
fn count(text: &str) -> Option<u64> {
    let text = text.trim();
    let (digits, unit) = match text.chars().next_back()? {
        'K' | 'k' => (text.get(..text.len() - 1)?, 1_000.0),
        'M' | 'm' => (text.get(..text.len() - 1)?, 1_000_000.0),
        _ => (text, 1.0),
    };
    let start = digits
        .rfind(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
        .map_or(0, |at| at + digits.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let number: f64 = digits.get(start..)?.replace(',', ".").parse().ok()?;
    // Counts are rounded by the platform to two digits; a float holds them exactly enough.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "digits and a dot alone are positive and small"
    )]
    Some((number * unit).round() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Parsed {
        let source = "city-channel".parse().unwrap();
        parse(&Document {
            bytes,
            url: None,
            content_type: None,
            source: &source,
            now: "2026-11-22T12:00:00Z".parse().unwrap(),
        })
    }

    #[test]
    fn a_preview_is_read_without_its_traps() {
        let parsed = read(include_bytes!("../../fixtures/telegram/preview.html"));
        let shown: Vec<_> = parsed
            .posts
            .iter()
            .map(|post| {
                (post.url.as_deref().unwrap(), post.text.as_str(), post.reactions.views, post.reactions.likes)
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("https://t.me/qala_news/101", "Нет воды\n3 день 😡", Some(1_200), Some(13)),
                ("https://t.me/qala_news/103", "Жарық қашан болады?", Some(401), None),
                ("https://t.me/qala_news/105", "Альбом бойынша есеп\nжөндеу аяқталды", Some(1_100_000), None),
                ("https://t.me/qala_news/109", "Қай көшені жөндеу керек?\nАбай\nСәтбаев", None, None),
            ]
        );
        assert_eq!(parsed.posts[0].published_at, Some("2026-11-20T04:05:06Z".parse().unwrap()));
        assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
        assert!(parsed.posts.iter().all(|post| post.author.is_none() && !post.text.contains("Аноним")));
    }

    #[test]
    fn a_contact_page_is_no_preview() {
        let parsed = read(b"<html><body><div class=\"tgme_page\">Send Message</div></body></html>");
        assert_eq!(parsed.problems[0].fault, Fault::NotAccessible);
        assert_eq!(read(b"<html><body>x</body></html>").problems[0].fault, Fault::NotAFeed);
    }

    /// The fuzzer's `telegram-4914`, reduced: messages that never end stand in one another. It took 6 s.
    #[test]
    fn messages_within_messages_are_not_read_over_and_over() {
        let message = |number: usize| {
            format!(
                "<div class=\"tgme_widget_message\" data-post=\"chan/{number}\"><div class=js-message_text>Су жоқ</div>"
            )
        };
        let nested = |count: usize| read((0..count).map(message).collect::<String>().as_bytes());
        let (few, many) = (nested(5), nested(2_000));
        assert_eq!((few.posts.len(), few.problems.len()), (5, 0), "{:?}", few.problems);
        assert_eq!(many.posts.len(), 5);
        let faults: Vec<_> = many.problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(faults[0].contains("nested deeper than"), "{faults:?}");
        assert!(faults[1].contains("inside more than 4 others"), "{faults:?}");
    }

    #[test]
    fn counts_are_read_as_shown() {
        for (text, expect) in [
            ("401", Some(401)),
            ("1.2K", Some(1_200)),
            ("👍1.1M", Some(1_100_000)),
            ("👍", None),
            ("", None),
            ("..", None),
            ("💔K", None),
        ] {
            assert_eq!(count(text), expect, "{text}");
        }
    }
}
