//! Takes the words out of panics: what could not go on stops as before, but no page shows what it would have said.

use std::ops::Range;

use anyhow::{Context, Result, ensure};
use wasmparser::{DataKind, Operator, Parser, Payload};

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
/// Bytes of a place in a source, and of what it is aligned to.
const PLACE: usize = 16;
const WORD: u32 = 4;
/// More lines and columns than a source has.
const LINES: u32 = 100_000;
const COLUMNS: u32 = 1000;
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
    let mut silent = [before, &leb(code.len()), &code, &module[section.end..]].concat();
    for range in places(&silent)? {
        silent[range].fill(0);
    }
    Ok(silent)
}

/// Where the module holds places of panics in sources: name of the file, line and column, and the names. Only words of
/// panics point to them, but wasm-opt leaves data as it is.
fn places(module: &[u8]) -> Result<Vec<Range<usize>>> {
    let segments = segments(module)?;
    // Where an address of memory lies in the module.
    let at = |address: u32, length: u32| {
        let (start, range) = segments.iter().rfind(|(start, _)| *start <= address)?;
        let from = range.start + (address - start) as usize;
        (from + length as usize <= range.end).then(|| from..from + length as usize)
    };
    let mut places = Vec::new();
    for (start, range) in &segments {
        // Aligned in memory, which it need not be in the module.
        let first = range.start + (start.wrapping_neg() % WORD) as usize;
        let mut from = first.min(range.end);
        while from + PLACE <= range.end {
            let word =
                |index: usize| module[from + 4 * index..][..4].iter().rev().fold(0, |word, &byte| word << 8 | u32::from(byte));
            let file = at(word(0), word(1)).filter(|file| is_source(&module[file.clone()]));
            let is_place = (1..LINES).contains(&word(2)) && (1..COLUMNS).contains(&word(3));
            match file.filter(|_| is_place) {
                Some(file) => {
                    places.extend([from..from + PLACE, file]);
                    from += PLACE;
                }
                None => from += WORD as usize,
            }
        }
    }
    Ok(places)
}

/// The parts of memory that the module fills, in their order: where each begins, and where the module holds it.
fn segments(module: &[u8]) -> Result<Vec<(u32, Range<usize>)>> {
    let mut segments = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        let Payload::DataSection(section) = payload? else { continue };
        for segment in section {
            let segment = segment?;
            let DataKind::Active { offset_expr, .. } = segment.kind else { continue };
            if let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? {
                segments.push((value as u32, segment.range.end - segment.data.len()..segment.range.end));
            }
        }
    }
    segments.sort_by_key(|(start, _)| *start);
    Ok(segments)
}

/// The name of a source as the compiler writes it.
fn is_source(name: &[u8]) -> bool {
    name.ends_with(b".rs") && name.contains(&b'/') && name.iter().all(u8::is_ascii_graphic)
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
    fn places_in_sources_are_wiped_and_other_data_is_left() {
        let place = |at: u32, length: u32| [at, length, 31, 9].map(u32::to_le_bytes).concat();
        let texts = b"src/claim.rs src/words.txt".to_vec();
        // At 1002, so that what is aligned in memory is not in the module.
        let data = [texts.clone(), vec![1, 2, 3, 4], place(1002, 12), place(1015, 13), place(5000, 12)].concat();
        let section = [&[1, 0, 0x41, 0xEA, 7, 0x0B, data.len() as u8], &data[..]].concat();
        let code = module(&["core::panicking::panic_fmt"]);
        let with = [&code, &[11, section.len() as u8][..], &section].concat();
        let found: Vec<&[u8]> = places(&with).unwrap().into_iter().map(|range| &with[range]).collect();
        assert_eq!(found, [&place(1002, 12)[..], b"src/claim.rs"]);
        let silent = silenced(&with).unwrap();
        let rest = [place(1015, 13), place(5000, 12)].concat();
        assert!(silent.ends_with(&[&[0; 12], &texts[12..], &[1, 2, 3, 4], &[0; 16], &rest[..]].concat()));
        assert_eq!(silent.len(), silenced(&code).unwrap().len() + 2 + section.len());
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
