//! What times begin with.

use crate::lex::hanzi;
use crate::text::Reading;

/// Whether a time can begin at a position: nearly all figures are turned away by what stands behind them.
pub(super) fn may_begin(reading: &Reading, at: usize) -> bool {
    let counts = |ch: char| ch.is_ascii_digit() || hanzi::is_numeral(ch);
    let next = reading.at(at + 1);
    match reading.at(at) {
        '今' => matches!(next, '年' | '后'),
        '本' => matches!(next, '年' | '月' | '世'),
        '去' => next == '年',
        '上' => matches!(next, '年' | '半' | '月' | '世'),
        '明' => next == '年',
        '过' => next == '去',
        '连' => next == '续',
        '未' => next == '来',
        '前' => next == '年' || counts(next),
        '近' | '后' | '头' | '第' => counts(next),
        first if counts(first) => {
            let Some(end) = (at + 1..at + 6).find(|&p| !counts(reading.at(p))) else { return false };
            match reading.at(end) {
                '年' | '月' | '季' | '世' | '个' | '余' | '多' => true,
                // 2024.06, 2024/2025学年
                '.' | '/' => end == at + 4,
                ch => is_dash(ch),
            }
        }
        _ => true,
    }
}

/// Whether a character can lead from one time to another.
pub(super) fn is_dash(ch: char) -> bool {
    matches!(ch, '-' | '—' | '–' | '~' | '至' | '到' | '―' | '－')
}
