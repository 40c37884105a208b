//! What leaves the program beside the plain analysis: tables and formats of other tools, made from the wire types.

#[cfg(feature = "cli")]
mod csv;
#[cfg(feature = "cli")]
mod sarif;

#[cfg(feature = "cli")]
pub use csv::indicator_table;
#[cfg(feature = "cli")]
pub use sarif::sarif;
