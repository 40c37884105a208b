use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::commands::Command;
use super::dom;
use super::more::use_more;
use super::pictures;
use super::state::{Action, READING, Seen};
use super::table::{self, Column, Row, TableView, Verdict};
use crate::number::Decimal;

#[derive(Properties, PartialEq)]
pub struct IndicatorsProps {
    pub state: Seen,
    pub act: Callback<Action>,
    pub run: Callback<Command>,
}

/// In a window of so many points there is room for every column.
const WIDE: f64 = 1600.0;

/// So many rows are drawn at a time.
const AT_ONCE: usize = 100;

#[component]
pub fn Indicators(props: &IndicatorsProps) -> Html {
    let (state, act, run) = (&props.state, &props.act, &props.run);
    let view = &state.table;
    let rows = use_memo(state.clone(), |state| state.rows());
    let arranged = table::arranged(&rows, view);
    let more = use_more(arranged.len(), AT_ONCE, 0, "项");
    let search = {
        let (view, act) = (view.clone(), act.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                act.emit(Action::Table(TableView { query: input.value(), ..view.clone() }));
            }
        })
    };
    let group = {
        let view = view.clone();
        act.reform(move |_: MouseEvent| Action::Table(TableView { grouped: !view.grouped, ..view.clone() }))
    };
    let (save, copy) = (run.reform(|_: MouseEvent| Command::SaveTable), run.reform(|_: MouseEvent| Command::CopyTable));
    let none = rows.is_empty();
    let shown = view.shown(dom::width() >= WIDE);
    html! {
        <div class="view indicators">
            <div class="filters">
                <input type="search" id="search" aria-label="查找指标" placeholder="输入几个字查找" value={view.query.clone()} oninput={search} />
                <span class="found">{ format!("{}/{}项", arranged.len(), rows.len()) }</span>
                <button type="button" class="chip" id="group" aria-pressed={view.grouped.to_string()} onclick={group}>{ "按章节分组" }</button>
                { columns(view, &shown, act) }
                <button type="button" id="csv" disabled={none} onclick={save} title="WPS 和 Excel 都能打开">{ "导出 CSV" }</button>
                <button type="button" id="tsv" disabled={none} onclick={copy} title="可粘贴到 WPS、Excel 和 Word">{ "复制表格" }</button>
            </div>
            <div class="body" onscroll={more.onscroll}>
                if state.reads_details() {
                    <div class="empty">{ READING }</div>
                } else if none {
                    <div class="empty">{ nothing(state) }</div>
                } else if arranged.is_empty() {
                    <div class="empty">{ "没有名称含这几个字的指标。" }</div>
                } else {
                    <table id="indicators">
                        <thead><tr>{ for shown.iter().map(|&column| head(column, view, act)) }</tr></thead>
                        { body(&arranged[..more.count], &shown, state, act) }
                    </table>
                }
                { more.button }
            </div>
        </div>
    }
}

/// What stands in place of an empty table.
fn nothing(state: &Seen) -> &'static str {
    match state.has_read() {
        true => "文稿中没有读出指标。",
        false => "文稿中的每个指标会列在这里：名称、数值、增减、时期，以及是否核对过。",
    }
}

/// Which columns are shown; the name always is.
fn columns(view: &TableView, shown: &[Column], act: &Callback<Action>) -> Html {
    let choices = Column::ALL.into_iter().filter(|&column| column != Column::Name).map(|column| {
        // Grouping takes the column of sections away by itself.
        let on = shown.contains(&column) || (column == Column::Section && view.grouped && view.columns().contains(&column));
        let (view, shown) = (view.clone(), shown.to_vec());
        let onchange = act.reform(move |_: Event| {
            let kept = |other: &Column| if *other == column { !on } else { shown.contains(other) };
            let hidden = Column::ALL.into_iter().filter(|other| !kept(other)).collect();
            Action::Table(TableView { hidden: Some(hidden), ..view.clone() })
        });
        html! { <label><input type="checkbox" checked={on} {onchange} />{ column.title() }</label> }
    });
    html! { <details class="columns"><summary>{ "选择列" }</summary><div>{ for choices }</div></details> }
}

fn head(column: Column, view: &TableView, act: &Callback<Action>) -> Html {
    let (sort, arrow) = match (view.sort == Some(column), view.descending) {
        (true, false) => ("ascending", "▲"),
        (true, true) => ("descending", "▼"),
        (false, _) => ("none", ""),
    };
    let onclick = {
        let view = view.clone();
        act.reform(move |_: MouseEvent| {
            // Up, down, and back to the order of the text.
            let (sort, descending) = match (view.sort == Some(column), view.descending) {
                (false, _) => (Some(column), false),
                (true, false) => (Some(column), true),
                (true, true) => (None, false),
            };
            Action::Table(TableView { sort, descending, ..view.clone() })
        })
    };
    html! {
        <th scope="col" class={column.class()} aria-sort={sort}>
            <button type="button" {onclick}>{ column.title() }<span aria-hidden="true">{ arrow }</span></button>
        </th>
    }
}

fn body(rows: &[Row], shown: &[Column], state: &Seen, act: &Callback<Action>) -> Html {
    let (view, largest) = (&state.table, pictures::largest(rows));
    let line = |row: &Row| line(row, shown, state, largest, act);
    if !view.grouped {
        return html! { <tbody>{ for rows.iter().map(line) }</tbody> };
    }
    let groups = rows.chunk_by(|a, b| a.indicator.section.first() == b.indicator.section.first());
    let bodies = groups.map(|group| {
        let title = group[0].indicator.section.first().cloned().unwrap_or_else(|| "（不在章节中）".into());
        html! {
            <tbody>
                <tr class="group"><th colspan={shown.len().to_string()} scope="rowgroup">{ format!("{title}（{}）", group.len()) }</th></tr>
                { for group.iter().map(line) }
            </tbody>
        }
    });
    bodies.collect()
}

fn line(row: &Row, shown: &[Column], state: &Seen, largest: Option<Decimal>, act: &Callback<Action>) -> Html {
    let picture = state.details().and_then(|details| pictures::of(&row.indicator, details));
    let (start, end) = (row.indicator.value_start, row.indicator.value_end);
    let onclick = act.reform(move |_: MouseEvent| Action::Show(start, end));
    let state = match row.verdict {
        Verdict::Wrong => "wrong",
        Verdict::Right => "right",
        Verdict::Unchecked => "unchecked",
    };
    let cells = shown.iter().map(|&column| {
        let words = row.cell(column);
        match column {
            Column::Name => html! {
                <td class="name"><button type="button" class="link">{ words }</button>{ picture.as_ref().map(pictures::draw) }</td>
            },
            Column::Change => html! { <td class="change">{ words }{ pictures::growth(&row.indicator, largest) }</td> },
            Column::Section => html! { <td class="section" title={words}>{ row.indicator.section.first() }</td> },
            _ => html! { <td class={column.class()}>{ words }</td> },
        }
    });
    html! { <tr key={row.indicator.id} class={state} {onclick}>{ for cells }</tr> }
}
