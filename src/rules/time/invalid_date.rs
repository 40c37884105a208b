use crate::claim::{Judged, Relation};
use crate::document::days_in;
use crate::number::Decimal;
use crate::rules::clause::{digits, number};
use crate::rules::figures::issues;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// Dates that no calendar has.
pub static INVALID_DATE: Rule = Rule {
    id: "invalid-date",
    title: "日期有误",
    family: Family::Time,
    severity: Severity::Error,
    why: "月份、日子超出日历，或年月日缺漏、颠倒，会使时间无法确认。",
    advice: "对照日历和原始材料改正。",
    authority: "GB/T 15835—2011《出版物上数字用法》关于年月日的写法；公历历法",
    bad: &[
        Bad { text: "温州国家高新区⟦2023月11日⟧正式挂牌。", evidence: "2023月" },
        Bad { text: "⟦2005年月11月13日⟧填报。", evidence: "年月" },
        Bad {
            text: "区科技局2024年工作要点\n⟦2月30日⟧前完成高新技术企业申报。", evidence: "29天：30>29"
        },
        Bad { text: "⟦2023年2月29日⟧召开全区财政工作会议。", evidence: "28天：29>28" },
        Bad { text: "截至⟦6月31日⟧,查验货物1200批次。", evidence: "30天：31>30" },
        Bad { text: "⟦13月份⟧完成公路建设投资2.1亿元。", evidence: "13>12" },
        Bad { text: "5月6日⟦上午14时⟧召开专题会议。", evidence: "14>12" },
        Bad { text: "活动于⟦3月15日至10日⟧举办。", evidence: "15>10" },
        Bad { text: "⟦2024年8月至2024年3月⟧检查企业12家。", evidence: "8>3" },
        Bad { text: "⟦2024年8月至3月⟧检查企业12家。", evidence: "8>3" },
        Bad { text: "规划期为⟦2025—2021年⟧。", evidence: "2025>2021" },
        Bad { text: "⟦24年上半年⟧,新增就业1200人。", evidence: "四位" },
        Bad { text: "⟦二零二四年⟧工作总结", evidence: "二〇二四年" },
    ],
    good: &[
        "2024年2月29日召开会议。",
        "项目周期24个月,其中建设期18个月。",
        "“3·15”“12·5”国际志愿者日活动各1场。",
        "为18月龄以上儿童接种疫苗3200剂次。",
        "供暖期为11月至次年3月,3月15日至4月10日开展检查。",
        "每年11月至3月供暖,2023年11月至2024年2月开展检查,2014年11月到去年3月完成改造。",
        "2021—2025年累计投入12亿元,2023年11月—2024年5月完成改造。",
        "每月5日前报送,10月31日截止,12月31日关账。",
        "近10年来,累计建成24年期保障房,连续20年增长。",
        "上午9时30分开始,下午14时结束,24小时值守。",
        "月均处理案件32件,2024年月均增长3%。",
        "6月1日至30日开展安全生产月活动。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let reported = facts.document.year();
    for at in reading.places_of(&['月', '年', '上', '零']) {
        let problem = match reading.at(at) {
            '月' => month(reading, at, reported),
            '年' => year(reading, at),
            '上' if reading.starts(at, "上午") => morning(reading, at),
            '零' if reading.before(at) == '二' => zero(reading, at - 1),
            _ => continue,
        };
        findings.extend(problem);
    }
    findings.extend(issues(facts, INVALID_DATE.id).filter_map(|judged| turned(facts, judged)));
}

/// 3月15日至10日, 2025—2021年.
fn turned(facts: &Facts, judged: &Judged) -> Option<Finding> {
    let reading = &facts.document.reading;
    let Relation::RangeOrder { range, low, high } = judged.claim.relation else { return None };
    let run = facts.mentions.get(range)?.run?;
    let text = reading.text(run);
    let part = if low >= Decimal::from(1000) {
        '年'
    } else if reading.text(run).ends_with(['日', '号']) {
        '日'
    } else {
        '月'
    };
    let evidence = format!("起于{low}{part}而止于{high}{part}：{low}>{high}");
    let years = text.chars().filter(|&ch| ch == '年').count();
    if part == '月' && years < 2 {
        let message = format!("“{text}”起止月份颠倒，或漏写“次年”。");
        return Some(finding(reading, run, message, evidence).severity(Severity::Hint));
    }
    let what = match part {
        '年' => "年份",
        '月' => "月份",
        _ => "日期",
    };
    Some(finding(reading, run, format!("“{text}”起止{what}颠倒。"), evidence))
}

fn finding(reading: &Reading, run: Run, message: String, evidence: String) -> Finding {
    Finding::new(&INVALID_DATE, reading.span(run), message, evidence)
}

/// How many digits stand before a position.
fn digits_before(reading: &Reading, at: usize) -> usize {
    (1..=8).take_while(|&back| at >= back && reading.at(at - back).is_ascii_digit()).count()
}

/// The year that ends with 年 just before a position.
fn year_before(reading: &Reading, at: usize) -> Option<(i32, usize)> {
    if reading.before(at) != '年' || at < 5 {
        return None;
    }
    let used = digits_before(reading, at - 1);
    let start = at - 1 - used;
    let (value, _) = number(reading, start)?;
    (used == 4).then_some((value as i32, start))
}

fn month(reading: &Reading, at: usize, reported: Option<i32>) -> Option<Finding> {
    let used = digits_before(reading, at);
    if used == 0 {
        return empty_month(reading, at);
    }
    let start = at - used;
    let (month, _) = number(reading, start)?;
    let known = year_before(reading, start);
    let begin = known.map_or(start, |(_, begin)| begin);
    if matches!(reading.before(start), '.' | ',' | '·' | '/') {
        return None;
    }
    let day_digits = digits(reading, at + 1);
    let day_end = at + 1 + day_digits;
    let day = if matches!(reading.at(day_end), '日' | '号') { number(reading, at + 1) } else { None };
    let end = if day.is_some() { day_end + 1 } else { at + 1 };
    if used == 4 && (1900..2100).contains(&month) {
        let run = Run::new(start, end);
        let evidence = format!("“{month}月”把年份写成了月份");
        return Some(finding(reading, run, format!("“{}”不是有效日期。", reading.text(run)), evidence));
    }
    if month > 12 || month == 0 {
        let share =
            matches!(reading.at(at + 1), '份' | '底' | '初' | '末' | '中' | '上' | '下' | '以' | '至' | '到' | '-' | '—' | '~');
        let run = Run::new(begin, end + usize::from(reading.at(end) == '份'));
        let evidence = if month == 0 { "没有0月".to_string() } else { format!("一年只有12个月：{month}>12") };
        return (used <= 2 && (day.is_some() || share))
            .then(|| finding(reading, run, format!("“{}”不是有效日期。", reading.text(run)), evidence));
    }
    let (day, _) = day?;
    let own = known.map(|(year, _)| year);
    // Without a year of its own a date may lie in a leap year next to the reported one: 29 February is then left alone.
    let year = own.or(reported).unwrap_or(2024);
    let last = match (own, month) {
        (None, 2) if day == 29 => 29,
        (None, 2) => u32::from(days_in(year, 2).max(if reported.is_none() { 29 } else { 28 })),
        _ => u32::from(days_in(year, month as u8)),
    };
    if day > last || day == 0 {
        let run = Run::new(begin, end);
        let named = if month == 2 { format!("{year}年2月") } else { format!("{month}月") };
        let evidence = if day == 0 { "没有0日".to_string() } else { format!("{named}只有{last}天：{day}>{last}") };
        let wrong = finding(reading, run, format!("“{}”不是有效日期。", reading.text(run)), evidence);
        // The last day of the month is what 31 June nearly always means.
        let number = reading.span(Run::new(at + 1, day_end));
        let meant = day > last && day <= 31;
        return Some(if meant { wrong.fix(format!("改为{month}月{last}日"), number, last.to_string()) } else { wrong });
    }
    None
}

/// 2005年月11月13日: 年月 without a number between, before a month.
fn empty_month(reading: &Reading, at: usize) -> Option<Finding> {
    let (_, begin) = year_before(reading, at)?;
    let (_, used) = number(reading, at + 1)?;
    let month = at + 1 + used;
    if !matches!(reading.at(month), '月' | '日') {
        return None;
    }
    let rest = digits(reading, month + 1);
    let end = if rest > 0 && reading.at(month + 1 + rest) == '日' { month + 2 + rest } else { month + 1 };
    let run = Run::new(begin, end);
    Some(finding(reading, run, format!("“{}”写法有误。", reading.text(run)), "“年月”之间缺少月份，或“月”字多余".to_string()))
}

fn year(reading: &Reading, at: usize) -> Option<Finding> {
    let used = digits_before(reading, at);
    let start = at - used;
    (used == 2).then(|| short_year(reading, start, at)).flatten()
}

/// 24年上半年.
fn short_year(reading: &Reading, start: usize, at: usize) -> Option<Finding> {
    const PARTS: &[&str] = &["上半年", "下半年", "第一季度", "前三季度"];
    let part = reading.any(at + 1, PARTS)?;
    let counted = matches!(reading.before(start), '近' | '续' | '去' | '达' | '约' | '第' | '满' | '.' | '-' | '—' | '至');
    (!counted).then(|| {
        let run = Run::new(start, at + 1 + part.chars().count());
        let message = format!("“{}”的年份应写全。", reading.text(run));
        finding(reading, run, message, "年份用四位数字".to_string()).severity(Severity::Hint)
    })
}

/// 上午14时.
fn morning(reading: &Reading, at: usize) -> Option<Finding> {
    let (hour, used) = number(reading, at + 2)?;
    let unit = reading.at(at + 2 + used);
    (matches!(unit, '时' | '点' | ':') && (13..=24).contains(&hour)).then(|| {
        let run = Run::new(at, at + 3 + used);
        finding(reading, run, format!("“{}”时间有误。", reading.text(run)), format!("上午的钟点不超过12:{hour}>12"))
    })
}

/// 二零二四年, which the standard writes 二〇二四年.
fn zero(reading: &Reading, at: usize) -> Option<Finding> {
    let numeral = |p: usize| matches!(reading.at(p), '零' | '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九');
    let whole = (at..at + 4).all(numeral) && reading.at(at + 4) == '年' && !(at > 0 && numeral(at - 1));
    whole.then(|| {
        let run = Run::new(at, at + 5);
        let proper = reading.text(run).replace('零', "〇");
        let span = reading.span(run);
        let message = format!("汉字年份中的“零”应写作“〇”：{proper}。");
        finding(reading, run, message, format!("规范写法为“{proper}”")).severity(Severity::Hint).fix(
            format!("改为{proper}"),
            span,
            proper,
        )
    })
}
