//! What weighs what in the program.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};
use wasmparser::{Parser, Payload};

use super::module::Functions;

/// A part of the program with its size.
pub struct Part {
    /// A crate, or a room of ours.
    pub name: String,
    /// Its functions.
    pub functions: usize,
    /// Bytes before packing.
    pub size: usize,
    /// Bytes alone with gzip: parts packed together weigh less.
    pub packed: usize,
}

#[derive(Default)]
struct Heap {
    functions: usize,
    bytes: Vec<u8>,
}

/// The parts of a module that still has its names, the heaviest first.
pub fn parts(module: &[u8]) -> Result<Vec<Part>> {
    let mut data = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::DataSection(section) = payload? {
            data.extend(&module[section.range()]);
        }
    }
    let functions = Functions::of(module)?;
    let mut heaps: BTreeMap<&str, Heap> = BTreeMap::new();
    for (name, body) in functions.own() {
        let heap = heaps.entry(owner(name)).or_default();
        heap.functions += 1;
        heap.bytes.extend(body);
    }
    heaps.insert("texts, tables and other data", Heap { functions: 0, bytes: data });
    let mut parts = Vec::new();
    for (name, heap) in heaps {
        parts.push(Part { name: name.into(), functions: heap.functions, size: heap.bytes.len(), packed: gzipped(&heap.bytes)? });
    }
    parts.sort_by_key(|part| std::cmp::Reverse(part.packed));
    Ok(parts)
}

/// The size with gzip, as a server would send it.
pub fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map(|packed| packed.len()).context("cannot pack")
}

/// The room, where one of ours is in the name, since what it makes of library code is its own; else the crate.
fn owner(name: &str) -> &str {
    let paths = || name.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == ':')).filter(|path| path.contains("::"));
    if let Some(path) = paths().find(|path| path.starts_with("hegao::") || path.starts_with("app::")) {
        let depth = if path.starts_with("hegao::rules::") { 3 } else { 2 };
        return path.match_indices("::").nth(depth - 1).map_or(path, |(end, _)| &path[..end]);
    }
    paths().flat_map(|path| path.split("::")).find(|crate_| !crate_.is_empty()).unwrap_or("without a name")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_belong_to_rooms_or_crates() {
        assert_eq!(owner("hegao::claim::find::claims::h96b74f9dd7f7a571"), "hegao::claim");
        assert_eq!(owner("hegao::rules::time::stale_year::check::h61"), "hegao::rules::time");
        assert_eq!(owner("<hegao::ui::App as yew::Component>::view::h1"), "hegao::ui");
        assert_eq!(owner("core::slice::sort::stable::drift::sort::h9c"), "core");
        assert_eq!(owner("memcpy"), "without a name");
    }
}
