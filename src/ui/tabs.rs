use yew::prelude::*;

use super::dom;
use super::state::{Action, Seen, Tab};

#[derive(Properties, PartialEq)]
pub struct TabsProps {
    pub state: Seen,
    pub act: Callback<Action>,
}

/// The heads of the tabs; arrow keys go from one to the next.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let state = &props.state;
    let report = state.report.as_ref();
    let count = |tab: Tab| match tab {
        Tab::Findings => report.map(|_| state.live().len().to_string()),
        Tab::Indicators => report.map(|report| report.coverage.indicators.to_string()),
        Tab::Ledger => report.map(|report| report.checks().to_string()),
        Tab::Compare => report.filter(|_| state.previous.is_some()).map(|report| report.compared.to_string()),
        Tab::Record => None,
        Tab::Rules if state.rules_off.is_empty() => (!state.rules.is_empty()).then(|| state.rules.len().to_string()),
        Tab::Rules => Some(format!("停用{}", state.rules_off.len())),
    };
    let onkeydown = {
        let (act, tab) = (props.act.clone(), state.tab);
        Callback::from(move |event: KeyboardEvent| {
            let step = match &*event.key() {
                "ArrowRight" => 1,
                "ArrowLeft" => Tab::ALL.len() - 1,
                _ => return,
            };
            let at = Tab::ALL.iter().position(|&other| other == tab).unwrap_or(0);
            let next = Tab::ALL[(at + step) % Tab::ALL.len()];
            act.emit(Action::Tab(next));
            dom::focus(next.id());
        })
    };
    let heads = Tab::ALL.into_iter().map(|tab| {
        let chosen = tab == state.tab;
        let onclick = props.act.reform(move |_: MouseEvent| Action::Tab(tab));
        let count = count(tab).map(|count| html! { <span class="count">{ count }</span> });
        html! {
            <button type="button" id={tab.id()} role="tab" aria-selected={chosen.to_string()} aria-controls="panel"
                tabindex={if chosen { "0" } else { "-1" }} {onclick}>
                { tab.title() }{ count }
            </button>
        }
    });
    html! { <div class="tabs" role="tablist" aria-label="核对结果" {onkeydown}>{ for heads }</div> }
}
