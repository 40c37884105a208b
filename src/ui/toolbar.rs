use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::checker;
use super::commands::Command;
use super::marks::Grade;
use super::state::{Action, Dialog, Seen};

#[derive(Properties, PartialEq)]
pub struct ToolbarProps {
    pub state: Seen,
    pub act: Callback<Action>,
    pub run: Callback<Command>,
}

#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    let (state, act, run) = (&props.state, &props.act, &props.run);
    let empty = state.text.is_empty();
    let counts = use_memo((state.lists, empty, state.report.is_some()), |_| summary(state));
    let chosen = {
        let run = run.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                run.emit(Command::Read(file));
            }
            // So that the same file can be chosen again.
            input.set_value("");
        })
    };
    let open = run.reform(|_: MouseEvent| Command::Open);
    let sample = run.reform(|_: MouseEvent| Command::Sample);
    let save = run.reform(|_: MouseEvent| Command::SaveText);
    let outputs = act.reform(|_: MouseEvent| Action::Dialog(Some(Dialog::Outputs)));
    let copy = run.reform(|_: MouseEvent| Command::CopyText);
    let knowledge = act.reform(|_: MouseEvent| Action::Dialog(Some(Dialog::Knowledge)));
    let own = if state.own.file.is_some() { "自有词库✓" } else { "自有词库" };
    let proof = act.reform(|_: MouseEvent| Action::Dialog(Some(Dialog::Proof)));
    let keys = act.reform(|_: MouseEvent| Action::Dialog(Some(Dialog::Keys)));
    html! {
        <header class="toolbar">
            <h1>{ "核稿" }</h1>
            <input id="file" type="file" accept=".txt,.md,.text,.docx,.xlsx,.ofd,.html,.htm,text/plain" hidden=true aria-label="打开文件" onchange={chosen} />
            <button type="button" id="open" onclick={open} title="打开 .txt、.docx、.xlsx、.ofd 或网页文件（Ctrl+O）">{ "打开文件" }</button>
            <button type="button" id="sample" onclick={sample} title="放入一篇有差错的示例文稿">{ "粘贴示例" }</button>
            <button type="button" id="save" disabled={empty} onclick={save} title="保存为 .txt（Ctrl+S）">{ "保存文稿" }</button>
            <button type="button" id="outputs" disabled={empty} onclick={outputs} title="带批注的 Word 文稿、Excel 工作簿、核校单等">{ "导出" }</button>
            <button type="button" id="copy" disabled={empty} onclick={copy}>{ "复制全文" }</button>
            <button type="button" id="knowledge" onclick={knowledge} title="本单位的名称、目标、勾稽和允许用词">{ own }</button>
            <p class="summary" id="summary" role="status" aria-live="polite" aria-busy={(!state.up_to_date()).to_string()}>{ (*counts).clone() }</p>
            <button type="button" class="proof" id="proof" onclick={proof} title="点击查看依据">
                { "本页不联网，文稿不离开本机" }
            </button>
            <button type="button" class="keys" id="keys" onclick={keys} title="快捷键" aria-label="快捷键">{ "?" }</button>
        </header>
    }
}

/// The counts, as the screen shows them and a screen reader says them. They change when an answer comes.
fn summary(state: &Seen) -> Html {
    if state.report.is_none() {
        return match (state.text.is_empty(), &state.failure) {
            (true, _) => html! {},
            (false, Some(_)) => html! { "核对没有完成" },
            (false, None) => html! { "正在核对……" },
        };
    }
    let live = state.live();
    let counts = Grade::ALL.into_iter().map(|grade| {
        let count = live.iter().filter(|shown| shown.grade == grade).count();
        html! { <span class={grade.class()}><i aria-hidden="true" />{ format!("{}{count}", grade.title()) }</span> }
    });
    counts.collect()
}

#[derive(Properties, PartialEq)]
pub struct StatusProps {
    pub state: Seen,
    pub run: Callback<Command>,
}

/// The line at the foot: what just happened, and what to do when the checker fails.
#[component]
pub fn StatusLine(props: &StatusProps) -> Html {
    let (state, run) = (&props.state, &props.run);
    let restore = state.before_opening.is_some().then(|| {
        let onclick = run.reform(|_: MouseEvent| Command::Restore);
        html! { <button type="button" id="restore" {onclick}>{ "恢复打开前的文稿" }</button> }
    });
    let words = if let Some(why) = &state.failure {
        let again = run.reform(|_: MouseEvent| Command::Recheck);
        html! {
            <span class="trouble">
                { format!("核对没有完成：{}。文稿没有改动，可继续编辑、保存。", why.trim_end_matches('。')) }
                <button type="button" id="recheck" onclick={again}>{ "重新核对" }</button>
            </span>
        }
    } else if let Some(notice) = &state.notice {
        html! { <span class={notice.trouble.then_some("trouble")}>{ &notice.text }</span> }
    } else {
        html! { <span>{ about(state) }</span> }
    };
    html! {
        <footer class="foot">
            <div id="status" role="status" aria-live="polite">{ words }{ restore }</div>
            <div id="spoken" class="unseen" role="status" aria-live="polite">{ spoken(state) }</div>
            if checker::served_name().is_some() {
                <button type="button" id="offline" title="把本页保存成一个文件，可在不联网的电脑上打开"
                    onclick={run.reform(|_: MouseEvent| Command::SaveOffline)}>{ "保存离线版" }</button>
            }
            <span class="version">{ concat!("核稿 ", env!("CARGO_PKG_VERSION")) }</span>
        </footer>
    }
}

/// The chosen finding as a screen reader says it, since the keyboard stays in the text.
fn spoken(state: &Seen) -> String {
    let chosen = state.report.iter().zip(state.selected).find_map(|(report, index)| report.findings.get(index));
    let Some(finding) = chosen else { return String::new() };
    let grade = Grade::of(&finding.severity).title();
    format!("{grade}：{}。{}{}", state.rule_title(&finding.rule), finding.message, finding.evidence)
}

fn about(state: &Seen) -> String {
    let Some(report) = state.report.as_ref().filter(|_| !state.text.is_empty()) else { return String::new() };
    let document = &report.document;
    let mut parts = Vec::new();
    if !document.title.is_empty() {
        parts.push(format!("《{}》", document.title));
    }
    if let Some(period) = &document.period {
        parts.push(format!("报告期：{}", period.label));
    }
    parts.push(format!("{}字", document.chars));
    if state.dirty {
        parts.push("未保存".into());
    }
    parts.join("　")
}
