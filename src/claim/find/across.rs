use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

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

/// One statement, as far as it is compared across sentences.
struct Statement<'t> {
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
    let statements: Vec<Statement> = (0..told.indicators.len()).filter_map(|one| statement(told, one)).collect();
    let used: HashSet<usize> = claims.iter().map(|claim| claim.relation.claimed()).collect();
    let mut named: HashMap<&str, Vec<&Statement>> = HashMap::new();
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

fn statement<'t>(told: &'t Told, place: usize) -> Option<Statement<'t>> {
    let figure = told.figure(place)?;
    let (sentence, around) = told.sentence(figure.whole.from())?;
    let mut says = [false; 4];
    for found in MARKS.all(&told.document.reading, Run::new(around.run.from(), figure.whole.from())) {
        let kinds = [BEFORE.len(), NOW.len(), TARGET.len()];
        let kind = kinds
            .iter()
            .scan(0, |sum, count| {
                Some({
                    *sum += count;
                    *sum
                })
            })
            .filter(|&end| end <= found.word)
            .count();
        says[kind] = true;
    }
    let [before, now, target, measured] = says;
    let indicator = &told.indicators[place];
    let core = told.core(place);
    Some(Statement { indicator, figure, sentence, core, before: before && !now, target: target && !measured })
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
    let base = other(told, others, now, |one| one.before && !one.indicator.planned)?;
    let sentence = told.document.sentences[now.sentence].run;
    let says = |words: &[&str]| words.iter().any(|word| told.document.reading.find(sentence, word).is_some());
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
    let says = COMPLETED.iter().any(|word| told.document.reading.ends(rate.figure.whole.from(), word));
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
