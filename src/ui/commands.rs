use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BeforeUnloadEvent, DragEvent, Event, File, HtmlInputElement};
use yew::Callback;

use super::previous::Previous;
use super::state::{Action, Notice, State};
use super::word::{self, Word};
use super::{checker, dom, export, files, own_files, table};
use crate::wire::Fix;
use crate::write::{Document, workbook};

/// What the page does beyond its state: with the editor, files, the clipboard.
pub enum Command {
    /// Applies a fix of a finding, by their numbers.
    Fix(usize, usize),
    /// Asks for a file.
    Open,
    Read(File),
    ReadKnowledge(File),
    ReadIgnored(File),
    SaveTemplate,
    SaveIgnored,
    Sample,
    /// Takes back the last opening.
    Restore,
    ReadPrevious(File),
    SaveRecord,
    /// Saves the page itself.
    SaveOffline,
    Print,
    SaveText,
    SaveTable,
    SaveBook,
    SaveJson,
    /// The opened Word document with comments, and with repairs as tracked changes if that is chosen.
    SaveWord(bool),
    CopyText,
    CopyTable,
    /// Sends the text to the checker again after it failed.
    Recheck,
}

static SAMPLE: &str = include_str!("../../www/sample.txt");

/// Does it; `act` tells the state.
pub fn run(command: Command, state: &State, act: &Callback<Action>) {
    match command {
        Command::Fix(finding, fix) => apply(finding, fix, state, act),
        Command::Open => {
            if let Some(input) = dom::document().and_then(|page| page.get_element_by_id("file")) {
                input.unchecked_into::<HtmlInputElement>().click();
            }
        }
        Command::Read(file) => {
            let act = act.clone();
            spawn_local(async move {
                let name = file.name();
                match files::read(file).await {
                    Ok((text, word)) => {
                        open(&text, format!("已打开《{name}》"), &act);
                        act.emit(Action::Word(word.map(|bytes| Rc::new(Word::new(&name, bytes, text)))));
                    }
                    Err(why) => act.emit(trouble(why)),
                }
            });
        }
        Command::ReadPrevious(file) => {
            let act = act.clone();
            spawn_local(async move {
                let name = file.name();
                act.emit(match files::text_of(file).await {
                    Ok(text) => Action::Previous(Some(Previous { name: format!("《{name}》"), text })),
                    Err(why) => trouble(why),
                });
            });
        }
        Command::SaveRecord => {
            let name = files::name(&title(state), "文稿", "-核校单.html");
            let saved = dom::record().is_some_and(|record| files::save(&name, "text/html;charset=utf-8", &record));
            act.emit(kept(saved, &name, "核校单没有保存成功，请改用打印"));
        }
        Command::SaveOffline => act.emit(save_offline()),
        Command::Print => {
            if !dom::print() {
                act.emit(trouble("浏览器没有打开打印窗口，请按 Ctrl+P".into()));
            }
        }
        Command::ReadKnowledge(file) => own_files::open(file, act, own_files::Kind::Knowledge),
        Command::ReadIgnored(file) => own_files::open(file, act, own_files::Kind::Ignored),
        Command::SaveTemplate => act.emit(own_files::save_template()),
        Command::SaveIgnored => act.emit(own_files::save_ignored(state)),
        Command::Sample => {
            open(SAMPLE, "已粘贴示例文稿，其中有意留下若干差错".into(), act);
            act.emit(Action::Word(None));
        }
        Command::Restore => {
            if let Some(before) = &state.before_opening {
                dom::set_text(before);
                act.emit(Action::Word(None));
                act.emit(said("已恢复打开前的文稿".into()));
            }
        }
        Command::SaveText => {
            let name = files::name(&title(state), "文稿", ".txt");
            let saved = files::save(&name, "text/plain;charset=utf-8", &state.text);
            act.emit(if saved {
                Action::Clean(Notice {
                    text: format!("已保存为 {name}，请在浏览器的下载文件夹中查看"), trouble: false
                })
            } else {
                trouble("没有保存成功，请全选复制后粘贴到其他程序保存".into())
            });
        }
        Command::SaveTable => {
            let act = act.clone();
            detailed(state, move |state| act.emit(save_table(state)));
        }
        Command::SaveBook => {
            let act = act.clone();
            detailed(state, move |state| act.emit(outputs_of(state)));
        }
        Command::SaveJson => save_json(state, act),
        Command::SaveWord(with_changes) => save_word(state, with_changes, act),
        Command::CopyText => copy(&state.text, "全文", act),
        Command::CopyTable => {
            let rows = table(state);
            let columns = state.table.columns();
            let done = dom::copy_rich(&export::tsv(&rows, &columns), &export::html(&rows, &columns));
            act.emit(copied(done, "指标表"));
        }
        Command::Recheck => act.emit(Action::Recheck),
    }
}

/// Whether a file was given to the user, in a line.
fn kept(done: bool, name: &str, otherwise: &str) -> Action {
    if done { said(format!("已保存为 {name}")) } else { trouble(otherwise.into()) }
}

fn save_offline() -> Action {
    let own = checker::served_name().zip(checker::served_file());
    match own.filter(|(name, file)| files::save(name, "text/html;charset=utf-8", file)) {
        Some((name, _)) => said(format!("已保存为 {name}，拷到哪台电脑都能双击打开，不用联网；校验值见服务器上的 {name}.sha256")),
        None => trouble("离线版没有保存成功，请用浏览器的“另存为”，类型选“仅HTML”".into()),
    }
}

fn save_table(state: &State) -> Action {
    let name = files::name(&title(state), "文稿", "-指标表.csv");
    let rows = table(state);
    let written = !rows.is_empty() && files::save(&name, "text/csv;charset=utf-8", &export::csv(&rows, &state.table.columns()));
    kept(written, &name, "指标表没有保存成功")
}

/// Calls with a state that has the rest of its report, at once where it is there.
fn detailed(state: &State, then: impl FnOnce(&State) + 'static) {
    if state.details().is_some() {
        return then(state);
    }
    let state = state.clone();
    spawn_local(async move {
        match checker::details().await {
            Some(details) => then(&state.after(Action::Detailed(Box::new(details)))),
            None => then(&state),
        }
    });
}

/// Indicators, findings and ledger as the page shows them, as a workbook.
fn outputs_of(state: &State) -> Action {
    let Some((report, details)) = state.report.as_ref().zip(state.details()) else {
        return trouble("还没有核对结果可导出，请稍后再试".into());
    };
    let title = title(state);
    let findings: Vec<_> = state.live().iter().map(|shown| report.findings[shown.index].clone()).collect();
    let (indicators, checks) = (&details.indicators, &details.checks);
    let document = Document { file: &title, text: &state.text, indicators, findings: &findings, checks };
    let Some(book) = workbook(&[document]) else { return trouble("结果太多，一张工作表放不下".into()) };
    let name = files::name(&title, "文稿", "-核对结果.xlsx");
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    kept(files::save_bytes(&name, kind, &book), &name, "工作簿没有保存成功")
}

fn save_json(state: &State, act: &Callback<Action>) {
    let (act, state) = (act.clone(), state.clone());
    spawn_local(async move {
        act.emit(match checker::whole(&state).await {
            Ok(json) => {
                let name = files::name(&title(&state), "文稿", "-核对结果.json");
                kept(files::save(&name, "application/json", &json), &name, "核对结果没有保存成功")
            }
            Err(why) => trouble(format!("核对结果没有保存成功：{why}")),
        });
    });
}

fn save_word(state: &State, with_changes: bool, act: &Callback<Action>) {
    let Some(word) = state.word.clone() else { return };
    let (act, state) = (act.clone(), state.clone());
    spawn_local(async move {
        act.emit(marked(&state, &word, with_changes).await.unwrap_or_else(trouble));
    });
}

async fn marked(state: &State, word: &Word, with_changes: bool) -> Result<Action, String> {
    let findings = match word::findings(state, word) {
        Some(findings) => findings,
        None => {
            let opened = word::as_opened(state, word);
            let answer = checker::check(&opened).await?;
            let version = opened.version;
            word::findings(&opened.after(Action::Checked(version, Box::new(answer))), word).unwrap_or_default()
        }
    };
    let marked = word.marked(&findings, with_changes)?;
    let name = files::name(&word.name, "文稿", "-批注.docx");
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    if !files::save_bytes(&name, kind, &marked.bytes) {
        return Err("文稿没有保存成功，原文件没有改动".into());
    }
    Ok(said(word::told(&name, &marked, *state.text != *word.text)))
}

/// The rows as the table shows them.
fn table(state: &State) -> Vec<table::Row> {
    table::arranged(&state.rows(), &state.table)
}

fn title(state: &State) -> String {
    state.report.as_ref().map(|report| report.document.title.clone()).unwrap_or_default()
}

pub(super) fn said(text: String) -> Action {
    Action::Notice(Some(Notice { text, trouble: false }))
}

pub(super) fn trouble(text: String) -> Action {
    Action::Notice(Some(Notice { text, trouble: true }))
}

fn copy(text: &str, what: &str, act: &Callback<Action>) {
    act.emit(copied(dom::copy(text), what));
}

fn copied(done: bool, what: &str) -> Action {
    if done {
        said(format!("已复制{what}"))
    } else {
        trouble(format!("浏览器不允许复制{what}，请手工选中后按 Ctrl+C"))
    }
}

fn open(text: &str, notice: String, act: &Callback<Action>) {
    act.emit(Action::Opening);
    dom::set_text(text);
    act.emit(Action::Clean(Notice { text: notice, trouble: false }));
}

fn apply(finding: usize, fix: usize, state: &State, act: &Callback<Action>) {
    let found = state.report.as_ref().and_then(|report| report.findings.get(finding));
    let Some(fix) = found.and_then(|found| found.fixes.get(fix)) else {
        return act.emit(trouble("这一条没有现成的改法，请对照依据自行修改".into()));
    };
    match replacement(fix, state) {
        Some((start, end, words)) => {
            dom::replace(start, end, &words);
            act.emit(said(format!("已修改：{}（按 Ctrl+Z 可撤销）", fix.title)));
        }
        None => act.emit(trouble("此处文字刚刚改过，请等核对完再改".into())),
    }
}

/// The edits of a fix as one replacement, so that one undo takes them back; none where the words have changed since.
pub fn replacement(fix: &Fix, state: &State) -> Option<(u32, u32, String)> {
    let mut words = String::new();
    let mut whole: Option<(u32, u32)> = None;
    for edit in &fix.edits {
        let (start, end) = state.untouched((edit.start, edit.end))?;
        if let Some((_, before)) = whole {
            words.push_str(&state.blocks.slice(before, start));
        }
        words.push_str(&edit.text);
        whole = Some((whole.map_or(start, |(first, _)| first), end));
    }
    whole.map(|(start, end)| (start, end, words))
}

/// Makes the browser ask before it leaves the page.
pub fn hold(event: &Event) {
    event.prevent_default();
    if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
        event.set_return_value("文稿改动尚未保存");
    }
}

/// Takes a drag of files over from the browser, which would leave the page for the file. None where it is of text;
/// the file is known only when it is dropped.
pub fn dropped_file(event: &Event) -> Option<Option<File>> {
    let carried = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    if !carried.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files")) {
        return None;
    }
    event.prevent_default();
    Some(carried.files().and_then(|files| files.get(0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::view::tests::{finding, report};
    use crate::wire::Edit;

    #[test]
    fn the_edits_of_a_fix_become_one_replacement_at_their_present_place() {
        let edit = |start, end, text: &str| Edit { start, end, text: text.into() };
        let fix = Fix { title: "改".into(), edits: vec![edit(2, 5, "211"), edit(9, 9, "约"), edit(10, 11, "")] };
        let state = State::default()
            .after(Action::Edited("选派179名，高等院所47名".into()))
            .after(Action::Checked(1, Box::new(report(vec![finding("a", "error", 2, 5)]))));
        let words = "211名，高等约院".to_owned();
        assert_eq!(replacement(&fix, &state), Some((2, 11, words.clone())));
        let later = state.clone().after(Action::Edited("今年选派179名，高等院所47名".into()));
        assert_eq!(replacement(&fix, &later), Some((4, 13, words)));
        let touched = state.after(Action::Edited("选派189名，高等院所47名".into()));
        assert_eq!(replacement(&fix, &touched), None);
    }
}
