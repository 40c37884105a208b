//! Several word lists that are sought in one pass over a text.

use std::cmp::Reverse;

use super::lexicon::{Found, Lexicon, begins};
use super::rarity::rarity;
use crate::order;
use crate::text::{Reading, Run};

/// Word lists that are sought together, so that the text is read once for all of them.
///
/// Every word is known by its rarest pair of neighbours. What is read for every place of a text is kept small.
pub struct Vocabulary {
    /// One bit for every hash of such a pair: nearly all places end here.
    pairs: Box<[u64; HASHES / 64]>,
    /// By the last bits of the hash: where its words begin among all.
    starts: Vec<u16>,
    words: Vec<Word>,
    /// The characters of all words.
    chars: Vec<char>,
    /// Words of one character.
    singles: Vec<(char, Source)>,
    lists: usize,
}

/// The list of a word, and its number there.
#[derive(Clone, Copy)]
struct Source {
    list: u16,
    number: u16,
}

struct Word {
    pair: [char; 2],
    /// How far behind its beginning the pair stands.
    offset: u8,
    length: u8,
    /// Where its characters are.
    begin: u32,
    source: Source,
}

const HASHES: usize = 1 << 16;
const BUCKETS: usize = 1 << 12;
/// How many places are looked at before their words are.
const STRETCH: usize = 256;

impl Vocabulary {
    /// Takes the words of the lists: some thousands of some characters.
    pub fn new(lists: &[&Lexicon]) -> Self {
        let (mut words, mut chars, mut singles) = (Vec::new(), Vec::new(), Vec::new());
        for (list, lexicon) in (0..).zip(lists) {
            for (number, word) in (0..).zip(lexicon.words()) {
                let source = Source { list, number };
                let rare = |pair: &[char]| rarity(pair[0]).saturating_add(rarity(pair[1]));
                match word.windows(2).enumerate().max_by_key(|(_, pair)| rare(pair)) {
                    Some((offset, pair)) => {
                        let (pair, offset) = ([pair[0], pair[1]], offset as u8);
                        words.push(Word { pair, offset, length: word.len() as u8, begin: chars.len() as u32, source });
                        chars.extend(word);
                    }
                    None => singles.extend(word.first().map(|&ch| (ch, source))),
                }
            }
        }
        order::by_key(&mut words, |word| hash(word.pair) % BUCKETS);
        let mut starts = vec![0; BUCKETS + 1];
        let mut pairs = Box::new([0; HASHES / 64]);
        for hash in words.iter().map(|word| hash(word.pair)) {
            starts[hash % BUCKETS + 1] += 1;
            pairs[hash / 64] |= 1 << (hash % 64);
        }
        (0..BUCKETS).for_each(|bucket| starts[bucket + 1] += starts[bucket]);
        Self { pairs, starts, words, chars, singles, lists: lists.len() }
    }

    /// 1 where a word may have this pair.
    #[inline(always)]
    fn may(&self, pair: [char; 2]) -> usize {
        let hash = hash(pair);
        (self.pairs[hash / 64] >> (hash % 64)) as usize & 1
    }

    /// For every list all places of its words, ascending; of several at one place the longest first.
    pub fn places(&self, reading: &Reading) -> Vec<Vec<Found>> {
        let mut found = vec![Vec::new(); self.lists];
        let chars = reading.chars(Run::new(0, reading.len()));
        let mut candidates = [0; STRETCH];
        for start in (0..chars.len()).step_by(STRETCH) {
            let stretch = &chars[start..chars.len().min(start + STRETCH + 1)];
            // Every place is written down and kept only where the bit is set: a branch here is foretold wrongly too often.
            let mut count = 0;
            for (place, pair) in stretch.windows(2).enumerate() {
                candidates[count % STRETCH] = place;
                count += self.may([pair[0], pair[1]]);
            }
            for place in candidates[..count].iter().map(|place| start + place) {
                let pair = [chars[place], chars[place + 1]];
                let bucket = hash(pair) % BUCKETS;
                let bucket = usize::from(self.starts[bucket])..usize::from(self.starts[bucket + 1]);
                for word in self.words[bucket].iter().filter(|word| word.pair == pair) {
                    let Some(at) = place.checked_sub(usize::from(word.offset)) else { continue };
                    let (begin, length) = (word.begin as usize, usize::from(word.length));
                    if begins(&chars[at..], &self.chars[begin..begin + length]) {
                        found[usize::from(word.source.list)].push(Found { word: word.source.number.into(), at, length });
                    }
                }
            }
        }
        for &(ch, source) in &self.singles {
            let places = reading.places(ch).map(|at| Found { word: source.number.into(), at, length: 1 });
            found[usize::from(source.list)].extend(places);
        }
        for list in &mut found {
            list.sort_unstable_by_key(|found| (found.at, Reverse(found.length), found.word));
        }
        found
    }
}

#[inline(always)]
fn hash([first, second]: [char; 2]) -> usize {
    (first as usize).wrapping_mul(61).wrapping_add(second as usize) % HASHES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_finds_what_it_would_alone() {
        let lists =
            [Lexicon::new(&["增长", "同比增长", "税收"]), Lexicon::new(&["比增", "长税收", "收税", "长", ""]), Lexicon::new(&[])];
        let together = Vocabulary::new(&lists.iter().collect::<Vec<_>>());
        for text in ["税收同比增长税收", "增长", "长", "", "税税收增增长长"] {
            let reading = Reading::new(text);
            let places = together.places(&reading);
            for (list, places) in lists.iter().zip(&places) {
                let mut longest = places.clone();
                longest.dedup_by_key(|found| found.at);
                assert_eq!(longest, list.everywhere(&reading), "{text}");
            }
        }
        assert_eq!(together.places(&Reading::new("同比增长"))[0].len(), 2, "the shorter word too");
    }
}
