use std::sync::Arc;

use super::ELSEWHERE;
use crate::claim::{Claim, Judged, Relation, Verdict, judge_one};
use crate::document::{Date, Document, Period, Standing};
use crate::indicator::Indicator;
use crate::knowledge::{Knowledge, Known, Quantity, Target};
use crate::lex::time;
use crate::mention::{Class, Dimension, Figure, Mention};
use crate::text::{Reading, Run};

/// How many characters may stand between what was done and its rate.
const APART: usize = 30;
/// Words for a target of more than this year.
const LONGER: [&str; 7] = ["规划", "五年", "三年", "两年", "十四五", "十五五", "总目标"];

/// Rates and targets of the report against the targets of the file.
pub(super) fn judged(
    known: &[Judged],
    document: &Document,
    mentions: &[Mention],
    indicators: &[Indicator],
    knowledge: &Knowledge,
) -> Vec<Judged> {
    if knowledge.indicators.iter().all(|known| known.targets.is_empty()) {
        return Vec::new();
    }
    let mut judged = Vec::new();
    for indicator in indicators.iter().filter(|indicator| !indicator.planned) {
        let Some(about) = About::of(document, mentions, indicator, knowledge) else { continue };
        judged.extend(about.stated(known));
        let worked_out = |rate: usize| known.iter().any(|one| one.claim.rule == RATE && one.claim.relation.claimed() == rate);
        if let Some((rate, run)) = about.rate().filter(|(rate, _)| !worked_out(*rate)) {
            judged.extend(about.completion(rate, run));
        }
    }
    for indicator in indicators.iter().filter(|indicator| indicator.planned) {
        let told = |one: &Judged| one.claim.rule == TARGET && one.claim.relation.claimed() == indicator.mention;
        if !judged.iter().any(told) {
            judged.extend(aimed(document, mentions, indicator, knowledge));
        }
    }
    judged
}

/// A target that the report sets for the year, against the file's: 全年计划新建200公里. What is only striven for (力争)
/// may lie above the target, not below.
fn aimed(document: &Document, mentions: &[Mention], indicator: &Indicator, knowledge: &Knowledge) -> Option<Judged> {
    const YEAR: [&str; 6] = ["全年", "年度", "今年", "本年", "年内", "年底"];
    const OTHER: [&str; 9] = ["半年", "季度", "月", "明年", "来年", "再", "还", "累计", "去年"];
    const SET: [&str; 3] = ["目标", "任务", "计划"];
    const STRIVEN: [&str; 4] = ["力争", "争取", "确保", "努力"];
    let known = known(knowledge, indicator)?;
    let figure = mentions.get(indicator.mention)?.figure.as_ref()?;
    let reading = &document.reading;
    let sentence = document.sentence_at(figure.whole.from())?.run;
    let stop = |at: &usize| matches!(reading.at(*at), ',' | ';' | '。');
    let start = (sentence.from()..figure.whole.from()).rev().find(stop).map_or(sentence.from(), |at| at + 1);
    let words = Run::new(start, figure.whole.from());
    let says = |list: &[&str]| reading.says(words, list);
    if !says(&YEAR) || says(&OTHER) || says(&LONGER) || !(says(&SET) || says(&STRIVEN)) {
        return None;
    }
    // The plans of a whole year's report are for the next.
    let period = document.period.as_ref()?;
    let next = period.start.month == 1 && period.end.month == 12 && document.section_at(start).standing == Standing::Plan;
    let target = whole_year(known, period.start.year + i32::from(next))?;
    let below = figure.range.lies_below(&target.quantity.figure.range);
    if !comparable(figure, &target.quantity.figure) || says(&STRIVEN) && !below {
        return None;
    }
    against(target, mentions, indicator.mention, true)
}

/// A printed target against the file's.
fn against(target: &Target, mentions: &[Mention], printed: usize, sure: bool) -> Option<Judged> {
    let figure = mentions.get(printed)?.figure.as_ref()?;
    let relation = Relation::SameFigure { first: 0, second: 1 };
    let figures = [mention(&target.quantity), mentions.get(printed)?.clone()];
    let claim = Claim { rule: TARGET, relation, run: figure.whole, hindrance: None, sure };
    let mut judged = comparable(figure, &target.quantity.figure).then(|| judge_one(claim, &figures))?;
    judged.claim.relation = Relation::SameFigure { first: ELSEWHERE, second: printed };
    Some(noted(judged, target))
}

const RATE: &str = "completion-rate";
const TARGET: &str = "target-arithmetic";

/// What was done of an indicator that has targets.
struct About<'a> {
    document: &'a Document<'a>,
    mentions: &'a [Mention],
    known: &'a Known,
    index: usize,
    done: &'a Mention,
    figure: &'a Figure,
}

impl<'a> About<'a> {
    fn of(document: &'a Document<'a>, mentions: &'a [Mention], indicator: &Indicator, knowledge: &'a Knowledge) -> Option<Self> {
        let known = known(knowledge, indicator).filter(|known| !known.targets.is_empty())?;
        let done = mentions.get(indicator.mention)?;
        let figure = done.figure.as_ref()?;
        let own_time = indicator.period.as_deref().is_none_or(|label| is_of_this_year(document, label));
        own_time.then_some(Self { document, mentions, known, index: indicator.mention, done, figure })
    }

    fn reading(&self) -> &'a Reading<'a> {
        &self.document.reading
    }

    fn says(&self, run: Run, words: &[&str]) -> bool {
        self.reading().says(run, words)
    }

    /// The rate of completion behind the figure, with the words between.
    fn rate(&self) -> Option<(usize, Run)> {
        let sentence = self.document.sentence_at(self.figure.whole.from())?.run;
        let behind = self.mentions.get(self.index + 1..)?.iter().zip(self.index + 1..);
        for (mention, index) in behind.filter(|(mention, _)| mention.class == Class::Quantity) {
            let figure = mention.figure.as_ref()?;
            if !sentence.contains(figure.whole) || figure.whole.from() < self.figure.whole.to() {
                return None;
            }
            let between = Run::new(self.figure.whole.to(), figure.whole.from());
            if between.len() > APART {
                return None;
            }
            if figure.unit.dimension == Dimension::Percent {
                let told = self.ends(between, &["目标的", "任务的", "计划的", "目标任务的", "任务数的", "目标数的", "预算的"])
                    && self.says(between, &["完成", "占", "达", "实现", "为"])
                    || self.ends(between, &["完成率", "完成率为", "完成率达", "完成率达到"]);
                if told {
                    return Some((index, between));
                }
            }
            // Only what the figure itself says may stand between: 同比增长12%.
            if !matches!(figure.unit.dimension, Dimension::Percent | Dimension::Point) {
                return None;
            }
        }
        None
    }

    fn ends(&self, run: Run, words: &[&str]) -> bool {
        words.iter().any(|word| run.len() >= word.chars().count() && self.reading().ends(run.to(), word))
    }

    /// The target that the words mean, and whether they leave no other.
    fn meant(&self, words: Run) -> Option<(&'a Target, bool)> {
        if self.says(words, &LONGER) {
            return None;
        }
        let period = self.document.period.as_ref()?;
        if self.says(words, &["半年", "季度", "月度", "当月", "阶段"]) {
            return self.known.target(period.start, period.end).map(|target| (target, true));
        }
        let annual = whole_year(self.known, period.start.year)?;
        Some((annual, self.says(words, &["年度", "全年", "年初", "本年", "今年", "年目标", "年计划", "年任务"])))
    }

    fn completion(&self, rate: usize, words: Run) -> Option<Judged> {
        let (target, sure) = self.meant(words)?;
        let relation = Relation::Completion { done: 0, target: 1, rate: 2 };
        let run = Run::new(self.figure.whole.from(), self.mentions.get(rate)?.figure.as_ref()?.whole.to());
        let figures = [self.done.clone(), mention(&target.quantity), self.mentions.get(rate)?.clone()];
        let claim = Claim { rule: RATE, relation, run, hindrance: None, sure };
        let mut judged = comparable(self.figure, &target.quantity.figure).then(|| judge_one(claim, &figures))?;
        judged.claim.relation = Relation::Completion { done: self.index, target: ELSEWHERE, rate };
        Some(noted(judged, target))
    }

    /// The target that the report prints beside the figure, against the file's.
    fn stated(&self, known: &[Judged]) -> Option<Judged> {
        let of_this = |one: &&Judged| matches!(one.claim.relation, Relation::Completion { done, .. } if done == self.index);
        let claim = known.iter().find(|one| one.claim.rule == RATE && of_this(one))?;
        let Relation::Completion { target: printed, .. } = claim.claim.relation else { return None };
        let figure = self.mentions.get(printed)?.figure.as_ref()?;
        let clause = claim.claim.run;
        let (target, sure) = self.meant(Run::new(clause.from(), clause.to().max(figure.whole.to())))?;
        against(target, self.mentions, printed, sure)
    }
}

/// Where the target comes from stands in the ledger and in the finding.
fn noted(mut judged: Judged, target: &Target) -> Judged {
    let note = format!("{}目标{}取自词库", target.period.label, target.quantity.words);
    judged.reason = Some(match judged.reason.take() {
        Some(reason) if judged.verdict != Verdict::Unchecked => format!("{reason}；{note}"),
        Some(reason) => reason,
        None => note,
    });
    judged
}

fn mention(quantity: &Quantity) -> Mention {
    let (span, class) = (crate::text::Span::new(0, 0), Class::Quantity);
    Mention { span, run: None, class, figure: Some(Arc::new(quantity.figure.clone())), number: None, when: None }
}

fn comparable(one: &Figure, other: &Figure) -> bool {
    (&one.unit.base, one.unit.dimension) == (&other.unit.base, other.unit.dimension)
}

fn known<'k>(knowledge: &'k Knowledge, indicator: &Indicator) -> Option<&'k Known> {
    let known = knowledge.indicator(&indicator.name)?;
    // A target is of the whole place that reports, unless its name says another.
    let whole = indicator
        .scope
        .as_deref()
        .is_none_or(|scope| scope.starts_with('全') || scope.starts_with('我') || known.name.name.starts_with(scope));
    whole.then_some(known)
}

fn whole_year(known: &Known, year: i32) -> Option<&Target> {
    known.target(Date::new(year, 1, 1)?, Date::new(year, 12, 31)?)
}

/// Whether a time lies within the year that is reported on.
fn is_of_this_year(document: &Document, label: &str) -> bool {
    let Some(reported) = document.period.as_ref() else { return false };
    let within = |when: &Period| when.start.year == reported.start.year && when.end.year == reported.start.year;
    label == reported.label
        || time::read(&Reading::new(label), 0, document.year()).and_then(|read| read.when).is_some_and(|when| within(&when))
}

/// The target for the year of the report that an indicator has in the file, where the two can be compared.
fn annual<'k>(document: &Document, mentions: &[Mention], indicator: &Indicator, knowledge: &'k Knowledge) -> Option<&'k Target> {
    let target = whole_year(known(knowledge, indicator)?, document.year()?)?;
    let figure = mentions.get(indicator.mention)?.figure.as_ref()?;
    let this_year = indicator.period.as_deref().is_none_or(|label| is_of_this_year(document, label));
    (this_year && !indicator.planned && comparable(figure, &target.quantity.figure)).then_some(target)
}

/// The last indicator before a position within a sentence, with its target for the year.
pub(crate) fn reached<'k>(
    document: &Document,
    mentions: &[Mention],
    indicators: &[Indicator],
    knowledge: &'k Knowledge,
    within: Run,
) -> Option<(usize, &'k Target)> {
    if knowledge.indicators.is_empty() {
        return None;
    }
    let place = |indicator: &Indicator| mentions.get(indicator.mention).and_then(|mention| mention.run);
    let inside = indicators.iter().filter(|indicator| place(indicator).is_some_and(|run| within.contains(run)));
    let last = inside.max_by_key(|indicator| place(indicator).map(|run| run.from()))?;
    annual(document, mentions, last, knowledge).map(|target| (last.mention, target))
}
