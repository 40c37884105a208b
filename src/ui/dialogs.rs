use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::checker::{self, Proof};
use super::commands::Command;
use super::dom::Listener;
use super::finding_item::Quote;
use super::ignored::IgnoredBody;
use super::keys::KEYS;
use super::knowledge::KnowledgeBody;
use super::outputs::Outputs;
use super::state::{Action, Dialog, Seen};

#[derive(Properties, PartialEq)]
pub struct DialogsProps {
    pub state: Seen,
    pub act: Callback<Action>,
    pub run: Callback<Command>,
}

/// The dialog that is open, if any.
#[component]
pub fn Dialogs(props: &DialogsProps) -> Html {
    let act = &props.act;
    match props.state.dialog {
        None => html! {},
        Some(Dialog::Keys) => html! { <Window title="快捷键" act={act.clone()}>{ keys() }</Window> },
        Some(Dialog::Proof) => html! {
            <Window title="本页不联网，文稿不离开本机" act={act.clone()}>{ proof(&checker::proof()) }</Window>
        },
        Some(Dialog::Knowledge) => html! {
            <Window title="自有词库" act={act.clone()}>
                <KnowledgeBody state={props.state.clone()} act={act.clone()} run={props.run.clone()} />
            </Window>
        },
        Some(Dialog::Ignored) => html! {
            <Window title="忽略清单" act={act.clone()}>
                <IgnoredBody state={props.state.clone()} act={act.clone()} run={props.run.clone()} />
            </Window>
        },
        Some(Dialog::Outputs) => html! {
            <Window title="导出" act={act.clone()}>
                <Outputs state={props.state.clone()} act={act.clone()} run={props.run.clone()} />
            </Window>
        },
        Some(Dialog::Unread) => html! {
            <Window title="未识别的数字" act={act.clone()}>{ unread(&props.state, act) }</Window>
        },
    }
}

#[derive(Properties, PartialEq)]
struct WindowProps {
    title: AttrValue,
    act: Callback<Action>,
    children: Html,
}

/// The browser's own dialog: it keeps the focus inside, and Escape closes it.
#[component]
fn Window(props: &WindowProps) -> Html {
    let window = use_node_ref();
    {
        let (window, act) = (window.clone(), props.act.clone());
        use_effect_with((), move |_| {
            let listener = window.cast::<HtmlDialogElement>().map(|window| {
                let _ = window.show_modal();
                Listener::new(&window, "close", move |_| act.emit(Action::Dialog(None)))
            });
            move || drop(listener)
        });
    }
    let close = {
        let (window, act) = (window.clone(), props.act.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(window) = window.cast::<HtmlDialogElement>() {
                window.close();
            }
            // The browser says so later: a dialog that is opened meanwhile would be closed in place of this one.
            act.emit(Action::Dialog(None));
        })
    };
    html! {
        <dialog ref={window} class="dialog" aria-labelledby="dialog-title">
            <h2 id="dialog-title">{ &props.title }</h2>
            <div class="dialog-body">{ props.children.clone() }</div>
            <button type="button" class="close" id="dialog-close" onclick={close}>{ "关闭" }</button>
        </dialog>
    }
}

fn keys() -> Html {
    let lines = KEYS.iter().map(|(key, does)| html! { <tr><th scope="row"><kbd>{ *key }</kbd></th><td>{ *does }</td></tr> });
    html! { <table class="keys-table"><tbody>{ for lines }</tbody></table> }
}

fn proof(proof: &Proof) -> Html {
    html! {
        <>
            <p>{ "核对全部在这台电脑上的浏览器里完成，没有服务器，不上传、不保存文稿。依据如下，可请技术人员复核：" }</p>
            <h3>{ format!("一、打开本页以来的网络请求：{}次", proof.requests) }</h3>
            <p>{ "按 F12 打开开发者工具的“网络”一栏，可以自己看到。断开网络，本页照常使用。" }</p>
            <h3>{ "二、本页的内容安全策略" }</h3>
            if proof.policy.is_empty() {
                <p class="trouble">{ "当前打开的不是成品单文件，没有写入策略。" }</p>
            } else {
                <p>{ "浏览器据此拒绝一切连接（connect-src 'none'），也不运行改动过的程序：" }</p>
                <pre id="policy" tabindex="0">{ &proof.policy }</pre>
            }
            <h3>{ format!("三、程序能调用的浏览器功能：{}项", proof.imports.len()) }</h3>
            <p>{ "核对程序（WebAssembly）只能调用下列功能，其中没有一项能够访问网络：" }</p>
            <pre id="imports" tabindex="0">{ proof.imports.iter().map(|name| plain(name)).collect::<Vec<_>>().join("\n") }</pre>
            <h3>{ "四、版本与校验值" }</h3>
            <p id="release">{ release(&proof.date) }</p>
        </>
    }
}

fn release(date: &str) -> String {
    let day = if date.is_empty() { String::new() } else { format!("（{date}）") };
    format!(
        "核稿 {}{day}。本页就是一个网页文件，它的SHA-256值写在发布处与它同名的 .sha256 文件里；Windows可运行 certutil -hashfile hegao.html SHA256 核对。",
        env!("CARGO_PKG_VERSION")
    )
}

fn unread(state: &Seen, act: &Callback<Action>) -> Html {
    let lines = state.report.iter().flat_map(|report| &report.unread).map(|&(start, end)| {
        let (from, to) = state.now((start, end));
        let quote = Quote::of(&state.blocks, from, to);
        let act = act.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            act.emit(Action::Dialog(None));
            act.emit(Action::Show(start, end));
        });
        html! {
            <li><button type="button" class="link" {onclick}>{ quote.before }<mark>{ quote.words }</mark>{ quote.after }</button></li>
        }
    });
    html! { <ul class="unread">{ for lines }</ul> }
}

/// The name of an import without the decoration that the compiler gives it: `__wbg_setItem_0123456789abcdef`.
fn plain(name: &str) -> &str {
    let name = name.trim_start_matches("__wbg_").trim_start_matches("__wbindgen_");
    match name.rsplit_once('_') {
        Some((name, hash)) if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => name,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_lose_their_decoration() {
        assert_eq!(plain("__wbg_setAttribute_f249a2a76caa9a55"), "setAttribute");
        assert_eq!(plain("__wbindgen_init_externref_table"), "init_externref_table");
    }
}
