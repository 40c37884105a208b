//! Marks that do not go together, and marks of the wrong form.

pub(super) mod bracket_unpaired;
pub(super) mod halfwidth_punct;
pub(super) mod repeated_punct;
pub(super) mod special_term_unquoted;
pub(super) mod title_mark_dunhao;
