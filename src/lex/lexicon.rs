//! Word lists that are asked at every position of a text.

use crate::text::{Reading, Run};

/// A list of words, found by their first or last character; of several that fit, the longest counts.
pub struct Lexicon {
    words: Vec<Vec<char>>,
    by_first: Index,
    by_last: Index,
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

/// Words by one of their characters. The bits turn most questions away before the search.
struct Index {
    bits: [u64; 16],
    keys: Vec<(char, Vec<usize>)>,
}

impl Index {
    fn new(words: &[Vec<char>], key: fn(&[char]) -> Option<&char>) -> Self {
        let mut index = Index { bits: [0; 16], keys: Vec::new() };
        for (number, word) in words.iter().enumerate() {
            let Some(&ch) = key(word) else { continue };
            let bit = ch as usize & 1023;
            index.bits[bit >> 6] |= 1 << (bit & 63);
            match index.keys.binary_search_by_key(&ch, |(key, _)| *key) {
                Ok(at) => index.keys[at].1.push(number),
                Err(at) => index.keys.insert(at, (ch, vec![number])),
            }
        }
        for (_, group) in &mut index.keys {
            group.sort_by_key(|&number| std::cmp::Reverse(words[number].len()));
        }
        index
    }

    fn group(&self, ch: char) -> &[usize] {
        let bit = ch as usize & 1023;
        if self.bits[bit >> 6] & (1 << (bit & 63)) == 0 {
            return &[];
        }
        self.keys.binary_search_by_key(&ch, |(key, _)| *key).map_or(&[], |at| &self.keys[at].1)
    }
}

impl Lexicon {
    /// Takes the words as they are; empty ones are never found.
    #[inline(never)]
    pub fn new(words: &[&str]) -> Self {
        let words: Vec<Vec<char>> = words.iter().map(|word| word.chars().collect()).collect();
        let by_first = Index::new(&words, <[char]>::first);
        let by_last = Index::new(&words, <[char]>::last);
        Self { words, by_first, by_last }
    }

    /// The longest word that begins at a position and ends inside `limit`.
    #[inline(never)]
    pub fn at(&self, reading: &Reading, position: usize, limit: usize) -> Option<Found> {
        self.by_first.group(reading.at(position)).iter().find_map(|&word| {
            let chars = &self.words[word];
            let fits = position + chars.len() <= limit && chars.iter().zip(position..).all(|(&ch, at)| reading.at(at) == ch);
            fits.then_some(Found { word, at: position, length: chars.len() })
        })
    }

    /// The longest word that ends just before a position and begins inside `floor`.
    #[inline(never)]
    pub fn before(&self, reading: &Reading, position: usize, floor: usize) -> Option<Found> {
        self.by_last.group(reading.before(position)).iter().find_map(|&word| {
            let chars = &self.words[word];
            let at = position.checked_sub(chars.len()).filter(|&at| at >= floor)?;
            chars.iter().zip(at..).all(|(&ch, at)| reading.at(at) == ch).then_some(Found { word, at, length: chars.len() })
        })
    }

    /// The first word inside a run.
    #[inline(never)]
    pub fn find(&self, reading: &Reading, run: Run) -> Option<Found> {
        (run.from()..run.to()).find_map(|at| self.at(reading, at, run.to()))
    }

    /// Every word of a text, one a position, ascending; only places of first characters are looked at.
    #[inline(never)]
    pub fn everywhere(&self, reading: &Reading) -> Vec<Found> {
        let firsts = self.by_first.keys.iter().map(|(ch, _)| *ch);
        let mut found: Vec<Found> =
            firsts.flat_map(|ch| reading.places(ch)).filter_map(|at| self.at(reading, at, reading.len())).collect();
        found.sort_unstable_by_key(|found| found.at);
        found
    }

    /// Every word inside a run, one a position.
    pub fn all<'a>(&'a self, reading: &'a Reading<'_>, run: Run) -> impl Iterator<Item = Found> + 'a {
        (run.from()..run.to()).filter_map(move |at| self.at(reading, at, run.to()))
    }
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
