use crate::claim::passage::{Passage, Quantity, Segment, comparable};
use crate::text::Run;

/// Words that begin the remainder, which makes a list complete.
pub(super) const REST: [&str; 6] = ["其余", "剩余", "余下", "其他", "其它", "另外"];
/// Verbs that begin a statement of its own when they stand after a comma.
pub(super) const STATEMENTS: [&str; 63] = [
    "新增", "新建", "新设", "新培育", "新认定", "新引进", "累计", "全年", "全市", "全省", "全区", "全县", "全国", "完成", "实现",
    "建成", "建设", "争取", "发放", "引进", "带动", "培育", "开展", "推进", "并", "同时", "此外", "培训", "改造", "实施", "组织",
    "办理", "处理", "投入", "拨付", "获", "发展", "举办", "承接", "服务", "帮助", "推动", "签订", "签约", "达成", "安排", "下达",
    "兑付", "兑现", "减免", "清理", "整治", "查处", "检查", "解决", "惠及", "覆盖", "拉动", "吸引", "落实", "拥有", "总数",
    "占地",
];

/// One part of a list.
pub(super) struct Part<'p, 'a> {
    pub(super) quantity: &'p Quantity<'a>,
    /// From the beginning of its segment, or from the opener.
    pub(super) lead: Run,
    pub(super) mark: char,
}

/// The parts behind an opener, with what was noticed on the way.
pub(super) struct List<'p, 'a> {
    pub(super) parts: Vec<Part<'p, 'a>>,
    /// Where the next word after the list stands.
    pub(super) end: usize,
    /// Where remarks on the last part end.
    pub(super) tail: usize,
    /// A remainder (其余) makes the list complete.
    pub(super) rest: bool,
    /// Something in it could not be read as one part each.
    pub(super) unclear: bool,
    /// 等 after the last part.
    pub(super) and_so_on: bool,
}

/// The parts that follow from `after`, which stands in segment `place`.
pub(super) fn list_from<'p, 'a>(
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
                ';' if !(rest
                    || is_countertrade(passage, words, &list)
                    || by_semicolon && continues_by_semicolon(passage, segment, &list)) =>
                {
                    break;
                }
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

/// Whether nothing follows in the clause.
pub(super) fn ends_clause(passage: &Passage, end: usize) -> bool {
    end >= passage.run.to() || matches!(passage.reading.at(end), '。' | ';' | '!' | '?' | '\n' | '\0')
}

/// 其中,出口…;进口…: the two make foreign trade, however they are separated.
fn is_countertrade(passage: &Passage, words: Run, list: &List) -> bool {
    let [first] = &list.parts[..] else { return false };
    passage.ends_with(first.lead, &["出口"]) && passage.begins_with(words, &["进口"])
        || passage.ends_with(first.lead, &["进口"]) && passage.begins_with(words, &["出口"])
}

/// `立项52项,分别为:A6项;B21项;C18项`: semicolons separate parts only where every part is separated so.
fn continues_by_semicolon(passage: &Passage, segment: &Segment, list: &List) -> bool {
    list.parts.len() == 1
        || list.parts.last().is_some_and(|part| part.mark == ';') && passage.quantities[segment.first..segment.last].len() == 1
}

/// A threshold in the name of a part: 亿元以上, 10公里以内.
pub(super) fn is_attribute(passage: &Passage, quantity: &Quantity, segment: &Segment) -> bool {
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
