use super::relation;
use crate::claim::{Relation, Verdict};
use crate::document::Document;
use crate::mention::{self, Class, Mention};

/// The mentions of a text and the indices of its quantities.
fn read(text: &str) -> (Vec<Mention>, Vec<usize>) {
    let mentions = mention::read(&Document::read(text));
    let quantities = (0..mentions.len()).filter(|&index| mentions[index].class == Class::Quantity).collect();
    (mentions, quantities)
}

fn check(text: &str, said: impl Fn(&[usize]) -> Relation, verdict: Verdict, equation: &str) {
    let (mentions, quantities) = read(text);
    let outcome = relation(&said(&quantities), &mentions).expect("figures");
    assert_eq!((outcome.verdict, outcome.equation.as_str()), (verdict, equation), "{text}");
}

fn growth(q: &[usize]) -> Relation {
    Relation::Growth { base: q[0], current: q[1], rate: q[2], falling: false }
}

fn sum(q: &[usize]) -> Relation {
    Relation::PartsOfTotal { total: q[0], parts: q[1..].to_vec(), closed: true }
}

#[test]
fn growth_is_held_against_base_and_level() {
    check("112.1亿元，123.4亿元，10.1%", growth, Verdict::Pass, "(123.4-112.1)÷112.1=10.1%");
    check("112.1亿元，123.4亿元，10.3%", growth, Verdict::Issue, "(123.4-112.1)÷112.1=10.1%≠10.3%");
    check("66家，78家，20%", growth, Verdict::Issue, "(78-66)÷66=18.2%≠20%");
    check("66家，78家，18.1%", growth, Verdict::Doubt, "(78-66)÷66=18.2%≈18.1%");
    check("0.8亿元，1.1亿元，34.6%", growth, Verdict::Pass, "(1.1-0.8)÷0.8=37.5%≈34.6%");
    check("8000万元，1.2亿元，50%", growth, Verdict::Pass, "(1.2-0.8)÷0.8=50.0%");
}

#[test]
fn a_base_that_is_not_positive_has_no_growth() {
    check("-0.3亿元，0.6亿元，300%", growth, Verdict::Doubt, "0.6-(-0.3)=0.9");
}

#[test]
fn increments_and_rates_need_no_base() {
    let said = |q: &[usize]| Relation::IncrementRate { current: q[2], delta: q[0], rate: q[1], falling: false };
    check("11.3亿元、10.1%，123.4亿元", said, Verdict::Pass, "11.3÷(123.4-11.3)=10.1%");
    check("31万箱、12.6%，246万箱", said, Verdict::Issue, "31÷(246-31)=14.4%≠12.6%");
}

#[test]
fn sums_allow_for_rounding_and_nothing_more() {
    check("328.5亿元，12.3亿元、158.7亿元、157.5亿元", sum, Verdict::Pass, "12.3+158.7+157.5=328.5=328.5");
    check("328.6亿元，12.3亿元、158.7亿元、157.5亿元", sum, Verdict::Pass, "12.3+158.7+157.5=328.5≈328.6");
    check("328.8亿元，12.3亿元、158.7亿元、157.5亿元", sum, Verdict::Issue, "12.3+158.7+157.5=328.5≠328.8");
    check("16.8亿元，4.2亿元、4.1亿元、4.0亿元、4.2亿元", sum, Verdict::Doubt, "4.2+4.1+4.0+4.2=16.5≈16.8");
    check("179名，47名、88名、54名、22名", sum, Verdict::Issue, "47+88+54+22=211≠179");
    check("1.2亿元，7000万元、5000万元", sum, Verdict::Pass, "0.7+0.5=1.2=1.2");
    check("1200余人次，380人次、420人次、410人次", sum, Verdict::Pass, "380+420+410=1210≈1200余");
}

#[test]
fn shares_are_recomputed_at_their_decimals() {
    let said = |q: &[usize]| Relation::ShareOf { whole: q[0], part: q[1], share: q[2] };
    check("50家，11家，22%", said, Verdict::Pass, "11÷50=22.0%");
    check("72家，51家，75%", said, Verdict::Issue, "51÷72=70.8%≠75%");
    let (mentions, q) = read("72家，51家，75%");
    let outcome = relation(&said(&q), &mentions).expect("figures");
    assert_eq!(outcome.expected.map(|rate| rate.to_string()).as_deref(), Some("71"));
}

#[test]
fn percentage_points_are_differences() {
    let said = |q: &[usize]| Relation::PointDifference { from: q[0], to: q[1], points: q[2], falling: false };
    check("45.2%，46.0%，0.8个百分点", said, Verdict::Pass, "46.0-45.2=0.8个百分点");
    check("45.2%，46.0%，1.2个百分点", said, Verdict::Issue, "46.0-45.2=0.8个百分点≠1.2");
    check("21.2%，22%，0.8%", said, Verdict::Issue, "22-21.2=0.8个百分点");
    check("20%，22%，10%", said, Verdict::Pass, "(22-20)÷20=10.0%");
}

#[test]
fn bounds_are_held_against_exact_figures() {
    let said = |q: &[usize]| Relation::SameFigure { first: q[0], second: q[1] };
    check("突破1000亿元，999.4亿元", said, Verdict::Issue, "突破1000亿元：999.4<1000");
    check("近500万人次，487.3万人次", said, Verdict::Pass, "近500≈487.3");
    check("350余公里，361.2公里", said, Verdict::Issue, "350余公里的范围是350—360，361.2>360");
    check("两千余万元，2863万元", said, Verdict::Pass, "2000余≈2863");
    check("123.4亿元，1234200万元", said, Verdict::Pass, "123.4≈123.42");
    check("超80家，78家", said, Verdict::Issue, "超80家：78<80");
}

#[test]
fn multiples_count_the_base_or_not() {
    let said = |grown: bool| move |q: &[usize]| Relation::Multiple { base: q[0], current: q[1], times: q[2], grown };
    check("30家，90家，3倍", said(false), Verdict::Pass, "90÷30=3倍≈3倍");
    check("30家，90家，3倍", said(true), Verdict::Issue, "90÷30-1=2倍≠3倍");
}

#[test]
fn some_whole_number_must_have_stood_before() {
    let said = |q: &[usize]| Relation::WholeBase { count: q[0], rate: q[1], falling: false };
    check("72家，56.7%", said, Verdict::Issue, "72÷46-1=56.5%，72÷45-1=60.0%，得不到56.7%");
    check("54家，12.5%", said, Verdict::Pass, "54÷48-1=12.5%");
}

#[test]
fn figures_too_large_for_exact_products_are_not_checked() {
    let huge = "9".repeat(30);
    let (mentions, q) = read(&format!("{huge}亿元，{huge}亿元，10.1%"));
    if let [base, current, rate] = q[..] {
        let said = Relation::Growth { base, current, rate, falling: false };
        let outcome = relation(&said, &mentions).expect("figures");
        assert_eq!(outcome.verdict, Verdict::Unchecked);
    }
}
