use yew::prelude::*;

use super::finding_item::Quote;
use super::more::use_more;
use super::state::{Action, READING, Seen};
use super::words;
use crate::order;
use crate::wire::Check;

#[derive(Properties, PartialEq)]
pub struct LedgerProps {
    pub state: Seen,
    pub act: Callback<Action>,
}

const VERDICTS: [&str; 4] = ["issue", "doubt", "pass", "unchecked"];

/// So many entries are drawn at a time.
const AT_ONCE: usize = 100;

/// What was verified and how, and what could not be and why.
#[component]
pub fn Ledger(props: &LedgerProps) -> Html {
    let (state, act) = (&props.state, &props.act);
    let only = use_state(|| None::<&'static str>);
    let checks: &[Check] = state.details().map_or(&[], |details| &details.checks);
    let mut chosen: Vec<&Check> = checks.iter().filter(|check| only.is_none_or(|only| check.verdict == only)).collect();
    order::by_key(&mut chosen, |check| check.start);
    let more = use_more(chosen.len(), AT_ONCE, 0, "条");
    if state.reads_details() {
        return html! { <div class="empty">{ READING }</div> };
    }
    if checks.is_empty() {
        let words = match state.has_read() {
            true => "文稿中没有能够验算的数量关系。",
            false => "能够验算的合计、占比、增幅、完成率会逐条列在这里：怎么算的，结果如何。",
        };
        return html! { <div class="empty">{ words }</div> };
    }
    let chips = VERDICTS.into_iter().map(|verdict| {
        let count = checks.iter().filter(|check| check.verdict == verdict).count();
        let on = *only == Some(verdict);
        let onclick = {
            let only = only.clone();
            Callback::from(move |_: MouseEvent| only.set((!on).then_some(verdict)))
        };
        html! {
            <button type="button" class="chip" aria-pressed={on.to_string()} {onclick}>
                { words::verdict(verdict) }<span class="count">{ count }</span>
            </button>
        }
    });
    html! {
        <div class="view ledger">
            <div class="filters" role="group" aria-label="按结果筛选">{ for chips }</div>
            <div class="body" onscroll={more.onscroll}>
                <table id="ledger">
                    <thead><tr><th scope="col">{ "结果" }</th><th scope="col">{ "核对内容" }</th><th scope="col">{ "算式与说明" }</th></tr></thead>
                    <tbody>{ for chosen[..more.count].iter().map(|check| line(check, state, act)) }</tbody>
                </table>
                { more.button }
            </div>
        </div>
    }
}

fn line(check: &Check, state: &Seen, act: &Callback<Action>) -> Html {
    let (start, end) = (check.start, check.end);
    let rule = state.rules.iter().find(|rule| rule.id == check.rule);
    let title = rule.map_or(&check.rule, |rule| &rule.title);
    let (from, to) = state.now((start, end));
    let quote = Quote::of(&state.blocks, from, to);
    let onclick = act.reform(move |_: MouseEvent| Action::Show(start, end));
    html! {
        <tr class={check.verdict.clone()} {onclick}>
            <td class="verdict">{ words::verdict(&check.verdict) }</td>
            <td class="claim"><button type="button" class="link">{ quote.words }</button></td>
            <td class="equation">
                <span>{ &check.equation }</span>
                if let Some(reason) = &check.reason {
                    <span class="reason">{ reason }</span>
                }
                <span class="rule-name">{ format!("规则：{title}") }</span>
            </td>
        </tr>
    }
}
