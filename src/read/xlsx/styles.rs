use std::collections::BTreeMap;

use super::number::Number;
use super::pattern;
use crate::read::Unreadable;
use crate::read::xml::Xml;

/// The formats of a workbook.
#[derive(Default)]
pub(super) struct Styles {
    own: BTreeMap<i64, String>,
    /// The format of each style of cells.
    cells: Vec<i64>,
}

impl Styles {
    pub(super) fn read(source: &str) -> Result<Self, Unreadable> {
        let mut styles = Self::default();
        let mut xml = Xml::new(source);
        xml.child()?;
        while let Some(tag) = xml.child()? {
            match tag.name {
                "numFmts" => {
                    while let Some(format) = xml.child()? {
                        styles.own.extend(format.number("numFmtId").zip(format.attribute("formatCode")));
                        xml.skip()?;
                    }
                }
                "cellXfs" => {
                    while let Some(style) = xml.child()? {
                        styles.cells.push(style.number("numFmtId").unwrap_or(0));
                        xml.skip()?;
                    }
                }
                _ => xml.skip()?,
            }
        }
        Ok(styles)
    }

    /// A number as a cell of a style shows it.
    pub(super) fn shown(&self, value: &str, style: usize, from_1904: bool) -> String {
        let Some(number) = Number::read(value) else { return value.to_owned() };
        let id = self.cells.get(style).copied().unwrap_or(0);
        match self.own.get(&id).map(String::as_str).or_else(|| built_in(id)) {
            Some(format) => pattern::shown(&number, format, from_1904),
            None => number.general(),
        }
    }
}

/// Formats that every workbook knows, as a Chinese Excel shows them.
fn built_in(id: i64) -> Option<&'static str> {
    Some(match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 => "yyyy/m/d",
        15..=17 => "yyyy\"年\"m\"月\"",
        18..=21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
        28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
        30 => "m-d-yy",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        32 => "h\"时\"mm\"分\"",
        33 => "h\"时\"mm\"分\"ss\"秒\"",
        37 | 38 | 41 | 42 => "#,##0;-#,##0",
        39 | 40 | 43 | 44 => "#,##0.00;-#,##0.00",
        _ => return None,
    })
}
