use sha2::{Digest, Sha256};
use yew::prelude::*;

use super::commands::Command;
use super::finding_item::Quote;
use super::marks::Grade;
use super::sections;
use super::state::{Action, Seen};
use super::view::Shown;
use crate::order;

/// The style of the record, on the page, on paper and in its own file.
pub static STYLE: &str = include_str!("../../www/record.css");

/// The record of the check: what was found where, with room for how it was handled and for signatures.
pub fn panel(state: &Seen, _act: &Callback<Action>, run: &Callback<Command>) -> Html {
    html! {
        <div class="view">
            <div class="filters">
                <button type="button" id="record-print" onclick={run.reform(|_: MouseEvent| Command::Print)}>{ "打印核校单" }</button>
                <button type="button" id="record-save" onclick={run.reform(|_: MouseEvent| Command::SaveRecord)} title="单个网页文件，可存档、可转发">
                    { "保存为网页文件" }
                </button>
            </div>
            <div class="body" tabindex="0" role="region" aria-label="核校单">{ record(state) }</div>
        </div>
    }
}

fn record(state: &Seen) -> Html {
    let Some(report) = state.report.as_ref().filter(|_| !state.text.trim().is_empty()) else {
        return html! { <p class="empty">{ "核对文稿后，这里生成可打印、可存档的核校单。" }</p> };
    };
    let mut live = state.live();
    order::by_key(&mut live, |shown| (shown.start, shown.end));
    let of = |grade| live.iter().filter(|shown| shown.grade == grade).count();
    let counts: Vec<String> = Grade::ALL.into_iter().map(|grade| format!("{}{}处", grade.title(), of(grade))).collect();
    let document = &report.document;
    let title = if document.title.is_empty() { "（未写标题）" } else { &document.title };
    let facts = [
        ("文稿", title.to_owned()),
        ("报告期", document.period.as_ref().map_or("未写明".into(), |period| period.label.clone())),
        ("字数", format!("{}字", document.chars)),
        ("查出问题", format!("{}；已忽略{}处", counts.join("、"), state.ignored_count())),
        (
            "验算",
            format!(
                "共{}处：通过{}处，有问题{}处，存疑{}处，未核{}处",
                report.checks(),
                report.checks_of("pass"),
                report.checks_of("issue"),
                report.checks_of("doubt"),
                report.checks_of("unchecked")
            ),
        ),
        ("文稿校验码", digest(&state.text)),
        ("核对程序", concat!("核稿 ", env!("CARGO_PKG_VERSION")).to_owned()),
    ];
    let lines = live.iter().zip(1..).filter_map(|(shown, number)| line(state, shown, number));
    html! {
        <article class="record" id="record">
            <h1>{ "文稿核校单" }</h1>
            <table class="record-facts"><tbody>
                { for facts.into_iter().map(|(name, value)| html! { <tr><th scope="row">{ name }</th><td>{ value }</td></tr> }) }
            </tbody></table>
            <table class="record-list">
                <thead><tr>
                    <th scope="col">{ "序号" }</th><th scope="col">{ "位置与原文" }</th><th scope="col">{ "问题与依据" }</th><th scope="col">{ "处理" }</th>
                </tr></thead>
                <tbody>
                    { for lines }
                    if live.is_empty() {
                        <tr><td colspan="4">{ "没有发现问题。" }</td></tr>
                    }
                </tbody>
            </table>
            <table class="record-signs"><tbody>
                <tr><th scope="row">{ "拟稿人" }</th><td></td><th scope="row">{ "核稿人" }</th><td></td></tr>
                <tr><th scope="row">{ "审核人" }</th><td></td><th scope="row">{ "日期" }</th><td></td></tr>
            </tbody></table>
            <p class="record-note">{ "校验码为核对时文稿全文的SHA-256值，文稿改动一字即不同。本单由本机浏览器生成，文稿未上传。" }</p>
        </article>
    }
}

fn line(state: &Seen, shown: &Shown, number: usize) -> Option<Html> {
    let finding = state.report.as_ref()?.findings.get(shown.index)?;
    let rule = state.rules.iter().find(|rule| rule.id == finding.rule);
    let quote = Quote::of(&state.blocks, shown.start, shown.end);
    let section = sections::at(state.sections(), finding.start).map(|section| section.title.clone()).unwrap_or_default();
    Some(html! {
        <tr>
            <td>{ number }</td>
            <td><small>{ section }</small><p>{ &quote.before }<b>{ &quote.words }</b>{ &quote.after }</p></td>
            <td>
                <b>{ format!("{}·{}", shown.grade.title(), rule.map_or(&finding.rule, |rule| &rule.title)) }</b>
                <p>{ &finding.message }</p>
                if finding.evidence != finding.message.trim_end_matches('。') {
                    <p>{ &finding.evidence }</p>
                }
            </td>
            <td class="record-handling">{ "□已改" }<br />{ "□不改，因：" }</td>
        </tr>
    })
}

fn digest(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
