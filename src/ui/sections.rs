use super::state::State;
use crate::order;

/// A section of the first rank: 一、…
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// Where it begins, placed as in the report.
    pub start: u32,
    pub title: String,
}

/// A longer title is cut in lists.
const TITLE_CHARS: u32 = 22;

/// The sections of the first rank, from the heading numerals that the checker read.
pub fn of(state: &State) -> Vec<Section> {
    let Some(report) = &state.report else { return Vec::new() };
    let headings = report.mentions.iter().filter(|mention| mention.class == "heading");
    let mut sections: Vec<Section> = headings
        .filter_map(|mention| {
            let (start, _) = state.now((mention.start, mention.end));
            let title = title(&state.blocks.slice(start, start + TITLE_CHARS))?;
            Some(Section { start: mention.start, title })
        })
        .collect();
    order::by_key(&mut sections, |section| section.start);
    sections
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
    fn a_place_belongs_to_the_last_section_before_it() {
        let section = |start, title: &str| Section { start, title: title.into() };
        let sections = [section(10, "一、甲"), section(50, "二、乙")];
        assert_eq!(at(&sections, 5), None);
        assert_eq!(at(&sections, 10).map(|s| &*s.title), Some("一、甲"));
        assert_eq!(at(&sections, 99).map(|s| &*s.title), Some("二、乙"));
    }
}
