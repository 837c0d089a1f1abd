//! A second opinion on unsure posts, from a model that the operator chose: any server that speaks the chat completions of
//! OpenAI, Amazon Bedrock among them. Off unless configured.
//!
//! Only redacted beginnings of posts leave the stack, only of posts of which the classifier is unsure, and only so many an
//! invocation. Whatever goes wrong costs nothing but the opinion: the first reading stands and the batch goes on.

mod wire;

use belgi_classifier::SURE_FROM;
use belgi_domain::{Correction, Fault, Label, Problem, Sentiment, Signal, SignalType, Topic};
use belgi_http::{Client, Failure, Post, Settings};
use belgi_runtime::{Corrections, OpinionSettings, Secrets};
use jiff::Timestamp;

/// The name of its key among the secrets.
const SECRET: &str = "second-opinion";
/// Posts in one request: the instructions are paid for once for all of them.
const POSTS_A_REQUEST: usize = 10;

/// Whom to ask.
#[derive(Debug)]
pub struct SecondOpinion {
    /// How it is asked.
    pub client: Client,
    /// Its address, such as `https://api.example/v1/chat/completions`.
    pub url: String,
    /// The model's name there.
    pub model: String,
    /// Posts it is asked about in one invocation, at most: what it may cost.
    pub most: usize,
    /// Where its key is, under `second-opinion`; without one it is asked without.
    pub secrets: Secrets,
}

/// The questions of one invocation.
#[derive(Debug)]
pub(crate) struct Consultation<'a> {
    whom: &'a SecondOpinion,
    left: usize,
    /// Posts it was asked about.
    pub(crate) posts: u32,
    /// What went wrong.
    pub(crate) problems: Vec<Problem>,
}

impl<'a> Consultation<'a> {
    pub(crate) fn new(whom: &'a SecondOpinion) -> Self {
        Self { whom, left: whom.most, posts: 0, problems: Vec::new() }
    }

    /// What it says of the labels of `signals` that are unsure.
    pub(crate) async fn on(&mut self, signals: &[Signal]) -> Corrections {
        let mut said = Corrections::default();
        let unsure: Vec<&Signal> =
            signals.iter().filter(|signal| !unsure(signal).is_empty()).take(self.left).collect();
        for asked in unsure.chunks(POSTS_A_REQUEST) {
            self.left = self.left.saturating_sub(asked.len());
            self.posts += u32::try_from(asked.len()).unwrap_or(u32::MAX);
            match self.whom.ask(asked).await {
                Ok(answers) => said.merge(answers),
                Err(problem) => {
                    // A server that failed once is left alone until the next invocation.
                    self.left = 0;
                    self.problems.push(problem);
                    break;
                }
            }
        }
        said
    }
}

impl SecondOpinion {
    /// Asks over the internet.
    ///
    /// # Errors
    /// Where no connection can be made ready.
    pub fn new(settings: OpinionSettings, contact: &str, secrets: Secrets) -> Result<Self, Failure> {
        let OpinionSettings { url, model, most } = settings;
        let client = Client::new(Settings::public(contact))?;
        Ok(Self { client, url, model, most, secrets })
    }

    async fn ask(&self, asked: &[&Signal]) -> Result<Corrections, Problem> {
        let problem =
            |fault, message: String| Problem::new(fault, "second opinion", self.secrets.hide(&message));
        let body = wire::request(&self.model, asked);
        let key = self.secrets.get(SECRET).map(|key| ("authorization", format!("Bearer {key}")));
        let headers: Vec<_> = key.into_iter().collect();
        let post = Post { url: &self.url, headers: &headers, body: body.as_bytes() };
        // The moment serves to read how long the server asks to be left alone; the next invocation is five minutes away.
        let reply = self.client.post(&post, Timestamp::UNIX_EPOCH).await;
        let reply = reply.map_err(|failure| problem(failure.fault, failure.message))?;
        if !reply.is_success() {
            let fault = match reply.status {
                401 | 403 => Fault::Credential,
                429 | 503 => Fault::Throttled,
                _ => Fault::Status,
            };
            return Err(problem(fault, format!("expected an answer, found status {}", reply.status)));
        }
        let answers = wire::answers(&reply.body).map_err(|found| {
            problem(Fault::Malformed, format!("expected labels of the posts as JSON, found {found}"))
        })?;
        let mut said = Corrections::default();
        for answer in answers {
            let Some(signal) = answer.number.checked_sub(1).and_then(|at| asked.get(at)) else { continue };
            let unsure = unsure(signal);
            let labels = answer.labels.into_iter().filter(|label| unsure.contains(&label.field()));
            let of_post = labels.map(|label| Correction { post: signal.post.clone(), label });
            said.merge(Corrections::said(of_post, signal.version_at.as_millisecond()));
        }
        Ok(said)
    }
}

/// The label sets whose label is a guess. A danger is never left to somebody else's opinion, so urgency is none of them.
fn unsure(signal: &Signal) -> Vec<&'static str> {
    let sure = signal.confidence;
    let labels = [
        (Topic::FIELD, sure.topic),
        (SignalType::FIELD, sure.signal_type),
        (Sentiment::FIELD, sure.sentiment),
    ];
    labels.into_iter().filter(|(_, share)| *share < SURE_FROM).map(|(field, _)| field).collect()
}
