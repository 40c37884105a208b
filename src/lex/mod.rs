//! Characters to tokens: numerals, scales, units, approximators, time expressions.
