//! The embedded DynamoDB: dynoxide over one SQLite file.

use dynoxide::Database;
use dynoxide::server::serve_with_shutdown;
use std::path::PathBuf;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Expired items are looked for this often; the emulator does not do it by itself.
const SWEEP: Duration = Duration::from_secs(60);
/// Idle connections of a client are not waited for longer than this.
const PATIENCE: Duration = Duration::from_secs(2);

/// Serves the file until `stopped` says so.
pub(super) async fn serve(
    listener: TcpListener,
    file: PathBuf,
    mut stopped: watch::Receiver<bool>,
) -> anyhow::Result<()> {
    let path =
        file.to_str().ok_or_else(|| anyhow::anyhow!("expected a path in UTF-8, found {}", file.display()))?;
    let database = Database::new(path).map_err(|error| anyhow::anyhow!("{path} cannot be used: {error}"))?;
    let sweeper = tokio::spawn(sweep(database.clone()));
    let mut patient = stopped.clone();
    let server = serve_with_shutdown(listener, database, async move {
        // An error means that the stack itself is gone, which is a stop too.
        let _stop = stopped.changed().await;
    });
    let served = tokio::select! {
        served = server => served,
        () = async {
            let _stop = patient.changed().await;
            tokio::time::sleep(PATIENCE).await;
        } => Ok(()),
    };
    sweeper.abort();
    served.map_err(|message| anyhow::anyhow!(message))
}

async fn sweep(database: Database) {
    loop {
        tokio::time::sleep(SWEEP).await;
        let database = database.clone();
        match tokio::task::spawn_blocking(move || database.sweep_ttl()).await {
            Ok(Ok(0)) | Err(_) => {}
            Ok(Ok(swept)) => tracing::debug!(swept, "expired items deleted"),
            Ok(Err(error)) => tracing::warn!("expired items could not be deleted: {error}"),
        }
    }
}
