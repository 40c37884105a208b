pub mod dup_sentence;
mod repeats;
//! One thing said twice.

pub(super) mod same_indicator_conflict;
