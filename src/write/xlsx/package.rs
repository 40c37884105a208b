//! The parts of a workbook (ECMA-376, SpreadsheetML) around its sheets.

use std::fmt::Write;

use quick_xml::escape::escape;
use rawzip::ZipArchiveWriter;

use super::sheet::{self, MOST_PLACES, Sheet};
use crate::read::package::add;
use crate::write::DECLARATION;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const CORE: &str = "metadata/core-properties";

/// The workbook of these sheets; equal sheets give equal bytes.
pub(super) fn packed(sheets: &[Sheet]) -> Result<Vec<u8>, rawzip::Error> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    add(&mut archive, "[Content_Types].xml", types(sheets).as_bytes())?;
    add(&mut archive, "_rels/.rels", roots().as_bytes())?;
    add(&mut archive, "docProps/core.xml", properties().as_bytes())?;
    add(&mut archive, "xl/workbook.xml", workbook(sheets).as_bytes())?;
    add(&mut archive, "xl/_rels/workbook.xml.rels", relationships(sheets).as_bytes())?;
    add(&mut archive, "xl/styles.xml", styles().as_bytes())?;
    for (number, sheet) in (1..).zip(sheets) {
        add(&mut archive, &format!("xl/worksheets/sheet{number}.xml"), sheet::xml(sheet, MAIN).as_bytes())?;
    }
    archive.finish()?;
    Ok(bytes)
}

fn types(sheets: &[Sheet]) -> String {
    let mut xml = format!(
        "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPES}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPES}.styles+xml\"/>"
    );
    for number in 1..=sheets.len() {
        let _ = write!(xml, "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{TYPES}.worksheet+xml\"/>");
    }
    xml + "</Types>"
}

fn roots() -> String {
    format!(
        "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/{CORE}\" Target=\"docProps/core.xml\"/></Relationships>"
    )
}

fn properties() -> String {
    format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"{PACKAGE}/{CORE}\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:creator>核稿</dc:creator></cp:coreProperties>"
    )
}

fn workbook(sheets: &[Sheet]) -> String {
    let mut xml = format!("{DECLARATION}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>");
    for (number, sheet) in (1..).zip(sheets) {
        let _ = write!(xml, "<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>", escape(sheet.name));
    }
    xml.push_str("</sheets><definedNames>");
    for (index, sheet) in sheets.iter().enumerate() {
        let name = escape(sheet.name);
        // What Excel writes for a filter; without it LibreOffice shows none.
        let _ = write!(
            xml,
            "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{index}\" hidden=\"1\">'{name}'!{}</definedName>",
            sheet.area(true)
        );
    }
    xml + "</definedNames></workbook>"
}

fn relationships(sheets: &[Sheet]) -> String {
    let mut xml = format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for number in 1..=sheets.len() {
        let _ =
            write!(xml, "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>");
    }
    let styles = sheets.len() + 1;
    let _ = write!(xml, "<Relationship Id=\"rId{styles}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>");
    xml + "</Relationships>"
}

/// Style 0 is plain, 1 a head, 2 and on are numbers with as many places less two.
fn styles() -> String {
    // Below 164 stand the formats that every program knows.
    const OWN: usize = 164;
    let mut formats = String::new();
    let mut cells = String::new();
    for places in 0..=MOST_PLACES {
        let digits = if places == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(places)) };
        let id = OWN + places;
        let _ = write!(formats, "<numFmt numFmtId=\"{id}\" formatCode=\"{digits}\"/>");
        let _ =
            write!(cells, "<xf numFmtId=\"{id}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>");
    }
    let font = "<sz val=\"11\"/><name val=\"宋体\"/><charset val=\"134\"/>";
    format!(
        "{DECLARATION}<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"{count}\">{formats}</numFmts>\
         <fonts count=\"2\"><font>{font}</font><font><b/>{font}</font></fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"{all}\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
         <xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyAlignment=\"1\">\
         <alignment horizontal=\"center\"/></xf>{cells}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"常规\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        count = MOST_PLACES + 1,
        all = MOST_PLACES + 3,
    )
}
