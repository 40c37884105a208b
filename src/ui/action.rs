use std::collections::BTreeSet;
use std::rc::Rc;

use super::answer::{Answer, Details};
use super::marks::Grade;
use super::own::Told;
use super::previous::Previous;
use super::table::TableView;
use super::word::Word;

/// What the list leaves out.
#[derive(Clone, PartialEq, Default)]
pub struct Filter {
    pub grades_off: BTreeSet<Grade>,
    /// Id of the only family shown.
    pub family: Option<String>,
    /// Title of the only section shown.
    pub section: Option<String>,
    /// Ignored findings are listed too.
    pub with_ignored: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tab {
    Findings,
    Indicators,
    Ledger,
    Compare,
    Record,
    Rules,
}

impl Tab {
    pub const ALL: [Tab; 6] = [Tab::Findings, Tab::Indicators, Tab::Ledger, Tab::Compare, Tab::Record, Tab::Rules];

    /// Its element's id.
    pub fn id(self) -> &'static str {
        match self {
            Tab::Findings => "tab-findings",
            Tab::Indicators => "tab-indicators",
            Tab::Ledger => "tab-ledger",
            Tab::Compare => "tab-compare",
            Tab::Record => "tab-record",
            Tab::Rules => "tab-rules",
        }
    }

    /// Whether it shows more than the first part of an answer.
    pub fn wants_details(self) -> bool {
        matches!(self, Tab::Indicators | Tab::Ledger | Tab::Compare)
    }

    pub fn title(self) -> &'static str {
        match self {
            Tab::Findings => "问题",
            Tab::Indicators => "指标",
            Tab::Ledger => "核对",
            Tab::Compare => "对照",
            Tab::Record => "核校单",
            Tab::Rules => "规则",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialog {
    Keys,
    Proof,
    Unread,
    Knowledge,
    Ignored,
    Outputs,
}

/// One line about what just happened.
#[derive(Clone, PartialEq, Debug)]
pub struct Notice {
    pub text: String,
    /// Something did not work.
    pub trouble: bool,
}

/// What can happen to the state.
pub enum Action {
    /// The editor holds this text now.
    Edited(String),
    Composing(bool),
    CheckStarted(u32),
    Checked(u32, Box<Answer>),
    CheckFailed(u32, String),
    /// The rest of an answer came, which a tab asked for.
    Detailed(Box<Details>),
    /// A finding was chosen in the list, the strip or by a key: the editor shows it.
    Select(usize),
    /// The caret stands here: the list shows the finding that it is in.
    Caret(u32),
    /// A table asks for a stretch, placed as in the report.
    Show(u32, u32),
    /// The user says what is to be known or not to be shown.
    Told(Told),
    SwitchRule(String, bool),
    Filter(Filter),
    Tab(Tab),
    Table(TableView),
    Help(Option<usize>),
    Dialog(Option<Dialog>),
    Notice(Option<Notice>),
    /// The text is about to be replaced by a file or the sample.
    Opening,
    /// The text comes from a Word document, or from none.
    Word(Option<Rc<Word>>),
    /// The text in the editor is as in a file: opened, or just saved.
    Clean(Notice),
    /// Last period's report is given, or taken away.
    Previous(Option<Previous>),
    /// The text is to be checked again though it is the same.
    Recheck,
}
