//! Mail by SES and a topic of SNS.

use super::Undelivered;
use crate::notice::Notice;
use belgi_domain::Fault;
use belgi_store::{Announcement, Mail, Messages, Unsent};

/// Characters of a mail's subject at most; what programs show of one is less.
const SUBJECT: usize = 180;
/// Characters of a topic's subject: SNS takes 100 of ASCII.
const TOPIC_SUBJECT: usize = 99;

/// Mails `notice` in both languages to all of `to` at once.
pub(super) async fn mail(
    messages: &Messages,
    from: &str,
    to: &[String],
    notice: &Notice,
) -> Result<(), Undelivered> {
    let (subject, text) = (subject(notice), letter(notice));
    let mail = Mail { key: &notice.key, from, to, subject: &subject, text: &text };
    let id = messages.mail(&mail).await?;
    tracing::info!(alert = notice.key, message = id, "SES took the mail");
    Ok(())
}

/// Announces `notice`, whose JSON is `body`, to the subscribers of `topic`.
pub(super) async fn announce(
    messages: &Messages,
    topic: &str,
    notice: &Notice,
    body: &str,
) -> Result<(), Undelivered> {
    let topics = notice.topic.iter().map(String::as_str);
    let about: Vec<&str> = [notice.rule.as_str()].into_iter().chain(topics).chain([&*notice.city]).collect();
    let subject: String =
        format!("Belgi: {}", about.join(", ")).chars().filter(char::is_ascii).take(TOPIC_SUBJECT).collect();
    let told = Announcement {
        key: &notice.key,
        topic,
        subject: &subject,
        text: &letter(notice),
        body,
        attributes: &[("city", &notice.city), ("rule", &notice.rule), ("urgency", &notice.urgency)],
    };
    let id = messages.announce(&told).await?;
    tracing::info!(alert = notice.key, message = id, "SNS took the message");
    Ok(())
}

/// Whether `topic` is written as the ARN of a topic of SNS.
pub(super) fn is_topic(topic: &str) -> bool {
    let parts: Vec<&str> = topic.split(':').collect();
    matches!(parts.as_slice(), ["arn", _, "sns", region, account, name]
        if !region.is_empty() && account.len() == 12 && !name.is_empty())
}

/// The first lines of both languages.
fn subject(notice: &Notice) -> String {
    let first = |text: &str| text.lines().next().unwrap_or_default().to_owned();
    let both = format!("{} | {}", first(&notice.text_kk), first(&notice.text_ru));
    both.chars().take(SUBJECT).collect()
}

/// Kazakh, then Russian, then what can be read, then by what a repetition is known.
fn letter(notice: &Notice) -> String {
    let links = notice.links.join("\n");
    let parts = [notice.text_kk.as_str(), &notice.text_ru, &links, &notice.key];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

impl From<Unsent> for Undelivered {
    fn from(unsent: Unsent) -> Self {
        let fault = unsent.fault();
        let is_silent = matches!(fault, Fault::Unreachable | Fault::Throttled);
        Self { fault, message: unsent.to_string(), retry_after: None, is_silent }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_says_all_in_both_languages() {
        let notice = Notice {
            key: "danger#1".to_owned(),
            text_kk: "Қауіп: газ\nкөздер: 2".to_owned(),
            text_ru: "Опасность: газ\nисточников: 2".to_owned(),
            links: vec!["https://a.example/1".to_owned()],
            ..Notice::default()
        };
        assert_eq!(subject(&notice), "Қауіп: газ | Опасность: газ");
        let expect =
            "Қауіп: газ\nкөздер: 2\n\nОпасность: газ\nисточников: 2\n\nhttps://a.example/1\n\ndanger#1";
        assert_eq!(letter(&notice), expect);
    }

    #[test]
    fn a_topic_is_known_by_its_arn() {
        let cases = [
            ("arn:aws:sns:eu-central-1:123456789012:belgi-alerts", true),
            ("arn:aws:sns:eu-central-1:123456789012:belgi.fifo", true),
            ("arn:aws:sqs:eu-central-1:123456789012:belgi", false),
            ("belgi-alerts", false),
            ("", false),
        ];
        for (topic, expect) in cases {
            assert_eq!(is_topic(topic), expect, "{topic}");
        }
    }
}
