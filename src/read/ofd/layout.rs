//! From pieces at places to paragraphs.

use crate::order;

/// Words at a place. Lengths are thousandths of a millimetre.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) left: i64,
    /// Where the signs stand.
    pub(super) base: i64,
    pub(super) right: i64,
    pub(super) height: i64,
    pub(super) words: String,
}

/// One page.
#[derive(Default, Debug)]
pub(super) struct Page {
    pub(super) pieces: Vec<Piece>,
}

/// What stands on one height.
struct Line {
    left: i64,
    right: i64,
    base: i64,
    height: i64,
    words: String,
}

/// The pages as paragraphs. A line goes on in the next where it is full and the next is not set in.
pub(super) fn paragraphs(pages: Vec<Page>) -> String {
    let mut text = String::new();
    let mut full = false;
    for page in pages {
        let mut lines = lines(page);
        // A page number is no part of the sentence that goes on over the page.
        if lines.last().is_some_and(|line| is_page_number(&line.words)) {
            lines.pop();
        }
        let left = lines.iter().map(|line| line.left).min().unwrap_or(0);
        let right = lines.iter().map(|line| line.right).max().unwrap_or(0);
        for line in lines {
            let set_in = line.left > left + line.height || line.words.contains('\t');
            if !text.is_empty() && (!full || set_in) {
                text.push('\n');
            }
            text.push_str(line.words.trim());
            full = !line.words.contains('\t') && line.right + line.height * 2 >= right && right > left + line.height * 10;
        }
    }
    text
}

fn lines(mut page: Page) -> Vec<Line> {
    // The order of the file is kept among pieces of one height: programs write lines in order.
    order::by_key(&mut page.pieces, |piece| piece.base);
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    for piece in page.pieces {
        let same = lines
            .last()
            .and_then(|line| line.first())
            .is_some_and(|first| (piece.base - first.base).abs() * 2 < first.height.min(piece.height).max(1));
        match lines.last_mut() {
            Some(line) if same => line.push(piece),
            _ => lines.push(vec![piece]),
        }
    }
    lines.into_iter().map(line).filter(|line| !line.words.trim().is_empty()).collect()
}

fn line(mut pieces: Vec<Piece>) -> Line {
    order::by_key(&mut pieces, |piece| piece.left);
    let mut line = Line { left: i64::MAX, right: 0, base: 0, height: 0, words: String::new() };
    for piece in pieces {
        // Columns of a table stand apart.
        if !line.words.is_empty() && piece.left > line.right + piece.height * 2 {
            line.words.push('\t');
        }
        line.words.push_str(&piece.words);
        line.left = line.left.min(piece.left);
        line.right = line.right.max(piece.right);
        line.base = line.base.max(piece.base);
        line.height = line.height.max(piece.height);
    }
    line
}

fn is_page_number(words: &str) -> bool {
    let digits = words.trim().trim_matches(|ch: char| ch.is_whitespace() || matches!(ch, '-' | '—' | '－' | '–' | '第' | '页'));
    !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}
