use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::same::SPECIFIC;
use super::told::Told;
use crate::claim::{Claim, Relation};
use crate::indicator::{Direction, Indicator};
use crate::lex::lexicon::Lexicon;
use crate::mention::{Dimension, Figure};
use crate::text::Run;

const BEFORE: [&str; 2] = ["去年", "上年"];
const NOW: [&str; 4] = ["比", "较", "今年", "本年"];
const TARGET: [&str; 4] = ["目标", "任务", "年度计划", "全年计划"];
/// Where a target only measures what was done.
const MEASURED: [&str; 6] = ["完成年度", "完成全年", "完成目标", "完成任务", "占年度", "占全年"];
const COMPLETED: [&str; 6] = ["完成率", "目标的", "任务的", "计划的", "目标任务的", "任务数的"];
/// Growth of these is not at the prices of the levels.
pub(super) const CONSTANT: [&str; 5] = ["生产总值", "GDP", "增加值", "可支配收入", "产值"];
pub(super) const OTHER_PRICES: [&str; 6] = ["可比", "不变价", "口径", "剔除", "扣除", "名义"];

/// What the words before a figure say of its time.
static MARKS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[BEFORE.as_slice(), &NOW, &TARGET, &MEASURED].concat()));

/// The length of the longest of them.
const LONGEST: usize = 4;

/// One statement, as far as it is compared across sentences.
struct Statement<'t> {
    /// Index of the indicator.
    place: usize,
    indicator: &'t Indicator,
    figure: &'t Figure,
    /// Index of the sentence.
    sentence: usize,
    core: &'t str,
    before: bool,
    target: bool,
}

/// A base or a target in one sentence, level and rate in another.
pub(super) fn find(told: &Told, claims: &mut Vec<Claim>) {
    let mut said = Said::default();
    let statements: Vec<Statement> = (0..told.indicators.len()).filter_map(|one| statement(told, one, &mut said)).collect();
    // That some whole base exists is less than that the printed one fits.
    let settled = claims.iter().filter(|claim| !matches!(claim.relation, Relation::WholeBase { .. }));
    let used: FxHashSet<usize> = settled.map(|claim| claim.relation.claimed()).collect();
    let mut named: FxHashMap<&str, Vec<&Statement>> = FxHashMap::default();
    for statement in statements.iter().filter(|statement| statement.before || statement.target) {
        named.entry(statement.core).or_default().push(statement);
    }
    for (at, now) in statements.iter().enumerate().filter(|(_, now)| !now.before && !now.target) {
        let Some(others) = named.get(now.core).filter(|_| now.core.chars().count() >= SPECIFIC) else { continue };
        let completed = statements.get(at + 1).and_then(|rate| completion(told, others, now, rate));
        let found = growth(told, others, now).into_iter().chain(completed);
        claims.extend(found.filter(|claim| !used.contains(&claim.relation.claimed())));
    }
}

/// What was said of time in a sentence up to a position.
#[derive(Default)]
struct Said {
    sentence: usize,
    until: usize,
    before: bool,
    now: bool,
    target: bool,
    measured: bool,
}

impl Said {
    /// Goes on from the figure before, where that stands in the same sentence.
    fn until(self, told: &Told, (sentence, start): (usize, usize), figure: usize) -> Self {
        let goes_on = self.sentence == sentence && (start..=figure).contains(&self.until);
        let from = if goes_on { self.until.saturating_sub(LONGEST) } else { start };
        let mut said = if goes_on { self } else { Self::default() };
        (said.sentence, said.until) = (sentence, figure);
        for found in MARKS.all(&told.document.reading, Run::new(from.max(start), figure)) {
            let kinds = [&mut said.before, &mut said.now, &mut said.target, &mut said.measured];
            let ends = [BEFORE.len(), BEFORE.len() + NOW.len(), BEFORE.len() + NOW.len() + TARGET.len()];
            *kinds[ends.iter().filter(|&&end| end <= found.word).count()] = true;
        }
        said
    }
}

fn statement<'t>(told: &'t Told, place: usize, said: &mut Said) -> Option<Statement<'t>> {
    let figure = told.figure(place)?;
    let (sentence, around) = told.sentence(figure.whole.from())?;
    *said = std::mem::take(said).until(told, (sentence, around.run.from()), figure.whole.from());
    let (before, target) = (said.before && !said.now, said.target && !said.measured);
    let indicator = &told.indicators[place];
    let core = match (before, target) {
        (true, _) => without(told.core(place), &EARLIER),
        (_, true) => without(told.core(place), &TARGETS),
        _ => told.core(place),
    };
    Some(Statement { place, indicator, figure, sentence, core, before, target })
}

/// What a base or a target is called beyond the name of the thing, longer words first.
const EARLIER: [&str; 7] = ["去年同期", "上年同期", "去年全年", "上年全年", "去年", "上年", "同期"];
const TARGETS: [&str; 12] = [
    "年度目标任务", "年初确定", "目标任务", "年度目标", "年度任务", "年度计划", "目标为", "目标", "任务", "计划", "年度", "今年",
];

/// A name without words at its ends.
fn without<'n>(mut name: &'n str, words: &[&str]) -> &'n str {
    while let Some(shorter) = words.iter().find_map(|word| name.strip_prefix(word).or_else(|| name.strip_suffix(word))) {
        name = shorter;
    }
    name
}

/// The one other statement of the same thing in another sentence that fits.
fn other<'s, 't>(
    told: &Told,
    others: &[&'s Statement<'t>],
    now: &Statement,
    fits: impl Fn(&Statement) -> bool,
) -> Option<&'s Statement<'t>> {
    let place = |one: &'t Indicator| one.scope.as_deref().filter(|scope| !scope.starts_with('全') && !scope.starts_with('我'));
    let own = now.indicator.scope.as_deref().filter(|scope| !scope.starts_with('全') && !scope.starts_with('我'));
    let mut found = others.iter().copied().filter(|one| {
        one.sentence != now.sentence
            && fits(one)
            && one.figure.unit.base == now.figure.unit.base
            && one.figure.unit.dimension == now.figure.unit.dimension
            && place(one.indicator) == own
            && told.subject(one.sentence) == told.subject(now.sentence)
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn growth(told: &Told, others: &[&Statement], now: &Statement) -> Option<Claim> {
    let change = now.indicator.change.as_ref()?;
    let rate = told.mentions.get(change.mention)?.figure.as_ref()?;
    let yearly = change.basis.is_empty() || ["同比", "去年", "上年"].iter().any(|word| change.basis.contains(word));
    let percent = rate.unit.dimension == Dimension::Percent && now.figure.unit.dimension != Dimension::Percent;
    if !yearly || !percent || change.direction == Direction::Flat || now.indicator.planned {
        return None;
    }
    // 去年 alone is all of that year.
    let part = told.document.period.as_ref().is_some_and(|period| period.start.month != 1 || period.end.month != 12);
    let comparable = |one: &Statement| {
        let same_time = told.times(one.place).but(&["去年", "上年", "同期"]) == told.times(now.place).but(&["同期"]);
        same_time && (!part || told.times(one.place).names("同期"))
    };
    let base = other(told, others, now, |one| one.before && !one.indicator.planned && comparable(one))?;
    let sentence = told.document.sentences[now.sentence].run;
    let says = |words: &[&str]| told.document.reading.says(sentence, words);
    let prices = CONSTANT.iter().any(|name| now.core.contains(name)) || says(&OTHER_PRICES);
    Some(Claim {
        rule: "growth-recompute",
        relation: Relation::Growth {
            base: base.indicator.mention,
            current: now.indicator.mention,
            rate: change.mention,
            falling: change.direction == Direction::Down,
        },
        run: Run::new(now.figure.whole.from().min(change.run.from()), now.figure.whole.to().max(change.run.to())),
        hindrance: prices.then_some("口径或价格不同，增幅不能由所列数复算"),
        sure: true,
    })
}

fn completion(told: &Told, others: &[&Statement], done: &Statement, rate: &Statement) -> Option<Claim> {
    let together = rate.sentence == done.sentence && rate.figure.unit.dimension == Dimension::Percent;
    let between = Run::new(done.figure.whole.to().min(rate.figure.whole.from()), rate.figure.whole.from());
    let reading = &told.document.reading;
    let copula = ["达到", "达", "为", "是"].iter().find(|word| reading.ends(rate.figure.whole.from(), word));
    let end = rate.figure.whole.from() - copula.map_or(0, |word| word.chars().count());
    let says = COMPLETED.iter().any(|word| reading.ends(end, word));
    if !together || !says || between.len() > 16 {
        return None;
    }
    let target = other(told, others, done, |one| one.target)?;
    Some(Claim {
        rule: "completion-rate",
        relation: Relation::Completion {
            done: done.indicator.mention,
            target: target.indicator.mention,
            rate: rate.indicator.mention,
        },
        run: Run::new(done.figure.whole.from().min(rate.figure.whole.from()), rate.figure.whole.to().max(done.figure.whole.to())),
        hindrance: None,
        sure: true,
    })
}
