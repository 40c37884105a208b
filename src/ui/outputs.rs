use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::commands::Command;
use super::state::{Action, Seen, Tab};

#[derive(Properties, PartialEq)]
pub struct OutputsProps {
    pub state: Seen,
    pub act: Callback<Action>,
    pub run: Callback<Command>,
}

/// What can be taken out of the page, and for which program each is.
#[component]
pub fn Outputs(props: &OutputsProps) -> Html {
    let (state, run) = (&props.state, &props.run);
    let with_changes = use_state(|| false);
    let changes = {
        let with_changes = with_changes.clone();
        Callback::from(move |event: Event| {
            with_changes.set(event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked()));
        })
    };
    let chosen = *with_changes;
    let checked = state.report.is_some() && state.up_to_date();
    let act = props.act.clone();
    let record = Callback::from(move |_: MouseEvent| {
        act.emit(Action::Dialog(None));
        act.emit(Action::Tab(Tab::Record));
    });
    let row = |id: &'static str, title: &str, about: &str, ready: bool, command: Callback<MouseEvent>| {
        html! {
            <tr>
                <td><button type="button" {id} disabled={!ready} onclick={command}>{ title }</button></td>
                <td>{ about }</td>
            </tr>
        }
    };
    let opened = match &state.word {
        Some(word) => format!("《{}》的副本，每个问题是一条批注，写明算式；原文件不动", word.name),
        None => "打开的是 .docx 文稿时，可把问题作为批注写进它的副本".to_owned(),
    };
    html! {
        <>
            <table class="own-table outputs"><tbody>
                { row("out-word", "带批注的 Word 文稿", &opened, state.word.is_some(), run.reform(move |_| Command::SaveWord(chosen))) }
                if state.word.is_some() {
                    <tr><td></td><td><label>
                        <input type="checkbox" id="out-changes" checked={chosen} onchange={changes} />
                        { "有唯一改法的问题同时写成修订，可在 Word、WPS 中逐条接受或拒绝" }
                    </label></td></tr>
                }
                { row("out-book", "Excel 工作簿", "指标、问题、核对三张表，数值可直接计算（.xlsx）", checked, run.reform(|_| Command::SaveBook)) }
                { row("out-csv", "指标表", "“指标”页选定的列，没有选过就是全部列（.csv）", checked, run.reform(|_| Command::SaveTable)) }
                { row("out-record", "核校单", "可打印、可存档，留有签字栏", checked, record) }
                { row("out-text", "文稿", "改好的文稿，纯文本（.txt）", !state.text.is_empty(), run.reform(|_| Command::SaveText)) }
                { row("out-json", "核对结果", "供其他程序读取（.json）", checked, run.reform(|_| Command::SaveJson)) }
            </tbody></table>
            if let Some(notice) = &state.notice {
                <p class={notice.trouble.then_some("trouble")} role="status">{ &notice.text }</p>
            }
        </>
    }
}
