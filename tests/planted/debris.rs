//! What copying, templates and drafts leave in a text.

use hegao::indicator::Kind as Of;
use hegao::text::is_han;

use super::{Dice, Kind, Report, Slip, kind};

pub const KINDS: &[Kind] = &[
    kind("页码夹在词中", &["page-marker"], page_mark_in_words),
    kind("“第几页共几页”", &["page-marker"], page_words),
    kind("网站残留", &["site-boilerplate"], boilerplate),
    kind("数字未填", &["placeholder-left", "placeholder-broken"], unfilled_number),
    kind("地名未填", &["placeholder-left", "placeholder-broken"], unfilled_place),
    kind("占位符误伤词语", &["placeholder-broken", "placeholder-left"], broken_placeholder),
    kind("起草批注", &["drafting-note"], drafting_note),
    kind("手机号码", &["personal-info"], mobile_number),
    kind("身份证号码", &["personal-info"], identity_number),
    kind("乱码和网页代码", &["encoding-garbage"], garbage),
];

/// Places inside words: four ideographs on either side.
fn inside_words(report: &Report) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, sentence) in report.sentences() {
        let chars: Vec<(usize, char)> = sentence.char_indices().collect();
        for window in chars.windows(8).step_by(5) {
            let plain = window.iter().all(|(_, ch)| is_han(*ch) && !"一二三四五六七八九十百千万亿两第年月日".contains(*ch));
            if plain && !report.in_name(at) {
                found.push(at + window[4].0);
            }
        }
    }
    found
}

/// Three marks of one document, as a copied file has them.
fn page_mark_in_words(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let places = inside_words(report);
    let pages = 6 + dice.below(20);
    let third = places.len() / 3;
    let in_order = (0..third).map(|at| {
        let marks = [(places[at], 2), (places[at + third], 3), (places[at + 2 * third], 4)];
        Slip(marks.into_iter().map(|(place, page)| (place..place, format!("{page}/{pages}"))).collect())
    });
    in_order.collect()
}

fn page_words(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let pages = 6 + dice.below(20);
    inside_words(report).into_iter().map(|at| Slip::insert(at, format!("第{}页共{pages}页", 1 + dice.below(pages)))).collect()
}

fn boilerplate(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let lines = [
        "免费阅读已结束，点击下载阅读编辑剩下全文",
        "整理文档很辛苦，赏杯茶钱您下走！",
        "亲，该文档总共12页，到这儿已超出免费预览范围",
        "版权所有©2015-2024 某某文库",
        "本文由会员分享，可在线阅读，更多相关内容请搜索",
        "客服联系QQ：1234567890",
        "下载文档，编辑使用",
        "扫一扫关注公众号，获取更多资料",
        "京ICP备12345678号-1",
    ];
    report
        .paragraphs()
        .into_iter()
        .map(|(at, paragraph)| Slip::insert(at + paragraph.len(), format!("\n{}", dice.pick(&lines))))
        .collect()
}

fn unfilled_number(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let marks = ["XX", "××", "xx", "X", "**", "○○"];
    let counted = report.analysis.indicators.iter().filter(|indicator| matches!(indicator.kind, Of::Count | Of::Amount));
    let spans = counted.filter_map(|indicator| {
        let mention = &report.analysis.mentions[indicator.mention];
        let figure = mention.figure.as_ref().filter(|figure| figure.is_plain() && !figure.unit_run.is_empty())?;
        let han = mention.span.of(report.text).chars().any(is_han);
        (!han && !figure.unit.printed.is_empty()).then_some(mention.span)
    });
    spans.map(|span| Slip::one(span.start as usize..span.end as usize, *dice.pick(&marks))).collect()
}

fn unfilled_place(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let marks = ["X", "XX", "××", "某某"];
    let mut found = Vec::new();
    for place in ["全市", "全省", "全区", "全县"] {
        for at in report.places(place) {
            found.push(Slip::one(at.start..at.start + "全".len(), *dice.pick(&marks)));
        }
    }
    found
}

/// A letter in the middle of a word, as a replacement of names leaves it.
fn broken_placeholder(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let words = ["经济", "产业", "企业", "发展", "建设", "创新", "服务", "改革"];
    let mut found = Vec::new();
    for word in words {
        for at in report.places(word) {
            let middle = at.start + "经".len();
            let next = report.text[at.end..].chars().next();
            if next.is_some_and(is_han) && !report.in_name(at.start) {
                found.push(Slip::one(middle..at.end, "X"));
            }
        }
    }
    found
}

fn drafting_note(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let notes = ["（待核实）", "（数据待更新）", "【此处补充二季度数据】", "（待统计局确认）", "【待补充】"];
    report
        .sentences()
        .into_iter()
        .map(|(at, sentence)| Slip::insert(at + sentence.len() - "。".len(), *dice.pick(&notes)))
        .collect()
}

fn mobile_number(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let lead = ["（联系人手机：", "（联系电话", "（电话："];
    let ends = report.sentences().into_iter().map(|(at, sentence)| at + sentence.len() - "。".len());
    ends.map(|at| Slip::insert(at, format!("{}138{:08}）", dice.pick(&lead), 10_000_000 + dice.below(80_000_000)))).collect()
}

fn identity_number(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let ends = report.sentences().into_iter().map(|(at, sentence)| at + sentence.len() - "。".len());
    ends.map(|at| Slip::insert(at, "（身份证号11010519491231002X）")).collect()
}

fn garbage(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let marks = ["&nbsp;", "<br/>", "锟斤拷", "\u{FFFD}", "\u{E123}", "&ldquo;"];
    inside_words(report).into_iter().map(|at| Slip::insert(at, *dice.pick(&marks))).collect()
}
