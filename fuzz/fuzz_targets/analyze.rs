//! Any bytes: they are read or refused, and the analysis of what is read keeps the output contract.

#![no_main]

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(decoded) = hegao::read::decode(bytes) {
        if let Err(broken) = invariants::hold(&decoded.text) {
            panic!("{broken}");
        }
    }
});
