use crate::claim::{Claim, Relation};
use crate::document::Document;
use crate::lex::{numeral, units};
use crate::mention::{Class, Mention};
use crate::number::Decimal;
use crate::text::{Reading, Run};

/// Classifiers that a number with a dash may number rather than count: 3-2栋.
const NUMBERED: [&str; 10] = ["栋", "幢", "号", "层", "室", "座", "班", "组", "版", "期"];
const MOVES: [&str; 3] = ["由", "从", "自"];
/// How far before a range the word of a move may stand.
const REACH: usize = 8;

/// The two ends of a range, as they are compared, and what keeps them from being compared.
struct Ends {
    low: Decimal,
    high: Decimal,
    hindrance: Option<&'static str>,
}

/// 3—5家, 8%—10%, 3月15日至20日, 2021—2025年: the first end is the smaller or the earlier one.
pub(super) fn find(document: &Document, mentions: &[Mention], claims: &mut Vec<Claim>) {
    let reading = &document.reading;
    let mut seen: Vec<(Decimal, Decimal)> = Vec::new();
    let mut turned: Vec<(usize, usize)> = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        let Some(run) = mention.run else { continue };
        let (rule, ends) = match mention.class {
            Class::Quantity if mention.figure.as_ref().is_some_and(|figure| figure.value.is_none()) => {
                ("range-form", amounts(reading, run))
            }
            Class::Period | Class::Date => ("invalid-date", times(reading, run)),
            _ => continue,
        };
        let Some(Ends { low, high, hindrance }) = ends else { continue };
        // 1—10月 is said in every sentence of some reports.
        if low <= high && rule == "invalid-date" {
            if seen.contains(&(low, high)) {
                continue;
            }
            seen.push((low, high));
        }
        if low > high && rule == "range-form" {
            turned.push((claims.len(), document.sentence_at(run.from()).map_or(0, |sentence| sentence.run.from())));
        }
        let relation = Relation::RangeOrder { range: index, low, high };
        claims.push(Claim { rule, relation, run, hindrance, sure: true });
    }
    // 100—90分为优秀,89—80分为良好: a scale that is told from its top.
    for pair in turned.windows(2).filter(|pair| pair[0].1 == pair[1].1) {
        for &(place, _) in pair {
            claims[place].hindrance = Some("几个范围都由大到小，可能是分档");
        }
    }
}

fn connects(ch: char) -> bool {
    matches!(ch, '-' | '—' | '–' | '~' | '至' | '到' | '─' | '―' | '－')
}

fn amounts(reading: &Reading, run: Run) -> Option<Ends> {
    let dash = (run.from() + 1..run.to()).find(|&at| connects(reading.at(at)))?;
    let behind = (dash..run.to()).find(|&at| !connects(reading.at(at)))?;
    let (first, second) = (numeral::read(reading, run.from())?, numeral::read(reading, behind)?);
    // 两到三千: the ends of numerals in characters may share a place.
    if first.hanzi && first.digits.len() != second.digits.len() || first.more.is_some() || second.more.is_some() {
        return None;
    }
    let written = matches!(reading.at(dash), '至' | '到');
    let lead = Run::new(run.from().saturating_sub(REACH), run.from());
    let year = first.digits.len() == 4 && (1949..2100).contains(&first.value.floor());
    let unit = units::at(reading, second.run.to()).map(|(entry, _)| entry.words);
    let turned = |low: Decimal, high: Decimal| {
        if low <= high {
            None
        } else if MOVES.iter().any(|word| reading.find(lead, word).is_some()) {
            Some("说的可能是由大到小的变化，不是范围")
        } else if !written && unit.is_some_and(|unit| NUMBERED.contains(&unit)) {
            Some("可能是编号，不是范围")
        } else {
            None
        }
    };
    let (low, high) = (first.value.shifted(first.power.into())?, second.value.shifted(second.power.into())?);
    let bare = first.power == 0 && second.power > 0 && units::at(reading, first.run.to()).is_none();
    if !bare {
        let (low, high) = if first.power == second.power { (first.value, second.value) } else { (low, high) };
        return Some(Ends { low, high, hindrance: turned(low, high) });
    }
    if year && first.value > second.value {
        return None;
    }
    // 10—8亿元 may leave out the 亿 of the first end, or its 万.
    let (low, high) = (first.value, second.value);
    Some(Ends { low, high, hindrance: (low > high).then_some("前一个数没有写“万”“亿”，两端大小读不准") })
}

/// Year, month and day, as far as they are printed.
#[derive(Default)]
struct Day {
    year: Option<u32>,
    month: Option<u32>,
    day: Option<u32>,
}

impl Day {
    fn set(&mut self, unit: char, value: u32) {
        match unit {
            '年' => self.year = Some(value),
            '月' => self.month = Some(value),
            '日' | '号' => self.day = Some(value),
            _ => {}
        }
    }
}

fn times(reading: &Reading, run: Run) -> Option<Ends> {
    let dash = (run.from() + 1..run.to()).find(|&at| connects(reading.at(at)))?;
    let behind = (dash..run.to()).find(|&at| !connects(reading.at(at)))?;
    let (last, _) = day(reading, Run::new(behind, run.to()), None)?;
    let unit = (behind..run.to()).map(|at| reading.at(at)).find(|ch| !ch.is_ascii_digit())?;
    let (first, this) = day(reading, Run::new(run.from(), dash), Some(unit))?;
    let ends = |low: u32, high: u32, hindrance: Option<&'static str>| {
        let (low, high) = (Decimal::from(i64::from(low)), Decimal::from(i64::from(high)));
        Some(Ends { low, high, hindrance: hindrance.filter(|_| low > high) })
    };
    match (first.year, last.year) {
        (Some(low), Some(high)) if low != high => return ends(low, high, None),
        (None, Some(_)) => return None,
        _ => {}
    }
    match (first.month, last.month) {
        (Some(low), Some(high)) if low != high => {
            let yearless = first.year.is_none() && !this;
            return ends(low, high, yearless.then_some("没有写年份，可能跨到下一年"));
        }
        (None, Some(_)) => return None,
        _ => {}
    }
    ends(first.day?, last.day?, None)
}

/// The printed parts of one end, and whether it is of 今年; the last number takes the unit of the other end where it has none.
fn day(reading: &Reading, run: Run, shared: Option<char>) -> Option<(Day, bool)> {
    let mut day = Day::default();
    let mut this = false;
    let mut at = run.from();
    while at < run.to() {
        let used = (at..run.to()).take_while(|&p| reading.at(p).is_ascii_digit()).count();
        if used == 0 {
            let ch = reading.at(at);
            this |= ch == '今';
            // Other years, quarters and half-years have no numbers here.
            let passed = matches!(ch, '今' | '本' | '年' | '从' | '自' | '由' | '份' | '底' | '末' | '初' | '度' | '时' | '起');
            if !passed {
                return None;
            }
            at += 1;
            continue;
        }
        let value = (at..at + used).try_fold(0u32, |sum, p| Some(sum * 10 + reading.at(p).to_digit(10)?))?;
        let end = at + used;
        let unit = if end < run.to() { reading.at(end) } else { shared? };
        if used > 4 || !matches!(unit, '年' | '月' | '日' | '号' | '时' | '点' | '分') {
            return None;
        }
        day.set(unit, value);
        at = end + 1;
    }
    Some((day, this))
}
