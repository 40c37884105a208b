//! One thing said twice.

pub(super) mod dup_sentence;
mod repeats;
pub(super) mod same_indicator_conflict;
