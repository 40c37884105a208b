use crate::claim::passage::{Passage, Quantity, Segment, comparable};
use crate::claim::{Claim, Relation};
use crate::text::Run;

/// Words that open a list of parts, with whether they say that it is complete.
const OPENERS: [(&str, bool); 11] = [
    ("其中包括", false),
    ("其中", false),
    ("分别为", true),
    ("分别是", true),
    ("具体为", true),
    ("分为", true),
    ("包括", false),
    ("包含", false),
    ("含", false),
    ("由", true),
    ("共有", false),
];
const REST: [&str; 6] = ["其余", "剩余", "余下", "其他", "其它", "另外"];
const SUMMED: [&str; 8] = ["合计", "总计", "共计", "总共", "一共", "合计为", "合计达", "共"];
/// Attributes that one thing may have several of: parts named by two of them are no partition.
const OVERLAPPING: [&str; 45] = [
    "规上", "限上", "规模以上", "限额以上", "专精特新", "小巨人", "瞪羚", "独角兽", "单项冠军", "上市", "挂牌", "民营", "国有",
    "外资", "高新技术企业", "高企", "科技型", "研发活动", "首次", "党员", "女性", "少数民族", "博士", "硕士", "高级职称",
    "岁以下", "岁以上", "妇女", "女", "青年", "脱贫", "残疾", "困难", "高级", "持证", "海外", "留学", "老年", "省级", "国家级",
    "农业类", "重点", "龙头", "一类", "学历",
];
const ALSO: [&str; 6] = ["同时", "兼有", "交叉", "重复", "既有", "兼具"];
const LOST: [&str; 13] = ["退出", "到期", "注销", "减少", "淘汰", "取消", "摘牌", "吊销", "迁出", "关停", "撤销", "失效", "退役"];
const GROSS: [&str; 4] = ["累计", "总数", "拥有", "存量"];
/// Verbs that begin a statement of its own when they stand after a comma.
const STATEMENTS: [&str; 63] = [
    "新增", "新建", "新设", "新培育", "新认定", "新引进", "累计", "全年", "全市", "全省", "全区", "全县", "全国", "完成", "实现",
    "建成", "建设", "争取", "发放", "引进", "带动", "培育", "开展", "推进", "并", "同时", "此外", "培训", "改造", "实施", "组织",
    "办理", "处理", "投入", "拨付", "获", "发展", "举办", "承接", "服务", "帮助", "推动", "签订", "签约", "达成", "安排", "下达",
    "兑付", "兑现", "减免", "清理", "整治", "查处", "检查", "解决", "惠及", "覆盖", "拉动", "吸引", "落实", "拥有", "总数",
    "占地",
];

struct Part<'p, 'a> {
    quantity: &'p Quantity<'a>,
    /// From the beginning of its segment, or from the opener.
    lead: Run,
    mark: char,
}

struct List<'p, 'a> {
    parts: Vec<Part<'p, 'a>>,
    /// Where the next word after the list stands.
    end: usize,
    /// Where remarks on the last part end.
    tail: usize,
    /// A remainder (其余) makes the list complete.
    rest: bool,
    /// Something in it could not be read as one part each.
    unclear: bool,
    /// 等 after the last part.
    and_so_on: bool,
}

pub(super) fn find(passage: &Passage, claims: &mut Vec<Claim>) {
    let mut done_to = 0;
    for at in passage.run.from()..passage.run.to() {
        if at < done_to {
            continue;
        }
        let Some(&(word, complete)) = OPENERS.iter().find(|(word, _)| passage.reading.starts(at, word)) else { continue };
        let after = at + word.chars().count();
        if let Some(end) = opened(passage, word, at, after, complete, claims) {
            done_to = end;
        }
    }
    summed(passage, claims);
    listed(passage, claims, done_to);
    rests(passage, claims);
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
        let opener = OPENERS.iter().any(|(word, _)| passage.begins_with(segment.run, &[word]));
        if opener || first.lead.is_empty() || first.segment != place {
            continue;
        }
        let list = list_from(passage, place, segment.run.from(), first, false);
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
            hindrance: hindrance(passage, total, &list, ""),
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

/// Reads the list after an opener; returns where it ends if it is one.
fn opened(passage: &Passage, word: &str, at: usize, after: usize, complete: bool, claims: &mut Vec<Claim>) -> Option<usize> {
    let place = passage.segments.iter().position(|segment| segment.run.holds(at))?;
    let first = passage.quantities.iter().find(|quantity| quantity.run.from() >= after)?;
    if !first.is_amount() || first.segment > place + 2 {
        return None;
    }
    if word == "含"
        && (passage.reading.at(after) == '量'
            || !matches!(passage.segments[place].mark, ',' | '、' | '(')
            || passage.segments[place].run.from() != at)
    {
        return None;
    }
    let by_semicolon = complete || passage.reading.at(after) == ':';
    let mut list = list_from(passage, place, after, first, by_semicolon);
    if list.parts.is_empty() {
        return None;
    }
    let composed = word == "由";
    let closing = composed.then(|| closing_of_composition(passage, list.end)).flatten();
    if composed && (closing.is_none() || list.parts.len() < 2) {
        return None;
    }
    let total = total_before(passage, at, &list)?;
    let spelled = passage.reading.at(after) == ':';
    if !complete && !list.rest && !spelled {
        stop_before_larger(total, &mut list);
    }
    let hindrance = hindrance(passage, total, &list, word);
    let end = closing.unwrap_or(list.end);
    let run = Run::new(total.lead.from(), end.max(list.end));
    if let Some(claim) = net(passage, total, &list, run) {
        claims.push(claim);
        return Some(run.to());
    }
    if list.parts.len() == 1 {
        if complete || composed {
            return None;
        }
        let part = list.parts[0].quantity;
        let relation = Relation::PartWithin { total: total.index, part: part.index };
        let other = (!fits_within(total, part)).then(|| other_total(passage, at, total, part)).flatten();
        claims.push(Claim { rule: "part-exceeds-total", relation, run, hindrance: hindrance.or(other), sure: true });
        return Some(run.to());
    }
    let closed = (complete || list.rest) && !list.and_so_on;
    let parts: Vec<usize> = list.parts.iter().map(|part| part.quantity.index).collect();
    let commas = list.parts.iter().skip(1).any(|part| part.mark == ',');
    let trailing = commas && !closed && !ends_clause(passage, list.tail);
    let sure = closed || spelled || !commas || list.parts.len() > 2;
    let unclear = (list.unclear || trailing).then_some("分项的起止读不准，不作核对");
    let other =
        (!closed && other_candidates(passage, at, total) && !sums_within(total, &list)).then_some("“其中”可能指更前面的数");
    let relation = Relation::PartsOfTotal { total: total.index, parts, closed };
    claims.push(Claim { rule: "sum-of-parts", relation, run, hindrance: hindrance.or(unclear).or(other), sure });
    // A part above the total shows even where the list is not one whole.
    Some(run.to())
}

/// The parts that follow from `after`, which stands in segment `place`.
fn list_from<'p, 'a>(
    passage: &'p Passage<'a>,
    place: usize,
    after: usize,
    first: &'p Quantity<'a>,
    by_semicolon: bool,
) -> List<'p, 'a> {
    let mut list =
        List { parts: Vec::new(), end: first.run.to(), tail: first.run.to(), rest: false, unclear: false, and_so_on: false };
    let depth = passage.segments[place].depth;
    let (mut between, mut pending): (Option<char>, Option<char>) = (None, None);
    for (index, segment) in passage.segments.iter().enumerate().skip(place) {
        if segment.depth > depth {
            continue;
        }
        if segment.depth < depth {
            break;
        }
        let begin = if index == place { after } else { segment.run.from() };
        let words = Run::new(begin.min(segment.run.to()), segment.run.to());
        let rest = passage.begins_with(words, &REST) || (passage.begins_with(words, &["另", "还"]) && index > place);
        if index > place {
            match segment.mark {
                ';' if !rest && !(by_semicolon && continues_by_semicolon(passage, segment, &list)) => break,
                ':' if !list.parts.is_empty() => break,
                '。' | '!' | '?' | '\n' => break,
                _ => {}
            }
            if passage.says(words, &["其中"]) {
                list.unclear = true;
                break;
            }
        }
        let mark = pending.take().filter(|_| segment.mark == ')').unwrap_or(segment.mark);
        let quantities: Vec<&Quantity> =
            passage.quantities[segment.first..segment.last].iter().filter(|quantity| quantity.run.from() >= begin).collect();
        let values: Vec<&&Quantity> = quantities
            .iter()
            .filter(|quantity| comparable(quantity, first) && quantity.is_level() && !is_attribute(passage, quantity, segment))
            .filter(|quantity| !passage.says(quantity.lead, &["每", "人均", "户均", "平均"]))
            .collect();
        match values.as_slice() {
            [value] => {
                let by_comma = !list.parts.is_empty() && matches!(mark, ',' | ';') && !rest;
                if by_comma && starts_statement(passage, words, &list) {
                    break;
                }
                if let Some(part_mark) = (!list.parts.is_empty()).then_some(mark).filter(|mark| *mark != ')') {
                    let listed = between.get_or_insert(part_mark);
                    let joins = part_mark == '和' || *listed == '和' || part_mark == *listed || rest;
                    if !joins {
                        // A comma after a list of 顿号 ends it; a 顿号 after commas joins names of one part.
                        if part_mark == ',' || part_mark == ';' {
                            break;
                        }
                        list.unclear = true;
                    }
                    if *listed == '和' {
                        between = Some(part_mark);
                    }
                }
                list.rest |= rest;
                let lead = Run::new(begin.min(value.run.from()), value.run.from());
                list.parts.push(Part { quantity: value, lead, mark });
                list.end = segment.run.to();
                list.tail = list.end;
                list.and_so_on = passage.begins_with(value.trail, &["等"]) || passage.says(value.trail, &["等"]);
            }
            [] => {
                if segment.mark == '、' || segment.mark == '和' || segment.mark == '\0' || index == place {
                    pending = Some(segment.mark);
                    continue;
                }
                if segment.mark == ')' {
                    list.and_so_on |= passage.begins_with(words, &["等"]);
                    if words.is_empty() || !quantities.is_empty() {
                        continue;
                    }
                    pending = Some(segment.mark);
                    continue;
                }
                // A remark on the part before (占30%, 增长5%, 居全国第一) does not end the list.
                let remark = passage
                    .begins_with(words, &["占", "同比", "增长", "下降", "增加", "减少", "居", "列", "位居", "比", "较"])
                    || quantities.iter().any(|quantity| !quantity.is_level());
                if !remark || list.parts.is_empty() {
                    break;
                }
                list.tail = segment.run.to();
            }
            _ => {
                list.unclear = true;
                if list.parts.is_empty() {
                    break;
                }
            }
        }
    }
    list
}

/// What stands behind a comma and is larger than the total is no part of it.
fn stop_before_larger(total: &Quantity, list: &mut List) {
    let larger = list.parts.iter().skip(1).position(|part| part.mark == ',' && !fits_within(total, part.quantity));
    if let Some(larger) = larger {
        list.parts.truncate(larger + 1);
        list.unclear = false;
        list.end = list.parts.last().map_or(list.end, |part| part.quantity.run.to());
    }
}

/// Whether nothing follows in the clause.
fn ends_clause(passage: &Passage, end: usize) -> bool {
    end >= passage.run.to() || matches!(passage.reading.at(end), '。' | ';' | '!' | '?' | '\n' | '\0')
}

/// `立项52项,分别为:A6项;B21项;C18项`: semicolons separate parts only where every part is separated so.
fn continues_by_semicolon(passage: &Passage, segment: &Segment, list: &List) -> bool {
    list.parts.len() == 1
        || list.parts.last().is_some_and(|part| part.mark == ';') && passage.quantities[segment.first..segment.last].len() == 1
}

/// A threshold in the name of a part: 亿元以上, 10公里以内.
fn is_attribute(passage: &Passage, quantity: &Quantity, segment: &Segment) -> bool {
    let bounded = quantity
        .figure
        .approximation
        .as_ref()
        .is_some_and(|approximation| ["以上", "以下", "以内", "以外"].iter().any(|word| approximation.words.contains(word)));
    let named = !quantity.trail.is_empty() && !passage.begins_with(quantity.trail, &["等", "左右"]);
    bounded && named && passage.quantities[segment.first..segment.last].iter().any(|other| other.run.from() > quantity.run.from())
}

/// Whether words after a comma begin a statement of their own rather than the next part.
fn starts_statement(passage: &Passage, words: Run, list: &List) -> bool {
    let Some(word) = STATEMENTS.iter().find(|word| passage.begins_with(words, &[word])) else { return false };
    // 其中新建5家,新建… : parts may be verbs if the first is the same one.
    list.parts.first().is_none_or(|first| !passage.begins_with(first.lead, &[word]))
}

/// 组成, 构成 or 类 after the last part of 由….
fn closing_of_composition(passage: &Passage, end: usize) -> Option<usize> {
    let limit = (end + 12).min(passage.run.to());
    let tail = Run::new(end.saturating_sub(10).min(limit), limit);
    ["组成", "构成"].iter().find_map(|word| passage.reading.find(tail, word)).map(|at| at + 2)
}

/// The figure that the parts are of: the nearest before the opener that is a level of the same kind.
fn total_before<'p, 'a>(passage: &'p Passage<'a>, at: usize, list: &List) -> Option<&'p Quantity<'a>> {
    let first = list.parts.first()?.quantity;
    let depth = passage.segments[first.segment].depth;
    let total = passage
        .quantities
        .iter()
        .rev()
        .filter(|quantity| quantity.run.to() <= at && comparable(quantity, first))
        .filter(|quantity| quantity.is_level() || passage.ends_with(quantity.lead, &["净增"]))
        .find(|quantity| {
            let segment = &passage.segments[quantity.segment];
            segment.depth <= depth
                && !is_attribute(passage, quantity, segment)
                && !passage.ends_with(quantity.lead, &["目标", "任务", "计划"])
        })?;
    let crossed = |from: usize| (from..at).filter(|&at| matches!(passage.reading.at(at), ';' | '。')).count();
    // Behind a semicolon only the clause just before can hold the total.
    (crossed(total.run.to()) <= 1).then_some(total)
}

fn hindrance(passage: &Passage, total: &Quantity, list: &List, word: &str) -> Option<&'static str> {
    let said_together = Run::new(total.lead.from(), list.end);
    if passage.says(said_together, &ALSO) {
        return Some("分项可能重叠，不作合计");
    }
    if passage.says(total.lead, &["每", "人均", "户均", "平均"]) {
        return Some("总数是平均数，不与分项比较");
    }
    if passage.says(total.lead, &["净增", "净流入", "净投放"]) {
        return Some("总数是净额，分项可能是总额");
    }
    if list.parts.iter().any(|part| passage.says(part.lead, &GROSS) && !passage.says(total.lead, &GROSS)) {
        return Some("分项是累计数，总数不是");
    }
    let attributes = |run: Run| OVERLAPPING.iter().filter(|word| passage.says(run, &[word])).count();
    let overlapping = list.parts.iter().filter(|part| attributes(part.lead) + attributes(part.quantity.trail) > 0).count();
    if list.parts.len() > 1 && overlapping >= 2 && !list.rest && !word.starts_with("分") && word != "由" {
        return Some("分项按属性列举，可能重叠");
    }
    None
}

fn fits_within(total: &Quantity, part: &Quantity) -> bool {
    !total.figure.range.lies_below(&part.figure.range)
}

/// Whether another figure before the opener could be the total just as well.
fn other_candidates(passage: &Passage, at: usize, total: &Quantity) -> bool {
    passage.quantities.iter().any(|quantity| {
        quantity.run.to() <= at && quantity.index != total.index && comparable(quantity, total) && quantity.is_level()
    })
}

fn other_total(passage: &Passage, at: usize, total: &Quantity, part: &Quantity) -> Option<&'static str> {
    passage
        .quantities
        .iter()
        .any(|quantity| {
            quantity.run.to() <= at
                && quantity.index != total.index
                && comparable(quantity, part)
                && quantity.is_level()
                && fits_within(quantity, part)
        })
        .then_some("“其中”可能指更前面的数")
}

fn sums_within(total: &Quantity, list: &List) -> bool {
    let mut sum = crate::number::Interval::exactly(crate::number::Decimal::ZERO);
    for part in &list.parts {
        let Some(more) = sum.plus(&part.quantity.figure.range) else { return true };
        sum = more;
    }
    !total.figure.range.lies_below(&sum)
}

/// 净增26家,其中新认定41家、到期退出15家.
fn net(passage: &Passage, total: &Quantity, list: &List, run: Run) -> Option<Claim> {
    if !passage.says(total.lead, &["净增"]) || list.parts.len() < 2 || list.unclear {
        return None;
    }
    let (losses, gains): (Vec<&Part>, Vec<&Part>) = list.parts.iter().partition(|part| passage.says(part.lead, &LOST));
    if losses.is_empty() || gains.is_empty() {
        return None;
    }
    let indices = |parts: Vec<&Part>| parts.iter().map(|part| part.quantity.index).collect();
    let relation = Relation::NetOf { net: total.index, gains: indices(gains), losses: indices(losses) };
    Some(Claim { rule: "stock-flow", relation, run, hindrance: None, sure: true })
}

/// 一产12.3亿元、二产158.7亿元、三产157.5亿元,合计328.5亿元.
fn summed(passage: &Passage, claims: &mut Vec<Claim>) {
    for total in &passage.quantities {
        if !total.is_amount() || !passage.ends_with(total.lead, &SUMMED) || !total.is_level() {
            continue;
        }
        let clause = passage.clause(total.run.from());
        let before = Run::new(clause.from(), total.lead.from());
        let parts: Vec<&Quantity> =
            passage.quantities.iter().filter(|quantity| before.contains(quantity.run) && comparable(quantity, total)).collect();
        let plain = parts.iter().all(|quantity| {
            let segment = &passage.segments[quantity.segment];
            quantity.role == crate::claim::passage::Role::Level
                && segment.depth == passage.segments[total.segment].depth
                && passage.quantities[segment.first..segment.last].len() == 1
                && quantity.trail.is_empty()
        });
        let listed = parts.windows(2).all(|pair| pair[1].segment == pair[0].segment + 1);
        let near = parts.last().is_some_and(|last| last.segment + 1 == total.segment);
        let bare = passage.segments[total.segment].run.from() + 4 >= total.lead.to();
        if parts.len() < 2 || !plain || !listed || !near || !bare || passage.says(before, &["其中", "每", "平均"]) {
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
