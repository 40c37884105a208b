//! What is inside the WebAssembly module.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef, Validator, WasmFeatures};

/// What Chromium 80 runs.
const FLOOR: WasmFeatures = WasmFeatures::MUTABLE_GLOBAL
    .union(WasmFeatures::FLOATS)
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::GC_TYPES);

/// Words of functions that could reach a network or leave the page.
const NETWORK: &[&str] = &[
    "fetch", "xmlhttp", "websocket", "eventsource", "beacon", "rtc", "webtransport", "importscripts", "location", "newworker",
    "serviceworker",
];

/// The functions of a module.
#[derive(Default)]
pub struct Functions<'m> {
    /// How many it imports; its own are numbered behind them.
    pub imported: u32,
    /// The names that it still has, by number.
    pub names: BTreeMap<u32, &'m str>,
    /// Its own, each without its size.
    pub bodies: Vec<&'m [u8]>,
}

impl<'m> Functions<'m> {
    /// Reads those of a module.
    pub fn of(module: &'m [u8]) -> Result<Self> {
        let mut functions = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        functions.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => functions.bodies.push(&module[body.range()]),
                Payload::CustomSection(section) => {
                    let KnownCustom::Name(section) = section.as_known() else { continue };
                    for part in section {
                        let Ok(Name::Function(map)) = part else { continue };
                        for naming in map {
                            let naming = naming?;
                            functions.names.insert(naming.index, naming.name);
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(functions)
    }

    /// Its own with their names, in their order.
    pub fn own(&self) -> impl Iterator<Item = (&'m str, &'m [u8])> + '_ {
        let name = |index| self.names.get(&index).copied().unwrap_or_default();
        (self.imported..).zip(&self.bodies).map(move |(index, &body)| (name(index), body))
    }
}

/// A module, read.
pub struct Module {
    /// Its bytes' number.
    pub size: usize,
    /// Names of the functions that it calls outside itself, without wasm-bindgen's hashes, sorted.
    pub imports: Vec<String>,
    bytes: Vec<u8>,
}

impl Module {
    /// Reads the list of imports.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let mut imports = Vec::new();
        for payload in Parser::new(0).parse_all(bytes) {
            if let Payload::ImportSection(section) = payload.context("no WebAssembly module")? {
                for import in section.into_imports() {
                    imports.push(without_hash(import?.name).to_string());
                }
            }
        }
        imports.sort();
        imports.dedup();
        Ok(Self { size: bytes.len(), imports, bytes: bytes.into() })
    }

    /// Fails where the module needs what the oldest supported browser does not have.
    pub fn runs_on_the_floor(&self) -> Result<()> {
        Validator::new_with_features(FLOOR).validate_all(&self.bytes).context("the module would not start on Chromium 80")?;
        Ok(())
    }

    /// Fails where the module calls a function that could reach a network.
    pub fn reaches_no_network(&self) -> Result<()> {
        let reaches = |name: &&String| NETWORK.iter().any(|word| name.to_lowercase().contains(word));
        match self.imports.iter().find(reaches) {
            Some(name) => bail!("the program imports {name}, which could reach a network"),
            None => Ok(()),
        }
    }
}

/// `__wbg_appendChild_1f0c2a9d8e7b6c5a` without the last part, which changes with every version.
fn without_hash(name: &str) -> &str {
    match name.rsplit_once('_') {
        Some((stem, hash)) if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => stem,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn importing(name: &str) -> Module {
        Module { size: 0, imports: vec![name.into()], bytes: Vec::new() }
    }

    #[test]
    fn hashes_are_left_out_of_names() {
        assert_eq!(without_hash("__wbg_appendChild_1f0c2a9d8e7b6c5a"), "__wbg_appendChild");
        assert_eq!(without_hash("__wbindgen_init_externref_table"), "__wbindgen_init_externref_table");
    }

    #[test]
    fn a_function_that_reaches_a_network_is_refused() {
        assert!(importing("__wbg_fetch").reaches_no_network().is_err());
        assert!(importing("__wbg_newWebSocket").reaches_no_network().is_err());
        assert!(importing("__wbg_appendChild").reaches_no_network().is_ok());
    }

    #[test]
    fn a_module_for_newer_browsers_is_refused() {
        let header = [0, b'a', b's', b'm', 1, 0, 0, 0];
        let two_results = [&header[..], &[1, 6, 1, 0x60, 0, 2, 0x7f, 0x7f]].concat();
        assert!(Module::read(&header).unwrap().runs_on_the_floor().is_ok());
        assert!(Module::read(&two_results).unwrap().runs_on_the_floor().is_err());
    }
}
