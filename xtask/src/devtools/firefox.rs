//! Firefox under remote control, over WebDriver BiDi.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tungstenite::{Message, WebSocket, client};

use super::browser::address;
use super::comes_true;

const PATIENCE: Duration = Duration::from_secs(60);
/// With its own recommended settings Firefox would give up the rules for local files, which are to be tested.
const SETTINGS: &str = "\
user_pref(\"remote.prefs.recommended\", false);
user_pref(\"browser.shell.checkDefaultBrowser\", false);
user_pref(\"datareporting.policy.dataSubmissionEnabled\", false);
user_pref(\"browser.aboutwelcome.enabled\", false);
user_pref(\"app.update.enabled\", false);
";

/// A headless Firefox with a fresh profile and one tab; it ends with this value.
pub struct Firefox {
    child: Child,
    profile: PathBuf,
    socket: WebSocket<TcpStream>,
    sent: u64,
    tab: String,
    /// As it calls itself.
    pub version: String,
}

impl Firefox {
    /// Starts it and opens a page.
    pub fn open(program: &Path, url: &str) -> Result<Self> {
        let profile = std::env::temp_dir().join(format!("hegao-firefox-{}", std::process::id()));
        std::fs::create_dir_all(&profile)?;
        std::fs::write(profile.join("user.js"), SETTINGS)?;
        let mut command = Command::new(program);
        command.args(["--headless", "--no-remote", "--remote-debugging-port=0", "--profile"]).arg(&profile);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().with_context(|| format!("cannot start {}", program.display()))?;
        match address(&mut child, "WebDriver BiDi listening on ").and_then(|address| connect(&address)) {
            Ok(socket) => {
                let mut firefox = Self { child, profile, socket, sent: 0, tab: String::new(), version: String::new() };
                firefox.begin(url)?;
                Ok(firefox)
            }
            Err(error) => {
                child.kill().ok();
                child.wait().ok();
                std::fs::remove_dir_all(&profile).ok();
                Err(error.context(format!("{} does not answer", program.display())))
            }
        }
    }

    fn begin(&mut self, url: &str) -> Result<()> {
        let session = self.call("session.new", json!({ "capabilities": {} }))?;
        let known = &session["capabilities"];
        let [name, version] = ["browserName", "browserVersion"].map(|field| known[field].as_str().unwrap_or_default());
        self.version = format!("{name} {version}");
        let tab = self.call("browsingContext.create", json!({ "type": "tab" }))?;
        self.tab = tab["context"].as_str().context("no tab")?.into();
        self.call("browsingContext.navigate", json!({ "context": self.tab, "url": url, "wait": "complete" })).map(drop)
    }

    /// The value of a JavaScript expression, awaited where it is a promise.
    pub fn eval(&mut self, expression: &str) -> Result<Value> {
        let wrapped = format!("Promise.resolve({expression}).then(function(v){{return JSON.stringify(v===undefined?null:v)}})");
        let target = json!({ "context": self.tab });
        let parameters = json!({ "expression": wrapped, "target": target, "awaitPromise": true, "userActivation": true });
        let answer = self.call("script.evaluate", parameters)?;
        match answer["result"]["value"].as_str() {
            Some(text) => Ok(serde_json::from_str(text)?),
            None => bail!("{} in: {expression}", answer["exceptionDetails"]["text"]),
        }
    }

    /// Waits until an expression is true.
    pub fn wait(&mut self, expression: &str, limit: Duration) -> Result<()> {
        if comes_true(expression, limit, |expression| self.eval(expression))? {
            return Ok(());
        }
        bail!("not within {:.1} s: {expression}", limit.as_secs_f32())
    }

    /// Clicks with the mouse in the middle of an element.
    pub fn click(&mut self, selector: &str) -> Result<()> {
        let place = self.eval(&format!(
            "(function(e){{e.scrollIntoView({{block:'center'}});var r=e.getBoundingClientRect();\
             return [Math.round(r.left+r.width/2),Math.round(r.top+r.height/2)]}})(document.querySelector({}))",
            json!(selector)
        ))?;
        let steps = json!([
            { "type": "pointerMove", "x": place[0], "y": place[1] }, { "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 },
        ]);
        self.act(json!({ "type": "pointer", "id": "mouse", "actions": steps }))
    }

    /// Presses keys one after the other, each a character or one of WebDriver's codes.
    pub fn press(&mut self, keys: &str) -> Result<()> {
        let steps: Vec<Value> = keys
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key.to_string() })))
            .collect();
        self.act(json!({ "type": "key", "id": "keys", "actions": steps }))
    }

    fn act(&mut self, source: Value) -> Result<()> {
        self.call("input.performActions", json!({ "context": self.tab, "actions": [source] })).map(drop)
    }

    fn call(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.sent += 1;
        let message = json!({ "id": self.sent, "method": method, "params": parameters });
        self.socket.send(Message::text(message.to_string()))?;
        loop {
            let Message::Text(text) = self.socket.read().with_context(|| format!("no answer to {method}"))? else { continue };
            let mut answer: Value = serde_json::from_str(&text)?;
            if answer["id"].as_u64() == Some(self.sent) {
                if answer["type"] == "error" {
                    bail!("{method}: {}", answer["message"].as_str().unwrap_or("refused"));
                }
                return Ok(answer["result"].take());
            }
        }
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        self.call("browser.close", json!({})).ok();
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(30));
        }
        self.child.kill().ok();
        self.child.wait().ok();
        std::fs::remove_dir_all(&self.profile).ok();
    }
}

fn connect(address: &str) -> Result<WebSocket<TcpStream>> {
    let host = address.trim_start_matches("ws://").split('/').next().unwrap_or_default();
    let stream = TcpStream::connect(host).with_context(|| format!("cannot reach the browser at {host}"))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let address = format!("ws://{host}/session");
    let (socket, _) = client(address, stream).map_err(|error| anyhow::anyhow!("the browser refused: {error}"))?;
    Ok(socket)
}
