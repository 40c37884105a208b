//! Levels and their names.

use std::sync::LazyLock;

use super::{Composer, context, heads};
use crate::indicator::slot::Slot;
use crate::indicator::words::{ASPECTS, PLAIN_VERBS};
use crate::indicator::{name, strip};
use crate::lex::lexicon::{Found, Lexicon};
use crate::lex::units::Dimension;
use crate::text::{Reading, Run};

/// Words between a name and its rank.
static RANK_LINKS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "居", "位居", "位列", "名列", "排名", "排在", "列", "排", "跃居", "升至", "上升至", "前移至", "稳居", "提升至", "进位至",
        "保持", "跃升至", "继续", "在",
    ])
});

/// Areas that a rank is counted in.
static RANK_AREAS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "全国", "全省", "全市", "全区", "全球", "全州", "世界", "国内", "省内", "同类", "西部", "中部", "东部", "国际",
    ])
});

/// What a completion rate is counted against.
static GOALS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&["预算", "计划", "目标", "任务", "目标任务", "目标值", "计划数", "任务数", "预算数", "目标数", "调整预算"])
});

static OF: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&["的"]));

/// A name with the place in the text that it, or the heart of it, comes from.
struct Name {
    words: String,
    run: Run,
    scope: Option<Run>,
}

impl Composer<'_, '_> {
    /// A figure with a name of its own; without one it is no indicator.
    pub(super) fn level(&mut self, slot: &Slot, next: Option<&Slot>, subject: Option<Run>) {
        let part = self.part_of(slot);
        let percent = slot.dimension == Dimension::Percent;
        let Some(name) = self.named(slot, next, subject, part.is_some()) else { return };
        if name.words.is_empty() || (name.words.chars().count() < 2 && !percent) {
            return;
        }
        let words = match part {
            Some(parent) => self.part_name(parent, name.words, name.run, slot),
            None => self.left_out(slot, self.scoped(name.words, name.scope)),
        };
        let words = self.told_level(slot, words);
        let kind = context::kind(slot, &words);
        self.push(slot, words, name.run, kind, name.scope);
        if let Some(indicator) = self.found.last_mut() {
            indicator.parent = part;
        }
        // 税收收入128亿元，占比68.8%；非税收入58亿元: a share between the parts does not end their list.
        if part.is_none() && slot.dimension != Dimension::Percent {
            self.topic.parts_of = None;
        }
    }

    fn named(&mut self, slot: &Slot, next: Option<&Slot>, subject: Option<Run>, is_part: bool) -> Option<Name> {
        let reading = self.reading;
        let pre = reading.find(slot.pre, "其中").map_or(slot.pre, |at| Run::new(at + 2, slot.pre.to()));
        let pre = if slot.mark == '0' && reading.at(pre.from()) == '(' {
            Run::new((pre.from() + 1).min(pre.to()), pre.to())
        } else {
            pre
        };
        let percent = slot.dimension == Dimension::Percent;
        let (pre, per) = name::per_unit(reading, name::behind_whole(reading, pre, slot.mark));
        let run = subject.unwrap_or_else(|| name::before(reading, self.mentions, pre));
        if slot.rank {
            return self.rank_name(run);
        }
        if let Some(name) = self.completion(slot) {
            return Some(name);
        }
        let mut noun = name::behind(reading, slot.post);
        if next.is_some_and(|next| next.mark == '0' && next.group == slot.group) {
            noun = name::before_verb(reading, noun);
        }
        let (place, bare) = name::scope(reading, self.mentions, run);
        // (占77%): a share in brackets is of what stands before them.
        if slot.mark != ',' && reading.before(slot.pre.to()) == '占' && reading.before(slot.pre.to() - 1) == '(' {
            return self.topic.last.as_ref().map(|last| Name { words: format!("{last}占比"), run: slot.pre, scope: None });
        }
        // 进口铁矿砂486万吨，每吨708.6元.
        if bare.is_empty() && per.len() > 1 && slot.dimension == Dimension::Money {
            let words = self.topic.last.as_ref().map(|last| format!("{}均价", heads::without_price(last)))?;
            return Some(Name { words, run: per, scope: place });
        }
        // 全市共有72家企业: a place alone is no name; 甲、乙、丙3个园区: a list before its own count is none either.
        let listed = slot.dimension.counts() && reading.find(run, "、").is_some() && noun.len() >= 3;
        let attributive = strip::ends_with(reading, slot.pre, "的");
        let head = if bare.is_empty() || attributive || listed { Run::new(run.from(), run.from()) } else { run };
        if !noun.is_empty()
            && let Some(rest) = if head.is_empty() { Some(head) } else { name::without_verb(reading, head) }
        {
            return Some(self.behind(rest, head, noun, place));
        }
        // 培育企业68家，新增12家: a verb alone speaks of what was named before.
        let whole = |words: &Lexicon| words.at(reading, head.from(), head.to()).is_some_and(|found| found.length == head.len());
        let verb_only = noun.is_empty() && !name::is_generic(reading, head) && (whole(&ASPECTS) || whole(&PLAIN_VERBS));
        if verb_only
            && heads::is_step(&reading.text(head))
            && let Some(words) = self.stepped(slot, &reading.text(head))
        {
            return Some(Name { words, run: head, scope: place });
        }
        if bare.is_empty() || verb_only && self.topic.subject.is_some() {
            let (mut words, run) = self.topic.base.take().unwrap_or_else(|| self.carried(slot));
            // 累计建成268万亩 behind 新建…21万亩.
            if verb_only && reading.starts(head.from(), "累计") {
                words = format!("{}{}", reading.text(head), heads::without_doing(&words));
            }
            return Some(Name { words, run, scope: place });
        }
        let mut words = name::words(reading, bare);
        if per.len() > 2 && slot.dimension != Dimension::Money {
            words.insert_str(0, &reading.text(per));
        }
        if bare.len() == 2 && reading.starts(bare.from(), "覆盖") && percent {
            words.push('率');
            return self.topic.last.as_ref().map(|last| Name { words: format!("{last}{words}"), run, scope: place });
        }
        let words = self.completed(slot, bare, words, is_part);
        Some(Name { words, run, scope: place })
    }

    /// 新增3家企业: the name stands behind the figure, the verb before it.
    fn behind(&self, rest: Run, head: Run, noun: Run, place: Option<Run>) -> Name {
        let reading = self.reading;
        let verb = Run::new(rest.to(), head.to());
        let plain = PLAIN_VERBS.at(reading, verb.from(), verb.to()).is_some_and(|found| found.length == verb.len());
        let verb_words = if verb.len() >= 2 && !plain { reading.text(verb) } else { String::new() };
        let (_, before) = name::scope(reading, self.mentions, rest);
        let prefix = if (2..=8).contains(&before.len()) { reading.text(before) } else { String::new() };
        Name { words: format!("{prefix}{verb_words}{}", reading.text(noun)), run: noun, scope: place }
    }

    /// 区域创新能力居全国第4位 is 区域创新能力全国排名.
    fn rank_name(&self, run: Run) -> Option<Name> {
        let reading = self.reading;
        let core = strip::end(reading, run, &RANK_LINKS);
        let area = RANK_AREAS.before(reading, core.to(), core.from()).map(|found| Run::new(found.at, core.to()));
        let before = area.map_or(core, |area| Run::new(core.from(), area.from()));
        let name = name::list_before(reading, self.mentions, strip::end(reading, before, &RANK_LINKS));
        let area_words = area.map(|area| reading.text(area)).unwrap_or_default();
        let words = if name.is_empty() { self.topic.last.clone()? } else { name::words(reading, name) };
        let words = match &self.topic.last {
            Some(last) if name::is_generic(reading, name) => format!("{last}{words}"),
            _ => words,
        };
        Some(Name { words: format!("{words}{area_words}排名"), run: if name.is_empty() { core } else { name }, scope: None })
    }

    /// 完成年度目标任务的57.5%, 占年度计划20亿元的61.8%: how much of a goal was done.
    fn completion(&mut self, slot: &Slot) -> Option<Name> {
        let reading = self.reading;
        let core = strip::end(reading, slot.pre, &OF);
        let goal = goal(reading, slot.pre);
        let percent = slot.dimension == Dimension::Percent;
        let behind_goal = percent && core.is_empty() && slot.mark == '0' && self.topic.target;
        self.topic.target = goal.is_some();
        if goal.is_none() && !behind_goal {
            return None;
        }
        let last = self.topic.last.clone()?;
        let led = goal.is_none_or(|goal| {
            let before = Run::new(core.from(), goal.at);
            before.len() <= 6 && (before.from()..before.to()).all(|at| !matches!(reading.at(at), '、' | '“' | '”'))
        });
        let words =
            if percent { format!("{last}完成率") } else { format!("{last}{}", reading.text(Run::new(goal?.at, core.to()))) };
        led.then_some(Name { words, run: core, scope: None })
    }
}

/// The goal that words end with: 完成年度目标任务的.
pub(super) fn goal(reading: &Reading, run: Run) -> Option<Found> {
    let core = strip::end(reading, run, &OF);
    GOALS.before(reading, core.to(), core.from())
}
