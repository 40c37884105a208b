//! Pasted tables: from the markup that Word, WPS, Excel and browsers put on the clipboard to lines of cells parted by
//! tabs, which the checker reads as a table. Nothing of the markup comes onto the page.

use wasm_bindgen::JsCast;
use web_sys::{Document, DomParser, Element, HtmlTableElement, HtmlTableRowElement, Node, SupportedType};

use crate::read::markup;

/// A cell: its words, and over how many columns and rows it reaches.
type Cell = (String, usize, usize);

/// A wider or higher cell is no cell of a report.
const MOST: usize = 200;

/// The text of copied markup that holds a table; none where there is no table, and plain text says all.
pub fn table_of(markup: &str) -> Option<String> {
    let page = parsed(markup)?;
    page.query_selector("table").ok()??;
    Some(text(&page))
}

/// The text of a web page.
pub fn text_of(markup: &str) -> String {
    parsed(markup).map(|page| text(&page)).unwrap_or_default()
}

/// Nothing in it runs and nothing is fetched: the document has no window.
fn parsed(markup: &str) -> Option<Document> {
    DomParser::new().ok()?.parse_from_string(markup, SupportedType::TextHtml).ok()
}

fn text(page: &Document) -> String {
    let mut text = String::new();
    if let Some(body) = page.body() {
        read(body.unchecked_ref(), &mut text);
    }
    text.trim_matches('\n').to_owned() + "\n"
}

fn read(node: &Node, text: &mut String) {
    match node.node_type() {
        Node::TEXT_NODE => {
            for word in node.text_content().unwrap_or_default().split(['\n', '\r', '\t']).map(|word| word.trim_matches(' ')) {
                text.push_str(word);
            }
        }
        Node::ELEMENT_NODE => {
            let name = node.node_name();
            match &*name {
                _ if node.dyn_ref::<Element>().is_some_and(|element| is_hidden(&name, element)) => {}
                "BR" => text.push('\n'),
                "TABLE" => {
                    fresh_line(text);
                    if let Some(table) = node.dyn_ref::<HtmlTableElement>() {
                        text.push_str(&grid(&rows(table)));
                    }
                }
                "P" | "DIV" | "LI" | "H1" | "H2" | "H3" | "H4" | "H5" | "H6" | "TR" | "UL" | "OL" | "SECTION" | "ARTICLE" => {
                    fresh_line(text);
                    children(node, text);
                    fresh_line(text);
                }
                _ => children(node, text),
            }
        }
        _ => {}
    }
}

/// Whether a browser would not show it; the document has no styles that could be asked.
fn is_hidden(name: &str, element: &Element) -> bool {
    name == "TITLE" || markup::is_hidden(&name.to_ascii_lowercase(), |attribute| element.get_attribute(attribute))
}

fn children(node: &Node, text: &mut String) {
    let inner = node.child_nodes();
    for index in 0..inner.length() {
        if let Some(child) = inner.get(index) {
            read(&child, text);
        }
    }
}

fn fresh_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

fn rows(table: &HtmlTableElement) -> Vec<Vec<Cell>> {
    let rows = table.rows();
    let row = |index| rows.item(index)?.dyn_into::<HtmlTableRowElement>().ok();
    (0..rows.length()).filter_map(row).map(|row| cells(&row)).collect()
}

fn cells(row: &HtmlTableRowElement) -> Vec<Cell> {
    let cells = row.cells();
    let cell = |cell: Element| {
        let mut words = String::new();
        children(cell.unchecked_ref(), &mut words);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let reach =
            |name: &str| cell.get_attribute(name).and_then(|number| number.trim().parse().ok()).unwrap_or(1).clamp(1, MOST);
        (words, reach("colspan"), reach("rowspan"))
    };
    (0..cells.length()).filter_map(|index| cells.item(index)).map(cell).collect()
}

/// Every row a line, every cell in its column; a cell over several stands in the first of them.
fn grid(rows: &[Vec<Cell>]) -> String {
    let mut text = String::new();
    let mut taken: Vec<usize> = Vec::new();
    for row in rows {
        let mut line: Vec<&str> = Vec::new();
        let mut cells = row.iter();
        loop {
            let column = line.len();
            if let Some(left) = taken.get_mut(column).filter(|left| **left > 0) {
                *left -= 1;
                line.push("");
                continue;
            }
            let Some((words, wide, high)) = cells.next() else { break };
            for step in 0..*wide {
                line.push(if step == 0 { words } else { "" });
                let column = line.len() - 1;
                taken.resize(taken.len().max(column + 1), 0);
                taken[column] = high - 1;
            }
        }
        text.push_str(&line.join("\t"));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(words: &str, wide: usize, high: usize) -> Cell {
        (words.into(), wide, high)
    }

    #[test]
    fn every_cell_stands_in_its_column() {
        let rows = [
            vec![cell("指标", 1, 2), cell("上半年", 2, 1)],
            vec![cell("数值", 1, 1), cell("同比", 1, 1)],
            vec![cell("投资", 1, 1), cell("12.5", 1, 1), cell("8.2%", 1, 1)],
        ];
        assert_eq!(grid(&rows), "指标\t上半年\t\n\t数值\t同比\n投资\t12.5\t8.2%\n");
        assert_eq!(grid(&[]), "");
    }

    #[test]
    fn a_tall_cell_in_the_last_column_keeps_its_place() {
        let rows = [vec![cell("甲", 1, 1), cell("合计", 1, 2)], vec![cell("乙", 1, 1)], vec![cell("丙", 1, 1), cell("3", 1, 1)]];
        assert_eq!(grid(&rows), "甲\t合计\n乙\t\n丙\t3\n");
    }
}
