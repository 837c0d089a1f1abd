//! Where a command finds the storage it works on.

use crate::exit::Failed;
use crate::stack::{Ports, Stack};
use belgi_store::{Names, Store};
use clap::Args;
use std::path::PathBuf;

/// A folder of this machine, or a bucket of the cloud.
#[derive(Debug, Args)]
pub(crate) struct Place {
    /// The embedded storage.
    #[arg(long, value_name = "DIR", default_value = ".belgi", conflicts_with = "bucket")]
    data: PathBuf,
    /// A bucket of the cloud instead, with the credentials of the environment.
    #[arg(long, value_name = "NAME")]
    bucket: Option<String>,
}

/// Storage that can be worked on.
pub(crate) struct Opened {
    pub(crate) store: Store,
    stack: Option<Stack>,
}

impl Place {
    /// Starts the embedded storage, or connects to the cloud's.
    ///
    /// # Errors
    /// Where the folder cannot be written or the environment does not name the tables.
    pub(crate) async fn open(&self) -> Result<Opened, Failed> {
        match &self.bucket {
            Some(bucket) => {
                let table_prefix = belgi_runtime::table_prefix().map_err(Failed::wrong)?;
                let names = Names { bucket: bucket.clone(), table_prefix };
                Ok(Opened { store: Store::from_environment(names).await, stack: None })
            }
            None => {
                let stack = Stack::start(&self.data, Ports::default()).await?;
                Ok(Opened { store: stack.store(), stack: Some(stack) })
            }
        }
    }
}

impl Opened {
    /// What a person can open or fetch: the path of an object's file, or its `s3://` address.
    pub(crate) fn name(&self, key: &str) -> String {
        match &self.stack {
            Some(stack) => stack.path_of(key).display().to_string(),
            None => format!("s3://{}/{key}", self.store.names().bucket),
        }
    }

    /// Stops the embedded storage.
    pub(crate) async fn close(self) {
        if let Some(stack) = self.stack {
            stack.stop().await;
        }
    }
}
