//! Hosts and storage in a process of their own: this program again, spoken to line by line.

use crate::hosts;
use anyhow::Context;
use axum::Router;
use belgi_local::stack::{Ports, Stack};
use belgi_store::LocalEndpoints;
use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::Ordering;

/// The argument by which the program is the world.
pub const ARGUMENT: &str = "--world";

/// The other process; it ends when this value goes.
pub struct World {
    child: Child,
    /// Nothing once the process has been told to end.
    ask: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    /// Where all hosts listen.
    pub hosts: SocketAddr,
    /// Where the storage listens.
    pub endpoints: LocalEndpoints,
}

impl World {
    /// Starts the process and hears where it listens.
    pub fn begin() -> anyhow::Result<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg(ARGUMENT)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let ask = child.stdin.take();
        let mut answers = BufReader::new(child.stdout.take().context("expected a way to hear the hosts")?);
        let hosts = line(&mut answers)?.parse().context("expected the hosts' address")?;
        let endpoints = LocalEndpoints { s3: line(&mut answers)?, dynamodb: line(&mut answers)? };
        Ok(Self { child, ask, answers, hosts, endpoints })
    }

    /// How often the hosts answered 304 since this was last asked.
    pub fn unchanged(&mut self) -> anyhow::Result<u32> {
        writeln!(self.ask.as_mut().context("expected a way to ask the hosts")?)?;
        line(&mut self.answers)?.parse().context("expected a number of answers")
    }

    /// The number of the process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        // Where nothing more can be asked, the process puts its folder away and ends.
        self.ask = None;
        let _ended = self.child.wait();
    }
}

fn line(answers: &mut impl BufRead) -> anyhow::Result<String> {
    let mut line = String::new();
    answers.read_line(&mut line)?;
    Ok(line.trim().to_owned())
}

/// The world itself: says where it listens, then answers each line with the number of 304 since the last.
pub async fn serve() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let stack = Stack::start(folder.path(), Ports::default()).await?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("{}\n{}\n{}", listener.local_addr()?, stack.endpoints().s3, stack.endpoints().dynamodb);
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(hosts::answer)).await });
    let asked = || std::io::stdin().read_line(&mut String::new());
    while tokio::task::spawn_blocking(asked).await?? > 0 {
        println!("{}", hosts::UNCHANGED.swap(0, Ordering::Relaxed));
    }
    stack.stop().await;
    Ok(())
}
