//! Set phrases that are one slip away from themselves.

use crate::lex::lexicon::{Found, Lexicon};
use crate::text::{Reading, Run, is_han};
use std::sync::LazyLock;

/// A set phrase with a slip.
pub(super) struct Near {
    /// As it stands.
    pub(super) run: Run,
    /// As it should.
    pub(super) phrase: &'static str,
}

pub(in crate::rules) struct Phrases {
    phrases: Vec<(&'static str, Vec<char>)>,
    pub(in crate::rules) beginnings: Lexicon,
    /// The phrases of each beginning.
    groups: Vec<Vec<usize>>,
}

pub(in crate::rules) static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let lines = include_str!("../tables/set_phrases.txt").lines().filter(|line| !line.starts_with('#'));
    let phrases: Vec<(&str, Vec<char>)> =
        lines.map(|line| (line, line.chars().collect::<Vec<_>>())).filter(|(_, chars)| chars.len() >= 6).collect();
    let mut beginnings: Vec<String> = Vec::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (number, (_, chars)) in phrases.iter().enumerate() {
        let beginning: String = chars[..2].iter().collect();
        match beginnings.iter().position(|known| *known == beginning) {
            Some(known) => groups[known].push(number),
            None => {
                beginnings.push(beginning);
                groups.push(vec![number]);
            }
        }
    }
    let words: Vec<&str> = beginnings.iter().map(String::as_str).collect();
    Phrases { phrases, beginnings: Lexicon::new(&words), groups }
});

/// Every set phrase whose ends are right and whose middle has one slip.
pub(super) fn near_misses(reading: &Reading, beginnings: &[Found]) -> Vec<Near> {
    let known = &*PHRASES;
    let mut found: Vec<Near> = Vec::new();
    for beginning in beginnings {
        let at = beginning.at;
        let near = known.groups[beginning.word].iter().find_map(|&number| {
            let (phrase, chars) = &known.phrases[number];
            let length = slip(reading, at, chars)?;
            Some(Near { run: Run::new(at, at + length), phrase })
        });
        found.extend(near);
    }
    found
}

/// The length of what stands at a position, where it is the phrase but for one character, or for two that changed
/// places, neither at its ends.
fn slip(reading: &Reading, at: usize, phrase: &[char]) -> Option<usize> {
    let same = phrase.iter().zip(at..).take_while(|&(&ch, at)| reading.at(at) == ch).count();
    if same < 2 || same + 1 >= phrase.len() {
        return None;
    }
    let rest = &phrase[same..];
    let here = at + same;
    let goes_on = |rest: &[char], from: usize| rest.len() >= 2 && rest.iter().zip(from..).all(|(&ch, at)| reading.at(at) == ch);
    let (wrong, right) = (reading.at(here), rest[0]);
    // 的, 和 and the like are a matter of phrasing, and so are marks.
    let word = |ch: char| is_han(ch) && !"的之和与及了是".contains(ch);
    if word(wrong) && word(right) && goes_on(&rest[1..], here + 1) {
        return Some(phrase.len());
    }
    if word(right) && goes_on(&rest[1..], here) {
        return Some(phrase.len() - 1);
    }
    if word(wrong) && goes_on(rest, here + 1) {
        return Some(phrase.len() + 1);
    }
    let turned = rest.len() >= 4 && reading.at(here) == rest[1] && reading.at(here + 1) == rest[0];
    (turned && word(wrong) && goes_on(&rest[2..], here + 2)).then_some(phrase.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(text: &str) -> Vec<String> {
        let reading = Reading::new(text);
        near_misses(&reading, &PHRASES.beginnings.everywhere(&reading))
            .iter()
            .map(|near| format!("{}→{}", reading.text(near.run), near.phrase))
            .collect()
    }

    #[test]
    fn one_slip_is_found() {
        assert_eq!(near("面向世界科枝前沿"), ["面向世界科枝前沿→面向世界科技前沿"]);
        assert_eq!(near("创新驱发展战略"), ["创新驱发展战略→创新驱动发展战略"]);
        assert_eq!(near("供给侧结性构改革"), ["供给侧结性构改革→供给侧结构性改革"]);
        assert_eq!(near("中国特色社会会主义"), ["中国特色社会会主义→中国特色社会主义"]);
    }

    #[test]
    fn other_phrases_stay() {
        for text in [
            "创新驱动发展战略", "创新驱动发展格局", "中华民族的伟大复兴", "经济技术开发区", "经济技术开发", "面向国家需求",
            "中国特色",
        ] {
            assert_eq!(near(text), Vec::<String>::new(), "{text}");
        }
    }
}
