use super::{Decoded, Unreadable, gb18030};
use crate::text::is_han;

/// How a text file is encoded.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB18030, and with it GBK and GB2312.
    Gb18030,
}

impl Encoding {
    /// Its usual name.
    pub fn title(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16 LE",
            Encoding::Utf16Be => "UTF-16 BE",
            Encoding::Gb18030 => "GB18030",
        }
    }
}

const MARKS: &[(&[u8], Encoding)] = &[
    (b"\xEF\xBB\xBF", Encoding::Utf8),
    (b"\xFF\xFE", Encoding::Utf16Le),
    (b"\xFE\xFF", Encoding::Utf16Be),
    (b"\x84\x31\x95\x33", Encoding::Gb18030),
];

pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    for &(mark, encoding) in MARKS {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let text = strict(rest, encoding).map_err(|at| Unreadable::Damaged(encoding, mark.len() + at))?;
            return if is_text(&text) { Ok(Decoded { text, encoding }) } else { Err(Unreadable::Binary) };
        }
    }
    let utf8_fault = match strict(bytes, Encoding::Utf8) {
        Ok(text) if is_text(&text) => return Ok(Decoded { text, encoding: Encoding::Utf8 }),
        Ok(_) => None,
        Err(at) => Some(at),
    };
    if utf8_fault.is_some() && mostly_utf8(bytes) {
        return Err(utf8_fault.map_or(Unreadable::Binary, |at| Unreadable::Damaged(Encoding::Utf8, at)));
    }
    // UTF-16 without a mark is told by its zero bytes; GB18030 text has none.
    let candidates: &[Encoding] = if bytes.contains(&0) { &[Encoding::Utf16Le, Encoding::Utf16Be] } else { &[Encoding::Gb18030] };
    let mut damaged = None;
    for &encoding in candidates {
        match strict(bytes, encoding) {
            Ok(text) if is_text(&text) && is_prose(&text) => return Ok(Decoded { text, encoding }),
            Ok(_) => {}
            Err(at) => damaged = Some(Unreadable::Damaged(encoding, at)).filter(|_| likely(bytes, encoding)).or(damaged),
        }
    }
    Err(damaged.unwrap_or(Unreadable::Binary))
}

/// The text, or the byte (from 1) where it stops being one.
fn strict(bytes: &[u8], encoding: Encoding) -> Result<String, usize> {
    match encoding {
        Encoding::Utf8 => std::str::from_utf8(bytes).map(str::to_owned).map_err(|fault| fault.valid_up_to() + 1),
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let mut read = 0;
            let chars = utf16(bytes, encoding).inspect(|char| read += char.map_or(0, |char| char.len_utf16() * 2));
            let text: Option<String> = chars.collect();
            text.filter(|_| bytes.len().is_multiple_of(2)).ok_or(read + 1)
        }
        Encoding::Gb18030 => gb18030::strict(bytes),
    }
}

/// The characters of whole UTF-16 units; none where a surrogate stands alone.
fn utf16(bytes: &[u8], encoding: Encoding) -> impl Iterator<Item = Option<char>> {
    let units = bytes.as_chunks().0.iter().map(move |&pair| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes(pair),
        _ => u16::from_le_bytes(pair),
    });
    char::decode_utf16(units).map(Result::ok)
}

/// Whether it holds no zero character, and control characters at most as strays: Word leaves some in pasted tables.
fn is_text(text: &str) -> bool {
    let strays = text.chars().filter(|&ch| ch.is_control() && !matches!(ch, '\t' | '\n' | '\r')).count();
    !text.contains('\0') && strays * 100 <= text.len()
}

/// Whether most of it is what Chinese prose is written with: the wrong encoding gives rare and strange characters.
fn is_prose(text: &str) -> bool {
    let (mut usual, mut all) = (0usize, 0usize);
    for ch in text.chars() {
        all += 1;
        let plain = ch.is_ascii() || is_han(ch) && !('\u{3400}'..='\u{4DBF}').contains(&ch);
        usual += usize::from(
            plain || matches!(ch, '\u{3000}'..='\u{303F}' | '！'..='～' | '\u{2010}'..='\u{2030}' | '·' | '×' | '①'..='⑳'),
        );
    }
    usual * 10 >= all * 9
}

/// Whether the bytes are UTF-8 but for a few: nine of ten non-ASCII bytes belong to sound sequences.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let high = |bytes: &[u8]| bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let (mut sound, mut all) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += high(chunk.valid().as_bytes());
        all += high(chunk.valid().as_bytes()) + high(chunk.invalid());
    }
    // GB18030 pairs form sound UTF-8 by chance only; three-byte runs in number do not.
    sound * 10 >= all * 9
}

/// Whether a damaged file is still likely to be text of that encoding, so that the message may say so.
fn likely(bytes: &[u8], encoding: Encoding) -> bool {
    let text = match encoding {
        Encoding::Utf8 => return false,
        Encoding::Utf16Le | Encoding::Utf16Be => utf16(bytes, encoding).map(|char| char.unwrap_or('\u{FFFD}')).collect(),
        Encoding::Gb18030 => gb18030::lossy(bytes),
    };
    is_text(&text) && is_prose(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "今年以来，全市外贸进出口完成39.6亿元，同比增长10.1%。\r\n其中：出口27.9亿元。\n";

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    fn gb18030(text: &str) -> Vec<u8> {
        encoding_rs::GB18030.encode(text).0.into_owned()
    }

    fn read(bytes: &[u8]) -> (String, Encoding) {
        let decoded = decode(bytes).expect("readable");
        (decoded.text, decoded.encoding)
    }

    #[test]
    fn every_encoding_is_recognised() {
        let expect = |encoding| (PROSE.to_owned(), encoding);
        assert_eq!(read(PROSE.as_bytes()), expect(Encoding::Utf8));
        assert_eq!(read(&[b"\xEF\xBB\xBF", PROSE.as_bytes()].concat()), expect(Encoding::Utf8));
        assert_eq!(read(&[b"\xFF\xFE", &utf16(PROSE, true)[..]].concat()), expect(Encoding::Utf16Le));
        assert_eq!(read(&[b"\xFE\xFF", &utf16(PROSE, false)[..]].concat()), expect(Encoding::Utf16Be));
        assert_eq!(read(&utf16(PROSE, true)), expect(Encoding::Utf16Le));
        assert_eq!(read(&utf16(PROSE, false)), expect(Encoding::Utf16Be));
        assert_eq!(read(&gb18030(PROSE)), expect(Encoding::Gb18030));
    }

    #[test]
    fn rare_ideographs_come_through_gb18030() {
        let name = "负责人：𠮷田、龑某，编制3名。全市共有科技特派员179名，其中高等院所47名。";
        assert_eq!(read(&gb18030(name)), (name.to_owned(), Encoding::Gb18030));
    }

    #[test]
    fn nothing_is_an_empty_text() {
        assert_eq!(read(b""), (String::new(), Encoding::Utf8));
    }

    #[test]
    fn damage_is_placed() {
        let cut = &PROSE.as_bytes()[..PROSE.len() - 2];
        assert_eq!(decode(cut), Err(Unreadable::Damaged(Encoding::Utf8, cut.len() - 1)));
        let mut bad = gb18030(PROSE);
        bad[9] = 0xFF;
        assert!(matches!(decode(&bad), Err(Unreadable::Damaged(Encoding::Gb18030, at)) if (9..=11).contains(&at)));
        assert!(matches!(
            decode(&[b"\xFF\xFE", &utf16(PROSE, true)[1..]].concat()),
            Err(Unreadable::Damaged(..) | Unreadable::Binary)
        ));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let noise: Vec<u8> = (0..4000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
        assert_eq!(decode(&noise), Err(Unreadable::Binary));
        assert_eq!(decode(b"\x01\x02\x03plain"), Err(Unreadable::Binary));
    }
}
