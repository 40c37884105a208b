pub mod bracket_unpaired;
pub mod repeated_punct;
