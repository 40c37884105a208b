use std::collections::VecDeque;
use std::io::ErrorKind;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tungstenite::{Error, Message, WebSocket, client};

const PATIENCE: Duration = Duration::from_secs(60);
const TICK: Duration = Duration::from_millis(20);

/// Something that the browser reported by itself.
pub struct Event {
    /// The tab or worker that it is about; empty for the browser.
    pub session: String,
    /// Its name.
    pub method: String,
    /// Its content.
    pub params: Value,
}

/// The line to the browser.
pub struct Connection {
    socket: WebSocket<TcpStream>,
    sent: u64,
    events: VecDeque<Event>,
}

impl Connection {
    /// Connects to the address that the browser printed.
    pub fn open(address: &str) -> Result<Self> {
        let host = address.trim_start_matches("ws://").split('/').next().unwrap_or_default();
        let stream = TcpStream::connect(host).with_context(|| format!("cannot reach the browser at {host}"))?;
        stream.set_nodelay(true)?;
        let (socket, _) = client(address, stream).map_err(|error| anyhow::anyhow!("the browser refused: {error}"))?;
        socket.get_ref().set_read_timeout(Some(TICK))?;
        Ok(Self { socket, sent: 0, events: VecDeque::new() })
    }

    /// Sends a command and waits for its answer.
    pub fn call(&mut self, session: &str, method: &str, params: Value) -> Result<Value> {
        let id = self.send(session, method, params)?;
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let Some(mut message) = self.read()? else { continue };
            if message["id"].as_u64() == Some(id) {
                if let Some(error) = message.get("error") {
                    bail!("{method}: {}", error["message"].as_str().unwrap_or("refused"));
                }
                return Ok(message["result"].take());
            }
            self.keep(message)?;
        }
        bail!("no answer to {method} within {} s", PATIENCE.as_secs())
    }

    /// What was reported since the last call of this, waiting for a tick at most.
    pub fn events(&mut self) -> Result<Vec<Event>> {
        while let Some(message) = self.read()? {
            self.keep(message)?;
        }
        Ok(self.events.drain(..).collect())
    }

    fn send(&mut self, session: &str, method: &str, params: Value) -> Result<u64> {
        self.sent += 1;
        let mut message = json!({ "id": self.sent, "method": method, "params": params });
        if !session.is_empty() {
            message["sessionId"] = session.into();
        }
        self.socket.send(Message::text(message.to_string()))?;
        Ok(self.sent)
    }

    /// One message, or nothing within a tick.
    fn read(&mut self) -> Result<Option<Value>> {
        match self.socket.read() {
            Ok(Message::Text(text)) => Ok(Some(serde_json::from_str(&text)?)),
            Ok(_) => Ok(None),
            Err(Error::Io(error)) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => Ok(None),
            Err(error) => Err(error).context("the browser is gone"),
        }
    }

    /// Keeps an event. A worker that starts waits until its network is watched too.
    fn keep(&mut self, mut message: Value) -> Result<()> {
        let Some(method) = message["method"].as_str().map(String::from) else { return Ok(()) };
        let params = message["params"].take();
        if method == "Target.attachedToTarget" && params["waitingForDebugger"] == true {
            let session = params["sessionId"].as_str().unwrap_or_default().to_string();
            for command in ["Network.enable", "Runtime.enable", "Runtime.runIfWaitingForDebugger"] {
                self.send(&session, command, json!({}))?;
            }
        }
        let session = message["sessionId"].as_str().unwrap_or_default().to_string();
        self.events.push_back(Event { session, method, params });
        Ok(())
    }
}
