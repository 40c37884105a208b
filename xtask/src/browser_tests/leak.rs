//! Every way out that a page has, tried against listeners on this machine.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use anyhow::{Result, ensure};

use super::{LIMIT, Site, ready};
use crate::devtools::{Browser, Page};
use crate::file_url;
use crate::test::Outcome;

/// A connection on which not a byte was sent. Today's Chromium makes one for a preconnect, which no policy stops,
/// and ahead of a frame or form, before it asks the policy. It carries nothing, and takes a script, which the hashes lock.
const BARE: &str = "bare connection";
const CHANNELS: &str = include_str!("leak.js");
const PATIENCE: Duration = Duration::from_secs(4);

/// Our page lets nothing out, whatever is tried inside it.
pub fn guarded(browser: &mut Browser, site: &Site) -> Result<Outcome> {
    let listeners = Listeners::open()?;
    let page = ready(browser, &site.file)?;
    let mut reached = listeners.after(page)?;
    reached.remove(BARE);
    ensure!(reached.is_empty(), "these got out: {reached:?}");
    Ok(Outcome::Passed)
}

/// The same script in a page without policy and guard gets out, or the test above would prove nothing.
pub fn unguarded(browser: &mut Browser, _: &Site) -> Result<Outcome> {
    let listeners = Listeners::open()?;
    let file = std::env::temp_dir().join(format!("hegao-open-{}.html", std::process::id()));
    std::fs::write(&file, "<!DOCTYPE html><meta charset=\"utf-8\"><body></body>")?;
    let mut page = browser.open(&file_url(&file))?;
    page.wait("document.readyState==='complete'", LIMIT)?;
    let reached = listeners.after(page);
    std::fs::remove_file(&file)?;
    let reached = reached?;
    for channel in [
        "fetch", "xhr", "beacon", "ws", "img", "css-import", "font", "script", "iframe", "form", "worker-fetch", "stun",
        "window-open",
    ] {
        ensure!(reached.contains(channel), "{channel} was not seen; seen: {reached:?}");
    }
    ensure!(reached.len() >= 25, "only {} channels were seen: {reached:?}", reached.len());
    Ok(Outcome::Passed)
}

/// Ears for HTTP, TURN, preconnect and STUN.
struct Listeners {
    heard: Arc<Mutex<BTreeSet<String>>>,
    ports: [u16; 4],
}

impl Listeners {
    fn open() -> Result<Self> {
        let heard = Arc::new(Mutex::new(BTreeSet::new()));
        let http = listen(&heard, None)?;
        let turn = listen(&heard, Some("turn"))?;
        let bare = listen(&heard, Some("preconnect with a message"))?;
        let stun = UdpSocket::bind("127.0.0.1:0")?;
        let port = stun.local_addr()?.port();
        let hears = Arc::clone(&heard);
        thread::spawn(move || {
            while stun.recv_from(&mut [0; 2000]).is_ok() {
                note(&hears, "stun");
            }
        });
        Ok(Self { heard, ports: [http, turn, bare, port] })
    }

    /// What arrived after everything was tried in a page.
    fn after(&self, mut page: Page) -> Result<BTreeSet<String>> {
        let [http, turn, bare, stun] = self.ports;
        page.eval(&format!("({CHANNELS})({http},{turn},{bare},{stun})"))?;
        page.idle(PATIENCE)?;
        page.close()?;
        Ok(self.heard.lock().map(|heard| heard.clone()).unwrap_or_default())
    }
}

fn listen(heard: &Arc<Mutex<BTreeSet<String>>>, name: Option<&'static str>) -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let port = listener.local_addr()?.port();
    let heard = Arc::clone(heard);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let heard = Arc::clone(&heard);
            thread::spawn(move || note(&heard, &called(stream, name)));
        }
    });
    Ok(port)
}

/// The name of the channel: the path of its request.
fn called(mut stream: TcpStream, name: Option<&str>) -> String {
    let mut bytes = [0; 2000];
    stream.set_read_timeout(Some(Duration::from_secs(3))).ok();
    let length = stream.read(&mut bytes).unwrap_or(0);
    stream.write_all(b"HTTP/1.1 404 no\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").ok();
    if length == 0 {
        return BARE.into();
    }
    if let Some(name) = name {
        return name.into();
    }
    let head = String::from_utf8_lossy(&bytes[..length]);
    head.split(' ').nth(1).unwrap_or_default().trim_matches('/').into()
}

fn note(heard: &Mutex<BTreeSet<String>>, channel: &str) {
    if let Ok(mut heard) = heard.lock() {
        heard.insert(channel.into());
    }
}
