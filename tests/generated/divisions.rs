//! Parts and wholes told in sentences of their own: divisions by kind, shares of what was said before, balances.

use crate::numbers::*;
use crate::sentences::*;
use crate::sums::MONEY;

const TOTAL: &[&str] = &["sum-of-parts", "part-exceeds-total"];

fn money(random: &mut Random) -> i128 {
    MONEY.worth * random.between(30, 900) + random.between(0, MONEY.worth)
}

/// Figures of a total in money and of its parts, the total printed right and wrong.
fn shared_out(random: &mut Random, rounding: Rounding, count: usize) -> (Vec<String>, Printed, Printed) {
    let total = money(random);
    let parts = spread(random, total, count).iter().map(|&part| MONEY.print(part, rounding).text()).collect();
    let right = MONEY.print(total, rounding);
    (parts, right, moved_away(random, right, count as i128 + 2))
}

/// 地区生产总值…。分产业看,第一产业…;第二产业…;第三产业….
pub fn divided(random: &mut Random, rounding: Rounding) -> Case {
    let (parts, right, wrong) = shared_out(random, rounding, 3);
    let slots = [("a", parts[0].as_str()), ("b", &parts[1]), ("c", &parts[2])];
    let (before, after) = fill(
        random,
        &[
            "全市实现地区生产总值<?>亿元，增长5.3%。分产业看，第一产业增加值<a>亿元，增长3.6%；第二产业增加值<b>亿元，增长5.9%；第三产业增加值<c>亿元，增长5.1%。",
            "实现地区生产总值<?>亿元。分产业看，第一产业增加值<a>亿元；第二产业增加值<b>亿元；第三产业增加值<c>亿元。",
            "地区生产总值<?>亿元，按不变价格计算，增长4.9%。其中分产业看，第一产业<a>亿元，第二产业<b>亿元，第三产业<c>亿元。",
            "全县地区生产总值<?>亿元，居全市第2位。分产业看：第一产业增加值<a>亿元，下降0.2%；第二产业增加值<b>亿元，增长5%；第三产业增加值<c>亿元，增长7.7%。",
            "地区生产总值为<?>亿元，增长6.0%；分产业看，第一产业增加值<a>亿元，第二产业增加值<b>亿元，第三产业增加值<c>亿元。",
            "前三季度地区生产总值<?>亿元。从产业看，第一产业增加值<a>亿元，增长3.0%，第二产业增加值<b>亿元，增长4.0%，第三产业增加值<c>亿元，增长8.0%。",
            "地区生产总值<?>亿元，增速居全省前列。按产业分，第一产业增加值<a>亿元；第二产业增加值<b>亿元；第三产业增加值<c>亿元，增长5.5%。",
            "地区生产总值达到<?>亿元。分产业来看，第一产业增加值<a>亿元，增长2.1%；第二产业增加值<b>亿元，增长1.9%；第三产业增加值<c>亿元。",
        ],
        &slots,
    );
    Case { family: "divided", rules: TOTAL, before, after, right, wrong, terms: Vec::new() }
}

/// Tax and what is no tax, town and country, with rates between them.
pub fn paired(random: &mut Random, rounding: Rounding) -> Case {
    let (parts, right, wrong) = shared_out(random, rounding, 2);
    let slots = [("a", parts[0].as_str()), ("b", &parts[1])];
    let (before, after) = fill(
        random,
        &[
            "一般公共预算收入完成<?>亿元，增长3.7%。其中税收收入<a>亿元，下降1.2%；非税收入<b>亿元，增长14.4%。",
            "一般公共预算收入<?>亿元。其中，税收收入<a>亿元，增长2.0%；非税收入<b>亿元，下降3.1%。",
            "全市一般公共预算收入达到<?>亿元，其中：税收收入<a>亿元，增长6.6%；非税收入<b>亿元，增长1.1%。",
            "完成一般公共预算收入<?>亿元，其中税收收入<a>亿元；非税收入<b>亿元。",
            "社会消费品零售总额<?>亿元，增长4.8%。按经营单位所在地分，城镇消费品零售额<a>亿元，增长4.6%；乡村消费品零售额<b>亿元，增长5.7%。",
            "社会消费品零售总额<?>亿元。按经营地分，城镇零售额<a>亿元；乡村零售额<b>亿元。",
            "实现社会消费品零售总额<?>亿元，增长6.1%。分城乡看，城镇消费品零售额<a>亿元，增长6.0%；农村消费品零售额<b>亿元，增长7.2%。",
            "社会消费品零售总额<?>亿元，居全省前列。按地域分，城镇消费品零售额<a>亿元，增长3.3%，乡村消费品零售额<b>亿元，增长4.2%。",
        ],
        &slots,
    );
    Case { family: "paired", rules: TOTAL, before, after, right, wrong, terms: Vec::new() }
}

/// 出口…,进口…,贸易顺差….
pub fn trade(random: &mut Random, rounding: Rounding) -> Case {
    let (more, less) = (money(random) + MONEY.worth * 900, money(random));
    let right = MONEY.print(more - less, rounding);
    let wrong = moved_away(random, right, 4);
    let (a, b) = (MONEY.print(more, rounding).text(), MONEY.print(less, rounding).text());
    let slots = [("a", a.as_str()), ("b", &b)];
    let (before, after) = fill(
        random,
        &[
            "出口<a>亿元，增长9.1%；进口<b>亿元，增长2.9%；贸易顺差<?>亿元，扩大13.9%。",
            "进口<a>亿元，增长9.1%；出口<b>亿元，下降2.0%；贸易逆差<?>亿元。",
            "全市出口<a>亿元，进口<b>亿元，顺差<?>亿元。",
            "出口<a>亿元、进口<b>亿元，实现贸易顺差<?>亿元。",
            "外贸运行总体平稳，出口<a>亿元，增长3.1%；进口<b>亿元，下降4.4%。贸易顺差<?>亿元。",
            "全市出口<a>亿元，增长6.8%。进口<b>亿元，增长1.5%。实现贸易顺差<?>亿元。",
            "出口<a>亿元，进口<b>亿元。营商环境持续优化，实现贸易顺差<?>亿元，扩大6.1%。",
            "进口<a>亿元，下降3.7%；出口<b>亿元，增长2.6%。\n贸易逆差<?>亿元，收窄7.7%。",
            "全市外贸稳定增长，出口<a>亿元，进口<b>亿元，贸易顺差为<?>亿元，收窄2.2%。",
            "前10个月，出口<a>亿元，增长8.8%；进口<b>亿元，增长7.7%；贸易顺差达<?>亿元。",
            "全省进口<a>亿元，出口<b>亿元，逆差达到<?>亿元。",
        ],
        &slots,
    );
    Case { family: "trade balance", rules: &["stock-flow"], before, after, right, wrong, terms: vec![a, b] }
}

/// …,三项合计….
pub fn counted(random: &mut Random, rounding: Rounding) -> Case {
    let (parts, right, wrong) = shared_out(random, rounding, 3);
    let slots = [("a", parts[0].as_str()), ("b", &parts[1]), ("c", &parts[2])];
    let (before, after) = fill(
        random,
        &[
            "增值税<a>亿元、企业所得税<b>亿元、个人所得税<c>亿元，三项合计<?>亿元。",
            "增值税<a>亿元，下降4.1%；企业所得税<b>亿元，增长6.3%；契税<c>亿元，下降8.5%，三项合计<?>亿元。",
            "教育支出<a>亿元，增长6.1%；卫生健康支出<b>亿元，增长8.4%；农林水支出<c>亿元，三项合计<?>亿元，增长5.5%。",
            "养老保险基金<a>亿元，医疗保险基金<b>亿元，失业保险基金<c>亿元，三项合计为<?>亿元。",
            "住户存款<a>亿元，增长9.1%，企业存款<b>亿元，增长2.2%，财政性存款<c>亿元，下降3.3%，三项合计<?>亿元。",
            "公路投资<a>亿元、水运投资<b>亿元、机场投资<c>亿元，三者合计<?>亿元。",
            "公路投资<a>亿元，增长1.1%；水运投资<b>亿元，增长2.2%；机场投资<c>亿元，增长3.3%；三项合计达<?>亿元。",
            "公立医院收入<a>亿元，民营医院收入<b>亿元，基层机构收入<c>亿元，三类合计<?>亿元。",
        ],
        &slots,
    );
    Case { family: "counted sum", rules: TOTAL, before, after, right, wrong, terms: Vec::new() }
}

/// A share whose whole stands in an earlier sentence, under another word or none.
pub fn carried(random: &mut Random, rounding: Rounding) -> Case {
    let total = money(random);
    let part = total * random.between(8, 92) / 100;
    let (all, some) = (MONEY.print(total, rounding), MONEY.print(part, rounding));
    let digits = outside_share(random, ratio(MONEY.bounds(some), MONEY.bounds(all), 1), 1);
    let (whole, piece) = (all.text(), some.text());
    let slots = [("total", whole.as_str()), ("part", &piece)];
    let (before, after) = fill(
        random,
        &[
            "全省外贸进出口总值<total>亿元，增长7.2%。\n一般贸易进出口<part>亿元，增长10.3%，占全省外贸总值的<?>%，比去年同期提升1.8个百分点。",
            "全市外贸进出口总值<total>亿元，增长7.2%。\n民营企业进出口<part>亿元，增长9.9%，占我市外贸总值的<?>%。",
            "外贸进出口总值<total>亿元。\n加工贸易进出口<part>亿元，占进出口总值的<?>%。",
            "出口<total>亿元，增长9.1%。\n机电产品出口<part>亿元，增长10.8%，占出口总值的<?>%。",
            "一般公共预算支出<total>亿元，增长5.2%。民生支出<part>亿元，占比达到<?>%。",
            "一般公共预算支出<total>亿元。教育支出和卫生健康支出分别增长6.1%、8.4%。民生支出<part>亿元，占比<?>%。",
            "固定资产投资<total>亿元，增长4.4%。民间投资<part>亿元，增长6.6%，占<?>%。",
            "各项贷款余额<total>亿元，增长9.5%。制造业贷款余额<part>亿元，占比为<?>%。",
        ],
        &slots,
    );
    Case {
        family: "carried share",
        rules: &["share-of-total"],
        before,
        after,
        right: rate(part, total, 1, rounding),
        wrong: Printed { digits, decimals: 1 },
        terms: vec![whole, piece],
    }
}

/// The month before, then the months together: the share is of the figure of its own sentence.
pub fn own_period(random: &mut Random, rounding: Rounding) -> Case {
    let total = money(random) + MONEY.worth * 300;
    let part = total * random.between(8, 92) / 100;
    let (all, some) = (MONEY.print(total, rounding), MONEY.print(part, rounding));
    let digits = outside_share(random, ratio(MONEY.bounds(some), MONEY.bounds(all), 1), 1);
    let (whole, piece, month) = (all.text(), some.text(), MONEY.print(total / 9, rounding).text());
    let slots = [("total", whole.as_str()), ("part", &piece), ("month", &month)];
    let (before, after) = fill(
        random,
        &[
            "9月份，限上批发业销售额<month>亿元，增长4.3%。\n1—9月，限上批发业销售额累计<total>亿元，增长6.9%，其中石油类销售额<part>亿元，占限上批发业销售额的<?>%。",
            "5月份，全省社会物流总费用<month>亿元。\n1—5月，社会物流总费用累计<total>亿元，其中运输费用<part>亿元，占社会物流总费用的<?>%。",
            "10月份，规模工业用电支出<month>亿元，增长3.3%。1—10月，规模工业用电支出<total>亿元，其中制造业支出<part>亿元，占规模工业用电支出的<?>%。",
            "6月份，医保基金支出<month>亿元。\n1—6月，医保基金支出累计<total>亿元，增长8.8%，其中住院支出<part>亿元，占医保基金支出的<?>%。",
            "8月份，快递业务收入<month>亿元，增长9.9%。\n1—8月，快递业务收入<total>亿元，其中异地业务收入<part>亿元，占快递业务收入的<?>%。",
            "3月份，新增人民币贷款<month>亿元。\n1—3月，新增人民币贷款累计<total>亿元，其中住户贷款<part>亿元，占<?>%。",
            "11月份，农产品网络零售额<month>亿元。1—11月，农产品网络零售额累计<total>亿元，其中水果零售额<part>亿元，占农产品网络零售额的<?>%。",
            "7月份，水利建设投资<month>亿元，增长2.2%。\n1—7月，水利建设投资累计<total>亿元，增长7.1%，其中防洪工程<part>亿元，占水利建设投资的<?>%。",
        ],
        &slots,
    );
    Case {
        family: "own period",
        rules: &["share-of-total"],
        before,
        after,
        right: rate(part, total, 1, rounding),
        wrong: Printed { digits, decimals: 1 },
        terms: vec![whole, piece],
    }
}
