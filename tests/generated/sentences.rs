//! What statements are made of: subjects, parts, and templates with slots.

use crate::numbers::*;

/// A paragraph; the claimed figure stands between `before` and `after` and is printed right or wrong.
pub struct Case {
    pub family: &'static str,
    /// The rules that may speak of it.
    pub rules: &'static [&'static str],
    pub before: String,
    pub after: String,
    pub right: Printed,
    pub wrong: Printed,
    /// Numbers that the equation must hold, as printed.
    pub terms: Vec<String>,
}

pub const SUBJECTS: [&str; 10] = [
    "新建标准厂房", "企业技术改造投资", "仓储物流业务", "水利工程", "农产品加工业务", "医疗服务项目", "文化旅游项目", "职业培训",
    "保障性住房", "口岸查验",
];
pub const PARTS: [&str; 10] =
    ["东部片区", "西部片区", "中心城区", "南部各镇", "北部各镇", "港区", "开发区", "高铁新城", "老城区", "沿江片区"];
pub const DISTRACTORS: [&str; 16] = [
    "各项工作有序推进。",
    "开展专项检查12次，整改问题36个。",
    "群众满意度达到96.5%。",
    "城镇化率提高到61.3%，提高0.8个百分点。",
    "争取上级资金8.6亿元，建成示范点15个。",
    "修订制度7项，组织培训24场。",
    "2023年以来连续三年保持增长。",
    "全年空气质量优良天数318天。",
    "粮食总产量达到42.6万吨。",
    "社会消费品零售总额增长5.2%，居全省第4位。",
    "“一网通办”事项达到1860项。",
    "推动38家企业上云用云，新增算力120P。",
    "居民人均可支配收入实际增长5.1%。",
    "完成老旧管网改造26公里，惠及居民1.2万户。",
    "按照“十四五”规划要求，压茬推进18项重点任务。",
    "12345热线接通率98.7%。",
];

/// One of several templates with its slots filled, cut at `<?>`.
pub fn fill(random: &mut Random, templates: &[&str], slots: &[(&str, &str)]) -> (String, String) {
    assert!(templates.len() >= 8, "a relation is told in at least eight ways: {}", templates[0]);
    fill_any(random, templates, slots)
}

/// As `fill`, for one of several groups of templates.
pub fn fill_any(random: &mut Random, templates: &[&str], slots: &[(&str, &str)]) -> (String, String) {
    let mut text = random.pick(templates).to_owned();
    for (name, value) in slots {
        text = text.replace(&format!("<{name}>"), value);
    }
    let (before, after) = text.split_once("<?>").expect("a claimed figure");
    assert!(!before.contains('<') && !after.contains('<'), "a slot is left: {text}");
    (before.to_owned(), after.to_owned())
}

/// A sentence shape, and whether its words make the claimed figure a bound.
pub struct Shape {
    pub text: &'static str,
    pub bounded: bool,
}

pub const fn plain(text: &'static str) -> Shape {
    Shape { text, bounded: false }
}

pub const fn bounded(text: &'static str) -> Shape {
    Shape { text, bounded: true }
}

/// As `fill`, with what its shape says of the claimed figure.
pub fn fill_shape(random: &mut Random, shapes: &[Shape], slots: &[(&str, &str)]) -> (String, String, bool) {
    assert!(shapes.len() >= 8, "a relation is told in at least eight ways: {}", shapes[0].text);
    let shape = &shapes[random.between(0, shapes.len() as i128 - 1) as usize];
    let (before, after) = fill_any(random, &[shape.text], slots);
    (before, after, shape.bounded)
}

pub fn spread(random: &mut Random, total: i128, parts: usize) -> Vec<i128> {
    let weights: Vec<i128> = (0..parts).map(|_| random.between(10, 100)).collect();
    let sum: i128 = weights.iter().sum();
    let mut values: Vec<i128> = weights.iter().map(|weight| total * weight / sum).collect();
    values[0] += total - values.iter().sum::<i128>();
    values
}

pub fn names(random: &mut Random, count: usize) -> Vec<&'static str> {
    let start = random.between(0, 9) as usize;
    (0..count).map(|index| PARTS[(start + index) % PARTS.len()]).collect()
}

pub fn amount(random: &mut Random) -> (Scale, i128) {
    if random.coin() {
        let scale = COUNTS[random.between(0, 5) as usize];
        return (scale, random.between(200, 9000));
    }
    let scale = AMOUNTS[random.between(0, 3) as usize];
    (scale, scale.worth * random.between(20, 900) + random.between(0, scale.worth))
}

pub fn unit(random: &mut Random) -> &'static str {
    random.pick(&["家", "人", "件", "项", "户", "个", "名"])
}

/// A step beyond what rounding can explain.
pub fn away(random: &mut Random, slack: i128, size: i128) -> i128 {
    let by = slack + 1 + random.between(0, (size / 8).max(3));
    if random.coin() { by } else { -by }
}

/// A wrong figure, above zero.
pub fn moved_away(random: &mut Random, right: Printed, slack: i128) -> Printed {
    let by = away(random, slack, right.digits);
    if right.digits + by > 0 { right.moved(by) } else { right.moved(by.abs()) }
}

/// The rate and the widest range of it that rounding or cutting of the operands can explain, in its last place.
pub fn ratio(part: (i128, i128), whole: (i128, i128), decimals: u32) -> (i128, i128) {
    let unit = 100 * 10i128.pow(decimals);
    ((part.0 * unit).div_euclid(whole.1) - 2, (part.1 * unit).div_euclid(whole.0.max(1)) + 2)
}

pub fn outside(random: &mut Random, range: (i128, i128)) -> i128 {
    let by = 1 + random.between(0, 60);
    if random.coin() && range.0 - by > 0 { range.0 - by } else { range.1 + by }
}

/// A share of at most a hundred outside of a range.
pub fn outside_share(random: &mut Random, range: (i128, i128), decimals: u32) -> i128 {
    let (most, by) = (100 * 10i128.pow(decimals), 1 + random.between(0, 60));
    if range.1 + by < most && random.coin() { range.1 + by } else { (range.0 - by).max(1).min(range.0 - 1) }
}

/// `percent` of a whole as printed with decimals.
pub fn rate(over: i128, below: i128, decimals: u32, rounding: Rounding) -> Printed {
    Printed { digits: rounded(over * 100 * 10i128.pow(decimals), below, rounding), decimals }
}

pub fn whole(digits: i128) -> Printed {
    Printed { digits, decimals: 0 }
}
