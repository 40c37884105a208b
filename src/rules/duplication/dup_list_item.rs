use crate::rules::clause::ends_clause;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, is_han};

/// One item twice in a list.
pub static DUP_LIST_ITEM: Rule = Rule {
    id: "dup-list-item",
    title: "并列项重复",
    family: Family::Duplication,
    severity: Severity::Warning,
    why: "同一串并列词语里出现两个相同的项，是增补时没有检查前面已有。",
    advice: "删去重复的一项，或核对是否应为别的名称。",
    authority: "公文核稿通行要求：检查有没有重复交叉",
    bad: &[
        Bad { text: "聚焦新材料、装备制造、⟦新材料⟧等领域实施技改项目。", evidence: "新材料" },
        Bad { text: "联合市财政局、市税务局、⟦市财政局⟧开展核查。", evidence: "市财政局" },
        Bad { text: "落实《预算法》、《会计法》、⟦《预算法》⟧等法律。", evidence: "《预算法》" },
        Bad { text: "重点抓好公路、水路、铁路、⟦水路⟧、航空建设。", evidence: "水路" },
    ],
    good: &[
        "开展科技培训6场次、技术指导讲座4场次、田间培训6场次。",
        "签订产学研合作项目、促成产学研合作意向、搭建产学研合作平台。",
        "省级专精特新中小企业5家、市级专精特新中小企业9家。",
        "支持科技企业、孵化平台、科技企业家发展。",
        "一季度、二季度、三季度分别增长5%、6%、5%。",
        "建立北京、上海、重庆等5个机构和北京、上海、天津等3个中心。",
        "推进农村、乡镇、农村公路建设,发展农业、工业、农业机械化。",
        "覆盖教育、医疗,养老、教育培训等行业。",
    ],
    check,
};

const LONGEST: usize = 16;
const MOST: usize = 40;

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut at = 0;
    while at < reading.len() {
        if reading.at(at) != '、' {
            at += 1;
            continue;
        }
        let (items, end) = items(reading, at);
        if items.len() >= 3 {
            findings.extend(repeated(reading, &items));
        }
        at = end;
    }
}

/// The items of the list whose first mark stands at a position, and where the list ends.
fn items(reading: &Reading, mark: usize) -> (Vec<Run>, usize) {
    let stop = |p: usize| ends_clause(reading.at(p)) || reading.at(p) == '、';
    let first = (mark.saturating_sub(LONGEST)..mark).rev().find(|&p| stop(p)).map_or(mark.saturating_sub(LONGEST), |p| p + 1);
    let mut items = vec![Run::new(first, mark)];
    let mut start = mark + 1;
    loop {
        let end = (start..start + LONGEST).find(|&p| stop(p)).unwrap_or(start + LONGEST).min(reading.len()).max(start);
        items.push(Run::new(start, end));
        // 等, 和 and 的 close a list; the mark behind them belongs to another one.
        let closed = (start..end).any(|p| matches!(reading.at(p), '等' | '和' | '及' | '的'));
        if closed || reading.at(end) != '、' || items.len() == MOST {
            return (items, end.max(mark + 1));
        }
        start = end + 1;
    }
}

fn repeated(reading: &Reading, items: &[Run]) -> Option<Finding> {
    let last = items.len() - 1;
    for (index, &item) in items.iter().enumerate().skip(1) {
        for (before, &other) in items[..index].iter().enumerate() {
            // The first item has the words that lead to the list, the last one those that follow it.
            let (first_open, last_open) = (before == 0, index == last);
            let Some(found) = same(reading, other, item, first_open, last_open) else { continue };
            // 组织、领导、参加…组织、领导、参加: one row of words twice is a figure of speech.
            let next = items.get(before + 1).zip(items.get(index + 1)).filter(|_| before + 1 < index);
            if next.is_some_and(|(a, b)| same(reading, *a, *b, false, index + 1 == last).is_some()) {
                continue;
            }
            let words = reading.text(found.1);
            let message = format!("并列项“{words}”重复。");
            let finding = Finding::new(&DUP_LIST_ITEM, reading.span(found.1), message, format!("“{words}”在同一并列中出现2次"));
            return Some(finding.related(reading.span(found.0), "前一次出现"));
        }
    }
    None
}

/// The common words of two items, at both places.
fn same(reading: &Reading, a: Run, b: Run, a_open: bool, b_open: bool) -> Option<(Run, Run)> {
    let longest = a.len().min(b.len());
    let lengths = if a_open && b_open { 3..=longest } else { 2..=longest };
    let length = lengths.rev().find(|&length| {
        let (from, to) = (if a_open { a.to() - length } else { a.from() }, b.from());
        let whole = (a_open || length == a.len()) && (b_open || length == b.len());
        whole && (0..length).all(|step| reading.at(from + step) == reading.at(to + step))
    })?;
    let from = if a_open { a.to() - length } else { a.from() };
    let (first, again) = (Run::new(from, a.to()), Run::new(b.from(), b.from() + length));
    let word = (again.from()..again.to()).all(|at| is_han(reading.at(at)) || matches!(reading.at(at), '《' | '》'));
    let closed = !b_open || length == b.len() || follows(reading, again.to());
    // 培训教育 behind 教育: what stands before the first item must not belong to its word.
    let begins = !a_open || from == a.from() || leads(reading, from);
    (word && closed && begins && (length > 2 || !a_open && length == b.len())).then_some((first, again))
}

/// Whether the words behind the last item leave it whole: 新材料等, 市财政局开展.
fn follows(reading: &Reading, at: usize) -> bool {
    matches!(reading.at(at), '等' | '和' | '及' | '的' | '为' | '在' | '是' | '将')
        || reading
            .any(at, &["开展", "进行", "组织", "联合", "共同", "实施", "推进", "参加", "领域", "方面", "建设", "发展"])
            .is_some()
}

/// Whether the words before the first item lead to it: 聚焦, 联合.
fn leads(reading: &Reading, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "聚焦", "围绕", "联合", "会同", "推进", "推动", "加强", "抓好", "抓实", "涉及", "覆盖", "包括", "支持", "发展", "落实",
        "开展", "重点", "实施", "组织", "协调", "对", "在", "与", "和", "为", "以", "向", "由", "的", "了", "到",
    ];
    WORDS.iter().any(|word| reading.ends(at, word))
}
