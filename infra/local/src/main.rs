//! `belgi`: the stack on a laptop, and the tools to try a source or a text.

use belgi_local::command::Arguments;
use belgi_local::exit::Exit;
use clap::Parser;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let exit = match belgi_local::command::run(Arguments::parse()).await {
        Ok(exit) => exit,
        Err(failed) => {
            if failed.exit != Exit::Done {
                eprintln!("belgi: {failed}");
            }
            failed.exit
        }
    };
    ExitCode::from(exit as u8)
}
