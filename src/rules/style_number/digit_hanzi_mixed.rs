use crate::lex::{hanzi, units};
use crate::rules::clause::{ends_sentence, number};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// Arabic digits before 十, 百 or 千, and approximate numbers with marks inside.
pub static DIGIT_HANZI_MIXED: Rule = Rule {
    id: "digit-hanzi-mixed",
    title: "阿拉伯数字与十百千混用、概数写法",
    family: Family::NumberStyle,
    severity: Severity::Warning,
    why: "阿拉伯数字只与“万”“亿”连用；“三四家”这样的概数中间不加顿号，也不用阿拉伯数字。",
    advice: "“3千余人”写作“3000余人”或“三千余人”；“七、八项”写作“七八项”。",
    authority: "GB/T 15835—2011《出版物上数字用法》；GB/T 15834—2011《标点符号用法》4.5.3.4",
    bad: &[
        Bad { text: "培训农民⟦3千余人⟧。", evidence: "3000余人" },
        Bad { text: "带动⟦5百家⟧企业通关提速。", evidence: "500家" },
        Bad { text: "筹集资金⟦3千万元⟧。", evidence: "3000万元" },
        Bad { text: "全区有⟦七、八家⟧医院开展试点。", evidence: "七八家" },
        Bad { text: "走访交通企业⟦1千5百家⟧。", evidence: "1500家" },
        Bad { text: "新增⟦两、三个⟧海关监管点。", evidence: "两三个" },
        Bad { text: "每周安排⟦5、6名⟧左右教师下乡。", evidence: "五六名" },
        Bad { text: "征收税款⟦2万5千元⟧。", evidence: "2.5万元" },
        Bad { text: "培养领军人才100名、⟦1千名⟧工程师。", evidence: "1000名" },
    ],
    good: &[
        "铺设中水管网13千米，新增变电容量5千伏安，装机50千瓦时。",
        "示范推广面积达到10万余亩次，投资3.2亿元。",
        "获一、二等奖的项目分别为10项和20项，第三、四季度持续改善。",
        "2023百强县名单公布，2024十大新闻评选启动，提高5百分点以上。",
        "五六家企业复工，三千余人参加，二、三产业增加值增长。",
        "三、四个方面工作\n检查1、2、3号楼，涉及5、6月份报表。",
        "建成200千兆小区，配备千斤顶2个，千人计划入选5人。",
        "落实条例第七、八条，查验3、4类货物。",
        "市医院三、四级手术占60%,二、三级医院全部接入。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    for at in reading.places_of(&['十', '百', '千']) {
        if ends_number(reading, at) {
            findings.extend(mixed(reading, at));
        }
    }
    findings.extend(reading.places('、').filter_map(|at| approximate(reading, at)));
}

/// Whether digits stand before a position, with 余 or 多 between at most.
fn ends_number(reading: &Reading, at: usize) -> bool {
    let before = reading.before(at);
    before.is_ascii_digit() || matches!(before, '余' | '多') && at >= 2 && reading.before(at - 1).is_ascii_digit()
}

fn mixed(reading: &Reading, at: usize) -> Option<Finding> {
    const OTHERS: &[&str] = &[
        "千米", "千克", "千瓦", "千伏", "千卡", "千字", "千赫", "千帕", "千乏", "千安", "千焦", "千兆", "千比", "千吨级", "千牛",
        "千分", "百分", "百兆", "百帕", "十字", "十大", "十佳", "十强", "百强", "百佳", "千强", "百货", "千斤顶", "千人计划",
        "千亿级", "百亿级", "十四五", "十三五", "十五五", "百千万", "千百",
    ];
    let last = at - usize::from(matches!(reading.before(at), '余' | '多'));
    let part = |ch: char| ch.is_ascii_digit() || ch == '.';
    let start = (last.saturating_sub(16)..last).rev().take_while(|&p| part(reading.at(p))).last()?;
    let number = reading.text(Run::new(start, last));
    let before = reading.before(start);
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    // 3、6千 and 1,5百 are parts of one number or list of numbers; a mark behind a word only parts clauses.
    let listed = matches!(before, ',' | '、') && start >= 2 && reading.before(start - 1).is_ascii_digit();
    let code = before.is_ascii_alphabetic() || matches!(before, '第' | '-' | '/' | '—' | '+' | '〔') || listed;
    if year || code || number.starts_with('.') || reading.any(at, OTHERS).is_some() || reading.gap(at) {
        return None;
    }
    let zeros = hanzi::place(reading.at(at))?;
    // 1千5百人 is judged at its first place, as one number.
    if hanzi::place(before).is_some() && start >= 2 && reading.before(start - 1).is_ascii_digit() {
        return None;
    }
    if let Some(finding) = places(reading, start, at, zeros) {
        return Some(finding);
    }
    let more = if last < at { reading.text(Run::new(last, at)) } else { String::new() };
    let mut end = at + 1;
    let behind = matches!(reading.at(end), '余' | '多');
    end += usize::from(behind);
    let more = if behind { reading.text(Run::new(end - 1, end)) } else { more };
    let scale_end = (end..end + 2).find(|&p| !matches!(reading.at(p), '万' | '亿')).unwrap_or(end + 2);
    let scale = reading.text(Run::new(end, scale_end));
    let unit = units::at(reading, scale_end).map_or(0, |(_, length)| length);
    let whole_end = scale_end + unit;
    let unit = reading.text(Run::new(scale_end, whole_end));
    let ten_thousands = before == '万' && start >= 2 && reading.before(start - 1).is_ascii_digit();
    let (from, right) = if ten_thousands {
        let from = (start.saturating_sub(10)..start - 1).rev().take_while(|&p| reading.at(p).is_ascii_digit()).last()?;
        let simple = zeros == 3 && number.len() == 1 && more.is_empty() && scale.is_empty();
        (from, simple.then(|| format!("{}.{number}万{unit}", reading.text(Run::new(from, start - 1))))?)
    } else {
        (start, format!("{}{more}{scale}{unit}", shifted(&number, zeros)?))
    };
    let run = Run::new(from, whole_end);
    let wrong = reading.text(run);
    let message = format!("“{wrong}”宜写作“{right}”：阿拉伯数字不与“{}”连用。", reading.at(at));
    let span = reading.span(run);
    Some(Finding::new(&DIGIT_HANZI_MIXED, span, message, format!("“{wrong}”→“{right}”")).fix(
        format!("改为“{right}”"),
        span,
        right,
    ))
}

/// 1千5百人.
fn places(reading: &Reading, start: usize, at: usize, zeros: u8) -> Option<Finding> {
    let (second, used) = number(reading, at + 1)?;
    let place = hanzi::place(reading.at(at + 1 + used)).filter(|&place| place < zeros)?;
    let (first, _) = number(reading, start).filter(|(_, length)| start + length == at)?;
    let total = first
        .checked_mul(10u32.checked_pow(zeros.into())?)?
        .checked_add(second.checked_mul(10u32.checked_pow(place.into())?)?)?;
    let mut end = at + 2 + used;
    let more = usize::from(matches!(reading.at(end), '余' | '多'));
    end += more;
    end += units::at(reading, end).map_or(0, |(_, length)| length);
    let run = Run::new(start, end);
    let right = format!("{total}{}", reading.text(Run::new(at + 2 + used, end)));
    let wrong = reading.text(run);
    let span = reading.span(run);
    let message = format!("“{wrong}”宜写作“{right}”：阿拉伯数字不与“{}”连用。", reading.at(at));
    Some(Finding::new(&DIGIT_HANZI_MIXED, span, message, format!("“{wrong}”→“{right}”")).fix(
        format!("改为“{right}”"),
        span,
        right,
    ))
}

/// The digits of a number times a power of ten.
fn shifted(number: &str, zeros: u8) -> Option<String> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let moved = decimals.len().min(zeros.into());
    let rest = &decimals[moved..];
    let zeros = "0".repeat(usize::from(zeros) - moved);
    let digits = format!("{whole}{}{zeros}", &decimals[..moved]);
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() || decimals.contains('.') {
        return None;
    }
    Some(if rest.is_empty() { digits.to_owned() } else { format!("{digits}.{rest}") })
}

/// 七、八家; 5、6家左右: two neighbouring numbers that mean one vague one.
fn approximate(reading: &Reading, mark: usize) -> Option<Finding> {
    const HAN: &str = "〇一二三四五六七八九";
    const MEASURES: &[&str] = &[
        "家", "项", "人", "天", "个", "次", "名", "户", "件", "台", "场", "所", "处", "条", "万", "百", "千", "十", "公里", "亩",
        "米", "吨", "辆", "位", "年时间", "倍", "座", "栋", "张", "艘", "头", "支", "笔", "起", "例", "宗", "篇", "份", "套",
    ];
    let (before, after) = (reading.before(mark), reading.at(mark + 1));
    let chinese = !before.is_ascii_digit();
    let value = |ch: char| ch.to_digit(10).or_else(|| hanzi::digit(ch).map(u32::from));
    let (low, high) = (value(before)?, value(after)?);
    let start = mark.checked_sub(1)?;
    // 三五天 is the one pair that skips a number.
    let pair = high == low + 1 || chinese && (low, high) == (3, 5);
    if !pair || low == 0 || after == '两' || after.is_ascii_digit() == chinese {
        return None;
    }
    let first = reading.before(start);
    let alone =
        !(ends_sentence(first) || value(first).is_some() || matches!(first, '第' | '、' | '.' | '(' | '十' | '百' | '千'));
    let measure = reading.any(mark + 2, MEASURES)?;
    let end = mark + 2 + measure.chars().count();
    // 分列二、三名 are two places in an order.
    let ranked = matches!(measure, "位" | "名") && "列获居占在第".contains(first);
    let names = reading.any(end, &["级", "方面", "类", "等", "、", "工程", "才", "大", "均", "民", "体", "别", "性"]).is_some();
    // Digits with a mark between are as a rule two numbers; a word must say that they are one.
    let vague = chinese
        || reading.any(end, &["左右", "上下", "的样子"]).is_some()
        || ["约", "大约", "大概", "将近"].iter().any(|word| reading.ends(start, word));
    if !alone || names || ranked || !vague {
        return None;
    }
    let run = Run::new(start, end);
    let digits: String = match before {
        '两' => format!("两{after}"),
        _ => [low, high].iter().filter_map(|&value| HAN.chars().nth(value as usize)).collect(),
    };
    let right = format!("{digits}{measure}");
    let wrong = reading.text(run);
    let message = format!("概数“{wrong}”应写作“{right}”。");
    let span = reading.span(run);
    Some(Finding::new(&DIGIT_HANZI_MIXED, span, message, format!("“{wrong}”→“{right}”，概数之间不用顿号")).fix(
        format!("改为“{right}”"),
        span,
        right,
    ))
}
