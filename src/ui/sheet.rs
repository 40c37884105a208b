use std::rc::Rc;

use web_sys::{Document, Element, Node};

use super::blocks::{Block, Blocks, units};
use super::marks::{self, Mark};
use super::shift::Change;

/// The text once more, invisible, under the editor: it lays lines out as the editor does, and so carries the marks.
/// It also gives the sheet its height, so that one scroller moves both and nothing has to be kept in step.
///
/// It is drawn by hand: a key stroke changes one block at most before the browser lays the key out, and nothing else.
pub struct Sheet {
    page: Document,
    host: Element,
    text: String,
    blocks: Blocks,
    /// Where the text has them now.
    marks: Vec<Mark>,
    /// What is drawn of each block, in their order.
    drawn: Vec<Drawn>,
    /// So many blocks may be drawn; a very long text is drawn in several goes.
    limit: usize,
    /// Some of what is drawn is not yet as it should be.
    behind: bool,
    /// Words were taken over without reading the text.
    unread: bool,
    /// The last words were not yet taken over.
    waits: bool,
}

struct Drawn {
    block: Rc<Block>,
    marks: Vec<Mark>,
    last: bool,
    element: Element,
}

/// So many blocks are drawn at a time; about twenty thousand characters.
const AT_ONCE: usize = 40;
/// Where less than so many bytes stay, another text was opened, and what was drawn need not be drawn again at once.
const NEARLY_NOTHING: usize = 1000;

impl Sheet {
    /// An empty sheet in an element without content.
    pub fn new(host: Element) -> Option<Self> {
        let page = host.owner_document()?;
        let (text, marks, drawn, behind, unread, waits) = Default::default();
        let mut sheet = Self { page, host, text, blocks: Blocks::of(""), marks, drawn, limit: AT_ONCE, behind, unread, waits };
        sheet.draw();
        Some(sheet)
    }

    /// Takes over words that were written up to `end`, in what is now a text of `length` UTF-16 units; they may wait for
    /// the whole text where they move no mark. Returns whether it can tell what happened.
    pub fn write(&mut self, words: &str, end: u32, length: u32, may_wait: bool) -> bool {
        let written = units(words);
        let replaced = (self.blocks.units() + written).checked_sub(length);
        let (Some(start), Some(replaced)) = (end.checked_sub(written), replaced) else { return false };
        if self.waits {
            return false;
        }
        self.unread = true;
        self.waits =
            may_wait && replaced < written && !marks::lie_in(&self.marks, (start, start + self.blocks.rest_of_line(start)));
        if !self.waits {
            let (from, to) = (self.blocks.byte(start), self.blocks.byte(start + replaced));
            self.text.replace_range(from..to, words);
            self.change(Change { start: from, old_end: to, new_end: from + words.len() });
        }
        true
    }

    /// Whether words were taken over whose text was not read since.
    pub fn is_unread(&self) -> bool {
        self.unread
    }

    /// Takes over the editor's text. Marks move along until the next ones.
    pub fn edit(&mut self, text: &str) {
        (self.unread, self.waits) = (false, false);
        if let Some(change) = Change::between(&self.text, text) {
            self.text.replace_range(change.start..change.old_end, &text[change.start..change.new_end]);
            self.change(change);
        }
    }

    fn change(&mut self, change: Change) {
        let kept = self.blocks.bytes() - (change.old_end - change.start);
        let shift = self.blocks.replace(change, &self.text[change.start..change.new_end]);
        for mark in &mut self.marks {
            (mark.start, mark.end) = shift.carry((mark.start, mark.end));
        }
        self.marks.retain(|mark| !mark.look.place);
        self.limit = if kept < NEARLY_NOTHING { AT_ONCE } else { self.drawn.len() + AT_ONCE };
        self.draw();
    }

    /// Marks the text.
    pub fn mark(&mut self, marks: Vec<Mark>) {
        self.marks = marks;
        self.draw();
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether there is more to draw.
    pub fn is_partial(&self) -> bool {
        self.behind || self.drawn.len() < self.blocks.list().len()
    }

    /// Draws the next blocks.
    pub fn draw_more(&mut self) {
        self.limit = self.drawn.len() + AT_ONCE;
        self.draw();
    }

    /// How far down the places stand, as shares of a height that begins at the sheet's top. They come in the order of
    /// the text; within a block, the share of its characters counts.
    pub fn heights(&self, places: impl Iterator<Item = u32>, whole: f64) -> Vec<f64> {
        let top = self.host.get_bounding_client_rect().top();
        let (mut block, mut at, mut laid_out) = (0, 0, None);
        let height = |place: u32| {
            while block + 1 < self.drawn.len() && place >= at + self.drawn[block].block.units {
                at += self.drawn[block].block.units;
                block += 1;
                laid_out = None;
            }
            let Some(drawn) = self.drawn.get(block) else { return 0.0 };
            let (from, size) = *laid_out.get_or_insert_with(|| {
                let rect = drawn.element.get_bounding_client_rect();
                (rect.top() - top, rect.height())
            });
            let share = f64::from(place.saturating_sub(at)) / f64::from(drawn.block.units.max(1));
            (from + size * share.min(1.0)) / whole
        };
        places.map(height).collect()
    }

    fn draw(&mut self) {
        let blocks = self.blocks.list();
        let count = blocks.len().min(self.limit.max(1));
        let dealt = marks::deal(&self.marks, blocks[..count].iter().map(|block| block.units));
        // Blocks keep their keys: what stands before and after the changed ones is known by them.
        let same = |a: &(&Drawn, &Rc<Block>)| a.0.block.key == a.1.key;
        let head = self.drawn.iter().zip(&blocks[..count]).take_while(same).count();
        let most = (self.drawn.len() - head).min(count - head);
        let tail = self.drawn.iter().rev().zip(blocks[..count].iter().rev()).take(most).take_while(same).count();
        let after = self.drawn.len() - tail;
        let next: Option<Node> = self.drawn.get(after).map(|drawn| drawn.element.clone().into());
        let made: Vec<Drawn> = blocks[head..count - tail].iter().filter_map(|block| self.place(block, next.as_ref())).collect();
        for gone in self.drawn.splice(head..after, made) {
            gone.element.remove();
        }
        let mut left = AT_ONCE;
        self.behind = false;
        for (index, (drawn, marks)) in self.drawn.iter_mut().zip(dealt).enumerate() {
            let (block, last) = (&blocks[index], index + 1 == blocks.len());
            let fresh = drawn.element.first_child().is_none();
            if fresh || !Rc::ptr_eq(&drawn.block, block) || drawn.marks != marks || drawn.last != last {
                if left == 0 && !fresh {
                    self.behind = true;
                    break;
                }
                left = left.saturating_sub(1);
                let new = Drawn { block: block.clone(), marks, last, element: drawn.element.clone() };
                if fresh || !retyped(drawn, &new) {
                    fill(&self.page, &new);
                }
                *drawn = new;
            }
        }
    }

    fn place(&self, block: &Rc<Block>, before: Option<&Node>) -> Option<Drawn> {
        let element = self.page.create_element("div").ok()?;
        element.set_class_name("lines");
        self.host.insert_before(&element, before).ok()?;
        Some(Drawn { block: block.clone(), marks: Vec::new(), last: false, element })
    }
}

/// Changes the words where nothing else has changed, so that the browser lays no more out than it must. Whether that
/// was all.
fn retyped(old: &Drawn, new: &Drawn) -> bool {
    let (before, after) = (marks::pieces(&old.block.text, &old.marks), marks::pieces(&new.block.text, &new.marks));
    let alike = before.iter().map(|(_, look)| look).eq(after.iter().map(|(_, look)| look));
    if !alike || old.last != new.last {
        return false;
    }
    let nodes = new.element.child_nodes();
    for (index, ((old, _), (words, look))) in before.into_iter().zip(after).enumerate() {
        if old != words {
            let node = nodes.item(index as u32);
            let node = if look.is_some() { node.and_then(|marked| marked.first_child()?.first_child()) } else { node };
            let Some(node) = node else { return false };
            node.set_node_value(Some(words));
        }
    }
    true
}

/// Only marks are visible, and not their words, so that find in page finds every word once.
fn fill(page: &Document, drawn: &Drawn) {
    drawn.element.set_text_content(None);
    let append = |to: &Node, node: &Node| {
        // A node that was just made can always be put in.
        let _ = to.append_child(node);
    };
    let words = |words: &str| Node::from(page.create_text_node(words));
    for (piece, look) in marks::pieces(&drawn.block.text, &drawn.marks) {
        let marked = look.and_then(|look| {
            let (outer, inner) = (page.create_element("span").ok()?, page.create_element("span").ok()?);
            outer.set_class_name(&look.class());
            inner.set_text_content(Some(piece));
            append(&outer, &inner);
            Some(outer)
        });
        append(&drawn.element, &marked.map_or_else(|| words(piece), Node::from));
    }
    if drawn.last {
        // A line end at the very end opens a line that a block would not show by itself.
        append(&drawn.element, &words("\n"));
    }
}
