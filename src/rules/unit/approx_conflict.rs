use crate::lex::units;
use crate::rules::clause::ends_clause;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// Two words for "about" on one number.
pub static APPROX_CONFLICT: Rule = Rule {
    id: "approx-conflict",
    title: "约数词叠用、冲突",
    family: Family::Unit,
    severity: Severity::Warning,
    why: "“约30余项”“近200人左右”“至少10名以上”同时用了两个约数词，意思重复甚至矛盾，数值范围不清。",
    advice: "只保留一个约数词。",
    authority: "党政公文数字使用研究：“约……左右”“至少……以上”“近……左右”均属误用",
    bad: &[
        Bad { text: "促成产学研合作意向⟦约30余⟧项。", evidence: "“约”与“余”" },
        Bad { text: "参加招聘会的毕业生⟦近200人左右⟧。", evidence: "“近”与“左右”" },
        Bad { text: "⟦至少引进高层次人才10名以上⟧。", evidence: "“至少”与“以上”" },
        Bad { text: "完成投资⟦超过3.5亿元左右⟧。", evidence: "“超过”与“左右”" },
        Bad { text: "全年税收⟦约增长5%左右⟧。", evidence: "“约”与“左右”" },
        Bad { text: "查验货物⟦近千余⟧批次。", evidence: "“近”与“余”" },
        Bad { text: "培训医护人员⟦300余人左右⟧。", evidence: "“余”与“左右”" },
        Bad { text: "优良天数比例⟦不低于90%以上⟧。", evidence: "“不低于”与“以上”" },
        Bad { text: "减少审批时间⟦大约三分之一左右⟧。", evidence: "“大约”与“左右”" },
        Bad { text: "拨付资金⟦约1827.36⟧万元。", evidence: "6位有效数字" },
        Bad { text: "办理时限⟦最多5个工作日以内⟧。", evidence: "“最多”与“以内”" },
        Bad { text: "接待国际邮轮⟦超过100艘次左右⟧。", evidence: "超过" },
        Bad { text: "产业投资占比⟦近七成左右⟧。", evidence: "近" },
    ],
    good: &[
        "近两年我市已兑付科技创新券1827万元,拉动投入超8800万元。",
        "全市累计拥有省级以上科技创新平台78家。",
        "约30家企业、20余所高校参加。",
        "签约30余个项目,节约100余万元,预约200余人次。",
        "近五年来,累计投入10余亿元;近20多年保持增长。",
        "近郊30余个村完成改造,超市100余家,约谈企业20余家次。",
        "至少有1名具备5年以上工作经验的人员。",
        "完成投资约3.5亿元,超过全省平均水平1.2个百分点以上。",
        "超额完成任务,增长10%以上,惠及60岁以上老人近2000名。",
        "附近30余户居民已搬迁,集约利用土地200余亩。",
        "超百亿元企业达到10家以上。",
        "近2000余额未清,约30多边合作项目。",
    ],
    check,
};

/// Longer words first.
const BEFORE: &[&str] = &[
    "不超过", "不低于", "不少于", "不足", "超过", "大约", "将近", "接近", "突破", "至少", "最多", "至多", "近", "约", "超", "逾",
];
const AFTER: &[&str] = &["左右", "上下", "以上", "以下", "以内"];
/// Words that only end like an approximator: 节约, 附近, 反超.
const GUARDS: &[&str] = &[
    "节约", "预约", "合约", "公约", "集约", "签约", "特约", "契约", "相约", "履约", "违约", "守约", "邀约", "租约", "缔约",
    "条约", "盟约", "续约", "解约", "毁约", "制约", "简约", "附近", "临近", "邻近", "最近", "靠近", "新近", "就近", "远近",
    "反超", "赶超", "高超", "新突破", "的突破",
];
const UNITS: &[&str] = &[
    "个百分点", "个工作日", "平方公里", "平方米", "立方米", "百分点", "工作日", "个小时", "个项目", "万人次", "人次", "户次",
    "公里", "万元", "亿元", "家次", "艘次", "架次", "辆次", "台次", "列次", "批次", "场次", "个", "家", "项", "件", "名", "人",
    "户", "次", "批", "期", "台", "套", "条", "座", "处", "所", "场", "元", "%", "倍", "亩", "吨", "米", "种", "类", "位", "篇",
    "份", "辆", "艘", "架", "例", "起", "宗", "笔", "岁",
];
/// A stretch of time that ends now: 近五年.
const PERIODS: &[&str] = &["年", "个月", "月", "天", "周", "日", "届", "代", "个季度"];

struct Number {
    run: Run,
    /// 余 or 多 in it.
    loose: Option<usize>,
}

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut end = 0;
    for start in facts.mentions.iter().filter_map(|mention| mention.run).map(Run::from) {
        if start >= end && begins_number(reading, start) {
            let number = number(reading, start);
            findings.extend(conflict(reading, &number));
            end = number.run.to();
        }
    }
}

fn numeral(ch: char) -> bool {
    ch.is_ascii_digit()
        || matches!(ch, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '两' | '十' | '百' | '千' | '万' | '亿')
}

fn begins_number(reading: &Reading, at: usize) -> bool {
    numeral(reading.at(at)) && !numeral(reading.before(at)) && reading.before(at) != '.'
}

/// The number at a position with its scale, and 余 or 多 in it.
fn number(reading: &Reading, start: usize) -> Number {
    let mut end = start;
    let mut loose = None;
    loop {
        let (ch, next) = (reading.at(end), reading.at(end + 1));
        let inner = matches!(ch, '.' | ',') && next.is_ascii_digit() || ch == '分' && reading.starts(end, "分之");
        if numeral(ch) || inner {
            end += if ch == '分' { 2 } else { 1 };
        } else if matches!(ch, '余' | '多') && loose.is_none() && !begins_word(ch, next) {
            loose = Some(end);
            end += 1;
        } else {
            return Number { run: Run::new(start, end), loose };
        }
    }
}

/// Whether 余 or 多 belongs to the word behind it: 余额, 多边.
fn begins_word(ch: char, next: char) -> bool {
    match ch {
        '余' => matches!(next, '额' | '热' | '杭' | '姚' | '粮' | '量' | '款' | '干' | '江'),
        _ => {
            matches!(next, '边' | '样' | '元' | '式' | '功' | '维' | '媒' | '党' | '点' | '重' | '级' | '方' | '部' | '规' | '数')
        }
    }
}

fn conflict(reading: &Reading, number: &Number) -> Option<Finding> {
    let end = number.run.to();
    // Most numbers have none of the words anywhere near.
    let behind = (end..end + 8).any(|at| matches!(reading.at(at), '左' | '上' | '以' | '余'));
    if number.loose.is_none() && !behind && !matches!(reading.before(number.run.from()), '约' | '近') {
        return None;
    }
    // 600万千瓦: 千 was read as part of the number.
    let cut = usize::from(reading.before(end) == '千' && matches!(reading.at(end), '瓦' | '米' | '克' | '伏'));
    let known = reading.any(end, UNITS).map(|unit| unit.chars().count());
    let unit = known
        .or_else(|| units::at(reading, end - cut).map(|(_, length)| length - cut))
        .unwrap_or(usize::from(reading.at(end) == '成'));
    let period = PERIODS.iter().any(|period| reading.starts(end, period)) && unit == 0 || reading.starts(end, "个月");
    if period {
        return None;
    }
    let mut stop = end + unit;
    // A unit may carry its own 余: 3万元余.
    let loose = number
        .loose
        .or_else(|| (unit > 0 && reading.at(stop) == '余' && !begins_word('余', reading.at(stop + 1))).then_some(stop));
    if loose == Some(stop) {
        stop += 1;
    }
    let after = reading.any(stop, AFTER);
    let before = before(reading, number.run.from(), after);
    let loose_word = loose.map(|at| reading.text(Run::new(at, at + 1)));
    let (start, first, last, second) = match (before, loose_word, after) {
        (Some((start, word)), _, Some(after)) => (start, word.to_string(), stop + 2, after.to_string()),
        (Some((start, word)), Some(loose_word), None) => (start, word.to_string(), loose.map_or(stop, |at| at + 1), loose_word),
        (None, Some(loose_word), Some(after)) if matches!(after, "左右" | "上下") => {
            (number.run.from(), loose_word, stop + 2, after.to_string())
        }
        (Some((start, word)), None, None) => return too_exact(reading, start, word, number),
        _ => return None,
    };
    let run = Run::new(start, last);
    let evidence = format!("“{first}”与“{second}”重复或矛盾");
    let message = format!("“{}”叠用了两个约数词，保留一个即可。", reading.text(run));
    let span = reading.span(run);
    let mut finding = Finding::new(&APPROX_CONFLICT, span, message, evidence);
    if start + first.chars().count() <= number.run.from() && before.is_some() {
        let tail = Run::new(last - second.chars().count(), last);
        let front = Run::new(start, start + first.chars().count());
        finding =
            finding.fix(format!("删去“{second}”"), reading.span(tail), "").fix(format!("删去“{first}”"), reading.span(front), "");
    }
    Some(finding)
}

/// 约增长5%: a verb between the approximator and its number.
fn about<'p>(reading: &Reading, start: usize) -> Option<(usize, &'p str)> {
    const VERBS: &[&str] = &["增长", "下降", "提高", "减少", "增加", "完成", "压减", "降低", "占", "为", "达", "有", "需"];
    let verb = reading.closing(Run::new(0, start), VERBS)?;
    let end = start - verb.chars().count();
    let word = ["大约", "约"].into_iter().find(|word| reading.ends(end, word))?;
    let guarded = GUARDS.iter().any(|guard| reading.ends(end, guard));
    (!guarded).then(|| (end - word.chars().count(), word))
}

/// 约1827.36万元: about, and yet exact.
fn too_exact(reading: &Reading, start: usize, word: &str, number: &Number) -> Option<Finding> {
    let printed = |ch: char| ch.is_ascii_digit() || matches!(ch, '.' | ',');
    let end = (number.run.from()..number.run.to()).find(|&at| !printed(reading.at(at))).unwrap_or(number.run.to());
    let text = reading.text(Run::new(number.run.from(), end));
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let significant = if text.contains('.') { digits.as_str() } else { digits.trim_end_matches('0') };
    let count = significant.trim_start_matches('0').len();
    (count >= 4 && matches!(word, "约" | "大约" | "近" | "将近")).then(|| {
        let run = Run::new(start, end);
        let message = format!("“{}”已是精确数，不必再用“{word}”。", reading.text(run));
        let front = Run::new(start, start + word.chars().count());
        Finding::new(&APPROX_CONFLICT, reading.span(run), message, format!("“{text}”有{count}位有效数字"))
            .severity(Severity::Hint)
            .fix(format!("删去“{word}”"), reading.span(front), "")
    })
}

/// The approximator in front of a number: directly, or for 至少 and its like in the same clause.
fn before<'p>(reading: &Reading, start: usize, after: Option<&str>) -> Option<(usize, &'p str)> {
    const FAR: usize = 14;
    if let Some(word) = reading.closing(Run::new(0, start), BEFORE) {
        let guarded = GUARDS.iter().any(|guard| reading.ends(start, guard));
        return (!guarded).then(|| (start - word.chars().count(), word));
    }
    let after = after?;
    if let Some(found) = about(reading, start).filter(|_| matches!(after, "左右" | "上下")) {
        return Some(found);
    }
    for at in (start.saturating_sub(FAR)..start).rev() {
        let ch = reading.at(at);
        if ends_clause(ch) || ch == '、' || numeral(ch) || ch == '《' {
            return None;
        }
        for (word, fits) in [("至少", ["以上", "左右"]), ("最多", ["以内", "以下"]), ("至多", ["以内", "以下"])]
        {
            if reading.starts(at, word) {
                return fits.contains(&after).then_some((at, word));
            }
        }
    }
    None
}
