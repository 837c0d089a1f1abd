//! Updates of the Bot API: what a channel says whose owners have made a bot administrator.
//!
//! Anybody may make a bot administrator of a channel of their own, and anybody may write to it. So only the chat that the entry
//! names is read, and of all updates only channels' posts: nobody who writes to the bot was told that it listens.

use crate::{Document, Follow, Parsed, date, json, markup};
use belgi_domain::{AuthorKey, Fault, Post};
use serde::Deserialize;
use serde_json::Value;
use url::Url;

#[derive(Deserialize)]
struct Update {
    channel_post: Option<Message>,
    edited_channel_post: Option<Message>,
}

#[derive(Deserialize)]
struct Message {
    message_id: i64,
    date: i64,
    edit_date: Option<i64>,
    chat: Chat,
    from: Option<From>,
    text: Option<String>,
    caption: Option<String>,
    poll: Option<Poll>,
}

#[derive(Deserialize)]
struct Chat {
    id: i64,
    username: Option<String>,
    #[serde(rename = "type", default)]
    kind: String,
}

#[derive(Deserialize)]
struct From {
    id: i64,
    #[serde(default)]
    is_bot: bool,
}

#[derive(Deserialize)]
struct Poll {
    question: String,
    #[serde(default)]
    options: Vec<PollOption>,
}

#[derive(Deserialize)]
struct PollOption {
    text: String,
}

/// Codes of refused calls, sorted.
const ERRORS: &[(i64, Fault, &str)] = &[
    (400, Fault::Configuration, "the call is wrong: check the address of the source"),
    (401, Fault::Credential, "the bot's token is refused: put a valid one into the secret"),
    (
        403,
        Fault::NotAccessible,
        "the bot was removed: ask the channel's owners to make it administrator again",
    ),
    (
        404,
        Fault::Configuration,
        "no bot or no call of that name: check the token and the address of the source",
    ),
    (409, Fault::Configuration, "another reader takes the same bot's updates: stop it or remove its webhook"),
    (429, Fault::Throttled, "too many calls: the source waits"),
];

/// Reads the answer of `getUpdates`, a list of updates, or a single one as a webhook sends it.
/// Of the chats that it tells of, only `chat` is read where one is named.
pub(super) fn parse(document: &Document<'_>, chat: Option<&str>) -> Parsed {
    let value = match json::read(document, "Telegram") {
        Ok(value) => value,
        Err(problem) => return Parsed::failed(problem),
    };
    if value.get("ok") == Some(&Value::Bool(false)) {
        return refused(document, &value);
    }
    let mut parsed = Parsed::default();
    let list = value.get("result").unwrap_or(&value);
    let list: Vec<&Value> = list.as_array().map_or_else(|| vec![list], |list| list.iter().collect());
    if list.first().is_some_and(|update| update.get("update_id").is_none()) {
        return Parsed::failed(
            document.problem(Fault::NotAFeed, "expected updates with `update_id`, found other JSON"),
        );
    }
    let last = list.iter().filter_map(|update| update.get("update_id")?.as_i64()).max();
    parsed.follow.extend(last.and_then(|last| next(document.url?, last)));
    let mut others = 0;
    for update in json::items::<Update>(document, list, &mut parsed.problems) {
        for message in [update.channel_post, update.edited_channel_post].into_iter().flatten() {
            match message.chat.is_called(chat) {
                true => parsed.posts.extend(post(document, message)),
                false => others += 1,
            }
        }
    }
    if others > 0 {
        let message = format!(
            "expected posts of `{}` alone, found {others} of other chats, which were left out: somebody made the bot administrator there",
            chat.unwrap_or_default()
        );
        parsed.problems.push(document.problem(Fault::Permission, message));
    }
    parsed
}

impl Chat {
    fn is_called(&self, name: Option<&str>) -> bool {
        name.is_none_or(|name| {
            self.username.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(name))
                || self.id.to_string() == name
        })
    }
}

/// Asks for the updates after `last`, which confirms those up to it: the platform then forgets them.
/// <https://core.telegram.org/bots/api#getupdates>
fn next(url: &str, last: i64) -> Option<Follow> {
    let mut url = Url::parse(url).ok()?;
    let kept: Vec<_> = url.query_pairs().into_owned().filter(|(name, _)| name != "offset").collect();
    url.query_pairs_mut()
        .clear()
        .extend_pairs(kept)
        .append_pair("offset", &last.saturating_add(1).to_string());
    Some(Follow::Next { url: url.into() })
}

fn refused(document: &Document<'_>, value: &Value) -> Parsed {
    let pause = value.pointer("/parameters/retry_after").and_then(Value::as_u64);
    let code = value.get("error_code").and_then(Value::as_i64).unwrap_or_default();
    let known = ERRORS.iter().find(|(known, _, _)| *known == code);
    let (fault, advice) =
        known.map_or((Fault::Status, "try again later"), |(_, fault, advice)| (*fault, *advice));
    let message = format!("expected updates, found Telegram's error {code}: {advice}");
    Parsed::refused(document.problem(fault, message), pause.and_then(|seconds| u32::try_from(seconds).ok()))
}

fn post(document: &Document<'_>, message: Message) -> Option<Post> {
    let poll = message.poll.map(|poll| {
        let options = poll.options.into_iter().map(|option| option.text);
        std::iter::once(poll.question).chain(options).collect::<Vec<_>>().join("\n")
    });
    let parts: Vec<String> = [message.text, message.caption, poll].into_iter().flatten().collect();
    let text = markup::squeeze(&parts.join("\n"));
    if text.is_empty() {
        return None;
    }
    // A public chat's messages have the same id here as in its preview.
    let is_public = matches!(message.chat.kind.as_str(), "channel" | "supergroup");
    let username = message.chat.username.filter(|_| is_public);
    let chat = username.clone().unwrap_or_else(|| message.chat.id.to_string());
    let native = format!("{chat}/{}", message.message_id);
    let mut post = Post::new(document.source, &native);
    post.url = username.map(|_| format!("https://t.me/{native}"));
    post.text = text;
    post.published_at = date::from_unix(message.date, document.now);
    post.edited_at = message.edit_date.and_then(|at| date::from_unix(at, document.now));
    post.author = message.from.filter(|from| !from.is_bot).map(|from| AuthorKey::new(from.id.to_string()));
    Some(post)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Parsed {
        read_of(text, None)
    }

    fn read_of(text: &str, chat: Option<&str>) -> Parsed {
        let source = "city-channel".parse().unwrap();
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        parse(&Document { bytes: text.as_bytes(), url: None, content_type: None, source: &source, now }, chat)
    }

    #[test]
    fn posts_of_another_chat_are_left_out_and_told_once() {
        let updates = include_str!("../../fixtures/telegram/updates.json");
        for (chat, posts, left_out) in
            [("Qala_News", 2, true), ("-100123", 2, false), ("another", 0, true), ("5", 0, true)]
        {
            let parsed = read_of(updates, Some(chat));
            assert_eq!(parsed.posts.len(), posts, "{chat}");
            let told: Vec<_> =
                parsed.problems.iter().filter(|problem| problem.fault == Fault::Permission).collect();
            assert_eq!(told.len(), usize::from(left_out), "{chat}: {told:?}");
        }
    }

    #[test]
    fn updates_become_posts() {
        let parsed = read(include_str!("../../fixtures/telegram/updates.json"));
        let texts: Vec<_> =
            parsed.posts.iter().map(|post| (post.text.as_str(), post.url.as_deref())).collect();
        assert_eq!(
            texts,
            [
                ("Су қосылды", Some("https://t.me/qala_news/7")),
                ("Су толық қосылды", Some("https://t.me/qala_news/7")),
            ],
            "what somebody wrote to the bot is not read"
        );
        assert_eq!(parsed.posts[0].id, parsed.posts[1].id);
        assert!(parsed.posts[1].edited_at.is_some());
        assert_eq!(parsed.problems.len(), 1, "{:?}", parsed.problems);
    }

    #[test]
    fn what_comes_next_begins_after_the_last_update() {
        let source = "city-channel".parse().unwrap();
        let bytes = br#"{"ok":true,"result":[{"update_id":7},{"update_id":9}]}"#;
        let url = Some("https://api.telegram.org/getUpdates?offset=3&limit=50");
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        let parsed = parse(&Document { bytes, url, content_type: None, source: &source, now }, None);
        let [Follow::Next { url }] = parsed.follow.as_slice() else { panic!("{:?}", parsed.follow) };
        assert_eq!(url, "https://api.telegram.org/getUpdates?limit=50&offset=10");
        assert!(read(r#"{"ok":true,"result":[]}"#).follow.is_empty());
    }

    #[test]
    fn a_single_update_is_read_and_a_refusal_explained() {
        let one = r#"{"update_id":1,"channel_post":{"message_id":7,"date":1760000000,"chat":{"id":-1,"type":"channel"},"caption":"Фото"}}"#;
        assert_eq!(read(one).posts[0].text, "Фото");
        assert_eq!(
            read(r#"{"ok":false,"error_code":401,"description":"x"}"#).problems[0].fault,
            Fault::Credential
        );
        assert_eq!(
            read(r#"{"ok":false,"error_code":404,"description":"x"}"#).problems[0].fault,
            Fault::Configuration,
            "an unknown call is answered so too, and no key is to blame"
        );
        assert_eq!(read(r#"{"ok":true,"result":[]}"#).problems.len(), 0);
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(ERRORS.is_sorted_by(|(a, _, _), (b, _, _)| a < b));
    }
}
