use yew::prelude::*;

use super::answer::Answer;
use super::state::{Action, Dialog, Seen};
use super::words;

#[derive(Properties, PartialEq)]
pub struct CoverageProps {
    pub state: Seen,
    pub act: Callback<Action>,
}

/// How much of the text was understood: every numeral by its class. What was not is one click away.
#[component]
pub fn Coverage(props: &CoverageProps) -> Html {
    let Some(report) = props.state.report.as_ref().filter(|_| !props.state.text.is_empty()) else {
        return html! { <p class="coverage" id="coverage"></p> };
    };
    let unread = report.unread.len();
    let onclick = props.act.reform(|_: MouseEvent| Action::Dialog(Some(Dialog::Unread)));
    html! {
        <p class="coverage" id="coverage">
            { told(report) }
            <button type="button" class="link" id="unread" disabled={unread == 0} {onclick}>
                { format!("未识别{unread}个") }
            </button>
        </p>
    }
}

fn told(report: &Answer) -> String {
    let mut words = format!("全文{}个数字：{}个指标，", report.coverage.numerals, report.coverage.indicators);
    let quantities = report.numerals_of("quantity");
    let beside = quantities.saturating_sub(report.coverage.indicators);
    if beside > 0 {
        words.push_str(&format!("{beside}个增减等其他数量，"));
    }
    for (class, title) in words::CLASSES.iter().filter(|(class, _)| !["quantity", "unclassified"].contains(class)) {
        match report.numerals_of(class) {
            0 => {}
            number => words.push_str(&format!("{number}个{title}，")),
        }
    }
    words
}
