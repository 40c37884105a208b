use crate::text::{Reading, Run};

/// Whether words, with width folded and blanks dropped, fit a pattern: `*` any characters, `?` one.
pub(super) fn fits(pattern: &str, words: &str) -> bool {
    let pattern = folded(pattern);
    let words = folded(words);
    // Where the last `*` stood, and how many words it has taken: a mismatch lets it take one more.
    let (mut at, mut next, mut star) = (0, 0, None);
    while next < words.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, next));
                at += 1;
            }
            Some(&ch) if ch == '?' || ch == words[next] => {
                at += 1;
                next += 1;
            }
            _ => {
                let Some((place, taken)) = star else { return false };
                star = Some((place, taken + 1));
                (at, next) = (place + 1, taken + 1);
            }
        }
    }
    pattern[at..].iter().all(|&ch| ch == '*')
}

fn folded(words: &str) -> Vec<char> {
    let reading = Reading::new(words);
    reading.text(Run::new(0, reading.len())).chars().filter(|&ch| ch != '\n').collect()
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn patterns_fit_whole_words() {
        for (pattern, words, expected) in [
            ("效劳平台", "效劳平台", true),
            ("效劳", "效劳平台", false),
            ("效劳*", "效劳平台", true),
            ("*平台", "效劳平台", true),
            ("效?平台", "效劳平台", true),
            ("效??平台", "效劳平台", false),
            ("*", "", true),
            ("", "甲", false),
            ("１２*％", "12.5%", true),
            ("*甲*乙*", "一甲二甲三乙", true),
            ("*甲*乙", "一甲二乙三", false),
            ("揭 榜", "揭榜", true),
        ] {
            assert_eq!(fits(pattern, words), expected, "{pattern} {words}");
        }
    }
}
