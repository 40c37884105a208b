//! The checker alone, as the npm package holds it.

// Only what is used is linked; this brings in the checker's exports.
use hegao as _;

fn main() {}
