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

    fn new(pieces: usize) -> Self {
        let size = (pieces * 2).next_power_of_two().max(64);
        Self { slots: vec![0; size], mask: size - 1 }
    }

    /// The earlier position of the same piece; where there is none, this one is kept.
    fn earlier(&mut self, reading: &Reading, at: usize, hash: u64) -> Option<usize> {
        let home = (hash >> 20) as usize;
        for probe in 0..Self::PROBES {
            let slot = &mut self.slots[(home + probe) & self.mask];
            if *slot == 0 {
                *slot = at as u32 + 1;
                return None;
            }
            let known = *slot as usize - 1;
            if known + PIECE <= at && reading.chars(Run::new(known, known + PIECE)) == reading.chars(Run::new(at, at + PIECE)) {
                return Some(known);
            }
        }
        None
    }
}

/// Which hashes come more than once, one bit each: small enough to stay near the processor where the index would not.
struct Again {
    seen: Vec<u64>,
    again: Vec<u64>,
    mask: usize,
    /// How many pieces came again.
    count: usize,
}

impl Again {
    fn of(chars: &[char]) -> Self {
        let size = (chars.len() / 16).next_power_of_two().max(4);
        let mut all = Self { seen: vec![0; size], again: vec![0; size], mask: size * 64 - 1, count: 0 };
        let top = (1..PIECE).fold(1u64, |power, _| power.wrapping_mul(BASE));
        let (mut length, mut hash) = (0, 0u64);
        for (end, &ch) in chars.iter().enumerate() {
            if ends(ch) {
                (length, hash) = (0, 0);
                continue;
            }
            if length == PIECE {
                hash = hash.wrapping_sub((chars[end - PIECE] as u64).wrapping_mul(top));
            } else {
                length += 1;
            }
            hash = hash.wrapping_mul(BASE).wrapping_add(ch as u64);
            if length == PIECE {
                all.add(hash);
            }
        }
        all
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        let bit = (hash >> 20) as usize & self.mask;
        (bit >> 6, 1 << (bit & 63))
    }

    fn add(&mut self, hash: u64) {
        let (word, bit) = self.place(hash);
        let known = self.seen[word] & bit;
        self.count += usize::from(known != 0);
        self.again[word] |= known;
        self.seen[word] |= bit;
    }

    fn holds(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.again[word] & bit != 0
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
    let chars = reading.chars(Run::new(0, length));
    let again = Again::of(chars);
    if again.count == 0 {
        return found;
    }
    // Every piece that comes again stands for one more, the first.
    let mut index = Index::new(2 * again.count);
    let top = (1..PIECE).fold(1u64, |power, _| power.wrapping_mul(BASE));
    // The hash always covers the characters from `start` to `end`.
    let (mut start, mut end, mut hash) = (0usize, 0usize, 0u64);
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
        let known = if again.holds(hash) { index.earlier(reading, start, hash) } else { None };
        if let Some(known) = known {
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
