use crate::document::{Document, RowKind};

/// Each row as kind, name and cells; each column as role and unit.
fn shown(text: &str) -> (Vec<String>, Vec<String>) {
    let document = Document::read(text);
    let reading = &document.reading;
    let Some(table) = document.tables.first() else { return (Vec::new(), Vec::new()) };
    let columns = table
        .columns
        .iter()
        .map(|column| format!("{:?} {}", column.role, column.unit.map_or_else(String::new, |unit| reading.text(unit))));
    let rows = table.rows.iter().map(|row| {
        let cells: Vec<String> = row.cells.iter().map(|&cell| reading.text(cell)).collect();
        format!("{:?} {} {}", row.kind, reading.text(row.name), cells.join("/"))
    });
    (columns.collect(), rows.collect())
}

#[test]
fn tabs_part_cells_below_heads() {
    let (columns, rows) = shown("县区\t高企（家）\t同比（%）\n甲县\t18\t-4.8\n#高新区\t35\t\n合  计\t53\t—");
    assert_eq!(columns, ["Value ", "Value 家", "Rate %"]);
    assert_eq!(rows, ["Part 甲县 甲县/18/-4.8", "Sub 高新区 #高新区/35/", "Total 合计 合计/53/—"]);
}

#[test]
fn bars_and_blanks_part_cells_too() {
    let (columns, rows) = shown("| 类别 | 金额（万元） |\n|---|---:|\n| 企业 | 1,234.5 |\n| 院所 | 20 |");
    assert_eq!(columns, ["Value ", "Value 万元"]);
    assert_eq!(rows, ["Part 企业 企业/1,234.5", "Part 院所 院所/20"]);
    let (columns, rows) =
        shown("单位：万元\n类别      本期    上年同期\n企  业    5120    4800\n院  所     204     180\n合  计    5324    4980");
    assert_eq!(columns, ["Value ", "Current ", "Base "]);
    assert_eq!(rows.last().map(String::as_str), Some("Total 合计 合计/5324/4980"));
}

#[test]
fn deeper_numbers_and_indents_are_parts_of_parts() {
    let kinds = |text: &str| -> Vec<RowKind> { Document::read(text).tables[0].rows.iter().map(|row| row.kind).collect() };
    use RowKind::{Part, Sub, Total, Unclear};
    assert_eq!(kinds("项目\t数\n一、税收\t8\n（一）增值税\t5\n二、非税\t2\n合计\t10"), [Part, Sub, Part, Total]);
    assert_eq!(kinds("项目\t数\n工业\t8\n　　采矿业\t5\n农业\t2\n合计\t10"), [Part, Sub, Part, Total]);
    assert_eq!(kinds("项目\t数\n工业\t8\n其中：采矿业\t5\n农业\t2\n合计\t10"), [Part, Sub, Unclear, Total]);
}

#[test]
fn the_unit_comes_from_head_label_or_caption() {
    let document = Document::read("单位：万元\n指标\t本期\t占比\n税收\t12\t50%\n企业（家）\t8\t50%");
    let table = &document.tables[0];
    let unit = |row| table.unit_of(&document.reading, row, 1).map(|unit| document.reading.text(unit));
    assert_eq!((unit(0).as_deref(), unit(1).as_deref()), (Some("万元"), Some("家")));
    assert_eq!(document.headings.len(), 0);
}

#[test]
fn what_only_looks_like_a_table() {
    for text in [
        "一、\t加强组织领导。\n二、\t强化责任落实。",
        "\t全市新增企业12家。\n\t新增平台3个。",
        "全市  新增企业  12家。\n全市  新增平台  3个。\n全市  新增基地  5个。",
        "姓名\t职务\n张三\t主任\n李四\t科长",
        "链接|首页\n来源|本站",
    ] {
        assert!(Document::read(text).tables.is_empty(), "{text}");
    }
    let line = Document::read("全年完成投资12亿元。\n技术合同成交额（亿元）\t13.4");
    assert_eq!(line.tables.len(), 1);
}

#[test]
fn merged_heads_reach_as_far_as_the_head_above_them() {
    let document = Document::read(
        "县区\t工业\t\t\t合计（亿元）\n\t产值\t\t税收（万元）\t\n\t本期（亿元）\t同比（%）\t\t\n甲县\t5\t4\t30\t9\n乙县\t6\t3\t20\t8",
    );
    let heads = |column: usize| -> Vec<String> {
        document.tables[0].columns[column].heads.iter().map(|&head| document.reading.text(head)).collect()
    };
    assert_eq!(heads(0), ["县区"]);
    assert_eq!(heads(2), ["工业", "产值", "同比(%)"]);
    assert_eq!(heads(3), ["工业", "税收(万元)"]);
    assert_eq!(heads(4), ["合计(亿元)"]);
}

#[test]
fn a_merged_first_column_names_groups_of_rows() {
    let (_, rows) = shown("类别\t指标\t数量（家）\n企业\t高企\t5\n\t科技型企业\t8\n平台\t孵化器\t2\n合计\t\t15");
    assert_eq!(
        rows,
        ["Part 高企 企业/高企/5", "Part 科技型企业 /科技型企业/8", "Part 孵化器 平台/孵化器/2", "Total 合计 合计//15"]
    );
    // The same name in two groups is no name by itself.
    let (_, rows) = shown("县区\t指标\t数量（家）\n甲县\t高企\t5\n\t孵化器\t8\n乙县\t高企\t2\n\t孵化器\t1");
    assert_eq!(rows[0], "Part 甲县 甲县/高企/5");
}
