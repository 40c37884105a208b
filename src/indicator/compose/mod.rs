//! From slots to indicators: changes are bound to levels, names completed, lists and parts linked.

mod bind;
pub(super) mod context;
mod generic;
mod heads;
mod level;
mod measure;
mod parts;

use super::slot::Slot;
use super::{Indicator, Kind, change, lists, name};
use crate::document::Document;
use crate::lex::hanzi;
use crate::lex::units::Dimension;
use crate::mention::Mention;
use crate::text::{Reading, Run};

/// Composes the indicators of a document.
pub(super) fn indicators(document: &Document, mentions: &[Mention], slots: &[Slot]) -> Vec<Indicator> {
    let mut composer = Composer {
        document,
        reading: &document.reading,
        mentions,
        found: Vec::with_capacity(slots.len()),
        groups: Vec::with_capacity(slots.len()),
        group: usize::MAX,
        topic: Topic::default(),
        below: None,
        plan: (None, None),
        years: document.headings.iter().map(|heading| context::year_in(&document.reading, heading.title)).collect(),
    };
    let mut index = 0;
    while index < slots.len() {
        index += composer.take(&slots[index..]);
    }
    composer.found
}

/// What a stretch between two full stops has spoken of so far.
#[derive(Default)]
struct Topic {
    /// A place whose figures the clauses go on to list.
    scope: Option<String>,
    /// The whole that clauses without a name are about.
    subject: Option<(String, Run)>,
    /// The name of the indicator just before, for heads that need one: 占比, 总面积.
    last: Option<String>,
    /// The indicator whose parts are being listed.
    parts_of: Option<usize>,
    /// A figure whose parts stand in a bracket behind it, and where that opens.
    bracket: Option<(usize, usize)>,
    /// The name that a 由…增至… began with.
    base: Option<(String, Run)>,
    /// The base of comparison that the stretch has named.
    basis: Option<String>,
    /// Whether it has named another one too.
    mixed: bool,
    /// What the items of the stretch measure, where the sentence before says it.
    told: Option<&'static str>,
    /// The first of the levels that a 分别 just named, and how many they were.
    shared: Option<(usize, usize)>,
    /// Whether the words just before named a target that a completion rate belongs to.
    target: bool,
}

struct Composer<'d, 't> {
    document: &'d Document<'t>,
    reading: &'d Reading<'t>,
    mentions: &'d [Mention],
    found: Vec<Indicator>,
    /// The stretch of each of them.
    groups: Vec<usize>,
    group: usize,
    topic: Topic,
    /// The base of comparison that a 下同 gave to all that follows.
    below: Option<String>,
    /// The sentence that was last searched for words of planning, and the first of them.
    plan: (Option<Run>, Option<usize>),
    /// The years that the headings name.
    years: Vec<Option<i32>>,
}

impl Composer<'_, '_> {
    /// Reads the first of the slots, with those that belong to it; returns how many that were.
    fn take(&mut self, slots: &[Slot]) -> usize {
        let slot = slots[0];
        if slot.group != self.group {
            self.group = slot.group;
            self.topic = Topic { told: self.told_measure(&slot), ..Topic::default() };
        }
        if let Some(shared) = lists::shared(self.reading, self.mentions, slots) {
            return self.shared(slots, &shared);
        }
        let dimension = slot.dimension;
        let said = change::said(self.reading, slot.pre);
        if dimension == Dimension::Point {
            // Percentage points are a change of what was said before, or nothing of their own.
            if let Some(said) = said {
                self.bind(&slot, &said);
            }
            return 1;
        }
        if let Some(said) = said {
            let subject = name::before(self.reading, self.mentions, said.subject);
            if let Some(index) = self.measured_by(&slot, said.subject)
                && self.bind_to(index, &slot, &said)
            {
                return 1;
            }
            if subject.is_empty() {
                if let Some(count) = self.bind_row(slots) {
                    return count;
                }
                if let Some((words, run)) = self.grown_twice(&slot, &said) {
                    let basis = self.reading.text(said.basis);
                    self.basis(&said);
                    self.push_rate(&slot, words, &format!("{basis}{}", rate_word(said.verb, said.rise)), run, None);
                    return 1;
                }
                if self.bind(&slot, &said) {
                    return 1;
                }
            }
            if matches!(dimension, Dimension::Percent | Dimension::Times) {
                self.rate(&slot, &said, subject);
                return 1;
            }
            if !subject.is_empty() {
                self.level(&slot, slots.get(1), Some(subject));
                return 1;
            }
        }
        if dimension == Dimension::Times || self.is_base(&slot) || self.only_compares(&slot) {
            return 1;
        }
        self.level(&slot, slots.get(1), None);
        1
    }

    /// A growth rate that stands for itself: 工业投资增长20.3%.
    fn rate(&mut self, slot: &Slot, said: &change::Said, subject: Run) {
        let (scope, subject) = name::scope(self.reading, self.mentions, subject);
        let (words, run) =
            match self.found.last().filter(|last| last.kind == Kind::Rate && self.groups.last() == Some(&self.group)) {
                _ if !subject.is_empty() => (name::words(self.reading, subject), subject),
                // 出厂价格同比下降3.6%，环比下降0.4%.
                Some(last) => (measure::rated(&last.name).to_owned(), last.name_run),
                None => self.carried(slot),
            };
        if words.is_empty() {
            return;
        }
        let words = self.left_out(slot, self.scoped(self.measured(slot, words), scope));
        self.basis(said);
        let basis = self.reading.text(said.basis);
        let step = ["环比", "比上月", "较上月", "比上季", "较上季"].iter().any(|word| basis.starts_with(word));
        let averaged = ["年均", "两年平均", "三年平均"].into_iter().find(|word| basis.ends_with(word)).unwrap_or_default();
        let basis = if step && !words.contains("环比") { "环比" } else { averaged };
        self.push_rate(slot, words, &format!("{basis}{}", rate_word(said.verb, said.rise)), run, scope);
    }

    fn push_rate(&mut self, slot: &Slot, words: String, suffix: &str, run: Run, scope: Option<Run>) {
        let named = ["增速", "增幅", "降幅", "涨幅"].iter().any(|end| words.ends_with(end));
        let full = if named { words.clone() } else { format!("{words}{suffix}") };
        self.push(slot, full, run, Kind::Rate, scope);
        self.topic.last = Some(words.clone());
        self.topic.subject.get_or_insert((words, run));
    }

    /// The figures of a 分别 list.
    fn shared(&mut self, slots: &[Slot], shared: &lists::Shared) -> usize {
        let reading = self.reading;
        let verb = lists::change_behind(reading, slots[0].pre);
        let dimension = slots[0].dimension;
        let unnamed = shared.run.is_empty() || shared.names.is_empty() && refers_back(reading, shared.run);
        if unnamed && verb.is_some() && (self.bind_all(slots, shared.count) || !shared.run.is_empty()) {
            return shared.count;
        }
        let first = self.found.len();
        let lent = if shared.names.is_empty() && verb.is_none() { self.lent(slots, shared) } else { Vec::new() };
        if dimension == Dimension::Point {
            return shared.count;
        }
        for (index, slot) in slots[..shared.count].iter().enumerate() {
            let words = match shared.names.get(index).or_else(|| lent.get(index)) {
                Some(words) => words.clone(),
                None if shared.run.is_empty() => self.carried(slot).0,
                None => reading.text(shared.run),
            };
            if words.is_empty() {
                continue;
            }
            if dimension == Dimension::Percent
                && let Some((word, rise)) = verb
            {
                let (word, rise) = lists::moves(reading, slot.pre).unwrap_or((word, rise));
                let words = self.measured(&slots[0], words);
                self.push_rate(slot, words, rate_word(word, rise), shared.run, None);
            } else {
                let kind = context::kind(slot, &words);
                self.push(slot, words, shared.run, kind, None);
            }
        }
        self.topic.shared = Some((first, self.found.len() - first));
        shared.count
    }

    /// 占比分别为52.2%、47.5%: the names of as many indicators just before, each with the head that they share.
    fn lent(&self, slots: &[Slot], shared: &lists::Shared) -> Vec<String> {
        let head = self.reading.text(shared.run);
        let done = slots[0].dimension == Dimension::Percent && level::goal(self.reading, slots[0].pre).is_some();
        let generic =
            shared.run.is_empty() && done || name::is_generic(self.reading, shared.run) || heads::is_process_rate(&head);
        let first = match self.topic.shared {
            Some((first, count)) if count == shared.count => Some(first),
            _ => self.found.len().checked_sub(shared.count),
        };
        let Some(first) = first.filter(|&first| generic && self.groups[first] == self.group) else { return Vec::new() };
        let named = |indicator: &Indicator| match done {
            true => format!("{}完成率", indicator.name),
            false => format!("{}{head}", heads::carried(&indicator.name, &head)),
        };
        self.found[first..first + shared.count].iter().map(named).collect()
    }

    /// Adds an indicator with everything that its place says.
    fn push(&mut self, slot: &Slot, words: String, run: Run, kind: Kind, scope: Option<Run>) {
        let scope_words = scope.map(|scope| self.reading.text(scope));
        if let Some(scope) = &scope_words {
            let whole = scope.starts_with('全') || scope.starts_with('我');
            self.topic.scope = (!whole).then(|| scope.clone());
        }
        let planned = self.planned(slot);
        let mut name = words;
        if name.contains('\n') {
            name.retain(|ch| ch != '\n');
        }
        if !slot.rank && kind != Kind::Rate {
            if self.topic.parts_of.is_none() && slot.mark != '0' {
                self.topic.subject = Some((name.clone(), run));
            }
            // 惠及居民2.1万户 is an effect; 开工率 behind it is not its own.
            let effect = || ["惠及", "涉及", "带动", "受益"].iter().any(|word| name.starts_with(word));
            if slot.mark != '0' && (self.topic.last.is_none() || !effect()) {
                self.topic.last = Some(name.clone());
            }
        }
        self.groups.push(self.group);
        self.found.push(Indicator {
            name,
            name_run: if run.is_empty() { slot.figure.whole } else { run },
            mention: slot.mention,
            kind,
            change: None,
            period: self.period(slot, planned),
            planned,
            aspect: self.aspect(slot, planned),
            scope: scope_words.or_else(|| self.topic.scope.clone()),
            section: slot.section,
            parent: None,
        });
    }

    /// The name of a clause that has none: the subject of the stretch, else the clause before.
    fn carried(&self, slot: &Slot) -> (String, Run) {
        if let Some((words, run)) = &self.topic.subject {
            return (words.clone(), *run);
        }
        // 外贸进出口持续向好，增长5.8%.
        let end = slot.clause.from().saturating_sub(1);
        let sentence = self.document.sentence_at(slot.figure.whole.from()).map_or(end, |sentence| sentence.run.from());
        let stop = |at: &usize| matches!(self.reading.at(*at), ',' | ';' | '。' | ':');
        let start = (sentence..end).rev().find(stop).map_or(sentence.min(end), |at| at + 1);
        let run = name::before(self.reading, self.mentions, Run::new(start.min(end), end));
        if (2..=16).contains(&run.len()) { (self.reading.text(run), run) } else { (String::new(), run) }
    }

    /// With a district named earlier in the stretch before it, where the name has no place of its own.
    fn scoped(&self, words: String, own: Option<Run>) -> String {
        match (&self.topic.scope, own) {
            (Some(scope), None) if !words.starts_with(scope.as_str()) => format!("{scope}{words}"),
            _ => words,
        }
    }
}

/// What a rate is called by its word of change.
fn rate_word(verb: &'static str, rise: bool) -> &'static str {
    match verb {
        "上涨" | "涨" => "涨幅",
        "实际增长" => "实际增速",
        verb if verb.ends_with('幅') || verb == "增速" => verb,
        _ if rise => "增速",
        _ => "降幅",
    }
}

/// 四项指数, 上述指标: words that point to figures that were just given.
fn refers_back(reading: &Reading, run: Run) -> bool {
    let first = reading.at(run.from());
    first == '各' || hanzi::is_numeral(first) || ["上述", "以上", "前述"].iter().any(|word| reading.starts(run.from(), word))
}
