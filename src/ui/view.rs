use super::answer::Answer;
use super::marks::{Grade, Look, Mark};
use super::sections;
use super::state::State;
use super::table::{self, Row};
use crate::order;

/// A finding as the page shows it now.
#[derive(Clone, PartialEq, Debug)]
pub struct Shown {
    /// Its number in the report.
    pub index: usize,
    pub start: u32,
    pub end: u32,
    pub grade: Grade,
    pub ignored: bool,
}

/// A choice of a filter, with how many findings it has.
#[derive(Clone, PartialEq, Debug)]
pub struct Choice {
    pub id: String,
    pub title: String,
    pub count: usize,
}

impl State {
    fn shown(&self, report: &Answer, index: usize) -> Shown {
        let finding = &report.findings[index];
        let (start, end) = self.now((finding.start, finding.end));
        let grade = Grade::of(&finding.severity);
        Shown { index, start, end, grade, ignored: self.is_hidden(index) }
    }

    /// Findings of rules that are on and that are not ignored, in the order of the text.
    pub fn live(&self) -> Vec<Shown> {
        let Some(report) = &self.report else { return Vec::new() };
        let mut live: Vec<Shown> = (0..report.findings.len())
            .filter(|&index| !self.rules_off.contains(&report.findings[index].rule))
            .map(|index| self.shown(report, index))
            .filter(|shown| !shown.ignored)
            .collect();
        order::by_key(&mut live, |shown| (shown.start, shown.end, shown.grade));
        live
    }

    /// What the list shows: filtered, gravest first, then in the order of the text.
    pub fn listed(&self) -> Vec<Shown> {
        let mut listed: Vec<Shown> = self.candidates();
        listed.retain(|shown| self.passes_grade(shown) && self.passes_family(shown) && self.passes_section(shown));
        order::by_key(&mut listed, |shown| (shown.grade, shown.start, shown.end));
        listed
    }

    /// How many findings each grade has under the other filters.
    pub fn grade_count(&self, grade: Grade) -> usize {
        let of_grade = |shown: &&Shown| shown.grade == grade && self.passes_family(shown) && self.passes_section(shown);
        self.candidates().iter().filter(of_grade).count()
    }

    /// The families that have findings.
    pub fn families(&self) -> Vec<Choice> {
        let mut choices: Vec<Choice> = Vec::new();
        for rule in self.rules.iter() {
            if choices.iter().all(|choice| choice.id != rule.family) {
                let (id, title) = (rule.family.clone(), rule.family_title.clone());
                choices.push(Choice { id, title, count: 0 });
            }
        }
        for shown in self.candidates().iter().filter(|shown| self.passes_grade(shown) && self.passes_section(shown)) {
            let family = self.family(shown);
            if let Some(choice) = choices.iter_mut().find(|choice| Some(&choice.id) == family) {
                choice.count += 1;
            }
        }
        choices.retain(|choice| choice.count > 0 || self.filter.family.as_ref() == Some(&choice.id));
        choices
    }

    /// The sections of the text, with their findings.
    pub fn section_choices(&self) -> Vec<Choice> {
        let mut choices: Vec<Choice> = Vec::new();
        for section in self.sections() {
            if choices.iter().all(|choice| choice.id != section.title) {
                choices.push(Choice { id: section.title.clone(), title: section.title.clone(), count: 0 });
            }
        }
        for shown in self.candidates().iter().filter(|shown| self.passes_grade(shown) && self.passes_family(shown)) {
            let section = self.section(shown);
            if let Some(choice) = choices.iter_mut().find(|choice| Some(&*choice.id) == section) {
                choice.count += 1;
            }
        }
        choices
    }

    /// How many findings the user put aside.
    pub fn ignored_count(&self) -> usize {
        let found = self.report.iter().flat_map(|report| report.findings.iter().enumerate());
        found.filter(|(index, finding)| self.is_hidden(*index) && !self.rules_off.contains(&finding.rule)).count()
    }

    /// The stretches to mark in the text.
    pub fn marks(&self) -> Vec<Mark> {
        let live = self.live();
        let mut marks: Vec<Mark> = live
            .iter()
            .map(|shown| {
                let selected = self.selected == Some(shown.index);
                let look = Look { severity: Some(shown.grade), selected, ..Look::default() };
                Mark { start: shown.start, end: shown.end, look }
            })
            .collect();
        let chosen = self.selected.and_then(|index| self.report.as_ref()?.findings.get(index));
        if let Some(finding) = chosen {
            let related = Look { related: true, ..Look::default() };
            for other in &finding.related {
                let (start, end) = self.now((other.start, other.end));
                marks.push(Mark { start, end, look: related });
            }
            if self.selected.is_some_and(|index| self.is_hidden(index)) {
                let (start, end) = self.now((finding.start, finding.end));
                marks.push(Mark { start, end, look: Look { selected: true, ..Look::default() } });
            }
        }
        if let Some((start, end)) = self.place {
            marks.push(Mark { start, end, look: Look { place: true, ..Look::default() } });
        }
        marks
    }

    /// The finding whose words hold the caret: the narrowest, then the gravest.
    pub fn finding_at(&self, caret: u32) -> Option<usize> {
        let live = self.live();
        let holding = live.iter().filter(|shown| shown.start <= caret && caret <= shown.end);
        holding.min_by_key(|shown| (shown.end - shown.start, shown.grade)).map(|shown| shown.index)
    }

    /// The finding after or before the selected one, or the caret, in the order of the text; round at the ends.
    pub fn neighbour(&self, forward: bool, caret: u32) -> Option<usize> {
        let live = self.live();
        let at = self.selected.and_then(|index| live.iter().position(|shown| shown.index == index));
        let next = match (at, forward) {
            (Some(at), true) => at + 1,
            (Some(at), false) => at.checked_sub(1).unwrap_or(live.len().saturating_sub(1)),
            (None, true) => live.partition_point(|shown| shown.start < caret),
            (None, false) => live.partition_point(|shown| shown.start < caret).checked_sub(1).unwrap_or(live.len()),
        };
        let wrapped = if forward { live.first() } else { live.last() };
        live.get(next).or(wrapped).map(|shown| shown.index)
    }

    /// Every indicator with what checking says of it.
    pub fn rows(&self) -> Vec<Row> {
        let (Some(report), Some(details)) = (&self.report, self.details()) else { return Vec::new() };
        let live = self.live();
        let grave = live.iter().filter(|shown| shown.grade != Grade::Hint).map(|shown| &report.findings[shown.index]);
        let wrong: Vec<(u32, u32)> = grave.map(|finding| (finding.start, finding.end)).collect();
        table::rows(details, &wrong)
    }

    /// Whether the checker's answer is of the text as it stands.
    pub fn up_to_date(&self) -> bool {
        self.answered == self.version && self.failure.is_none()
    }

    fn candidates(&self) -> Vec<Shown> {
        let Some(report) = &self.report else { return Vec::new() };
        (0..report.findings.len())
            .filter(|&index| !self.rules_off.contains(&report.findings[index].rule))
            .map(|index| self.shown(report, index))
            .filter(|shown| !shown.ignored || self.filter.with_ignored)
            .collect()
    }

    fn passes_grade(&self, shown: &Shown) -> bool {
        !self.filter.grades_off.contains(&shown.grade)
    }

    fn passes_family(&self, shown: &Shown) -> bool {
        self.filter.family.is_none() || self.filter.family.as_ref() == self.family(shown)
    }

    fn passes_section(&self, shown: &Shown) -> bool {
        let Some(wanted) = &self.filter.section else { return true };
        let known = self.sections().iter().any(|section| section.title == *wanted);
        !known || self.section(shown) == Some(wanted)
    }

    fn family(&self, shown: &Shown) -> Option<&String> {
        let finding = self.report.as_ref()?.findings.get(shown.index)?;
        self.rules.iter().find(|rule| rule.id == finding.rule).map(|rule| &rule.family)
    }

    fn section(&self, shown: &Shown) -> Option<&str> {
        let finding = self.report.as_ref()?.findings.get(shown.index)?;
        sections::at(self.sections(), finding.start).map(|section| &*section.title)
    }
}

#[cfg(test)]
pub mod tests {
    use std::rc::Rc;

    use super::super::answer::Details;
    use super::super::own::Told;
    use super::super::state::{Action, Filter, Tab};
    use super::*;
    use crate::wire::{Coverage, DocumentInfo, Finding, Related, RuleInfo};

    pub fn finding(rule: &str, severity: &str, start: u32, end: u32) -> Finding {
        Finding {
            rule: rule.into(),
            severity: severity.into(),
            start,
            end,
            message: "有误".into(),
            evidence: String::new(),
            related: Vec::new(),
            fixes: Vec::new(),
            fingerprint: format!("{rule}{}", end - start),
            origin: None,
        }
    }

    pub fn report(findings: Vec<Finding>) -> Answer {
        Answer {
            number: 1,
            document: DocumentInfo { title: String::new(), period: None, chars: 0 },
            about: Vec::new(),
            sections: Vec::new(),
            unread: Vec::new(),
            classes: Vec::new(),
            verdicts: Vec::new(),
            compared: 0,
            findings,
            coverage: Coverage { numerals: 0, classified: 0, indicators: 0, checks: 0 },
        }
    }

    pub fn details() -> Details {
        let (indicators, checks, compared, vanished) = Default::default();
        Details { number: 1, period: None, indicators, checks, compared, vanished }
    }

    fn rule(id: &str, family: &str) -> RuleInfo {
        let text = String::new;
        RuleInfo {
            id: id.into(),
            title: id.into(),
            family: family.into(),
            family_title: family.into(),
            severity: "error".into(),
            why: text(),
            advice: text(),
            authority: text(),
            bad: vec![],
            good: vec![],
            record: vec![],
        }
    }

    fn state(findings: Vec<Finding>) -> State {
        let mut state = State::default();
        state.rules = [rule("a", "数"), rule("b", "文"), rule("c", "空")].map(Rc::new).into();
        state.after(Action::Edited("字".repeat(100))).after(Action::Checked(1, Box::new(report(findings))))
    }

    fn order(shown: &[Shown]) -> Vec<usize> {
        shown.iter().map(|shown| shown.index).collect()
    }

    #[test]
    fn the_list_goes_by_severity_then_place_and_the_text_by_place() {
        let state = state(vec![
            finding("a", "hint", 1, 2),
            finding("a", "error", 50, 54),
            finding("b", "warning", 5, 8),
            finding("b", "error", 20, 25),
        ]);
        assert_eq!(order(&state.listed()), [3, 1, 2, 0]);
        assert_eq!(order(&state.live()), [0, 2, 3, 1]);
    }

    #[test]
    fn filters_leave_out_and_count() {
        let state = state(vec![finding("a", "hint", 1, 2), finding("b", "error", 50, 54), finding("b", "hint", 60, 63)]);
        let of = |filter: Filter| order(&state.clone().after(Action::Filter(filter)).listed());
        assert_eq!(of(Filter { grades_off: [Grade::Hint].into(), ..Filter::default() }), [1]);
        assert_eq!(of(Filter { family: Some("文".into()), ..Filter::default() }), [1, 2]);
        let counts: Vec<(String, usize)> = state.families().into_iter().map(|c| (c.id, c.count)).collect();
        assert_eq!(counts, [("数".into(), 1), ("文".into(), 2)]);
        assert_eq!(state.grade_count(Grade::Hint), 2);
    }

    #[test]
    fn ignored_and_switched_off_findings_are_neither_listed_nor_marked() {
        let state = state(vec![finding("a", "error", 1, 2), finding("b", "error", 5, 8)]);
        let ignoring = state.clone().after(Action::Told(Told::Ignore(0)));
        assert_eq!(order(&ignoring.listed()), [1]);
        assert_eq!(ignoring.marks().len(), 1);
        assert_eq!(ignoring.ignored_count(), 1);
        let again = ignoring.after(Action::Filter(Filter { with_ignored: true, ..Filter::default() }));
        assert_eq!(order(&again.listed()), [0, 1]);
        let off = state.after(Action::SwitchRule("b".into(), false));
        assert_eq!(order(&off.listed()), [0]);
        assert_eq!(order(&off.after(Action::SwitchRule("b".into(), true)).listed()), [0, 1]);
    }

    #[test]
    fn both_ends_of_a_contradiction_light_up() {
        let mut wrong = finding("a", "error", 10, 13);
        wrong.related.push(Related { start: 30, end: 32, label: "另一处".into(), origin: None });
        let state = state(vec![wrong]).after(Action::Select(0));
        let marks = state.marks();
        assert!(marks.iter().any(|mark| mark.start == 10 && mark.look.selected));
        assert!(marks.iter().any(|mark| (mark.start, mark.end) == (30, 32) && mark.look.related));
    }

    #[test]
    fn keys_go_round_in_the_order_of_the_text() {
        let state = state(vec![finding("a", "hint", 10, 12), finding("b", "error", 40, 43), finding("a", "hint", 70, 74)]);
        assert_eq!(state.neighbour(true, 0), Some(0));
        assert_eq!(state.neighbour(true, 41), Some(2));
        assert_eq!(state.neighbour(false, 41), Some(1));
        assert_eq!(state.neighbour(true, 99), Some(0));
        assert_eq!(state.neighbour(false, 0), Some(2));
        let state = state.after(Action::Select(2));
        assert_eq!(state.neighbour(true, 0), Some(0));
        assert_eq!(state.neighbour(false, 0), Some(1));
        assert_eq!(State::default().neighbour(true, 0), None);
    }

    #[test]
    fn a_selection_brings_its_list_to_the_front() {
        let state = state(vec![finding("a", "hint", 10, 12)]).after(Action::Tab(Tab::Ledger));
        assert_eq!(state.after(Action::Select(0)).tab, Tab::Findings);
    }
}
