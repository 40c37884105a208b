//! Browsers under remote control: Chromium 80 to today's over the DevTools protocol, and Firefox.

mod browser;
mod connection;
mod firefox;
mod keys;
mod page;

use std::time::{Duration, Instant};

use anyhow::Result;
use serde_json::Value;

pub use browser::Browser;
pub use firefox::Firefox;
pub use page::Page;

/// Asks again and again until an expression is true; whether it was in time. What fails to be worked out is not yet true.
fn comes_true(expression: &str, limit: Duration, mut eval: impl FnMut(&str) -> Result<Value>) -> Result<bool> {
    let start = Instant::now();
    let wrapped = format!("(function(){{try{{return !!({expression})}}catch(e){{return false}}}})()");
    while start.elapsed() < limit {
        if eval(&wrapped)? == true {
            return Ok(true);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(false)
}
