use std::collections::BTreeSet;
use std::ops::Deref;
use std::rc::Rc;

pub use super::action::{Action, Dialog, Filter, Notice, Tab};
use super::answer::{Answer, Details};
use super::blocks::Blocks;
use super::own::Own;
use super::previous::Previous;
use super::sections::Section;
use super::shift::{Change, Shift};
use super::table::TableView;
use super::word::Word;
use crate::wire::RuleInfo;

/// Everything that the page knows. Cheap to clone: what is large is shared.
#[derive(Clone, PartialEq)]
pub struct State {
    /// The text as it stands in the editor.
    pub text: Rc<str>,
    /// The same text in blocks.
    pub blocks: Blocks,
    /// Goes up with every edit.
    pub version: u32,
    /// An input method is open; nothing is checked meanwhile.
    pub composing: bool,
    /// The newest report, of this text or of an earlier version of it.
    pub report: Option<Rc<Answer>>,
    /// The rest of a report, not always of the newest.
    details: Option<Rc<Details>>,
    /// The edits since the version that the report is of.
    edits: Vec<(u32, Shift)>,
    /// The version that the newest answer was for.
    pub answered: u32,
    /// The version that is being checked.
    pub checking: Option<u32>,
    /// What the checker says when it cannot go on.
    pub failure: Option<String>,
    pub rules: Rc<[Rc<RuleInfo>]>,
    /// Rules whose findings are not shown.
    pub rules_off: BTreeSet<String>,
    /// What the user has told the page.
    pub own: Own,
    /// Which findings of the report were set aside; empty where none were.
    pub hidden: Rc<[bool]>,
    /// Last period's report.
    pub previous: Option<Rc<Previous>>,
    pub filter: Filter,
    /// The selected finding, by its number in the report.
    pub selected: Option<usize>,
    /// A stretch that a table asked for.
    pub place: Option<(u32, u32)>,
    /// Goes up when the editor must show the selection or the place.
    pub reveal_text: u32,
    /// Goes up when the list must show the selected finding.
    pub reveal_item: u32,
    /// Goes up when the lists must be drawn anew; not by typing, whose answer comes soon.
    pub lists: u32,
    pub tab: Tab,
    pub table: TableView,
    pub notice: Option<Notice>,
    pub dialog: Option<Dialog>,
    /// The rule whose help is open in the list, with the finding that it was asked from.
    pub help: Option<usize>,
    /// There are edits that were not saved.
    pub dirty: bool,
    /// The Word document that the text was opened from.
    pub word: Option<Rc<Word>>,
    /// The text before the last opening, to go back to.
    pub before_opening: Option<Rc<str>>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            text: "".into(),
            blocks: Blocks::of(""),
            version: 0,
            composing: false,
            report: None,
            details: None,
            edits: Vec::new(),
            answered: 0,
            checking: None,
            failure: None,
            rules: crate::wire::rule_list().into_iter().map(Rc::new).collect(),
            rules_off: BTreeSet::new(),
            own: Own::default(),
            hidden: [].into(),
            previous: None,
            filter: Filter::default(),
            selected: None,
            place: None,
            reveal_text: 0,
            reveal_item: 0,
            lists: 0,
            tab: Tab::Findings,
            table: TableView::default(),
            notice: None,
            dialog: None,
            help: None,
            dirty: false,
            word: None,
            before_opening: None,
        }
    }
}

/// What stands in a tab until its details are there.
pub const READING: &str = "正在读取……";

/// So many edits without an answer, and the old report says nothing about the text any more.
const STALE: usize = 500;

impl State {
    /// Where a stretch of the report lies in the text now.
    pub fn now(&self, place: (u32, u32)) -> (u32, u32) {
        self.edits.iter().fold(place, |place, (_, shift)| shift.carry(place))
    }

    /// The same, if no edit since has touched it.
    pub fn untouched(&self, place: (u32, u32)) -> Option<(u32, u32)> {
        self.edits.iter().try_fold(place, |place, (_, shift)| shift.carry_whole(place))
    }

    /// The rest of the newest report, where a tab has asked for it.
    pub fn details(&self) -> Option<&Rc<Details>> {
        let number = self.report.as_ref()?.number;
        self.details.as_ref().filter(|details| details.number == number)
    }

    /// Whether the tab waits for the rest of the newest report.
    pub fn reads_details(&self) -> bool {
        self.tab.wants_details() && self.report.is_some() && self.details().is_none()
    }

    /// Whether the tab has shown the rest of an earlier report.
    pub fn tab_was_read(&self) -> bool {
        self.details.is_some()
    }

    /// The sections of the newest report, placed as in it.
    pub fn sections(&self) -> &[Section] {
        self.report.as_ref().map_or(&[], |report| &report.sections)
    }

    /// Whether a text with words was read.
    pub fn has_read(&self) -> bool {
        self.report.is_some() && !self.text.trim().is_empty()
    }

    /// Whether the text must be sent to the checker.
    pub fn needs_check(&self) -> bool {
        self.checking.is_none() && self.answered != self.version && !self.composing
    }

    /// The state after an action.
    pub fn after(mut self, action: Action) -> Self {
        if !matches!(action, Action::Edited(_) | Action::Composing(_) | Action::CheckStarted(_)) {
            self.lists += 1;
        }
        match action {
            Action::Edited(text) => self.edit(text),
            Action::Composing(composing) => self.composing = composing,
            Action::CheckStarted(version) => self.checking = Some(version),
            Action::Checked(version, report) => self.take_report(version, *report),
            Action::Detailed(details) => {
                // The checker has checked another text since, for a file: the details of this one are gone.
                if self.report.as_ref().is_some_and(|report| report.number != details.number) && self.checking.is_none() {
                    self.recheck();
                }
                self.details = Some(Rc::new(*details));
            }
            Action::CheckFailed(version, why) => {
                self.checking = None;
                self.answered = self.answered.max(version);
                self.failure = Some(why);
            }
            Action::Select(finding) => {
                self.select(Some(finding));
                self.tab = Tab::Findings;
                self.reveal_text += 1;
                self.reveal_item += 1;
            }
            Action::Caret(at) => {
                let found = self.finding_at(at);
                self.place = None;
                if found.is_some() && found != self.selected {
                    self.select(found);
                    self.reveal_item += 1;
                }
            }
            Action::Show(start, end) => {
                self.place = Some(self.now((start, end)));
                self.reveal_text += 1;
            }
            Action::Told(told) => self.told(told),
            Action::SwitchRule(rule, true) => {
                self.rules_off.remove(&rule);
            }
            Action::SwitchRule(rule, false) => {
                let chosen = self.selected.and_then(|index| self.report.as_ref()?.findings.get(index));
                if chosen.is_some_and(|finding| finding.rule == rule) {
                    self.select(None);
                }
                self.rules_off.insert(rule);
            }
            Action::Filter(filter) => self.filter = filter,
            Action::Tab(tab) => self.tab = tab,
            Action::Table(table) => self.table = table,
            Action::Help(finding) => self.help = finding,
            Action::Dialog(dialog) => {
                if dialog.is_none() {
                    self.own.offered = Default::default();
                }
                self.dialog = dialog;
            }
            Action::Notice(notice) => self.notice = notice,
            Action::Opening => {
                self.before_opening = (!self.text.trim().is_empty()).then(|| self.text.clone());
                self.selected = None;
                self.place = None;
                // It says nothing of the text that comes.
                self.report = None;
                self.help = None;
            }
            Action::Previous(previous) => {
                self.previous = previous.map(Rc::new);
                self.version += 1;
                self.failure = None;
            }
            Action::Word(word) => self.word = word,
            Action::Recheck => self.recheck(),
            Action::Clean(notice) => {
                self.dirty = false;
                self.notice = Some(notice);
            }
        }
        self
    }

    pub(super) fn recheck(&mut self) {
        self.version += 1;
        self.failure = None;
    }

    fn edit(&mut self, text: String) {
        let Some(change) = Change::between(&self.text, &text) else { return };
        let shift = self.blocks.replace(change, &text[change.start..change.new_end]);
        self.text = text.into();
        if self.text.is_empty() {
            self.word = None;
        }
        self.version += 1;
        self.edits.push((self.version, shift));
        if self.edits.len() > STALE {
            self.edits.clear();
            self.report = None;
            self.select(None);
        }
        self.place = None;
        self.dirty = true;
        self.notice = None;
        if self.before_opening.as_ref().is_some_and(|before| **before == *self.text) {
            self.before_opening = None;
        }
    }

    fn take_report(&mut self, version: u32, report: Answer) {
        self.checking = None;
        if version < self.answered {
            return;
        }
        self.answered = version;
        self.failure = None;
        let selected = self.selected.and_then(|index| self.fingerprint(index));
        let helped = self.help.and_then(|index| self.fingerprint(index));
        self.edits.retain(|(made, _)| *made > version);
        let find = |print: Option<String>| {
            let print = print?;
            report.findings.iter().position(|finding| finding.fingerprint == print)
        };
        (self.selected, self.help) = (find(selected), find(helped));
        self.report = Some(Rc::new(report));
        self.hide();
    }

    fn select(&mut self, finding: Option<usize>) {
        self.selected = finding;
        self.place = None;
    }

    fn fingerprint(&self, finding: usize) -> Option<String> {
        Some(self.report.as_ref()?.findings.get(finding)?.fingerprint.clone())
    }
}

/// The state as components are given it: equal only to itself, so that comparing costs nothing.
#[derive(Clone, Default)]
pub struct Seen(Rc<State>);

impl Seen {
    /// The state after an action.
    pub fn after(&self, action: Action) -> Self {
        Self(Rc::new(State::clone(&self.0).after(action)))
    }
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Seen {
    type Target = State;

    fn deref(&self) -> &State {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::super::own::Told;
    use super::*;
    use crate::ui::view::tests::{finding, report};

    fn typed(state: State, text: &str) -> State {
        state.after(Action::Edited(text.into()))
    }

    fn checked() -> State {
        let state = typed(State::default(), "今年共选派科技特派员179名，其中高等院所47名。");
        let found = vec![finding("sum-of-parts", "error", 10, 13), finding("halfwidth", "hint", 14, 16)];
        let version = state.version;
        state.after(Action::CheckStarted(version)).after(Action::Checked(version, Box::new(report(found))))
    }

    #[test]
    fn marks_move_with_the_text_until_the_next_answer() {
        let state = checked();
        assert_eq!(state.now((10, 13)), (10, 13));
        let state = typed(state, "2024年今年共选派科技特派员179名，其中高等院所47名。");
        assert_eq!(state.now((10, 13)), (15, 18));
        assert_eq!(state.blocks.slice(15, 18), "179");
        assert!(state.needs_check());
        let state = typed(state, "2024年今年共选派科技特派员189名，其中高等院所47名。");
        assert_eq!(state.untouched((10, 13)), None, "a touched stretch has no fix");
        assert_eq!(state.untouched((14, 16)), Some((19, 21)));
    }

    #[test]
    fn an_answer_for_an_older_text_is_moved_and_does_not_end_checking() {
        let state = typed(checked(), "甲今年共选派科技特派员179名，其中高等院所47名。");
        let sent = state.version;
        let state = state.after(Action::CheckStarted(sent));
        let state = typed(state, "乙甲今年共选派科技特派员179名，其中高等院所47名。");
        assert!(!state.needs_check(), "one check at a time");
        let answer = report(vec![finding("sum-of-parts", "error", 11, 14)]);
        let state = state.after(Action::Checked(sent, Box::new(answer)));
        assert_eq!(state.now((11, 14)), (12, 15));
        assert!(state.needs_check(), "the newest text is still to be checked");
        let late = state.clone().after(Action::Checked(sent - 1, Box::new(report(vec![]))));
        assert!(late.report == state.report, "an older answer changes nothing");
    }

    #[test]
    fn nothing_is_checked_while_an_input_method_is_open() {
        let state = checked().after(Action::Composing(true));
        let state = typed(state, "今年共选派科技特派员179名，其中高等院所47名。ni");
        assert!(!state.needs_check());
        assert!(state.after(Action::Composing(false)).needs_check());
    }

    #[test]
    fn a_failure_keeps_text_and_report_and_waits_for_the_next_edit() {
        let state = typed(checked(), "今年");
        let version = state.version;
        let state = state.after(Action::CheckStarted(version)).after(Action::CheckFailed(version, "停".into()));
        assert_eq!(&*state.text, "今年");
        assert!(state.report.is_some() && state.failure.is_some() && !state.needs_check());
        assert!(typed(state, "今年共").needs_check());
    }

    #[test]
    fn the_selection_survives_a_new_report_by_fingerprint() {
        let state = checked().after(Action::Select(1));
        let version = state.version;
        let answer = report(vec![finding("halfwidth", "hint", 14, 16)]);
        let state = state.after(Action::Checked(version, Box::new(answer)));
        assert_eq!(state.selected, Some(0));
        let state = state.after(Action::Checked(version, Box::new(report(vec![]))));
        assert_eq!(state.selected, None);
    }

    #[test]
    fn the_caret_in_marked_words_selects_and_leaves_the_editor_alone() {
        let state = checked();
        let before = state.reveal_text;
        let state = state.after(Action::Caret(11));
        assert_eq!((state.selected, state.reveal_text), (Some(0), before));
        assert_eq!(state.after(Action::Caret(2)).selected, Some(0), "outside marks the selection stays");
    }

    #[test]
    fn a_finding_that_is_ignored_is_no_longer_selected() {
        assert_eq!(checked().after(Action::Select(0)).after(Action::Told(Told::Ignore(0))).selected, None);
    }

    #[test]
    fn opening_keeps_the_old_text_to_go_back_to() {
        let state = typed(checked().after(Action::Opening), "新的");
        assert!(state.before_opening.as_deref().is_some_and(|text| text.starts_with("今年")));
        let notice = Notice { text: "已打开".into(), trouble: false };
        let state = state.after(Action::Clean(notice));
        assert!(!state.dirty);
        let back = state.before_opening.clone().expect("kept");
        assert!(typed(state, &back).before_opening.is_none());
    }
}
