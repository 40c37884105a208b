use super::words;
use crate::claim::passage::{Passage, Quantity, Role, comparable};
use crate::claim::{Claim, Relation};
use crate::mention::Dimension;
use crate::number::{Decimal, Interval};
use crate::order;
use crate::text::Run;

/// Levels at a time and averages, which do not add up over time.
const NOT_FLOWS: [&str; 24] = [
    "余额", "存量", "保有", "在校", "在册", "在岗", "存栏", "库存", "期末", "月末", "季末", "年末", "月底", "季底", "年底",
    "平均", "日均", "均", "率", "指数", "价格", "累计达", "总数", "高达",
];
/// Words that say of a count that its things are new each time.
const NEW: [&str; 12] = ["新增", "新建", "新设", "新登记", "新开工", "发生", "受理", "办理", "办结", "完成", "实现", "开展"];

/// Months of one year, both included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Months {
    first: u8,
    last: u8,
}

impl Months {
    fn holds(self, other: Months) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

/// A flow with the months that its words name.
struct Flow<'p, 'a> {
    quantity: &'p Quantity<'a>,
    months: Months,
    noun: String,
    year: Option<u32>,
}

/// 一季度12.3亿元、二季度15.2亿元,上半年27.5亿元: flows of times that make up a longer one make up its flow.
pub(super) fn find(passage: &Passage, claims: &mut Vec<Claim>) {
    if passage.quantities.len() < 2 {
        return;
    }
    let flows: Vec<Flow> = passage.quantities.iter().filter_map(|quantity| flow(passage, quantity)).collect();
    for total in &flows {
        if let Some(parts) = tiled(passage, &flows, total) {
            claims.push(sum(passage, total, &parts));
        } else {
            claims.extend(shorter(passage, &flows, total));
        }
    }
}

fn flow<'p, 'a>(passage: &Passage<'a>, quantity: &'p Quantity<'a>) -> Option<Flow<'p, 'a>> {
    if !quantity.is_amount() || quantity.role != Role::Level {
        return None;
    }
    let lead = passage.lead_across_bracket(quantity);
    let months = months(passage, lead).or_else(|| months(passage, time_before(passage, quantity)?))?;
    if passage.says(quantity.lead, &NOT_FLOWS) {
        return None;
    }
    let positive = quantity.figure.scaled.is_none_or(|value| !value.is_negative());
    let before =
        passage.says(lead, &["去年", "上年", "同期", "比", "较", "环比", "预计", "计划", "力争", "目标", "截至", "截止"]);
    (positive && !before).then(|| Flow {
        quantity,
        months,
        noun: stripped(words::noun(passage, lead)),
        year: words::year(passage, lead),
    })
}

/// 上半年, before the words that lead to a figure.
fn time_before(passage: &Passage, quantity: &Quantity) -> Option<Run> {
    const LONGEST: usize = 10;
    let segment = &passage.segments[quantity.segment];
    let before = passage.segments.get(quantity.segment.checked_sub(1)?)?;
    let time = before.first == before.last && before.run.len() <= LONGEST && segment.mark == ',';
    (time && segment.first + 1 == segment.last).then_some(before.run)
}

/// The one time that words name: 一季度, 1—6月, 6月, 上半年, 前三季度, 全年.
fn months(passage: &Passage, lead: Run) -> Option<Months> {
    let reading = passage.reading;
    const NAMES: [(&str, u8, u8); 12] = [
        ("前三季度", 1, 9),
        ("前两个季度", 1, 6),
        ("一季度", 1, 3),
        ("1季度", 1, 3),
        ("二季度", 4, 6),
        ("2季度", 4, 6),
        ("三季度", 7, 9),
        ("3季度", 7, 9),
        ("四季度", 10, 12),
        ("4季度", 10, 12),
        ("上半年", 1, 6),
        ("下半年", 7, 12),
    ];
    let mut found = None;
    let mut at = lead.from();
    while at < lead.to() {
        if !matches!(reading.at(at), '0'..='9' | '一' | '二' | '三' | '四' | '前' | '上' | '下' | '全') {
            at += 1;
            continue;
        }
        let named = NAMES.iter().find(|(name, ..)| reading.starts(at, name));
        let (next, months) = match named {
            Some(&(name, first, last)) => (at + name.chars().count(), Some(Months { first, last })),
            None if reading.starts(at, "全年") => (at + 2, Some(Months { first: 1, last: 12 })),
            None => numbered(passage, at, lead.to()).map_or((at + 1, None), |(next, months)| (next, Some(months))),
        };
        if months.is_some() {
            // Two times before one figure leave open which is meant.
            if found.is_some() {
                return None;
            }
            found = months;
        }
        at = next;
    }
    found
}

/// 6月, 6月份, 1—6月, 1至6月.
fn numbered(passage: &Passage, at: usize, limit: usize) -> Option<(usize, Months)> {
    let reading = passage.reading;
    let number = |at: usize| {
        let digits = (at..limit).take_while(|&at| reading.at(at).is_ascii_digit()).count();
        let value: u8 = reading.words(Run::new(at, at + digits)).parse().ok()?;
        (digits <= 2 && (1..=12).contains(&value)).then_some((value, at + digits))
    };
    if reading.before(at).is_ascii_digit() {
        return None;
    }
    let (first, end) = number(at)?;
    let (last, end) = match reading.at(end) {
        '-' | '—' | '~' | '至' => number(end + usize::from(reading.at(end) == '—' && reading.at(end + 1) == '—') + 1)?,
        _ => (first, end),
    };
    // 6月底 is a day, and so is 6月12日.
    let day = end + 1 < limit && matches!(reading.at(end + 1), '底' | '末' | '初' | '1'..='9');
    let month = reading.at(end) == '月' && !day;
    (month && first <= last && end < limit).then_some((end + 1, Months { first, last }))
}

/// Whether two flows are of one thing and one year.
fn alike(one: &Flow, other: &Flow) -> bool {
    let nouns = one.noun.is_empty() || other.noun.is_empty() || one.noun == other.noun;
    comparable(one.quantity, other.quantity)
        && one.quantity.figure.unit.base == other.quantity.figure.unit.base
        && nouns
        && (one.year == other.year || one.year.is_none() || other.year.is_none())
}

fn stripped(mut noun: String) -> String {
    for word in
        ["前三季度", "一季度", "二季度", "三季度", "四季度", "季度", "累计", "合计", "当月", "月份", "月", "—", "-", "分别"]
    {
        noun = noun.replace(word, "");
    }
    noun
}

/// The flows that make up the months of another without gap or overlap.
fn tiled<'f, 'p, 'a>(passage: &Passage, flows: &'f [Flow<'p, 'a>], total: &Flow) -> Option<Vec<&'f Flow<'p, 'a>>> {
    let mut parts: Vec<&Flow> = flows
        .iter()
        .filter(|part| part.months != total.months && total.months.holds(part.months) && alike(part, total))
        .collect();
    order::by_key(&mut parts, |part| part.months.first);
    let mut next = total.months.first;
    for part in &parts {
        if part.months.first != next {
            return None;
        }
        next = part.months.last + 1;
    }
    let near = parts.iter().all(|part| part.quantity.segment.abs_diff(total.quantity.segment) <= parts.len() + 2);
    let around = parts.iter().map(|part| part.quantity.lead.from()).min()?;
    let together = passage.clause(around).contains(total.quantity.run);
    (parts.len() >= 2 && next == total.months.last + 1 && near && together).then_some(parts)
}

fn sum(passage: &Passage, total: &Flow, parts: &[&Flow]) -> Claim {
    let all = || parts.iter().map(|part| part.quantity).chain([total.quantity]);
    let first = all().map(|quantity| quantity.lead.from()).min().unwrap_or(total.quantity.lead.from());
    let last = all().map(|quantity| quantity.run.to()).max().unwrap_or(total.quantity.run.to());
    let counted = matches!(total.quantity.dimension(), Dimension::People | Dimension::Things | Dimension::Count(_));
    let again = counted && !passage.says(Run::new(first, last), &NEW);
    // What adds up was counted once.
    let nothing = Interval::exactly(Decimal::ZERO);
    let added = parts.iter().try_fold(nothing, |sum, part| sum.plus(&part.quantity.figure.range));
    let fits = added.is_some_and(|added| added.meets(&total.quantity.figure.range));
    Claim {
        rule: "sum-of-parts",
        relation: Relation::PartsOfTotal {
            total: total.quantity.index,
            parts: parts.iter().map(|part| part.quantity.index).collect(),
            closed: true,
        },
        run: Run::new(first, last),
        hindrance: (again && !fits).then_some("同一对象可能在几个时期重复计数"),
        sure: true,
    }
}

/// 1—6月29.5亿元,6月当月30.2亿元: a part of the time brings no more than the whole.
fn shorter(passage: &Passage, flows: &[Flow], total: &Flow) -> Option<Claim> {
    let part = flows.iter().find(|part| {
        part.months != total.months
            && total.months.holds(part.months)
            && alike(part, total)
            && (!part.noun.is_empty() || !total.noun.is_empty())
            && part.quantity.segment.abs_diff(total.quantity.segment) <= 2
            && passage.clause(part.quantity.run.from()).contains(total.quantity.run)
    })?;
    Some(Claim {
        rule: "cumulative-less-than-period",
        relation: Relation::Cumulative { period: part.quantity.index, cumulative: total.quantity.index },
        run: passage.around(part.quantity, total.quantity),
        hindrance: None,
        sure: true,
    })
}
