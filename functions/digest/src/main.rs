//! The digest function: wires the environment to [`belgi_digest::handle`].

use belgi_digest::{Digests, handle};
use belgi_runtime::Environment;
use belgi_runtime::metrics::Reporter;
use belgi_store::Store;

#[tokio::main]
async fn main() -> Result<(), lambda_runtime::Error> {
    belgi_runtime::logs::start();
    let environment = Environment::read()?;
    let digests = Digests::new(Store::from_environment(environment.names).await);
    let reporter = Reporter::new("digest", environment.metrics, &digests.store);
    belgi_runtime::serve(&reporter, async |trigger| handle(&digests, trigger).await).await
}
