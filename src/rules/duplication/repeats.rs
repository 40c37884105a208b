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

/// How often hashes occur, as far as once and again: those that share a slot count as one.
struct Seen {
    slots: Vec<u8>,
    mask: usize,
}

impl Seen {
    fn new(length: usize) -> Self {
        let size = (length * 4).next_power_of_two();
        Self { slots: vec![0; size], mask: size - 1 }
    }

    fn insert(&mut self, hash: u32) {
        let slot = &mut self.slots[hash as usize & self.mask];
        *slot = *slot << 1 | 1;
    }

    fn twice(&self, hash: u32) -> bool {
        self.slots[hash as usize & self.mask] > 1
    }
}

/// Positions by the hash of the piece that begins there; the first of equal pieces stays.
struct Index {
    slots: Vec<u32>,
    mask: usize,
}

impl Index {
    const PROBES: usize = 6;

    fn new(length: usize) -> Self {
        let size = (length * 4).next_power_of_two().max(64);
        Self { slots: vec![0; size], mask: size - 1 }
    }

    /// The earlier position of the same piece; where there is none, this one is kept.
    fn earlier(&mut self, chars: &[char], at: usize, hash: u32) -> Option<usize> {
        for probe in 0..Self::PROBES {
            let slot = &mut self.slots[(hash as usize + probe) & self.mask];
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
    let chars = reading.chars(Run::new(0, reading.len()));
    let mut seen = Seen::new(chars.len());
    let hashes = hashes(reading, chars, &mut seen);
    // Few occur twice, so that only they need an index.
    let twice = |&(_, &hash): &(usize, &u32)| hash != 0 && seen.twice(hash);
    let pieces: Vec<(usize, &u32)> = hashes.iter().enumerate().filter(twice).collect();
    let mut index = Index::new(pieces.len());
    let mut found = Vec::new();
    let mut free = 0;
    for (at, &hash) in pieces {
        if at < free {
            continue;
        }
        if let Some(known) = index.earlier(chars, at, hash) {
            let repeat = extend(reading, known, at);
            found.push(repeat);
            // Pieces that reach beyond the repeat are still to be looked at.
            free = repeat.again.to() + 1 - PIECE;
        }
    }
    found
}

/// The hash of the piece that begins at each position, 0 where a sentence ends before the piece.
fn hashes(reading: &Reading, chars: &[char], seen: &mut Seen) -> Vec<u32> {
    let mut hashes = vec![0; chars.len()];
    let mut start = 0;
    let stops = reading.signs().iter().map(|&at| at as usize).filter(|&at| ends(chars[at]));
    for stop in stops.chain([chars.len()]) {
        let sentence = &chars[start..stop];
        let lasts = sentence.get(PIECE - 1..).unwrap_or_default();
        let mut rolled = sentence.iter().take(PIECE - 1).fold(0, follow);
        for (hash, (first, last)) in hashes[start..stop].iter_mut().zip(sentence.iter().zip(lasts)) {
            rolled = follow(rolled, last);
            *hash = (rolled >> 32) as u32;
            seen.insert(*hash);
            // What a character adds is taken out again when the piece moves on.
            rolled ^= scattered(first).rotate_left(TURN * (PIECE as u32 - 1));
        }
        start = stop + 1;
    }
    hashes
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
