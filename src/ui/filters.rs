use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::marks::Grade;
use super::state::{Action, Dialog, Filter, Seen};
use super::view::Choice;

#[derive(Properties, PartialEq)]
pub struct FiltersProps {
    pub state: Seen,
    pub act: Callback<Action>,
}

/// What the list shows: by severity, family and section, each with its count.
#[component]
pub fn Filters(props: &FiltersProps) -> Html {
    let (state, act) = (&props.state, &props.act);
    let filter = &state.filter;
    let grades = Grade::ALL.into_iter().map(|grade| {
        let on = !filter.grades_off.contains(&grade);
        let onclick = changed(state, act, move |filter| {
            if !filter.grades_off.remove(&grade) {
                filter.grades_off.insert(grade);
            }
        });
        html! {
            <button type="button" class={classes!("chip", grade.class())} aria-pressed={on.to_string()} {onclick}>
                <i aria-hidden="true" />{ grade.title() }<span class="count">{ state.grade_count(grade) }</span>
            </button>
        }
    });
    let family = select("filter-family", "类别", "全部类别", state.families(), &filter.family, {
        let (state, act) = (state.clone(), act.clone());
        Callback::from(move |family| act.emit(Action::Filter(Filter { family, ..state.filter.clone() })))
    });
    let sections = state.section_choices();
    let section = (!sections.is_empty()).then(|| {
        let (state, act) = (state.clone(), act.clone());
        let chosen = Callback::from(move |section| act.emit(Action::Filter(Filter { section, ..state.filter.clone() })));
        select("filter-section", "章节", "全部章节", sections, &filter.section, chosen)
    });
    let ignored = state.ignored_count();
    let onclick = changed(state, act, |filter| filter.with_ignored = !filter.with_ignored);
    let listed = !state.own.ignored.is_empty() || !state.rules_off.is_empty();
    let list = act.reform(|_: MouseEvent| Action::Dialog(Some(Dialog::Ignored)));
    html! {
        <div class="filters" role="group" aria-label="筛选">
            { for grades }
            { family }
            { section }
            if ignored > 0 || filter.with_ignored {
                <button type="button" class="chip" id="show-ignored" aria-pressed={filter.with_ignored.to_string()} {onclick}>
                    { "已忽略" }<span class="count">{ ignored }</span>
                </button>
            }
            if listed {
                <button type="button" class="link" id="ignore-list" onclick={list}>{ "忽略清单" }</button>
            }
        </div>
    }
}

fn changed(state: &Seen, act: &Callback<Action>, change: impl Fn(&mut Filter) + 'static) -> Callback<MouseEvent> {
    let (state, act) = (state.clone(), act.clone());
    Callback::from(move |_| {
        let mut filter = state.filter.clone();
        change(&mut filter);
        act.emit(Action::Filter(filter));
    })
}

fn select(
    id: &'static str,
    label: &'static str,
    all: &'static str,
    choices: Vec<Choice>,
    chosen: &Option<String>,
    act: Callback<Option<String>>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            act.emit(Some(select.value()).filter(|value| !value.is_empty()));
        }
    });
    let options = choices.into_iter().map(|choice| {
        let selected = chosen.as_ref() == Some(&choice.id);
        html! { <option value={choice.id} {selected}>{ format!("{}（{}）", choice.title, choice.count) }</option> }
    });
    html! {
        <select {id} aria-label={label} {onchange}>
            <option value="" selected={chosen.is_none()}>{ all }</option>
            { for options }
        </select>
    }
}
