//! Word lists that are asked at every position of a text.

use std::cmp::Reverse;
use std::sync::OnceLock;

use super::rarity::rarity;
use crate::order;
use crate::text::{Reading, Run};

/// A list of words, found by their first or last characters; of several that fit, the longest counts.
pub struct Lexicon {
    words: Words,
    by_first: Index,
    by_last: OnceLock<Index>,
    anchors: OnceLock<Vec<Anchor>>,
}

/// The characters of all words, one word behind the other.
struct Words {
    chars: Vec<char>,
    /// Where each word begins, and where the last one ends.
    bounds: Vec<u32>,
}

impl Words {
    fn count(&self) -> usize {
        self.bounds.len() - 1
    }

    fn all(&self) -> impl Iterator<Item = &[char]> {
        self.bounds.windows(2).map(|ends| &self.chars[ends[0] as usize..ends[1] as usize])
    }

    #[inline(always)]
    fn word(&self, number: usize) -> &[char] {
        &self.chars[self.bounds[number] as usize..self.bounds[number + 1] as usize]
    }
}

/// A word that was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Found {
    /// Its place in the list.
    pub word: usize,
    /// Its first position.
    pub at: usize,
    /// Its length in characters.
    pub length: usize,
}

/// The rarest character of a word, and where it stands in it.
struct Anchor {
    ch: char,
    word: u32,
    offset: u32,
}

/// The character at one end of a word, and the one beside it.
type End = (char, Option<char>);

/// Words by the character at one of their ends. The bits turn most places away before the search.
struct Index {
    /// The two characters at that end.
    pairs: [u64; 64],
    /// The character of words of one character.
    singles: [u64; 16],
    /// Where the words of each bucket of characters begin in the order, and behind the last where they end;
    /// a power of two, and one.
    buckets: Vec<u32>,
    /// The words bucket by bucket, longer ones first, with their ends.
    order: Vec<(End, u32)>,
}

impl Index {
    fn new(words: &Words, end: fn(&[char]) -> Option<End>) -> Self {
        let size = words.count().next_power_of_two();
        let bucket = |ch: char| ch as usize & (size - 1);
        let mut index = Index { pairs: [0; 64], singles: [0; 16], buckets: vec![0; size + 1], order: Vec::new() };
        for (ch, next) in words.all().filter_map(end) {
            match next {
                Some(next) => set(&mut index.pairs, pair(ch, next)),
                None => set(&mut index.singles, ch as usize),
            }
            index.buckets[bucket(ch) + 1] += 1;
        }
        for bucket in 1..=size {
            index.buckets[bucket] += index.buckets[bucket - 1];
        }
        index.order = vec![(('\0', None), 0); index.buckets[size] as usize];
        let mut places = index.buckets.clone();
        let longest = words.all().map(<[char]>::len).max().unwrap_or(0);
        for length in (1..=longest).rev() {
            for (number, word) in (0..).zip(words.all()).filter(|(_, word)| word.len() == length) {
                let Some(end) = end(word) else { continue };
                let place = &mut places[bucket(end.0)];
                index.order[*place as usize] = (end, number);
                *place += 1;
            }
        }
        index
    }

    /// Whether a word may have these two characters at its end.
    #[inline(always)]
    fn may(&self, ch: char, next: char) -> bool {
        has(&self.pairs, pair(ch, next)) || has(&self.singles, ch as usize)
    }

    /// The words that may have these two characters at their end, the longest first.
    #[inline(always)]
    fn group(&self, ch: char, next: char) -> impl Iterator<Item = usize> + '_ {
        let bucket = ch as usize & (self.buckets.len() - 2);
        let group = &self.order[self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize];
        let fits = move |(end, other): &End| *end == ch && other.is_none_or(|other| other == next);
        group.iter().filter(move |(end, _)| fits(end)).map(|&(_, number)| number as usize)
    }
}

#[inline(always)]
fn pair(ch: char, next: char) -> usize {
    (ch as usize).wrapping_mul(61).wrapping_add(next as usize)
}

fn set<const N: usize>(bits: &mut [u64; N], number: usize) {
    bits[(number >> 6) % N] |= 1 << (number & 63);
}

#[inline(always)]
fn has<const N: usize>(bits: &[u64; N], number: usize) -> bool {
    bits[(number >> 6) % N] & (1 << (number & 63)) != 0
}

impl Lexicon {
    /// Takes the words as they are; empty ones are never found.
    #[inline(never)]
    pub fn new(list: &[&str]) -> Self {
        let mut words = Words { chars: Vec::new(), bounds: Vec::with_capacity(list.len() + 1) };
        words.bounds.push(0);
        for word in list {
            words.chars.extend(word.chars());
            words.bounds.push(words.chars.len() as u32);
        }
        let by_first = Index::new(&words, |word| Some((*word.first()?, word.get(1).copied())));
        Self { words, by_first, by_last: OnceLock::new(), anchors: OnceLock::new() }
    }

    /// The words, in the order of the list.
    pub(super) fn words(&self) -> impl Iterator<Item = &[char]> {
        self.words.all()
    }

    /// The longest word that begins at a position and ends inside `limit`.
    #[inline(never)]
    pub fn at(&self, reading: &Reading, position: usize, limit: usize) -> Option<Found> {
        self.at_where(reading, position, limit, |_| true)
    }

    /// The longest of the words that begin at a position, end inside `limit` and are wanted.
    #[inline(always)]
    pub fn at_where(&self, reading: &Reading, position: usize, limit: usize, wanted: impl Fn(Found) -> bool) -> Option<Found> {
        let (first, next) = (reading.at(position), reading.at(position + 1));
        if !self.by_first.may(first, next) {
            return None;
        }
        let here = reading.chars(Run::new(position, limit.max(position)));
        self.by_first.group(first, next).find_map(|word| {
            let chars = self.words.word(word);
            let found = Found { word, at: position, length: chars.len() };
            (begins(here, chars) && wanted(found)).then_some(found)
        })
    }

    /// The longest word that ends just before a position and begins inside `floor`.
    #[inline(never)]
    pub fn before(&self, reading: &Reading, position: usize, floor: usize) -> Option<Found> {
        let by_last = self.by_last();
        let (last, next) = (reading.before(position), reading.before(position.saturating_sub(1)));
        if !by_last.may(last, next) {
            return None;
        }
        by_last.group(last, next).find_map(|word| {
            let chars = self.words.word(word);
            let at = position.checked_sub(chars.len()).filter(|&at| at >= floor)?;
            begins(reading.chars(Run::new(at, position)), chars).then_some(Found { word, at, length: chars.len() })
        })
    }

    fn by_last(&self) -> &Index {
        self.by_last.get_or_init(|| {
            Index::new(&self.words, |word| Some((*word.last()?, word.len().checked_sub(2).map(|before| word[before]))))
        })
    }

    /// Of the words that a text ends with the one that comes first in the list.
    #[inline(never)]
    pub fn ending(&self, text: &str) -> Option<usize> {
        let by_last = self.by_last();
        let mut back = text.chars().rev();
        let (last, next) = (back.next()?, back.next().unwrap_or('\0'));
        if !by_last.may(last, next) {
            return None;
        }
        let ends = |word: &[char]| {
            let mut back = text.chars().rev();
            word.iter().rev().all(|&ch| back.next() == Some(ch))
        };
        by_last.group(last, next).filter(|&word| ends(self.words.word(word))).min()
    }

    /// The first word inside a run.
    #[inline(never)]
    pub fn find(&self, reading: &Reading, run: Run) -> Option<Found> {
        let mut at = run.from();
        loop {
            at = self.candidate(reading, Run::new(at, run.to()))?;
            let found = self.at(reading, at, run.to());
            if found.is_some() {
                return found;
            }
            at += 1;
        }
    }

    /// The first position of a run at which a word may begin.
    fn candidate(&self, reading: &Reading, run: Run) -> Option<usize> {
        let here = reading.chars(run);
        let last = here.len().checked_sub(1)?;
        let at = here.windows(2).position(|two| self.by_first.may(two[0], two[1]));
        // A word of the last two characters stands before the last one alone.
        at.or_else(|| has(&self.by_first.singles, here[last] as usize).then_some(last)).map(|at| run.from() + at)
    }

    /// Every word of a text, one a position, ascending; only places of the rarest characters are looked at.
    #[inline(never)]
    pub fn everywhere(&self, reading: &Reading) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let anchors = self.anchors.get_or_init(|| anchors(&self.words));
        for group in anchors.chunk_by(|one, other| one.ch == other.ch) {
            for place in reading.places(group[0].ch) {
                for anchor in group {
                    let Some(at) = place.checked_sub(anchor.offset as usize) else { continue };
                    let word = anchor.word as usize;
                    let chars = self.words.word(word);
                    if begins(reading.chars(Run::new(at, at + chars.len())), chars) {
                        found.push(Found { word, at, length: chars.len() });
                    }
                }
            }
        }
        found.sort_unstable_by_key(|found| (found.at, Reverse(found.length), found.word));
        found.dedup_by_key(|found| found.at);
        found
    }

    /// Every word inside a run, one a position.
    pub fn all<'a>(&'a self, reading: &'a Reading<'_>, run: Run) -> impl Iterator<Item = Found> + 'a {
        let mut next = run.from();
        std::iter::from_fn(move || {
            let found = self.find(reading, Run::new(next.min(run.to()), run.to()))?;
            next = found.at + 1;
            Some(found)
        })
    }
}

/// Character by character: words are too short for a call that compares memory.
#[inline(always)]
pub(super) fn begins(here: &[char], word: &[char]) -> bool {
    here.len() >= word.len() && here.iter().zip(word).all(|(a, b)| a == b)
}

fn anchors(words: &Words) -> Vec<Anchor> {
    let anchor = |number: usize| {
        let (offset, &ch) = words.word(number).iter().enumerate().max_by_key(|&(_, &ch)| rarity(ch))?;
        Some(Anchor { ch, word: number as u32, offset: offset as u32 })
    };
    let mut anchors: Vec<Anchor> = (0..words.count()).filter_map(anchor).collect();
    order::by_key(&mut anchors, |anchor| anchor.ch);
    anchors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_counts_at_both_ends() {
        let lexicon = Lexicon::new(&["增长", "同比增长", "长", ""]);
        let reading = Reading::new("税收同比增长");
        assert_eq!(lexicon.at(&reading, 2, 6), Some(Found { word: 1, at: 2, length: 4 }));
        assert_eq!(lexicon.at(&reading, 2, 5), None);
        assert_eq!(lexicon.before(&reading, 6, 0), Some(Found { word: 1, at: 2, length: 4 }));
        assert_eq!(lexicon.before(&reading, 6, 3), Some(Found { word: 0, at: 4, length: 2 }));
        assert_eq!([lexicon.ending("税收同比增长"), lexicon.ending("增长率"), lexicon.ending("长")], [Some(0), None, Some(2)]);
        assert_eq!(lexicon.find(&reading, Run::new(0, 6)).map(|found| found.at), Some(2));
        assert_eq!(lexicon.all(&reading, Run::new(0, 6)).count(), 3);
        assert_eq!(lexicon.everywhere(&reading), lexicon.all(&reading, Run::new(0, 6)).collect::<Vec<_>>());
    }
}
