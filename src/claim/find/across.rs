use std::collections::{HashMap, HashSet};

use super::same::{SPECIFIC, core, subject};
use crate::claim::{Claim, Relation};
use crate::document::{Document, Sentence};
use crate::indicator::{Direction, Indicator};
use crate::mention::{Dimension, Figure, Mention};
use crate::text::Run;

const BEFORE: [&str; 2] = ["去年", "上年"];
const TARGET: [&str; 4] = ["目标", "任务", "年度计划", "全年计划"];
/// Where a target only measures what was done.
const MEASURED: [&str; 6] = ["完成年度", "完成全年", "完成目标", "完成任务", "占年度", "占全年"];
const COMPLETED: [&str; 6] = ["完成率", "目标的", "任务的", "计划的", "目标任务的", "任务数的"];
/// Growth of these is not at the prices of the levels.
pub(super) const CONSTANT: [&str; 5] = ["生产总值", "GDP", "增加值", "可支配收入", "产值"];
pub(super) const OTHER_PRICES: [&str; 6] = ["可比", "不变价", "口径", "剔除", "扣除", "名义"];

/// One statement, as far as it is compared across sentences.
struct Statement<'d> {
    indicator: &'d Indicator,
    figure: &'d Figure,
    sentence: &'d Sentence,
    core: String,
    before: bool,
    target: bool,
}

/// A base or a target in one sentence, level and rate in another.
pub(super) fn find(document: &Document, mentions: &[Mention], indicators: &[Indicator], claims: &mut Vec<Claim>) {
    let statements: Vec<Statement> = indicators.iter().filter_map(|one| statement(document, mentions, one)).collect();
    let used: HashSet<usize> = claims.iter().map(|claim| claim.relation.claimed()).collect();
    let mut named: HashMap<&str, Vec<&Statement>> = HashMap::new();
    for statement in statements.iter().filter(|statement| statement.before || statement.target) {
        named.entry(&statement.core).or_default().push(statement);
    }
    for pair in statements.windows(2).map(|pair| (&pair[0], Some(&pair[1]))).chain(statements.last().map(|last| (last, None))) {
        let (now, next) = pair;
        let Some(others) = named.get(now.core.as_str()).filter(|_| now.core.chars().count() >= SPECIFIC) else { continue };
        if !now.before && !now.target {
            claims.extend(growth(document, mentions, others, now).filter(|claim| !used.contains(&claim.relation.claimed())));
            let completed = next.and_then(|rate| completion(document, others, now, rate));
            claims.extend(completed.filter(|claim| !used.contains(&claim.relation.claimed())));
        }
    }
}

fn statement<'d>(document: &'d Document, mentions: &'d [Mention], indicator: &'d Indicator) -> Option<Statement<'d>> {
    let figure = mentions.get(indicator.mention)?.figure.as_ref()?;
    let sentence = document.sentence_at(figure.whole.from())?;
    let before = Run::new(sentence.run.from(), figure.whole.from());
    let says = |words: &[&str]| words.iter().any(|word| document.reading.find(before, word).is_some());
    Some(Statement {
        indicator,
        figure,
        sentence,
        core: core(&indicator.name, indicator.scope.as_deref()),
        before: says(&BEFORE) && !says(&["比", "较", "今年", "本年"]),
        target: says(&TARGET) && !says(&MEASURED),
    })
}

/// The one other statement of the same thing in another sentence that fits.
fn other<'s, 'd>(
    document: &Document,
    others: &[&'s Statement<'d>],
    now: &Statement,
    fits: impl Fn(&Statement) -> bool,
) -> Option<&'s Statement<'d>> {
    let place = |one: &Indicator| one.scope.clone().filter(|scope| !scope.starts_with('全') && !scope.starts_with('我'));
    let mut found = others.iter().copied().filter(|one| {
        one.figure.unit.base == now.figure.unit.base
            && one.figure.unit.dimension == now.figure.unit.dimension
            && one.sentence.run != now.sentence.run
            && place(one.indicator) == place(now.indicator)
            && fits(one)
            && subject(document, one.sentence) == subject(document, now.sentence)
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn growth(document: &Document, mentions: &[Mention], others: &[&Statement], now: &Statement) -> Option<Claim> {
    let change = now.indicator.change.as_ref()?;
    let rate = mentions.get(change.mention)?.figure.as_ref()?;
    let yearly = change.basis.is_empty() || ["同比", "去年", "上年"].iter().any(|word| change.basis.contains(word));
    let percent = rate.unit.dimension == Dimension::Percent && now.figure.unit.dimension != Dimension::Percent;
    if !yearly || !percent || change.direction == Direction::Flat || now.indicator.planned {
        return None;
    }
    let base = other(document, others, now, |one| one.before && !one.indicator.planned)?;
    let says = |words: &[&str]| words.iter().any(|word| document.reading.find(now.sentence.run, word).is_some());
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

fn completion(document: &Document, others: &[&Statement], done: &Statement, rate: &Statement) -> Option<Claim> {
    let together = rate.sentence.run == done.sentence.run && rate.figure.unit.dimension == Dimension::Percent;
    let between = Run::new(done.figure.whole.to().min(rate.figure.whole.from()), rate.figure.whole.from());
    let says = COMPLETED.iter().any(|word| document.reading.ends(rate.figure.whole.from(), word));
    if !together || !says || between.len() > 16 {
        return None;
    }
    let target = other(document, others, done, |one| one.target)?;
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
