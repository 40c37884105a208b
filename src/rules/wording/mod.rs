//! Words that are written wrong.

pub(super) mod typo_confusable;
