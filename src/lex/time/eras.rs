//! Five-year plans.

use crate::lex::hanzi;
use crate::text::Reading;

/// A five-year plan at a position (`十四五`, without quotes): its first year and length in characters.
pub fn plan_era(reading: &Reading, at: usize) -> Option<(i32, usize)> {
    if reading.at(at) != '十' || reading.at(at + 2) != '五' {
        return None;
    }
    let number = hanzi::digit(reading.at(at + 1)).filter(|number| (1..=9).contains(number))?;
    let followed = matches!(reading.at(at + 3), '”' | '"' | '\'' | '’')
        || reading
            .any(
                at + 3,
                &[
                    "期", "规", "时", "开", "收", "以", "末", "前", "后", "中", "目", "头", "首", "新", "发", "重", "、", "和",
                    "经", "国", "科", "交",
                ],
            )
            .is_some();
    let quoted = matches!(reading.before(at), '“' | '"' | '\'' | '‘');
    (followed || quoted).then_some((1951 + 5 * (10 + i32::from(number)), 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_have_their_years() {
        assert_eq!(plan_era(&Reading::new("十四五期间"), 0), Some((2021, 3)));
        assert_eq!(plan_era(&Reading::new("十五五规划"), 0), Some((2026, 3)));
        assert_eq!(plan_era(&Reading::new("十三五个"), 0), None);
    }
}
