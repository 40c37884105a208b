use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Value, json};

use super::browser::Browser;
use super::comes_true;
use super::connection::Event;
use super::keys::Key;

/// How long the page may take for what it should do at once.
const PATIENCE: Duration = Duration::from_secs(20);

/// A tab. What it and its workers request, and what goes wrong in it, is recorded from before its first byte.
pub struct Page<'b> {
    browser: &'b mut Browser,
    session: String,
    target: String,
    url: String,
    requests: Vec<String>,
    errors: Vec<String>,
    /// The session of the worker that was started last.
    worker: Option<String>,
}

impl<'b> Page<'b> {
    pub(super) fn open(browser: &'b mut Browser, url: &str) -> Result<Self> {
        let made = browser.connection.call("", "Target.createTarget", json!({ "url": "about:blank" }))?;
        let target = made["targetId"].as_str().context("no tab")?.to_string();
        let attached = browser.connection.call("", "Target.attachToTarget", json!({ "targetId": target, "flatten": true }))?;
        let session = attached["sessionId"].as_str().context("no session")?.to_string();
        let mut page =
            Self { browser, session, target, url: String::new(), requests: Vec::new(), errors: Vec::new(), worker: None };
        for domain in ["Page.enable", "Runtime.enable", "Log.enable", "Network.enable"] {
            page.call(domain, json!({}))?;
        }
        page.call("Target.setAutoAttach", json!({ "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true }))?;
        page.size(1366, 768)?;
        page.go(url)?;
        Ok(page)
    }

    /// Goes to another address; what was recorded is forgotten.
    pub fn go(&mut self, url: &str) -> Result<()> {
        self.pump()?;
        self.url = url.into();
        self.requests.clear();
        self.errors.clear();
        // On a busy machine the old document answers for a while after this.
        self.eval("window.left=true")?;
        let answer = self.call("Page.navigate", json!({ "url": url }))?;
        match answer["errorText"].as_str() {
            Some(error) => bail!("cannot open {url}: {error}"),
            None => self.wait("!window.left", PATIENCE),
        }
    }

    /// Sets the size of the window.
    pub fn size(&mut self, width: u32, height: u32) -> Result<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", metrics).map(drop)
    }

    /// The value of a JavaScript expression, awaited where it is a promise.
    pub fn eval(&mut self, expression: &str) -> Result<Value> {
        let parameters = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true });
        let mut answer = self.call("Runtime.evaluate", parameters)?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            let description = thrown["exception"]["description"].as_str().or(thrown["text"].as_str());
            bail!("{} in: {expression}", description.unwrap_or("exception"));
        }
        Ok(answer["result"]["value"].take())
    }

    /// Runs JavaScript in every document that is opened from now on, before its own.
    pub fn before_scripts(&mut self, script: &str) -> Result<()> {
        self.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).map(drop)
    }

    /// Runs JavaScript in the worker that was started last.
    pub fn eval_in_worker(&mut self, expression: &str) -> Result<()> {
        self.pump()?;
        let session = self.worker.clone().context("the page has no worker")?;
        self.browser.connection.call(&session, "Runtime.evaluate", json!({ "expression": expression })).map(drop)
    }

    /// The value of an expression that is a text.
    pub fn text(&mut self, expression: &str) -> Result<String> {
        let value = self.eval(expression)?;
        value.as_str().map(String::from).with_context(|| format!("{expression} is {value}, not a text"))
    }

    /// Waits until an expression is true.
    pub fn wait(&mut self, expression: &str, limit: Duration) -> Result<()> {
        let asked = |expression: &str| match self.eval(expression) {
            // The document that was asked has just been left.
            Err(error) if error.to_string().contains("context") => Ok(Value::Null),
            answer => answer,
        };
        if comes_true(expression, limit, asked)? {
            return Ok(());
        }
        self.pump()?;
        let errors =
            if self.errors.is_empty() { String::new() } else { format!("; the page reported: {}", self.errors.join(" | ")) };
        bail!("not within {:.1} s: {expression}{errors}", limit.as_secs_f32())
    }

    /// Lets the page and its workers go on for a while.
    pub fn idle(&mut self, time: Duration) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < time {
            self.pump()?;
        }
        Ok(())
    }

    /// Clicks with the mouse in the middle of an element, once it is there and nothing lies over it.
    pub fn click(&mut self, selector: &str) -> Result<()> {
        let name = json!(selector);
        self.eval("window.aim=null")?;
        // At the same place twice: what the answer of the checker moves is clicked after it has moved.
        let still = format!(
            "(function(e,b){{if(!e)return false;e.scrollIntoView({{block:'center'}});var r=e.getBoundingClientRect(),\
             x=r.left+r.width/2,y=r.top+r.height/2;aim=[x,y];var o=document.elementFromPoint(x,y);\
             return r.width*r.height>0&&b&&b[0]===x&&b[1]===y&&o&&(e.contains(o)||o.contains(e))}})(document.querySelector({name}),aim)"
        );
        self.wait(&still, PATIENCE).with_context(|| format!("nothing to click at {selector}"))?;
        let place = self.eval("aim")?;
        let (x, y) = (&place[0], &place[1]);
        for (kind, buttons) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 0)] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            let event = json!({ "type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": 1 });
            self.call("Input.dispatchMouseEvent", event)?;
        }
        Ok(())
    }

    /// Takes the mouse to where nothing answers to it.
    pub fn away(&mut self) -> Result<()> {
        self.call("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": 0, "y": 0 })).map(drop)
    }

    /// Presses a key, alone or with others held: `F8`, `Shift+F8`, `Control+z`.
    pub fn press(&mut self, key: &str) -> Result<()> {
        let key = Key::named(key);
        self.call("Input.dispatchKeyEvent", key.event("keyDown"))?;
        self.call("Input.dispatchKeyEvent", key.event("keyUp")).map(drop)
    }

    /// Types a text where the caret is, as an input method does: one input event for the whole.
    pub fn insert(&mut self, text: &str) -> Result<()> {
        self.call("Input.insertText", json!({ "text": text })).map(drop)
    }

    /// Shows a word that an input method has not finished.
    pub fn compose(&mut self, text: &str) -> Result<()> {
        let end = text.encode_utf16().count();
        let state = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
        self.call("Input.imeSetComposition", state).map(drop)
    }

    /// Makes the page see a system with that setting: `prefers-color-scheme`, `dark`.
    pub fn system(&mut self, setting: &str, value: &str) -> Result<()> {
        self.call("Emulation.setEmulatedMedia", json!({ "features": [{ "name": setting, "value": value }] })).map(drop)
    }

    /// Shows the page in a window as it is put on A4 paper.
    pub fn on_paper(&mut self) -> Result<()> {
        self.size(680, 960)?;
        let dark = json!([{ "name": "prefers-color-scheme", "value": "dark" }]);
        self.call("Emulation.setEmulatedMedia", json!({ "media": "print", "features": dark })).map(drop)
    }

    /// The seconds that the page has kept the processor busy, whole and by what for.
    pub fn busy(&mut self) -> Result<Vec<(&'static str, f64)>> {
        self.call("Performance.enable", json!({ "timeDomain": "threadTicks" }))?;
        let answer = self.call("Performance.getMetrics", json!({}))?;
        let value = |name: &str| answer["metrics"].as_array()?.iter().find(|metric| metric["name"] == name)?["value"].as_f64();
        let parts = [
            ("all", "TaskDuration"),
            ("scripts", "ScriptDuration"),
            ("style", "RecalcStyleDuration"),
            ("layout", "LayoutDuration"),
        ];
        Ok(parts.map(|(part, name)| (part, value(name).unwrap_or(f64::NAN))).to_vec())
    }

    /// Slows the processor of the page down so many times.
    pub fn slow(&mut self, times: u32) -> Result<()> {
        self.call("Emulation.setCPUThrottlingRate", json!({ "rate": times })).map(drop)
    }

    /// Pastes a text where the caret is, through the clipboard where the browser lets itself be driven so.
    pub fn paste(&mut self, text: &str) -> Result<()> {
        if self.copy(text).is_err() {
            return self.insert(text);
        }
        // On a busy machine the text may come a little after the key.
        self.eval(
            "(window.pasted=false,document.addEventListener('paste',function(){window.pasted=true},{capture:true,once:true}),0)",
        )?;
        self.press("Control+v")?;
        self.wait("window.pasted", PATIENCE).context("the key does not paste")
    }

    /// Puts a text on the clipboard, from another tab.
    fn copy(&mut self, text: &str) -> Result<()> {
        let mut tab = Page::open(self.browser, "about:blank")?;
        let script = format!(
            "(function(){{var t=document.createElement('textarea');t.value={};document.body.appendChild(t);t.focus();t.select();\
             return document.execCommand('copy')}})()",
            json!(text)
        );
        let copied = tab.eval(&script)? == true;
        // On a busy machine the clipboard holds the text before for a while.
        let start = Instant::now();
        while copied && start.elapsed() < PATIENCE {
            tab.eval("document.querySelector('textarea').select()")?;
            tab.eval("document.execCommand('delete')")?;
            tab.press("Control+v")?;
            if tab.text("document.querySelector('textarea').value")? == text.replace("\r\n", "\n") {
                break;
            }
        }
        tab.close()?;
        self.call("Page.bringToFront", json!({}))?;
        if !copied {
            bail!("the browser refused to copy");
        }
        Ok(())
    }

    /// A picture of what is visible, as a file.
    pub fn picture(&mut self, to: &Path) -> Result<()> {
        let taken = self.taken("png")?;
        std::fs::write(to, taken).with_context(|| format!("cannot write {}", to.display()))
    }

    /// A picture of what is visible, as the bytes of a file: `png`, or `webp`, which is much smaller.
    pub fn taken(&mut self, format: &str) -> Result<Vec<u8>> {
        let answer = self.call("Page.captureScreenshot", json!({ "format": format, "quality": 75 }))?;
        Ok(BASE64_STANDARD.decode(answer["data"].as_str().context("no picture")?)?)
    }

    /// The page on paper, as the bytes of a PDF file, with the sizes that its style asks for.
    pub fn printed(&mut self) -> Result<Vec<u8>> {
        let answer = self.call("Page.printToPDF", json!({ "preferCSSPageSize": true, "printBackground": false }))?;
        Ok(BASE64_STANDARD.decode(answer["data"].as_str().context("no print")?)?)
    }

    /// Addresses that the page or its workers asked for, besides the page itself and its own data.
    pub fn requests(&mut self) -> Result<Vec<String>> {
        self.pump()?;
        let own = |url: &String| *url == self.url || url.starts_with("blob:") || url.starts_with("data:");
        Ok(self.requests.iter().filter(|url| !own(url)).cloned().collect())
    }

    /// Exceptions that nothing caught, and errors in the console.
    pub fn errors(&mut self) -> Result<Vec<String>> {
        self.pump()?;
        Ok(self.errors.clone())
    }

    /// Closes the tab.
    pub fn close(self) -> Result<()> {
        self.browser.connection.call("", "Target.closeTarget", json!({ "targetId": self.target })).map(drop)
    }

    fn call(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.browser.connection.call(&self.session, method, parameters)
    }

    fn pump(&mut self) -> Result<()> {
        for event in self.browser.connection.events()? {
            self.record(&event);
        }
        Ok(())
    }

    fn record(&mut self, event: &Event) {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
        match event.method.as_str() {
            "Network.requestWillBeSent" => self.requests.push(text(&event.params["request"]["url"])),
            "Network.webSocketCreated" | "Network.webTransportCreated" => self.requests.push(text(&event.params["url"])),
            "Target.attachedToTarget" => self.worker = event.params["sessionId"].as_str().map(String::from),
            "Runtime.exceptionThrown" => {
                let details = &event.params["exceptionDetails"];
                let description = details["exception"]["description"].as_str().or(details["text"].as_str());
                self.errors.push(description.unwrap_or("exception").to_string());
            }
            "Log.entryAdded" if event.params["entry"]["level"] == "error" => {
                self.errors.push(text(&event.params["entry"]["text"]))
            }
            _ => {}
        }
        if event.session.is_empty() && event.method == "Inspector.targetCrashed" {
            self.errors.push("the tab crashed".into());
        }
    }
}
