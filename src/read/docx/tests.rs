use super::read;
use crate::read::package::tests::zip;
use crate::read::{Fault, Opened, Unreadable};

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

fn document(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document {WORD}><w:body>{body}<w:sectPr/></w:body></w:document>")
}

fn with(body: &str, parts: &[(&str, &str)]) -> Result<Opened, Unreadable> {
    let relationships: String = parts
        .iter()
        .map(|(name, _)| format!("<Relationship Id=\"r{name}\" Type=\"http://x/{name}\" Target=\"{name}.xml\"/>"))
        .collect();
    let mut files = vec![
        ("word/document.xml".to_owned(), document(body)),
        ("word/_rels/document.xml.rels".to_owned(), format!("<Relationships>{relationships}</Relationships>")),
    ];
    for (name, inner) in parts {
        files.push((format!("word/{name}.xml"), format!("<w:{name} {WORD}>{inner}</w:{name}>")));
    }
    read(&zip(&files))
}

fn text(body: &str) -> String {
    with(body, &[]).expect("a document").text
}

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

#[test]
fn runs_tabs_breaks_and_signs_make_a_line() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">全市 </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Ａ&amp;B</w:t><w:tab/><w:t> 5 </w:t>\
        <w:br/><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:noBreakHyphen/><w:softHyphen/></w:r></w:p>";
    assert_eq!(text(&format!("{body}{}", paragraph("二"))), "全市 Ａ&B\t5\n≥-\n二");
}

#[test]
fn what_waits_for_a_decision_counts_as_accepted() {
    let body = "<w:p><w:r><w:t>完成</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>10</w:delText></w:r></w:del>\
        <w:ins w:id=\"2\"><w:r><w:t>12</w:t></w:r></w:ins><w:moveFrom w:id=\"3\"><w:r><w:t>旧</w:t></w:r></w:moveFrom>\
        <w:r><w:t>项</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del w:id=\"4\"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>后半</w:t></w:r></w:p>";
    assert_eq!(text(body), "完成12项\n前半后半");
}

#[test]
fn text_boxes_are_read_once_and_after_their_paragraph() {
    let inner = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", paragraph(words));
    let body = format!(
        "<w:p><w:r><w:t>正</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{}</w:drawing></mc:Choice>\
        <mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>文</w:t></w:r></w:p>\
        <w:p><w:r><w:pict><v:textbox>{}</v:textbox></w:pict></w:r></w:p>",
        inner("框"),
        inner("框"),
        inner("旧框")
    );
    assert_eq!(text(&body), "正文\n框\n\n旧框");
}

#[test]
fn fields_show_what_they_show() {
    let field = |code: &str, shown: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{shown}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let run = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    let body = format!(
        "<w:p>{}</w:p><w:p>{}<w:hyperlink>{}</w:hyperlink><w:fldSimple w:instr=\"DATE\">{}</w:fldSimple></w:p>",
        field(" TOC \\o", &format!("{}{}", run("一、回顾"), field("PAGEREF", &run("3")))),
        field("REF a", &run("见")),
        run("链接"),
        run("日期")
    );
    assert_eq!(text(&body), "见链接日期");
    let open =
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF</w:instrText><w:t>不能丢</w:t></w:r></w:p>";
    assert_eq!(text(open), "不能丢");
}

#[test]
fn hidden_text_is_left_out() {
    let styles = "<w:style w:type=\"character\" w:styleId=\"H\"><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:type=\"character\" w:styleId=\"I\"><w:basedOn w:val=\"H\"/></w:style>";
    let run = |properties: &str, words: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>");
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        run("<w:vanish/>", "藏"),
        run("<w:vanish w:val=\"0\"/>", "显"),
        run("<w:rStyle w:val=\"I\"/>", "藏"),
        run("<w:rStyle w:val=\"I\"/><w:vanish w:val=\"false\"/>", "现")
    );
    assert_eq!(with(&body, &[("styles", styles)]).map(|opened| opened.text), Ok("显现".into()));
}

#[test]
fn notes_follow_the_text_in_the_order_of_their_marks() {
    let notes = format!(
        "<w:footnote w:type=\"separator\" w:id=\"0\">{}</w:footnote><w:footnote w:id=\"2\">{}</w:footnote><w:footnote w:id=\"1\">{}</w:footnote>",
        paragraph("线"),
        paragraph("注二"),
        paragraph("注一")
    );
    let mark = |id: u8| format!("<w:p><w:r><w:t>文</w:t><w:footnoteReference w:id=\"{id}\"/></w:r></w:p>");
    let body = format!("{}{}", mark(1), mark(2));
    assert_eq!(with(&body, &[("footnotes", &notes)]).map(|opened| opened.text), Ok("文\n文\n注一\n注二".into()));
}

#[test]
fn tables_are_grids() {
    let cell = |properties: &str, words: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(words));
    let rows = [
        format!("{}{}", cell("<w:vMerge w:val=\"restart\"/>", "县区"), cell("<w:gridSpan w:val=\"2\"/>", "产值")),
        format!("{}{}{}", cell("<w:vMerge/>", ""), cell("", "本期"), cell("", "上年")),
        format!("{}{}{}", cell("", "甲"), cell("", "5"), cell("", "4")),
        format!("<w:trPr><w:del/></w:trPr>{}", cell("", "废")),
    ];
    let table: String = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect();
    assert_eq!(text(&format!("<w:tbl>{table}</w:tbl>")), "县区\t产值\t\n\t本期\t上年\n甲\t5\t4");
    let layout =
        format!("<w:tbl><w:tr>{}<w:tc>{}{}</w:tc></w:tr></w:tbl>", cell("", "报告"), paragraph("一、回顾。"), paragraph("二"));
    assert_eq!(text(&layout), "报告\n一、回顾。\n二");
}

fn level(at: usize, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn numbered(list: i64, level: usize, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
    )
}

#[test]
fn numbers_are_counted_as_word_counts() {
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
        <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>",
        level(0, "chineseCounting", "%1、", ""),
        level(1, "chineseCountingThousand", "（%2）", ""),
        level(2, "decimal", "%1.%3", "<w:isLgl/>")
    );
    let body = [
        numbered(1, 0, "回顾"),
        numbered(1, 1, "甲"),
        numbered(1, 1, "乙"),
        numbered(1, 2, "丙"),
        numbered(1, 0, "打算"),
        numbered(1, 1, "丁"),
        numbered(2, 0, "另"),
        numbered(2, 0, "又"),
        numbered(0, 0, "无"),
    ]
    .concat();
    let read = with(&body, &[("numbering", &numbering)]).expect("a document").text;
    assert_eq!(read, "一、回顾\n（一）甲\n（二）乙\n1.1 丙\n二、打算\n（一）丁\n五、另\n六、又\n无");
}

#[test]
fn styles_give_numbers() {
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num>",
        level(0, "chineseCounting", "第%1章", "<w:pStyle w:val=\"H1\"/>"),
        level(1, "decimalEnclosedCircle", "%2", "<w:pStyle w:val=\"H2\"/>")
    );
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:basedOn w:val=\"H1\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"H1a\"><w:basedOn w:val=\"H1\"/></w:style>";
    let styled = |style: &str, words: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let body = [styled("H1", "总则"), styled("H2", "目的"), styled("H1a", "附则"), paragraph("无")].concat();
    let read = with(&body, &[("numbering", &numbering), ("styles", styles)]).expect("a document").text;
    assert_eq!(read, "第一章 总则\n① 目的\n第二章 附则\n无");
}

#[test]
fn every_place_leads_back() {
    let body = format!(
        "{}<w:p><w:r><w:t>完成</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:t>😀12项</w:t></w:r></w:p>",
        paragraph("题")
    );
    let opened = with(&body, &[]).expect("a document");
    let at = opened.text.find("12").expect("the figure") as u32;
    let place = opened.place(at).expect("a place");
    assert_eq!((place.part.as_str(), place.paragraph, place.run, place.char), ("word/document.xml", Some(1), Some(2), Some(2)));
}

#[test]
fn other_prefixes_and_names_of_parts_are_read() {
    let document = "<n:document xmlns:n=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><n:body><n:p><n:r><n:t>严格</n:t></n:r></n:p></n:body></n:document>";
    let files = [
        (
            "_rels/.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>",
        ),
        ("word/document2.xml", document),
    ];
    assert_eq!(read(&zip(&files)).map(|opened| opened.text), Ok("严格".into()));
}

#[test]
fn hostile_files_are_refused() {
    let fault = |bytes: &[u8]| match read(bytes) {
        Err(Unreadable::Broken(fault)) => Some(fault),
        _ => None,
    };
    let one = |document: &str| zip(&[("word/document.xml", document)]);
    let entities = format!("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>{}", document(&paragraph("&x;")));
    assert_eq!(fault(&one(&entities)), Some(Fault::DocumentType));
    assert_eq!(fault(&one(&document(&"<w:sdt>".repeat(5000)))), Some(Fault::TooDeep));
    assert_eq!(fault(&one(&document("<w:p>"))), Some(Fault::Markup));
    assert_eq!(fault(&one("<html/>")), Some(Fault::NoText));
    assert_eq!(fault(&zip(&[("word/other.xml", "")])), Some(Fault::NoText));
    assert_eq!(fault(b"PK\x03\x04word/document.xml"), Some(Fault::Archive));
    let many: Vec<(String, String)> = (0..20_001).map(|index| (format!("{index}"), String::new())).collect();
    assert_eq!(fault(&zip(&many)), Some(Fault::TooManyParts));
    let bomb = one(&" ".repeat((64 << 20) + 1));
    assert!(bomb.len() < 1 << 20);
    assert_eq!(fault(&bomb), Some(Fault::TooLarge));
    // Numbers that would make a line as long as the memory.
    let wide = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2000000000\"/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    assert!(text(wide).len() < 100);
}

#[test]
fn no_cut_or_changed_byte_is_a_crash() {
    let sound = zip(&[("word/document.xml", document(&paragraph("共12项")))]);
    for at in 0..sound.len() {
        let mut bytes = sound.clone();
        bytes[at] ^= 0x55;
        let _ = read(&bytes);
        let _ = read(&sound[..at]);
    }
}
