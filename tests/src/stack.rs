//! An embedded stack in a folder that goes away with it.

use belgi_local::stack::{Ports, Stack};
use belgi_store::Store;
use tempfile::TempDir;

/// An embedded S3 and DynamoDB on free ports, over a folder of their own.
#[derive(Debug)]
pub struct LocalStack {
    stack: Stack,
    folder: TempDir,
}

impl LocalStack {
    /// Starts an empty stack.
    ///
    /// # Errors
    /// Where no folder can be made or no port is free.
    pub async fn start() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let stack = Stack::start(folder.path(), Ports::default()).await?;
        Ok(Self { stack, folder })
    }

    /// A client of the stack.
    pub fn store(&self) -> Store {
        self.stack.store()
    }

    /// Stops the servers and deletes the folder.
    ///
    /// # Errors
    /// Where the folder cannot be deleted.
    pub async fn stop(self) -> std::io::Result<()> {
        self.stack.stop().await;
        self.folder.close()
    }
}
