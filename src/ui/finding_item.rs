use std::rc::Rc;

use yew::prelude::*;

use super::blocks::{Blocks, byte_of, units};
use super::commands::Command;
use super::dom;
use super::own::Told;
use super::rule_help::RuleHelp;
use super::state::{Action, Dialog};
use super::view::Shown;
use crate::wire::{Finding, RuleInfo};

/// Words of the text with a little of what stands around them.
#[derive(Clone, PartialEq, Debug)]
pub struct Quote {
    pub before: String,
    pub words: String,
    pub after: String,
}

impl Quote {
    const AROUND: u32 = 12;
    const LONGEST: usize = 60;

    pub fn of(blocks: &Blocks, start: u32, end: u32) -> Self {
        // An ellipsis stands where the line goes on beyond what is quoted.
        let before = blocks.slice(start.saturating_sub(Self::AROUND + 1), start);
        let before = match before.rsplit_once('\n') {
            Some((_, line)) => line.to_owned(),
            None if units(&before) > Self::AROUND => ["…", &before[byte_of(&before, 1)..]].concat(),
            None => before,
        };
        let after = blocks.slice(end, end + Self::AROUND + 1);
        let after = match after.split_once('\n') {
            Some((line, _)) => line.to_owned(),
            None if units(&after) > Self::AROUND => [&after[..byte_of(&after, Self::AROUND)], "…"].concat(),
            None => after,
        };
        let mut words: String = blocks.slice(start, end).replace('\n', "↵");
        if words.chars().count() > Self::LONGEST {
            words = words.chars().take(Self::LONGEST).chain(['…']).collect();
        }
        Self { before, words, after }
    }
}

#[derive(Properties, PartialEq)]
pub struct FindingItemProps {
    pub shown: Shown,
    pub finding: Finding,
    pub rule: Option<Rc<RuleInfo>>,
    pub quote: Quote,
    /// The indicator that it is about.
    pub indicator: Option<String>,
    /// Its rule's help is open.
    pub helped: bool,
    pub selected: bool,
    pub act: Callback<Action>,
    pub run: Callback<Command>,
}

#[component]
pub fn FindingItem(props: &FindingItemProps) -> Html {
    let (shown, finding, act) = (&props.shown, &props.finding, &props.act);
    let index = shown.index;
    let title = props.rule.as_ref().map_or(finding.rule.clone(), |rule| rule.title.clone());
    let select = act.reform(move |_: MouseEvent| Action::Select(index));
    let class =
        classes!("finding", shown.grade.class(), props.selected.then_some("selected"), shown.ignored.then_some("ignored"));
    html! {
        <li {class} id={format!("finding-{index}")} data-rule={finding.rule.clone()} data-start={shown.start.to_string()}
            data-end={shown.end.to_string()} aria-current={props.selected.then_some("true")} onclick={select}>
            <button type="button" class="finding-head">
                <i class="shape" aria-hidden="true" />
                <span class="grade">{ shown.grade.title() }</span>
                <strong>{ title }</strong>
            </button>
            <p class="finding-quote">{ &props.quote.before }<mark>{ &props.quote.words }</mark>{ &props.quote.after }</p>
            <p class="finding-message">{ &finding.message }</p>
            if !finding.evidence.is_empty() && finding.evidence != finding.message.trim_end_matches('。') {
                <p class="finding-evidence">{ &finding.evidence }</p>
            }
            { related(finding, act) }
            { actions(props) }
            if let Some(rule) = props.rule.clone().filter(|_| props.helped) {
                <RuleHelp {rule} />
            }
        </li>
    }
}

/// The other places, each a click away.
fn related(finding: &Finding, act: &Callback<Action>) -> Html {
    if finding.related.is_empty() {
        return html! {};
    }
    let places = finding.related.iter().map(|other| {
        let (start, end) = (other.start, other.end);
        let onclick = act.reform(move |event: MouseEvent| {
            event.stop_propagation();
            Action::Show(start, end)
        });
        html! { <button type="button" class="link" {onclick}>{ &other.label }</button> }
    });
    html! { <p class="finding-related"><span>{ "相关：" }</span>{ for places }</p> }
}

fn actions(props: &FindingItemProps) -> Html {
    let (finding, act, index) = (&props.finding, &props.act, props.shown.index);
    let fixes = finding.fixes.iter().enumerate().map(|(number, fix)| {
        let run = props.run.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            run.emit(Command::Fix(index, number));
        });
        html! { <button type="button" class="fix" {onclick}>{ &fix.title }</button> }
    });
    let quietly = |told: fn(usize) -> Told| {
        act.reform(move |event: MouseEvent| {
            event.stop_propagation();
            dom::leave(&event);
            Action::Told(told(index))
        })
    };
    let help = {
        let open = !props.helped;
        act.reform(move |event: MouseEvent| {
            event.stop_propagation();
            Action::Help(open.then_some(index))
        })
    };
    html! {
        <div class="finding-actions">
            { for fixes }
            if props.shown.ignored {
                <button type="button" class="restore" onclick={quietly(Told::Restore)}>{ "不再忽略" }</button>
            } else {
                <button type="button" class="ignore" onclick={quietly(Told::Ignore)}>{ "忽略" }</button>
                { wider(props) }
            }
            if props.rule.is_some() {
                <button type="button" class="why" aria-expanded={props.helped.to_string()} onclick={help}>{ "为什么" }</button>
            }
        </div>
    }
}

/// The wider ways to ignore, folded away.
fn wider(props: &FindingItemProps) -> Html {
    let (act, index) = (&props.act, props.shown.index);
    let stop = Callback::from(|event: MouseEvent| event.stop_propagation());
    let rule = {
        let rule = props.finding.rule.clone();
        act.reform(move |_: MouseEvent| Action::SwitchRule(rule.clone(), false))
    };
    let words = {
        let (act, words, rule) = (act.clone(), props.quote.words.clone(), props.finding.rule.clone());
        Callback::from(move |_: MouseEvent| {
            act.emit(Action::Told(Told::Offer(words.clone(), rule.clone())));
            act.emit(Action::Dialog(Some(Dialog::Ignored)));
        })
    };
    let indicator = act.reform(move |_: MouseEvent| Action::Told(Told::IgnoreIndicator(index)));
    html! {
        <details class="wider" onclick={stop}>
            <summary>{ "忽略更多" }</summary>
            <button type="button" class="ignore-rule" title="这条规则不再提示，可在“规则”或忽略清单中恢复" onclick={rule}>{ "此规则" }</button>
            if let Some(name) = &props.indicator {
                <button type="button" class="ignore-indicator" title="关于这个指标的问题都不再提示" onclick={indicator}>
                    { format!("此指标（{name}）") }
                </button>
            }
            <button type="button" class="ignore-words" title="标出同样词语的问题不再提示" onclick={words}>{ "按词语……" }</button>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_stays_in_its_line_and_is_not_endless() {
        let blocks = Blocks::of("上一行\n今年共选派科技特派员179名，其中高等院所47名。\n下一行");
        let quote = Quote::of(&blocks, 14, 17);
        assert_eq!((&*quote.before, &*quote.words, &*quote.after), ("今年共选派科技特派员", "179", "名，其中高等院所47名。"));
        let inside = Quote::of(&Blocks::of(&"一二三四五六七八九十".repeat(9)), 40, 42);
        assert_eq!((&*inside.before, &*inside.after), ("…九十一二三四五六七八九十", "三四五六七八九十一二三四…"));
        let long = Blocks::of(&"重复".repeat(100));
        assert_eq!(Quote::of(&long, 0, 200).words.chars().count(), 61);
    }
}
