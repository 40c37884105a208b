//! Takes the words out of panics: what could not go on stops as before, but no page shows what it would have said.

use anyhow::{Context, Result, ensure};
use wasmparser::{Parser, Payload};

use super::kinds::leb;
use super::module::Functions;

/// Parts of names of functions that never return.
const PANICS: &[&str] = &[
    "::panicking::panic_bounds_check", "::panicking::panic_const::", "::panicking::panic_display", "::panicking::panic_fmt",
    "::panicking::panic_nounwind", "::panicking::assert_failed", "::option::unwrap_failed", "::option::expect_failed",
    "::result::unwrap_failed", "::slice::index::slice_index_fail", "::str::slice_error_fail", "::cell::panic_already_",
    "::cell::lazy::panic_poisoned", "::lazy_lock::panic_poisoned", "::smallsort::panic_on_ord_violation",
    "::raw_vec::capacity_overflow", "::raw_vec::handle_error", "::alloc::handle_alloc_error",
];
/// Ends of such names.
const PANIC: &str = "::panicking::panic";
/// No variables, `unreachable`, `end`.
const STOP: &[u8] = &[0, 0x00, 0x0B];

/// The module, which has the names of its functions, with panics that say nothing: wasm-opt then drops what led to
/// their words.
pub fn silenced(module: &[u8]) -> Result<Vec<u8>> {
    let functions = Functions::of(module)?;
    ensure!(
        functions.names.values().any(|name| panics_always(name)),
        "the program has no names of functions, or none that panics"
    );
    let mut section = None;
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::CodeSectionStart { range, .. } = payload? {
            section = Some(range);
        }
    }
    let section = section.context("the module has no code")?;
    let mut code = leb(functions.bodies.len());
    for (name, body) in functions.own() {
        let body = if panics_always(name) { STOP } else { body };
        code.extend(leb(body.len()));
        code.extend(body);
    }
    let size = leb(section.len()).len();
    let before = module.get(..section.start - size).context("the code begins nowhere")?;
    Ok([before, &leb(code.len()), &code, &module[section.end..]].concat())
}

fn panics_always(name: &str) -> bool {
    // `core[c5930c85a12de822]::option::unwrap_failed`, `core::panicking::panic_display::h231fd60eb935f556`
    let standard = ["core[", "core::", "alloc[", "alloc::", "std[", "std::"].iter().any(|start| name.starts_with(start));
    standard && (name.ends_with(PANIC) || PANICS.iter().any(|panic| name.contains(panic)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(names: &[&str]) -> Vec<u8> {
        let naming = |(index, name): (usize, &&str)| [&[index as u8, name.len() as u8], name.as_bytes()].concat();
        let map: Vec<u8> = names.iter().enumerate().flat_map(naming).collect();
        let map = [vec![names.len() as u8], map].concat();
        let custom = [&[4], &b"name"[..], &[1, map.len() as u8], &map].concat();
        let code = [vec![names.len() as u8], [4, 0, 0x41, 7, 0x0B].repeat(names.len())].concat();
        let types = [1, 5, 1, 0x60, 0, 1, 0x7F];
        let functions = [vec![3, names.len() as u8 + 1, names.len() as u8], vec![0; names.len()]].concat();
        [
            b"\0asm\x01\0\0\0".to_vec(),
            types.into(),
            functions,
            vec![10, code.len() as u8],
            code,
            vec![0, custom.len() as u8],
            custom,
        ]
        .concat()
    }

    #[test]
    fn panics_stop_at_once_and_nothing_else_changes() {
        let with = module(&["hegao::analyze", "core[c5930c85a12de822]::option::unwrap_failed", "core::panicking::panic_fmt::h1"]);
        let silent = silenced(&with).unwrap();
        wasmparser::validate(&silent).unwrap();
        let bodies = |module: &[u8]| module.windows(3).filter(|three| *three == [0x41, 7, 0x0B]).count();
        assert_eq!((bodies(&with), bodies(&silent)), (3, 1));
        assert_eq!(silent.len(), with.len() - 2);
    }

    #[test]
    fn what_returns_is_left() {
        for name in
            ["std[0]::panicking::panic_count::is_zero_slow_path", "hegao::panicking::panic_fmt", "core[0]::option::unwrap"]
        {
            assert!(!panics_always(name), "{name}");
        }
        assert!(silenced(&module(&["hegao::analyze"])).is_err());
    }
}
