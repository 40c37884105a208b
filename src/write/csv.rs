use crate::wire::{Indicator, Report};

pub(super) const COLUMNS: [&str; 15] =
    ["文件", "序号", "指标", "约数", "数值", "单位", "比较", "增减", "幅度", "幅度单位", "时期", "状态", "属性", "范围", "章节"];

/// Every indicator as a table in CSV: UTF-8 with a mark and CRLF, so that WPS and Excel open it right.
pub fn indicator_table(reports: &[Report]) -> String {
    let mut table = String::from("\u{FEFF}");
    row(&mut table, COLUMNS.map(str::to_owned));
    for report in reports {
        for indicator in &report.indicators {
            row(&mut table, cells(report.file.as_deref().unwrap_or_default(), indicator));
        }
    }
    table
}

pub(super) fn cells(file: &str, indicator: &Indicator) -> [String; 15] {
    let change = indicator.change.as_ref();
    let direction = change.map_or("", |change| match change.direction.as_str() {
        "up" => "增",
        "down" => "减",
        _ => "平",
    });
    let change = |part: fn(&crate::wire::Change) -> &String| change.map(part).cloned().unwrap_or_default();
    let words = |words: &Option<String>| words.clone().unwrap_or_default();
    [
        file.to_owned(),
        indicator.id.to_string(),
        indicator.name.clone(),
        words(&indicator.approx),
        indicator.value.clone(),
        indicator.unit.clone(),
        change(|change| &change.basis),
        direction.into(),
        change(|change| &change.value),
        change(|change| &change.unit),
        words(&indicator.period),
        if indicator.status == "plan" { "计划" } else { "完成" }.into(),
        words(&indicator.aspect),
        words(&indicator.scope),
        indicator.section.join(" / "),
    ]
}

fn row(table: &mut String, cells: [String; 15]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            table.push(',');
        }
        table.push_str(&quoted(cell));
    }
    table.push_str("\r\n");
}

/// What a spreadsheet would take for a formula gets an apostrophe before it.
pub fn guarded(cell: &str) -> String {
    let number = cell.strip_prefix('-').is_some_and(|digits| digits.chars().all(|ch| ch.is_ascii_digit() || ch == '.'));
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number;
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

/// A cell of CSV: guarded, and quoted where needed.
pub fn quoted(cell: &str) -> String {
    let cell = guarded(cell);
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_needed() {
        assert_eq!(quoted("进出口,其中\"保税\""), "\"进出口,其中\"\"保税\"\"\"");
        assert_eq!(quoted("39.60"), "39.60");
    }

    #[test]
    fn nothing_is_taken_for_a_formula() {
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("-0.3"), "-0.3");
        assert_eq!(quoted("-cmd"), "'-cmd");
    }

    #[test]
    fn the_head_comes_after_a_mark() {
        let table = indicator_table(&[]);
        assert!(table.starts_with("\u{FEFF}文件,序号,指标,") && table.ends_with(",章节\r\n"));
    }
}
