//! The program's bytes parted by what they are: LZMA finds more where instructions lie beside instructions and numbers
//! beside numbers. `www/join.js` puts them together again.

use anyhow::{Context, Result, bail, ensure};

// What a byte of the program is, in the order in which the kinds are packed; www/join.js has the same list.
/// All before the functions' bodies.
const BEFORE: usize = 0;
/// All behind them: data, for the most part, without its text.
const AFTER: usize = 1;
/// Instructions, with what follows them and is mostly the same.
const INSTRUCTIONS: usize = 2;
/// The types of a function's variables.
const FUNCTIONS: usize = 3;
/// Variables read, written, and both, as places in the list of those used last.
const LOCALS: usize = 4;
/// How many blocks to leave.
const JUMPS: usize = 7;
/// Functions called.
const CALLS: usize = 8;
/// Numbers of 64 bits, and floats.
const WIDE: usize = 9;
/// Offsets into memory.
const OFFSETS: usize = 10;
/// Numbers of 32 bits, by what the next instruction does with them.
const NUMBERS: usize = 11;
/// Chinese text in the data, in units of 16 bits, where two bytes are a character and not three.
const TEXT: usize = 21;
const KINDS: usize = 22;

/// Stands in the data before the number of units of text that belong there; before 0, it stands for itself.
const TEXT_HERE: u8 = 0xFE;
/// So many bytes of figures and Latin letters may stand between two Chinese characters of one text.
const BETWEEN: usize = 8;

const CODE_SECTION: u8 = 10;
/// The alignment that a load or store has by nature, from 0x28 on. It is left out; another one raises the instruction.
const NATURAL: &[u8; 23] = b"23230011001122232301012";
const FIRST_LOAD: u8 = 0x28;
const RAISED: u8 = 0xD0 - FIRST_LOAD;

/// The module's length and that of every kind, then the kinds.
pub fn parted(module: &[u8]) -> Result<Vec<u8>> {
    let mut parting = Parting { module, at: 8, kinds: Default::default() };
    let code = loop {
        let id = parting.byte()?;
        let size = parting.number()?;
        match id {
            CODE_SECTION => break parting.at + size,
            _ => parting.at += size,
        }
    };
    let functions = parting.number()?;
    parting.kinds[BEFORE] = module[..parting.at].into();
    for _ in 0..functions {
        parting.function().with_context(|| format!("at byte {} of the module", parting.at))?;
    }
    ensure!(parting.at == code, "the functions end elsewhere than their section");
    parting.data(&module[code..]);
    let lengths = [module.len()].into_iter().chain(parting.kinds.iter().map(Vec::len));
    let mut parted = Vec::new();
    for length in lengths {
        parted.extend(u32::try_from(length)?.to_le_bytes());
    }
    Ok([parted, parting.kinds.concat()].concat())
}

struct Parting<'a> {
    module: &'a [u8],
    at: usize,
    kinds: [Vec<u8>; KINDS],
}

impl Parting<'_> {
    fn function(&mut self) -> Result<()> {
        let (place, size) = (self.at, self.number()?);
        ensure!(leb(size) == self.module[place..self.at], "a size in more bytes than it takes, which would not come back");
        let end = self.at + size;
        for _ in 0..self.copy_number(FUNCTIONS)? {
            self.copy_number(FUNCTIONS)?;
            self.copy(FUNCTIONS, 1)?;
        }
        let mut used: Vec<usize> = Vec::new();
        let mut depth = 1;
        while depth > 0 {
            depth = self.instruction(depth, &mut used)?;
        }
        ensure!(self.at == end, "a function ends elsewhere than its size says");
        Ok(())
    }

    /// What lies behind the functions.
    fn data(&mut self, data: &[u8]) {
        let mut at = 0;
        while let Some(&byte) = data.get(at) {
            let text = text_at(&data[at..]);
            if text.is_empty() {
                self.kinds[AFTER].push(byte);
                if byte == TEXT_HERE {
                    self.kinds[AFTER].push(0);
                }
                at += 1;
            } else {
                self.kinds[AFTER].push(TEXT_HERE);
                self.kinds[AFTER].extend(leb(text.encode_utf16().count()));
                self.kinds[TEXT].extend(text.encode_utf16().flat_map(u16::to_le_bytes));
                at += text.len();
            }
        }
    }

    /// One instruction, inside so many blocks; how many there are behind it.
    fn instruction(&mut self, depth: usize, used: &mut Vec<usize>) -> Result<usize> {
        let code = self.byte()?;
        let alignment = code.checked_sub(FIRST_LOAD).and_then(|load| NATURAL.get(usize::from(load)));
        if let Some(&natural) = alignment {
            self.memory(code, natural)?;
            return Ok(depth);
        }
        self.kinds[INSTRUCTIONS].push(code);
        match code {
            // block, loop, if: with a type of one byte
            0x02..=0x04 => {
                self.copy(INSTRUCTIONS, 1)?;
                return Ok(depth + 1);
            }
            0x0B => return Ok(depth - 1),
            0x0C | 0x0D => drop(self.copy_number(JUMPS)?),
            0x0E => {
                for _ in 0..=self.copy_number(JUMPS)? {
                    self.copy_number(JUMPS)?;
                }
            }
            0x10 => drop(self.copy_number(CALLS)?),
            0x11 => drop((self.copy_number(INSTRUCTIONS)?, self.copy(INSTRUCTIONS, 1)?)),
            0x20..=0x22 => self.local(LOCALS + usize::from(code - 0x20), used)?,
            0x23 | 0x24 => drop(self.copy_number(INSTRUCTIONS)?),
            0x3F | 0x40 => drop(self.copy(INSTRUCTIONS, 1)?),
            0x41 => {
                let from = self.at;
                self.number()?;
                let kind = NUMBERS + use_of(*self.module.get(self.at).context("the module breaks off")?);
                self.kinds[kind].extend(&self.module[from..self.at]);
            }
            0x42 => drop(self.copy_number(WIDE)?),
            0x43 => drop(self.copy(WIDE, 4)?),
            0x44 => drop(self.copy(WIDE, 8)?),
            0xFC => match self.copy(INSTRUCTIONS, 1)? {
                0x00..=0x07 => {}
                0x0A => drop(self.copy(INSTRUCTIONS, 2)?),
                0x0B => drop(self.copy(INSTRUCTIONS, 1)?),
                other => bail!("instruction FC {other:02X} is unknown to www/join.js"),
            },
            0x00 | 0x01 | 0x05 | 0x0F | 0x1A | 0x1B | 0x45..=0xC4 => {}
            other => bail!("instruction {other:02X} is unknown to www/join.js"),
        }
        Ok(depth)
    }

    /// A load or store.
    fn memory(&mut self, code: u8, natural: u8) -> Result<()> {
        match self.byte()? {
            alignment if alignment == natural - b'0' => self.kinds[INSTRUCTIONS].push(code),
            alignment @ 0..0x80 => self.kinds[INSTRUCTIONS].extend([code + RAISED, alignment]),
            _ => bail!("an alignment in more bytes than it takes, which would not come back"),
        }
        self.copy_number(OFFSETS).map(drop)
    }

    /// A variable becomes its place in the list, and comes to the list's front.
    fn local(&mut self, kind: usize, used: &mut Vec<usize>) -> Result<()> {
        let local = self.number()?;
        used.extend(used.len()..=local);
        let place = used.iter().position(|&other| other == local).context("a variable left the list")?;
        used[..=place].rotate_right(1);
        self.kinds[kind].extend(leb(place));
        Ok(())
    }

    fn byte(&mut self) -> Result<u8> {
        let byte = *self.module.get(self.at).context("the module breaks off")?;
        self.at += 1;
        Ok(byte)
    }

    fn number(&mut self) -> Result<usize> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7F).checked_shl(shift).unwrap_or_default();
            shift += 7;
            if byte < 0x80 {
                return Ok(value);
            }
        }
    }

    /// Copies a number, which may be signed, and gives what it would be without a sign.
    fn copy_number(&mut self, kind: usize) -> Result<usize> {
        let from = self.at;
        let value = self.number()?;
        self.kinds[kind].extend(&self.module[from..self.at]);
        Ok(value)
    }

    /// Copies bytes and gives the first.
    fn copy(&mut self, kind: usize, count: usize) -> Result<u8> {
        let bytes = self.module.get(self.at..self.at + count).context("the module breaks off")?;
        self.kinds[kind].extend(bytes);
        self.at += count;
        Ok(bytes[0])
    }
}

/// The text that begins here, from a Chinese character to a Chinese character; none where there is no such character.
fn text_at(data: &[u8]) -> &str {
    let mut end = 0;
    let mut at = 0;
    while let Some(first) = data.get(at) {
        let length = match first {
            b'\t' | b'\n' | b' '..=b'~' => 1,
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            _ => break,
        };
        let is_text = data.get(at..at + length).is_some_and(|bytes| std::str::from_utf8(bytes).is_ok());
        if !is_text || at == 0 && length < 3 || at - end > BETWEEN {
            break;
        }
        at += length;
        if length == 3 {
            end = at;
        }
    }
    std::str::from_utf8(&data[..end]).unwrap_or_default()
}

/// What an instruction does with the number before it.
fn use_of(instruction: u8) -> usize {
    match instruction {
        0x6A => 0,
        0x6B => 1,
        0x6C..=0x78 => 2,
        0x46..=0x4F => 3,
        0x36..=0x3E => 4,
        0x20 => 5,
        0x21 | 0x22 => 6,
        0x10 => 7,
        0x41 => 8,
        _ => 9,
    }
}

/// A number as WebAssembly writes it, in as few bytes as it takes.
pub(super) fn leb(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value > 0x7F {
        bytes.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{output, program, root};

    /// Two functions with every shape of instruction, and data behind them.
    fn module() -> Vec<u8> {
        let instructions: &[&[u8]] = &[
            &[0x02, 0x40, 0x03, 0x7F, 0x0C, 1, 0x0B, 0x0B],
            &[0x0E, 2, 0, 0x80, 0x01, 1],
            &[0x10, 0xE5, 0x8E, 0x26, 0x11, 3, 0],
            &[0x20, 5, 0x21, 0, 0x22, 5, 0x20, 0x81, 0x02, 0x20, 5],
            &[0x23, 0, 0x24, 0],
            &[0x28, 2, 0x90, 0x01, 0x28, 0, 1, 0x3E, 2, 8, 0x41, 1, 0x36, 1, 9, 0x3F, 0, 0x40, 0],
            &[0x41, 2, 0x6A, 0x41, 3, 0x6B, 0x41, 4, 0x71, 0x41, 5, 0x47, 0x41, 6, 0x20, 1, 0x41, 7, 0x21, 1, 0x41, 8, 0x10, 1],
            &[
                0x41, 0x7F, 0x41, 0x80, 0x80, 0xC0, 0, 0x42, 0xE4, 0, 0x42, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
                0x7F,
            ],
            &[0x43, 1, 2, 3, 4, 0x44, 1, 2, 3, 4, 5, 6, 7, 8],
            &[0xFC, 0x02, 0xFC, 0x0A, 0, 0, 0xFC, 0x0B, 0],
            &[0x04, 0x40, 0x05, 0x0B, 0x0F, 0x1A, 0x1B, 0xA7, 0xC0],
        ];
        let long = [&[2, 200, 1, 0x7F, 1, 0x7E], &instructions.concat()[..], &[0x0B]].concat();
        let bodies = [leb(long.len()), long, vec![2, 0, 0x0B]].concat();
        let code = [vec![2], bodies].concat();
        [b"\0asm\x01\0\0\0".to_vec(), vec![1, 4, 1, 0x60, 0, 0, CODE_SECTION], leb(code.len()), code, data()].concat()
    }

    /// Text with all that may and may not stand in it, between bytes that look like text and like what stands for it.
    fn data() -> Vec<u8> {
        let texts =
            ["完成投资1.5亿元×2\n二、", "\u{FEFF}\u{D7FF}\u{E000}", "a一b", "一𠀀é二", &"增长".repeat(200), "一 2345678 二"];
        let others: [&[u8]; 4] = [&[0xFE, 0xFE, 0x00, 0xFE, 0x7F], &[0xED, 0xA0, 0x80, 0xE4, 0xB8], &[0xC1, 0x80, 0xFF], &[0xE4]];
        let bytes = texts.iter().zip(others.iter().cycle()).flat_map(|(text, other)| [text.as_bytes(), other]);
        let bytes = bytes.collect::<Vec<_>>().concat();
        [vec![11], leb(bytes.len()), bytes].concat()
    }

    #[test]
    fn texts_reach_from_one_chinese_character_to_another() {
        let text = |data: &str| text_at(data.as_bytes()).to_string();
        assert_eq!(text("增长5.0%。abc"), "增长5.0%。");
        assert_eq!(text("增长12345678亿元"), "增长12345678亿元");
        assert_eq!(text("增长123456789亿元"), "增长");
        assert_eq!(text("2.5亿元"), "");
        assert_eq!(text_at(&[0xE4, 0xB8]), "");
    }

    #[test]
    fn the_script_puts_every_byte_back() {
        if output(program("node").arg("--version")).is_err() {
            println!("skipped: no Node here");
            return;
        }
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let script = std::fs::read_to_string(root().join("www/join.js")).unwrap()
            + "\nconsole.log(Buffer.from(join(Buffer.from(process.argv[1], 'hex'))).toString('hex'))";
        let joined = output(program("node").args(["-e", &script]).arg(hex(&parted(&module()).unwrap()))).unwrap();
        assert_eq!(joined.trim(), hex(&module()));
    }

    #[test]
    fn what_the_script_cannot_put_back_is_refused() {
        let mut unknown = module();
        let at = unknown.iter().position(|&byte| byte == 0xC0).unwrap();
        assert_eq!(unknown[at - 1..=at + 1], [0x80, 0xC0, 0], "in a number");
        let at = unknown.iter().rposition(|&byte| byte == 0xC0).unwrap();
        unknown[at] = 0xD0; // what a raised load looks like
        assert!(parted(&unknown).is_err());
        assert!(parted(&module()[..40]).is_err());
        let wide_size = [b"\0asm\x01\0\0\0".to_vec(), vec![CODE_SECTION, 5, 1, 0x82, 0, 0, 0x0B]].concat();
        assert!(parted(&wide_size).is_err());
    }
}
