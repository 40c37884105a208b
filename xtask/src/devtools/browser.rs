use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::json;

use super::connection::Connection;
use super::page::Page;
use crate::setup;

const ARGUMENTS: &[&str] = &[
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--disable-extensions", "--hide-scrollbars",
    "--remote-debugging-port=0",
];
const START: Duration = Duration::from_secs(40);

/// A headless browser with a fresh profile; it ends with this value.
pub struct Browser {
    child: Child,
    profile: PathBuf,
    pub(super) connection: Connection,
}

impl Browser {
    /// Starts a browser.
    pub fn launch(browser: &Path) -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("hegao-browser-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&profile)?;
        let mut command = Command::new(browser);
        command.args(ARGUMENTS).arg(format!("--user-data-dir={}", profile.display()));
        if setup::is_root() {
            // As root the browser starts only without its sandbox; tests open nothing but our own page.
            command.arg("--no-sandbox");
        }
        command.arg("about:blank").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().with_context(|| format!("cannot start {}", browser.display()))?;
        match address(&mut child, "DevTools listening on ").and_then(|address| Connection::open(&address)) {
            Ok(connection) => Ok(Self { child, profile, connection }),
            Err(error) => {
                child.kill().ok();
                child.wait().ok();
                std::fs::remove_dir_all(&profile).ok();
                Err(error.context(format!("{} does not answer", browser.display())))
            }
        }
    }

    /// As the browser calls itself: `Chrome/156.0.8078.79`.
    pub fn version(&mut self) -> Result<String> {
        let answer = self.connection.call("", "Browser.getVersion", json!({}))?;
        Ok(answer["product"].as_str().unwrap_or("unknown").trim_start_matches("Headless").into())
    }

    /// Opens a tab.
    pub fn open(&mut self, url: &str) -> Result<Page<'_>> {
        Page::open(self, url)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.connection.call("", "Browser.close", json!({})).ok();
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(3) && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(30));
        }
        self.child.kill().ok();
        self.child.wait().ok();
        std::fs::remove_dir_all(&self.profile).ok();
    }
}

/// The address that the browser prints when it is ready.
pub(super) fn address(child: &mut Child, before: &str) -> Result<String> {
    let stderr = child.stderr.take().context("no standard error")?;
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        // Reads on to the end, so that the browser never waits for a full pipe.
        for line in BufReader::new(stderr).lines().map_while(Result::ok) {
            send.send(line).ok();
        }
    });
    let (start, mut printed) = (Instant::now(), Vec::new());
    loop {
        match receive.recv_timeout(START.saturating_sub(start.elapsed())) {
            Ok(line) => match line.strip_prefix(before) {
                Some(address) => return Ok(address.trim().into()),
                None => printed.push(line),
            },
            Err(RecvTimeoutError::Timeout) => bail!("no address within {} s:\n{}", START.as_secs(), printed.join("\n")),
            Err(RecvTimeoutError::Disconnected) => bail!("the browser ended at once:\n{}", printed.join("\n")),
        }
    }
}
