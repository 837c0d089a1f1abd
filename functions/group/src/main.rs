//! The group function: wires the environment to [`belgi_group::handle`].

use belgi_group::{Group, handle};
use belgi_runtime::Environment;
use belgi_runtime::metrics::Reporter;
use belgi_store::Store;

#[tokio::main]
async fn main() -> Result<(), lambda_runtime::Error> {
    belgi_runtime::logs::start();
    let environment = Environment::read()?;
    let group =
        Group { store: Store::from_environment(environment.names).await, holder: belgi_group::new_holder() };
    let reporter = Reporter::new("group", environment.metrics, &group.store);
    belgi_runtime::serve(&reporter, async |trigger| handle(&group, trigger).await).await
}
