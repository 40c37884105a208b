use serde::{Deserialize, Serialize};

/// A section of the first rank: 一、…
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Section {
    /// Where it begins, placed as in the report.
    pub start: u32,
    pub title: String,
}

/// A longer title is cut in lists.
const TITLE_CHARS: usize = 22;

/// The sections of the first rank, from where the checker read the numerals of headings, in any order.
pub fn of(text: &str, mut headings: Vec<u32>) -> Vec<Section> {
    crate::order::sort(&mut headings);
    let (mut rest, mut unit) = (text.chars(), 0);
    let section = |start: u32| {
        while unit < start {
            unit += rest.next()?.len_utf16() as u32;
        }
        let words: String = rest.clone().take(TITLE_CHARS).collect();
        Some(Section { start, title: title(&words)? })
    };
    headings.into_iter().filter_map(section).collect()
}

/// The section that holds a place of the report.
pub fn at(sections: &[Section], place: u32) -> Option<&Section> {
    let after = sections.partition_point(|section| section.start <= place);
    after.checked_sub(1).map(|index| &sections[index])
}

/// The title that the words begin with, if they begin with a heading of the first rank.
fn title(words: &str) -> Option<String> {
    let (number, rest) = words.split_once('、')?;
    let is_number = !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c));
    let name = rest.split(['\n', '。', '；', '：', '，']).next().unwrap_or_default().trim();
    (is_number && !name.is_empty()).then(|| format!("{number}、{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_headings_of_the_first_rank_make_sections() {
        assert_eq!(title("一、主要工作\n上半年"), Some("一、主要工作".into()));
        assert_eq!(title("十二、存在问题。一是"), Some("十二、存在问题".into()));
        assert_eq!(title("3、其他"), None);
        assert_eq!(title("一是抓好"), None);
    }

    #[test]
    fn titles_are_read_where_the_numerals_stand() {
        let text = "😀总结\n一、主要工作\n1、抓项目\n二、下步打算";
        let sections = of(text, vec![18, 5, 12]);
        let read: Vec<(u32, &str)> = sections.iter().map(|section| (section.start, &*section.title)).collect();
        assert_eq!(read, [(5, "一、主要工作"), (18, "二、下步打算")]);
    }

    #[test]
    fn a_place_belongs_to_the_last_section_before_it() {
        let section = |start, title: &str| Section { start, title: title.into() };
        let sections = [section(10, "一、甲"), section(50, "二、乙")];
        assert_eq!(at(&sections, 5), None);
        assert_eq!(at(&sections, 10).map(|s| &*s.title), Some("一、甲"));
        assert_eq!(at(&sections, 99).map(|s| &*s.title), Some("二、乙"));
    }
}
