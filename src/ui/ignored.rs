use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::commands::Command;
use super::knowledge::{OwnProps, chosen_file};
use super::own::{Told, entry};
use super::state::{Action, Seen};
use crate::knowledge::{Ignored, What};

/// Everything that is not shown, each with its way back; the list can be carried to another computer.
#[component]
pub fn IgnoredBody(props: &OwnProps) -> Html {
    let (state, act, run) = (&props.state, &props.act, &props.run);
    let (offered, rule) = state.own.offered.clone();
    let write = {
        let (act, rule) = (act.clone(), rule.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                act.emit(Action::Told(Told::Offer(input.value(), rule.clone())));
            }
        })
    };
    let add = {
        let (act, words) = (act.clone(), offered.trim().to_owned());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !words.is_empty() {
                act.emit(Action::Told(Told::Add(vec![entry(What::Pattern { words: words.clone(), rule: rule.clone() })])));
                act.emit(Action::Told(Told::Offer(String::new(), rule.clone())));
            }
        })
    };
    let autofocus = !offered.is_empty();
    let counts = counts(state);
    let entries = state.own.ignored.iter().enumerate().map(|(index, one)| line(index, one, counts[index], state, act));
    let rules = state.rules_off.iter().map(|rule| {
        let back = {
            let rule = rule.clone();
            act.reform(move |_: MouseEvent| Action::SwitchRule(rule.clone(), true))
        };
        let found = state.report.iter().flat_map(|report| &report.findings).filter(|finding| finding.rule == *rule).count();
        html! { <tr><th scope="row">{ "规则" }</th><td>{ state.rule_title(rule) }</td><td>{ format!("{found}处") }</td><td></td><td><button type="button" class="back" onclick={back}>{ "恢复" }</button></td></tr> }
    });
    let empty = state.own.ignored.is_empty() && state.rules_off.is_empty();
    let save = run.reform(|_: MouseEvent| Command::SaveIgnored);
    html! {
        <>
            <p>{ "清单只存规则代号、指纹和自己填写的词语，不含文稿内容；换一份文稿、换一台电脑都能用。" }</p>
            <p class="own-actions">
                <button type="button" id="ignored-save" disabled={empty} onclick={save}>{ "导出清单" }</button>
                <label class="button">{ "导入清单" }
                    <input id="ignored-file" type="file" accept=".toml,.json,.txt" class="unseen" onchange={chosen_file(run, Command::ReadIgnored)} />
                </label>
            </p>
            <form class="own-actions" onsubmit={add}>
                <label>{ offer(state) }
                    <input id="pattern" type="text" {autofocus} value={offered} oninput={write} placeholder="如 揭榜*" />
                </label>
                <button type="submit" id="pattern-add">{ "添加" }</button>
            </form>
            if empty {
                <p>{ "现在没有忽略任何问题。" }</p>
            } else {
                <table class="own-table" id="ignored">
                    <thead><tr><th>{ "忽略" }</th><th>{ "内容" }</th><th>{ "本文稿" }</th><th>{ "原因（可不填）" }</th><th></th></tr></thead>
                    <tbody>{ for entries }{ for rules }</tbody>
                </table>
            }
        </>
    }
}

/// How many findings of this report each entry hides.
fn counts(state: &Seen) -> Vec<usize> {
    let mut counts = vec![0; state.own.ignored.len()];
    if let Some(report) = &state.report {
        let hidden = (0..report.findings.len()).filter(|&index| state.is_hidden(index));
        for by in hidden.filter_map(|index| state.hidden_by(report, index)) {
            counts[by] += 1;
        }
    }
    counts
}

fn offer(state: &Seen) -> String {
    match state.own.offered.1.as_str() {
        "" => "按标出的词语忽略（*代表任意文字，?代表一个字）：".into(),
        rule => format!("“{}”中按词语忽略（*代表任意文字，?代表一个字）：", state.rule_title(rule)),
    }
}

fn line(index: usize, one: &Ignored, count: usize, state: &Seen, act: &Callback<Action>) -> Html {
    let (what, words) = match &one.what {
        What::Finding { fingerprint, rule } => {
            ("问题", format!("{}（指纹{}）", state.rule_title(rule), &fingerprint[..8.min(fingerprint.len())]))
        }
        What::Rule(rule) => ("规则", state.rule_title(rule)),
        What::Indicator(hash) => ("指标", indicator(state, hash)),
        What::Pattern { words, rule } if rule.is_empty() => ("词语", words.clone()),
        What::Pattern { words, rule } => ("词语", format!("{words}（{}）", state.rule_title(rule))),
    };
    let back = act.reform(move |_: MouseEvent| Action::Told(Told::Undo(index)));
    let reason = {
        let act = act.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                act.emit(Action::Told(Told::Reason(index, input.value().trim().to_owned())));
            }
        })
    };
    html! {
        <tr>
            <th scope="row">{ what }</th><td>{ words }</td><td>{ format!("{count}处") }</td>
            <td><input type="text" aria-label="原因" value={one.reason.clone()} onchange={reason} /></td>
            <td><button type="button" class="back" onclick={back}>{ "恢复" }</button></td>
        </tr>
    }
}

/// The name of an indicator that a finding is about; otherwise only its hash is known.
fn indicator(state: &Seen, hash: &str) -> String {
    let known = state.report.iter().flat_map(|report| &report.about).flatten().find(|one| one.hash == hash);
    known.map_or_else(|| format!("本文稿中没有问题的指标（{}）", &hash[..8.min(hash.len())]), |one| one.name.clone())
}
