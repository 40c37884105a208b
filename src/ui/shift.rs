/// What changed between two texts, in bytes: `old[start..old_end]` became `new[start..new_end]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Change {
    pub start: usize,
    pub old_end: usize,
    pub new_end: usize,
}

impl Change {
    /// The narrowest single replacement that makes `new` out of `old`; none where they are equal.
    pub fn between(old: &str, new: &str) -> Option<Self> {
        let mut start = alike(old.as_bytes(), new.as_bytes());
        if start == old.len() && start == new.len() {
            return None;
        }
        while !old.is_char_boundary(start) || !new.is_char_boundary(start) {
            start -= 1;
        }
        let rest = (old.len() - start).min(new.len() - start);
        let mut tail = alike_at_end(&old.as_bytes()[old.len() - rest..], &new.as_bytes()[new.len() - rest..]);
        while !old.is_char_boundary(old.len() - tail) || !new.is_char_boundary(new.len() - tail) {
            tail -= 1;
        }
        Some(Self { start, old_end: old.len() - tail, new_end: new.len() - tail })
    }
}

/// Bytes compared at a time, in a register: a key stroke leaves nearly all of a long text alone.
const CHUNK: usize = 8;

/// How many bytes two texts have in common at their beginning.
fn alike(a: &[u8], b: &[u8]) -> usize {
    let (words_a, words_b) = (a.as_chunks::<CHUNK>().0, b.as_chunks::<CHUNK>().0);
    let same = words_a.iter().zip(words_b).take_while(|(a, b)| a == b).count() * CHUNK;
    same + a[same..].iter().zip(&b[same..]).take_while(|(a, b)| a == b).count()
}

/// The same at their end.
fn alike_at_end(a: &[u8], b: &[u8]) -> usize {
    let (words_a, words_b) = (a.as_rchunks::<CHUNK>().1, b.as_rchunks::<CHUNK>().1);
    let same = words_a.iter().rev().zip(words_b.iter().rev()).take_while(|(a, b)| a == b).count() * CHUNK;
    let (a, b) = (&a[..a.len() - same], &b[..b.len() - same]);
    same + a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count()
}

/// A replacement in UTF-16 units, which moves every place after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shift {
    pub start: u32,
    pub removed: u32,
    pub inserted: u32,
}

impl Shift {
    fn old_end(self) -> u32 {
        self.start + self.removed
    }

    /// Where the stretch lies afterwards. One that the replacement touched takes the new words in.
    pub fn carry(self, (start, end): (u32, u32)) -> (u32, u32) {
        let before = |at: u32, inside: u32| {
            if at >= self.old_end() { at - self.removed + self.inserted } else { inside }
        };
        let moved_start = if start < self.start { start } else { before(start, self.start) };
        let moved_end = if end <= self.start { end } else { before(end, self.start + self.inserted) };
        (moved_start, moved_end.max(moved_start))
    }

    /// Where the stretch lies afterwards, if the replacement left it whole.
    pub fn carry_whole(self, (start, end): (u32, u32)) -> Option<(u32, u32)> {
        (end <= self.start || start >= self.old_end()).then(|| self.carry((start, end)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_narrow_and_on_character_boundaries() {
        let cases = [("选派179名", "选派211名"), ("", "甲"), ("甲乙", "甲"), ("中文", "中斑"), ("aaa", "aaaa"), ("😀", "😁")];
        for (old, new) in cases {
            let change = Change::between(old, new).expect("they differ");
            let made = [&old[..change.start], &new[change.start..change.new_end], &old[change.old_end..]].concat();
            assert_eq!(made, new);
        }
        let long = "全市".repeat(500);
        let (old, new) = ([&long, "甲", &long].concat(), [&long, "乙丙", &long].concat());
        let change = Change::between(&old, &new).expect("they differ");
        assert_eq!((&old[change.start..change.old_end], &new[change.start..change.new_end]), ("甲", "乙丙"));
        let change = Change::between("选派179名", "选派211名").expect("they differ");
        assert_eq!(change, Change { start: 6, old_end: 9, new_end: 9 });
        assert_eq!(Change::between("同", "同"), None);
    }

    #[test]
    fn places_before_stay_and_places_after_move() {
        let typed = Shift { start: 10, removed: 0, inserted: 2 };
        assert_eq!(typed.carry((4, 10)), (4, 10));
        assert_eq!(typed.carry((10, 13)), (12, 15));
        assert_eq!(typed.carry((8, 12)), (8, 14));
        let cut = Shift { start: 10, removed: 5, inserted: 0 };
        assert_eq!(cut.carry((12, 20)), (10, 15));
        assert_eq!(cut.carry((11, 14)), (10, 10));
    }

    #[test]
    fn only_an_untouched_stretch_is_whole() {
        let replaced = Shift { start: 10, removed: 3, inserted: 3 };
        assert_eq!(replaced.carry_whole((5, 10)), Some((5, 10)));
        assert_eq!(replaced.carry_whole((13, 15)), Some((13, 15)));
        assert_eq!(replaced.carry_whole((9, 11)), None);
        let typed_inside = Shift { start: 10, removed: 0, inserted: 1 };
        assert_eq!(typed_inside.carry_whole((9, 11)), None);
    }
}
