//! `belgi story`.

use super::place::{Opened, Place};
use crate::command::print::say;
use crate::exit::{Exit, Failed};
use belgi_domain::{CityId, Label, Passage, Story as Standing, StoryId, Trace};
use belgi_runtime::Configuration;
use clap::Args;
use serde_json::{Value, json};

/// One story by its id, as JSON: where it stands and what it took in. An id of before, as an old digest or alert names it,
/// leads to the story that it became.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi story 0f3a9c1e5b7d24680f3a9c1e5b7d2468 --city shymkent")]
pub(crate) struct Story {
    /// The id, as digests and alerts name it.
    #[arg(value_name = "ID")]
    id: StoryId,
    /// The city to look in; every city by default.
    #[arg(long, value_name = "ID")]
    city: Option<CityId>,
    #[command(flatten)]
    place: Place,
}

impl Story {
    pub(crate) async fn run(self) -> Result<Exit, Failed> {
        let opened = self.place.open().await?;
        let exit = self.find(&opened).await;
        opened.close().await;
        exit
    }

    async fn find(&self, opened: &Opened) -> Result<Exit, Failed> {
        let configuration = Configuration::from_store(&opened.store)
            .await
            .map_err(|error| Failed::from(anyhow::Error::from(error)))?;
        let wanted = |id: &CityId| self.city.as_ref().is_none_or(|only| only == id);
        for city in configuration.cities.iter().filter(|city| wanted(&city.id)) {
            let passages = opened.store.passages(&city.id).await.map_err(Failed::out_of_reach)?;
            let stories = opened.store.stories(&city.id).await.map_err(Failed::out_of_reach)?;
            let trace = Trace::of(passages);
            let standing = trace.standing(&self.id, |id| stories.iter().any(|story| story.id == *id));
            if let Some(story) = stories.iter().find(|story| Some(&story.id) == standing) {
                say!("{:#}", told(story, &self.id, &trace));
                return Ok(Exit::Done);
            }
        }
        Err(Failed::wrong(anyhow::anyhow!(
            "story {}: expected one that stands or became one that does, found none; name its city with --city, or \
             rebuild it with belgi replay --step group",
            self.id
        )))
    }
}

/// What there is to say of a story. The words of one resident are withheld, as in a digest.
fn told(story: &Standing, asked: &StoryId, trace: &Trace) -> Value {
    let headline = |text: &Option<String>| text.clone().filter(|_| !story.points_at_one());
    let passage =
        |passage: &Passage, id: &StoryId| json!({"id": id, "at": passage.at, "began": passage.began});
    let merged: Vec<Value> =
        trace.merged_from(&story.id).into_iter().map(|from| passage(from, &from.story)).collect();
    json!({
        "id": story.id,
        "asked": asked,
        "city": story.city,
        "topic": story.topic.code(),
        "state": story.state.code(),
        "urgency": story.urgency.code(),
        "headline_kk": headline(&story.headline_kk),
        "headline_ru": headline(&story.headline_ru),
        "first_seen": story.first_seen,
        "last_seen": story.last_seen,
        "posts": story.members.len(),
        "department": story.department,
        "merged_from": merged,
        "split_from": trace.split_from(&story.id).map(|from| passage(from, &from.other)),
    })
}
