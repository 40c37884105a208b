//! Ranges, whose first end is not above their second.

use crate::numbers::*;
use crate::sentences::*;

pub fn range(random: &mut Random, _: Rounding) -> Case {
    let low = random.between(3, 60);
    let (right, wrong) = (low + random.between(0, 40), random.between(1, low - 1));
    let a = low.to_string();
    let (before, after) = fill(
        random,
        &[
            "每个项目支持<a>—<?>家企业联合申报。",
            "学校服务半径<a>-<?>公里。",
            "每户发放补贴<a>～<?>元，群众满意。",
            "每个村配备<a>至<?>名专员。",
            "研发投入占比保持在<a>%—<?>%。",
            "单个项目投资<a>万元—<?>万元。",
            "办理时限为<a>-<?>个工作日。",
            "带动每个乡镇就业<a>–<?>人，辐射周边。",
            "亩均增收<a>—<?>元；品质提升。",
        ],
        &[("a", &a)],
    );
    Case { family: "range", rules: &["range-form"], before, after, right: whole(right), wrong: whole(wrong), terms: vec![a] }
}

/// Days, months and years that lead from one to another.
pub fn time(random: &mut Random, _: Rounding) -> Case {
    let days = [
        "集中整治于3月<a>日至<?>日开展。",
        "2024年5月<a>日—<?>日举办展会。",
        "展会10月<a>日至10月<?>日举行，客商云集。",
        "8月<a>日到<?>日，督查组走访企业。",
    ];
    let months = ["2023年<a>月至2023年<?>月开展排查。", "2024年<a>月—2024年<?>月完成改造，效果明显。"];
    let years = ["规划期为<a>—<?>年。", "<a>年至<?>年累计完成投资。", "<a>-<?>年度，工作有序推进。"];
    let (from, most, templates): (i128, i128, &[&str]) = match random.between(0, 2) {
        0 => (0, 27, &days),
        1 => (0, 11, &months),
        _ => (2010, 20, &years),
    };
    let low = from + random.between(2, most);
    let (right, wrong) = (random.between(low, from + most + 1), random.between(from + 1, low - 1));
    let a = low.to_string();
    let (before, after) = fill_any(random, templates, &[("a", &a)]);
    let (right, wrong) = (whole(right), whole(wrong));
    Case { family: "time range", rules: &["invalid-date"], before, after, right, wrong, terms: vec![a] }
}
