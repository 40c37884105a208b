//! Characters to tokens: numerals, scales, units, approximators, time expressions.

pub mod approximators;
pub mod calendar;
pub mod hanzi;
pub mod lexicon;
pub mod numeral;
pub(crate) mod rarity;
pub mod time;
pub mod units;
pub(crate) mod vocabulary;
