use crate::claim::{CONSTANT_PRICE_NAMES, Claim, Judged, OTHER_PRICES, Relation, Verdict, judge_one};
use crate::compare::{Pair, Previous, Step};
use crate::indicator::{Change, Direction, Indicator, Kind};
use crate::mention::{Class, Dimension, Figure, Mention};
use crate::number::Decimal;
use crate::rules::clause::{ends_clause, holds};
use crate::rules::figures::{named, number, number_and_unit};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// A figure that does not follow from the one that last period's report printed.
pub static PREV_BASE_MISMATCH: Rule = Rule {
    id: "prev-base-mismatch",
    title: "与上期报告基数不衔接",
    family: Family::CrossDocument,
    severity: Severity::Warning,
    why: "审稿人会拿上期报告对照：本期数和增幅倒推出的基数与上期所报不一致，又没有说明，两份报告就有一份是错的。",
    advice: "核对上期所报数；确因数据修订、摘牌撤销等变化的，加注说明。",
    authority: "统计公报惯例：历史数据修订的，以最新公布数为准并加注说明",
    bad: &[
        Bad {
            text: "市科技局2023年上半年工作总结\n省级以上科技创新平台累计81家。\n（以上为上期，以下为本期）\n市科技局2024年上半年工作总结\n全市累计拥有省级以上科技创新平台⟦78⟧家。",
            evidence: "81-78=3",
        },
        Bad {
            text: "市科技局2023年上半年工作总结\n技术合同成交额9.8亿元。\n（以上为上期，以下为本期）\n市科技局2024年上半年工作总结\n技术合同成交额12.6亿元,上年同期⟦10.4⟧亿元。",
            evidence: "9.8≠10.4",
        },
        Bad {
            text: "县交通局2023年工作总结\n新改建农村公路120公里。\n（以上为上期，以下为本期）\n县交通局2024年工作总结\n新改建农村公路150公里，同比增长⟦20⟧%。",
            evidence: "(150-120)÷120=25.0%≠20%",
        },
        Bad {
            text: "区卫健局2023年工作总结\n家庭医生签约服务覆盖率71.2%。\n（以上为上期，以下为本期）\n区卫健局2024年工作总结\n家庭医生签约服务覆盖率74.5%，比上年提高⟦2.3⟧个百分点。",
            evidence: "3.3",
        },
        Bad {
            text: "市市场监管局2023年工作总结\n实有民营经营主体86210户。\n（以上为上期，以下为本期）\n市市场监管局2024年工作总结\n实有民营经营主体90150户，比上年末增加⟦4190⟧户。",
            evidence: "90150-86210=3940≠4190",
        },
        Bad {
            text: "市商务局2023年上半年工作总结\n实际利用外资额3.2亿元。\n（以上为上期，以下为本期）\n市商务局2024年上半年工作总结\n实际利用外资额由去年同期的⟦2.8⟧亿元增加到3.5亿元，增长25%。",
            evidence: "3.2≠2.8",
        },
        Bad {
            text: "市教育局2023年工作总结\n普惠性幼儿园在园幼儿12600人。\n（以上为上期，以下为本期）\n市教育局2024年工作总结\n普惠性幼儿园在园幼儿13200人，比上年增加⟦800⟧人。",
            evidence: "13200-12600=600",
        },
    ],
    good: &[
        "市科技局2023年上半年工作总结\n技术合同成交额9.8亿元。\n（以上为上期，以下为本期）\n市科技局2024年上半年工作总结\n技术合同成交额12.6亿元,同比增长28.6%。",
        "市2023年工作总结\n地区生产总值284.9亿元。\n（以上为上期，以下为本期）\n市2024年工作总结\n地区生产总值296.3亿元,同比增长5.3%。",
        "县交通局2023年工作总结\n新改建农村公路120公里。\n（以上为上期，以下为本期）\n县交通局2024年上半年工作总结\n新改建农村公路75公里，同比增长20%。",
        "市科技局2023年工作总结\n累计拥有省级以上科技创新平台81家。\n（以上为上期，以下为本期）\n市科技局2024年工作总结\n累计拥有省级以上科技创新平台78家，其中撤销摘牌5家。",
        "市文旅局2023年工作总结\n累计接待国内游客1260万人次。\n（以上为上期，以下为本期）\n市文旅局2024年工作总结\n累计接待国内游客1180万人次。",
        "市商务局2023年工作总结\n实际利用外资额3.2亿元。\n（以上为上期，以下为本期）\n市商务局2024年工作总结\n实际利用外资额3.5亿元，按可比口径增长16.7%。",
        "区卫健局2023年工作总结\n家庭医生签约服务覆盖率71.2%。\n（以上为上期，以下为本期）\n区卫健局2024年工作总结\n家庭医生签约服务覆盖率74.5%，比上年提高3.3个百分点。",
        "市2023年工作总结\n规模以上工业企业营业收入860亿元。\n（以上为上期，以下为本期）\n市2024年工作总结\n规模以上工业企业营业收入905亿元，同比增长7.8%。",
        "市市场监管局2023年工作总结\n净增民营经营主体14.1万户。\n（以上为上期，以下为本期）\n市市场监管局2024年工作总结\n净增民营经营主体16.4万户，增长6.4%。",
        "市教育局2023年工作总结\n高新区在园幼儿1600人。\n（以上为上期，以下为本期）\n市教育局2024年工作总结\n普惠性在园幼儿13200人，比上年增加800人。",
    ],
    check,
};

/// Names whose growth is worked out over the same reporters, not from the printed totals.
const SAME_REPORTERS: [&str; 8] = ["规模以上", "规上", "限额以上", "限上", "固定资产投资", "零售总额", "农林牧渔", "民间投资"];
/// What explains that something accumulated has become less.
const LESSENED: [&str; 17] = [
    "减少", "下降", "退出", "摘牌", "撤销", "注销", "取消", "淘汰", "调整", "合并", "整合", "清理", "拆除", "关闭", "关停",
    "优化", "核减",
];
/// Verbs whose 累计 counts from the beginning of the year.
const FLOWS: [&str; 20] = [
    "接待", "完成", "发放", "培训", "办理", "实现", "投入", "检查", "举办", "开展", "受理", "新增", "签约", "兑现", "销售",
    "今年", "上半年", "季度", "年内", "月",
];

/// Words for the year before, or its end.
const YEAR_BEFORE: [&str; 7] = ["上年末", "上年底", "去年末", "去年底", "年初", "上年", "去年"];

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let Some(previous) = facts.previous else { return };
    for pair in facts.pairs.iter().filter(|pair| pair.sure && !pair.planned) {
        let Some(both) = Both::of(facts, previous, pair) else { continue };
        findings.extend(both.base().or_else(|| both.change()).or_else(|| both.fallen()));
    }
}

/// One indicator in both reports, with what the rule asks of it.
struct Both<'a> {
    facts: &'a Facts<'a>,
    previous: &'a Previous<'a>,
    pair: &'a Pair,
    indicator: &'a Indicator,
    then: &'a Mention,
    before: &'a Figure,
    now: &'a Mention,
    after: &'a Figure,
    /// This report's sentence.
    sentence: Run,
}

impl<'a> Both<'a> {
    fn of(facts: &'a Facts<'a>, previous: &'a Previous<'a>, pair: &'a Pair) -> Option<Self> {
        let indicator = facts.indicators.get(pair.now)?;
        let then = previous.mentions.get(previous.indicators.get(pair.then)?.mention)?;
        let now = facts.mentions.get(indicator.mention)?;
        let (before, after) = (then.figure.as_ref()?, now.figure.as_ref()?);
        let sentence = facts.document.sentence_at(after.whole.from())?.run;
        let explained = holds(&facts.document.reading, sentence, &OTHER_PRICES);
        (!explained).then_some(Self { facts, previous, pair, indicator, then, before, now, after, sentence })
    }

    fn reading(&self) -> &'a Reading<'a> {
        &self.facts.document.reading
    }

    /// The sentence of last period's report, as the evidence quotes it.
    fn quoted(&self) -> String {
        const LONGEST: usize = 48;
        let document = &self.previous.document;
        let at = self.before.whole.from();
        let run = document.sentence_at(at).map_or(self.before.whole, |sentence| sentence.run);
        let start = run.from().max(at.saturating_sub(LONGEST));
        let words = document.reading.text(Run::new(start, run.to().min(start + 2 * LONGEST)));
        format!("上期原文：“{}”", words.trim_matches(['。', ';', '\n']))
    }

    fn judged(&self, relation: Relation, third: Option<&Mention>) -> Judged {
        let figures: Vec<Mention> = [self.then, self.now].into_iter().chain(third).cloned().collect();
        let run = self.after.whole;
        judge_one(Claim { rule: PREV_BASE_MISMATCH.id, relation, run, hindrance: None, sure: true }, &figures)
    }

    /// The base that this report prints against the figure that was printed then.
    fn base(&self) -> Option<Finding> {
        if self.pair.step != Step::YearOn {
            return None;
        }
        let index = self.printed_base()?;
        let judged = self.judged(Relation::SameFigure { first: 0, second: 2 }, self.facts.mentions.get(index));
        (judged.verdict == Verdict::Issue).then(|| {
            let message = "所写的上年数与上期报告不一致，请核对；属数据修订的请注明。";
            let evidence = format!("{}；{}", judged.equation, self.quoted());
            Finding::new(&PREV_BASE_MISMATCH, number(self.facts, index), message, evidence)
                .related(number_and_unit(self.facts, self.indicator.mention), named(self.facts, self.indicator.mention))
        })
    }

    /// The figure of the year before that stands beside this one: 上年同期10.4亿元, 由去年同期的66家增加到78家.
    fn printed_base(&self) -> Option<usize> {
        let at = self.indicator.mention;
        let like = |index: usize| {
            let figure = self.facts.mentions[index].figure.as_ref()?;
            let same = figure.unit.base == self.after.unit.base && self.sentence.contains(figure.whole);
            (self.facts.mentions[index].class == Class::Quantity && same).then_some(index)
        };
        let before = (at.saturating_sub(3)..at).rev().find_map(like);
        let behind = (at + 1..(at + 4).min(self.facts.mentions.len())).find_map(like);
        [before, behind].into_iter().flatten().find(|&index| self.is_base(index))
    }

    /// Whether the words before a figure name the year before and nothing else but this indicator.
    fn is_base(&self, index: usize) -> bool {
        const COPULAS: [&str; 9] = ["仅为", "只有", "完成", "达到", "的", "为", "是", "仅", "达"];
        const SAME_PART: [&str; 2] = ["上年同期", "去年同期"];
        const OPENINGS: [&str; 5] = ["由", "从", "比", "较", "而"];
        let Some(figure) = self.facts.mentions[index].figure.as_ref() else { return false };
        let before = index.checked_sub(1).and_then(|index| self.facts.mentions[index].figure.as_ref());
        let floor = before.map_or(self.sentence.from(), |figure| figure.whole.to().max(self.sentence.from()));
        let end = figure.whole.from();
        let mark = |&at: &usize| ends_clause(self.reading().at(at)) || matches!(self.reading().at(at), '、' | '(' | ')');
        let start = (floor.min(end)..end).rev().find(mark).map_or(floor.min(end), |at| at + 1);
        let lead = self.reading().text(Run::new(start, end));
        let mut lead = lead.as_str();
        while let Some(shorter) = COPULAS.iter().find_map(|word| lead.strip_suffix(word)) {
            lead = shorter;
        }
        let strip = |words: &[&str]| words.iter().find_map(|word| lead.strip_suffix(word));
        let Some(rest) = strip(&SAME_PART).or_else(|| strip(&YEAR_BEFORE).filter(|_| self.whole_year())) else { return false };
        let rest = OPENINGS.iter().find_map(|word| rest.strip_suffix(word)).unwrap_or(rest);
        rest.is_empty() || rest.ends_with(self.indicator.name.as_str())
    }

    /// The change that this report prints against the two figures.
    fn change(&self) -> Option<Finding> {
        let change = self.indicator.change.as_ref()?;
        let mention = self.facts.mentions.get(change.mention)?;
        // 净增16万户,增长6.4%: the rate is of the whole, not of what was added.
        let added = self.indicator.aspect.as_deref().is_some_and(|aspect| aspect.contains(['增', '其']));
        if self.pair.step != Step::YearOn || !self.yearly(change) || added || self.far_apart() {
            return None;
        }
        let falling = change.direction == Direction::Down;
        let unit = &mention.figure.as_ref()?.unit;
        let ratio = matches!(self.indicator.kind, Kind::Ratio | Kind::Share);
        let relation = match unit.dimension {
            Dimension::Percent if !ratio && !self.at_other_prices() => Relation::Growth { base: 0, current: 1, rate: 2, falling },
            Dimension::Point if ratio => Relation::PointDifference { from: 0, to: 1, points: 2, falling },
            _ if unit.base == self.after.unit.base && !ratio => Relation::Increment { base: 0, current: 1, delta: 2, falling },
            _ => return None,
        };
        let judged = self.judged(relation, Some(mention));
        (judged.verdict == Verdict::Issue).then(|| {
            let message = "按上期报告的数复算，与所写的增减不符，请核对；基数有修订的请注明。";
            let evidence = format!("{}；{}", judged.equation, self.quoted());
            Finding::new(&PREV_BASE_MISMATCH, number(self.facts, change.mention), message, evidence)
                .related(number_and_unit(self.facts, self.indicator.mention), named(self.facts, self.indicator.mention))
        })
    }

    /// Figures of which one is more than thrice the other are likely of different things.
    fn far_apart(&self) -> bool {
        let (Some(before), Some(after)) = (self.before.scaled, self.after.scaled) else { return false };
        let (low, high) = if before <= after { (before, after) } else { (after, before) };
        low.times(Decimal::from(3)).is_none_or(|thrice| thrice < high)
    }

    /// Whether the figure is of a whole year, so that 上年 and 上年末 are last period.
    fn whole_year(&self) -> bool {
        self.pair.time.as_ref().is_some_and(|time| time.start.month == 1 && time.end.month == 12)
    }

    /// Whether a change is against the same time of the year before.
    fn yearly(&self, change: &Change) -> bool {
        let basis = change.basis.as_str();
        matches!(basis, "同比" | "")
            || basis.ends_with("同期")
            || self.whole_year() && YEAR_BEFORE.iter().any(|end| basis.ends_with(end))
    }

    fn at_other_prices(&self) -> bool {
        CONSTANT_PRICE_NAMES.iter().chain(&SAME_REPORTERS).any(|word| self.indicator.name.contains(word))
            || holds(self.reading(), self.sentence, &CONSTANT_PRICE_NAMES)
    }

    /// What has accumulated and is less than it was.
    fn fallen(&self) -> Option<Finding> {
        let things = matches!(self.after.unit.dimension, Dimension::Things | Dimension::Count(_));
        let lead = |reading: &Reading, figure: &Figure| {
            let end = figure.whole.from();
            let start = (end.saturating_sub(40)..end)
                .rev()
                .find(|&at| ends_clause(reading.at(at)))
                .map_or(end.saturating_sub(40), |at| at + 1);
            holds(reading, Run::new(start, end), &FLOWS)
        };
        let flows = lead(self.reading(), self.after) || lead(&self.previous.document.reading, self.before);
        let explained = holds(self.reading(), self.sentence, &LESSENED);
        if !self.pair.stock
            || !things
            || flows
            || self.far_apart()
            || explained
            || !self.after.range.lies_below(&self.before.range)
        {
            return None;
        }
        let printed = |reading: &Reading, figure: &Figure| reading.text(figure.whole);
        let (then, now) = (printed(&self.previous.document.reading, self.before), printed(self.reading(), self.after));
        let lost = match (self.before.value, self.after.value) {
            (Some(before), Some(after)) if self.before.exact && self.after.exact => {
                format!("{before}-{after}={}", before.minus(after)?)
            }
            _ => format!("上期{then}，本期{now}"),
        };
        let message = "累计数比上期报告少，请核对；有摘牌、撤销等情况的请说明。";
        let evidence = format!("{lost}；{}", self.quoted());
        Some(Finding::new(&PREV_BASE_MISMATCH, number(self.facts, self.indicator.mention), message, evidence))
    }
}
