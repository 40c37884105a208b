//! Words and set phrases.

pub(super) mod collocation;
pub(super) mod fixed;
pub(super) mod fixed_expression;
pub(super) mod indicator_term;
pub(super) mod spun_synonym;
pub(super) mod stale_term;
pub(super) mod typo_confusable;
