//! The program's bytes parted by what they are: LZMA finds more where instructions lie beside instructions and numbers
//! beside numbers. `www/join.js` puts them together again.

use anyhow::{Context, Result, bail, ensure};

/// What a byte of the program is, in the order in which the kinds are packed.
#[derive(Clone, Copy)]
enum Kind {
    /// All before the functions' bodies.
    Before,
    /// All behind them: data, for the most part.
    After,
    /// Instructions, with what follows them and is mostly the same.
    Instructions,
    /// The types of a function's variables.
    Functions,
    /// Variables, as places in the list of those used last.
    Locals,
    /// How many blocks to leave.
    Jumps,
    /// Functions called.
    Calls,
    /// Numbers of 64 bits, and floats.
    Wide,
    /// Numbers of 32 bits.
    Numbers,
    /// Offsets into memory.
    Offsets,
}

const KINDS: usize = Kind::Offsets as usize + 1;
const CODE_SECTION: u8 = 10;

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
    parting.kinds[Kind::Before as usize] = module[..parting.at].into();
    for _ in 0..functions {
        parting.function().with_context(|| format!("at byte {} of the module", parting.at))?;
    }
    ensure!(parting.at == code, "the functions end elsewhere than their section");
    parting.kinds[Kind::After as usize] = module[code..].into();
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
        for _ in 0..self.copy_number(Kind::Functions)? {
            self.copy_number(Kind::Functions)?;
            self.copy(Kind::Functions, 1)?;
        }
        let mut used: Vec<usize> = Vec::new();
        let mut depth = 1;
        while depth > 0 {
            depth = self.instruction(depth, &mut used)?;
        }
        ensure!(self.at == end, "a function ends elsewhere than its size says");
        Ok(())
    }

    /// One instruction, inside so many blocks; how many there are behind it.
    fn instruction(&mut self, depth: usize, used: &mut Vec<usize>) -> Result<usize> {
        let code = self.copy(Kind::Instructions, 1)?;
        match code {
            // block, loop, if: with a type of one byte
            0x02..=0x04 => {
                self.copy(Kind::Instructions, 1)?;
                return Ok(depth + 1);
            }
            0x0B => return Ok(depth - 1),
            0x0C | 0x0D => drop(self.copy_number(Kind::Jumps)?),
            0x0E => {
                for _ in 0..=self.copy_number(Kind::Jumps)? {
                    self.copy_number(Kind::Jumps)?;
                }
            }
            0x10 => drop(self.copy_number(Kind::Calls)?),
            0x11 => drop((self.copy_number(Kind::Instructions)?, self.copy(Kind::Instructions, 1)?)),
            0x20..=0x22 => self.local(used)?,
            0x23 | 0x24 => drop(self.copy_number(Kind::Instructions)?),
            // loads and stores: the alignment follows from the instruction, nearly always
            0x28..=0x3E => drop((self.copy_number(Kind::Instructions)?, self.copy_number(Kind::Offsets)?)),
            0x3F | 0x40 => drop(self.copy(Kind::Instructions, 1)?),
            0x41 => drop(self.copy_number(Kind::Numbers)?),
            0x42 => drop(self.copy_number(Kind::Wide)?),
            0x43 => drop(self.copy(Kind::Wide, 4)?),
            0x44 => drop(self.copy(Kind::Wide, 8)?),
            0xFC => match self.copy(Kind::Instructions, 1)? {
                0x00..=0x07 => {}
                0x0A => drop(self.copy(Kind::Instructions, 2)?),
                0x0B => drop(self.copy(Kind::Instructions, 1)?),
                other => bail!("instruction FC {other:02X} is unknown to www/join.js"),
            },
            0x00 | 0x01 | 0x05 | 0x0F | 0x1A | 0x1B | 0x45..=0xC4 => {}
            other => bail!("instruction {other:02X} is unknown to www/join.js"),
        }
        Ok(depth)
    }

    /// A variable becomes its place in the list, and comes to the list's front.
    fn local(&mut self, used: &mut Vec<usize>) -> Result<()> {
        let local = self.number()?;
        used.extend(used.len()..=local);
        let place = used.iter().position(|&other| other == local).context("a variable left the list")?;
        used[..=place].rotate_right(1);
        self.kinds[Kind::Locals as usize].extend(leb(place));
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
    fn copy_number(&mut self, kind: Kind) -> Result<usize> {
        let from = self.at;
        let value = self.number()?;
        self.kinds[kind as usize].extend(&self.module[from..self.at]);
        Ok(value)
    }

    /// Copies bytes and gives the first.
    fn copy(&mut self, kind: Kind, count: usize) -> Result<u8> {
        let bytes = self.module.get(self.at..self.at + count).context("the module breaks off")?;
        self.kinds[kind as usize].extend(bytes);
        self.at += count;
        Ok(bytes[0])
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
            &[0x28, 2, 0x90, 0x01, 0x3E, 2, 8, 0x3F, 0, 0x40, 0],
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
        [b"\0asm\x01\0\0\0".to_vec(), vec![1, 4, 1, 0x60, 0, 0, CODE_SECTION], leb(code.len()), code, vec![11, 2, 0, 9]].concat()
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
        unknown[at] = 0xD0;
        assert!(parted(&unknown).is_err());
        assert!(parted(&module()[..40]).is_err());
        let wide_size = [b"\0asm\x01\0\0\0".to_vec(), vec![CODE_SECTION, 5, 1, 0x82, 0, 0, 0x0B]].concat();
        assert!(parted(&wide_size).is_err());
    }
}
