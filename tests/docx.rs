//! Word documents: real ones against their texts.
#![cfg(all(feature = "docx", not(target_arch = "wasm32")))]

use std::fs;
use std::path::{Path, PathBuf};

use hegao::read;

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    files
}

/// The paragraphs that hold anything.
fn paragraphs(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

#[test]
fn real_documents_give_their_texts() {
    let (documents, texts) = (files("docx"), files("gwr"));
    if documents.is_empty() {
        println!("skipped: the shared corpus is not here");
        return;
    }
    let name = |path: &Path| path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (mut equal, mut all) = (0, 0);
    for document in &documents {
        let region = name(document).replace("2025年", "").replace("政府工作报告", "");
        let text = texts.iter().find(|text| name(text).contains(&region)).expect("the text of the document");
        let text = fs::read_to_string(text).expect("a text");
        let read = read::open(&fs::read(document).expect("a file")).unwrap_or_else(|fault| panic!("{region}: {fault}"));
        let (expected, got) = (paragraphs(&text), paragraphs(&read.text));
        for (index, paragraph) in expected.iter().enumerate() {
            all += 1;
            if got.get(index) == Some(paragraph) {
                equal += 1;
            } else {
                println!("{region} {index}: {paragraph:?}, read {:?}", got.get(index));
            }
        }
        assert_eq!(got.len(), expected.len(), "{region}");
    }
    println!("{} documents: {equal} of {all} paragraphs are equal", documents.len());
    assert!(equal * 1000 >= all * 999);
}
