//! Shares, completions and compositions.

use crate::numbers::*;
use crate::sentences::*;
use crate::sums::{MONEY, MONEY_FINE};

const SHARE: &[&str] = &["share-of-total"];

/// A part of a total, and its share right and wrong.
struct Shared {
    scale: Scale,
    total: String,
    part: String,
    right: Printed,
    wrong: Printed,
}

fn shared(random: &mut Random, rounding: Rounding) -> Shared {
    let (scale, total) = amount(random);
    let part = total * random.between(8, 92) / 100;
    let decimals = random.between(0, 1) as u32;
    let right = rate(part, total, decimals, rounding);
    let (all, some) = (scale.print(total, rounding), scale.print(part, rounding));
    let digits = outside_share(random, ratio(scale.bounds(some), scale.bounds(all), decimals), decimals);
    Shared { scale, total: all.text(), part: some.text(), right, wrong: Printed { digits, decimals } }
}

impl Shared {
    fn case(self, family: &'static str, rules: &'static [&'static str], (before, after): (String, String)) -> Case {
        let terms = vec![self.total, self.part];
        Case { family, rules, before, after, right: self.right, wrong: self.wrong, terms }
    }
}

pub fn share(random: &mut Random, rounding: Rounding) -> Case {
    let shared = shared(random, rounding);
    let slots = [
        ("S", random.pick(&SUBJECTS)),
        ("P", random.pick(&PARTS)),
        ("u", shared.scale.unit),
        ("total", &shared.total),
        ("part", &shared.part),
    ];
    let told = fill(
        random,
        &[
            "<S><total><u>，其中<P><part><u>，占<?>%。",
            "<S>完成<total><u>，其中<P><part><u>，占比<?>%。",
            "<S>共<total><u>，其中<P><part><u>，占总数的<?>%。",
            "<P><S><part><u>，占全部<S><total><u>的<?>%。",
            "<S><total><u>，居全省前列，其中<P><part><u>、占<?>%。",
            "<S><total><u>，其中<P><part><u>（占<?>%）。",
            "在<total><u><S>中，<P><part><u>，占比达到<?>%。",
            "<S>达<total><u>。其中，<P><part><u>，占比为<?>%。",
            "<S>完成<total><u>，其中<P>完成<part><u>，占总量的<?>%，比上年有所提高。",
            "<P><S><part><u>，占全市<S>（<total><u>）的<?>%。",
            "<S><total><u>，其中：<P><part><u>，占<?>%；其他片区进展平稳。",
        ],
        &slots,
    );
    shared.case("share", SHARE, told)
}

/// Part and whole are named by the share and stand before, some in other sentences.
pub fn named(random: &mut Random, rounding: Rounding) -> Case {
    let scale = AMOUNTS[random.between(0, 1) as usize];
    let total = scale.worth * random.between(30, 900) + random.between(0, scale.worth);
    let part = total * random.between(8, 92) / 100;
    let (all, some) = (scale.print(total, rounding), scale.print(part, rounding));
    let digits = outside_share(random, ratio(scale.bounds(some), scale.bounds(all), 1), 1);
    let shared = Shared {
        scale,
        total: all.text(),
        part: some.text(),
        right: rate(part, total, 1, rounding),
        wrong: Printed { digits, decimals: 1 },
    };
    const PAIRS: [(&str, &str); 6] = [
        ("税收收入", "一般公共预算收入"),
        ("工业投资", "固定资产投资"),
        ("民营企业进出口", "外贸进出口总额"),
        ("住院费用", "医疗总费用"),
        ("限上单位零售额", "社会消费品零售总额"),
        ("绿色贷款余额", "各项贷款余额"),
    ];
    let (name, of) = PAIRS[random.between(0, 5) as usize];
    let slots = [("P", name), ("W", of), ("u", scale.unit), ("total", &shared.total), ("part", &shared.part)];
    let told = fill(
        random,
        &[
            "完成<W><total><u>，其中<P><part><u>，<P>占<W>的<?>%。",
            "<W>达到<total><u>，<P>达到<part><u>，<P>占<W>的比重为<?>%。",
            "<W><total><u>，增长5.2%。其中<P><part><u>，<P>占<W>比重<?>%。",
            "<W>完成<total><u>。<P><part><u>，占<W>的<?>%。",
            "<W>完成<total><u>，增长4.3%。各项指标平稳。<P>完成<part><u>，占<W>的<?>%。",
            "<W>完成<total><u>。<P><part><u>，增长7.1%，占<W>的<?>%。",
            "完成<W><total><u>、<P><part><u>，<P>占<W>的<?>%。",
            "<P><part><u>，占<W><total><u>的<?>%。",
            "<W><total><u>；<P><part><u>，占<W>的<?>%。",
        ],
        &slots,
    );
    shared.case("named share", SHARE, told)
}

/// 合格率 beside what was looked at and what passed.
pub fn verb(random: &mut Random, rounding: Rounding) -> Case {
    let total = random.between(120, 9000);
    let part = total * random.between(70, 99) / 100;
    let right = rate(part, total, 1, rounding);
    let digits = outside_share(random, ratio((part * 10, part * 10), (total * 10, total * 10), 1), 1);
    let shared = Shared {
        scale: COUNTS[0],
        total: total.to_string(),
        part: part.to_string(),
        right,
        wrong: Printed { digits, decimals: 1 },
    };
    const KINDS: [(&str, &str, &str); 6] = [
        ("抽检食品", "合格", "批次"),
        ("监测断面", "达标", "个"),
        ("排查隐患", "整治", "处"),
        ("帮扶毕业生", "就业", "人"),
        ("组织考核", "通过", "人"),
        ("检测车辆", "合格", "台"),
    ];
    let (looked, verb, unit) = KINDS[random.between(0, 5) as usize];
    let slots = [("L", looked), ("V", verb), ("u", unit), ("total", &shared.total), ("part", &shared.part)];
    let told = fill(
        random,
        &[
            "<L><total><u>，<V><part><u>，<V>率<?>%。",
            "<L><total><u>，其中<V><part><u>，<V>率<?>%。",
            "<L><total><u>、<V><part><u>，<V>率为<?>%。",
            "全年<L><total><u>，<V><part><u>，<V>率达到<?>%。",
            "共<L><total><u>，已<V><part><u>，<V>率达<?>%。",
            "<L><total><u>，<V><part><u>（<V>率<?>%）。",
            "上半年<L><total><u>，累计<V><part><u>，<V>率<?>%，位居全省前列。",
            "<L><total><u>，<V><part><u>、<V>率<?>%。",
        ],
        &slots,
    );
    shared.case("verb rate", SHARE, told)
}

pub fn completion(random: &mut Random, rounding: Rounding) -> Case {
    let shared = shared(random, rounding);
    let slots = [("S", random.pick(&SUBJECTS)), ("u", shared.scale.unit), ("total", &shared.total), ("part", &shared.part)];
    let told = fill(
        random,
        &[
            "<S><part><u>，完成年度目标<total><u>的<?>%。",
            "<S>完成<part><u>，年度目标<total><u>，完成率<?>%。",
            "<S>完成<part><u>，占全年计划<total><u>的<?>%。",
            "全年任务<total><u>，<S>实际完成<part><u>，完成率为<?>%。",
            "<S>完成<part><u>，完成年度任务（<total><u>）的<?>%。",
            "年度目标<total><u>，<S>已完成<part><u>，占<?>%。",
            "计划全年<S><total><u>，目前已完成<part><u>，完成全年任务的<?>%。",
            "<S>年度计划<total><u>，已完成<part><u>，完成年度计划的<?>%。",
            "<S>完成<part><u>，占年度目标任务<total><u>的<?>%，快于去年。",
            "<S>全年目标<total><u>。目前<S>完成<part><u>，完成目标的<?>%。",
        ],
        &slots,
    );
    shared.case("completion", &["completion-rate"], told)
}

/// A share of a part in 万元 in a whole in 亿元.
pub fn mixed(random: &mut Random, rounding: Rounding) -> Case {
    let total = random.between(2, 90) * MONEY.worth + random.between(0, MONEY.worth);
    let part = total * random.between(8, 92) / 100;
    let (all, some) = (MONEY.print(total, rounding), MONEY_FINE.print(part, rounding));
    let digits = outside_share(random, ratio(MONEY_FINE.bounds(some), MONEY.bounds(all), 1), 1);
    let (whole, piece) = (all.text(), some.text());
    let slots = [("S", random.pick(&SUBJECTS)), ("P", random.pick(&PARTS)), ("total", whole.as_str()), ("part", &piece)];
    let (before, after) = fill(
        random,
        &[
            "<S>投入<total>亿元，其中<P><part>万元，占<?>%。",
            "<S>投入<total>亿元，其中<P><part>万元，占比<?>%。",
            "<S>共投入<total>亿元，其中<P>投入<part>万元，占总数的<?>%。",
            "<P><S><part>万元，占全部<S><total>亿元的<?>%。",
            "<S>投入<total>亿元，其中<P><part>万元（占<?>%）。",
            "<S>投入<total>亿元。其中，<P><part>万元，占比为<?>%。",
            "<S>投入<total>亿元，同比增长3.3%，其中<P><part>万元、占<?>%。",
            "<P><S><part>万元，占全市<S>（<total>亿元）的<?>%。",
        ],
        &slots,
    );
    let (right, wrong) = (rate(part, total, 1, rounding), Printed { digits, decimals: 1 });
    Case { family: "mixed share", rules: SHARE, before, after, right, wrong, terms: Vec::new() }
}

pub fn composition(random: &mut Random, rounding: Rounding) -> Case {
    let parts = spread(random, 100_000, 3);
    let print = |part: i128| Printed { digits: rounded(part, 100, rounding), decimals: 1 };
    let [a, b, c] = [print(parts[0]), print(parts[1]), print(parts[2])];
    let by = 5 + random.between(0, 30);
    let wrong = if random.coin() || c.digits <= by { c.moved(by) } else { c.moved(-by) };
    let (one, other) = (a.text(), b.text());
    let slots = [("a", one.as_str()), ("b", &other)];
    let (before, after) = fill(
        random,
        &[
            "三次产业结构为<a>:<b>:<?>。",
            "公路、铁路、水路货运量分别占<a>%、<b>%、<?>%。",
            "小学、初中、高中学生分别占<a>%、<b>%和<?>%。",
            "三次产业比例为<a>∶<b>∶<?>。",
            "三次产业结构调整为<a>：<b>：<?>，结构更优。",
            "东部、中部、西部占比分别为<a>%、<b>%、<?>%。",
            "门诊、住院、药店支出比重分别为<a>%、<b>%、<?>%。",
            "一、二、三产业增加值分别占<a>%、<b>%、<?>%。",
            "企业、政府、社会资金构成为<a>:<b>:<?>。",
        ],
        &slots,
    );
    Case { family: "composition", rules: &["share-sum-100"], before, after, right: c, wrong, terms: vec![one, other] }
}

/// Whether a whole part exists that gives a share in tenths of a percent by any convention.
fn has_part(count: i128, tenths: i128) -> bool {
    (0..=count).any(|part| (2 * tenths - 1) * count <= 2000 * part && 1000 * part < (tenths + 1) * count)
}

pub fn whole_part(random: &mut Random, rounding: Rounding) -> Case {
    let count = random.between(8, 90);
    let right = rate(random.between(count / 2, count), count, 1, rounding);
    let mut wrong = right.moved(-random.between(1, 40));
    while has_part(count, wrong.digits) {
        wrong = wrong.moved(-1);
    }
    let number = count.to_string();
    let slots = [("n", number.as_str()), ("u", random.pick(&["批次", "件", "份", "个", "组"]))];
    let (before, after) = fill(
        random,
        &[
            "抽检食品样品<n><u>，合格率<?>%。",
            "抽查农产品<n><u>，抽检合格率<?>%。",
            "检测饮用水<n><u>，合格率为<?>%。",
            "监测断面<n><u>，达标率<?>%。",
            "检验药品<n><u>，合格率达到<?>%。",
            "监督检查产品<n><u>，合格率<?>%，较上年有所提高。",
            "在抽查的<n><u>样品中，合格率<?>%。",
            "<n><u>样品中，合格率为<?>%。",
            "抽样<n><u>、合格率<?>%。",
        ],
        &slots,
    );
    Case { family: "whole part", rules: &["growth-integer-base"], before, after, right, wrong, terms: vec![number] }
}

/// The two sides of one test.
pub fn complement(random: &mut Random, _: Rounding) -> Case {
    let passed = random.between(600, 995);
    let right = Printed { digits: 1000 - passed, decimals: 1 };
    let wrong = right.moved(random.between(2, 40));
    let rate = Printed { digits: passed, decimals: 1 }.text();
    let slots = [("N", random.pick(&["食品监督抽检", "药品抽检", "产品质量监督抽查", "消防产品抽查"])), ("r", rate.as_str())];
    let (before, after) = fill(
        random,
        &[
            "<N>合格率<r>%，不合格率<?>%。",
            "<N>合格率为<r>%，<N>不合格率为<?>%。",
            "<N>合格率达<r>%，不合格率为<?>%，质量稳定。",
            "<N>合格率为<r>%。各项工作有序推进。<N>不合格率为<?>%。",
            "全市<N>合格率<r>%；<N>不合格率<?>%。",
            "<N>合格率达到<r>%。\n<N>不合格率为<?>%。",
            "全年<N>合格率<r>%、不合格率<?>%。",
            "<N>达标率<r>%，<N>不达标率<?>%。",
        ],
        &slots,
    );
    Case { family: "complement", rules: &["share-sum-100"], before, after, right, wrong, terms: vec![rate] }
}
