use super::read;
use crate::read::package::tests::zip;
use crate::read::{Fault, Unreadable};

const OFD: &str = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

fn object(x: f32, y: f32, width: f32, words: &str) -> String {
    format!(
        "<ofd:TextObject Boundary=\"{x} {y} {width} 5\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"4.2\" DeltaX=\"g 3 5\">{words}</ofd:TextCode></ofd:TextObject>"
    )
}

fn file(pages: &[String]) -> Vec<u8> {
    let list: String =
        (0..pages.len()).map(|index| format!("<ofd:Page ID=\"{index}\" BaseLoc=\"Pages/Page_{index}/Content.xml\"/>")).collect();
    let mut parts = vec![
        (
            "OFD.xml".to_owned(),
            format!("<ofd:OFD {OFD}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"),
        ),
        ("Doc_0/Document.xml".to_owned(), format!("<ofd:Document {OFD}><ofd:Pages>{list}</ofd:Pages></ofd:Document>")),
    ];
    for (index, page) in pages.iter().enumerate() {
        let content = format!("<ofd:Page {OFD}><ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content></ofd:Page>");
        parts.push((format!("Doc_0/Pages/Page_{index}/Content.xml"), content));
    }
    zip(&parts)
}

#[test]
fn lines_are_joined_to_paragraphs_over_pages() {
    let first = [
        object(50.0, 20.0, 80.0, "工作总结"),
        object(30.0, 40.0, 150.0, "今年以来，全市完成"),
        object(20.0, 50.0, 100.0, "投资12"),
        object(120.0, 50.0, 60.0, "亿元，其"),
        object(95.0, 280.0, 10.0, "- 1 -"),
    ]
    .concat();
    let second = [object(20.0, 20.0, 40.0, "中工业5亿元。"), object(30.0, 30.0, 150.0, "二、打算一二三四五六")].concat();
    let text = read(&file(&[first, second])).map(|opened| opened.text);
    assert_eq!(text, Ok("工作总结\n今年以来，全市完成投资12亿元，其中工业5亿元。\n二、打算一二三四五六".into()));
}

#[test]
fn columns_are_parted_by_tabs() {
    let row = |y: f32, words: [&str; 2]| [object(80.0, y, 20.0, words[1]), object(20.0, y, 20.0, words[0])].concat();
    let text = read(&file(&[row(20.0, ["县区", "产值"]) + &row(30.0, ["甲县", "5"])])).map(|opened| opened.text);
    assert_eq!(text, Ok("县区\t产值\n甲县\t5".into()));
}

#[test]
fn a_file_of_pictures_has_no_text() {
    assert_eq!(read(&file(&[String::new()])).map(|opened| opened.text), Err(Unreadable::Broken(Fault::NoText)));
}
