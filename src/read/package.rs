//! A zip file with parts in it, as all office files since 2007 are.

use std::io::Write;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use rawzip::path::EntryPath;
use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchive, ZipArchiveEntryWayfinder, ZipArchiveWriter, ZipSliceArchive};

use super::{Fault, Unreadable};

/// The most parts of a package.
const MOST_PARTS: usize = 20_000;
/// The longest part that is unpacked: a hundred times that of a long report.
const LONGEST_PART: usize = 64 << 20;

/// How hard parts are packed.
const LEVEL: u8 = 6;

/// One part of a package.
pub(crate) struct Entry {
    /// Its name as written.
    pub(crate) name: String,
    /// Sum of its bytes.
    pub(crate) crc: u32,
    /// How it is packed.
    pub(crate) method: CompressionMethod,
    place: ZipArchiveEntryWayfinder,
    encrypted: bool,
}

/// A package, its list of parts read.
pub(crate) struct Package<'b> {
    archive: ZipSliceArchive<&'b [u8]>,
    /// The parts in their order.
    pub(crate) entries: Vec<Entry>,
}

impl<'b> Package<'b> {
    /// Reads the list of parts.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let broken = |_| Unreadable::Broken(Fault::Archive);
        let archive = ZipArchive::from_slice(bytes).map_err(broken)?;
        let mut entries = Vec::new();
        let mut records = archive.entries();
        while let Some(record) = records.next_entry().map_err(broken)? {
            if entries.len() == MOST_PARTS {
                return Err(Unreadable::Broken(Fault::TooManyParts));
            }
            entries.push(Entry {
                name: String::from_utf8_lossy(record.file_path().as_bytes()).replace('\\', "/"),
                crc: record.crc32(),
                method: record.compression_method(),
                place: record.wayfinder(),
                encrypted: record.flags().is_encrypted(),
            });
        }
        Ok(Self { archive, entries })
    }

    /// Where a part stands in the list; names do not tell cases apart.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        let entries = || self.entries.iter().map(|entry| entry.name.trim_start_matches('/'));
        entries().position(|entry| entry == name).or_else(|| entries().position(|entry| entry.eq_ignore_ascii_case(name)))
    }

    /// The packed bytes of a part and how many they are unpacked, as the package says.
    pub(crate) fn packed(&self, index: usize) -> Result<(&[u8], u64), Unreadable> {
        let entry = self.entries.get(index).ok_or(Unreadable::Broken(Fault::Archive))?;
        if entry.encrypted {
            return Err(Unreadable::Broken(Fault::Encrypted));
        }
        let found = self.archive.get_entry(entry.place).map_err(|_| Unreadable::Broken(Fault::Archive))?;
        Ok((found.data(), entry.place.uncompressed_size_hint()))
    }

    /// The bytes of a part.
    pub(crate) fn bytes(&self, index: usize) -> Result<Vec<u8>, Unreadable> {
        let (packed, _) = self.packed(index)?;
        let entry = &self.entries[index];
        let bytes = match entry.method {
            CompressionMethod::STORE if packed.len() <= LONGEST_PART => packed.to_vec(),
            CompressionMethod::STORE => return Err(Unreadable::Broken(Fault::TooLarge)),
            CompressionMethod::DEFLATE => decompress_to_vec_with_limit(packed, LONGEST_PART).map_err(|error| {
                let too_large = error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput;
                Unreadable::Broken(if too_large { Fault::TooLarge } else { Fault::Archive })
            })?,
            _ => return Err(Unreadable::Broken(Fault::Archive)),
        };
        if sum(&bytes) != entry.crc {
            return Err(Unreadable::Broken(Fault::Archive));
        }
        Ok(bytes)
    }

    /// The text of a part in XML, without a byte order mark; nothing where there is no such part.
    pub(crate) fn text(&self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(index) = self.find(name) else { return Ok(None) };
        let bytes = self.bytes(index)?;
        let text = match bytes.as_slice() {
            [0xEF, 0xBB, 0xBF, rest @ ..] => std::str::from_utf8(rest).map(str::to_owned).ok(),
            _ => match String::from_utf8(bytes) {
                Ok(text) => Some(text),
                Err(other) => super::encoding::decode(other.as_bytes()).map(|decoded| declared_utf8(&decoded.text)).ok(),
            },
        };
        text.map(Some).ok_or(Unreadable::Broken(Fault::Markup))
    }
}

/// XML whose declaration names the encoding that it has now.
fn declared_utf8(text: &str) -> String {
    let declaration = text.find("?>").filter(|_| text.starts_with("<?xml"));
    match declaration {
        Some(end) => format!("<?xml version=\"1.0\" encoding=\"UTF-8\"{}", &text[end..]),
        None => text.to_owned(),
    }
}

/// The part that a relationship of another part leads to: `../media/a.png` of `word/document.xml` is `media/a.png`.
pub(crate) fn target(part: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut folders: Vec<&str> = part.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(folders.pop()),
            step => folders.push(step),
        }
    }
    folders.join("/")
}

/// The part that holds the relationships of a part.
pub(crate) fn relationships_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// Adds a part to a package that is written, without a date.
pub(crate) fn add<W: Write>(archive: &mut ZipArchiveWriter<W>, name: &str, content: &[u8]) -> Result<(), rawzip::Error> {
    let (mut entry, _) =
        archive.new_file(EntryPath::verbatim(name.as_bytes())).compression_method(CompressionMethod::DEFLATE).start()?;
    entry.write_all(&compress_to_vec(content, LEVEL))?;
    entry.finish(DataDescriptorOutput::new(sum(content), content.len() as u64))?;
    Ok(())
}

/// Copies a part as it is packed.
pub(crate) fn copy<W: Write>(archive: &mut ZipArchiveWriter<W>, package: &Package, index: usize) -> Result<(), Unreadable> {
    let entry = &package.entries[index];
    let (packed, length) = package.packed(index)?;
    let written = (|| {
        let (mut new, _) =
            archive.new_file(EntryPath::verbatim(entry.name.as_bytes())).compression_method(entry.method).start()?;
        new.write_all(packed)?;
        new.finish(DataDescriptorOutput::new(entry.crc, length)).map(drop)
    })();
    written.map_err(|_: rawzip::Error| Unreadable::Broken(Fault::Archive))
}

/// The sum of a part's bytes.
fn sum(bytes: &[u8]) -> u32 {
    // The library's tables, 16 KiB that cannot be packed, would be a fortieth of the page.
    if cfg!(target_arch = "wasm32") { small_sum(bytes) } else { rawzip::crc32(bytes) }
}

/// CRC-32 by half bytes, with a table of 16 numbers.
fn small_sum(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 16] = {
        let mut table = [0; 16];
        let mut at = 0;
        while at < 16 {
            let (mut value, mut bits) = (at as u32, 4);
            while bits > 0 {
                value = (value >> 1) ^ (0xEDB8_8320 * (value & 1));
                bits -= 1;
            }
            table[at] = value;
            at += 1;
        }
        table
    };
    let half = |sum: u32| (sum >> 4) ^ TABLE[(sum & 15) as usize];
    !bytes.iter().fold(!0, |sum, &byte| half(half(sum ^ u32::from(byte))))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::read::{Fault, Unreadable};

    /// A package of parts, each packed.
    pub(crate) fn zip(parts: &[(impl AsRef<str>, impl AsRef<str>)]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
        for (name, content) in parts {
            add(&mut archive, name.as_ref(), content.as_ref().as_bytes()).expect("a part");
        }
        archive.finish().expect("a package");
        bytes
    }

    #[test]
    fn targets_are_found_from_their_part() {
        assert_eq!(target("word/document.xml", "styles.xml"), "word/styles.xml");
        assert_eq!(target("word/document.xml", "../a/b.xml"), "a/b.xml");
        assert_eq!(target("word/document.xml", "/word/x.xml"), "word/x.xml");
        assert_eq!(target("", "word/document.xml"), "word/document.xml");
    }

    #[test]
    fn both_sums_are_the_same() {
        let bytes: Vec<u8> = (0..=255).cycle().take(1000).collect();
        for part in [&bytes[..], &bytes[77..], b"123456789", b""] {
            assert_eq!(small_sum(part), rawzip::crc32(part));
        }
        assert_eq!(small_sum(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn parts_in_other_encodings_are_read() {
        let part = "<?xml version=\"1.0\" encoding=\"GBK\" standalone=\"yes\"?><a>全市完成投资12亿元，同比增长5.0%。</a>";
        let (gbk, ..) = encoding_rs::GB18030.encode(part);
        let wide: Vec<u8> = [0xFEFF].into_iter().chain(part.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for bytes in [gbk.as_ref(), &wide] {
            let mut file = Vec::new();
            let mut archive = ZipArchiveWriter::new(&mut file);
            add(&mut archive, "a.xml", bytes).expect("a part");
            archive.finish().expect("a package");
            let text = Package::open(&file).and_then(|package| package.text("a.xml")).expect("a part").expect("a part");
            assert_eq!(text, part.replace("GBK\" standalone=\"yes", "UTF-8"));
        }
    }

    #[test]
    fn a_changed_byte_is_found() {
        let mut bytes = zip(&[("a.xml", "<a>words that are packed</a>")]);
        assert_eq!(
            Package::open(&bytes).and_then(|package| package.text("A.XML")),
            Ok(Some("<a>words that are packed</a>".into()))
        );
        bytes[40] ^= 1;
        assert_eq!(Package::open(&bytes).and_then(|package| package.text("a.xml")), Err(Unreadable::Broken(Fault::Archive)));
    }
}
