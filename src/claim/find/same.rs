use std::collections::HashMap;

use crate::claim::{Claim, Relation};
use crate::document::{Document, Sentence, Standing};
use crate::indicator::{Indicator, Kind};
use crate::mention::{Class, Figure, Mention};
use crate::number::Decimal;
use crate::text::{Reading, Run};

/// Words that say how a figure came about, not what it is of; longer ones first.
const LIGHT: [&str; 36] = [
    "新认定", "新增加", "新培育", "新引进", "认定数", "认定", "获批", "累计", "拥有", "现有", "共有", "促成", "达成", "签订",
    "签约", "完成", "实现", "达到", "新增", "总数", "总量", "数量", "合计", "全年", "全市", "全区", "全县", "全州", "我市",
    "我省", "我县", "我区", "共", "数", "的", "量",
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
/// The least length of a name with such a head.
const COMMON_SPECIFIC: usize = 6;

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
pub(super) struct Key {
    core: String,
    aspect: Aspect,
    kind: Kind,
    planned: bool,
    base: String,
    place: Option<String>,
    period: Option<String>,
    parent: Option<String>,
}

/// The same indicator stated twice in different sentences.
pub(super) fn find(document: &Document, mentions: &[Mention], indicators: &[Indicator], claims: &mut Vec<Claim>) {
    let mut groups: HashMap<Key, Vec<usize>> = HashMap::new();
    for (index, indicator) in indicators.iter().enumerate() {
        if let Some(key) = key(document, mentions, indicators, indicator) {
            groups.entry(key).or_default().push(index);
        }
    }
    for group in groups.values().filter(|group| group.len() > 1) {
        let values = distinct(mentions, indicators, group);
        // A name with many values is a kind of thing, not one indicator.
        if values > MOST_VALUES {
            continue;
        }
        for pair in group.windows(2) {
            claims.extend(claim(document, mentions, &indicators[pair[0]], &indicators[pair[1]]));
        }
    }
}

fn figure<'m>(mentions: &'m [Mention], indicator: &Indicator) -> Option<&'m Figure> {
    mentions.get(indicator.mention)?.figure.as_ref()
}

fn distinct(mentions: &[Mention], indicators: &[Indicator], group: &[usize]) -> usize {
    let mut seen: Vec<&Figure> = Vec::new();
    for figure in group.iter().filter_map(|&index| figure(mentions, &indicators[index])) {
        if !seen.iter().any(|other| other.range.meets(&figure.range)) {
            seen.push(figure);
        }
        if seen.len() > MOST_VALUES {
            break;
        }
    }
    seen.len()
}

pub(super) fn key(document: &Document, mentions: &[Mention], indicators: &[Indicator], indicator: &Indicator) -> Option<Key> {
    let figure = figure(mentions, indicator)?;
    if matches!(indicator.kind, Kind::Rank | Kind::Other) {
        return None;
    }
    let aspect = aspect(indicator)?;
    let core = core(&indicator.name, indicator.scope.as_deref());
    if !says_enough(&core) {
        return None;
    }
    // 全市 is whose report it is, unless another place is named.
    let place = indicator.scope.clone().filter(|scope| !scope.starts_with('全') && !scope.starts_with('我'));
    let label = document.period.as_ref().map(|period| period.label.as_str());
    let period = indicator.period.clone().filter(|period| Some(period.as_str()) != label);
    let parent = indicator.parent.and_then(|parent| indicators.get(parent)).map(|parent| parent.name.clone());
    Some(Key {
        core,
        aspect,
        kind: indicator.kind,
        planned: indicator.planned,
        base: figure.unit.base.clone(),
        place,
        period,
        parent,
    })
}

/// Whether a name, without its light words, stands for one indicator.
pub(crate) fn says_enough(core: &str) -> bool {
    let length = core.chars().count();
    let ends = |words: &[&str]| words.iter().any(|word| core.ends_with(word));
    let vague = ends(&REPEATED) || (ends(&COMMON) && length < COMMON_SPECIFIC);
    length >= SPECIFIC && !vague && !GENERAL.contains(&core)
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
    let mut core: String = name.to_owned();
    if let Some(scope) = scope {
        core = core.replacen(scope, "", 1);
    }
    for word in LIGHT {
        if core.contains(word) {
            core = core.replace(word, "");
        }
    }
    core
}

fn claim(document: &Document, mentions: &[Mention], one: &Indicator, other: &Indicator) -> Option<Claim> {
    let (a, b) = (figure(mentions, one)?, figure(mentions, other)?);
    let first = document.sentence_at(a.whole.from())?;
    let second = document.sentence_at(b.whole.from())?;
    let apart = first.run != second.run && subject(document, first) == subject(document, second);
    // Their time is the same already, whether the sentence or its heading names it.
    let told = |sentence: &Sentence, figure: &Figure| {
        let mut times = times(document, mentions, sentence, figure);
        times.retain(|time| one.period.as_ref() != Some(time));
        times
    };
    let same_time = told(first, a) == told(second, b);
    if !apart || !same_time || a.unit.dimension != b.unit.dimension {
        return None;
    }
    let unlike = standings_unclear(document, first, second).then_some("两处分属不同部分，可能一为完成数、一为目标数");
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
/// How far into a sentence its subject is sought.
const HEAD: usize = 10;

/// The words up to the first place or body in a run.
fn body(reading: &Reading, run: Run) -> Option<String> {
    let mut at = run.from();
    while at < run.to() {
        if let Some(word) = reading.any(at, &NO_BODIES) {
            at += word.chars().count();
        } else if let Some(body) = reading.any(at, &BODIES) {
            return Some(reading.text(Run::new(run.from(), (at + body.chars().count()).min(run.to()))));
        } else {
            at += 1;
        }
    }
    None
}

/// Whose figures a sentence gives: 第一医院, 东城区:, 甲公司, or what the heading above names.
pub(crate) fn subject(document: &Document, sentence: &Sentence) -> Option<String> {
    let heading = document.sections.get(sentence.section).and_then(|section| section.path.last());
    let titled = heading.and_then(|&heading| body(&document.reading, document.headings[heading].title));
    of_sentence(&document.reading, sentence).or(titled)
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

/// The times, intentions and kinds that a sentence names before a figure.
pub(super) fn times(document: &Document, mentions: &[Mention], sentence: &Sentence, figure: &Figure) -> Vec<String> {
    times_in(document, mentions, Run::new(sentence.run.from(), figure.whole.from()))
}

/// The times, intentions and kinds that words name, but for the time of the whole report.
pub(super) fn times_in(document: &Document, mentions: &[Mention], before: Run) -> Vec<String> {
    const WORDS: [&str; 36] = [
        "上半年", "下半年", "去年", "上年", "明年", "来年", "同期", "当月", "季度", "目标", "任务", "计划", "预期", "预计",
        "力争", "确保", "要求", "假期", "春节", "国庆", "五一", "首批", "春季", "秋季", "年初", "年末", "上旬", "中旬", "下旬",
        "早稻", "晚稻", "城市", "农村", "小学", "初中", "高中",
    ];
    let reading = &document.reading;
    let words = WORDS.iter().filter(|word| reading.find(before, word).is_some()).map(|&word| word.to_owned());
    let first = mentions.partition_point(|mention| mention.span.start < reading.span(before).start);
    let dates = mentions[first..]
        .iter()
        .take_while(|mention| mention.run.is_none_or(|run| run.from() < before.to()))
        .filter(|mention| matches!(mention.class, Class::Date | Class::Period))
        .filter_map(|mention| Some(reading.text(mention.run?)));
    // The time of the whole report says nothing that the other sentence does not.
    let label = document.period.as_ref().map_or("", |period| period.label.as_str());
    let ours = |time: &String| label.contains(time.as_str()) || matches!(time.as_str(), "今年" | "本年" | "今年以来");
    words.chain(dates).filter(|time| !ours(time)).collect()
}

/// Whether the two stand under different top headings of which one does not say that it looks back.
fn standings_unclear(document: &Document, first: &Sentence, second: &Sentence) -> bool {
    const LOOKS_BACK: [&str; 16] = [
        "回顾", "总结", "情况", "成效", "成绩", "完成", "概况", "总体", "主要工作", "主要做法", "进展", "亮点", "摘要", "附件",
        "所做", "取得",
    ];
    let top = |sentence: &Sentence| document.sections.get(sentence.section).and_then(|section| section.path.first().copied());
    let (Some(one), Some(other)) = (top(first), top(second)) else { return false };
    let says = |heading: usize| {
        let title = document.headings[heading].title;
        LOOKS_BACK.iter().any(|word| document.reading.find(title, word).is_some())
    };
    // Where the plans have a heading of their own, the other parts look back.
    let plans_apart = document.sections.iter().any(|section| section.path.len() == 1 && section.standing == Standing::Plan);
    one != other && !plans_apart && !(says(one) && says(other))
}
