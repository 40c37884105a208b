//! 核稿 (hegao): finds what cannot be true in a Chinese work report.

pub mod analysis;
pub mod claim;
pub mod document;
pub mod indicator;
pub mod lex;
pub mod mention;
pub mod number;
pub mod rules;
pub mod text;
#[cfg(feature = "page")]
pub mod ui;
pub mod wire;

pub use analysis::{Analysis, Options, analyze};
