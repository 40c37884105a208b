//! Changes find the level that they are a change of.

use std::sync::LazyLock;

use super::Composer;
use crate::indicator::slot::Slot;
use crate::indicator::{Change, Direction, Indicator, Kind, change, lists, name, strip};
use crate::lex::lexicon::Lexicon;
use crate::lex::units::Dimension;
use crate::text::{Reading, Run};

/// Words behind the base of a comparison: 由66家增加到.
static RISES: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "增", "提高", "提升", "上升", "下降", "降", "减", "扩", "发展到", "缩", "到", "至", "压", "升", "跃升", "收窄", "回落",
        "回升",
    ])
});

/// Words between 上年同期 and its figure.
static BASE_LINKS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&["的", "为", "是"]));

impl Composer<'_, '_> {
    /// Binds a change to the indicator just before it in the sentence; a rate in percent counts more than a difference.
    pub(super) fn bind(&mut self, slot: &Slot, said: &change::Said) -> bool {
        let index = self.listed(slot).or(self.found.len().checked_sub(1));
        index.is_some_and(|index| self.bind_to(index, slot, said))
    }

    /// Binds a change to an indicator of the sentence, if it can be of it.
    pub(super) fn bind_to(&mut self, mut index: usize, slot: &Slot, said: &change::Said) -> bool {
        let dimension = slot.dimension;
        // 完成78.9亿元，为预算的52.3%，同比增长3.1%: what grew is the level, not how much of the goal was done.
        let whole = |name: &str| name.ends_with("完成率") || name.contains("日均") || name.starts_with("占");
        let before = |index: usize| {
            let level = &self.found[index];
            let open = level.change.as_ref().is_none_or(|change| dimension == Dimension::Percent && !self.in_percent(change));
            open && self.groups[index] == self.group && level.kind != Kind::Rate
        };
        if dimension != Dimension::Point && index > 0 && whole(&self.found[index].name) && before(index - 1) {
            index -= 1;
            // 占年度目标160亿元的79.3%，同比增长11.2%
            if index > 0 && self.found[index].name.ends_with("目标") && before(index - 1) {
                index -= 1;
            }
        }
        let last = &self.found[index];
        let Some(value) = self.mentions[last.mention].figure.as_ref() else { return false };
        let value_dimension = value.unit.dimension;
        let run = self.mentions[last.mention].run.unwrap_or(slot.pre);
        let (reading, start) = (self.reading, slot.figure.whole.from());
        let near = self.document.sentence_at(run.from()).is_some_and(|sentence| sentence.run.holds(start));
        let points = dimension == Dimension::Point;
        let percent = dimension == Dimension::Percent;
        let fits = points || percent || dimension == value_dimension || dimension == Dimension::Times;
        if !near || !fits || (percent && last.kind == Kind::Rate) {
            return false;
        }
        // 提高…个百分点 of another subject is not the change of this one.
        if points && !only_links(reading, said.subject) {
            return false;
        }
        let better = last.change.as_ref().is_none_or(|change| {
            let bound = self.mentions[change.mention].figure.as_ref().map(|figure| figure.unit.dimension);
            percent && bound == Some(value_dimension) && value_dimension != Dimension::Percent
        });
        if better {
            let basis = self.basis(said);
            self.found[index].change = Some(Change { basis, ..change_of(reading, slot, said) });
        }
        true
    }

    /// 火灾52起、死亡43人，起数下降8.8%: of the levels of the sentence the last that such a word means by its unit.
    pub(super) fn measured_by(&self, slot: &Slot, subject: Run) -> Option<usize> {
        const MEASURES: [(&str, &str); 12] = [
            ("起数", "起"),
            ("件数", "件"),
            ("宗数", "宗"),
            ("例数", "例"),
            ("笔数", "笔"),
            ("户数", "户"),
            ("家数", "家"),
            ("人数", "人"),
            ("人次", "人次"),
            ("批次", "批次"),
            ("场次", "场次"),
            ("金额", "元"),
        ];
        let words = self.reading.words(subject);
        let (_, unit) = MEASURES.into_iter().find(|(word, _)| *word == words)?;
        let sentence = self.document.sentence_at(slot.figure.whole.from())?.run;
        let levels = self.found.iter().enumerate().rev().take_while(|(_, level)| sentence.holds(level.name_run.from()));
        let mut fitting = levels.filter(|(_, level)| {
            let figure = self.mentions[level.mention].figure.as_ref();
            level.kind != Kind::Rate && figure.is_some_and(|figure| figure.unit.base == unit)
        });
        fitting.next().map(|(index, _)| index).filter(|&index| self.found[index].change.is_none())
    }

    /// 新增企业186户，其中城关镇68户、东河乡118户，同比增长7.8%: what follows a list of parts without growth is of them all.
    fn listed(&self, slot: &Slot) -> Option<usize> {
        let total = self.topic.parts_of.filter(|&total| slot.mark == ',' && total + 2 < self.found.len())?;
        let parts = &self.found[total + 1..];
        let joined = parts[1..].iter().all(|part| self.reading.before(part.name_run.from()) == '、');
        let plain = self.groups[total] == self.group && self.found[total..].iter().all(|one| one.change.is_none());
        (joined && plain).then_some(total)
    }

    fn in_percent(&self, change: &Change) -> bool {
        let figure = self.mentions[change.mention].figure.as_ref();
        figure.is_some_and(|figure| figure.unit.dimension == Dimension::Percent)
    }

    /// 名义增长5.2%，实际增长5%: the level that a growth against another base is of, where it has one already.
    pub(super) fn grown_twice(&self, slot: &Slot, said: &change::Said) -> Option<(String, Run)> {
        let last =
            self.found.last().filter(|_| slot.dimension == Dimension::Percent && self.groups.last() == Some(&self.group))?;
        let change = last.change.as_ref().filter(|_| last.kind != Kind::Rate)?;
        let rate = self.in_percent(change);
        let basis = self.reading.text(said.basis);
        let other = said.verb == "实际增长" || !basis.is_empty() && !change.basis.is_empty() && basis != change.basis;
        let near = self.document.sentence_at(change.run.from())?.run.holds(slot.figure.whole.from());
        (rate && other && near).then(|| (last.name.clone(), last.name_run))
    }

    /// 同比分别增长7.2%和8.3%: the changes of as many indicators just before.
    pub(super) fn bind_all(&mut self, slots: &[Slot], count: usize) -> bool {
        let Some(first) = self.found.len().checked_sub(count) else { return false };
        let Some(said) = change::said(self.reading, slots[0].pre) else { return false };
        let percent = slots[0].dimension == Dimension::Percent;
        let free = |indicator: &Indicator| {
            let replaced = indicator.change.as_ref().is_none_or(|change| percent && !self.in_percent(change));
            replaced && (indicator.kind != Kind::Rate || slots[0].dimension == Dimension::Point)
        };
        if !self.found[first..].iter().all(free) {
            return false;
        }
        let basis = self.basis(&said);
        for (slot, indicator) in slots.iter().zip(&mut self.found[first..]) {
            let rise = lists::moves(self.reading, slot.pre).map_or(said.rise, |(_, rise)| rise);
            let mut change = change_of(self.reading, slot, &change::Said { rise, ..said });
            change.run = slot.figure.whole;
            indicator.change = Some(Change { basis: basis.clone(), ..change });
        }
        true
    }

    /// What a change is measured against: as printed, else what the stretch or a 下同 said before.
    pub(super) fn basis(&mut self, said: &change::Said) -> String {
        let own = self.reading.text(said.basis);
        if own.is_empty() {
            return self.topic.basis.clone().or_else(|| self.below.clone().filter(|_| !self.topic.mixed)).unwrap_or_default();
        }
        if self.reading.find(said.run, "下同").is_some() {
            let bare = own.find('(').map_or(own.as_str(), |at| &own[..at]);
            self.below = Some(bare.to_owned());
        }
        // 同比 and 环比 side by side: what comes without either may be of both.
        self.topic.mixed |= self.topic.basis.as_ref().is_some_and(|basis| *basis != own);
        self.topic.basis = (!self.topic.mixed).then(|| own.clone());
        own
    }

    /// 发生事故58起、死亡41人，同比减少19起、10人: as many changes in a row as levels just before.
    pub(super) fn bind_row(&mut self, slots: &[Slot]) -> Option<usize> {
        let reading = self.reading;
        let joined = |slot: &&Slot| {
            let link = slot.pre.is_empty() || slot.pre.len() == 1 && matches!(reading.at(slot.pre.from()), '和' | '及' | '与');
            link && slot.group == self.group && matches!(slot.mark, '、' | '0')
        };
        let count = 1 + slots[1..].iter().take_while(joined).count();
        let first = self.found.len().checked_sub(count).filter(|_| count > 1)?;
        let fits = |(slot, indicator): (&Slot, &Indicator)| {
            let figure = self.mentions[indicator.mention].figure.as_ref();
            slot.dimension == Dimension::Percent || figure.is_some_and(|figure| figure.unit.dimension == slot.dimension)
        };
        let fits = self.groups[first] == self.group && slots.iter().zip(&self.found[first..]).all(fits);
        (fits && self.bind_all(slots, count)).then_some(count)
    }

    /// A figure that another one is compared with: 由66家增加到78家, 上年同期9.8亿元.
    pub(super) fn is_base(&mut self, slot: &Slot) -> bool {
        let reading = self.reading;
        let from = |at: &usize| {
            matches!(reading.at(*at), '由' | '从') && reading.before(*at) != '自' && !matches!(reading.at(at + 1), '业' | '事')
        };
        if let Some(from) = (slot.pre.from()..slot.pre.to()).rev().find(from)
            && RISES.at(reading, slot.figure.whole.to(), reading.len()).is_some()
        {
            let run = name::before(reading, self.mentions, Run::new(slot.pre.from(), from));
            if !run.is_empty() {
                let (_, bare) = name::scope(reading, self.mentions, run);
                self.topic.base = Some((self.completed(slot, bare, name::words(reading, bare), false), bare));
            }
            return true;
        }
        let core = strip::end(reading, slot.pre, &BASE_LINKS);
        let led = |word: &str| core.len() <= word.chars().count() + 1 && strip::ends_with(reading, core, word);
        ["上年同期", "去年同期", "上年", "去年"].into_iter().any(led)
    }

    /// 高于全国2.3%: a figure that only compares.
    pub(super) fn only_compares(&self, slot: &Slot) -> bool {
        let near = Run::new(slot.pre.from().max(slot.pre.to().saturating_sub(12)), slot.pre.to());
        slot.dimension == Dimension::Percent && self.reading.says(near, &["高于", "低于", "快于", "好于", "高出", "领先", "拉动"])
    }
}

fn change_of(reading: &Reading, slot: &Slot, said: &change::Said) -> Change {
    let negative = slot.figure.value.is_some_and(|value| value.is_negative());
    Change {
        basis: reading.text(said.basis),
        direction: if said.rise != negative { Direction::Up } else { Direction::Down },
        mention: slot.mention,
        run: Run::new(said.run.from(), slot.figure.whole.to()),
    }
}

fn only_links(reading: &Reading, run: Run) -> bool {
    run.len() <= 2
        && (run.from()..run.to()).all(|at| matches!(reading.at(at), '分' | '别' | '又' | '再' | '均' | '也' | '、' | ','))
}
