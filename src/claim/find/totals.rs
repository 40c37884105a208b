use super::list::{self, REST, is_attribute};
use super::parts::{self, OPENING};
use crate::claim::passage::{Passage, Quantity, Role, comparable};
use crate::claim::{Claim, Relation};
use crate::number::{Decimal, Interval};
use crate::text::Run;

const SUMMED: [&str; 8] = ["合计", "总计", "共计", "总共", "一共", "合计为", "合计达", "共"];

const SUMMED_LEAD: usize = 6;

/// Totals without 其中: behind their parts, before brackets and colons, or with a remainder.
pub(super) fn find(passage: &Passage, claims: &mut Vec<Claim>, done_to: usize) {
    summed(passage, claims);
    counted_sum(passage, claims);
    listed(passage, claims, done_to);
    rests(passage, claims);
    uncued(passage, claims, done_to);
}

/// 共查处案件56起,一般程序18起、简易程序38起: no word says that the list is of the parts, but it may be.
fn uncued(passage: &Passage, claims: &mut Vec<Claim>, done_to: usize) {
    for total in passage.quantities.iter().filter(|total| total.is_amount() && total.is_level() && total.run.from() >= done_to) {
        let place = total.segment + 1;
        let Some(segment) = passage.segments.get(place).filter(|segment| segment.mark == ',') else { continue };
        let Some(first) = passage.quantities.get(segment.first).filter(|first| first.segment == place) else { continue };
        let alone = passage.segments[total.segment].last == passage.segments[total.segment].first + 1;
        let named = !first.lead.is_empty() && first.lead.from() == segment.run.from();
        if !alone || !named || !passage.says(total.lead, &["共", "总数", "合计"]) {
            continue;
        }
        let statement = list::statement(passage, segment.run).is_some() || passage.begins_with(segment.run, &REST);
        if statement || OPENING.find(passage.reading, first.lead).is_some() {
            continue;
        }
        let list = list::list_from(passage, place, segment.run.from(), first, false);
        let same = list.parts.iter().all(|part| part.quantity.figure.unit.base == total.figure.unit.base);
        let joined = list.parts.iter().skip(1).all(|part| matches!(part.mark, '、' | '和'));
        let smaller = list.parts.iter().all(|part| !total.figure.range.lies_below(&part.quantity.figure.range));
        if list.parts.len() < 2 || !same || !joined || !smaller || list.unclear || list.and_so_on {
            continue;
        }
        let sum = parts::sum(&list);
        let fits = sum.is_some_and(|sum| sum.meets(&total.figure.range));
        claims.push(Claim {
            rule: "sum-of-parts",
            relation: Relation::PartsOfTotal {
                total: total.index,
                parts: list.parts.iter().map(|part| part.quantity.index).collect(),
                closed: true,
            },
            run: Run::new(total.lead.from(), list.end),
            hindrance: (!fits).then_some("没有“其中”“分别”等词，不能确定所列是分项"),
            sure: true,
        });
    }
}

/// 共有62家:东部12家、西部20家、中部30家; 62家(东部12家、西部20家、中部30家).
fn listed(passage: &Passage, claims: &mut Vec<Claim>, done_to: usize) {
    for (place, segment) in passage.segments.iter().enumerate().skip(1) {
        let before = &passage.segments[place - 1];
        if !matches!(segment.mark, ':' | '(') || segment.run.from() < done_to || before.last == before.first {
            continue;
        }
        let total = &passage.quantities[before.last - 1];
        let stands = total.is_amount() && total.is_level() && total.trail.is_empty();
        let Some(first) = passage.quantities.get(segment.first).filter(|first| stands && comparable(first, total)) else {
            continue;
        };
        let opener = OPENING.at(passage.reading, segment.run.from(), segment.run.to()).is_some();
        if opener || first.lead.is_empty() || first.segment != place {
            continue;
        }
        let list = list::list_from(passage, place, segment.run.from(), first, false);
        let inside = list.end <= segment_end(passage, place);
        if list.parts.len() < 2 || list.unclear || !inside {
            continue;
        }
        let closed = segment.mark == ':' && passage.says(total.lead, &["共"]) && !list.and_so_on;
        let parts = list.parts.iter().map(|part| part.quantity.index).collect();
        claims.push(Claim {
            rule: "sum-of-parts",
            relation: Relation::PartsOfTotal { total: total.index, parts, closed },
            run: Run::new(total.lead.from(), list.end),
            hindrance: parts::hindrance(passage, total, &list, ""),
            sure: true,
        });
    }
}

/// 立案126件,办结98件,其余28件在办: total, one part and the rest.
fn rests(passage: &Passage, claims: &mut Vec<Claim>) {
    for rest in passage.quantities.iter().filter(|rest| rest.is_amount() && rest.is_level()) {
        let segment = &passage.segments[rest.segment];
        if !passage.begins_with(segment.run, &REST) || segment.last != segment.first + 1 {
            continue;
        }
        let clause = passage.clause(rest.run.from());
        let before: Vec<&Quantity> = passage
            .quantities
            .iter()
            .filter(|quantity| {
                clause.contains(quantity.run) && quantity.run.to() <= rest.run.from() && comparable(quantity, rest)
            })
            .collect();
        let [total, part] = before[..] else { continue };
        let near = part.segment + 1 == rest.segment && total.segment < part.segment;
        let plain = total.is_level()
            && part.is_level()
            && passage.segments[part.segment].last == passage.segments[part.segment].first + 1;
        if !near || !plain || passage.says(Run::new(clause.from(), rest.run.from()), &["其中", "分别"]) {
            continue;
        }
        claims.push(Claim {
            rule: "sum-of-parts",
            relation: Relation::PartsOfTotal { total: total.index, parts: vec![part.index, rest.index], closed: true },
            run: passage.around(total, rest),
            hindrance: None,
            sure: true,
        });
    }
}

/// Where a list that begins in a segment must end: with its bracket, or with the clause.
fn segment_end(passage: &Passage, place: usize) -> usize {
    let depth = passage.segments[place].depth;
    passage.segments[place..]
        .iter()
        .take_while(|segment| segment.depth >= depth && segment.mark != ';')
        .last()
        .map_or(passage.run.to(), |segment| segment.run.to())
}

/// 一产12.3亿元、二产158.7亿元、三产157.5亿元,合计328.5亿元.
fn summed(passage: &Passage, claims: &mut Vec<Claim>) {
    for total in &passage.quantities {
        if !total.is_amount() || !passage.ends_with(total.lead, &SUMMED) || !total.is_level() {
            continue;
        }
        let clause = passage.clause(total.run.from());
        let before = Run::new(clause.from(), passage.segments[total.segment].run.from().max(clause.from()));
        let parts: Vec<&Quantity> =
            passage.quantities.iter().filter(|quantity| before.contains(quantity.run) && comparable(quantity, total)).collect();
        let plain = parts.iter().all(|quantity| {
            let segment = &passage.segments[quantity.segment];
            quantity.role == Role::Level
                && segment.depth == passage.segments[total.segment].depth
                && passage.quantities[segment.first..segment.last].len() == 1
                && quantity.trail.is_empty()
        });
        let listed = parts.windows(2).all(|pair| pair[1].segment == pair[0].segment + 1);
        let near = parts.last().is_some_and(|last| last.segment + 1 == total.segment);
        // 三项指标合计: few words stand before.
        let lost = passage.quantities.iter().any(|quantity| before.contains(quantity.run) && quantity.lost_unit());
        let start = passage.segments[total.segment].run.from();
        let some = passage.reading.any(start, &["后", "前"]).is_some();
        let bare = total.lead.to() <= start + SUMMED_LEAD && !some;
        if parts.len() < 2 || lost || !plain || !listed || !near || !bare || passage.says(before, &["其中", "每", "平均"]) {
            continue;
        }
        let run = passage.around(parts[0], total);
        let parts = parts.iter().map(|quantity| quantity.index).collect();
        claims.push(Claim {
            rule: "sum-of-parts",
            relation: Relation::PartsOfTotal { total: total.index, parts, closed: true },
            run,
            hindrance: None,
            sure: true,
        });
    }
}

/// 教育120亿元,增长3%;医疗45亿元,增长6%,两项合计165亿元: the number of parts says which they are.
fn counted_sum(passage: &Passage, claims: &mut Vec<Claim>) {
    const NUMBERS: [&str; 9] = ["两", "三", "四", "五", "六", "七", "八", "九", "十"];
    const COUNTED: [&str; 4] = ["项", "者", "类", "部分"];
    for total in passage.quantities.iter().filter(|total| total.is_amount() && total.is_level()) {
        // 三项 may be read as a figure of its own.
        let start = passage.segments[total.segment].run.from();
        let lead = passage.reading.words(Run::new(start.min(total.run.from()), total.run.from()));
        let lead = ["达到", "达", "为", "共"].iter().find_map(|copula| lead.strip_suffix(copula)).unwrap_or(lead);
        let Some(count) = lead.strip_suffix("合计") else { continue };
        let Some(number) = COUNTED.iter().find_map(|word| count.strip_suffix(word)) else { continue };
        let Some(number) = NUMBERS.iter().position(|word| *word == number).map(|place| place + 2) else { continue };
        let depth = passage.segments[total.segment].depth;
        let before: Vec<&Quantity> = passage
            .quantities
            .iter()
            .filter(|one| one.run.to() <= total.run.from() && one.is_level() && comparable(one, total))
            .filter(|one| {
                passage.segments[one.segment].depth == depth && !is_attribute(passage, one, &passage.segments[one.segment])
            })
            .collect();
        let Some(first) = before.len().checked_sub(number) else { continue };
        let parts = &before[first..];
        let sum = parts.iter().try_fold(Interval::exactly(Decimal::ZERO), |sum, part| sum.plus(&part.figure.range));
        let fits = sum.is_some_and(|sum| sum.meets(&total.figure.range));
        // With more figures than parts, or one that holds the others, it is open which are meant.
        let around = Run::new(parts[0].lead.from(), total.run.from());
        if !fits && (first > 0 || passage.says(around, &["其中", "分别", "每"])) {
            continue;
        }
        claims.push(Claim {
            rule: "sum-of-parts",
            relation: Relation::PartsOfTotal {
                total: total.index,
                parts: parts.iter().map(|part| part.index).collect(),
                closed: true,
            },
            run: Run::new(parts[0].lead.from(), total.run.to()),
            hindrance: None,
            sure: true,
        });
    }
}
