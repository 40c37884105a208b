//! Workbooks: every sheet as lines of cells, numbers as the sheet shows them.
//!
//! Hidden sheets are left out; hidden rows and columns are not, since totals count them.

mod dates;
mod number;
mod pattern;
mod sheet;
mod styles;
#[cfg(test)]
mod tests;

use super::package::{Package, relationships_of, target};
use super::xml::Xml;
use super::{Fault, Opened, Place, Source, Unreadable};
use sheet::Grid;
use styles::Styles;

/// The way from the text back to the cells.
#[derive(Debug, Default)]
pub struct Map {
    sheets: Vec<String>,
    cells: Vec<CellPlace>,
}

#[derive(Debug)]
struct CellPlace {
    start: u32,
    sheet: u32,
    row: u32,
    column: u32,
}

impl Map {
    pub(super) fn place(&self, at: u32) -> Option<Place> {
        let index = self.cells.partition_point(|cell| cell.start <= at).saturating_sub(1);
        let cell = self.cells.get(index)?;
        Some(Place {
            part: self.sheets.get(cell.sheet as usize)?.clone(),
            paragraph: None,
            run: None,
            char: None,
            cell: Some(sheet::name(cell.row, cell.column)),
        })
    }
}

/// Reads a workbook.
pub fn read(bytes: &[u8]) -> Result<Opened, Unreadable> {
    let package = Package::open(bytes)?;
    let relationships = |part: &str| -> Result<Vec<(String, String, String)>, Unreadable> {
        package.text(&relationships_of(part))?.map_or(Ok(Vec::new()), |source| self::relationships(&source))
    };
    let find = |list: &[(String, String, String)], kind: &str, from: &str| {
        list.iter().find(|(_, of, _)| of == kind).map(|(_, _, to)| target(from, to))
    };
    let main = find(&relationships("")?, "officeDocument", "").unwrap_or_else(|| "xl/workbook.xml".into());
    let workbook = package.text(&main)?.ok_or(Unreadable::Broken(Fault::NoText))?;
    let list = relationships(&main)?;
    let part = |kind: &str| find(&list, kind, &main).map_or(Ok(None), |name| package.text(&name));
    let strings = part("sharedStrings")?.map_or(Ok(Vec::new()), |source| strings(&source))?;
    let (sheets, from_1904) = sheets(&workbook)?;
    let styles = part("styles")?.map_or(Ok(Styles::default()), |source| Styles::read(&source))?;

    let (mut text, mut map) = (String::new(), Map::default());
    for (name, id) in sheets {
        let Some((_, kind, to)) = list.iter().find(|(of, ..)| *of == id) else { continue };
        let Some(source) = package.text(&target(&main, to))?.filter(|_| kind == "worksheet") else { continue };
        let grid = Grid::read(&source, &strings, &styles, from_1904)?;
        let lines = grid.lines()?;
        if lines.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let sheet = map.sheets.len() as u32;
        map.sheets.push(name);
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                text.push('\n');
            }
            let start = text.len() as u32;
            text.push_str(&line.text);
            let places = line.cells.iter().map(|&(at, row, column)| CellPlace { start: start + at, sheet, row, column });
            map.cells.extend(places);
        }
        if text.len() > super::LONGEST {
            return Err(Unreadable::TooLong);
        }
    }
    Ok(Opened { text, source: Source::Xlsx(map) })
}

/// Id, last word of the type, and target of every relationship.
fn relationships(source: &str) -> Result<Vec<(String, String, String)>, Unreadable> {
    let mut list = Vec::new();
    let mut xml = Xml::new(source);
    xml.child()?;
    while let Some(tag) = xml.child()? {
        let attribute = |name| tag.attribute(name).unwrap_or_default();
        let kind = attribute("Type").rsplit('/').next().unwrap_or_default().to_owned();
        list.push((attribute("Id"), kind, attribute("Target")));
        xml.skip()?;
    }
    Ok(list)
}

/// Names and ids of the sheets that are shown, and whether days count from 1904.
fn sheets(workbook: &str) -> Result<(Vec<(String, String)>, bool), Unreadable> {
    let (mut sheets, mut from_1904) = (Vec::new(), false);
    let mut xml = Xml::new(workbook);
    xml.child()?;
    while let Some(tag) = xml.child()? {
        match tag.name {
            "workbookPr" => {
                from_1904 = tag.attribute("date1904").is_some_and(|value| value == "1" || value == "true");
                xml.skip()?;
            }
            "sheets" => {
                while let Some(sheet) = xml.child()? {
                    let shown = sheet.attribute("state").is_none_or(|state| state == "visible");
                    // `r:id`, whatever its prefix: `sheetId` has another name.
                    let named = sheet.attribute("name").zip(sheet.attribute("id"));
                    sheets.extend(named.filter(|_| shown));
                    xml.skip()?;
                }
            }
            _ => xml.skip()?,
        }
    }
    Ok((sheets, from_1904))
}

/// The strings that cells share.
fn strings(source: &str) -> Result<Vec<String>, Unreadable> {
    let mut strings = Vec::new();
    let mut xml = Xml::new(source);
    xml.child()?;
    while xml.child()?.is_some() {
        strings.push(rich_text(&mut xml)?);
    }
    Ok(strings)
}

/// The text inside the element that was begun last, without the signs of its pronunciation.
fn rich_text(xml: &mut Xml) -> Result<String, Unreadable> {
    let mut text = String::new();
    while let Some(tag) = xml.child()? {
        match tag.name {
            "t" => text.push_str(&xml.words()?),
            "r" => text.push_str(&rich_text(xml)?),
            _ => xml.skip()?,
        }
    }
    Ok(text)
}
