//! The fetch function: wires the environment to [`belgi_fetch::handle`].

use belgi_fetch::{Fetch, handle};
use belgi_http::{Client, Settings};
use belgi_runtime::metrics::Reporter;
use belgi_runtime::{Environment, Secrets};
use belgi_store::Store;

#[tokio::main]
async fn main() -> Result<(), lambda_runtime::Error> {
    belgi_runtime::logs::start();
    let environment = Environment::read()?;
    let client = Client::new(Settings::public(&environment.contact)).map_err(|failure| failure.message)?;
    let fetch = Fetch {
        store: Store::from_environment(environment.names).await,
        client,
        secrets: Secrets::from_environment().await,
    };
    let reporter = Reporter::new("fetch", environment.metrics, &fetch.store);
    belgi_runtime::serve(&reporter, async |trigger| handle(&fetch, trigger).await).await
}
