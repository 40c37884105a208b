//! Shares whose whole was said before and is named by another word, or by none.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use super::shares::{makes_up, object, part_before};
use super::told::{Told, same_period};
use super::words;
use crate::claim::passage::{Passage, Quantity, comparable};
use crate::claim::{Claim, Relation};

/// How many indicators back a whole is sought.
const LOOK_BACK: usize = 60;
const REGIONS: [&str; 10] = ["全省", "全市", "全区", "全县", "全州", "我省", "我市", "我区", "我县", "我州"];
const TOTALS: [&str; 4] = ["总值", "总额", "总量", "总"];
/// What is revised after the shares in it were worked out.
const REVISED: [&str; 2] = ["生产总值", "GDP"];
/// How many sentences back the one figure that a bare share is of may stand, those without such a figure counted.
const NEAR: usize = 3;
/// Letters at the end of two names that make them of one kind.
const KIND: usize = 2;

pub(super) fn find(told: &Told, passages: &[Passage], claims: &mut Vec<Claim>) {
    let mut used: FxHashSet<usize> = claims.iter().map(|claim| claim.relation.claimed()).collect();
    let mut shared = BTreeSet::new();
    shared.extend(claims.iter().filter_map(shared_of));
    for (at, passage) in passages.iter().enumerate() {
        for (place, share) in passage.quantities.iter().enumerate() {
            if !share.is_percent() || !share.is_level() || used.contains(&share.index) {
                continue;
            }
            let Some(part) = part_before(passage, place) else { continue };
            let Some(object) = object(passage, share.lead) else { continue };
            let found = if object.is_empty() {
                of_the_last(told, passage, &shared, part, share)
                    .or_else(|| of_sentence_before(told, &passages[at.saturating_sub(NEAR)..at], passage, part, share))
            } else {
                of_named(told, passage, part, share, passage.reading.words(object))
            };
            if let Some(claim) = found {
                used.insert(share.index);
                shared.extend(shared_of(&claim));
                claims.push(claim);
            }
        }
    }
}

/// A share, its whole and its part.
type Shared = (usize, usize, usize);

fn shared_of(claim: &Claim) -> Option<Shared> {
    match claim.relation {
        Relation::ShareOf { whole, part, share } if claim.hindrance.is_none() => Some((share, whole, part)),
        _ => None,
    }
}

fn claim(passage: &Passage, whole: usize, part: &Quantity, share: &Quantity) -> Claim {
    Claim {
        rule: "share-of-total",
        relation: Relation::ShareOf { whole, part: part.index, share: share.index },
        run: passage.around(part, share),
        hindrance: None,
        sure: true,
    }
}

/// The region that a name begins with, and the heart of the name: 进出口 of 全省外贸总值.
fn kernel(name: &str) -> (Option<char>, &str) {
    let region = REGIONS.iter().find(|region| name.starts_with(**region));
    let name = region.map_or(name, |region| &name[region.len()..]);
    let heart = TOTALS.iter().find_map(|total| name.strip_suffix(total)).unwrap_or(name);
    let heart = match heart {
        "外贸" | "对外贸易" => "进出口",
        _ => heart.strip_prefix("外贸").unwrap_or(heart),
    };
    (region.and_then(|region| region.chars().last()), heart)
}

/// 占全省外贸总值的65%: the total of an earlier paragraph, by another word for it.
fn of_named(told: &Told, passage: &Passage, part: &Quantity, share: &Quantity, object: &str) -> Option<Claim> {
    let (region, heart) = kernel(object);
    if heart.chars().count() < KIND {
        return None;
    }
    let own = told.period_of(part.index);
    let until = told.indicators.partition_point(|indicator| indicator.mention < part.index);
    let wholes: Vec<usize> = (until.saturating_sub(LOOK_BACK)..until)
        .filter(|&place| {
            let indicator = &told.indicators[place];
            let scope = indicator.scope.as_deref();
            let placed = match region {
                Some(region) => scope.is_some_and(|scope| scope.ends_with(region) && scope.starts_with(['全', '我'])),
                None => scope.is_none_or(|scope| scope.starts_with(['全', '我'])),
            };
            let alike = told
                .figure(place)
                .is_some_and(|figure| figure.unit.base == part.figure.unit.base && figure.unit.dimension == part.dimension());
            let named = kernel(&indicator.name).1 == heart;
            placed && alike && named && !indicator.planned && same_period(indicator.period.as_deref(), own)
        })
        .collect();
    let figure = |place: usize| told.figure(place);
    if let Some(&whole) =
        wholes.iter().rev().find(|&&one| figure(one).is_some_and(|one| makes_up(one, part.figure, share.figure)))
    {
        return Some(claim(passage, told.indicators[whole].mention, part, share));
    }
    let [whole] = wholes[..] else { return None };
    // A figure of the sentence itself may be meant: 对欧盟出口12亿元,机电产品8亿元,占出口总值的67%.
    let among = passage.quantities.iter().any(|other| {
        let before = other.run.to() <= part.run.from();
        before && other.is_level() && comparable(other, part) && other.index != told.indicators[whole].mention
    });
    let within = figure(whole).is_some_and(|figure| !figure.range.lies_below(&part.figure.range));
    let revised = REVISED.iter().any(|name| object.contains(name));
    (!among && within && !revised).then(|| claim(passage, told.indicators[whole].mention, part, share))
}

/// 一般贸易…,占外贸总值的65%。加工贸易…,占21.2%: the whole of the share before in the paragraph.
fn of_the_last(told: &Told, passage: &Passage, shared: &BTreeSet<Shared>, part: &Quantity, share: &Quantity) -> Option<Claim> {
    let paragraph = told.document.sentence_at(share.run.from())?.paragraph;
    let &(_, whole, last) = shared.range(..(share.index, 0, 0)).next_back()?;
    let place = told.mentions.get(last)?.run?.from();
    if told.document.sentence_at(place)?.paragraph != paragraph || !alone(passage, part) {
        return None;
    }
    let figure = told.mentions.get(whole)?.figure.as_ref()?;
    let alike = figure.unit.base == part.figure.unit.base && figure.unit.dimension == part.dimension();
    let fits = makes_up(figure, part.figure, share.figure);
    // Where it does not fit, the share may be of the part before: 技改投资…,占40%。民间技改投资…,占32.2%.
    (alike && fits).then(|| claim(passage, whole, part, share))
}

/// 一般公共预算支出468.2亿元。民生支出376.9亿元,占比80.5%: the one figure of the sentence before.
fn of_sentence_before(told: &Told, before: &[Passage], passage: &Passage, part: &Quantity, share: &Quantity) -> Option<Claim> {
    let paragraph = |at: usize| told.document.sentence_at(at).map(|sentence| sentence.paragraph);
    if !alone(passage, part) {
        return None;
    }
    let here = |before: &&Passage| paragraph(before.run.from()) == paragraph(share.run.from());
    let levels = |before: &'_ Passage| before.quantities.iter().any(|one| one.is_level() && comparable(one, part));
    let before = before.iter().rev().take_while(here).find(|before| levels(before))?;
    let all: Vec<&Quantity> = before.quantities.iter().filter(|one| one.is_level() && comparable(one, part)).collect();
    if let Some(whole) = all.iter().rev().find(|whole| makes_up(whole.figure, part.figure, share.figure)) {
        return Some(claim(passage, whole.index, part, share));
    }
    let [whole] = all[..] else { return None };
    // The figure before may be another part of a whole that was said earlier.
    let until = told.indicators.partition_point(|indicator| indicator.mention < part.index);
    let elsewhere = (until.saturating_sub(LOOK_BACK)..until).filter_map(|place| told.figure(place)).any(|figure| {
        let alike = figure.unit.base == part.figure.unit.base && figure.unit.dimension == part.dimension();
        alike && makes_up(figure, part.figure, share.figure)
    });
    if elsewhere {
        return None;
    }
    let (name, own) = (words::noun(before, whole.lead), words::noun(passage, part.lead));
    let within = !whole.figure.range.lies_below(&part.figure.range);
    let same_time = same_period(told.period_of(whole.index), told.period_of(part.index));
    (one_kind(&name, &own) && within && same_time).then(|| claim(passage, whole.index, part, share))
}

/// Whether no other level that the share could be of stands before the part in its sentence.
fn alone(passage: &Passage, part: &Quantity) -> bool {
    let clause = passage.clause(part.run.from());
    !passage.quantities.iter().any(|other| {
        other.run.to() <= part.run.from() && clause.contains(other.run) && other.is_level() && comparable(other, part)
    })
}

/// Whether two names end alike: 民生支出, 一般公共预算支出.
fn one_kind(one: &str, other: &str) -> bool {
    let alike = one.chars().rev().zip(other.chars().rev()).take_while(|(one, other)| one == other).count();
    alike >= KIND && one != other
}
