use super::number::Number;
use super::pattern::shown;
use super::read;
use crate::read::package::tests::zip;

#[test]
fn numbers_show_as_their_formats_say() {
    let cases = [
        ("0.10100000000000001", "0.0%", "10.1%"),
        ("39.6", "0.00", "39.60"),
        ("1234567.891", "#,##0.0", "1,234,567.9"),
        ("10.149999999999999", "0.0", "10.2"),
        ("-4.5", "0.0_);(0.0)", "(4.5)"),
        ("-4.5", "0.0", "-4.5"),
        ("-0.04", "0.0", "0.0"),
        ("0", "0.0;-0.0;\"—\"", "—"),
        ("390", "0\"亿元\"", "390亿元"),
        ("1.25E-3", "0.00%", "0.13%"),
        ("12", "General", "12"),
        ("45366", "yyyy\"年\"m\"月\"d\"日\"", "2024年3月15日"),
        ("45366", "yyyy-mm-dd", "2024-03-15"),
        ("59", "yyyy/m/d", "1900/2/28"),
        ("61", "yyyy/m/d", "1900/3/1"),
        ("45366.5", "yyyy/m/d h:mm", "2024/3/15 12:00"),
        ("12345678", "#,##0.0,,", "12.3"),
        ("0.5", "#.##", ".5"),
        ("5", "#.##", "5"),
        ("5", "000", "005"),
        ("3", "[Red]0.0;[$¥-804]0", "3.0"),
        ("7", "@", "7"),
        ("999.96", "0.0", "1000.0"),
        ("0.30000000000000004", "General", "0.3"),
        ("1E+20", "0", "100000000000000000000"),
    ];
    for (value, format, expected) in cases {
        let number = Number::read(value).expect("a number");
        assert_eq!(shown(&number, format, false).trim(), expected, "{value} {format}");
    }
    assert_eq!(shown(&Number::read("43904").expect("a number"), "yyyy/m/d", true), "2024/3/15");
}

fn workbook(rows: &str) -> Vec<u8> {
    let files = [
        ("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"一季度\" sheetId=\"1\" r:id=\"a\"/><sheet name=\"藏\" sheetId=\"2\" state=\"hidden\" r:id=\"b\"/></sheets></workbook>".to_owned()),
        ("xl/_rels/workbook.xml.rels", "<R><R Id=\"a\" Type=\"t/worksheet\" Target=\"worksheets/1.xml\"/><R Id=\"b\" Type=\"t/worksheet\" Target=\"worksheets/2.xml\"/><R Id=\"c\" Type=\"t/sharedStrings\" Target=\"s.xml\"/><R Id=\"d\" Type=\"t/styles\" Target=\"y.xml\"/></R>".to_owned()),
        ("xl/s.xml", "<sst><si><t>税收</t></si><si><r><t>非</t></r><r><t>税</t></r><rPh><t>fei</t></rPh></si></sst>".to_owned()),
        ("xl/y.xml", "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"0.0%\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>".to_owned()),
        ("xl/worksheets/1.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
        ("xl/worksheets/2.xml", "<worksheet><sheetData><row><c t=\"str\"><v>藏</v></c></row></sheetData></worksheet>".to_owned()),
    ];
    zip(&files)
}

#[test]
fn sheets_are_lines_of_cells() {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>收入情况表</t></is></c></row>\
        <row r=\"2\"><c r=\"A2\" t=\"str\"><v>项目</v></c><c r=\"B2\" t=\"str\"><v>金额（亿元）</v></c><c r=\"D2\" t=\"str\"><v>占比\n（%）</v></c></row>\
        <row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\"><f>1+2</f><v>12.5</v></c><c r=\"D3\" s=\"1\"><v>0.625</v></c></row>\
        <row r=\"4\"><c t=\"s\"><v>1</v></c><c><v>7.5</v></c></row>\
        <row r=\"7\"><c r=\"A7\" t=\"str\"><v>注</v></c></row>";
    let opened = read(&workbook(rows)).expect("a workbook");
    assert_eq!(opened.text, "收入情况表\n项目\t金额（亿元）\t占比 （%）\n税收\t12.5\t62.5%\n非税\t7.5\t\n\n注");
    let place = opened.place(opened.text.find("62.5").expect("the figure") as u32).expect("a place");
    assert_eq!((place.part.as_str(), place.cell.as_deref()), ("一季度", Some("D3")));
}

#[test]
fn a_sheet_of_endless_width_is_refused() {
    let wide: String = (0..5000)
        .map(|row| {
            format!(
                "<row r=\"{}\"><c r=\"{}{}\"><v>1</v></c></row>",
                row + 1,
                super::sheet::name(0, row).trim_end_matches('1'),
                row + 1
            )
        })
        .collect();
    assert_eq!(
        read(&workbook(&wide)).map(|opened| opened.text),
        Err(crate::read::Unreadable::Broken(crate::read::Fault::TooLarge))
    );
}
