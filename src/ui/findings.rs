use web_sys::Element;
use yew::prelude::*;

use super::commands::Command;
use super::dom;
use super::filters::Filters;
use super::finding_item::{FindingItem, Quote};
use super::more::use_more;
use super::state::{Action, Filter, Seen};
use super::view::Shown;

#[derive(Properties, PartialEq)]
pub struct FindingsProps {
    pub state: Seen,
    pub act: Callback<Action>,
    pub run: Callback<Command>,
}

/// No item is lower, in pixels: no more are drawn at a time than the window may show, since every answer draws them anew.
const LOWEST: f64 = 90.0;

#[component]
pub fn Findings(props: &FindingsProps) -> Html {
    let (state, act) = (&props.state, &props.act);
    let listed = state.listed();
    let selected_at = listed.iter().position(|shown| Some(shown.index) == state.selected);
    let more = use_more(listed.len(), 1 + (dom::height() / LOWEST) as usize, selected_at.map_or(0, |at| at + 1), "条");
    use_item_in_view(state);

    let items = listed[..more.count].iter().filter_map(|shown| item(shown, state, props));
    html! {
        <div class="view findings">
            <Filters state={state.clone()} act={act.clone()} />
            <div class="body" id="findings-body" onscroll={more.onscroll}>
                if listed.is_empty() {
                    <div class="empty">{ nothing(state, act) }</div>
                } else {
                    <ol class="list" id="findings">{ for items }</ol>
                }
                { more.button }
            </div>
        </div>
    }
}

fn item(shown: &Shown, state: &Seen, props: &FindingsProps) -> Option<Html> {
    let report = state.report.as_ref()?;
    let finding = report.findings.get(shown.index)?.clone();
    let rule = state.rules.iter().find(|rule| rule.id == finding.rule).cloned();
    let quote = Quote::of(&state.blocks, shown.start, shown.end);
    let indicator = report.about.get(shown.index).and_then(|about| Some(about.as_ref()?.name.clone()));
    let helped = state.help == Some(shown.index);
    let selected = state.selected == Some(shown.index);
    Some(html! {
        <FindingItem key={shown.index} shown={shown.clone()} {finding} {rule} {quote} {indicator} {helped} {selected}
            act={props.act.clone()} run={props.run.clone()} />
    })
}

/// What stands in place of an empty list.
fn nothing(state: &Seen, act: &Callback<Action>) -> Html {
    let Some(report) = state.report.as_ref().filter(|_| !state.text.trim().is_empty()) else {
        return match (state.text.trim().is_empty(), &state.failure) {
            (true, _) => {
                html! { "粘贴文稿后，这里列出查出的问题：写错的合计、对不上的增幅、过时的年份、残留的页码……每条都有依据。" }
            }
            (false, Some(_)) => html! { "核对没有完成，原因见页面底部。" },
            (false, None) => html! { "正在核对……" },
        };
    };
    if !state.live().is_empty() {
        let onclick = act.reform(|_: MouseEvent| Action::Filter(Filter::default()));
        return html! { <>{ "所选条件下没有问题。" }<button type="button" {onclick}>{ "显示全部" }</button></> };
    }
    let passed = report.checks_of("pass");
    let found = match report.findings.len() {
        0 => "没有发现问题。".to_owned(),
        ignored => format!("没有要处理的问题，另有{ignored}处已忽略。"),
    };
    html! {
        match report.checks() {
            0 => format!("{found}文稿中没有能够验算的数量关系。"),
            checks => format!("{found}共核对{checks}处，其中{passed}处算得通过，详见“核对”。"),
        }
    }
}

#[hook]
fn use_item_in_view(state: &Seen) {
    let selected = state.selected;
    use_effect_with(state.reveal_item, move |_| {
        let find = |id: &str| -> Option<Element> { dom::document()?.get_element_by_id(id) };
        if let Some(item) = selected.and_then(|index| find(&format!("finding-{index}")))
            && let Some(body) = find("findings-body")
        {
            dom::reveal(&item, &body);
        }
    });
}
