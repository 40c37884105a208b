use super::read;

fn text(page: &str) -> String {
    read(format!("<!DOCTYPE html><html>{page}</html>").as_bytes()).expect("a page").text
}

#[test]
fn blocks_are_lines_and_blanks_fold() {
    let page = "<head><title>x</title></head><body><h1>工作 总结</h1><p>完成&nbsp;投资<b>12</b>亿元&amp;更多。<br>第二行\n  <div>块<p>内</div>\
        <script>var a='<p>无</p>'</script><style>p{}</style><span style=\"display: none\">藏<span>深</span></span><p hidden>藏</p>尾";
    assert_eq!(text(page), "工作 总结\n完成\u{A0}投资12亿元&更多。\n第二行\n块\n内\n尾");
}

#[test]
fn tables_are_grids_with_their_spans() {
    let page = "<p>前</p><table><caption>表</caption><tr><th rowspan=2>县区</th><th colspan=2>产值</th></tr><tr><th>本期<th>上年</tr>\
        <tbody><tr><td>甲</td><td>5</td><td><p>4</p></td></tr></table><p>后</p>";
    assert_eq!(text(page), "前\n表\n县区\t产值\t\n\t本期\t上年\n甲\t5\t4\n后");
    assert_eq!(text("<table><tr><td>导航</td></tr><tr><td><table><tr><td>a<td>1</table></td></tr></table>"), "导航\na\t1");
}

#[test]
fn numbered_lists_show_their_numbers() {
    assert_eq!(text("<ol start=3><li>三项<li value=7>七项</ol><ul><li>点</ul>"), "3. 三项\n7. 七项\n点");
}

#[test]
fn other_encodings_and_broken_pages_are_read() {
    let page = "<html><meta charset=gbk><p>全市共培训农民1260人次，其中种植类520人次。</p><td>剩";
    let (bytes, ..) = encoding_rs::GB18030.encode(page);
    assert_eq!(read(&bytes).map(|opened| opened.text), Ok("全市共培训农民1260人次，其中种植类520人次。\n剩".into()));
    assert!(read(format!("<html>{}", "<table><tr><td>".repeat(2000)).as_bytes()).is_err());
    assert!(text(&format!("<table><tr><td colspan=999999999 rowspan=999999999>1{}", "<tr><td>2".repeat(50))).len() < 20_000);
}
