//! What leaves the program beside the plain analysis: tables and formats of other tools, made from the wire types.

mod csv;
#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "cli")]
mod sarif;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use csv::{guarded, indicator_table, quoted};
#[cfg(feature = "docx")]
pub use docx::{Marked, docx};
#[cfg(feature = "cli")]
pub use sarif::sarif;
#[cfg(feature = "xlsx")]
pub use xlsx::{Document, workbook};

/// What a part of an office file begins with.
#[cfg(feature = "docx")]
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
