use crate::lex::hanzi;
use crate::rules::clause::{ends_clause, holds, number};
use crate::rules::figures::{finding, issues, printed};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, is_han};

/// More or fewer names than the number behind them says.
pub static LIST_COUNT: Rule = Rule {
    id: "list-count",
    title: "列举项数与所称数目不符",
    family: Family::Arithmetic,
    severity: Severity::Warning,
    why: "先逐个列名、再说“几个”，列出的个数要与数目一致；增删内容后最容易忘改。",
    advice: "核对列举的项和数目；没有列全的，在末项后加“等”。",
    authority: "核稿通则：列举项数与所称数目一致",
    bad: &[
        Bad {
            text: "建成市农村创新创业园(一期)、高新区大学生创业园⟦3⟧个省级农村创新创业示范基地。", evidence: "2≠3"
        },
        Bad {
            text: "在县区、高新区、经开区、农高区⟦三⟧个区域布点科技服务站。", evidence: "4≠3"
        },
        Bad { text: "完成城东、城西、滨江⟦4⟧座污水处理厂提标改造。", evidence: "3≠4" },
        Bad { text: "打造红色教育、古镇休闲、滨海度假⟦2⟧条精品旅游线路。", evidence: "3≠2" },
        Bad {
            text: "出台《招商引资办法》《政务服务细则》《信用监管方案》⟦4⟧项制度。", evidence: "3≠4"
        },
        Bad { text: "印发⟦3⟧个文件：《校园安全方案》《食品安全办法》。", evidence: "2≠3" },
        Bad {
            text: "围绕新材料、电子信息、生物医药、装备制造⟦五⟧大产业开展攻关。", evidence: "4≠5"
        },
    ],
    good: &[
        "出台《招商引资办法》《政务服务细则》等4项制度，修订《管理办法》《实施细则》2项制度。",
        "围绕新材料、电子信息、生物医药和装备制造四大产业开展攻关，强化培育、优化服务、实施五大行动。",
        "建成市农村创新创业园(一期)、高新区大学生创业园2个省级农村创新创业示范基地。",
        "建立五个一协同联动机制,搭建科技政策宣传主阵地。",
        "联合市财政局、税务局和各县(市、区)科技局开展3轮摸排。",
        "完成城东、城西、滨江3座污水处理厂提标改造。",
        "沈白高铁和京哈高速改扩建、本桓、凌绥、台黑4条高速公路全线开工。",
        "财政、税务、人社等部门出台2项助企政策。",
        "海关、边检、海事等5家单位联合查验。",
        "投入教育、卫生、养老8个亿。",
    ],
    check,
};

const CLASSIFIERS: &[char] = &['个', '项', '部', '件', '份', '条'];
/// What a group of names is called that is counted by 大.
const GROUPS: &[&str] = &[
    "产业", "领域", "板块", "片区", "行业", "工程", "行动", "体系", "平台", "集群", "重点", "区域", "方面", "任务", "园区",
    "基地", "中心", "系统", "专项", "品牌", "市场", "工作", "要素", "环节",
];
/// Verbs that make the number count something else than the names before it.
const VERBS: &[&str] = &[
    "实施", "推进", "开展", "打造", "围绕", "聚焦", "构建", "突出", "落实", "建设", "抓", "推动", "形成", "建立", "完善", "培育",
    "强化", "优化", "健全", "实现", "各", "等",
];

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, LIST_COUNT.id) {
        let message = format!("前面列出的项数与“{}”不符。", printed(facts, judged.claim.relation.claimed()));
        findings.push(finding(&LIST_COUNT, facts, judged, message, ""));
    }
    let reading = &facts.document.reading;
    let own = findings.len();
    for at in reading.places_of(&['》', '《', '大']) {
        let found = match reading.at(at) {
            '》' => titles_before(reading, at),
            '《' if reading.before(at) != '》' => titles_behind(reading, at),
            '大' => great(reading, at),
            _ => None,
        };
        if let Some(found) = found.filter(|found| findings[..own].iter().all(|other| other.span != found.span)) {
            findings.push(found);
        }
    }
}

/// A number at a position or before it, in digits or characters, between 2 and 20.
fn small_number(reading: &Reading, at: usize) -> Option<(u32, Run)> {
    let (value, used) = if reading.at(at).is_ascii_digit() {
        number(reading, at)?
    } else {
        let numeral = |p: usize| hanzi::digit(reading.at(p)).is_some() || reading.at(p) == '十';
        let used = (0..4).take_while(|&step| numeral(at + step)).count();
        if used == 0 {
            return None;
        }
        (u32::try_from(hanzi::value(&reading.text(Run::new(at, at + used)))?.floor()).ok()?, used)
    };
    (2..=20).contains(&value).then_some((value, Run::new(at, at + used)))
}

fn mismatch(reading: &Reading, count: u32, announced: u32, place: Run, names: Run) -> Finding {
    let message = format!("列出的是{count}项，写的是“{}”。", reading.text(place));
    let finding = Finding::new(&LIST_COUNT, reading.span(place), message, format!("{count}≠{announced}"));
    finding.related(reading.span(names), "列出的名称")
}

/// 《…》《…》4项制度: names that follow one another without a mark.
fn titles_before(reading: &Reading, close: usize) -> Option<Finding> {
    let and_so_on = reading.at(close + 1) == '等';
    let (announced, place) = small_number(reading, close + 1 + usize::from(and_so_on))?;
    if !CLASSIFIERS.contains(&reading.at(place.to())) || !is_han(reading.at(place.to() + 1)) {
        return None;
    }
    let (mut count, mut end, mut touching) = (0, close, false);
    let start = loop {
        let open = (end.saturating_sub(60)..end).rev().find(|&p| matches!(reading.at(p), '《' | '\n' | '。'))?;
        if reading.at(open) != '《' {
            return None;
        }
        count += 1;
        let gap = usize::from(matches!(reading.before(open), '、' | '和' | '及' | '与'));
        touching |= gap == 0;
        if open < gap + 1 || reading.at(open - gap - 1) != '》' || count > 20 {
            break open;
        }
        end = open - gap - 1;
    };
    let wrong = if and_so_on { count > announced } else { count != announced };
    (count >= 2 && touching && wrong).then(|| mismatch(reading, count, announced, place, Run::new(start, close + 1)))
}

/// 3个文件:《…》《…》.
fn titles_behind(reading: &Reading, open: usize) -> Option<Finding> {
    const NOUNS: &[&str] =
        &["政策", "办法", "制度", "文件", "方案", "意见", "条例", "规定", "标准", "规划", "法规", "细则", "政策文件"];
    if reading.before(open) != ':' {
        return None;
    }
    let noun = NOUNS.iter().rev().find(|noun| reading.ends(open - 1, noun))?;
    let classifier = (open - 1).checked_sub(noun.chars().count() + 1)?;
    if !CLASSIFIERS.contains(&reading.at(classifier)) {
        return None;
    }
    let from = (classifier.saturating_sub(3)..classifier)
        .find_map(|p| small_number(reading, p).filter(|(_, run)| run.to() == classifier));
    let (announced, place) = from?;
    let (mut count, mut at) = (0, open);
    while reading.at(at) == '《' && count <= 20 {
        at = (at..at + 60).find(|&p| matches!(reading.at(p), '》' | '\n' | '\0')).filter(|&p| reading.at(p) == '》')? + 1;
        count += 1;
        at += usize::from(matches!(reading.at(at), '、' | '和' | '及') && reading.at(at + 1) == '《');
    }
    let more = reading.at(at) == '等';
    let ended = ends_clause(reading.at(at)) || at >= reading.len();
    let wrong = if more { count > announced } else { ended && count != announced };
    (count >= 2 && wrong).then(|| mismatch(reading, count, announced, place, Run::new(open, at)))
}

/// 新材料、电子信息、生物医药五大产业.
fn great(reading: &Reading, at: usize) -> Option<Finding> {
    const REACH: usize = 80;
    GROUPS.iter().find(|group| reading.starts(at + 1, group))?;
    let found = (at.saturating_sub(2)..at).find_map(|p| small_number(reading, p).filter(|(_, run)| run.to() == at));
    let (announced, place) = found?;
    let floor = place.from().saturating_sub(REACH);
    let outside = |p: &usize| !is_han(reading.at(*p)) && reading.at(*p) != '、';
    let start = (floor..place.from()).rev().find(outside).map(|p| p + 1).or((floor == 0).then_some(0))?;
    let names = Run::new(start, place.from());
    let last = (start..names.to()).rev().find(|&p| reading.at(p) == '、').map(|p| Run::new(p + 1, names.to()))?;
    let marks = (start..names.to()).filter(|&p| reading.at(p) == '、').count() as u32;
    let joints = (start..names.to()).filter(|&p| matches!(reading.at(p), '和' | '及' | '与')).count() as u32;
    let and_so_on = reading.before(names.to()) == '等';
    let plain = last.len() >= 2 && !holds(reading, last, if and_so_on { &VERBS[..VERBS.len() - 1] } else { VERBS });
    let (least, most) = (marks + 1, if and_so_on { u32::MAX } else { marks + 1 + joints });
    let wrong = least > announced || most < announced;
    (plain && marks >= 1 && wrong && ends_behind(reading, start)).then(|| mismatch(reading, least, announced, place, names))
}

/// Whether the names begin with their clause, so that none of them stands out of sight.
fn ends_behind(reading: &Reading, start: usize) -> bool {
    start == 0 || ends_clause(reading.before(start))
}
