//! What the place of a figure says of it: planned or done, its time, its aspect, its kind.

use super::Composer;
use crate::document::{Standing, period};
use crate::indicator::Kind;
use crate::indicator::slot::Slot;
use crate::indicator::words::{ASPECTS, NOT_PLANS, PLANS, TARGETS};
use crate::lex::units::Dimension;
use crate::mention::{Class, Figure, Mention};
use crate::text::{Reading, Run};

impl Composer<'_, '_> {
    /// Planned by a word of its sentence or clause, else by its section.
    pub(super) fn planned(&mut self, slot: &Slot) -> bool {
        let reading = self.reading;
        let end = slot.figure.whole.to();
        if self.plan.0.is_none_or(|sentence| !sentence.holds(end - 1)) {
            let sentence = self.document.sentence_at(end - 1).map_or(slot.clause, |sentence| sentence.run);
            let first = PLANS.all(reading, sentence).map(|found| found.at).find(|&at| !only_looks(reading, at));
            self.plan = (Some(sentence), first);
        }
        let governed = self.plan.1.is_some_and(|at| at < end);
        // A completion rate measures what was done, whatever target it names.
        let percent = slot.dimension == Dimension::Percent;
        let target = || !percent && TARGETS.find(reading, Run::new(slot.clause.from().min(end), end)).is_some();
        governed || slot.standing == Standing::Plan || target()
    }

    /// The time expression nearest before the figure in its sentence, else the time of its section.
    pub(super) fn period(&self, slot: &Slot, planned: bool) -> Option<String> {
        let start = self.document.sentence_at(slot.figure.whole.from()).map_or(0, |sentence| sentence.run.from());
        let timed = self.mentions[..slot.mention].iter().rev().take(8).find(|mention| {
            matches!(mention.class, Class::Period | Class::Date)
                && mention.run.is_some_and(|run| run.from() >= start)
                && !mention.is_duration(self.reading)
                && !self.is_base_time(mention)
        });
        if let Some(run) = timed.and_then(|mention| mention.run) {
            return Some(self.reading.text(run));
        }
        let path = &self.document.sections[slot.section].path;
        let headed = path.iter().rev().find_map(|&index| self.years[index]);
        let reported = self.document.period.as_ref();
        if let Some(year) = headed
            && reported.is_none_or(|period| period.start.year != year)
        {
            return Some(format!("{year}年"));
        }
        let reported = reported?;
        let coming = planned && slot.standing == Standing::Plan;
        Some(match (coming, reported.start.month, reported.end.month) {
            (true, 1, 6) => format!("{}年下半年", reported.start.year),
            (true, 1, 12) if headed.is_none() => format!("{}年", reported.start.year + 1),
            _ => reported.label.clone(),
        })
    }

    /// 比2020年: the time is a base, not the figure's own.
    fn is_base_time(&self, mention: &Mention) -> bool {
        mention.run.is_some_and(|run| matches!(self.reading.before(run.from()), '比' | '较' | '与' | '自' | '由' | '从' | '于'))
    }

    /// What the figure counts of its indicator: 新增, 累计, 申报; an item of a list has that of the item before.
    pub(super) fn aspect(&self, slot: &Slot, planned: bool) -> Option<String> {
        let reading = self.reading;
        if reading.find(slot.pre, "其中").is_some() {
            return Some("其中".to_owned());
        }
        if let Some(found) = ASPECTS.find(reading, slot.pre) {
            return Some(reading.text(Run::new(found.at, found.at + found.length)));
        }
        let listed = (slot.mark == '、').then(|| self.found.last()?.aspect.clone()).flatten();
        listed.or_else(|| planned.then(|| "目标".to_owned()))
    }
}

/// The first year that a run names.
pub(super) fn year_in(reading: &Reading, run: Run) -> Option<i32> {
    (run.from()..run.to()).find_map(|at| period::year(reading, at))
}

/// What kind of figure a name and a unit make.
pub(super) fn kind(slot: &Slot, words: &str) -> Kind {
    if slot.rank { Kind::Rank } else { kind_of(slot.figure, words) }
}

/// The same for a figure that is no rank.
pub(in crate::indicator) fn kind_of(figure: &Figure, words: &str) -> Kind {
    let ends = |endings: &[&str]| endings.iter().any(|ending| words.ends_with(ending));
    match figure.unit.dimension {
        Dimension::Percent | Dimension::Permille if words.contains('占') || ends(&["比重", "份额"]) => Kind::Share,
        Dimension::Percent | Dimension::Permille if ends(&["增速", "增幅", "降幅", "涨幅"]) => Kind::Rate,
        Dimension::Percent | Dimension::Permille | Dimension::Fraction => Kind::Ratio,
        Dimension::People | Dimension::Things | Dimension::Count(_) => Kind::Count,
        Dimension::Money | Dimension::ForeignMoney(_) | Dimension::Measure(_) => Kind::Amount,
        _ => Kind::Other,
    }
}

/// Whether a word of planning at a position is part of a word that plans nothing.
fn only_looks(reading: &Reading, at: usize) -> bool {
    (at.saturating_sub(2)..=at)
        .any(|from| NOT_PLANS.at(reading, from, reading.len()).is_some_and(|found| found.at + found.length > at))
}
