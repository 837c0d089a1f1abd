//! `belgi redrive`.

use super::place::Place;
use crate::command::print::say;
use crate::exit::{Exit, Failed};
use belgi_domain::BatchStage;
use clap::Args;

/// Send parked batches on their way again, after what they failed on was mended.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi redrive --data .belgi")]
pub(crate) struct Redrive {
    #[command(flatten)]
    place: Place,
}

/// Parked batches that are taken at a time.
const BATCHES: usize = 500;

impl Redrive {
    pub(crate) async fn run(self) -> Result<Exit, Failed> {
        let opened = self.place.open().await?;
        let mut sent = 0;
        loop {
            let parked = opened.store.batches(BatchStage::Parked, (0, 1), BATCHES).await;
            let parked = parked.map_err(Failed::out_of_reach)?;
            for batch in &parked {
                let moved = opened.store.advance_batch(batch, BatchStage::Pending).await;
                moved.map_err(Failed::out_of_reach)?;
            }
            sent += parked.len();
            if parked.is_empty() {
                break;
            }
        }
        opened.close().await;
        say!("{sent} parked batches are pending again");
        Ok(Exit::Done)
    }
}
