use std::rc::Rc;

use yew::prelude::*;

use super::marks::Grade;
use super::rule_help::RuleHelp;
use super::state::{Action, Seen};
use crate::wire::RuleInfo;

#[derive(Properties, PartialEq)]
pub struct RulesProps {
    pub state: Seen,
    pub act: Callback<Action>,
}

/// Every rule with its switch and what it says of itself.
#[component]
pub fn Rules(props: &RulesProps) -> Html {
    let state = &props.state;
    let open = use_state(|| None::<String>);
    let mut families: Vec<&RuleInfo> = Vec::new();
    for rule in state.rules.iter() {
        if families.iter().all(|family| family.family != rule.family) {
            families.push(rule);
        }
    }
    let groups = families.iter().map(|family| {
        let rules = state.rules.iter().filter(|rule| rule.family == family.family);
        html! {
            <section>
                <h2>{ &family.family_title }</h2>
                <ul>{ for rules.map(|rule| line(rule, props, &open)) }</ul>
            </section>
        }
    });
    html! { <div class="view"><div class="body rules" id="rules">{ for groups }</div></div> }
}

fn line(rule: &Rc<RuleInfo>, props: &RulesProps, open: &UseStateHandle<Option<String>>) -> Html {
    let state = &props.state;
    let by_file = state.is_off_by_file(&rule.id);
    let on = !by_file && !state.rules_off.contains(&rule.id);
    let grade = Grade::of(&rule.severity);
    let found = state.report.iter().flat_map(|report| &report.findings).filter(|finding| finding.rule == rule.id).count();
    let onchange = {
        let id = rule.id.clone();
        props.act.reform(move |_: Event| Action::SwitchRule(id.clone(), !on))
    };
    let opened = open.as_ref() == Some(&rule.id);
    let onclick = {
        let (open, id) = (open.clone(), rule.id.clone());
        Callback::from(move |_: MouseEvent| open.set((!opened).then(|| id.clone())))
    };
    html! {
        <li key={rule.id.clone()} class="rule" data-rule={rule.id.clone()}>
            <div class="rule-line">
                <label>
                    <input type="checkbox" checked={on} disabled={by_file} title={by_file.then_some("词库停用了这条规则")} {onchange} />
                    <span class="rule-title">{ &rule.title }</span>
                </label>
                <span class={classes!("grade", grade.class())}>{ grade.title() }</span>
                <span class="found">{ if found > 0 { format!("{found}处") } else { String::new() } }</span>
                <button type="button" class="link" aria-expanded={opened.to_string()} {onclick}>
                    { if opened { "收起" } else { "说明" } }
                </button>
            </div>
            if opened {
                <RuleHelp rule={rule.clone()} />
            }
        </li>
    }
}
