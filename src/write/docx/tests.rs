use super::docx;
use crate::read::package::{Package, tests::zip};
use crate::wire::{self, Finding, Report};
use crate::{Options, analyze, read};

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";

fn package(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document {WORD}><w:body>{body}</w:body></w:document>");
    let parts = [("[Content_Types].xml", TYPES), ("word/document.xml", document.as_str()), ("docProps/app.xml", "<a>1</a>")];
    zip(&[&parts[..], more].concat())
}

fn part(bytes: &[u8], name: &str) -> String {
    Package::open(bytes).and_then(|package| package.text(name)).expect("a sound package").unwrap_or_default()
}

fn checked(bytes: &[u8]) -> (String, Report) {
    let opened = read::open(bytes).expect("a document");
    let report = wire::report(&analyze(&opened.text, &Options::default()));
    (opened.text, report)
}

fn on(text: &str, words: &str) -> Finding {
    let start = text.find(words).expect("the words");
    let units = |at: usize| text[..at].encode_utf16().count() as u32;
    Finding {
        rule: "sum-of-parts".into(),
        severity: "error".into(),
        start: units(start),
        end: units(start + words.len()),
        message: "分项<之和>大于总数。".into(),
        evidence: "1+1=2≠3".into(),
        related: Vec::new(),
        fixes: Vec::new(),
        fingerprint: String::new(),
        origin: None,
    }
}

fn fixed(mut finding: Finding, text: &str) -> Finding {
    let edits = vec![wire::Edit { start: finding.start, end: finding.end, text: text.into() }];
    finding.fixes.push(wire::Fix { title: format!("改为{text}"), edits });
    finding
}

const RUNS: &str =
    "<w:p><w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t>共培训农民12</w:t></w:r><w:r><w:t>60人次。</w:t><w:tab/></w:r></w:p>";

#[test]
fn a_comment_stands_at_its_words_and_nothing_else_changes() {
    let bytes = package(RUNS, &[]);
    let (text, _) = checked(&bytes);
    let marked = docx(&bytes, &[on(&text, "1260")], false).expect("a marked document");
    assert_eq!((marked.comments, marked.changes), (1, 0));
    let main = part(&marked.bytes, "word/document.xml");
    assert_eq!(
        main,
        format!(
            "<w:document {WORD}><w:body><w:p><w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">共培训农民</w:t></w:r>\
            <w:commentRangeStart w:id=\"0\"/><w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">12</w:t></w:r>\
            <w:r><w:t xml:space=\"preserve\">60</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>\
            <w:r><w:t xml:space=\"preserve\">人次。</w:t><w:tab/></w:r></w:p></w:body></w:document>"
        )
    );
    assert!(part(&marked.bytes, "word/comments.xml").contains("w:author=\"核稿\""));
    assert!(part(&marked.bytes, "word/comments.xml").contains("【错误】分项&lt;之和&gt;大于总数。"));
    assert!(part(&marked.bytes, "word/_rels/document.xml.rels").contains("Target=\"comments.xml\""));
    assert!(part(&marked.bytes, "[Content_Types].xml").contains("PartName=\"/word/comments.xml\""));
    assert_eq!(checked(&marked.bytes).0, text);
    assert_eq!(docx(&bytes, &[on(&text, "1260")], false).expect("again").bytes, marked.bytes);
    let packed = |bytes: &[u8]| {
        let package = Package::open(bytes).expect("a package");
        package.packed(package.find("docProps/app.xml").expect("the part")).expect("packed").0.to_vec()
    };
    assert_eq!(packed(&bytes), packed(&marked.bytes));
}

#[test]
fn a_repair_is_a_tracked_change_that_reads_as_accepted() {
    let bytes = package(RUNS, &[]);
    let (text, _) = checked(&bytes);
    let marked = docx(&bytes, &[fixed(on(&text, "1260"), "1310")], true).expect("a marked document");
    assert_eq!((marked.comments, marked.changes), (1, 1));
    assert_eq!(checked(&marked.bytes).0, text.replace("1260", "1310"));
    let main = part(&marked.bytes, "word/document.xml");
    assert!(
        main.contains("<w:delText xml:space=\"preserve\">12</w:delText>")
            && main.contains("<w:delText xml:space=\"preserve\">60</w:delText>")
    );
    assert!(main.contains("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">1310</w:t>"), "{main}");
}

#[test]
fn two_repairs_of_the_same_words_are_not_both_written() {
    let bytes = package(RUNS, &[]);
    let (text, _) = checked(&bytes);
    let findings = [fixed(on(&text, "1260"), "1310"), fixed(on(&text, "260"), "310")];
    assert_eq!(docx(&bytes, &findings, true).expect("a marked document").changes, 1);
}

#[test]
fn comments_that_are_there_stay_and_numbers_go_on() {
    let old = "<c:comments xmlns:c=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><c:comment c:id=\"7\"><c:p/></c:comment></c:comments>";
    let list = "<x:Relationships xmlns:x=\"http://schemas.openxmlformats.org/package/2006/relationships\"><x:Relationship Id=\"a\" Type=\"t/comments\" Target=\"remarks.xml\"/></x:Relationships>";
    let bytes = package(RUNS, &[("word/remarks.xml", old), ("word/_rels/document.xml.rels", list)]);
    let (text, _) = checked(&bytes);
    let marked = docx(&bytes, &[on(&text, "人次")], false).expect("a marked document");
    let comments = part(&marked.bytes, "word/remarks.xml");
    assert!(
        comments.starts_with(old.trim_end_matches("</c:comments>")) && comments.contains("<c:comment c:id=\"8\""),
        "{comments}"
    );
    assert_eq!(part(&marked.bytes, "word/_rels/document.xml.rels"), list);
}

#[test]
fn what_stands_in_notes_and_boxes_is_marked_where_they_hang() {
    let body = "<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框中12项</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>";
    let bytes = package(body, &[]);
    let (text, _) = checked(&bytes);
    let marked = docx(&bytes, &[fixed(on(&text, "12"), "13")], true).expect("a marked document");
    assert_eq!((marked.comments, marked.changes), (1, 0));
    let main = part(&marked.bytes, "word/document.xml");
    assert!(
        main.contains("<w:commentRangeStart w:id=\"0\"/><w:r><w:pict>") && main.contains("</w:pict></w:r><w:commentRangeEnd")
    );
}

#[test]
fn entities_signs_and_insertions_keep_their_form() {
    let body = "<w:p><w:ins w:id=\"4\"><w:r><w:t>A&amp;B共12项</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> 见</w:t><w:br/><w:t>表</w:t></w:r></w:p>";
    let bytes = package(body, &[]);
    let (text, _) = checked(&bytes);
    let findings = [fixed(on(&text, "12"), "13"), on(&text, "B共"), on(&text, "&"), on(&text, "见\n表")];
    let marked = docx(&bytes, &findings, true).expect("a marked document");
    assert_eq!((marked.comments, marked.changes), (4, 0));
    assert_eq!(checked(&marked.bytes).0, text);
}

#[test]
fn findings_of_real_rules_are_all_placed() {
    let body = "<w:p><w:r><w:t>全市新建学校6</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>4所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。</w:t></w:r></w:p>";
    let bytes = package(body, &[]);
    let (text, report) = checked(&bytes);
    assert!(!report.findings.is_empty());
    let marked = docx(&bytes, &report.findings, true).expect("a marked document");
    assert_eq!((marked.comments, marked.changes), (report.findings.len(), 1));
    assert_eq!(checked(&marked.bytes).0, text.replace("64所", "65所"));
}
