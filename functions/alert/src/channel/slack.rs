//! An incoming webhook of Slack, or of what takes the same messages:
//! <https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks>.

use super::Undelivered;
use crate::notice::Notice;
use belgi_domain::Fault;
use belgi_http::{Client, Post, Wire};
use jiff::Timestamp;
use serde_json::json;

/// Links below a message.
const LINKS: usize = 3;

/// Writes `notice` in both languages into one message. Who knows `url` may write there, so no message here names it.
pub(super) async fn send(
    client: &Client,
    wire: Wire,
    url: &str,
    notice: &Notice,
    now: Timestamp,
) -> Result<(), Undelivered> {
    if !wire.takes(url) {
        return Err(Undelivered {
            fault: Fault::Credential,
            message: "expected a secret that is an https address, found another text".to_owned(),
            retry_after: None,
            is_silent: true,
        });
    }
    let body = json!({"text": message(notice), "unfurl_links": false}).to_string();
    let reply = client.post(&Post { url, headers: &[], body: body.as_bytes() }, now).await?;
    Ok(reply.taken()?)
}

/// Kazakh, then Russian, then what can be read.
fn message(notice: &Notice) -> String {
    let mut parts = vec![bold(&notice.text_kk), bold(&notice.text_ru)];
    let links: Vec<String> =
        notice.links.iter().take(LINKS).map(|link| format!("<{}>", escaped(link))).collect();
    if !links.is_empty() {
        parts.push(links.join("\n"));
    }
    parts.join("\n\n")
}

/// The text with its first line in bold. A star or a bar of its own would end that, or make a link of it.
fn bold(text: &str) -> String {
    let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
    let rest = if rest.is_empty() { String::new() } else { format!("\n{}", escaped(rest)) };
    format!("*{}*{rest}", escaped(&title.replace('*', "")))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_one_message_and_nobody_is_called_by_it() {
        let notice = Notice {
            text_kk: "Қауіп: газ*\n<!channel>: <5".to_owned(),
            text_ru: "Опасность: A & B".to_owned(),
            links: vec!["https://a.example/?a=1&b=2".to_owned()],
            ..Notice::default()
        };
        let expect = "*Қауіп: газ*\n&lt;!channel&gt;: &lt;5\n\n*Опасность: A &amp; B*\n\n<https://a.example/?a=1&amp;b=2>";
        assert_eq!(message(&notice), expect);
    }
}
