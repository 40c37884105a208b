/// How a stretch of text is marked. Marks may lie over each other; the look is then of all together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Look {
    pub severity: Option<Grade>,
    /// It belongs to the selected finding.
    pub selected: bool,
    /// It is another place of the selected finding.
    pub related: bool,
    /// It was asked for from a table.
    pub place: bool,
}

/// Severity, gravest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Grade {
    Error,
    Warning,
    Hint,
}

impl Grade {
    pub const ALL: [Grade; 3] = [Grade::Error, Grade::Warning, Grade::Hint];

    /// From the name that the report uses; what is unknown is a hint.
    pub fn of(severity: &str) -> Self {
        match severity {
            "error" => Grade::Error,
            "warning" => Grade::Warning,
            _ => Grade::Hint,
        }
    }

    pub fn class(self) -> &'static str {
        match self {
            Grade::Error => "error",
            Grade::Warning => "warning",
            Grade::Hint => "hint",
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Grade::Error => "错误",
            Grade::Warning => "警告",
            Grade::Hint => "提示",
        }
    }
}

impl Look {
    fn with(self, other: Look) -> Look {
        Look {
            severity: match (self.severity, other.severity) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            },
            selected: self.selected || other.selected,
            related: self.related || other.related,
            place: self.place || other.place,
        }
    }

    /// The style class of a marked stretch.
    pub fn class(self) -> String {
        let mut class = String::from("mark");
        let flags = [(self.selected, " selected"), (self.related, " related"), (self.place, " place")];
        for word in self.severity.map(|grade| [" ", grade.class()]).into_iter().flatten() {
            class.push_str(word);
        }
        for (_, word) in flags.iter().filter(|(set, _)| *set) {
            class.push_str(word);
        }
        class
    }
}

/// A marked stretch, in UTF-16 units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    pub start: u32,
    pub end: u32,
    pub look: Look,
}

/// Whether any mark lies in a stretch, or may only stay until the next edit.
pub fn lie_in(marks: &[Mark], (start, end): (u32, u32)) -> bool {
    marks.iter().any(|mark| mark.look.place || mark.start < end && mark.end > start)
}

/// Deals marks out to blocks of the given lengths; each block's marks count from its own start.
pub fn deal(marks: &[Mark], lengths: impl Iterator<Item = u32>) -> Vec<Vec<Mark>> {
    let mut sorted: Vec<&Mark> = marks.iter().filter(|mark| mark.start < mark.end).collect();
    crate::order::by_key(&mut sorted, |mark| mark.start);
    let mut waiting = sorted.into_iter().peekable();
    let mut open: Vec<&Mark> = Vec::new();
    let mut at = 0;
    lengths
        .map(|length| {
            let end = at + length;
            while let Some(mark) = waiting.next_if(|mark| mark.start < end) {
                open.push(mark);
            }
            let own = open
                .iter()
                .filter(|mark| mark.end > at)
                .map(|mark| Mark { start: mark.start.saturating_sub(at), end: mark.end.min(end) - at, look: mark.look })
                .collect();
            open.retain(|mark| mark.end > end);
            at = end;
            own
        })
        .collect()
}

/// A block's text in pieces of one look each; none where it is unmarked. Joined they are the text.
pub fn pieces<'t>(text: &'t str, marks: &[Mark]) -> Vec<(&'t str, Option<Look>)> {
    let mut ends: Vec<u32> = marks.iter().flat_map(|mark| [mark.start, mark.end]).collect();
    crate::order::sort(&mut ends);
    ends.dedup();
    let mut pieces = Vec::new();
    let (mut from, mut from_unit) = (0, 0);
    let mut close = |to: usize, unit: u32, from: &mut usize, from_unit: &mut u32| {
        if to > *from {
            let over = marks.iter().filter(|mark| mark.start < unit && mark.end > *from_unit);
            let look = over.map(|mark| mark.look).reduce(Look::with);
            pieces.push((&text[*from..to], look));
        }
        (*from, *from_unit) = (to, unit);
    };
    let mut next = ends.into_iter().peekable();
    let mut unit = 0;
    for (byte, c) in text.char_indices() {
        while next.next_if(|&end| end <= unit).is_some() {
            close(byte, unit, &mut from, &mut from_unit);
        }
        unit += c.len_utf16() as u32;
    }
    close(text.len(), unit, &mut from, &mut from_unit);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: u32, end: u32, grade: Grade) -> Mark {
        Mark { start, end, look: Look { severity: Some(grade), ..Look::default() } }
    }

    #[test]
    fn pieces_cut_where_marks_begin_and_end() {
        let marks = [mark(2, 5, Grade::Error), mark(4, 6, Grade::Hint)];
        let made: Vec<(&str, Option<Grade>)> =
            pieces("选派179名。", &marks).into_iter().map(|(text, look)| (text, look.and_then(|l| l.severity))).collect();
        assert_eq!(
            made,
            [("选派", None), ("17", Some(Grade::Error)), ("9", Some(Grade::Error)), ("名", Some(Grade::Hint)), ("。", None)]
        );
        assert_eq!(pieces("", &[]), []);
        assert_eq!(pieces("甲", &[]), [("甲", None)]);
    }

    #[test]
    fn surrogate_pairs_count_two() {
        let made = pieces("😀甲乙", &[mark(2, 3, Grade::Error)]);
        assert_eq!(made.iter().map(|(text, _)| *text).collect::<Vec<_>>(), ["😀", "甲", "乙"]);
        assert!(made[1].1.is_some() && made[0].1.is_none());
    }

    #[test]
    fn marks_are_dealt_to_every_block_that_they_reach() {
        let marks = [mark(8, 25, Grade::Hint), mark(3, 5, Grade::Error), mark(29, 30, Grade::Error)];
        let dealt = deal(&marks, [10, 10, 10].into_iter());
        assert_eq!(dealt[0], [mark(3, 5, Grade::Error), mark(8, 10, Grade::Hint)]);
        assert_eq!(dealt[1], [mark(0, 10, Grade::Hint)]);
        assert_eq!(dealt[2], [mark(0, 5, Grade::Hint), mark(9, 10, Grade::Error)]);
    }

    #[test]
    fn a_look_names_its_classes() {
        let look = Look { severity: Some(Grade::Warning), selected: true, ..Look::default() };
        assert_eq!(look.class(), "mark warning selected");
    }
}
