use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::answer::{Answer, Details};
use super::commands::Command;
use super::dom;
use super::previous::Previous;
use super::state::{Action, READING, Seen};
use super::words;
use crate::wire::{Compared, Indicator};

/// Last period's report beside this one.
pub fn panel(state: &Seen, act: &Callback<Action>, run: &Callback<Command>) -> Html {
    match &state.previous {
        None => asking(act, run),
        Some(previous) => html! {
            <div class="view compare">
                <div class="filters">
                    <span>{ format!("上期：{}（{}字）", previous.name, previous.text.chars().count()) }</span>
                    { opening("更换", run) }
                    <button type="button" id="previous-off" onclick={act.reform(|_: MouseEvent| Action::Previous(None))}>{ "不再对照" }</button>
                </div>
                <div class="body">
                    if state.text.trim().is_empty() {
                        <p class="empty">{ "请在左侧放入本期文稿，两期的指标会逐项列在这里。" }</p>
                    } else if let Some((report, details)) = state.report.as_ref().zip(state.details()) {
                        { tables(report, details, act) }
                    } else {
                        <p class="empty">{ READING }</p>
                    }
                </div>
            </div>
        },
    }
}

fn asking(act: &Callback<Action>, run: &Callback<Command>) -> Html {
    let paste = act.reform(|_: MouseEvent| {
        let pasted = dom::document().and_then(|page| page.get_element_by_id("previous"));
        let text = pasted.and_then(|pasted| pasted.dyn_into::<HtmlTextAreaElement>().ok()).map(|pasted| pasted.value());
        Action::Previous(text.filter(|text| !text.trim().is_empty()).map(|text| Previous { name: "粘贴的文稿".into(), text }))
    });
    html! {
        <div class="view compare">
            <div class="asking">
                <label for="previous">{ "把上一期（上年同期、上季度）的报告粘贴在这里，或打开它的文件，逐项对照两期的指标：" }</label>
                <textarea id="previous" spellcheck="false" />
                <p>
                    <button type="button" id="previous-on" onclick={paste}>{ "开始对照" }</button>
                    { opening("打开上期文件", run) }
                </p>
                <p class="soft">{ "能看到：上期数与本期数、按两期数复算的增幅是否与文中所写一致、上期有而本期没有的指标、照抄上期未改的句子。" }</p>
            </div>
        </div>
    }
}

fn opening(words: &'static str, run: &Callback<Command>) -> Html {
    let chosen = {
        let run = run.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                run.emit(Command::ReadPrevious(file));
            }
            input.set_value("");
        })
    };
    let open = Callback::from(|_: MouseEvent| {
        if let Some(input) = dom::document().and_then(|page| page.get_element_by_id("previous-file")) {
            input.unchecked_into::<HtmlInputElement>().click();
        }
    });
    html! {
        <>
            <input id="previous-file" type="file" hidden=true aria-label="打开上期文件" onchange={chosen} />
            <button type="button" id="previous-open" onclick={open}>{ words }</button>
        </>
    }
}

fn tables(report: &Answer, details: &Details, act: &Callback<Action>) -> Html {
    let lines = details.compared.iter().filter_map(|row| {
        let indicator = details.indicators.iter().find(|indicator| indicator.id == row.indicator)?;
        Some(line(row, indicator, act))
    });
    let gone =
        details.vanished.iter().map(|gone| html! { <tr><td>{ &gone.name }</td><td class="value">{ &gone.then }</td></tr> });
    let carried = report.findings.iter().filter(|finding| finding.rule == "stale-carryover").map(|finding| {
        let (start, end) = (finding.start, finding.end);
        let onclick = act.reform(move |_: MouseEvent| Action::Show(start, end));
        html! { <li><button type="button" class="link" {onclick}>{ &finding.message }</button><span class="soft">{ &finding.evidence }</span></li> }
    });
    html! {
        <>
            if details.compared.is_empty() {
                <p class="empty">{ "没有找到两期都写到、口径和时段能对上的指标。请确认上期报告的标题写明了年份和时段。" }</p>
            } else {
                <table id="compared">
                    <thead><tr>
                        <th scope="col">{ "指标" }</th><th scope="col" class="value">{ "本期" }</th><th scope="col" class="value">{ "文中增减" }</th>
                        <th scope="col" class="value">{ "上期" }</th><th scope="col" class="value">{ "复算增减" }</th><th scope="col">{ "核对" }</th>
                    </tr></thead>
                    <tbody>{ for lines }</tbody>
                </table>
            }
            if !details.vanished.is_empty() {
                <h2>{ format!("上期有、本期没有的指标（{}）", details.vanished.len()) }</h2>
                <table id="vanished"><tbody>{ for gone }</tbody></table>
            }
            <ul class="carried">{ for carried }</ul>
        </>
    }
}

fn line(row: &Compared, indicator: &Indicator, act: &Callback<Action>) -> Html {
    let (start, end) = (indicator.value_start, indicator.value_end);
    let onclick = act.reform(move |_: MouseEvent| Action::Show(start, end));
    html! {
        <tr class={row.verdict.clone()} {onclick}>
            <td><button type="button" class="link">{ &indicator.name }</button></td>
            <td class="value">{ &row.now }</td>
            <td class="value">{ indicator.change.as_ref().map(words::change).unwrap_or_default() }</td>
            <td class="value">{ &row.then }</td>
            <td class="value">{ row.growth.as_ref().map(|growth| words::signed(growth, &row.growth_unit)).unwrap_or_default() }</td>
            <td class="verdict">{ words::verdict(&row.verdict) }</td>
        </tr>
    }
}
