//! Word documents: real ones against their texts, and marked ones as other programs open them.
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]

mod command;
mod office;
mod schemas;

use std::fs;
use std::path::{Path, PathBuf};

use command::{Folder, err, lines, out};
use office::{converted, document, part};

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

const FAULTY: &str = "<w:p><w:r><w:t>市教育局2024年工作总结</w:t></w:r></w:p><w:p><w:r><w:t>全市新建学校6</w:t></w:r>\
    <w:r><w:rPr><w:b/></w:rPr><w:t>4所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。</w:t></w:r></w:p>";

#[test]
fn findings_lead_back_to_paragraph_and_run() {
    let folder = Folder::new("docx-origin");
    folder.file("总结.docx", document(FAULTY));
    let report = &lines(&folder.run(&["check", "--format", "json", "--with-text", "总结.docx"]))[0];
    assert!(report["text"].as_str().is_some_and(|text| text.starts_with("市教育局2024年工作总结\n全市新建学校64所")));
    let finding = report["findings"].as_array().expect("a list").iter().find(|finding| finding["rule"] == "sum-of-parts");
    let origin = &finding.expect("the finding")["origin"];
    assert_eq!((&origin["part"], &origin["paragraph"], &origin["run"]), (&"word/document.xml".into(), &1.into(), &0.into()));
    assert_eq!(origin["char"], 6);
}

#[test]
fn marked_documents_open_in_other_programs() {
    let folder = Folder::new("docx-marked");
    folder.file("总结.docx", document(FAULTY));
    let output = folder.run(&["check", "--annotate", "批注", "--track-changes", "总结.docx"]);
    assert_eq!((output.status.code(), err(&output)), (Some(1), String::new()));
    let marked = folder.0.join("批注/总结.docx");
    assert_eq!(fs::read(folder.0.join("总结.docx")).expect("the original"), document(FAULTY));
    let text = read::open(&fs::read(&marked).expect("the copy")).expect("a document").text;
    assert!(text.contains("全市新建学校65所"), "{text}");
    if let Some(again) = converted(&marked, "docx") {
        assert!(part(&again, "word/comments.xml").contains("21+13+12+9+10=65≠64"));
        let main = part(&again, "word/document.xml");
        assert!(main.contains("<w:ins ") && main.contains("<w:delText"), "{main}");
    }
    if let Some(print) = converted(&marked, "pdf") {
        assert!(print.starts_with(b"%PDF-"));
    }
}

#[test]
fn a_copy_never_replaces_a_file() {
    let folder = Folder::new("docx-kept");
    folder.file("a.docx", document(FAULTY));
    let output = folder.run(&["check", "--annotate", ".", "a.docx"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("已有同名文件，没有覆盖") && out(&output).contains("sum-of-parts"), "{}", err(&output));
    assert_eq!(fs::read(folder.0.join("a.docx")).expect("the file"), document(FAULTY));
}

#[test]
fn real_documents_keep_their_text_when_they_are_marked() {
    let folder = Folder::new("docx-real");
    for path in files("docx").iter().step_by(7) {
        let (bytes, name) = (fs::read(path).expect("a file"), path.file_name().expect("a name").to_string_lossy().into_owned());
        let text = read::open(&bytes).expect("a document").text;
        let report = hegao::wire::report(&hegao::analyze(&text, &hegao::Options::default()));
        let marked = hegao::write::docx(&bytes, &report.findings, false).expect("a marked document");
        assert_eq!(marked.comments, report.findings.len(), "{name}");
        assert!(read::open(&marked.bytes).expect("a document").text == text, "{name}");
        for kept in ["word/styles.xml", "docProps/app.xml", "word/settings.xml"] {
            assert_eq!(part(&bytes, kept), part(&marked.bytes, kept), "{name}: {kept}");
        }
        folder.file(&name, marked.bytes);
        if let Some(again) = converted(&folder.0.join(&name), "docx").filter(|_| !report.findings.is_empty()) {
            assert!(part(&again, "word/comments.xml").contains("核稿"), "{name}");
        }
    }
}

#[test]
fn workbooks_open_in_other_programs_and_are_read_again() {
    let folder = Folder::new("xlsx");
    folder.file("总结.docx", document(FAULTY));
    let output = folder.run(&["check", "--xlsx", "指标.xlsx", "总结.docx"]);
    assert_eq!((output.status.code(), err(&output)), (Some(1), String::new()));
    let book = folder.0.join("指标.xlsx");
    let text = read::open(&fs::read(&book).expect("the workbook")).expect("a workbook").text;
    assert!(text.contains("新建学校\t\t64\t所"), "{text}");
    if let Some(again) = converted(&book, "csv:Text - txt - csv (StarCalc):44,34,76") {
        assert!(String::from_utf8_lossy(&again).contains("新建学校,,64,所"));
    }
    let refused = folder.run(&["check", "--xlsx", "指标.xlsx", "总结.docx"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("已有同名文件"), "{}", err(&refused));
}
