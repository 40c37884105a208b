use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::commands::Command;
use super::own::{File, Refused, Told};
use super::state::{Action, Dialog, Seen};
use crate::knowledge::{Knowledge, Name, Sum};

#[derive(Properties, PartialEq)]
pub struct OwnProps {
    pub state: Seen,
    pub act: Callback<Action>,
    pub run: Callback<Command>,
}

/// The knowledge file: open it, see what it says or what is wrong with it, remember it.
#[component]
pub fn KnowledgeBody(props: &OwnProps) -> Html {
    let (state, act, run) = (&props.state, &props.act, &props.run);
    let chosen = chosen_file(run, Command::ReadKnowledge);
    let template = run.reform(|_: MouseEvent| Command::SaveTemplate);
    let off = act.reform(|_: MouseEvent| Action::Told(Told::NoFile));
    let list = act.reform(|_: MouseEvent| Action::Dialog(Some(Dialog::Ignored)));
    let remembered = state.own.remembered;
    let remember = act.reform(move |_: Event| Action::Told(Told::Remember(!remembered)));
    html! {
        <>
            <p>{ "词库是一个小文件，写明本单位的名称和简称、指标的目标值、勾稽关系、允许的用词、停用的规则。用记事本就能改。" }</p>
            <p class="own-actions">
                <label class="button">{ "打开词库文件" }
                    <input id="knowledge-file" type="file" accept=".toml,.json,.txt" class="unseen" onchange={chosen} />
                </label>
                <button type="button" id="knowledge-template" onclick={template}>{ "下载样例" }</button>
                <button type="button" id="knowledge-off" disabled={state.own.file.is_none()} onclick={off}>{ "停用词库" }</button>
                <button type="button" onclick={list}>{ "忽略清单" }</button>
            </p>
            <p><label>
                <input type="checkbox" id="remember" checked={remembered} onchange={remember} />
                { "在这台电脑的浏览器里记住词库和忽略清单（不含文稿）" }
            </label></p>
            if let Some(refused) = &state.own.refused { { problems(refused, state.own.file.is_some()) } }
            if let Some(file) = &state.own.file { { contents(file, state) } }
        </>
    }
}

/// Hands the file that was chosen on.
pub fn chosen_file(run: &Callback<Command>, command: fn(web_sys::File) -> Command) -> Callback<Event> {
    let run = run.clone();
    Callback::from(move |event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            run.emit(command(file));
        }
        // So that the same file can be chosen again.
        input.set_value("");
    })
}

fn problems(refused: &Refused, in_force: bool) -> Html {
    let lines = refused.problems.iter().map(|problem| html! { <li>{ problem }</li> });
    let rest = if in_force { "原来的词库继续有效。" } else { "现在按没有词库核对。" };
    html! {
        <div class="trouble" id="knowledge-problems" role="alert">
            <p>{ format!("《{}》有{}处要改，没有采用；{rest}改好后请重新打开。", refused.name, refused.problems.len()) }</p>
            <ol>{ for lines }</ol>
        </div>
    }
}

fn contents(file: &File, state: &Seen) -> Html {
    let rows = lines(&file.knowledge, &|rule| state.rule_title(rule))
        .into_iter()
        .map(|(what, words)| html! { <tr><th scope="row">{ what }</th><td>{ words }</td></tr> });
    html! {
        <div id="knowledge-contents">
            <h3>{ format!("正在使用《{}》", file.name) }</h3>
            <table class="own-table"><tbody>{ for rows }</tbody></table>
        </div>
    }
}

/// Every entry in a line of its own.
fn lines(knowledge: &Knowledge, title: &dyn Fn(&str) -> String) -> Vec<(&'static str, String)> {
    let name = |name: &Name| [&name.name].into_iter().chain(&name.aliases).map(String::as_str).collect::<Vec<_>>().join("＝");
    let sum = |sum: &Sum, sign: &str, all: &str| {
        let parts = if sum.parts.is_empty() { all.to_owned() } else { sum.parts.join("＋") };
        format!("{}{sign}{parts}", sum.total)
    };
    let mut lines: Vec<(&'static str, String)> = knowledge.names.iter().map(|known| ("名称", name(known))).collect();
    for known in &knowledge.indicators {
        let mut words = name(&known.name);
        for target in &known.targets {
            words.push_str(&format!("；{}目标{}", target.period.label, target.quantity.words));
        }
        let bound = |what: &str, bound: &Option<crate::knowledge::Quantity>| {
            bound.as_ref().map_or(String::new(), |bound| format!("；{what}{}", bound.words))
        };
        words.push_str(&bound("不少于", &known.least));
        words.push_str(&bound("不超过", &known.most));
        lines.push(("指标", words));
    }
    lines.extend(knowledge.sums.iter().map(|one| ("勾稽", sum(one, "＝", ""))));
    lines.extend(knowledge.no_sums.iter().map(|one| ("不构成合计", sum(one, "≠", "任何分项之和"))));
    let event = |first: i32, editions: bool| if editions { format!("首届{first}年") } else { format!("从{first}年算起") };
    lines.extend(knowledge.events.iter().map(|one| ("活动", format!("{}，{}", one.name, event(one.year, one.editions)))));
    let grades = knowledge.grades.iter().map(|(rule, grade)| format!("{}→{}", title(rule), grade.title()));
    let off = knowledge.rules_off.iter().map(|rule| title(rule));
    for (what, words) in
        [("允许用词", knowledge.allowed.clone()), ("停用规则", off.collect()), ("改变等级", grades.collect::<Vec<String>>())]
    {
        if !words.is_empty() {
            lines.push((what, words.join("、")));
        }
    }
    if !knowledge.ignored.is_empty() {
        lines.push(("忽略", format!("{}条", knowledge.ignored.len())));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{TEMPLATE, read};
    use crate::rules::by_id;

    #[test]
    fn every_entry_is_shown() {
        let knowledge = read(TEMPLATE, |id| by_id(id).is_some()).expect("a sound template");
        let shown: Vec<String> =
            lines(&knowledge, &str::to_owned).into_iter().map(|(what, words)| format!("{what} {words}")).collect();
        for expected in [
            "名称 高新技术产业开发区＝高新区",
            "指标 技术合同成交额＝技术合同交易额；2024年目标15亿元；2024年上半年目标7亿元；不少于0.5亿元；不超过60亿元",
            "勾稽 货物进出口总额＝货物出口额＋货物进口额",
            "不构成合计 高新技术企业≠规上企业＋专精特新企业",
            "活动 建区，从1992年算起",
            "允许用词 飞地园区、揭榜领题",
            "停用规则 halfwidth-punct",
            "改变等级 missing-section→提示",
            "忽略 1条",
        ] {
            assert!(shown.iter().any(|line| line == expected), "{expected}\n{shown:?}");
        }
    }
}
