//! A browser under remote control, over the DevTools protocol: Chromium 80 to today's.

mod browser;
mod connection;
mod keys;
mod page;

pub use browser::Browser;
pub use page::Page;
