//! Numerals as reports print them, with their class, value and unit.

use super::{Class, read};
use crate::document::Document;

/// `text class scaled-value unit approximators` of every mention.
fn mentions(text: &str) -> Vec<String> {
    let document = Document::read(text);
    read(&document)
        .iter()
        .map(|mention| {
            let mut row = format!("{} {:?}", mention.span.of(text), mention.class);
            if let Some(figure) = &mention.figure {
                match figure.scaled {
                    Some(value) => row += &format!(" {}", value.trimmed()),
                    None => {
                        let end = |bound: Option<crate::number::Bound>| {
                            bound.map_or("∞".into(), |bound| bound.value.trimmed().to_string())
                        };
                        row += &format!(" {}..{}", end(figure.range.lo), end(figure.range.hi));
                    }
                }
                row += &figure.unit.base;
                if let Some(approximation) = &figure.approximation {
                    row += &format!(" {}", approximation.words);
                }
            }
            row
        })
        .collect()
}

#[track_caller]
fn reads(text: &str, rows: &[&str]) {
    assert_eq!(mentions(text), rows, "{text}");
}

#[test]
fn traps_of_the_number_grammar() {
    reads("补贴1,100万元。", &["1,100 Quantity 11000000元"]);
    reads("覆盖十几万人。", &["十 Quantity 100000人 几"]);
    reads("二百三十余万亩。", &["二百三十 Quantity 2300000亩 余"]);
    reads("投资五百多亿元。", &["五百 Quantity 50000000000元 多"]);
    reads("总量一万五千亿元。", &["一万五千亿 Quantity 1500000000000元"]);
    reads("惠及25万6千人。", &["25万6千 Quantity 256000人"]);
    reads("新增3.2万余户。", &["3.2 Quantity 32000户 余"]);
    reads("引进5-8家企业。", &["5-8 Quantity 5..8家"]);
    reads("增长百分之十二点五。", &["百分之十二点五 Quantity 12.5%"]);
    reads("占比近三成。", &["三成 Quantity 30% 近"]);
    reads("翻两番。", &["两 Quantity 2番"]);
    reads("提高0.8个百分点。", &["0.8 Quantity 0.8个百分点"]);
    reads("增长１０．１％，达１ ２３４万元。", &["１０．１ Quantity 10.1%", "１ ２３４ Quantity 12340000元"]);
    reads("保持负增长，增速-3.2%。", &["-3.2 Quantity -3.2%"]);
    reads("死亡率5.6/10万。", &["5.6/10万 Quantity 5.6/10万"]);
}

#[test]
fn approximators_make_intervals() {
    let ends = |text: &str| {
        let document = Document::read(text);
        let range = read(&document)[0].figure.as_ref().map(|figure| figure.range);
        let end = |bound: Option<crate::number::Bound>, open: [&str; 2]| match bound {
            Some(bound) => (open[usize::from(bound.open)].to_owned(), bound.value.trimmed().to_string()),
            None => (String::new(), "∞".into()),
        };
        range.map_or(String::new(), |range| {
            let (low, high) = (end(range.lo, ["[", "("]), end(range.hi, ["]", ")"]));
            format!("{}{},{}{}", low.0, low.1, high.1, high.0)
        })
    };
    for (text, expected) in [
        ("共1200余份", "(1200,1300)"),
        ("达10余万人", "(100000,200000)"),
        ("达10万余人", "(100000,110000)"),
        ("近500家", "∞,500)"),
        ("超80家", "(80,∞"),
        ("不低于10项", "[10,∞"),
        ("10项以上", "[10,∞"),
        ("5家以内", "∞,5]"),
        ("约350公里", "[340,360]"),
        ("12.6亿元", "[1255000000,1265000000]"),
        ("35家", "[35,35]"),
        ("3.60万人", "[35950,36050]"),
    ] {
        assert_eq!(ends(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_quantity() {
    reads("2024年1月14日召开。", &["2024年1月14日 Date"]);
    reads("1—6月，", &["1—6月 Period"]);
    reads("近两年，“十四五”期间。", &["近两年 Period", "十四五 PlanEra"]);
    reads("国发〔2024〕12号文件。", &["2024 DocumentNumber", "12 DocumentNumber"]);
    reads("建设5G基站，PM2.5浓度下降。", &["5G Code", "2.5 Code"]);
    reads("第三批第六届。", &["三 Ordinal", "六 Ordinal"]);
    reads("建立五个一机制，打造三城四区。", &["五 NamedTerm", "一 NamedTerm", "三 NamedTerm", "四 NamedTerm"]);
    reads("联系电话0917-3260000。", &["0917-3260000 Code"]);
    reads("实施“8+4”政策，民企500强。", &["8 NamedTerm", "4 NamedTerm", "500 NamedTerm"]);
    reads("二期工程（一期）。", &["一 Other"]);
    reads("一般进一步一线万众三农十分一些百姓统一，", &[]);
}

#[test]
fn every_digit_has_one_class() {
    let text = "市教育局2024年工作总结\n1/3一、完成12项，占36.5%；A3、B-12、〔2023〕5号、3.5:1、12：30。\n2/3";
    let document = Document::read(text);
    let found = read(&document);
    assert!(found.iter().all(|mention| mention.class != Class::Unclassified));
    for (at, ch) in text.char_indices().filter(|(_, ch)| ch.is_ascii_digit()) {
        let at = at as u32;
        let holders = found.iter().filter(|mention| mention.span.start <= at && at < mention.span.end).count();
        assert_eq!(holders, 1, "{ch} at {at}");
    }
}
