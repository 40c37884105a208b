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
const PIECE: usize = 11;
/// How far a repeat is followed backwards.
const BACK: usize = 200;
/// By how many bits the hash of a piece turns for every character.
const TURN: u32 = 5;
/// How many pieces a part of the index holds, so that it stays in the processor's cache.
const PART: usize = 1 << 14;

/// A piece: its hash above, the position behind its first character below.
#[derive(Clone, Copy)]
struct Piece(u64);

impl Piece {
    /// What stands in a free place.
    const NONE: Self = Self(0);

    fn new(hash: u32, at: usize) -> Self {
        Self(u64::from(hash) << 32 | (at as u64 + 1))
    }

    fn is_none(self) -> bool {
        self.0 == 0
    }

    fn hash(self) -> u32 {
        (self.0 >> 32) as u32
    }

    fn at(self) -> usize {
        self.0 as u32 as usize - 1
    }
}

/// The pieces of a text, in parts by their hash and ascending in each: equal ones share a part.
struct Pieces {
    parts: Vec<Vec<Piece>>,
    bits: u32,
}

impl Pieces {
    fn of(reading: &Reading, chars: &[char]) -> Self {
        let bits = (chars.len() / PART).next_power_of_two().trailing_zeros();
        let usual = chars.len() >> bits;
        let parts = (0..1 << bits).map(|_| Vec::with_capacity(usual + usual / 8)).collect();
        let mut pieces = Self { parts, bits };
        let mut start = 0;
        let stops = reading.signs().filter(|&(_, ch)| ends(ch)).map(|(at, _)| at);
        for stop in stops.chain([chars.len()]) {
            pieces.add(&chars[start..stop], start);
            start = stop + 1;
        }
        pieces
    }

    /// Adds those of one sentence.
    fn add(&mut self, sentence: &[char], start: usize) {
        let Some(lasts) = sentence.get(PIECE - 1..) else { return };
        let mut rolled = sentence.iter().take(PIECE - 1).fold(0, follow);
        for (at, (first, last)) in (start..).zip(sentence.iter().zip(lasts)) {
            rolled = follow(rolled, last);
            let part = rolled.checked_shr(u64::BITS - self.bits).unwrap_or(0);
            self.parts[part as usize].push(Piece::new((rolled >> 16) as u32, at));
            // What a character adds is taken out again when the piece moves on.
            rolled ^= scattered(first).rotate_left(TURN * (PIECE as u32 - 1));
        }
    }

    /// The positions of a text of this length at which a piece begins whose hash was met before, with the first such place.
    fn copies(&self, length: usize) -> Copies {
        let mut found = Copies(vec![Vec::new(); length / BLOCK + 1]);
        let (mut twice, mut copies, mut slots) = (Twice::default(), Vec::new(), Vec::new());
        for part in &self.parts {
            // Few occur twice, so that only they need an index.
            twice.read(part);
            copies.clear();
            copies.extend(part.iter().copied().filter(|piece| twice.holds(piece.hash())));
            let mask = (copies.len() * 2).next_power_of_two() - 1;
            slots.clear();
            slots.resize(mask + 1, Piece::NONE);
            for &piece in &copies {
                if let Some(first) = first_of(&mut slots, mask, piece) {
                    found.0[piece.at() / BLOCK].push((piece.at() as u32, first.at() as u32));
                }
            }
        }
        found
    }
}

/// Positions and where the same stands first, by blocks of the text; in each they come part by part.
struct Copies(Vec<Vec<(u32, u32)>>);

/// Positions that are put in order together.
const BLOCK: usize = 1 << 16;

impl Copies {
    /// All of them, ascending.
    fn in_order(self) -> impl Iterator<Item = (usize, usize)> {
        let mut firsts = Vec::new();
        self.0.into_iter().flat_map(move |mut block| {
            if !block.is_sorted() {
                firsts.resize(BLOCK, None);
                for &(at, first) in &block {
                    firsts[at as usize % BLOCK] = Some(first);
                }
                let start = block[0].0 - block[0].0 % BLOCK as u32;
                block.clear();
                block.extend((start..).zip(&mut firsts).filter_map(|(at, first)| Some((at, first.take()?))));
            }
            block.into_iter().map(|(at, first)| (at as usize, first as usize))
        })
    }
}

/// Which hashes occur twice, and some that only share a bit with another.
#[derive(Default)]
struct Twice(Vec<Bits>);

#[derive(Clone, Copy, Default)]
struct Bits {
    once: u64,
    again: u64,
}

impl Twice {
    /// Bits for every piece, so that few share one.
    const BITS: usize = 8;

    fn read(&mut self, part: &[Piece]) {
        let words = (part.len() * Self::BITS / 64 + 1).next_power_of_two();
        self.0.clear();
        self.0.resize(words, Bits::default());
        for piece in part {
            let (word, bit) = self.place(piece.hash());
            let bits = &mut self.0[word];
            bits.again |= bits.once & bit;
            bits.once |= bit;
        }
    }

    fn holds(&self, hash: u32) -> bool {
        let (word, bit) = self.place(hash);
        self.0[word].again & bit != 0
    }

    fn place(&self, hash: u32) -> (usize, u64) {
        ((hash >> 6) as usize & (self.0.len() - 1), 1 << (hash % 64))
    }
}

/// The first piece of the same hash; where there is none, this one is kept.
fn first_of(slots: &mut [Piece], mask: usize, piece: Piece) -> Option<Piece> {
    const PROBES: usize = 32;
    for probe in 0..PROBES {
        let slot = &mut slots[(piece.hash() as usize + probe) & mask];
        if slot.is_none() {
            *slot = piece;
            return None;
        }
        if slot.hash() == piece.hash() {
            return Some(*slot);
        }
    }
    None
}

fn ends(ch: char) -> bool {
    ch < '\u{4E00}' && matches!(ch, '\0' | '\n' | '。' | ';' | '!' | '?' | '\t')
}

/// Every maximal repeat inside sentences, in the order of the text.
pub(super) fn find(reading: &Reading) -> Vec<Repeat> {
    let chars = reading.chars(Run::new(0, reading.len()));
    let mut found = Vec::new();
    let mut free = 0;
    for (at, known) in Pieces::of(reading, chars).copies(chars.len()).in_order() {
        let apart = at >= free && known + PIECE <= at;
        if apart && chars[known..known + PIECE] == chars[at..at + PIECE] {
            let repeat = extend(reading, known, at);
            found.push(repeat);
            // Pieces that reach beyond the repeat are still to be looked at.
            free = repeat.again.to() + 1 - PIECE;
        }
    }
    found
}

fn follow(rolled: u64, ch: &char) -> u64 {
    rolled.rotate_left(TURN) ^ scattered(ch)
}

fn scattered(ch: &char) -> u64 {
    u64::from(*ch).wrapping_mul(0x9E37_79B9_7F4A_7C15)
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
