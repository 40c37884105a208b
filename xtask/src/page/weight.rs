//! What weighs what in the program.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

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
    let (mut names, mut bodies, mut imported, mut data) = (BTreeMap::new(), Vec::new(), 0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&module[body.range()]),
            Payload::DataSection(section) => data.extend(&module[section.range()]),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(section) = section.as_known() else { continue };
                for part in section {
                    let Ok(Name::Function(map)) = part else { continue };
                    for naming in map {
                        let naming = naming?;
                        names.insert(naming.index, naming.name);
                    }
                }
            }
            _ => {}
        }
    }
    let mut heaps: BTreeMap<&str, Heap> = BTreeMap::new();
    for (index, body) in (imported..).zip(bodies) {
        let heap = heaps.entry(owner(names.get(&index).copied().unwrap_or_default())).or_default();
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
