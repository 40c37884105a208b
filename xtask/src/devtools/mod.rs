//! Browsers under remote control: Chromium 80 to today's over the DevTools protocol, and Firefox.

mod browser;
mod connection;
mod firefox;
mod keys;
mod page;

pub use browser::Browser;
pub use firefox::Firefox;
pub use page::Page;
