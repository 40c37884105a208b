use crate::claim::passage::{Passage, Quantity, Role, comparable};
use crate::claim::{Claim, Relation};
use crate::mention::Dimension;
use crate::text::Run;

const BOUNDED: [&str; 6] = ["最高", "不超过", "上限", "最多", "至少", "不低于"];
const NOT_OF_THE_COUNT: [&str; 5] = ["生产总值", "GDP", "可支配", "消费支出", "预期寿命"];
const ACCUMULATED: [&str; 4] = ["累计", "总数", "总量", "总额"];
const FLOWS: [&str; 13] =
    ["新增", "新认定", "新培育", "新建", "新引进", "新设", "上半年", "本月", "当月", "当年", "今年", "年内", "前三季度"];

/// 项目14项,协议金额1.7亿元,平均每项1214万元.
pub(super) fn find(passage: &Passage, claims: &mut Vec<Claim>) {
    for average in &passage.quantities {
        claims.extend(of_each(passage, average));
    }
    accumulated(passage, claims);
}

/// The classifier that the average is for: 项 of 平均每项.
fn each(passage: &Passage, average: &Quantity) -> Option<char> {
    let lead = average.lead;
    let at = (lead.from()..lead.to()).rev().find(|&at| matches!(passage.reading.at(at), '每' | '均'))?;
    match passage.reading.at(at) {
        '每' => (at + 1 < lead.to()).then(|| passage.reading.at(at + 1)),
        // 户均, 人均, 场均 directly before the figure
        _ => (at + 3 >= lead.to() && at > lead.from()).then(|| passage.reading.at(at - 1)),
    }
}

fn of_each(passage: &Passage, average: &Quantity) -> Option<Claim> {
    if !average.is_amount() || average.role != Role::Level {
        return None;
    }
    let classifier = each(passage, average)?;
    let clause = passage.clause(average.run.from());
    let levels = || {
        passage
            .quantities
            .iter()
            .filter(|other| clause.contains(other.run) && other.index != average.index && other.role == Role::Level)
    };
    let counts: Vec<&Quantity> = levels()
        .filter(|count| matches!(count.dimension(), Dimension::People | Dimension::Things | Dimension::Count(_)))
        .filter(|count| {
            count.figure.unit.base.starts_with(classifier) || (classifier == '人' && count.dimension() == Dimension::People)
        })
        .collect();
    let totals: Vec<&Quantity> = levels().filter(|total| comparable(total, average)).collect();
    let ([count], [total]) = (counts.as_slice(), totals.as_slice()) else { return None };
    if total.index == count.index || each(passage, total).is_some() || each(passage, count).is_some() {
        return None;
    }
    // 投入486万元,改造跑道1.2万平方米,更新课桌椅1200套: the money went into more than what is counted. And what lost its
    // unit may be the total.
    let (first, last) = (count.run.to().min(total.run.to()), count.run.from().max(total.run.from()));
    let others = || passage.quantities.iter().filter(|other| clause.contains(other.run) && other.index != average.index);
    let unlike = others().any(|other| first <= other.run.from() && other.run.to() <= last && other.is_amount());
    if unlike || others().any(Quantity::lost_unit) {
        return None;
    }
    let around = Run::new(
        count.lead.from().min(total.lead.from()).min(average.lead.from()),
        average.run.to().max(count.run.to()).max(total.run.to()),
    );
    if passage.says(around, &["其中"]) || passage.says(around, &NOT_OF_THE_COUNT) {
        return None;
    }
    let bounded = passage.says(average.lead, &BOUNDED);
    Some(Claim {
        rule: "average-mismatch",
        relation: Relation::Average { total: total.index, count: count.index, average: average.index },
        run: around,
        hindrance: bounded.then_some("是上限或下限，不是平均数"),
        sure: true,
    })
}

/// 新认定高新技术企业72家,累计达到66家: what has accumulated holds what came in.
fn accumulated(passage: &Passage, claims: &mut Vec<Claim>) {
    for pair in passage.quantities.windows(2) {
        let (flow, stock) = (&pair[0], &pair[1]);
        let level = flow.role == Role::Level && matches!(stock.role, Role::Level | Role::To { .. }) && flow.is_amount();
        let said = || {
            passage.says(flow.lead, &FLOWS) && passage.says(stock.lead, &ACCUMULATED) && !passage.says(flow.lead, &ACCUMULATED)
        };
        if !level
            || stock.segment != flow.segment + 1
            || passage.segments[stock.segment].depth > 0
            || !comparable(flow, stock)
            || !said()
        {
            continue;
        }
        let (a, b) = (core(passage, flow.lead), core(passage, stock.lead));
        if !(b.is_empty() || a.ends_with(&b) || a.starts_with(&b)) {
            continue;
        }
        claims.push(Claim {
            rule: "cumulative-less-than-period",
            relation: Relation::Cumulative { period: flow.index, cumulative: stock.index },
            run: passage.around(flow, stock),
            hindrance: None,
            sure: true,
        });
    }
}

/// The noun without words of place, time and state.
fn core(passage: &Passage, lead: Run) -> String {
    const SKIPPED: [&str; 17] = [
        "全市", "全省", "全区", "全县", "拥有", "近两年", "近三年", "两年来", "三年来", "以来", "建成", "建设", "完成", "当月",
        "本月", "总规模", "新",
    ];
    const LEADING: [&str; 10] = ["达到", "突破", "超过", "达", "为", "共", "已", "是", "的", "年"];
    let mut text = passage.reading.text(lead);
    // 政策实施以来累计发放
    if let Some(at) = text.find("以来") {
        text.drain(..at + "以来".len());
    }
    for word in FLOWS.iter().chain(&ACCUMULATED).chain(&SKIPPED).chain(&LEADING) {
        if text.contains(word) {
            text = text.replace(word, "");
        }
    }
    text
}
