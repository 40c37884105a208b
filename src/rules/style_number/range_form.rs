use crate::claim::Judged;
use crate::number::Decimal;
use crate::rules::clause::ends_clause;
use crate::rules::figures::{issues, number_and_unit};
use crate::rules::{Bad, Facts, Family, Finding, Rule};
use crate::text::{Reading, Run};

/// Ranges whose ends are not written alike.
pub static RANGE_FORM: Rule = Rule {
    id: "range-form",
    title: "数值范围写法",
    family: Family::NumberStyle,
    severity: crate::rules::Severity::Warning,
    why: "“8-10%”“1-2万人”前一个数省去了百分号或“万”，按字面就是8到10%、1人到2万人。",
    advice: "两端写全：“8%—10%”“1万—2万人”；小数在前，大数在后；连接号只用一个。",
    authority: "GB/T 15835—2011《出版物上数字用法》",
    bad: &[
        Bad { text: "力争全年医保结算额增长⟦8-10%⟧。", evidence: "8%" },
        Bad { text: "带动就业⟦1-2万人⟧。", evidence: "1万" },
        Bad { text: "交通投资⟦5～10亿元⟧。", evidence: "5亿" },
        Bad { text: "通关时间压缩⟦8%—5%⟧。", evidence: "8>5" },
        Bad { text: "每个项目支持⟦5—3家⟧企业联合申报。", evidence: "5>3" },
        Bad { text: "财政收入增幅保持在⟦5%到—8%⟧。", evidence: "连接号" },
        Bad { text: "研发投入占比控制在⟦8%至10⟧之间。", evidence: "10%" },
    ],
    good: &[
        "每个项目支持3—5家企业联合申报，学校服务半径3-5公里。",
        "执行GB/T 15834-2011，联系电话0917-3260000。",
        "研发投入强度保持在2.1%—2.2%，补助1万—2万元。",
        "1-5月增长5%，2021—2025年累计完成投资10亿元。",
        "提高3-5个百分点，病床使用率由8%提高到10%。",
        "100—90分为优秀，89—80分为良好；物业费降至每平方米1.8元，3-2栋已入住。",
        "从8%至5%的回落主要受基数影响，比例为5%—10%，其中2024-10万元以上单列。",
        "海关税收下降-3%—5%，6-12岁儿童免费体检。",
        "2024-2025年实现80%覆盖，第3-5批安排10亿元。",
    ],
    check,
};

/// A number with the sign or scale behind it.
struct End {
    value: Decimal,
    run: Run,
    /// `%`, `‰`, `万`, `亿` or nothing.
    mark: Option<char>,
    next: usize,
}

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    for at in reading.places_of(CONNECTORS) {
        if matches!(reading.before(at), '0'..='9' | '%' | '‰' | '万' | '亿') {
            let end = (at..).find(|&p| !connects(reading.at(p))).unwrap_or(at + 1);
            findings.extend(range(reading, Run::new(at, end)));
        }
    }
    findings.extend(issues(facts, RANGE_FORM.id).map(|judged| turned(facts, judged)));
}

const CONNECTORS: &[char] = &['-', '—', '–', '~', '至', '到', '─', '－'];

fn connects(ch: char) -> bool {
    CONNECTORS.contains(&ch)
}

fn is_mark(ch: char) -> bool {
    matches!(ch, '%' | '‰' | '万' | '亿')
}

fn number(reading: &Reading, from: usize, to: usize) -> Option<Decimal> {
    let text = reading.text(Run::new(from, to));
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mantissa = format!("{whole}{decimals}");
    (mantissa.len() <= 12).then(|| Decimal::new(mantissa.parse().ok()?, decimals.len() as u32)).flatten()
}

/// The number that ends before a position.
fn low(reading: &Reading, at: usize) -> Option<End> {
    let mark = Some(reading.before(at)).filter(|&ch| is_mark(ch));
    let to = at - usize::from(mark.is_some());
    let part = |ch: char| ch.is_ascii_digit() || ch == '.';
    let from = (to.saturating_sub(12)..to).rev().take_while(|&p| part(reading.at(p))).last()?;
    let before = reading.before(from);
    // Codes, dates, ordinals, and the tails of longer ranges.
    let code =
        before.is_ascii_alphabetic() || connects(before) || matches!(before, '/' | ',' | '第' | '〔' | ':' | '.' | '+' | '负');
    (!code).then(|| Some(End { value: number(reading, from, to)?, run: Run::new(from, to), mark, next: at })).flatten()
}

fn high(reading: &Reading, at: usize) -> Option<End> {
    let part = |ch: char| ch.is_ascii_digit() || ch == '.';
    let to = (at..at + 12).find(|&p| !part(reading.at(p)))?;
    if to == at {
        return None;
    }
    let mark = Some(reading.at(to)).filter(|&ch| is_mark(ch));
    Some(End { value: number(reading, at, to)?, run: Run::new(at, to), mark, next: to + usize::from(mark.is_some()) })
}

fn range(reading: &Reading, dash: Run) -> Option<Finding> {
    let (low, high) = (low(reading, dash.from())?, high(reading, dash.to())?);
    let words = reading.text(dash);
    let spoken = matches!(words.as_str(), "至" | "到");
    let dashes = words.chars().all(|ch| matches!(ch, '—' | '-' | '–' | '─'));
    let whole = |end: usize| reading.span(Run::new(low.run.from(), end));
    let text = |run: Run| reading.text(run);
    let (a, b) = (text(low.run), text(high.run));
    if low.mark.is_some() && !spoken && !dashes && words.chars().count() > 1 && words != "~~" {
        let message = format!("“{a}{}{words}{b}”的连接号重复。", show(low.mark));
        let right = format!("{a}{}—{b}{}", show(low.mark), show(high.mark));
        let finding = Finding::new(&RANGE_FORM, whole(high.next), message, "连接号与“至”“到”只用一个");
        return Some(finding.fix(format!("改为“{right}”"), whole(high.next), right));
    }
    match (low.mark, high.mark) {
        (None, Some(mark)) => omitted(reading, &low, &high, mark, &words),
        (Some(mark @ ('%' | '‰')), None) => {
            let closes =
                ends_clause(reading.at(high.next)) || reading.any(high.next, &["之间", "左右", "区间", "以内"]).is_some();
            let plain = closes && !reading.at(high.next).is_ascii_digit() && low.value < high.value;
            plain.then(|| {
                let right = format!("{a}{mark}—{b}{mark}");
                let message = format!("“{a}{mark}{words}{b}”后一个数缺“{mark}”，应写作“{right}”。");
                let finding = Finding::new(&RANGE_FORM, whole(high.next), message, format!("“{b}”→“{b}{mark}”"));
                finding.fix(format!("改为“{right}”"), whole(high.next), right)
            })
        }
        _ => None,
    }
}

fn show(mark: Option<char>) -> String {
    mark.map(String::from).unwrap_or_default()
}

/// 8-10%, 1-2万人.
fn omitted(reading: &Reading, low: &End, high: &End, mark: char, words: &str) -> Option<Finding> {
    let year = low.value >= Decimal::from(1900) && low.run.len() == 4;
    if low.value >= high.value || year || mark == '%' && high.value > Decimal::from(1000) {
        return None;
    }
    // 3到5万 in running words is two ends of one count; 由5到10万 is a change.
    let changes = matches!(words, "至" | "到") && ["由", "从"].iter().any(|word| reading.ends(low.run.from(), word));
    if changes || words == "到" && mark != '%' {
        return None;
    }
    let mut end = high.next;
    while matches!(reading.at(end), '亿' | '元' | '人' | '亩' | '吨' | '户') {
        end += 1;
    }
    let (a, b) = (reading.text(low.run), reading.text(high.run));
    let rest = reading.text(Run::new(high.next, end));
    let run = Run::new(low.run.from(), end);
    let right = format!("{a}{mark}{words}{b}{mark}{rest}");
    let wrong = reading.text(run);
    let message = match mark {
        '%' | '‰' => format!("“{wrong}”应写作“{right}”。"),
        _ => format!("“{wrong}”：若指{a}{mark}至{b}{mark}，应写作“{right}”。"),
    };
    let insertion = reading.span(Run::new(low.run.to() - 1, low.run.to()));
    let last = reading.text(Run::new(low.run.to() - 1, low.run.to()));
    Some(Finding::new(&RANGE_FORM, reading.span(run), message, format!("“{a}”→“{a}{mark}”")).fix(
        format!("补“{mark}”"),
        insertion,
        format!("{last}{mark}"),
    ))
}

/// 8%—5%.
fn turned(facts: &Facts, judged: &Judged) -> Finding {
    let span = number_and_unit(facts, judged.claim.relation.claimed());
    let message = format!("范围“{}”前大后小。", span.of(facts.document.reading.source));
    Finding::new(&RANGE_FORM, span, message, format!("{}，范围应由小到大", judged.equation))
}
