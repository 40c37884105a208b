use std::collections::{HashMap, HashSet};

use super::{Pair, Step};
use crate::claim::{core_of, is_general, says_enough, subject_of};
use crate::document::{Document, Period};
use crate::indicator::{Indicator, Kind};
use crate::lex::time;
use crate::mention::{Figure, Mention};
use crate::order;
use crate::text::Reading;

/// A document with its numerals and indicators.
type Read<'a> = (&'a Document<'a>, &'a [Mention], &'a [Indicator]);

/// Times of one name past this number make it a kind of thing, not one indicator.
const MOST_TIMES: usize = 6;

/// What makes two statements speak of one indicator; the time is compared apart.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    core: String,
    aspect: Aspect,
    kind: Kind,
    base: String,
    place: Option<String>,
    parent: Option<String>,
    planned: bool,
}

/// How a figure relates to time: 新增 and 累计 of one name are two indicators, and 申报 a third.
#[derive(PartialEq, Eq, Hash)]
enum Aspect {
    Plain,
    Stock,
    Other(String),
}

/// One statement of an indicator.
struct Entry {
    time: Option<Period>,
    indicator: usize,
    /// Another statement of the same time does not agree with it.
    ambiguous: bool,
}

pub(super) fn pairs(now: Read, then: Read) -> Vec<Pair> {
    let before = entries(then);
    let mut found: Vec<Pair> = entries(now)
        .into_iter()
        .filter(|(_, entries)| entries.len() <= MOST_TIMES)
        .flat_map(|(key, entries)| {
            let before = before.get(&key).filter(|before| before.len() <= MOST_TIMES);
            let pairs = before.map_or_else(Vec::new, |before| matched(&key, &entries, before));
            pairs.into_iter()
        })
        .collect();
    order::by_key(&mut found, |pair| pair.now);
    found
}

/// What was done then and has no namesake now; a plan is not expected to be stated again.
pub(super) fn vanished(now: Read, then: Read) -> Vec<usize> {
    let stated: HashSet<String> = entries(now).into_keys().map(|key| key.core).collect();
    let gone = entries(then).into_iter().filter(|(key, _)| !key.planned && says_enough(&key.core) && !stated.contains(&key.core));
    let mut first: HashMap<String, usize> = HashMap::new();
    for (key, entries) in gone {
        for entry in entries {
            let at = first.entry(key.core.clone()).or_insert(entry.indicator);
            *at = entry.indicator.min(*at);
        }
    }
    let mut gone: Vec<usize> = first.into_values().collect();
    order::sort(&mut gone);
    gone
}

fn matched(key: &Key, now: &[Entry], then: &[Entry]) -> Vec<Pair> {
    let stock = key.aspect == Aspect::Stock;
    let sure = says_enough(&key.core);
    let pair = |here: &Entry| {
        let year_before = || then.iter().find(|there| is_year_on(here.time.as_ref(), there.time.as_ref()));
        let earlier =
            || then.iter().rev().find(|there| (stock || key.planned) && is_later(here.time.as_ref(), there.time.as_ref()));
        let (there, step) = year_before().map(|there| (there, Step::YearOn)).or_else(|| Some((earlier()?, Step::Later)))?;
        (!here.ambiguous && !there.ambiguous).then(|| Pair {
            now: here.indicator,
            then: there.indicator,
            step,
            time: here.time.clone(),
            planned: key.planned,
            stock,
            sure,
        })
    };
    now.iter().filter_map(pair).collect()
}

fn is_year_on(now: Option<&Period>, then: Option<&Period>) -> bool {
    let (Some(now), Some(then)) = (now, then) else { return false };
    let on = |now: crate::document::Date, then: crate::document::Date| now.year == then.year + 1 && now.month == then.month;
    on(now.start, then.start) && on(now.end, then.end)
}

fn is_later(now: Option<&Period>, then: Option<&Period>) -> bool {
    match (now, then) {
        (Some(now), Some(then)) => then.end < now.end,
        (None, None) => true,
        _ => false,
    }
}

fn entries(read: Read) -> HashMap<Key, Vec<Entry>> {
    let (document, mentions, indicators) = read;
    let mut entries: HashMap<Key, Vec<Entry>> = HashMap::new();
    for (index, indicator) in indicators.iter().enumerate() {
        let Some((key, figure)) = key(read, indicator) else { continue };
        let time = time(document, indicator);
        let known = entries.entry(key).or_default();
        match known.iter().position(|entry| entry.time == time) {
            Some(at) => {
                let entry = &mut known[at];
                let other = figure_of(mentions, &indicators[entry.indicator]);
                entry.ambiguous |= other.is_none_or(|other| !other.range.meets(&figure.range));
            }
            None if known.len() <= MOST_TIMES => known.push(Entry { time, indicator: index, ambiguous: false }),
            None => {}
        }
    }
    entries
}

pub(super) fn figure_of<'m>(mentions: &'m [Mention], indicator: &Indicator) -> Option<&'m Figure> {
    mentions.get(indicator.mention)?.figure.as_deref()
}

fn key<'a>((document, mentions, indicators): Read<'a>, indicator: &Indicator) -> Option<(Key, &'a Figure)> {
    let figure = figure_of(mentions, indicator)?;
    let core = core_of(&indicator.name, indicator.scope.as_deref());
    if matches!(indicator.kind, Kind::Rank | Kind::Rate | Kind::Other) || is_general(&core) {
        return None;
    }
    // 全市 is whose report it is, unless another place is named.
    let scope = indicator.scope.clone().filter(|scope| !scope.starts_with('全') && !scope.starts_with('我'));
    let place = scope.or_else(|| subject_of(document, document.sentence_at(figure.whole.from())?));
    let parent = indicator.parent.and_then(|parent| indicators.get(parent)).map(|parent| core_of(&parent.name, None));
    let key = Key {
        core,
        aspect: aspect(indicator),
        kind: indicator.kind,
        base: figure.unit.base.clone(),
        place,
        parent,
        planned: indicator.planned,
    };
    Some((key, figure))
}

fn aspect(indicator: &Indicator) -> Aspect {
    const STOCK: [&str; 7] = ["累计", "拥有", "共有", "现有", "保有", "总数", "总量"];
    let words = indicator.aspect.as_deref();
    if words.is_some_and(|words| STOCK.contains(&words))
        || words.is_none() && STOCK.iter().any(|word| indicator.name.contains(word))
    {
        return Aspect::Stock;
    }
    words.map_or(Aspect::Plain, |words| Aspect::Other(words.to_owned()))
}

/// The days that an indicator's time stands for; 今年 in a half-year's report is the half-year.
fn time(document: &Document, indicator: &Indicator) -> Option<Period> {
    let label = indicator.period.as_deref()?;
    let reported = document.period.as_ref();
    if let Some(reported) = reported.filter(|reported| reported.label == label) {
        return Some(reported.clone());
    }
    let when = time::read(&Reading::new(label), 0, document.year())?.when?;
    let whole = |period: &&Period| !indicator.planned && when.start <= period.start && period.end <= when.end;
    Some(reported.filter(whole).cloned().unwrap_or(when))
}
