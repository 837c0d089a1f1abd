//! The digest function: wires the environment to [`belgi_digest::handle`].

use belgi_digest::courier::Courier;
use belgi_digest::{Digests, handle};
use belgi_http::{Client, Settings, Wire};
use belgi_runtime::metrics::Reporter;
use belgi_runtime::{Environment, Secrets};
use belgi_store::{Messages, Store};

#[tokio::main]
async fn main() -> Result<(), lambda_runtime::Error> {
    belgi_runtime::logs::start();
    let environment = Environment::read()?;
    let client = Client::new(Settings::public(&environment.contact)).map_err(|failure| failure.message)?;
    let courier = Courier {
        client,
        secrets: Secrets::from_environment().await,
        messages: Messages::from_environment().await,
        mail_from: environment.digest_mail_from,
        wire: Wire::Encrypted,
    };
    let store = Store::from_environment(environment.names).await;
    let digests = Digests { courier: Some(courier), ..Digests::new(store) };
    let reporter = Reporter::new("digest", environment.metrics, &digests.store);
    belgi_runtime::serve(&reporter, async |trigger| handle(&digests, trigger).await).await
}
