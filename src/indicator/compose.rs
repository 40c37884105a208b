//! From slots to indicators: changes are bound to levels, names completed, lists and parts linked.

use super::slot::Slot;
use super::words::{ASPECTS, NOT_PLANS, PLANS, TARGETS, VERBS};
use super::{Change, Direction, Indicator, Kind, change, lists, name, strip};
use std::sync::LazyLock;

use crate::document::{Document, Standing};
use crate::lex::lexicon::Lexicon;
use crate::lex::units::Dimension;
use crate::mention::{Class, Mention};
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

/// Words between a name and its rank.
static RANK_LINKS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "居", "位居", "位列", "名列", "排名", "排在", "列", "排", "跃居", "升至", "上升至", "前移至", "稳居", "提升至", "进位至",
        "保持", "跃升至", "继续",
    ])
});

/// Composes the indicators of a document.
pub(super) fn indicators(document: &Document, mentions: &[Mention], slots: &[Slot]) -> Vec<Indicator> {
    let mut composer = Composer {
        document,
        reading: &document.reading,
        mentions,
        found: Vec::with_capacity(slots.len()),
        group: usize::MAX,
        scope: None,
        subject: None,
        parts_of: None,
        base: None,
        plan: (None, None),
    };
    let mut index = 0;
    while index < slots.len() {
        index += composer.take(&slots[index..]);
    }
    composer.found
}

struct Composer<'d, 't> {
    document: &'d Document<'t>,
    reading: &'d Reading<'t>,
    mentions: &'d [Mention],
    found: Vec<Indicator>,
    /// The group of the slot before.
    group: usize,
    /// A place named earlier in the group, whose figures the clauses go on to list.
    scope: Option<String>,
    /// What the group speaks of, for clauses without a name.
    subject: Option<(String, Run)>,
    /// The indicator whose parts are being listed.
    parts_of: Option<usize>,
    /// The name that a 由…增至… began with.
    base: Option<(String, Run)>,
    /// The sentence that was last searched for words of planning, and the first of them.
    plan: (Option<Run>, Option<usize>),
}

impl Composer<'_, '_> {
    /// Reads the first of the slots, with those that belong to it; returns how many that were.
    fn take(&mut self, slots: &[Slot]) -> usize {
        let slot = slots[0];
        if slot.group != self.group {
            (self.group, self.scope, self.subject, self.parts_of, self.base) = (slot.group, None, None, None, None);
        }
        if let Some(shared) = lists::shared(self.reading, self.mentions, slots) {
            return self.shared(slots, &shared);
        }
        if slot.figure.unit.dimension == Dimension::Point {
            self.attach(&slot);
            return 1;
        }
        if let Some(said) = change::said(self.reading, slot.pre) {
            let subject = name::before(self.reading, self.mentions, said.subject);
            if subject.is_empty() && self.bind(&slot, &said) {
                return 1;
            }
            if slot.figure.unit.dimension == Dimension::Percent || slot.figure.unit.dimension == Dimension::Times {
                self.rate(&slot, &said, subject);
                return 1;
            }
            if !subject.is_empty() {
                self.level(&slot, slots.get(1), Some(subject), Some("增减"));
                return 1;
            }
        }
        if matches!(slot.figure.unit.dimension, Dimension::Times) || self.is_base(&slot) || self.compares(&slot) {
            return 1;
        }
        self.level(&slot, slots.get(1), None, None);
        1
    }

    /// A figure that another one is compared with: 由66家增加到78家, 上年同期9.8亿元.
    fn is_base(&mut self, slot: &Slot) -> bool {
        let reading = self.reading;
        let from = (slot.pre.from()..slot.pre.to()).rev().find(|&at| matches!(reading.at(at), '由' | '从'));
        if let Some(from) = from
            && RISES.at(reading, slot.figure.whole.to(), reading.len()).is_some()
        {
            let run = name::before(reading, self.mentions, Run::new(slot.pre.from(), from));
            if !run.is_empty() {
                self.base = Some((reading.text(run), run));
            }
            return true;
        }
        let core = strip::end(reading, slot.pre, &BASE_LINKS);
        ["上年同期", "去年同期", "上年", "去年"]
            .iter()
            .any(|word| core.len() <= word.chars().count() + 1 && strip::ends_with(reading, core, word))
    }

    /// 高于全国2.3个百分点, 是去年的: a figure that only compares.
    fn compares(&self, slot: &Slot) -> bool {
        let from = slot.pre.from().max(slot.pre.to().saturating_sub(12));
        ["高于", "低于", "快于", "好于", "高出", "领先", "拉动"]
            .iter()
            .any(|word| self.reading.find(Run::new(from, slot.pre.to()), word).is_some())
            && slot.figure.unit.dimension == Dimension::Percent
    }

    /// Percentage points are a change of what was said before, or nothing of their own.
    fn attach(&mut self, slot: &Slot) {
        let Some(said) = change::said(self.reading, slot.pre) else { return };
        self.bind(slot, &said);
    }

    /// Binds a change to the indicator just before it in the group.
    fn bind(&mut self, slot: &Slot, said: &change::Said) -> bool {
        let percent = slot.figure.unit.dimension == Dimension::Percent;
        let reading = self.reading;
        let Some(last) = self.found.last_mut() else { return false };
        let Some(value) = self.mentions[last.mention].figure.as_ref() else { return false };
        let run = self.mentions[last.mention].run.unwrap_or(slot.pre);
        let near = self.document.sentence_at(run.from()).is_some_and(|sentence| sentence.run.holds(slot.figure.whole.from()))
            && !(run.to()..slot.figure.whole.from()).any(|at| matches!(reading.at(at), '。' | ';' | '\n'));
        let points = slot.figure.unit.dimension == Dimension::Point;
        let fits = points
            || percent
            || slot.figure.unit.dimension == value.unit.dimension
            || slot.figure.unit.dimension == Dimension::Times;
        if !near || !fits || (percent && last.kind == Kind::Rate) {
            return false;
        }
        let unbound = last.change.is_none();
        // 提高…个百分点 of another subject is not the change of this one.
        if points && !said.subject.is_empty() && !only_links(reading, said.subject) {
            return false;
        }
        if unbound {
            let direction = if said.rise { Direction::Up } else { Direction::Down };
            last.change = Some(Change {
                basis: reading.text(said.basis),
                direction,
                mention: slot.mention,
                run: Run::new(said.run.from(), slot.figure.whole.to()),
            });
        }
        true
    }

    /// A growth rate that stands for itself: 工业投资增长20.3%.
    fn rate(&mut self, slot: &Slot, said: &change::Said, subject: Run) {
        let reading = self.reading;
        let suffix = match said.verb {
            "上涨" | "涨幅" | "涨" => "涨幅",
            verb if verb.ends_with('幅') || verb == "增速" => verb,
            _ if !said.rise => "降幅",
            _ => "增速",
        };
        let (scope, subject) = name::scope(reading, subject);
        let (mut words, run) = if subject.is_empty() { self.carried(slot) } else { (reading.text(subject), subject) };
        if words.is_empty() {
            return;
        }
        words = self.scoped(words, scope);
        let ends_alike = ["增速", "增幅", "降幅", "涨幅"].iter().any(|end| words.ends_with(end));
        if !ends_alike {
            words.push_str(suffix);
        }
        self.push(slot, words, run, Kind::Rate, None, scope);
    }

    /// The name of a clause that has none: the subject of the group.
    fn carried(&self, slot: &Slot) -> (String, Run) {
        match (&self.subject, self.found.last()) {
            (Some((words, run)), _) => (words.clone(), *run),
            (None, _) => {
                // The clause before, where it holds no figure: 外贸进出口持续向好，增长5.8%.
                let end = slot.clause.from().saturating_sub(1);
                let sentence = self.document.sentence_at(slot.figure.whole.from()).map_or(end, |sentence| sentence.run.from());
                let start = (sentence..end)
                    .rev()
                    .find(|&at| matches!(self.reading.at(at), ',' | ';' | '。' | ':'))
                    .map_or(sentence.min(end), |at| at + 1);
                let run = name::before(self.reading, self.mentions, Run::new(start.min(end), end));
                if (2..=16).contains(&run.len()) { (self.reading.text(run), run) } else { (String::new(), run) }
            }
        }
    }

    /// With a district named earlier in the group before it, where the name has no place of its own.
    fn scoped(&self, words: String, own: Option<Run>) -> String {
        match (&self.scope, own) {
            (Some(scope), None) if !words.starts_with(scope.as_str()) => format!("{scope}{words}"),
            _ => words,
        }
    }

    /// A figure with a name of its own.
    fn level(&mut self, slot: &Slot, next: Option<&Slot>, subject: Option<Run>, aspect: Option<&str>) {
        let reading = self.reading;
        let part = self.part_of(slot);
        let pre = match reading.find(slot.pre, "其中") {
            Some(at) => Run::new(at + 2, slot.pre.to()),
            None => slot.pre,
        };
        let mut run = subject.unwrap_or_else(|| name::before(reading, self.mentions, pre));
        let mut noun = name::behind(reading, slot.post);
        if next.is_some_and(|next| next.mark == '0' && next.group == slot.group) {
            noun = name::before_verb(reading, noun);
        }
        let attributive = strip::ends_with(reading, slot.pre, "的");
        // 全市共有72家企业: a place alone is no name; 甲、乙、丙3个园区: a list before its own count is none either.
        let place_only = name::scope(reading, run).1.is_empty();
        let listed = slot.figure.unit.dimension.counts() && reading.find(run, "、").is_some();
        if !noun.is_empty() && (place_only || attributive || listed && noun.len() >= 3) {
            run = Run::new(run.from(), run.from());
        }
        let mut words = String::new();
        if slot.rank {
            let core = strip::end(reading, run, &RANK_LINKS);
            if core.is_empty() {
                return;
            }
            words = format!("{}排名", reading.text(core));
            run = core;
        } else if let Some(rest) = name::without_verb(reading, run).or_else(|| run.is_empty().then_some(run))
            && !noun.is_empty()
        {
            // 新增3家企业: the name stands behind the figure, the verb before it.
            let verb = reading.text(Run::new(rest.to(), run.to()));
            let keep = verb.chars().count() >= 2
                && !matches!(
                    verb.as_str(),
                    "新增"
                        | "实现"
                        | "完成"
                        | "达到"
                        | "共有"
                        | "拥有"
                        | "现有"
                        | "超过"
                        | "突破"
                        | "累计"
                        | "以及"
                        | "涉及"
                        | "包括"
                );
            let (_, bare) = name::scope(reading, rest);
            let prefix = if bare.len() <= 8 && bare.len() >= 2 && !rest.is_empty() { reading.text(bare) } else { String::new() };
            words = format!("{prefix}{}{}", if keep { verb.as_str() } else { "" }, reading.text(noun));
            run = noun;
        } else if run.is_empty() {
            if let Some((base, at)) = self.base.take() {
                (words, run) = (base, at);
            } else {
                (words, run) = self.carried(slot);
            }
        }
        let generic = name::is_generic(reading, run);
        if part.is_none() && !generic && slot.mark == '、' && (2..=3).contains(&words.chars().count().max(run.len())) {
            words = self.with_verb(words, run);
        }
        let (scope, bare) = name::scope(reading, run);
        if words.is_empty() && !run.is_empty() {
            words = reading.text(if bare.is_empty() { run } else { bare });
            if name::is_generic(reading, bare)
                && let Some((subject, _)) = &self.subject
            {
                words = format!("{subject}{words}");
            }
        }
        if words.chars().count() < 2 && slot.figure.unit.dimension != Dimension::Percent {
            return;
        }
        if words.is_empty() {
            return;
        }
        if let Some(parent) = part
            && slot.figure.unit.dimension.counts()
            && !shares_words(&words, &self.found[parent].name)
        {
            words = format!("{}:{words}", self.found[parent].name);
        } else {
            words = self.scoped(words, scope);
        }
        let kind = self.kind(slot, &words);
        let aspect = aspect.map(str::to_owned);
        self.push(slot, words, run, kind, aspect, scope);
        if let Some(indicator) = self.found.last_mut() {
            indicator.parent = part;
        }
        if part.is_none() {
            self.parts_of = None;
        }
    }

    /// 更新汽车50万辆、家电800万台: a short item of a list takes the verb of the item before it.
    fn with_verb(&self, words: String, run: Run) -> String {
        let own = if words.is_empty() { self.reading.text(run) } else { words };
        let verb = self.found.last().and_then(|last| {
            let found = VERBS.at(self.reading, last.name_run.from(), last.name_run.to())?;
            (found.length < last.name_run.len()).then(|| self.reading.text(Run::new(found.at, found.at + found.length)))
        });
        format!("{}{own}", verb.unwrap_or_default())
    }

    /// The indicator that a figure behind 其中 is a part of; items of the same list follow it.
    fn part_of(&mut self, slot: &Slot) -> Option<usize> {
        let reading = self.reading;
        let unit_of = |index: usize| self.mentions[self.found[index].mention].figure.as_ref().map(|figure| figure.unit.dimension);
        let opens = ["其中", "包括", "分别为", "分别是"].iter().any(|word| reading.find(slot.pre, word).is_some());
        if opens {
            let dimension = slot.figure.unit.dimension;
            let run_of = |index: usize| self.mentions[self.found[index].mention].run.map_or(0, Run::from);
            let floor = self.document.sentence_at(slot.figure.whole.from()).map_or(0, |sentence| sentence.run.from());
            let total = (0..self.found.len()).rev().take(6).find(|&index| {
                run_of(index) + 1 > floor && unit_of(index) == Some(dimension) && self.found[index].parent.is_none()
            });
            self.parts_of = total;
            return total;
        }
        let total = self.parts_of?;
        let goes_on = slot.mark == '、' || slot.mark == ',' && reading.find(slot.pre, "同比").is_none();
        (goes_on && unit_of(total) == Some(slot.figure.unit.dimension)).then_some(total)
    }

    /// The figures of a 分别 list.
    fn shared(&mut self, slots: &[Slot], shared: &lists::Shared) -> usize {
        let reading = self.reading;
        let verb = lists::change_behind(reading, slots[0].pre);
        let points = slots[0].figure.unit.dimension == Dimension::Point;
        if points {
            return shared.count;
        }
        for (index, slot) in slots[..shared.count].iter().enumerate() {
            let mut words = match shared.names.get(index) {
                Some(words) => words.clone(),
                None if shared.run.is_empty() => self.carried(slot).0,
                None => reading.text(shared.run),
            };
            if words.is_empty() {
                continue;
            }
            let percent = slot.figure.unit.dimension == Dimension::Percent;
            let kind = if percent && verb.is_some() { Kind::Rate } else { self.kind(slot, &words) };
            if kind == Kind::Rate {
                words.push_str(if verb.is_some_and(|(_, rise)| rise) { "增速" } else { "降幅" });
            }
            self.push(slot, words, shared.run, kind, None, None);
        }
        shared.count
    }

    fn kind(&self, slot: &Slot, words: &str) -> Kind {
        match slot.figure.unit.dimension {
            _ if slot.rank => Kind::Rank,
            Dimension::Percent | Dimension::Permille
                if words.contains("占") || words.ends_with("比重") || words.ends_with("份额") =>
            {
                Kind::Share
            }
            Dimension::Percent | Dimension::Permille
                if words.ends_with("增速") || words.ends_with("增幅") || words.ends_with("降幅") =>
            {
                Kind::Rate
            }
            Dimension::Percent | Dimension::Permille => Kind::Ratio,
            Dimension::People | Dimension::Things | Dimension::Count(_) => Kind::Count,
            Dimension::Money | Dimension::ForeignMoney(_) | Dimension::Measure(_) => Kind::Amount,
            _ => Kind::Other,
        }
    }

    fn push(&mut self, slot: &Slot, words: String, run: Run, kind: Kind, aspect: Option<String>, scope: Option<Run>) {
        let reading = self.reading;
        let scope_words = scope.map(|scope| reading.text(scope));
        if let Some(scope) = &scope_words {
            let whole = scope.starts_with('全') || scope.starts_with('我');
            self.scope = (!whole).then(|| scope.clone());
        }
        let planned = self.planned(slot);
        let list_aspect = || (slot.mark == '、').then(|| self.found.last().and_then(|last| last.aspect.clone())).flatten();
        let aspect = aspect
            .or_else(|| reading.find(slot.pre, "其中").map(|_| "其中".to_owned()))
            .or_else(|| ASPECTS.find(reading, slot.pre).map(|found| reading.text(Run::new(found.at, found.at + found.length))))
            .or_else(list_aspect)
            .or_else(|| planned.then(|| "目标".to_owned()));
        let name = words.chars().filter(|&ch| ch != '\n').collect::<String>();
        if !slot.rank && kind != Kind::Rate && self.parts_of.is_none() && slot.mark != '0' {
            self.subject = Some((name.clone(), run));
        }
        self.found.push(Indicator {
            name,
            name_run: if run.is_empty() { slot.figure.whole } else { run },
            mention: slot.mention,
            kind,
            change: None,
            period: self.period(slot, planned),
            planned,
            aspect,
            scope: scope_words.or_else(|| self.scope.clone()),
            section: slot.section,
            parent: None,
        });
    }

    /// Planned by a word of its sentence or clause, else by its section.
    fn planned(&mut self, slot: &Slot) -> bool {
        let reading = self.reading;
        let end = slot.figure.whole.to();
        if self.plan.0.is_none_or(|sentence| !sentence.holds(end - 1)) {
            let sentence = self.document.sentence_at(end - 1).map_or(slot.clause, |sentence| sentence.run);
            let first = PLANS.all(reading, sentence).map(|found| found.at).find(|&at| !only_looks(reading, at));
            self.plan = (Some(sentence), first);
        }
        let governed = self.plan.1.is_some_and(|at| at < end);
        let target = || TARGETS.find(reading, Run::new(slot.clause.from().min(end), end)).is_some();
        governed || slot.standing == Standing::Plan || target()
    }

    /// The time expression nearest before the figure in its sentence, else the reporting period.
    fn period(&self, slot: &Slot, planned: bool) -> Option<String> {
        let start = self.document.sentence_at(slot.figure.whole.from()).map_or(0, |sentence| sentence.run.from());
        let timed = self.mentions[..slot.mention].iter().rev().take(8).find(|mention| {
            matches!(mention.class, Class::Period | Class::Date)
                && mention.run.is_some_and(|run| run.from() >= start)
                && !self.compared(mention)
        });
        if let Some(run) = timed.and_then(|mention| mention.run) {
            return Some(self.reading.text(run));
        }
        let period = self.document.period.as_ref()?;
        if planned && slot.standing == Standing::Plan && period.end.month == 6 && period.start.month == 1 {
            return Some(format!("{}年下半年", period.start.year));
        }
        Some(period.label.clone())
    }

    /// 比2020年: the time is a base, not the figure's own.
    fn compared(&self, mention: &Mention) -> bool {
        mention.run.is_some_and(|run| matches!(self.reading.before(run.from()), '比' | '较' | '与' | '自' | '由' | '从' | '于'))
    }
}

fn only_links(reading: &Reading, run: Run) -> bool {
    run.len() <= 2
        && (run.from()..run.to()).all(|at| matches!(reading.at(at), '分' | '别' | '又' | '再' | '均' | '也' | '、' | ','))
}

/// Whether a word of planning at a position is part of a word that plans nothing.
fn only_looks(reading: &Reading, at: usize) -> bool {
    (at.saturating_sub(2)..=at)
        .any(|from| NOT_PLANS.at(reading, from, reading.len()).is_some_and(|found| found.at + found.length > at))
}

/// Whether two names share two characters in a row.
fn shares_words(a: &str, b: &str) -> bool {
    let chars: Vec<char> = b.chars().collect();
    let own: Vec<char> = a.chars().collect();
    own.windows(2).any(|pair| chars.windows(2).any(|other| other == pair))
}
