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
    reads("产值翻了一番，别有一番景象。", &["一 Quantity 1番"]);
    reads("提高0.8个百分点。", &["0.8 Quantity 0.8个百分点"]);
    reads("增长１０．１％，达１ ２３４万元。", &["１０．１ Quantity 10.1%", "１ ２３４ Quantity 12340000元"]);
    reads("保持负增长，增速-3.2%。", &["-3.2 Quantity -3.2%"]);
    reads("死亡率5.6/10万。", &["5.6/10万 Quantity 5.6/10万"]);
}

#[test]
fn spoken_units_and_ratios() {
    reads("每斤5毛，毛入园率93.8%。", &["5毛 Quantity 0.5元", "93.8 Quantity 93.8%"]);
    reads("加高三米九，桥长1米8。", &["三米九 Quantity 3.9米", "1米8 Quantity 1.8米"]);
    reads("重三十两，下拨三万两千元。", &["三十 Quantity 30两", "三万两千 Quantity 32000元"]);
    reads("生师比2:1，投入产出比1：3.5。", &["2:1 Quantity 2:1", "1：3.5 Quantity 3.51:"]);
    reads("三次产业结构为7.2:52.6:40.2。", &["7.2 Quantity 7.2", "52.6 Quantity 52.6", "40.2 Quantity 40.2"]);
    reads("流量18.5GB/户·月，标准728元/人·月。", &["18.5 Quantity 18.5GB/户·月", "728 Quantity 728元/人·月"]);
    reads("培训40余项次。", &["40 Quantity 40项次 余"]);
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
fn traps_of_the_catalogue() {
    reads("总投资500多亿元。", &["500 Quantity 50000000000元 多"]);
    reads("总量二十万亿元。", &["二十万亿 Quantity 20000000000000元"]);
    reads("总量三十万多亿元。", &["三十万 Quantity 30000000000000元 多"]);
    reads("共1千零1人。", &["1千零1 Quantity 1001人"]);
    reads("共2千零30万人。", &["2千零30 Quantity 20300000人"]);
    reads("共7万5千4百亩。", &["7万5千4百 Quantity 75400亩"]);
    // The last printed place is the thousand.
    let document = Document::read("惠及25万6千人。");
    let range = read(&document)[0].figure.as_ref().map(|figure| figure.range);
    assert_eq!(range, crate::number::Interval::rounding_to(256_000.into(), 1000.into()));
}

#[test]
fn fractions_are_the_numbers_that_they_are() {
    reads("占三分之一。", &["三分之一 Quantity 0.333333333333333 分之"]);
    reads("占3分之1，五分之一。", &["3分之1 Quantity 0.333333333333333 分之", "五分之一 Quantity 0.2 分之"]);
    reads("达二又三分之一。", &["二又三分之一 Quantity 2.33333333333333 分之"]);
    reads("负100分之57。", &["负100分之57 Quantity -0.57 分之"]);
    reads("占全国1/4，超过1/2。", &["1/4 Quantity 0.25 分数", "1/2 Quantity 0.5 超过"]);
    reads("完成一半以上。", &["一半 Quantity 0.5 以上"]);
    reads("税率千分之三，十万分之五。", &["千分之三 Quantity 0.3%", "十万分之五 Quantity 0.005%"]);
    reads("达百分之百，下降百分之负三点八。", &["百分之百 Quantity 100%", "百分之负三点八 Quantity -3.8%"]);
    reads("偏多一到二成，三成半，半成。", &["一到二成 Quantity 10..20% 成", "三成半 Quantity 35% 成", "半成 Quantity 5%"]);
    reads("浓度2.5×10^4个，2^-1。", &["2.5×10^4 Quantity 25000个", "2^-1 Quantity 0.5"]);
}

#[test]
fn compounds_are_one_figure() {
    reads("每件五元三毛，三块五。", &["五元三毛 Quantity 5.3元", "三块五 Quantity 3.5元"]);
    reads("收费一百二十三元1角1分。", &["一百二十三元1角1分 Quantity 123.11元"]);
    reads("壹拾壹元整，8亿元人民币。", &["壹拾壹 Quantity 11元", "8 Quantity 800000000元"]);
    reads("￥1.25，CNY 30，US$5万。", &["1.25 Quantity 1.25元", "30 Quantity 30元", "5 Quantity 50000美元"]);
    reads("用时7分30秒，2小时10分。", &["7分30秒 Quantity 450秒", "2小时10分 Quantity 130分钟"]);
    reads(
        "一个半小时，一吨半，半个百分点。",
        &["一个半小时 Quantity 1.5小时", "一吨半 Quantity 1.5吨", "半 Quantity 0.5个百分点"],
    );
    reads("历时半年、两个半月，平均10.6年。", &["半年 Period", "两个半月 Period", "10.6 Quantity 10.6年"]);
    reads("上半年，半数，过半，半导体，一大半。", &[]);
}

#[test]
fn ranges_have_both_ends() {
    reads("两到三千人。", &["两到三千 Quantity 2000..3000人"]);
    reads("一百二十到一百五十万元。", &["一百二十到一百五十万 Quantity 1200000..1500000元"]);
    reads(
        "三五百家、十七八万户、七八个。",
        &["三五百 Quantity 300..500家", "十七八万 Quantity 170000..180000户", "七八 Quantity 7..8个"],
    );
    reads("二三线城市，一二三产业。", &["二三 NamedTerm", "一二三 NamedTerm"]);
    reads("大于12小于50。", &["12小于50 Quantity 12..50 大于;小于"]);
    reads("不低于10且不超过20%。", &["10且不超过20 Quantity 10..20% 不低于;不超过"]);
    reads("五块六到五块七毛八。", &["五块六到五块七毛八 Quantity 5.6..5.78元"]);
    reads("由5家增加到8家。", &["5 Quantity 5家", "8 Quantity 8家"]);
}

#[test]
fn signs_are_no_parts_of_words() {
    reads("为企业减负45亿元。", &["45 Quantity 4500000000元"]);
    reads("增速为负3.9%，负1,200万元。", &["负3.9 Quantity -3.9%", "负1,200 Quantity -12000000元"]);
    reads("负三十二，误差正负2℃。", &["负三十二 Quantity -32", "2 Quantity 2摄氏度"]);
}

#[test]
fn codes_of_all_departments() {
    reads("执行GB/T 38565-2020、ISO 14001:2015。", &["38565-2020 Code", "14001:2015 Code"]);
    reads("G107、K12、T3航站楼、K1256+300。", &["107 Code", "12 Code", "3 Code", "1256+300 Code"]);
    reads("3A级景区、4K、#3主变、国道629线。", &["3A Code", "4K Code", "3 Code", "629 Code"]);
    reads("邮编450000，12345热线，“119”消防月。", &["450000 Code", "12345 NamedTerm", "119 NamedTerm"]);
    reads("T+1，3+N，5×8小时。", &["1 NamedTerm", "3 NamedTerm", "5 NamedTerm", "8 Quantity 8小时"]);
    reads("“7·20”，80、90后。", &["7 NamedTerm", "20 NamedTerm", "80 NamedTerm", "90 NamedTerm"]);
    reads("(2024)豫01民终5678号。", &["2024 DocumentNumber", "01 DocumentNumber", "5678 DocumentNumber"]);
    reads("〔2023〕最高法民终123号，〔2023〕。", &["2023 DocumentNumber", "123 DocumentNumber", "2023 DocumentNumber"]);
    reads("见https://a.cn/x?q=30%2520%，［4］。", &["30 Code", "2520 Code", "4 Other"]);
    reads("110kV线路，浊度≤1NTU，pH 6.5。", &["110 Quantity 110千伏", "1 Quantity 1NTU ≤", "6.5 Quantity 6.5"]);
    reads("60周岁以上，双向六车道，-5℃。", &["60 Quantity 60岁 以上", "六 Quantity 6车道", "-5 Quantity -5摄氏度"]);
}

#[test]
fn times_of_all_departments() {
    reads("截至6月30日24时，24时。", &["6月30日24时 Date", "24时 Other"]);
    reads("2024/2025学年，上世纪90年代，90年代初。", &["2024/2025学年 Period", "上世纪90年代 Period", "90年代 Period"]);
    reads("从3月到5月，2023年12月至2024年2月。", &["从3月到5月 Period", "2023年12月至2024年2月 Period"]);
    reads("按20年一遇，提前三年，一七九八年。", &["20年 Period", "三年 Period", "一七九八年 Period"]);
    reads("十八届三中全会，省委四次、五次全会。", &["十八 Other", "三 Other", "四 Other", "五 Other"]);
    let document = Document::read("近20年，第六届。");
    let numbers: Vec<_> = read(&document).iter().map(|mention| mention.number).collect();
    assert_eq!(numbers, [Some(20.into()), Some(6.into())]);
}

#[test]
fn words_with_numerals_are_no_numerals() {
    for text in [
        "一般、进一步、一线、万众、百强、三农、十分、一些、统一、唯一、万一、百姓、千方百计、一流、一律、逐一、一并、一旦",
        "队伍、大陆、放肆、收拾、红十字会、十字路口、清零、零距离、双随机、一般公共预算",
        "单一、不一、同一、之一、一体化、一次性、一系列、一站式、一揽子、一手、一时",
    ] {
        reads(text, &[]);
    }
    reads("四好农村路、一带一路、两新、三区三线。", &["四 NamedTerm", "三 NamedTerm", "三 NamedTerm"]);
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
