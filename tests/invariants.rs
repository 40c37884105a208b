//! The promises of the output contract over the fixtures and, where it is present, over the shared corpus.
#![cfg(not(target_arch = "wasm32"))]

#[path = "invariants/mod.rs"]
mod invariants;

use std::fs;
use std::path::Path;

fn texts(folder: &Path) -> Vec<(String, String)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut texts: Vec<(String, String)> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("a readable text")))
        .collect();
    texts.sort();
    texts
}

fn all_hold(texts: &[(String, String)]) {
    let broken: Vec<String> =
        texts.iter().filter_map(|(name, text)| invariants::hold(text).err().map(|broken| format!("{name}: {broken}"))).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_fixtures_keep_the_contract() {
    let texts = texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"));
    assert!(texts.len() >= 5, "the fixtures are there");
    all_hold(&texts);
}

#[test]
fn the_shared_corpus_keeps_the_contract() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let texts = [texts(&shared.join("corpus/gwr")), texts(&shared.join("samples"))].concat();
    if texts.is_empty() {
        println!("skipped: no shared corpus beside this folder");
    }
    all_hold(&texts);
}

#[test]
fn texts_that_broke_the_contract_keep_it() {
    let texts = [
        "公路总里程达到12,第3页共8页846.3公里。",
        "市财政局20第3页共8页24年工作总结",
        "A0第3页共8页1-6月",
        "0百0十",
        "整治耕地25万6千亩",
        "共3个",
        "12345678901234567890月",
        "城镇新增就业8,236人，完成年度目标8,000人的超103.0%。",
    ];
    all_hold(&texts.map(|text| (text.to_owned(), text.to_owned())));
}
