mod boilerplate;
mod page_marks;

use crate::order;
use crate::text::{Reading, Run, Span, is_han};

/// Something that does not belong to the text and is left out of its reading.
#[derive(Clone, Debug)]
pub struct Debris {
    /// What it is.
    pub kind: DebrisKind,
    /// Where it stands.
    pub span: Span,
    /// Whether it fills its line.
    pub alone: bool,
}

/// The kinds of debris.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DebrisKind {
    /// A page number: `3/8`, `- 3 -`, `第3页共8页`.
    PageMark,
    /// A line or phrase of a document-sharing website.
    Boilerplate,
}

/// Debris while the reading is still whole.
struct Piece {
    kind: DebrisKind,
    run: Run,
}

/// Finds the debris and leaves it out of the reading, so that words are read across it.
pub(super) fn mask(reading: Reading<'_>) -> (Reading<'_>, Vec<Debris>) {
    let lines = super::sections::lines(&reading);
    let ads = boilerplate::find(&reading, &lines);
    let marks = page_marks::find(&reading, &lines);
    if ads.is_empty() && marks.is_empty() {
        return (reading, Vec::new());
    }
    let mut pieces: Vec<Piece> = ads.into_iter().map(|run| Piece { kind: DebrisKind::Boilerplate, run }).collect();
    let advertised = pieces.len();
    for run in marks {
        // Both lists ascend; a page number inside a website's line is part of it.
        let next = pieces[..advertised].partition_point(|piece| piece.run.end <= run.start);
        if pieces[..advertised].get(next).is_none_or(|piece| !piece.run.overlaps(run)) {
            pieces.push(Piece { kind: DebrisKind::PageMark, run });
        }
    }
    order::by_key(&mut pieces, |piece| piece.run.start);

    let mut debris = Vec::with_capacity(pieces.len());
    let mut masks: Vec<Run> = Vec::with_capacity(pieces.len());
    for Piece { kind, run } in pieces {
        let alone = starts_line(&reading, run.from()) && ends_line(&reading, run.to());
        debris.push(Debris { kind, span: reading.span(run), alone });
        let whole = if alone { across_a_page(&reading, run) } else { run };
        match masks.last_mut() {
            Some(last) if last.end >= whole.start => last.end = last.end.max(whole.end),
            _ => masks.push(whole),
        }
    }
    (reading.masked(&masks), debris)
}

fn starts_line(reading: &Reading, at: usize) -> bool {
    matches!(reading.before(at), '\0' | '\n')
}

fn ends_line(reading: &Reading, at: usize) -> bool {
    matches!(reading.at(at), '\0' | '\n')
}

/// The debris line together with the line breaks around it, where a sentence runs on from the page before to the
/// page after; the line alone where it stands between paragraphs.
fn across_a_page(reading: &Reading, line: Run) -> Run {
    let mut start = line.from();
    while reading.before(start) == '\n' {
        start -= 1;
    }
    let mut end = line.to();
    while reading.at(end) == '\n' {
        end += 1;
    }
    // Headings have no commas and seldom forty characters: what has either and stops at a word is cut off.
    let mut first = start;
    let mut running = false;
    while !matches!(reading.before(first), '\0' | '\n') && start - first < 60 {
        first -= 1;
        running |= matches!(reading.at(first), ',' | '。' | ';');
    }
    let cut_off = is_han(reading.before(start)) && (running && start - first >= 25 || start - first >= 45);
    let goes_on = is_han(reading.at(end)) && !is_numbered(reading, end) && !is_numbered(reading, first);
    if cut_off && goes_on && start < line.from() && end > line.to() { Run::new(start, end) } else { line }
}

/// Whether a line begins with the number of a heading.
fn is_numbered(reading: &Reading, at: usize) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十第附图表";
    NUMERALS.contains(reading.at(at)) && (at..at + 5).any(|p| matches!(reading.at(p), '、' | '是' | '章' | '部' | ':' | ','))
        || matches!(reading.at(at), '附' | '注')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text as read after masking, and the debris in their order.
    fn read(source: &str) -> (String, Vec<&str>) {
        let (reading, debris) = mask(Reading::new(source));
        (reading.text(Run::new(0, reading.len())), debris.iter().map(|piece| piece.span.of(source)).collect())
    }

    fn untouched(source: &str) {
        assert_eq!(read(source).1, Vec::<&str>::new(), "{source}");
    }

    #[test]
    fn page_marks_inside_words() {
        let (text, found) = read("1/8市卫健局上半年工作总结。实施乡村振3/8兴工程，推进公立医院改7/8革。");
        assert_eq!(found, ["1/8", "3/8", "7/8"]);
        assert_eq!(text, "市卫健局上半年工作总结。实施乡村振兴工程,推进公立医院改革。");
    }

    #[test]
    fn one_page_mark_inside_a_word() {
        for (source, mark) in [
            ("《X市2022年科技助力乡村振3/8兴重点帮扶工作方案》", "3/8"),
            ("《X市一次性扩岗补助实施细则》等政策5/8文件;", "5/8"),
            ("卡脖子技术攻7/8关项目4项以上", "7/8"),
            ("1/8市科技局上半年工作总结", "1/8"),
        ] {
            assert_eq!(read(source).1, [mark], "{source}");
        }
    }

    #[test]
    fn fractions_and_ratios_stay() {
        for source in [
            "超过3/4的企业建立研发机构。",
            "完成年度任务的5/8。",
            "试点1/10分段计价，A/B测试2次。",
            "占全国1/3，约1/3的农户增收，近2/3的乡镇通公交。",
            "实行24/7值守。",
            "8/9年级学生参加，7/8月份开展两次。",
            "2024/3/8完成验收，2024/5/8启用。",
            "全县2/3乡镇完成改厕。",
            "完成3/5工程量，剩余2/5工程量年底完成。",
            "新建双向4/6车道公路12公里。",
        ] {
            untouched(source);
        }
    }

    #[test]
    fn page_lines() {
        let body =
            "全年完成固定资产投资12.5亿元，同比增长8.1%，其中工业投资6.3亿元，同比增长9.2%，技术改造投资2.1亿元，项目储备充足。";
        let source = format!("{body}\n- 1 -\n{body}\n- 2 -\n{body}");
        assert_eq!(read(&source).1, ["- 1 -", "- 2 -"]);
        let source = format!("{body}\n第 1 页 共 2 页\n{body}\n第2页共2页");
        assert_eq!(read(&source).1, ["第 1 页 共 2 页", "第2页共2页"]);
        let long = body.repeat(4);
        let cut = format!("{long}继续做好重点项\n1\n目建设。{long}");
        let source = format!("{cut}\n2\n{long}\n3\n{long}");
        assert_eq!(read(&source).1, ["1", "2", "3"]);
    }

    #[test]
    fn numbers_in_columns_are_no_pages() {
        untouched("指标\n1\n2\n3\n4\n完成数\n12\n13\n14");
        untouched("参加人数\n1\n");
        let chapter = "那一年的冬天来得很早,地里的麦子刚刚出苗。".repeat(15);
        untouched(&format!("1\n{chapter}\n2\n{chapter}\n3\n{chapter}"));
    }

    #[test]
    fn a_sentence_is_read_across_the_page() {
        let source = "全面落实稳岗扩就业各项政策，突出抓好高校毕业生、农民工等重点群体就业工作，持续开展技\n\n- 3 -\n\n能培训行动。\n- 4 -\n下一段。";
        let (text, found) = read(source);
        assert_eq!(found, ["- 3 -", "- 4 -"]);
        assert!(text.contains("持续开展技能培训行动。\n"), "{text}");
        assert!(text.ends_with("\n下一段。"));
    }

    #[test]
    fn website_lines() {
        for source in [
            "整理文档很辛苦,赏杯茶钱您下走!",
            "©2015-2020 m.777doc.com 三七文档.",
            "备案号:鲁ICP备2024069028号-1 客服联系 QQ:2149211541",
            "亲,该文档总共8页,到这儿已超出免费预览范围,如果喜欢就下载吧!",
        ] {
            assert_eq!(read(source).1, [source]);
        }
        let body =
            "今年以来，区交通局坚持以人民为中心，完成公路投资3.2亿元，同比增长8.1%，各项工作取得新进展，群众满意度持续提升。";
        let source = format!("资源描述\n收藏 分享\n{body}\n下载文档,编辑使用\n×\n保存成功");
        assert_eq!(read(&source).1, ["资源描述", "收藏 分享", "下载文档,编辑使用", "×", "保存成功"]);
        assert_eq!(
            read(&format!("{body}免费阅读已结束，点击下载阅读编辑剩下...\n")).1,
            ["免费阅读已结束，点击下载阅读编辑剩下..."]
        );
    }

    #[test]
    fn everyday_words_stay() {
        let body =
            "今年以来，区文化局坚持以人民为中心，完成文化投资3.2亿元，同比增长8.1%，各项工作取得新进展，群众满意度持续提升。";
        for source in [
            "《X市科技创新券管理办法》可在市科技局网站下载。",
            "建设“科普文库”1个，资源描述规范2项。",
            "厂房尺寸6×8米。",
            "依法打击侵权行为，保护作品版权所有者权益，网站ICP备案率达到100%。",
            "扫一扫即可办理，关注公众号的群众达到3万人，欢迎下载使用。",
            "推行志愿服务积分兑换，收藏文物1200件。",
        ] {
            untouched(source);
            untouched(&format!("{body}\n{source}\n{body}"));
        }
        untouched(&format!("{body}\n（三）收藏\n{body}"));
    }
}
