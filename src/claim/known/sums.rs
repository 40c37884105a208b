use crate::claim::{Claim, Judged, Relation, Verdict, judge_one};
use crate::indicator::Indicator;
use crate::knowledge::{Knowledge, Sum};
use crate::mention::{Figure, Mention};

const NO_SUM: &str = "词库注明不构成合计，不据此核对";
const FROM_FILE: &str = "合计关系取自词库";

/// Takes back the sums that the file says are none.
pub(super) fn withdraw(judged: &mut [Judged], indicators: &[Indicator], knowledge: &Knowledge) {
    if knowledge.no_sums.is_empty() {
        return;
    }
    let name = |mention: usize| {
        indicators.iter().find(|indicator| indicator.mention == mention).map(|indicator| indicator.name.as_str())
    };
    for one in judged {
        let Relation::PartsOfTotal { total, parts, .. } = &one.claim.relation else { continue };
        let Some(whole) = name(*total) else { continue };
        let of_parts = |sum: &Sum| {
            let named = |part: &usize| name(*part).is_some_and(|name| sum.parts.iter().any(|word| holds(name, word)));
            sum.parts.is_empty() || parts.iter().filter(|part| named(part)).count() >= 2
        };
        let denied = knowledge.no_sums.iter().any(|sum| holds(whole, &sum.total) && of_parts(sum));
        if denied {
            one.verdict = Verdict::Unchecked;
            one.equation.clear();
            one.reason = Some(NO_SUM.to_owned());
            one.expected = None;
        }
    }
}

/// Whether a name is the word, or the word with something before it: 全市高新技术企业.
fn holds(name: &str, word: &str) -> bool {
    name.ends_with(word)
}

/// Adds the sums of the file whose total and parts the report states once each, of one place and time. What the report
/// itself only says to be among the parts is then all of them.
pub(super) fn add(judged: &mut Vec<Judged>, mentions: &[Mention], indicators: &[Indicator], knowledge: &Knowledge) {
    for sum in &knowledge.sums {
        for total in indicators.iter().filter(|indicator| indicator.name == sum.total) {
            let Some(relation) = relation(sum, total, mentions, indicators) else { continue };
            let Some(whole) = figure(mentions, total).map(|figure| figure.whole) else { continue };
            let own = judged.iter().position(|known| is_same(&known.claim.relation, &relation));
            if own.is_some_and(|own| decides(&judged[own])) {
                continue;
            }
            let run = own.map_or(whole, |own| judged[own].claim.run);
            let claim = Claim { rule: "sum-of-parts", relation, run, hindrance: None, sure: true };
            let mut one = judge_one(claim, mentions);
            one.reason.get_or_insert_with(|| FROM_FILE.to_owned());
            match own {
                Some(own) => judged[own] = one,
                None => judged.push(one),
            }
        }
    }
}

/// Whether the report's own claim needs no file: it lists all parts, or is wrong already.
fn decides(own: &Judged) -> bool {
    matches!(own.claim.relation, Relation::PartsOfTotal { closed: true, .. }) || own.verdict == Verdict::Issue
}

fn figure<'m>(mentions: &'m [Mention], indicator: &Indicator) -> Option<&'m Figure> {
    mentions.get(indicator.mention)?.figure.as_deref()
}

fn relation(sum: &Sum, total: &Indicator, mentions: &[Mention], indicators: &[Indicator]) -> Option<Relation> {
    let whole = figure(mentions, total)?;
    let alike = |other: &Indicator| {
        let unit = figure(mentions, other).map(|figure| (&figure.unit.base, figure.unit.dimension));
        unit == Some((&whole.unit.base, whole.unit.dimension))
            && place(other) == place(total)
            && (&other.period, other.planned, aspect(other)) == (&total.period, total.planned, aspect(total))
    };
    let only = |name: &str| {
        let mut found = indicators.iter().filter(|indicator| indicator.name == name && alike(indicator));
        let first = found.next()?;
        // Told twice: which of the two is meant, nobody knows, unless they agree.
        found.all(|other| same_value(mentions, first, other)).then_some(first.mention)
    };
    only(&sum.total)?;
    let parts = sum.parts.iter().map(|part| only(part)).collect::<Option<Vec<usize>>>()?;
    Some(Relation::PartsOfTotal { total: total.mention, parts, closed: true })
}

/// 其中 says what the file says too.
fn aspect(indicator: &Indicator) -> Option<&str> {
    indicator.aspect.as_deref().filter(|aspect| *aspect != "其中")
}

/// 全市 is whose report it is.
fn place(indicator: &Indicator) -> Option<&str> {
    indicator.scope.as_deref().filter(|scope| !scope.starts_with('全') && !scope.starts_with('我'))
}

fn same_value(mentions: &[Mention], one: &Indicator, other: &Indicator) -> bool {
    let (Some(one), Some(other)) = (figure(mentions, one), figure(mentions, other)) else { return false };
    one.range.meets(&other.range)
}

/// Whether the report itself already makes the claim.
fn is_same(one: &Relation, other: &Relation) -> bool {
    let (Relation::PartsOfTotal { total, parts, .. }, Relation::PartsOfTotal { total: whole, parts: all, .. }) = (one, other)
    else {
        return false;
    };
    total == whole && all.iter().all(|part| parts.contains(part))
}
