use std::sync::LazyLock;

use crate::claim::passage::{Passage, Quantity, Segment, comparable};
use crate::lex::lexicon::Lexicon;
use crate::text::Run;

/// Words that begin the remainder, which makes a list complete.
pub(super) const REST: [&str; 6] = ["其余", "剩余", "余下", "其他", "其它", "另外"];
/// Verbs that begin a statement of its own when they stand after a comma.
const STATEMENTS: [&str; 63] = [
    "新增", "新建", "新设", "新培育", "新认定", "新引进", "累计", "全年", "全市", "全省", "全区", "全县", "全国", "完成", "实现",
    "建成", "建设", "争取", "发放", "引进", "带动", "培育", "开展", "推进", "并", "同时", "此外", "培训", "改造", "实施", "组织",
    "办理", "处理", "投入", "拨付", "获", "发展", "举办", "承接", "服务", "帮助", "推动", "签订", "签约", "达成", "安排", "下达",
    "兑付", "兑现", "减免", "清理", "整治", "查处", "检查", "解决", "惠及", "覆盖", "拉动", "吸引", "落实", "拥有", "总数",
    "占地",
];

static STATEMENT: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&STATEMENTS));

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
    let end = first.run.to();
    let list = List { parts: Vec::new(), end, tail: end, rest: false, unclear: false, and_so_on: false };
    let mut reader = Reader { passage, first, by_semicolon, list, between: None, name: None };
    let depth = passage.segments[place].depth;
    for (index, segment) in passage.segments.iter().enumerate().skip(place) {
        if segment.depth > depth {
            continue;
        }
        let begin = if index == place { after } else { segment.run.from() };
        let words = Run::new(begin.min(segment.run.to()), segment.run.to());
        if segment.depth < depth || (index > place && reader.ends_before(segment, words)) || !reader.take(segment, words) {
            break;
        }
    }
    reader.list
}

/// Reads a list segment by segment.
struct Reader<'p, 'a> {
    passage: &'p Passage<'a>,
    /// The first figure behind the opener, which the others must be like.
    first: &'p Quantity<'a>,
    /// Whether parts may be separated by semicolons.
    by_semicolon: bool,
    list: List<'p, 'a>,
    /// The mark that separates the parts.
    between: Option<char>,
    /// The mark before a name that goes on behind a bracket.
    name: Option<char>,
}

impl<'p, 'a> Reader<'p, 'a> {
    fn is_rest(&self, words: Run) -> bool {
        let also = !self.list.parts.is_empty() && self.passage.begins_with(words, &["另", "还"]);
        also || self.passage.begins_with(words, &REST)
    }

    /// Whether the list is over before a segment.
    fn ends_before(&mut self, segment: &Segment, words: Run) -> bool {
        let (passage, list) = (self.passage, &mut self.list);
        let over = match segment.mark {
            ';' => {
                let goes_on =
                    is_countertrade(passage, words, list) || self.by_semicolon && continues_by_semicolon(passage, segment, list);
                !(goes_on || self.is_rest(words))
            }
            ':' => !list.parts.is_empty(),
            mark => matches!(mark, '。' | '!' | '?' | '\n'),
        };
        if !over && passage.says(words, &["其中"]) {
            self.list.unclear = true;
            return true;
        }
        over
    }

    /// Takes in a segment; `false` where the list ended before it.
    fn take(&mut self, segment: &Segment, words: Run) -> bool {
        let passage = self.passage;
        let quantities = &passage.quantities[segment.first..segment.last];
        let mut values = quantities.iter().filter(|quantity| {
            quantity.run.from() >= words.from()
                && comparable(quantity, self.first)
                && quantity.is_level()
                && !is_attribute(passage, quantity, segment)
                && !passage.says(quantity.lead, &["每", "人均", "户均", "平均"])
        });
        let mark = self.name.take().filter(|_| segment.mark == ')').unwrap_or(segment.mark);
        match (values.next(), values.next()) {
            (Some(value), None) => self.part(value, segment, words, mark),
            (None, _) => self.without_part(segment, words),
            (Some(_), Some(_)) => {
                self.list.unclear = true;
                !self.list.parts.is_empty()
            }
        }
    }

    fn part(&mut self, value: &'p Quantity<'a>, segment: &Segment, words: Run, mark: char) -> bool {
        let rest = self.is_rest(words);
        if !self.list.parts.is_empty() {
            let by_comma = matches!(mark, ',' | ';') && !rest;
            if by_comma && starts_statement(self.passage, words, &self.list) || !self.joins(mark, rest) {
                return false;
            }
        }
        let list = &mut self.list;
        list.rest |= rest;
        list.parts.push(Part { quantity: value, lead: Run::new(words.from().min(value.run.from()), value.run.from()), mark });
        list.end = segment.run.to();
        list.tail = list.end;
        list.and_so_on = self.passage.says(value.trail, &["等"]);
        true
    }

    /// Whether a mark separates parts of one list: a comma after a list of 顿号 ends it.
    fn joins(&mut self, mark: char, rest: bool) -> bool {
        if mark == ')' {
            return true;
        }
        let listed = *self.between.get_or_insert(mark);
        if listed == '和' {
            self.between = Some(mark);
        }
        if mark == '和' || listed == '和' || mark == listed || rest {
            return true;
        }
        // A 顿号 after commas may join names of one part.
        self.list.unclear |= mark == '、';
        !matches!(mark, ',' | ';')
    }

    /// Names that go on, brackets, and remarks on the part before (占30%, 增长5%, 居全国第一) do not end the list.
    fn without_part(&mut self, segment: &Segment, words: Run) -> bool {
        const REMARKS: [&str; 11] = ["占", "同比", "增长", "下降", "增加", "减少", "居", "列", "位居", "比", "较"];
        let bare = segment.first == segment.last;
        // A part that lost its unit, or was not filled in, leaves the sum open.
        self.list.unclear |= self.passage.quantities[segment.first..segment.last].iter().any(Quantity::lost_unit)
            || self.passage.says(words, &["X", "x", "×", "○", "*", "_"]);
        let opening = self.list.parts.is_empty() && words.from() != segment.run.from();
        match segment.mark {
            '、' | '和' | '\0' => self.name = Some(segment.mark),
            _ if opening => self.name = Some(segment.mark),
            ')' => {
                self.list.and_so_on |= self.passage.begins_with(words, &["等"]);
                if !words.is_empty() && bare {
                    self.name = Some(segment.mark);
                }
            }
            _ => {
                let moved = self.passage.quantities[segment.first..segment.last].iter().any(|quantity| !quantity.is_level());
                let remark = moved || self.passage.begins_with(words, &REMARKS);
                if !remark || self.list.parts.is_empty() {
                    return false;
                }
                self.list.tail = segment.run.to();
            }
        }
        true
    }
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

/// The verb that words begin with.
pub(super) fn statement(passage: &Passage, words: Run) -> Option<&'static str> {
    STATEMENT.at(passage.reading, words.from(), words.to()).map(|found| STATEMENTS[found.word])
}

/// Whether such a verb stands anywhere in a run.
pub(super) fn states(passage: &Passage, run: Run) -> bool {
    STATEMENT.find(passage.reading, run).is_some()
}

/// Whether words after a comma begin a statement of their own rather than the next part.
fn starts_statement(passage: &Passage, words: Run, list: &List) -> bool {
    let Some(word) = statement(passage, words) else { return false };
    // 其中新建5家,新建… : parts may be verbs if the first is the same one.
    list.parts.first().is_none_or(|first| !passage.begins_with(first.lead, &[word]))
}
