pub use crate::lex::calendar::{Date, Period, days_in};
pub(crate) use crate::lex::calendar::{part_of_year, year};
use crate::text::{Reading, Run};

/// What a title says it reports on: its first year, with the part of the year that follows.
pub(super) fn of_title(reading: &Reading, title: Run) -> Option<Period> {
    let (at, year) = (title.from()..title.to()).find_map(|at| Some((at, year(reading, at)?)))?;
    let mut next = at + 4;
    if reading.at(next) != '年' {
        return None;
    }
    next += 1;
    if reading.at(next) == '度' {
        next += 1;
    }
    match part_of_year(reading, next) {
        Some((first, last, used)) => {
            let words = reading.text(Run::new(next, next + used));
            Period::months(format!("{year}年{words}"), year, first, last)
        }
        None => Period::months(format!("{year}年"), year, 1, 12),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str) -> Option<String> {
        let reading = Reading::new(text);
        of_title(&reading, Run::new(0, reading.len())).map(|p| format!("{} {} {}", p.label, p.start, p.end))
    }

    #[test]
    fn titles_name_their_period() {
        for (text, expected) in [
            ("市财政局2024年上半年工作总结", "2024年上半年 2024-01-01 2024-06-30"),
            ("海关2023年第一季度运行情况", "2023年第一季度 2023-01-01 2023-03-31"),
            ("区商务局2024年1—5月工作汇报", "2024年1—5月 2024-01-01 2024-05-31"),
            ("2025年度工作要点", "2025年 2025-01-01 2025-12-31"),
            ("县卫健局二〇二四年工作总结", "2024年 2024-01-01 2024-12-31"),
        ] {
            assert_eq!(title(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(title("关于上半年工作情况的汇报"), None);
    }
}
