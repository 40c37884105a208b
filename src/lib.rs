//! 核稿 (hegao): finds what cannot be true in a Chinese work report.

pub mod analysis;
pub mod claim;
#[cfg(feature = "cli")]
pub mod cli;
pub mod document;
pub mod indicator;
pub mod lex;
pub mod mention;
pub mod number;
pub mod read;
pub mod rules;
pub mod text;
#[cfg(feature = "page")]
pub mod ui;
pub mod wire;
#[cfg(feature = "page")]
pub mod worker;
pub mod write;

pub use analysis::{Analysis, Options, analyze};
