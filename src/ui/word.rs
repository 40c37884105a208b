//! The Word document that the text was opened from, and its copy with the findings in it.

use super::state::{Action, State};
use crate::wire::Finding;
use crate::write::{self, Marked};

/// A document as it was opened.
#[derive(PartialEq, Debug)]
pub struct Word {
    /// The file's name without its ending.
    pub name: String,
    pub bytes: Vec<u8>,
    /// Its text.
    pub text: String,
}

impl Word {
    pub fn new(file: &str, bytes: Vec<u8>, text: String) -> Self {
        let name = file.rsplit_once('.').map_or(file, |(name, _)| name).to_owned();
        Self { name, bytes, text }
    }

    /// The document with the findings as comments; what went wrong, in words.
    pub fn marked(&self, findings: &[Finding], with_changes: bool) -> Result<Marked, String> {
        write::docx(&self.bytes, findings, with_changes).map_err(|why| format!("批注没有写成：{why}。原文件没有改动"))
    }
}

/// What the list shows of the document as it was opened, if the page knows it without checking again.
pub fn findings(state: &State, word: &Word) -> Option<Vec<Finding>> {
    let report = state.report.as_ref().filter(|_| state.up_to_date() && *state.text == *word.text)?;
    Some(state.live().iter().map(|shown| report.findings[shown.index].clone()).collect())
}

/// The state that the document would be in if nothing had been edited.
pub fn as_opened(state: &State, word: &Word) -> State {
    let mut fresh = State::default();
    (fresh.own, fresh.rules_off, fresh.previous) = (state.own.clone(), state.rules_off.clone(), state.previous.clone());
    fresh.after(Action::Edited(word.text.clone()))
}

/// What was saved, in a line.
pub fn told(name: &str, marked: &Marked, edited: bool) -> String {
    let changes = if marked.changes > 0 { format!("、{}处修订", marked.changes) } else { String::new() };
    let note = if edited { "；批注标在打开时的文稿上，之后的修改不在其中" } else { "" };
    format!("已保存为 {name}，含{}条批注{changes}{note}", marked.comments)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::What;
    use crate::ui::own::{Told, entry};
    use crate::ui::view::tests::{finding, report};

    #[test]
    fn findings_of_another_text_are_not_taken() {
        let word = Word::new("市科技局总结.docx", Vec::new(), "选派179名。".into());
        assert_eq!(word.name, "市科技局总结");
        let state = State::default().after(Action::Edited(word.text.clone()));
        assert_eq!(findings(&state, &word), None, "not checked yet");
        let found = vec![finding("a", "error", 2, 5), finding("b", "error", 5, 6)];
        let state = state.after(Action::Checked(1, Box::new(report(found.clone()))));
        assert_eq!(findings(&state, &word), Some(found.clone()));
        let off = state.clone().after(Action::SwitchRule("b".into(), false));
        assert_eq!(findings(&off, &word), Some(found[..1].to_vec()));
        let edited = state.after(Action::Edited("选派189名。".into()));
        assert_eq!(findings(&edited, &word), None);
    }

    #[test]
    fn what_was_set_aside_stays_so() {
        let word = Word::new("总结.docx", Vec::new(), "选派179名。".into());
        let ignoring = entry(What::Rule("b".into()));
        let state = State::default().after(Action::Edited("选派".into())).after(Action::Told(Told::Add(vec![ignoring])));
        let found = vec![finding("a", "error", 2, 5), finding("b", "error", 5, 6)];
        let opened = as_opened(&state, &word);
        let opened = opened.clone().after(Action::Checked(opened.version, Box::new(report(found.clone()))));
        assert_eq!(findings(&opened, &word), Some(found[..1].to_vec()));
    }
}
