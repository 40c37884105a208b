use std::rc::Rc;

use yew::prelude::*;

use crate::wire::RuleInfo;

#[derive(Properties, PartialEq)]
pub struct RuleHelpProps {
    pub rule: Rc<RuleInfo>,
}

/// What a rule says of itself: why, what to do, what it rests on, how often it was right, wrong and right examples.
#[component]
pub fn RuleHelp(props: &RuleHelpProps) -> Html {
    let rule = &props.rule;
    let said = [("为什么", &rule.why), ("怎么办", &rule.advice), ("依据", &rule.authority)];
    let said = said.into_iter().filter(|(_, words)| !words.is_empty());
    let wrong = rule.bad.iter().map(|text| {
        let parts = marked(text).into_iter().map(|(words, wrong)| {
            if wrong {
                html! { <mark>{ words }</mark> }
            } else {
                html! { words }
            }
        });
        html! { <li>{ for parts }</li> }
    });
    let right = rule.good.iter().map(|text| html! { <li>{ text }</li> });
    html! {
        <div class="rule-help">
            <dl>{ for said.map(|(title, words)| html! { <><dt>{ title }</dt><dd>{ words }</dd></> }) }</dl>
            if !rule.record.is_empty() {
                <p>{ "这条规则自己的成绩" }</p>
                <ul>{ for rule.record.iter().map(|record| html! { <li>{ &record.words }</li> }) }</ul>
            }
            if !rule.bad.is_empty() {
                <p class="wrong">{ "✗ 这样写会被指出" }</p><ul>{ for wrong }</ul>
            }
            if !rule.good.is_empty() {
                <p class="right">{ "✓ 这样写没有问题" }</p><ul>{ for right }</ul>
            }
        </div>
    }
}

/// An example in parts; those that stood between ⟦ and ⟧ are what the rule marks.
fn marked(text: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    for piece in text.split('⟦') {
        match piece.split_once('⟧') {
            Some((wrong, rest)) => parts.extend([(wrong, true), (rest, false)]),
            None => parts.push((piece, false)),
        }
    }
    parts.retain(|(words, _)| !words.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_an_example_become_parts() {
        assert_eq!(
            marked("选派⟦179⟧名，其中⟦47⟧名"),
            [("选派", false), ("179", true), ("名，其中", false), ("47", true), ("名", false)]
        );
        assert_eq!(marked("没有标记"), [("没有标记", false)]);
    }
}
