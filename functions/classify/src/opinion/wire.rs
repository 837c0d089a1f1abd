//! Chat completions, <https://platform.openai.com/docs/api-reference/chat/create>: what is asked and how it is answered.

use belgi_domain::{RightLabel, Signal};
use serde::Deserialize;
use serde_json::{Value, json};

/// What the labels mean, as TAXONOMY of the variants says it, and the form of the answer.
const INSTRUCTIONS: &str = include_str!("instructions.txt");
/// The longest answer, in tokens: ten posts with three labels each.
const TOKENS: u32 = 800;

/// What was answered about the post with this number, from 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) number: usize,
    pub(super) labels: Vec<RightLabel>,
}

/// The request's body. Posts go as JSON within the message: their words are what is read, not what is obeyed, and an
/// answer can say nothing but codes.
pub(super) fn request(model: &str, asked: &[&Signal]) -> String {
    let posts: Vec<Value> = asked
        .iter()
        .zip(1_usize..)
        .map(|(signal, number)| json!({"n": number, "title": signal.title, "text": signal.excerpt}))
        .collect();
    let body = json!({
        "model": model,
        "temperature": 0,
        "max_tokens": TOKENS,
        "response_format": {"type": "json_object"},
        "messages": [
            {"role": "system", "content": INSTRUCTIONS},
            {"role": "user", "content": json!({"posts": posts}).to_string()},
        ],
    });
    body.to_string()
}

#[derive(Deserialize)]
struct Completion {
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    message: Message,
}

#[derive(Deserialize)]
struct Message {
    content: String,
}

#[derive(Deserialize)]
struct Labelled {
    posts: Vec<Value>,
}

/// The answers in a reply. A code that is none of ours is left out, and so is a post without a number. An error says what
/// kind of reply came and nothing of its words, since a model may repeat those of a post.
pub(super) fn answers(reply: &[u8]) -> Result<Vec<Answer>, &'static str> {
    let completion: Completion = serde_json::from_slice(reply).map_err(|_| "a reply of another form")?;
    let content = completion.choices.into_iter().next().map(|choice| choice.message.content);
    let content = content.ok_or("a reply without a choice")?;
    // Some models dress JSON in words or fences.
    let object = content.find('{').zip(content.rfind('}')).and_then(|(from, to)| content.get(from..=to));
    let labelled: Option<Labelled> = object.and_then(|object| serde_json::from_str(object).ok());
    let labelled = labelled.ok_or("words without them")?;
    Ok(labelled.posts.iter().filter_map(answer).collect())
}

fn answer(post: &Value) -> Option<Answer> {
    let number = usize::try_from(post.get("n")?.as_u64()?).ok()?;
    let label = |field: &str| format!("{field} {}", post.get(field)?.as_str()?).parse().ok();
    let labels = ["topic", "signal_type", "sentiment"].into_iter().filter_map(label).collect();
    Some(Answer { number, labels })
}

#[cfg(test)]
mod tests {
    use super::*;
    use belgi_domain::{Label, Sentiment, SignalType, Topic};

    fn reply(content: &str) -> Vec<u8> {
        json!({"choices": [{"message": {"role": "assistant", "content": content}}]}).to_string().into_bytes()
    }

    #[test]
    fn the_instructions_explain_every_code() {
        let codes = Topic::ALL.iter().map(|label| label.code());
        let codes = codes.chain(SignalType::ALL.iter().map(|label| label.code()));
        for code in codes.chain(Sentiment::ALL.iter().map(|label| label.code())) {
            let explained = INSTRUCTIONS.lines().any(|line| line.starts_with(&format!("- {code}: ")));
            assert!(explained, "{code} is not explained");
        }
    }

    #[test]
    fn answers_are_read_whatever_stands_around_them() {
        let answer = r#"{"posts":[{"n":2,"topic":"water","signal_type":"shout","sentiment":"negative"},{"topic":"gas"}]}"#;
        let expect = Answer {
            number: 2,
            labels: vec!["topic water".parse().unwrap(), "sentiment negative".parse().unwrap()],
        };
        for content in [answer.to_owned(), format!("Here you are:\n```json\n{answer}\n```")] {
            assert_eq!(
                answers(&reply(&content)),
                Ok(vec![Answer { number: 2, labels: expect.labels.clone() }])
            );
        }
    }

    #[test]
    fn a_reply_without_an_answer_says_of_what_kind_it_was_and_repeats_nothing() {
        for (reply, expect) in [
            (b"<html>busy".to_vec(), "a reply of another form"),
            (reply("I cannot help with that."), "words without them"),
            (json!({"choices": []}).to_string().into_bytes(), "a reply without a choice"),
        ] {
            assert_eq!(answers(&reply), Err(expect));
        }
    }
}
