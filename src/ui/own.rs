//! What the user has told the page: the knowledge file, and what is not to be shown.

use std::rc::Rc;

use super::answer::Answer;
use super::state::State;
use crate::ignore::{Subject, ignored_by};
use crate::knowledge::{self, Ignored, Knowledge, What};
use crate::rules::by_id;

/// A knowledge file in force.
#[derive(Clone, Debug)]
pub struct File {
    pub name: String,
    pub text: String,
    pub knowledge: Knowledge,
}

/// A file that was not taken, and why.
#[derive(Clone, PartialEq, Debug)]
pub struct Refused {
    pub name: String,
    pub problems: Vec<String>,
}

/// What the user has told the page.
#[derive(Clone, Default)]
pub struct Own {
    pub file: Option<Rc<File>>,
    pub refused: Option<Rc<Refused>>,
    pub ignored: Rc<[Ignored]>,
    /// Both are kept in this browser.
    pub remembered: bool,
    /// Goes up with every change, to keep what is remembered up to date.
    pub changes: u32,
    /// Words that the list of what is ignored offers as a pattern, and the rule they come from.
    pub offered: (String, String),
}

/// What can happen to it.
pub enum Told {
    /// A finding is not to be shown any more, by its number in the report.
    Ignore(usize),
    /// Nothing about the indicator of that finding is.
    IgnoreIndicator(usize),
    /// A finding is to be shown again.
    Restore(usize),
    /// One more entry.
    Add(Vec<Ignored>),
    /// An entry is taken back, by its number.
    Undo(usize),
    /// Why an entry is there.
    Reason(usize, String),
    /// A knowledge file: its name and text.
    File(String, String),
    /// The knowledge file is out of force.
    NoFile,
    Remember(bool),
    /// Words that a pattern may be made of.
    Offer(String, String),
}

impl PartialEq for Own {
    /// Two of one history are equal where nothing has happened between them.
    fn eq(&self, other: &Self) -> bool {
        (self.changes, self.remembered, &self.offered) == (other.changes, other.remembered, &other.offered)
    }
}

impl Own {
    /// Reads a knowledge file; one that is wrong leaves the one in force as it is.
    fn take(&mut self, name: String, text: String) -> bool {
        match knowledge::read(&text, |id| by_id(id).is_some()) {
            Ok(knowledge) => {
                self.refused = None;
                self.file = Some(Rc::new(File { name, text, knowledge }));
                true
            }
            Err(problems) => {
                let problems = problems.iter().map(ToString::to_string).collect();
                self.refused = Some(Rc::new(Refused { name, problems }));
                false
            }
        }
    }

    fn add(&mut self, more: Vec<Ignored>) {
        let mut list = self.ignored.to_vec();
        for entry in more {
            if !list.iter().any(|known| known.what == entry.what) {
                list.push(entry);
            }
        }
        self.ignored = list.into();
    }

    fn without(&mut self, leave: impl Fn(usize) -> bool) {
        let kept = self.ignored.iter().enumerate().filter(|(index, _)| !leave(*index));
        self.ignored = kept.map(|(_, entry)| entry.clone()).collect();
    }
}

/// An entry without a reason.
pub fn entry(what: What) -> Ignored {
    Ignored { what, reason: String::new() }
}

impl State {
    /// Takes over what the user tells; what is shown follows at once.
    pub(super) fn told(&mut self, told: Told) {
        self.own.changes += 1;
        match told {
            Told::Ignore(index) => {
                let finding = self.report.as_ref().and_then(|report| report.findings.get(index));
                let what =
                    finding.map(|finding| What::Finding { fingerprint: finding.fingerprint.clone(), rule: finding.rule.clone() });
                self.own.add(what.map(entry).into_iter().collect());
            }
            Told::IgnoreIndicator(index) => {
                let about = self.report.as_ref().and_then(|report| report.about.get(index)?.as_ref());
                let what = about.map(|about| What::Indicator(about.hash.clone()));
                self.own.add(what.map(entry).into_iter().collect());
            }
            Told::Restore(index) => {
                if let Some(report) = self.report.clone() {
                    while let Some(by) = self.hidden_by(&report, index) {
                        self.own.without(|entry| entry == by);
                    }
                }
            }
            Told::Add(more) => {
                for rule in more.iter().filter_map(|entry| if let What::Rule(rule) = &entry.what { Some(rule) } else { None }) {
                    self.rules_off.insert(rule.clone());
                }
                // A rule that is off is in the list of rules, where it can be switched on.
                self.own.add(more.into_iter().filter(|entry| !matches!(entry.what, What::Rule(_))).collect());
            }
            Told::Undo(index) => self.own.without(|entry| entry == index),
            Told::Reason(index, reason) => {
                let mut list = self.own.ignored.to_vec();
                if let Some(entry) = list.get_mut(index) {
                    entry.reason = reason;
                }
                self.own.ignored = list.into();
            }
            Told::File(name, text) => {
                if self.own.take(name, text) {
                    self.recheck();
                }
            }
            Told::NoFile => {
                self.own.file = None;
                self.own.refused = None;
                self.recheck();
            }
            Told::Remember(remembered) => self.own.remembered = remembered,
            Told::Offer(words, rule) => self.own.offered = (words, rule),
        }
        self.hide();
    }

    /// Works out anew which findings are hidden.
    pub(super) fn hide(&mut self) {
        let hidden = match self.report.clone().filter(|_| !self.own.ignored.is_empty()) {
            Some(report) => (0..report.findings.len()).map(|index| self.hidden_by(&report, index).is_some()).collect(),
            None => Vec::new(),
        };
        self.hidden = hidden.into();
        if self.selected.is_some_and(|index| self.is_hidden(index)) && !self.filter.with_ignored {
            self.selected = None;
        }
    }

    /// How a rule is called.
    pub fn rule_title(&self, rule: &str) -> String {
        let known = self.rules.iter().find(|known| known.id == rule).map(|known| known.title.clone());
        known.unwrap_or_else(|| if rule.is_empty() { "未注明规则".into() } else { rule.to_owned() })
    }

    /// Whether the knowledge file keeps a rule from running.
    pub fn is_off_by_file(&self, rule: &str) -> bool {
        self.own.file.as_ref().is_some_and(|file| file.knowledge.rules_off.iter().any(|off| off == rule))
    }

    /// Whether a finding was set aside.
    pub fn is_hidden(&self, index: usize) -> bool {
        self.hidden.get(index).copied().unwrap_or_default()
    }

    /// The entry that hides a finding.
    pub fn hidden_by(&self, report: &Answer, index: usize) -> Option<usize> {
        let finding = report.findings.get(index)?;
        let about = report.about.get(index).and_then(|about| Some(&*about.as_ref()?.hash));
        let (start, end) = self.now((finding.start, finding.end));
        let words = self.blocks.slice(start, end);
        let subject = Subject { rule: &finding.rule, fingerprint: &finding.fingerprint, indicator: about, words: &words };
        ignored_by(&self.own.ignored, subject)
    }
}

#[cfg(test)]
mod tests {
    use super::super::state::{Action, State};
    use super::*;
    use crate::ui::view::tests::{finding, report};

    fn checked() -> State {
        let found = vec![finding("sum-of-parts", "error", 10, 13), finding("halfwidth", "hint", 14, 16)];
        State::default()
            .after(Action::Edited("今年共选派科技特派员179名，其中高等院所47名。".into()))
            .after(Action::Checked(1, Box::new(report(found))))
    }

    fn shown(state: &State) -> Vec<usize> {
        state.live().iter().map(|shown| shown.index).collect()
    }

    #[test]
    fn one_finding_is_ignored_by_its_fingerprint_and_comes_back() {
        let state = checked().after(Action::Told(Told::Ignore(0)));
        assert_eq!((shown(&state), state.ignored_count()), (vec![1], 1));
        let again = state.clone().after(Action::Checked(1, Box::new(report(vec![finding("sum-of-parts", "error", 10, 13)]))));
        assert_eq!(shown(&again), Vec::<usize>::new(), "the next answer is asked too");
        assert_eq!(shown(&state.clone().after(Action::Told(Told::Restore(0)))), [0, 1]);
        assert_eq!(shown(&state.after(Action::Told(Told::Undo(0)))), [0, 1]);
    }

    #[test]
    fn words_are_ignored_by_a_pattern() {
        let pattern = |words: &str| vec![entry(What::Pattern { words: words.into(), rule: String::new() })];
        assert_eq!(shown(&checked().after(Action::Told(Told::Add(pattern("17*"))))), [1]);
        assert_eq!(shown(&checked().after(Action::Told(Told::Add(pattern("18*"))))), [0, 1]);
    }

    #[test]
    fn an_entry_is_in_the_list_once_and_a_rule_is_switched_off() {
        let more = vec![entry(What::Rule("halfwidth".into())), entry(What::Indicator("0123456789abcdef".into()))];
        let state = checked().after(Action::Told(Told::Add(more.clone()))).after(Action::Told(Told::Add(more)));
        assert_eq!((state.own.ignored.len(), state.rules_off.len()), (1, 1));
    }

    #[test]
    fn a_sound_file_is_checked_with_and_a_wrong_one_leaves_it_in_force() {
        let text = knowledge::TEMPLATE.to_owned();
        let state = checked();
        assert!(!state.needs_check());
        let state = state.after(Action::Told(Told::File("词库.toml".into(), text)));
        assert!(state.needs_check() && state.own.refused.is_none());
        let state = state.after(Action::Told(Told::File("坏.toml".into(), "[[x]]".into())));
        assert_eq!(state.own.file.as_ref().map(|file| file.name.as_str()), Some("词库.toml"));
        assert!(state.own.refused.as_ref().is_some_and(|refused| refused.problems[0].starts_with("第1行 x")));
        assert!(state.after(Action::Told(Told::NoFile)).own.file.is_none());
    }
}
