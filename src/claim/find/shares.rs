use rustc_hash::FxHashSet;

use super::told::{Told, same_period};
use super::{named_shares, same, words};
use crate::claim::passage::{Passage, Quantity, comparable};
use crate::claim::{Claim, Relation};
use crate::mention::Figure;
use crate::number::{Decimal, Interval};
use crate::text::Run;

/// What 占 may stand before without naming another whole: 占总数的30%.
const OF_THE_TOTAL: [&str; 19] = [
    "总数", "总量", "总额", "总人数", "总户数", "总件数", "全部", "其", "总", "比", "比重", "比例", "合计", "总投资", "总金额",
    "总面积", "总计", "项目总数", "企业总数",
];
/// Shares of a composition that miss 100 by more than this are no composition.
const NEAR_WHOLE: i64 = 5;

pub(super) fn find(passage: &Passage, claims: &mut Vec<Claim>) {
    for (place, share) in passage.quantities.iter().enumerate() {
        if share.is_percent() && share.is_level() {
            let found = of_printed_whole(passage, place, share)
                .or_else(|| of_total(passage, place, share))
                .or_else(|| named_shares::of_named(passage, share))
                .or_else(|| named_shares::of_verb(passage, place, share));
            claims.extend(found);
        }
    }
    compositions(passage, claims);
}

/// The claim that the part is that share of the whole.
pub(super) fn claim(passage: &Passage, whole: &Quantity, part: &Quantity, share: &Quantity) -> Option<Claim> {
    let first = if whole.run.from() < part.run.from() { whole } else { part };
    Some(Claim {
        rule: "share-of-total",
        relation: Relation::ShareOf { whole: whole.index, part: part.index, share: share.index },
        run: passage.around(first, share),
        hindrance: None,
        sure: true,
    })
}

/// 占营业收入460亿元的0.7%, 占全部授权量(448件)的近三成: the whole stands between 占 and the share.
fn of_printed_whole(passage: &Passage, place: usize, share: &Quantity) -> Option<Claim> {
    let whole = passage.quantities.get(place.checked_sub(1)?)?;
    let lead = passage.reading.words(share.lead);
    let linked = matches!(lead, "的" | "的比重为" | "的比重达" | "的比例为" | "比重" | "的比重达到" | "的比例达");
    let segment = &passage.segments[whole.segment];
    let before = if segment.depth > passage.segments[share.segment].depth {
        (segment.last == segment.first + 1).then(|| passage.segments.get(whole.segment.checked_sub(1)?)).flatten()?.run
    } else if whole.segment == share.segment {
        whole.lead
    } else {
        return None;
    };
    if !linked || !whole.is_amount() || !whole.is_level() || !passage.says(before, &["占"]) || is_target(passage, before) {
        return None;
    }
    let part = passage.quantities[..place - 1]
        .iter()
        .rev()
        .find(|part| part.is_amount() && part.is_level())
        .filter(|part| comparable(part, whole) && part.segment + 3 >= whole.segment)?;
    claim(passage, whole, part, share)
}

pub(super) fn is_target(passage: &Passage, run: Run) -> bool {
    // A budget is also what revenue and spending are named by.
    let budget = passage.says(run, &["预算"]) && !passage.says(run, &["预算收入", "预算支出"]);
    budget || passage.says(run, &["目标", "任务", "计划", "进度"])
}

/// 全市72家,其中规上企业51家,占70.8%: the whole is what 其中 is of, or what 在…中 names.
fn of_total(passage: &Passage, place: usize, share: &Quantity) -> Option<Claim> {
    let at = passage.reading.find(share.lead, "占")?;
    let object = object(passage, share.lead)?;
    let object_text = passage.reading.words(object);
    let subject = Run::new(share.lead.from(), at);
    // 其中工业投资156亿元、增长15.3%,占全部投资的40.4%: the change stands between.
    let behind = passage.quantities[..place].iter().rev().take_while(|quantity| !quantity.is_level()).count();
    let part = passage.quantities.get(place.checked_sub(1 + behind)?)?;
    let adjoining = part.segment + 1 + behind >= share.segment && behind <= 2;
    if !part.is_amount() || !part.is_level() || !adjoining || !words::noun(passage, subject).is_empty() {
        return None;
    }
    let clause = passage.clause(part.run.from());
    let among = passage
        .reading
        .find(Run::new(clause.from(), part.run.from()), "其中")
        .map(|_| (clause.from()..part.run.from()).rev().find(|&at| passage.reading.starts(at, "其中")))
        .and_then(|at| at);
    let whole = match among {
        Some(among) => {
            let before = |whole: &&Quantity| whole.run.to() <= among && comparable(whole, part) && whole.is_level();
            let wholes = || passage.quantities.iter().rev().filter(before);
            let nearest = wholes().next()?;
            // Of several figures before 其中 the share may be of the one that it fits.
            if fits(nearest, part, share) { nearest } else { wholes().find(|whole| fits(whole, part, share)).unwrap_or(nearest) }
        }
        None => {
            let candidates: Vec<&Quantity> = passage.quantities[..place - 1 - behind]
                .iter()
                .filter(|whole| clause.contains(whole.run) && comparable(whole, part) && whole.is_level())
                .collect();
            let [whole] = candidates[..] else { return None };
            let inside = passage.ends_with(whole.trail, &["中", "里"])
                || (whole.segment == part.segment && passage.says(whole.trail, &["中"]));
            let named = object_text.starts_with('总') || object_text.starts_with('其') || object_text.starts_with("全部");
            if !inside && !named {
                return None;
            }
            whole
        }
    };
    // 达标村1862个,占93.4%,其中示范村486个,占24.4%: the second share may be of the whole of the first.
    let own =
        passage.quantities.iter().find(|own| own.run.from() >= whole.run.to()).filter(|own| own.run.to() <= part.run.from());
    let shared = own.is_some_and(|own| own.is_percent() && own.is_level() && passage.says(own.lead, &["占"]));
    if !is_of(passage, whole, share.lead) || shared && !fits(whole, part, share) {
        return None;
    }
    claim(passage, whole, part, share)
}

/// Whether a share is that of the part in the whole.
pub(super) fn fits(whole: &Quantity, part: &Quantity, share: &Quantity) -> bool {
    makes_up(whole.figure, part.figure, share.figure)
}

/// Whether `part ÷ whole` can be the share.
pub(super) fn makes_up(whole: &Figure, part: &Figure, share: &Figure) -> bool {
    range_makes_up(&whole.range, part, share)
}

/// The same for a whole that is not printed.
pub(super) fn range_makes_up(whole: &Interval, part: &Figure, share: &Figure) -> bool {
    let hundred = Interval::exactly(Decimal::HUNDRED);
    let products = whole.times(&share.range).zip(part.range.times(&hundred));
    products.is_none_or(|(shared, part)| shared.meets(&part))
}

/// A whole that is printed in another sentence and named by 占.
const NAMED: usize = 4;
/// How many indicators back such a whole is sought.
const LOOK_BACK: usize = 60;

/// 民营企业进出口219.5亿元,占进出口总值的67.0%: the whole was said in an earlier sentence of the section.
pub(super) fn find_across(told: &Told, passages: &[Passage], claims: &mut Vec<Claim>) {
    let used: FxHashSet<usize> = claims.iter().map(|claim| claim.relation.claimed()).collect();
    for passage in passages {
        for (place, share) in passage.quantities.iter().enumerate() {
            if share.is_percent() && share.is_level() && !used.contains(&share.index) {
                claims.extend(of_earlier(told, passage, place).or_else(|| named_shares::of_earlier(told, passage, share)));
            }
        }
    }
}

fn of_earlier(told: &Told, passage: &Passage, place: usize) -> Option<Claim> {
    let share = &passage.quantities[place];
    let name = words::noun(passage, object(passage, share.lead)?);
    let elsewhere = ["全国", "全省", "全市", "全部", "同期", "总"].iter().any(|word| name.starts_with(word));
    if name.chars().count() < NAMED || elsewhere {
        return None;
    }
    let part = part_before(passage, place)?;
    let section = told.document.sentence_at(share.run.from())?.section;
    let name = same::core(&name, None);
    let until = told.indicators.partition_point(|indicator| indicator.mention < part.index);
    let own = told.period_of(part.index);
    let wholes: Vec<usize> = (until.saturating_sub(LOOK_BACK)..until)
        .filter(|&place| {
            let indicator = &told.indicators[place];
            let here = indicator.section == section && !indicator.planned;
            let unit = told.figure(place).map(|figure| &figure.unit);
            let alike = unit.is_some_and(|unit| unit.base == part.figure.unit.base && unit.dimension == part.dimension());
            let named = || ends_as(told.core(place), &name) || ends_as(&same::core(&indicator.name, None), &name);
            here && alike && named() && same_period(indicator.period.as_deref(), own)
        })
        .collect();
    let [whole] = wholes[..] else { return None };
    let figure = told.figure(whole)?;
    // A figure of the sentence itself is nearer than one of another sentence.
    let nearer = passage.quantities[..place]
        .iter()
        .any(|other| other.index != part.index && comparable(other, part) && fits(other, part, share));
    if nearer && !makes_up(figure, part.figure, share.figure) {
        return None;
    }
    Some(Claim {
        rule: "share-of-total",
        relation: Relation::ShareOf { whole: told.indicators[whole].mention, part: part.index, share: share.index },
        run: passage.around(part, share),
        hindrance: None,
        sure: true,
    })
}

/// The level just before a share that names no part of its own, changes between them passed over.
pub(super) fn part_before<'p, 'a>(passage: &'p Passage<'a>, place: usize) -> Option<&'p Quantity<'a>> {
    let share = &passage.quantities[place];
    let at = passage.reading.find(share.lead, "占")?;
    let subject = words::noun(passage, Run::new(share.lead.from(), at));
    let behind = passage.quantities[..place].iter().rev().take_while(|quantity| !quantity.is_level()).count();
    let part = passage.quantities.get(place.checked_sub(1 + behind)?)?;
    let adjoining = part.segment + 1 + behind >= share.segment && behind <= 2 && part.is_amount() && part.is_level();
    (subject.is_empty() && adjoining).then_some(part)
}

/// What 占 stands before, without the words that lead to the figure.
pub(super) fn object(passage: &Passage, lead: Run) -> Option<Run> {
    let at = passage.reading.find(lead, "占")?;
    let mut object = Run::new(at + 1, lead.to());
    for word in ["高达", "达到", "达", "为", "到", "的", "了", "比重", "比例", "比", "的"] {
        if passage.ends_with(object, &[word]) {
            object = Run::new(object.from(), object.to() - word.chars().count());
        }
    }
    Some(object)
}

/// Whether a share is of that whole: 占 names it, or the total, or nothing.
pub(super) fn is_of(passage: &Passage, whole: &Quantity, lead: Run) -> bool {
    object(passage, lead).is_some_and(|object| {
        object.is_empty() || OF_THE_TOTAL.contains(&passage.reading.words(object)) || names(passage, whole, object)
    })
}

/// Whether a name is the other with words before it; 进出口总值 is not 出口总值.
pub(super) fn ends_as(longer: &str, name: &str) -> bool {
    longer.strip_suffix(name).is_some_and(|before| !before.ends_with(['进', '非', '不', '净']))
}

/// Whether the words after 占 name what the whole is of.
fn names(passage: &Passage, whole: &Quantity, object: Run) -> bool {
    let noun = words::noun(passage, whole.lead);
    let noun = noun.trim_end_matches("累计").to_owned();
    let object = words::noun(passage, object);
    let plain = object
        .trim_start_matches("全部")
        .trim_start_matches("总")
        .trim_end_matches("总数")
        .trim_end_matches("总量")
        .trim_end_matches("总额");
    // 占用水总量 beside 用水量
    let untotalled = object.replace('总', "");
    let named = ends_as(&noun, &untotalled) || ends_as(&noun, plain);
    !noun.is_empty() && !plain.is_empty() && (named || ends_as(plain, &noun) && !plain.starts_with('全'))
}

/// 分别占81.3%、9.6%、9.1%; 三次产业结构为7.2:52.6:40.2.
fn compositions(passage: &Passage, claims: &mut Vec<Claim>) {
    let mut place = 0;
    while place < passage.quantities.len() {
        let first = &passage.quantities[place];
        let mut last = place;
        let ratio =
            first.dimension() == crate::mention::Dimension::Bare && passage.says(first.lead, &["结构", "构成", "比例", "比重"]);
        let listed = first.is_percent()
            && passage.ends_with(first.lead, &["分别占", "分别占比", "占比分别为", "比重分别为", "分别占总数的"]);
        if !ratio && !listed {
            place += 1;
            continue;
        }
        while let Some(next) = passage.quantities.get(last + 1) {
            let segment = &passage.segments[next.segment];
            let joined = if ratio { segment.mark == ':' } else { matches!(segment.mark, '、' | ',' | '和') };
            if !joined
                || next.segment != passage.quantities[last].segment + 1
                || !next.lead.is_empty()
                || next.dimension() != first.dimension()
            {
                break;
            }
            last += 1;
        }
        let shares = &passage.quantities[place..=last];
        place = last + 1;
        let sum = shares.iter().try_fold(Decimal::ZERO, |sum, share| sum.plus(share.figure.scaled?));
        let near = sum.and_then(|sum| sum.minus(Decimal::HUNDRED)).is_some_and(|gap| gap.magnitude() <= NEAR_WHOLE.into());
        // There are three industries: theirs are all the shares, whatever they sum to.
        let every = shares.len() == 3 && passage.says(first.lead, &["三次产业", "一二三产业", "一、二、三产业"]);
        if shares.len() >= 3 && (near || every) {
            claims.push(Claim {
                rule: "share-sum-100",
                relation: Relation::SharesOfWhole { shares: shares.iter().map(|share| share.index).collect() },
                run: passage.around(&shares[0], &shares[shares.len() - 1]),
                hindrance: None,
                sure: true,
            });
        }
    }
}
