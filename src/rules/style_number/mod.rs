//! How numbers are written.

pub(super) mod digit_hanzi_mixed;
pub(super) mod digit_lookalike;
pub(super) mod number_format_inconsistent;
pub(super) mod range_form;
