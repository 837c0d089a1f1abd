//! `belgi group`.

use super::lines::{read_lines, write_line};
use crate::exit::{Exit, Failed};
use belgi_stories::{Item, group_items};
use clap::Args;
use std::io::{BufWriter, Write, stdin, stdout};

/// Texts into stories: JSONL {"id","text"} in, {"id","story","duplicate_of"} out, same order.
#[derive(Debug, Args)]
#[command(after_help = "Example: belgi group --window 7 < posts.jsonl")]
pub(crate) struct Group {
    /// Days that may lie between two posts of one story.
    #[arg(long, value_name = "DAYS", default_value_t = 14)]
    window: u32,
}

impl Group {
    pub(crate) fn run(self) -> Result<Exit, Failed> {
        let mut items: Vec<Item> = Vec::new();
        let failed = read_lines(stdin().lock(), |item| {
            items.push(item);
            Ok(())
        })?;
        let mut output = BufWriter::new(stdout().lock());
        for grouping in group_items(&items, self.window) {
            write_line(&mut output, &grouping)?;
        }
        output.flush().map_err(Failed::unwritten)?;
        Ok(if failed == 0 { Exit::Done } else { Exit::SomeFailed })
    }
}
