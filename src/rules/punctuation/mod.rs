//! Marks that do not go together.

pub(super) mod bracket_unpaired;
pub(super) mod repeated_punct;
