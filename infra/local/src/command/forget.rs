//! `belgi forget`.

use super::place::Place;
use crate::command::print::{note, say};
use crate::exit::{Exit, Failed};
use crate::repair::forget::{Forgot, forget};
use belgi_runtime::Configuration;
use clap::Args;
use jiff::Timestamp;

/// Remove what was published at these addresses everywhere, and keep it from coming back.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi forget https://forum.example/t/7")]
pub(crate) struct Forget {
    /// Public addresses of posts.
    #[arg(value_name = "URL", required = true)]
    urls: Vec<String>,
    #[command(flatten)]
    place: Place,
    /// The moment it is; the clock's by default.
    #[arg(long, value_name = "RFC3339", value_parser = super::arguments::moment)]
    now: Option<Timestamp>,
}

impl Forget {
    pub(crate) async fn run(self) -> Result<Exit, Failed> {
        if let Some(odd) =
            self.urls.iter().find(|url| !url.starts_with("http://") && !url.starts_with("https://"))
        {
            return Err(Failed::wrong(anyhow::anyhow!(
                "expected an address such as https://forum.example/t/7, found `{odd}`"
            )));
        }
        let opened = self.place.open().await?;
        let configuration = Configuration::from_store(&opened.store).await.map_err(anyhow::Error::from)?;
        let now = self.now.unwrap_or_else(Timestamp::now);
        let forgot = forget(&opened.store, &configuration, now, &self.urls).await;
        opened.close().await;
        Ok(tell(&forgot?))
    }
}

fn tell(forgot: &Forgot) -> Exit {
    for key in &forgot.digests {
        say!("{key}");
    }
    let Forgot { posts, raw_objects, stories, digests, .. } = forgot;
    let files = digests.len();
    say!(
        "{posts} posts removed; {raw_objects} raw objects, {stories} stories and {files} digest files written again"
    );
    for url in &forgot.unknown {
        note!("{url}: nothing is stored under this address; it is kept from coming");
    }
    for key in &forgot.unreadable {
        note!("{key}: cannot be read, so it may still hold the post until it expires");
    }
    if forgot.unreadable.is_empty() { Exit::Done } else { Exit::SomeFailed }
}
