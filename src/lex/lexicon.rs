//! Word lists that are asked at every position of a text.

use std::cmp::Reverse;
use std::sync::OnceLock;

use super::rarity::rarity;
use crate::text::{Reading, Run};

/// A list of words, found by their first or last characters; of several that fit, the longest counts.
pub struct Lexicon {
    words: Vec<Vec<char>>,
    by_first: Index,
    by_last: OnceLock<Index>,
    anchors: OnceLock<Vec<Anchor>>,
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

/// A character with the words of which it is the rarest, and where it stands in each.
struct Anchor {
    ch: char,
    words: Vec<(usize, usize)>,
}

/// The character at one end of a word, and the one beside it.
type End = (char, Option<char>);

/// Words by the character at one of their ends. The bits turn most places away before the search.
struct Index {
    /// The two characters at that end.
    pairs: [u64; 64],
    /// The character of words of one character.
    singles: [u64; 16],
    keys: Vec<(char, Vec<usize>)>,
}

impl Index {
    fn new(words: &[Vec<char>], end: fn(&[char]) -> Option<End>) -> Self {
        let mut index = Index { pairs: [0; 64], singles: [0; 16], keys: Vec::new() };
        for (number, word) in words.iter().enumerate() {
            let Some((ch, next)) = end(word) else { continue };
            match next {
                Some(next) => set(&mut index.pairs, pair(ch, next)),
                None => set(&mut index.singles, ch as usize),
            }
            match index.keys.binary_search_by_key(&ch, |(key, _)| *key) {
                Ok(at) => index.keys[at].1.push(number),
                Err(at) => index.keys.insert(at, (ch, vec![number])),
            }
        }
        for (_, group) in &mut index.keys {
            group.sort_by_key(|&number| Reverse(words[number].len()));
        }
        index
    }

    /// Whether a word may have these two characters at its end.
    #[inline(always)]
    fn may(&self, ch: char, next: char) -> bool {
        has(&self.pairs, pair(ch, next)) || has(&self.singles, ch as usize)
    }

    fn group(&self, ch: char) -> &[usize] {
        self.keys.binary_search_by_key(&ch, |(key, _)| *key).map_or(&[], |at| &self.keys[at].1)
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
    pub fn new(words: &[&str]) -> Self {
        let words: Vec<Vec<char>> = words.iter().map(|word| word.chars().collect()).collect();
        let by_first = Index::new(&words, |word| Some((*word.first()?, word.get(1).copied())));
        Self { words, by_first, by_last: OnceLock::new(), anchors: OnceLock::new() }
    }

    /// The words, in the order of the list.
    pub(super) fn words(&self) -> &[Vec<char>] {
        &self.words
    }

    /// The longest word that begins at a position and ends inside `limit`.
    #[inline(never)]
    pub fn at(&self, reading: &Reading, position: usize, limit: usize) -> Option<Found> {
        if !self.by_first.may(reading.at(position), reading.at(position + 1)) {
            return None;
        }
        self.search(reading, position, limit)
    }

    fn search(&self, reading: &Reading, position: usize, limit: usize) -> Option<Found> {
        let here = reading.chars(Run::new(position, limit.max(position)));
        self.by_first.group(*here.first()?).iter().find_map(|&word| {
            let chars = &self.words[word];
            begins(here, chars).then_some(Found { word, at: position, length: chars.len() })
        })
    }

    /// The longest word that ends just before a position and begins inside `floor`.
    #[inline(never)]
    pub fn before(&self, reading: &Reading, position: usize, floor: usize) -> Option<Found> {
        let by_last = self.by_last.get_or_init(|| {
            Index::new(&self.words, |word| Some((*word.last()?, word.len().checked_sub(2).map(|before| word[before]))))
        });
        let last = reading.before(position);
        if !by_last.may(last, reading.before(position.saturating_sub(1))) {
            return None;
        }
        by_last.group(last).iter().find_map(|&word| {
            let chars = &self.words[word];
            let at = position.checked_sub(chars.len()).filter(|&at| at >= floor)?;
            begins(reading.chars(Run::new(at, position)), chars).then_some(Found { word, at, length: chars.len() })
        })
    }

    /// The first word inside a run.
    #[inline(never)]
    pub fn find(&self, reading: &Reading, run: Run) -> Option<Found> {
        let mut at = run.from();
        loop {
            at = self.candidate(reading, Run::new(at, run.to()))?;
            let found = self.search(reading, at, run.to());
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
        for Anchor { ch, words } in self.anchors.get_or_init(|| anchors(&self.words)) {
            for place in reading.places(*ch) {
                for &(word, offset) in words {
                    let Some(at) = place.checked_sub(offset) else { continue };
                    let chars = &self.words[word];
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

fn anchors(words: &[Vec<char>]) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = Vec::new();
    for (number, word) in words.iter().enumerate() {
        let Some((offset, &ch)) = word.iter().enumerate().max_by_key(|&(_, &ch)| rarity(ch)) else { continue };
        match anchors.binary_search_by_key(&ch, |anchor| anchor.ch) {
            Ok(at) => anchors[at].words.push((number, offset)),
            Err(at) => anchors.insert(at, Anchor { ch, words: vec![(number, offset)] }),
        }
    }
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
        assert_eq!(lexicon.find(&reading, Run::new(0, 6)).map(|found| found.at), Some(2));
        assert_eq!(lexicon.all(&reading, Run::new(0, 6)).count(), 3);
        assert_eq!(lexicon.everywhere(&reading), lexicon.all(&reading, Run::new(0, 6)).collect::<Vec<_>>());
    }
}
