use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::told::Told;
use crate::claim::{Claim, Relation};
use crate::document::{Document, Sentence};
use crate::indicator::{Indicator, Kind};
use crate::lex::lexicon::Lexicon;
use crate::mention::Figure;
use crate::number::Decimal;
use crate::text::{Reading, Run};

/// Words that say how a figure came about, not what it is of; longer ones first.
const LIGHT: [&str; 37] = [
    "接待", "新认定", "新增加", "新培育", "新引进", "认定数", "认定", "获批", "累计", "拥有", "现有", "共有", "促成", "达成",
    "签订", "签约", "完成", "实现", "达到", "新增", "总数", "总量", "数量", "合计", "全年", "全市", "全区", "全县", "全州",
    "我市", "我省", "我县", "我区", "共", "数", "的", "量",
];
/// Names too general to be one indicator.
const GENERAL: [&str; 36] = [
    "项目", "企业", "资金", "投资", "收入", "人员", "活动", "培训", "群众", "人才", "重点项目", "亿元以上项目", "重大项目",
    "个项目", "占比", "完成投资", "总投资", "带动就业", "惠及群众", "贷款", "任务", "平台", "问题", "服务", "检查", "覆盖",
    "优良率", "面积", "结转下年", "收入总计", "支出总计", "总收入", "总支出", "当年结余", "滚存结余", "年末滚存结余",
];
/// The least length of a name that stands for one indicator.
pub(super) const SPECIFIC: usize = 4;

/// What is done again and again for different ends: 检查12次 here and 检查36次 there do not contradict.
const REPEATED: [&str; 22] = [
    "检查", "培训", "活动", "会议", "问题", "隐患", "宣传", "讲座", "演练", "任务", "人次", "群众", "人员", "行动", "整治",
    "调研", "走访", "宣讲", "线索", "措施", "制度", "督查",
];
/// Heads that make an indicator only with more words before them.
const COMMON: [&str; 12] = ["项目", "资金", "投资", "贷款", "企业", "案件", "面积", "收入", "金额", "平台", "基地", "事项"];
static REPEATED_ENDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&REPEATED));
static COMMON_ENDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&COMMON));
/// The least length of a name with such a head.
const COMMON_SPECIFIC: usize = 6;

/// Earlier statements of an indicator that one is held against.
const NEAREST: usize = 6;

/// Values that one indicator may be given by mistake.
const MOST_VALUES: usize = 2;

/// How a figure relates to time: 新增 and 累计 of one name are two indicators.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Aspect {
    Plain,
    New,
    Stock,
}

#[derive(PartialEq, Eq, Hash)]
pub(super) struct Key<'k> {
    core: &'k str,
    aspect: Aspect,
    kind: Kind,
    planned: bool,
    base: &'k str,
    place: Option<&'k str>,
    period: Option<&'k str>,
    parent: Option<&'k str>,
}

/// The same indicator stated twice in different sentences.
pub(super) fn find(told: &Told, claims: &mut Vec<Claim>) {
    let mut places: FxHashMap<Key, usize> = FxHashMap::default();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (index, indicator) in told.indicators.iter().enumerate() {
        let Some(key) = key(told, indicator, told.core(index)) else { continue };
        let place = *places.entry(key).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    for group in groups.iter().filter(|group| group.len() > 1) {
        // A name with many values is a kind of thing, not one indicator.
        if distinct(told, group) > MOST_VALUES {
            continue;
        }
        for (place, &other) in group.iter().enumerate() {
            // The one just before may be of another body or time.
            let before = group[..place].iter().rev().take(NEAREST);
            claims.extend(before.filter_map(|&one| claim(told, one, other)).next());
        }
    }
}

fn distinct(told: &Told, group: &[usize]) -> usize {
    let mut seen: Vec<&Figure> = Vec::new();
    for figure in group.iter().filter_map(|&index| told.figure(index)) {
        if !seen.iter().any(|other| other.range.meets(&figure.range)) {
            seen.push(figure);
        }
        if seen.len() > MOST_VALUES {
            break;
        }
    }
    seen.len()
}

/// What must agree for two statements to be of one indicator; `core` is its name without light words.
pub(super) fn key<'k>(told: &Told<'k>, indicator: &'k Indicator, core: &'k str) -> Option<Key<'k>> {
    let figure = told.mentions.get(indicator.mention)?.figure.as_ref()?;
    if matches!(indicator.kind, Kind::Rank | Kind::Other) {
        return None;
    }
    if !says_enough(core) {
        return None;
    }
    let aspect = aspect(indicator)?;
    // 全市 is whose report it is, unless another place is named.
    let place = indicator.scope.as_deref().filter(|scope| !scope.starts_with('全') && !scope.starts_with('我'));
    let label = told.document.period.as_ref().map(|period| period.label.as_str());
    let period = indicator.period.as_deref().filter(|&period| Some(period) != label);
    let parent = indicator.parent.and_then(|parent| told.indicators.get(parent)).map(|parent| parent.name.as_str());
    Some(Key { core, aspect, kind: indicator.kind, planned: indicator.planned, base: &figure.unit.base, place, period, parent })
}

/// Whether a name, without its light words, stands for one indicator.
pub(crate) fn says_enough(core: &str) -> bool {
    let length = core.chars().count();
    let common = || length < COMMON_SPECIFIC && COMMON_ENDS.ending(core).is_some();
    length >= SPECIFIC && !is_general(core) && !common()
}

/// Whether a name, without its light words, is of a kind of things of which a report has many: 项目, 培训.
pub(crate) fn is_general(core: &str) -> bool {
    core.chars().nth(1).is_none() || GENERAL.contains(&core) || REPEATED_ENDS.ending(core).is_some()
}

/// `None` for aspects that are never compared: net, declared, wanted figures have many stages.
fn aspect(indicator: &Indicator) -> Option<Aspect> {
    let Some(aspect) = indicator.aspect.as_deref() else {
        let says = |words: &[&str]| words.iter().any(|word| indicator.name.contains(word));
        return Some(match (says(&["新增"]), says(&["总数", "总量", "累计", "拥有"])) {
            (true, _) => Aspect::New,
            (_, true) => Aspect::Stock,
            _ => Aspect::Plain,
        });
    };
    if ["净增", "申报", "推荐", "受理", "目标", "其中", "计划"].iter().any(|word| aspect.contains(word)) {
        return None;
    }
    if aspect.contains('新') || aspect.contains("认定") {
        return Some(Aspect::New);
    }
    let stock = ["累计", "拥有", "总", "存量", "现有", "保有"].iter().any(|word| aspect.contains(word));
    stock.then_some(Aspect::Stock)
}

/// The name without words that say how the figure came about.
pub(crate) fn core(name: &str, scope: Option<&str>) -> String {
    // Most characters begin none of the words.
    let begins = |ch: char| {
        matches!(ch, '接' | '新' | '认' | '获' | '累' | '拥' | '现' | '共' | '促' | '达' | '签' | '完' | '实')
            || matches!(ch, '总' | '数' | '合' | '全' | '我' | '的' | '量')
    };
    let placed = scope.filter(|scope| !scope.is_empty()).and_then(|scope| Some((name.find(scope)?, scope.len())));
    let mut core = String::with_capacity(name.len());
    let mut after = 0;
    for (at, ch) in name.char_indices() {
        let placed = placed.filter(|&(start, _)| start == at).map(|(_, length)| length);
        // 粮食产量 is a name of its own.
        let yield_of = ch == '量' && name[..at].ends_with('产');
        if at < after || placed.is_none() && (yield_of || !begins(ch)) {
            continue;
        }
        let light = || LIGHT.iter().find(|word| name[at..].starts_with(**word)).map(|word| word.len());
        if let Some(length) = placed.or_else(light) {
            core.push_str(&name[after..at]);
            after = at + length;
        }
    }
    core.push_str(&name[after..]);
    core
}

fn claim(told: &Told, one: usize, other: usize) -> Option<Claim> {
    let (a, b) = (told.figure(one)?, told.figure(other)?);
    let (first_place, first) = told.sentence(a.whole.from())?;
    let (second_place, second) = told.sentence(b.whole.from())?;
    if first_place == second_place || a.unit.dimension != b.unit.dimension {
        return None;
    }
    if told.subject(first_place) != told.subject(second_place) || !told.same_time(one, other) {
        return None;
    }
    let (one, other) = (&told.indicators[one], &told.indicators[other]);
    let unlike = standings_unclear(told, first, second).then_some("两处分属不同部分，可能一为完成数、一为目标数");
    Some(Claim {
        rule: "same-indicator-conflict",
        relation: Relation::SameFigure { first: one.mention, second: other.mention },
        run: Run::new(other.name_run.from().min(b.whole.from()), b.whole.to()),
        hindrance: unlike.or(far_apart(a, b).then_some("两数相差悬殊，可能不是同一口径")),
        sure: true,
    })
}

/// A slip changes a figure a little; values apart by half are of different things.
pub(super) fn far_apart(a: &Figure, b: &Figure) -> bool {
    let (Some(a), Some(b)) = (a.scaled, b.scaled) else { return true };
    let (low, high) = if a <= b { (a, b) } else { (b, a) };
    low <= Decimal::ZERO || low.times(Decimal::from(2)).is_none_or(|double| double < high)
}

/// Places and bodies whose figures are their own.
const BODIES: [&str; 24] = [
    "公司", "集团", "医院", "学校", "大学", "学院", "中学", "小学", "幼儿园", "号线", "银行", "支行", "园区", "片区", "法院",
    "检察院", "街道", "社区", "中心", "局", "委", "区", "县", "镇",
];
/// Words in which such a body is none.
const NO_BODIES: [&str; 14] =
    ["城镇", "乡镇", "小区", "地区", "区域", "县域", "委托", "局部", "城区", "市区", "山区", "景区", "辖区", "中心城"];
/// The length of the longest of both.
const LONGEST_NAME: usize = 3;
/// How far into a sentence its subject is sought.
const HEAD: usize = 10;

/// The bodies, and behind them the words in which they are none.
static NAMES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[BODIES.as_slice(), &NO_BODIES].concat()));

/// The words up to the first place or body in a run.
fn body(reading: &Reading, run: Run) -> Option<String> {
    let limit = (run.to() + LONGEST_NAME).min(reading.len());
    let mut at = run.from();
    loop {
        let found = NAMES.find(reading, Run::new(at.min(limit), limit)).filter(|found| found.at < run.to())?;
        at = found.at + found.length;
        if found.word < BODIES.len() {
            return Some(reading.text(Run::new(run.from(), at.min(run.to()))));
        }
    }
}

/// Whose figures a sentence gives: 第一医院, 东城区:, 甲公司, or what the heading above names.
pub(crate) fn subject(document: &Document, sentence: &Sentence) -> Option<String> {
    let heading = document.sections.get(sentence.section).and_then(|section| section.path.last());
    let titled = || heading.and_then(|&heading| body(&document.reading, document.headings[heading].title));
    of_sentence(&document.reading, sentence).or_else(titled).map(|name| document.standard(name))
}

fn of_sentence(reading: &Reading, sentence: &Sentence) -> Option<String> {
    const PARTS: [&str; 9] = ["摘要", "正文", "附件", "总体", "综述", "导语", "目标", "任务", "计划"];
    const OWN: [&str; 11] = ["全市", "全省", "全区", "全县", "全州", "我市", "我区", "我县", "我省", "全镇", "本市"];
    // 2024年, and 上半年, at the head name a time.
    let opening = Run::new(sentence.run.from(), sentence.run.to().min(sentence.run.from() + HEAD));
    let start = reading
        .find(opening, ",")
        .filter(|&at| matches!(reading.before(at), '年' | '月' | '度' | '来' | '底' | '末' | '初'))
        .map_or(sentence.run.from(), |at| at + 1);
    let ends = |at: usize| reading.at(at).is_ascii_digit() || matches!(reading.at(at), ',' | '。' | ';' | '、');
    let limit = sentence.run.to().min(start + HEAD).max(start);
    let head = Run::new(start, (start..limit).find(|&at| ends(at)).unwrap_or(limit));
    if let Some(colon) = reading.find(head, ":") {
        let label = reading.text(Run::new(start, colon));
        return (!PARTS.iter().any(|part| label.ends_with(part))).then_some(label);
    }
    let from = start + reading.any(start, &OWN).map_or(0, |word| word.chars().count());
    body(reading, Run::new(from.min(head.to()), head.to()))
}

/// Whether the two stand under different top headings of which one does not say that it looks back.
fn standings_unclear(told: &Told, first: &Sentence, second: &Sentence) -> bool {
    let document = told.document;
    const LOOKS_BACK: [&str; 16] = [
        "回顾", "总结", "情况", "成效", "成绩", "完成", "概况", "总体", "主要工作", "主要做法", "进展", "亮点", "摘要", "附件",
        "所做", "取得",
    ];
    let top = |sentence: &Sentence| document.sections.get(sentence.section).and_then(|section| section.path.first().copied());
    let (Some(one), Some(other)) = (top(first), top(second)) else { return false };
    let says = |heading: usize| {
        let title = document.headings[heading].title;
        document.reading.says(title, &LOOKS_BACK)
    };
    // Where the plans have a heading of their own, the other parts look back.
    one != other && !told.plans_apart && !(says(one) && says(other))
}
