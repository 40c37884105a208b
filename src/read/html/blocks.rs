use crate::read::flow::{self, Cell, Line, Row};

/// The most columns or rows that a cell covers.
const MOST: usize = 64;

/// The text of a page in the making.
#[derive(Default)]
pub(super) struct Blocks {
    lines: Vec<Line>,
    line: String,
    /// A blank is due before the next word.
    blank: bool,
    tables: Vec<Table>,
    lists: Vec<List>,
    preformatted: usize,
}

/// A table that is open. What is written goes into its cell.
#[derive(Default)]
struct Table {
    rows: Vec<Row>,
    cell: Option<Cell>,
    /// Rows that cells from above still cover, by column.
    covered: Vec<usize>,
    /// What was written before the table.
    before: Vec<Line>,
}

struct List {
    /// The next number; nothing for a list without numbers.
    next: Option<i64>,
}

impl Blocks {
    /// How many tables and lists are open in each other.
    pub(super) fn depth(&self) -> usize {
        self.tables.len() + self.lists.len()
    }

    pub(super) fn start(&mut self, name: &str, attribute: impl Fn(&str) -> Option<String>) {
        let number = |name: &str| attribute(name).and_then(|value| value.trim().parse::<i64>().ok());
        match name {
            "br" => self.close(),
            "pre" => {
                self.close();
                self.preformatted += 1;
            }
            "table" => {
                self.close();
                self.tables.push(Table { before: std::mem::take(&mut self.lines), ..Table::default() });
            }
            "tr" => {
                self.end_cell();
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Row::default());
                }
            }
            "td" | "th" => {
                self.end_cell();
                let span = |name| number(name).and_then(|span| usize::try_from(span).ok()).unwrap_or(1).clamp(1, MOST);
                if let Some(table) = self.tables.last_mut() {
                    table.before.append(&mut self.lines);
                    table.begin(span("colspan"), span("rowspan"));
                }
            }
            "ol" => {
                self.close();
                self.lists.push(List { next: Some(number("start").unwrap_or(1)) });
            }
            "ul" => {
                self.close();
                self.lists.push(List { next: None });
            }
            "li" => {
                self.close();
                let list = self.lists.last_mut().and_then(|list| list.next.as_mut());
                if let Some(next) = list {
                    let shown = number("value").unwrap_or(*next);
                    self.line = format!("{shown}. ");
                    *next = shown.saturating_add(1);
                }
            }
            name if is_block(name) => self.close(),
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        match name {
            "pre" => {
                self.close();
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            "td" | "th" | "tr" => self.end_cell(),
            "table" => {
                self.end_cell();
                if let Some(table) = self.tables.pop() {
                    let loose = std::mem::replace(&mut self.lines, table.before);
                    self.lines.extend(loose);
                    flow::lines(table.rows, &mut self.lines);
                }
            }
            "ol" | "ul" => {
                self.close();
                self.lists.pop();
            }
            name if is_block(name) => self.close(),
            _ => {}
        }
    }

    pub(super) fn words(&mut self, words: &str) {
        for ch in words.chars() {
            if self.preformatted > 0 && ch == '\n' {
                self.close();
            } else if self.preformatted > 0 || !matches!(ch, ' ' | '\n' | '\t' | '\r' | '\u{C}') {
                if std::mem::take(&mut self.blank) && !self.line.is_empty() && !self.line.ends_with(' ') {
                    self.line.push(' ');
                }
                self.line.push(ch);
            } else {
                self.blank = true;
            }
        }
    }

    fn close(&mut self) {
        self.blank = false;
        let text = std::mem::take(&mut self.line);
        if !text.trim().is_empty() {
            self.lines.push(Line { text, segments: Vec::new() });
        }
    }

    fn end_cell(&mut self) {
        self.close();
        if let Some(table) = self.tables.last_mut()
            && let Some(mut cell) = table.cell.take()
        {
            cell.lines = std::mem::take(&mut self.lines);
            if table.rows.is_empty() {
                table.rows.push(Row::default());
            }
            if let Some(row) = table.rows.last_mut() {
                row.cells.push(cell);
            }
        }
    }

    pub(super) fn text(mut self) -> String {
        while !self.tables.is_empty() {
            self.end("table");
        }
        self.close();
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.trim_end_matches(' ')).collect();
        lines.join("\n")
    }
}

impl Table {
    fn begin(&mut self, columns: usize, rows: usize) {
        if self.rows.is_empty() {
            self.rows.push(Row::default());
        }
        let Some(row) = self.rows.last_mut() else { return };
        let mut at: usize = row.cells.iter().map(|cell| 1 + cell.more_columns).sum();
        while let Some(covered) = self.covered.get_mut(at).filter(|covered| **covered > 0) {
            *covered -= 1;
            row.cells.push(Cell { continued: true, ..Cell::default() });
            at += 1;
        }
        if self.covered.len() < (at + columns).min(MOST * MOST) {
            self.covered.resize((at + columns).min(MOST * MOST), 0);
        }
        for covered in self.covered.iter_mut().skip(at).take(columns) {
            *covered = rows - 1;
        }
        self.cell = Some(Cell { more_columns: columns - 1, ..Cell::default() });
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "aside"
            | "blockquote"
            | "dl"
            | "dt"
            | "dd"
            | "hr"
            | "address"
            | "figure"
            | "figcaption"
            | "form"
            | "fieldset"
            | "center"
            | "body"
            | "html"
            | "caption"
            | "legend"
            | "details"
            | "summary"
            | "option"
    )
}
