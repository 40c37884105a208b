use serde_json::{Value, json};

/// A key with the keys held down: `F8`, `Shift+F8`, `Alt+Enter`, `Control+v`.
pub struct Key {
    key: String,
    modifiers: u8,
}

impl Key {
    /// Reads the name of a key.
    pub fn named(name: &str) -> Self {
        let mut parts: Vec<&str> = name.split('+').collect();
        let key = parts.pop().unwrap_or_default().to_string();
        let bit = |part: &&str| match *part {
            "Alt" => 1,
            "Control" => 2,
            "Meta" => 4,
            "Shift" => 8,
            _ => 0,
        };
        Self { key, modifiers: parts.iter().map(bit).sum() }
    }

    /// The parameters of the event that presses or lifts it.
    pub fn event(&self, kind: &str) -> Value {
        let code = self.code();
        let mut event = json!({
            "type": kind, "key": self.key, "modifiers": self.modifiers,
            "windowsVirtualKeyCode": code, "nativeVirtualKeyCode": code,
        });
        if kind == "keyDown" {
            if self.modifiers & 7 == 0
                && let Some(text) = self.text()
            {
                event["text"] = text.into();
            }
            if let Some(command) = self.command() {
                event["commands"] = json!([command]);
            }
        }
        event
    }

    fn text(&self) -> Option<String> {
        match self.key.as_str() {
            "Enter" => Some("\r".into()),
            key if key.chars().count() == 1 => Some(key.into()),
            _ => None,
        }
    }

    fn code(&self) -> u32 {
        match self.key.as_str() {
            "Backspace" => 8,
            "Tab" => 9,
            "Enter" => 13,
            "Escape" => 27,
            "End" => 35,
            "Home" => 36,
            "ArrowLeft" => 37,
            "ArrowUp" => 38,
            "ArrowRight" => 39,
            "ArrowDown" => 40,
            "Delete" => 46,
            key => match key.strip_prefix('F').and_then(|number| number.parse::<u32>().ok()) {
                Some(number) => 111 + number,
                None => key.chars().next().map_or(0, |letter| letter.to_ascii_uppercase() as u32),
            },
        }
    }

    /// Without a window the browser does not map keys to editing commands by itself.
    fn command(&self) -> Option<&'static str> {
        match (self.modifiers, self.key.as_str()) {
            (2, "a") => Some("selectAll"),
            (2, "c") => Some("copy"),
            (2, "v") => Some("paste"),
            (2, "x") => Some("cut"),
            (2, "z") => Some("undo"),
            (2, "y") => Some("redo"),
            _ => None,
        }
    }
}
