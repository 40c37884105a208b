use std::rc::Rc;

use yew::prelude::*;

use super::blocks::Block;
use super::marks::{self, Mark};
use super::state::Seen;

#[derive(Properties, PartialEq)]
pub struct UnderlayProps {
    pub state: Seen,
}

/// The text once more, invisible, under the editor: it lays lines out as the editor does, and so carries the marks.
/// It also gives the sheet its height, so that one scroller moves both and nothing has to be kept in step.
#[component]
pub fn Underlay(props: &UnderlayProps) -> Html {
    let blocks = props.state.blocks.list();
    let dealt = marks::deal(&props.state.marks(), blocks.iter().map(|block| block.units));
    let last = blocks.len() - 1;
    let lines = blocks.iter().zip(dealt).enumerate().map(|(index, (block, marks))| {
        html! { <Lines key={block.key} block={block.clone()} {marks} last={index == last} /> }
    });
    html! { <div class="underlay" aria-hidden="true">{ for lines }</div> }
}

#[derive(Properties, PartialEq)]
struct LinesProps {
    block: Rc<Block>,
    marks: Vec<Mark>,
    last: bool,
}

/// One block. Only marks are visible, and not their words, so that find in page finds every word once.
#[component]
fn Lines(props: &LinesProps) -> Html {
    let pieces = marks::pieces(&props.block.text, &props.marks).into_iter().map(|(words, look)| match look {
        Some(look) => html! { <span class={look.class()}><span>{ words }</span></span> },
        None => html! { words },
    });
    // A line end at the very end opens a line that a block would not show by itself.
    html! { <div class="lines">{ for pieces }{ if props.last { "\n" } else { "" } }</div> }
}
