use crate::lex::{hanzi, units};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// Characters that look like digits, and digits that are broken.
pub static DIGIT_LOOKALIKE: Rule = Rule {
    id: "digit-lookalike",
    title: "数字中混入字母、形近字",
    family: Family::NumberStyle,
    severity: Severity::Error,
    why: "字母O、l、I与数字0、1混用，小数点重复，数字中夹空格或全角数字，肉眼难辨，表格和检索都认不出。",
    advice: "改成半角阿拉伯数字；汉字年份中的零用“〇”。",
    authority: "GB/T 15835—2011《出版物上数字用法》",
    bad: &[
        Bad { text: "⟦2O24年⟧上半年，全市新登记药店12家。", evidence: "2024" },
        Bad { text: "新增公交线路⟦l2条⟧。", evidence: "12" },
        Bad { text: "海关税收入库⟦1.2.6亿元⟧。", evidence: "小数点" },
        Bad { text: "财政支出增长⟦1O.5%⟧。", evidence: "10.5" },
        Bad { text: "⟦二OO四年⟧建成通车。", evidence: "二〇〇四年" },
        Bad { text: "⟦二零二四年⟧工作总结", evidence: "二〇二四年" },
        Bad { text: "建成幼儿园⟦１2⟧所。", evidence: "12" },
        Bad { text: "完成投资⟦12 .6⟧亿元。", evidence: "12.6" },
        Bad { text: "海关税收⟦12。6⟧亿元。", evidence: "12.6" },
        Bad { text: "补助资金⟦12..6万元⟧。", evidence: "小数点" },
        Bad { text: "每千人口床位数达到⟦6.42.9张⟧。", evidence: "小数点" },
    ],
    good: &[
        "引进5G、H5、L3级自动驾驶项目，A股上市公司24家。",
        "打造O2O线上线下对接平台，推广B2B、B2C模式。",
        "ISO9001认证企业36家，I级应急响应2次，购置X光机3台。",
        "落实5S管理，建设4S店12家，合同编号2024S001号。",
        "二〇二四年，通关时间12.6小时，版本号1.2.6，见第3.1.2节。",
        "2024.6.30前完成，IP地址10.12.0.1，新增床位1 200张。",
        "PM2.5平均浓度30微克/立方米，O3浓度下降。",
        "1. 6月底前完成验收。\n2. 12所学校开工。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut free = 0;
    for (at, ch) in reading.signs() {
        if at >= free && matches!(ch, '0'..='9' | 'O' | 'o' | 'l' | 'I') {
            free = token(reading, at, findings);
        }
    }
    for at in reading.places('一').chain(reading.places('二')).filter(|&at| reading.before(at) != '第') {
        findings.extend(hanzi_year(reading, at));
    }
}

fn is_lookalike(ch: char) -> bool {
    matches!(ch, 'O' | 'o' | 'l' | 'I' | 'Z' | 'S')
}

fn as_digit(ch: char) -> char {
    match ch {
        'O' | 'o' => '0',
        'l' | 'I' => '1',
        'Z' => '2',
        'S' => '5',
        _ => ch,
    }
}

/// One stretch of digits, points and look-alikes; returns where it ends.
fn token(reading: &Reading, at: usize, findings: &mut Vec<Finding>) -> usize {
    let part = |ch: char| ch.is_ascii_digit() || is_lookalike(ch) || ch == '.';
    let mut end = at;
    while part(reading.at(end)) {
        end += 1;
    }
    while reading.before(end) == '.' && end > at {
        end -= 1;
    }
    let before = reading.before(at);
    // Codes have letters, dashes and slashes around them.
    let code = before.is_ascii_alphabetic()
        || matches!(before, '-' | '/' | '_' | '.' | '@' | '#' | '第')
        || reading.at(end).is_ascii_alphabetic()
        || matches!(reading.at(end), '/' | '_' | '@' | '-');
    if end <= at || code {
        return end;
    }
    let letters = (at..end).any(|p| is_lookalike(reading.at(p)));
    let digits = (at..end).any(|p| reading.at(p).is_ascii_digit());
    if letters {
        // 2024年l月: a letter alone where a month or a day belongs.
        let dated = end == at + 1 && matches!((before, reading.at(end)), ('年', '月') | ('月', '日'));
        if digits || dated {
            findings.extend(look_alike(reading, at, end));
        }
        return end;
    }
    let points = (at..end).filter(|&p| reading.at(p) == '.').count();
    let stray = reading.at(end) == '.' && points == 1 && matches!(reading.at(end + 1), '万' | '亿' | '%');
    let finding = match points {
        _ if stray || points >= 2 => points_repeated(reading, at, if stray { end + 1 } else { end }),
        0 if reading.at(end) == '。' => full_stop(reading, at, end),
        _ => spaced(reading, at, end).or_else(|| mixed_width(reading, at, end)),
    };
    findings.extend(finding);
    end
}

/// The length of 年, a unit or a scale behind a number, none where a word goes on.
fn unit(reading: &Reading, at: usize) -> Option<usize> {
    match reading.at(at) {
        '年' | '月' | '日' | '万' | '亿' | '%' => Some(1),
        '级' | '型' | '类' | '号' => None,
        _ => units::at(reading, at).map(|(_, length)| length),
    }
}

fn look_alike(reading: &Reading, at: usize, end: usize) -> Option<Finding> {
    let unit = unit(reading, end)?;
    // Z and S look like digits only between digits; 5S and 3l are a standard and an amount.
    let inside = |p: usize| reading.before(p).is_ascii_digit() && reading.at(p + 1).is_ascii_digit();
    let fits = (at..end).all(|p| match reading.at(p) {
        'Z' | 'S' => p > at && p + 1 < end && inside(p),
        'l' => p + 1 < end || matches!(reading.at(end), '月' | '日'),
        _ => true,
    });
    let digits = (at..end).filter(|&p| reading.at(p).is_ascii_digit()).count();
    if !fits || digits * 2 < end - at - 1 {
        return None;
    }
    let wrong = reading.text(Run::new(at, end));
    let right: String = wrong.chars().map(as_digit).collect();
    let letter = wrong.chars().find(|&ch| is_lookalike(ch))?;
    let span = reading.span(Run::new(at, end + unit));
    let message = format!("“{wrong}”中的“{letter}”是字母，应为数字{}。", as_digit(letter));
    let evidence = format!("“{wrong}”→“{right}”");
    Some(Finding::new(&DIGIT_LOOKALIKE, span, message, evidence).fix(
        format!("改为“{right}”"),
        reading.span(Run::new(at, end)),
        right,
    ))
}

/// 1.2.6亿元, 12..6万元.
fn points_repeated(reading: &Reading, at: usize, end: usize) -> Option<Finding> {
    let length = match reading.at(end) {
        '万' | '亿' | '%' => 1,
        // 见3.1.2条 and 第2.4.6项 are places in a document.
        '节' | '条' | '款' | '项' | '章' | '版' | '号' | '期' | '批' | '页' => return None,
        _ => units::at(reading, end)?.1,
    };
    let groups = reading.text(Run::new(at, end));
    // Dates and addresses have points of their own, and so have headings.
    let first = groups.split('.').next().unwrap_or_default();
    let starts_line = matches!(reading.before(at), '\0' | '\n');
    let money = matches!(reading.at(end), '万' | '亿' | '元' | '%');
    if first.len() >= 4 && !money || groups.split('.').count() > 3 || starts_line && first.len() <= 2 && !groups.contains("..") {
        return None;
    }
    let mut whole = end + length;
    while matches!(reading.at(whole), '亿' | '元') {
        whole += 1;
    }
    let span = reading.span(Run::new(at, whole));
    Some(Finding::new(&DIGIT_LOOKALIKE, span, format!("“{groups}”小数点重复。"), "一个数只能有一个小数点，请核对小数点位置"))
}

/// 12。6亿元: a full stop in place of the point.
fn full_stop(reading: &Reading, at: usize, stop: usize) -> Option<Finding> {
    let end = (stop + 1..stop + 5).find(|&p| !reading.at(p).is_ascii_digit())?;
    let amount = matches!(reading.at(end), '万' | '亿' | '%');
    if end == stop + 1 || !amount || !crate::text::is_han(reading.before(at)) || reading.gap(stop + 1) {
        return None;
    }
    let right = reading.text(Run::new(at, end)).replace('。', ".");
    let span = reading.span(Run::new(at, end));
    let message = format!("“{}”中的句号应为小数点。", reading.text(Run::new(at, end)));
    let finding = Finding::new(&DIGIT_LOOKALIKE, span, message, format!("应为“{right}”"));
    Some(finding.severity(Severity::Warning).fix(format!("改为“{right}”"), span, right))
}

/// 12 .6, 20 24年: blanks inside a number.
fn spaced(reading: &Reading, at: usize, end: usize) -> Option<Finding> {
    let blank = |p: usize| {
        let (from, to) = (reading.byte(p - 1) as usize + 1, reading.byte(p) as usize);
        reading.source.get(from..to).is_some_and(|gap| !gap.is_empty() && gap.chars().all(|ch| ch == ' ' || ch == '\u{A0}'))
    };
    let gaps: Vec<usize> = (at + 1..end).filter(|&p| blank(p)).collect();
    let &[gap] = gaps.as_slice() else { return None };
    let starts_line = matches!(reading.before(at), '\0' | '\n' | '。' | ';');
    let around_point = reading.at(gap) == '.' || reading.before(gap) == '.' && !starts_line;
    let year = end - at == 4 && reading.at(end) == '年' && matches!(reading.at(at), '1' | '2') && gap != at + 1;
    if !(around_point || year) {
        return None;
    }
    let right = reading.text(Run::new(at, end));
    let span = reading.span(Run::new(at, end));
    let evidence = format!("去掉空格后为“{right}”");
    Some(Finding::new(&DIGIT_LOOKALIKE, span, format!("数字“{right}”中间夹有空格。"), evidence).fix("删去空格", span, right))
}

/// １2家: full and half width in one number.
fn mixed_width(reading: &Reading, at: usize, end: usize) -> Option<Finding> {
    let wide = |p: usize| !reading.source.as_bytes()[reading.byte(p) as usize].is_ascii();
    let count = (at..end).filter(|&p| wide(p)).count();
    let digits = (at..end).all(|p| reading.at(p).is_ascii_digit() || !wide(p));
    if count == 0 || count == end - at || !digits || (at + 1..end).any(|p| reading.gap(p)) {
        return None;
    }
    let right = reading.text(Run::new(at, end));
    let span = reading.span(Run::new(at, end));
    let message = format!("数字“{}”全角半角混用。", span.of(reading.source));
    let finding = Finding::new(&DIGIT_LOOKALIKE, span, message, format!("统一为“{right}”"));
    Some(finding.severity(Severity::Warning).fix(format!("改为“{right}”"), span, right))
}

/// 二OO四年, 二零二四年: the zero of a Chinese year is 〇.
fn hanzi_year(reading: &Reading, at: usize) -> Option<Finding> {
    let zero = |ch: char| matches!(ch, '零' | 'O' | 'o' | 'О' | '○' | '0' | '〇' | 'Ο');
    let plain = |ch: char| zero(ch) || hanzi::digit(ch).is_some_and(|digit| digit > 0) && ch != '两';
    if reading.at(at + 4) != '年' || !(at + 1..at + 4).all(|p| plain(reading.at(p))) || plain(reading.before(at)) {
        return None;
    }
    let wrong = reading.text(Run::new(at, at + 4));
    let odd = wrong.chars().find(|&ch| zero(ch) && ch != '〇')?;
    let right: String = wrong.chars().map(|ch| if zero(ch) { '〇' } else { ch }).collect();
    let severity = match odd {
        '零' => Severity::Warning,
        '○' => Severity::Hint,
        _ => Severity::Error,
    };
    let span = reading.span(Run::new(at, at + 5));
    let message = format!("“{wrong}年”应写作“{right}年”。");
    let evidence = format!("“{odd}”→“〇”：{right}年");
    Some(Finding::new(&DIGIT_LOOKALIKE, span, message, evidence).severity(severity).fix(
        format!("改为“{right}年”"),
        span,
        format!("{right}年"),
    ))
}
