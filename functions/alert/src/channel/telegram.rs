//! Chats of a Telegram bot: `sendMessage` of the Bot API, <https://core.telegram.org/bots/api#sendmessage>.

use super::Undelivered;
use crate::notice::Notice;
use belgi_domain::Fault;
use belgi_http::{Client, Failure, Post};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;

/// Links below a message.
const LINKS: usize = 3;
/// The longest description of a refusal that is told, in bytes.
const MOST_SAID: usize = 400;

/// Where bots are spoken to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telegram {
    /// The API's address without a slash at its end.
    pub api: String,
}

impl Default for Telegram {
    fn default() -> Self {
        Self { api: "https://api.telegram.org".to_owned() }
    }
}

/// What the API answers. `parameters` come with a refusal.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Answer {
    ok: bool,
    description: String,
    parameters: Parameters,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Parameters {
    retry_after: Option<u32>,
}

impl Telegram {
    /// Writes `notice` in both languages into one message. The token stands in the address, so no message here names it.
    pub(super) async fn send(
        &self,
        client: &Client,
        chat: &str,
        token: &str,
        notice: &Notice,
        now: Timestamp,
    ) -> Result<(), Undelivered> {
        if !is_token(token) {
            return Err(Undelivered {
                fault: Fault::Credential,
                message: "expected a bot's token such as 123456:ABC-def, found another text".to_owned(),
                retry_after: None,
                is_silent: true,
            });
        }
        let url = format!("{}/bot{token}/sendMessage", self.api);
        let body = json!({
            "chat_id": chat,
            "text": message(notice),
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": true},
        });
        let body = body.to_string();
        let reply = client.post(&Post { url: &url, headers: &[], body: body.as_bytes() }, now).await?;
        let answer: Answer = serde_json::from_slice(&reply.body).unwrap_or_default();
        if reply.is_success() && answer.ok {
            return Ok(());
        }
        // What is longer is no description of Telegram's.
        let said = match answer.description.len() {
            1..=MOST_SAID => format!(" ({})", answer.description),
            _ => String::new(),
        };
        let retry_after = answer.parameters.retry_after.or(reply.retry_after);
        Err(Failure { retry_after, ..reply.refusal(&said) }.into())
    }
}

fn is_token(token: &str) -> bool {
    let name = |text: &str| {
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b))
    };
    token
        .split_once(':')
        .is_some_and(|(id, key)| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()) && name(key))
}

/// Kazakh, then Russian, then what can be read. The limit of 4,096 characters holds for the text without marks.
fn message(notice: &Notice) -> String {
    let links = notice.links.iter().take(LINKS).map(|link| escaped(link));
    let mut parts = vec![bold(&notice.text_kk), bold(&notice.text_ru)];
    let links: Vec<String> = links.filter(|link| link.chars().count() <= 90).collect();
    if !links.is_empty() {
        parts.push(links.join("\n"));
    }
    parts.join("\n\n")
}

/// The text with its first line in bold.
fn bold(text: &str) -> String {
    let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
    let rest = if rest.is_empty() { String::new() } else { format!("\n{}", escaped(rest)) };
    format!("<b>{}</b>{rest}", escaped(title))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_one_message_and_marks_are_escaped() {
        let notice = Notice {
            text_kk: "Қауіп: газ\n<b>дауыстар</b>: <5".to_owned(),
            text_ru: "Опасность: A & B".to_owned(),
            links: vec!["https://a.example/?a=1&b=2".to_owned()],
            ..Notice::default()
        };
        let expect = "<b>Қауіп: газ</b>\n&lt;b&gt;дауыстар&lt;/b&gt;: &lt;5\n\n<b>Опасность: A &amp; B</b>\n\nhttps://a.example/?a=1&amp;b=2";
        assert_eq!(message(&notice), expect);
    }

    #[test]
    fn a_token_that_would_bend_the_address_is_none() {
        let cases = [
            ("12:AAb-_9", true),
            ("", false),
            ("12:", false),
            ("12:a/b", false),
            ("x:abc", false),
            ("12:a?b", false),
        ];
        for (token, expect) in cases {
            assert_eq!(is_token(token), expect, "{token}");
        }
    }
}
