//! Tables.

pub(super) mod table_sum;
pub(super) mod table_text_mismatch;
