/// The text of a sign from a symbol font; nothing for pictures.
pub(super) fn symbol(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    if !(0xF000..=0xF0FF).contains(&code) {
        return char::from_u32(code).filter(|ch| !ch.is_control());
    }
    let low = code - 0xF000;
    let font = font.to_ascii_lowercase();
    if font == "symbol" {
        return SYMBOL.iter().find(|(from, _)| *from == low).map(|(_, ch)| *ch).or_else(|| ascii(low));
    }
    if font.starts_with("wingdings") || font.starts_with("webdings") {
        return match (font.as_str(), low) {
            ("wingdings", 0xFE) | ("wingdings 2", 0x52) => Some('☑'),
            ("wingdings", 0xA8 | 0x6F) | ("wingdings 2", 0xA3) => Some('□'),
            ("wingdings", 0xFC) | ("wingdings 2", 0x50) => Some('√'),
            ("wingdings", 0xFB) | ("wingdings 2", 0x4F) => Some('×'),
            _ => None,
        };
    }
    ascii(low)
}

fn ascii(low: u32) -> Option<char> {
    char::from_u32(low).filter(|ch| ch.is_ascii_graphic() || *ch == ' ')
}

/// What the font Symbol shows where other fonts show other signs.
const SYMBOL: &[(u32, char)] = &[
    (0x2D, '−'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x64, 'δ'),
    (0x6C, 'λ'),
    (0x6D, 'μ'),
    (0x70, 'π'),
    (0x73, 'σ'),
    (0x44, 'Δ'),
    (0x53, 'Σ'),
    (0x57, 'Ω'),
    (0xA3, '≤'),
    (0xA5, '∞'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB2, '″'),
    (0xA2, '′'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '·'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBA, '≡'),
    (0xBB, '≈'),
    (0xBC, '…'),
    (0xAE, '→'),
    (0xAD, '↑'),
    (0xAF, '↓'),
    (0xAC, '←'),
    (0xE5, '∑'),
    (0xD6, '√'),
];
