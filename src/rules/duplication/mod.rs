//! One thing said twice.

pub(super) mod dup_char;
pub(super) mod dup_list_item;
pub(super) mod dup_sentence;
pub(super) mod dup_title;
mod repeats;
pub(super) mod same_indicator_conflict;
pub(super) mod tautology;
