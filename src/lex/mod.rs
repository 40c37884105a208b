//! Characters to tokens: numerals, scales, units, approximators, time expressions.

pub mod hanzi;
