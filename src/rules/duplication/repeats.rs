//! Stretches of text that occur again: one pass with an index of short pieces.

use crate::text::{Reading, Run};

/// A stretch that occurred before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Repeat {
    /// Where it stood first.
    pub first: Run,
    /// Where it stands again.
    pub again: Run,
}

/// Length of the indexed pieces: shorter repeats are not found.
pub(super) const PIECE: usize = 11;
/// How far a repeat is followed backwards.
const BACK: usize = 200;
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Positions by the hash of the piece that begins there; the first of equal pieces stays.
struct Index {
    slots: Vec<u32>,
    mask: usize,
}

impl Index {
    const PROBES: usize = 6;

    fn new(length: usize) -> Self {
        let size = (length * 2).next_power_of_two().max(64);
        Self { slots: vec![0; size], mask: size - 1 }
    }

    /// The earlier position of the same piece; where there is none, this one is kept.
    fn earlier(&mut self, chars: &[char], at: usize, hash: u64) -> Option<usize> {
        let home = (hash >> 20) as usize;
        for probe in 0..Self::PROBES {
            let slot = &mut self.slots[(home + probe) & self.mask];
            if *slot == 0 {
                *slot = at as u32 + 1;
                return None;
            }
            let known = *slot as usize - 1;
            // The first character tells most pieces apart without a call that compares memory.
            let same = chars[known] == chars[at] && chars[known..known + PIECE] == chars[at..at + PIECE];
            if known + PIECE <= at && same {
                return Some(known);
            }
        }
        None
    }
}

fn ends(ch: char) -> bool {
    ch < '\u{4E00}' && matches!(ch, '\0' | '\n' | '。' | ';' | '!' | '?' | '\t')
}

/// Every maximal repeat inside sentences, in the order of the text.
pub(super) fn find(reading: &Reading) -> Vec<Repeat> {
    let length = reading.len();
    let mut found = Vec::new();
    if length < 2 * PIECE {
        return found;
    }
    let mut index = Index::new(length);
    let top = (1..PIECE).fold(1u64, |power, _| power.wrapping_mul(BASE));
    // The hash always covers the characters from `start` to `end`.
    let (mut start, mut end, mut hash) = (0usize, 0usize, 0u64);
    let chars = reading.chars(Run::new(0, length));
    while let Some(&ch) = chars.get(end) {
        if ends(ch) {
            end += 1;
            (start, hash) = (end, 0);
            continue;
        }
        hash = hash.wrapping_mul(BASE).wrapping_add(ch as u64);
        end += 1;
        if end - start < PIECE {
            continue;
        }
        if let Some(known) = index.earlier(chars, start, hash) {
            let repeat = extend(reading, known, start);
            found.push(repeat);
            // Pieces that reach beyond the repeat are still to be indexed.
            start = (repeat.again.to() + 1).saturating_sub(PIECE).max(start + 1);
            (end, hash) = (start, 0);
            continue;
        }
        hash = hash.wrapping_sub((chars[start] as u64).wrapping_mul(top));
        start += 1;
    }
    found
}

fn extend(reading: &Reading, known: usize, at: usize) -> Repeat {
    let mut length = PIECE;
    while known + length < at && !ends(reading.at(at + length)) && reading.at(known + length) == reading.at(at + length) {
        length += 1;
    }
    let back = (1..=BACK.min(known))
        .take_while(|&back| {
            let ch = reading.at(at - back);
            ch == reading.at(known - back) && !ends(ch) && known + length <= at - back
        })
        .last()
        .unwrap_or(0);
    Repeat { first: Run::new(known - back, known + length), again: Run::new(at - back, at + length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeats(text: &str) -> Vec<String> {
        let reading = Reading::new(text);
        find(&reading).iter().map(|repeat| reading.text(repeat.again)).collect()
    }

    #[test]
    fn the_longest_common_stretch_is_found() {
        assert_eq!(
            repeats("围绕主导产业大力培育新型农业经营主体。县域需求方面,大力培育新型农业经营主体和农业。"),
            ["大力培育新型农业经营主体"]
        );
    }

    #[test]
    fn a_third_copy_leads_to_the_first() {
        let text = "强化基层治理能力和水平建设一。再次强化基层治理能力和水平建设二。还要强化基层治理能力和水平建设三。";
        assert_eq!(repeats(text), ["强化基层治理能力和水平建设"; 2]);
    }

    #[test]
    fn one_character_over_and_over_ends() {
        assert!(repeats(&"的".repeat(5000)).len() < 5000);
        assert_eq!(repeats(""), Vec::<String>::new());
    }
}
