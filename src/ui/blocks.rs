use std::rc::Rc;

use super::shift::{Change, Shift};

/// A stretch of whole lines, the piece in which the underlay is redrawn.
#[derive(PartialEq, Eq, Debug)]
pub struct Block {
    /// The same as long as the block lives, also when its text changes.
    pub key: u32,
    pub text: Rc<str>,
    /// Its length in UTF-16 units.
    pub units: u32,
}

/// A text cut at line ends into blocks, so that a key stroke redraws one of them and not the whole.
#[derive(Clone, PartialEq, Debug)]
pub struct Blocks {
    list: Vec<Rc<Block>>,
    next_key: u32,
}

/// A block ends at the first line end after so many UTF-16 units.
const SIZE: u32 = 600;

impl Blocks {
    pub fn of(text: &str) -> Self {
        let mut blocks = Self { list: Vec::new(), next_key: 0 };
        blocks.list = blocks.cut(text, None);
        blocks
    }

    /// In the order of the text; never empty.
    pub fn list(&self) -> &[Rc<Block>] {
        &self.list
    }

    /// Takes over a change whose new words are `words`.
    pub fn replace(&mut self, change: Change, words: &str) -> Shift {
        let (first, first_at) = self.holding(change.start);
        let (mut last, last_at) = self.holding(change.old_end);
        let head = self.list[first].text[..change.start - first_at].to_owned();
        let tail = self.list[last].text[change.old_end - last_at..].to_owned();
        let mut text = [&head, words, &tail].concat();
        while !text.ends_with('\n') && last + 1 < self.list.len() {
            last += 1;
            text.push_str(&self.list[last].text);
        }
        let start = self.list[..first].iter().map(|block| block.units).sum::<u32>() + units(&head);
        let inserted = units(words);
        let was = self.list[first..=last].iter().map(|block| block.units).sum::<u32>();
        let shift = Shift { start, removed: was + inserted - units(&text), inserted };
        let key = self.list[first].key;
        let made = self.cut(&text, Some(key));
        self.list.splice(first..=last, made);
        shift
    }

    /// The words between two UTF-16 offsets; an end inside a surrogate pair or beyond the text gives way.
    pub fn slice(&self, start: u32, end: u32) -> String {
        let mut words = String::new();
        for (at, _, block) in self.placed().take_while(|&(at, ..)| at < end).filter(|(at, _, block)| at + block.units > start) {
            let from = byte_of(&block.text, start.saturating_sub(at));
            let to = byte_of(&block.text, end - at);
            words.push_str(&block.text[from..to.max(from)]);
        }
        words
    }

    /// The length of the text in UTF-16 units.
    pub fn units(&self) -> u32 {
        self.list.iter().map(|block| block.units).sum()
    }

    /// The length of the text in bytes.
    pub fn bytes(&self) -> usize {
        self.list.iter().map(|block| block.text.len()).sum()
    }

    /// The byte at which a UTF-16 offset stands, or the end.
    pub fn byte(&self, offset: u32) -> usize {
        self.at(offset).map_or_else(|| self.bytes(), |(begin, inside, _)| begin + inside)
    }

    /// How many UTF-16 units there are from an offset to the end of its line.
    pub fn rest_of_line(&self, start: u32) -> u32 {
        self.at(start).map_or(0, |(_, inside, block)| {
            let rest = &block.text[inside..];
            units(rest.split('\n').next().unwrap_or(rest))
        })
    }

    /// Every block with the UTF-16 offset and the byte at which it begins.
    fn placed(&self) -> impl Iterator<Item = (u32, usize, &Block)> {
        let (mut at, mut byte) = (0, 0);
        self.list.iter().map(move |block| {
            let here = (at, byte, &**block);
            at += block.units;
            byte += block.text.len();
            here
        })
    }

    /// The block that holds a UTF-16 offset, behind the byte at which it begins and the byte inside it.
    fn at(&self, offset: u32) -> Option<(usize, usize, &Block)> {
        let (at, begin, block) = self.placed().find(|(at, _, block)| offset < at + block.units)?;
        Some((begin, byte_of(&block.text, offset - at), block))
    }

    /// The block that holds a byte offset, and its own offset. The end of the text is in the last.
    fn holding(&self, byte: usize) -> (usize, usize) {
        let mut at = 0;
        for (index, block) in self.list.iter().enumerate() {
            if byte < at + block.text.len() || index + 1 == self.list.len() {
                return (index, at);
            }
            at += block.text.len();
        }
        (0, 0)
    }

    fn cut(&mut self, text: &str, first_key: Option<u32>) -> Vec<Rc<Block>> {
        let mut blocks = Vec::new();
        let mut key = first_key;
        let mut push = |text: &str, units: u32| {
            let key = key.take().unwrap_or_else(|| {
                self.next_key += 1;
                self.next_key
            });
            blocks.push(Rc::new(Block { key, text: text.into(), units }));
        };
        let (mut from, mut at, mut size) = (0, 0, 0);
        for line in text.split_inclusive('\n') {
            size += units(line);
            at += line.len();
            if size >= SIZE {
                push(&text[from..at], size);
                (from, size) = (at, 0);
            }
        }
        if from < text.len() || text.is_empty() {
            push(&text[from..], size);
        }
        blocks
    }
}

/// Length in UTF-16 units.
pub fn units(text: &str) -> u32 {
    text.chars().map(|c| c.len_utf16() as u32).sum()
}

/// The byte at which a UTF-16 offset stands, or the end.
pub fn byte_of(text: &str, offset: u32) -> usize {
    let mut at = 0;
    for (byte, c) in text.char_indices() {
        if at >= offset {
            return byte;
        }
        at += c.len_utf16() as u32;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(blocks: &Blocks) -> String {
        blocks.list().iter().map(|block| &*block.text).collect()
    }

    fn sound(blocks: &Blocks) {
        assert!(!blocks.list().is_empty());
        for (index, block) in blocks.list().iter().enumerate() {
            assert_eq!(block.units, units(&block.text));
            assert!(block.text.ends_with('\n') || index + 1 == blocks.list().len(), "a block ends with its line");
        }
        let mut keys: Vec<u32> = blocks.list().iter().map(|block| block.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), blocks.list().len(), "keys are unique");
    }

    #[test]
    fn many_edits_leave_the_text_that_they_should() {
        let mut text: String = (0..400).map(|n| format!("第{n}行，完成投资{n}亿元😀。\n")).collect();
        let mut blocks = Blocks::of(&text);
        assert!(blocks.list().len() > 5);
        let mut seed = 7usize;
        for round in 0..300 {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let from = (seed >> 33) % boundaries.len();
            let length = if round % 50 == 49 { 3000 } else { (seed >> 20) % 9 };
            let to = (from + length).min(boundaries.len() - 1);
            let words = ["", "\n", "179", "甲\n乙\n", "😀"][(seed >> 40) % 5];
            let new = [&text[..boundaries[from]], words, &text[boundaries[to]..]].concat();
            let Some(change) = Change::between(&text, &new) else { continue };
            let shift = blocks.replace(change, &new[change.start..change.new_end]);
            assert_eq!(shift.start, units(&text[..change.start]));
            assert_eq!(shift.removed, units(&text[change.start..change.old_end]));
            assert_eq!(shift.inserted, units(&new[change.start..change.new_end]));
            text = new;
            assert_eq!(joined(&blocks), text);
            sound(&blocks);
        }
    }

    #[test]
    fn one_key_stroke_makes_one_new_block() {
        let text: String = (0..400).map(|n| format!("第{n}行，完成投资{n}亿元。\n")).collect();
        let mut blocks = Blocks::of(&text);
        let before = blocks.clone();
        let at = text.find("第200行").expect("it is there");
        blocks.replace(Change { start: at, old_end: at, new_end: at + 1 }, "x");
        let other = before.list().iter().zip(blocks.list()).filter(|(a, b)| !Rc::ptr_eq(a, b)).count();
        assert_eq!((before.list().len(), other), (blocks.list().len(), 1));
        assert!(before.list().iter().zip(blocks.list()).all(|(a, b)| a.key == b.key));
    }

    #[test]
    fn words_are_found_by_utf16_offsets() {
        let text = format!("{}😀甲乙丙", "第一行\n".repeat(500));
        let blocks = Blocks::of(&text);
        assert_eq!(blocks.slice(2000, 2002), "😀");
        assert_eq!(blocks.slice(2002, 2004), "甲乙");
        assert_eq!(blocks.slice(1998, 2003), "行\n😀甲");
        assert_eq!(blocks.slice(2004, 9000), "丙");
        assert_eq!(Blocks::of("").slice(0, 5), "");
        assert_eq!([0, 1999, 2000, 2002, 9000].map(|at| blocks.byte(at)), [0, 4999, 5000, 5004, text.len()]);
        assert_eq!((blocks.units(), blocks.bytes()), (2005, text.len()));
        assert_eq!([0, 1, 3, 1999, 2000, 2003, 9000].map(|at| blocks.rest_of_line(at)), [3, 2, 0, 0, 5, 2, 0]);
    }
}
