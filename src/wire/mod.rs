//! What other programs see: one analysis as plain data with UTF-16 offsets and decimal strings.
//!
//! The command line prints it, the JavaScript API returns it, the page shows it.
//! A change here is a breaking change and raises [`SCHEMA`].

mod convert;
mod report;
mod rule_list;
#[cfg(feature = "packed")]
mod trace;

pub use convert::report;
pub use report::*;
pub use rule_list::{RuleInfo, RuleRecord, rule_list};
#[cfg(feature = "packed")]
pub use trace::trace;

#[cfg(feature = "json")]
impl Report {
    /// As JSON text.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }
}

/// The version of the shape below.
pub const SCHEMA: u32 = 1;
