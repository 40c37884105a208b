use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::csv::{COLUMNS, cells};
use crate::wire::{Check, Finding, Report};

/// The most digits that a spreadsheet keeps of a number.
const DIGITS: usize = 15;
/// The widest column, in characters.
const WIDEST: f64 = 48.0;

/// Indicators, findings and the ledger as a workbook: numbers are numbers, printed as in the text.
pub fn workbook(reports: &[Report]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Without a date of its own the workbook would carry that of the clock.
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_author("核稿").set_creation_datetime(&date));
    let indicators = reports.iter().flat_map(|report| {
        let row = |indicator| cells(report, indicator).to_vec();
        report.indicators.iter().map(row)
    });
    sheet(book.add_worksheet(), "指标", &COLUMNS, indicators)?;
    let findings = reports.iter().flat_map(|report| report.findings.iter().map(|finding| finding_row(report, finding)));
    sheet(book.add_worksheet(), "问题", &["文件", "级别", "规则", "原文", "问题", "依据", "可改"], findings)?;
    let checks = reports.iter().flat_map(|report| report.checks.iter().map(|check| check_row(report, check)));
    sheet(book.add_worksheet(), "核对", &["文件", "结论", "规则", "原文", "算式", "原因"], checks)?;
    book.save_to_buffer()
}

fn finding_row(report: &Report, finding: &Finding) -> Vec<String> {
    let severity = match finding.severity.as_str() {
        "error" => "错误",
        "warning" => "警告",
        _ => "提示",
    };
    let fixes: Vec<&str> = finding.fixes.iter().map(|fix| fix.title.as_str()).collect();
    vec![
        report.file.clone().unwrap_or_default(),
        severity.into(),
        finding.rule.clone(),
        words(report, finding.start, finding.end),
        finding.message.clone(),
        finding.evidence.clone(),
        fixes.join("；"),
    ]
}

fn check_row(report: &Report, check: &Check) -> Vec<String> {
    let verdict = match check.verdict.as_str() {
        "pass" => "未见矛盾",
        "issue" => "有矛盾",
        "doubt" => "存疑",
        _ => "未核验",
    };
    vec![
        report.file.clone().unwrap_or_default(),
        verdict.into(),
        check.rule.clone(),
        words(report, check.start, check.end),
        check.equation.clone(),
        check.reason.clone().unwrap_or_default(),
    ]
}

/// The words at a place, where the report holds its text.
fn words(report: &Report, start: u32, end: u32) -> String {
    let text = report.text.as_deref().unwrap_or_default();
    let units = text.encode_utf16().skip(start as usize).take((end - start) as usize);
    char::decode_utf16(units).filter_map(Result::ok).collect()
}

fn sheet(sheet: &mut Worksheet, name: &str, heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let head = Format::new().set_bold().set_align(FormatAlign::Center);
    let mut widths: Vec<f64> = heads.iter().map(|head| width(head)).collect();
    for (column, words) in (0..).zip(heads) {
        sheet.write_string_with_format(0, column, *words, &head)?;
    }
    let mut last = 0;
    for (row, cells) in (1..).zip(rows) {
        last = row;
        for ((column, cell), widest) in (0..).zip(&cells).zip(&mut widths) {
            *widest = widest.max(width(cell));
            match number(cell) {
                Some((value, places)) => {
                    let format = if places == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(places)) };
                    sheet.write_number_with_format(row, column, value, &Format::new().set_num_format(format))?;
                }
                None if cell.is_empty() => {}
                // A string is never a formula in a workbook, but it has a longest length.
                None => drop(sheet.write_string(row, column, cell.chars().take(32_000).collect::<String>())?),
            }
        }
    }
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, (width + 2.0).min(WIDEST))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    if last > 0 {
        sheet.autofilter(0, 0, last, heads.len() as u16 - 1)?;
    }
    Ok(())
}

/// A figure as a spreadsheet holds it, with its places; figures that would lose digits stay words.
fn number(cell: &str) -> Option<(f64, usize)> {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = !whole.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !cell.ends_with('.');
    // 007 is no number.
    let leading = whole.len() > 1 && whole.starts_with('0');
    let fits = whole.len() + part.len() <= DIGITS && !part.contains('.');
    if plain && !leading && fits { Some((cell.parse().ok()?, part.len())) } else { None }
}

/// Columns that words take: Chinese characters are two wide.
fn width(words: &str) -> f64 {
    words.chars().map(|ch| if ch.is_ascii() { 1.0 } else { 2.0 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze, read, wire};

    fn report(text: &str) -> Report {
        let mut report = wire::report(&analyze(text, &Options::default()));
        report.file = Some("总结.txt".into());
        report.text = Some(text.into());
        report
    }

    #[test]
    fn figures_are_numbers_as_printed() {
        let text = "市商务局2024年工作总结\n全市进出口总值完成39.60亿元，同比增长10.1%。\n全市新建学校64所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。";
        let book = workbook(&[report(text)]).expect("a workbook");
        let opened = read::open(&book).expect("a workbook");
        let row = opened.text.lines().find(|line| line.contains("进出口总值")).expect("a row");
        assert!(row.starts_with("总结.txt\t1\t进出口总值\t\t39.60\t亿元\t同比\t增\t10.1\t%"), "{row}");
        assert!(
            opened.text.contains("错误\tsum-of-parts\t64\t") && opened.text.contains("有矛盾\tsum-of-parts"),
            "{}",
            opened.text
        );
        let package = read::package::Package::open(&book).expect("a package");
        let sheet = package.text("xl/worksheets/sheet1.xml").expect("a sheet").expect("a sheet");
        assert!(sheet.contains("<v>39.6</v>") && sheet.contains("state=\"frozen\"") && sheet.contains("<cols>"), "{sheet}");
    }

    #[test]
    fn equal_reports_give_equal_bytes() {
        let reports = [report("全市完成投资12亿元。")];
        assert_eq!(workbook(&reports).expect("a workbook"), workbook(&reports).expect("a workbook"));
    }

    #[test]
    fn what_is_no_plain_number_stays_words() {
        for words in ["10-12", "007", "1234567890123456", "=1+1", "1.", ".5", "1.2.3", "", "-"] {
            assert_eq!(number(words), None, "{words}");
        }
        assert_eq!(number("-39.60"), Some((-39.6, 2)));
    }
}
