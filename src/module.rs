//! The checker alone, as the npm package holds it.

mod worker;

use hegao::*;

fn main() {}
