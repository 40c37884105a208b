//! Office files for tests, and what office programs make of them.

use std::path::Path;
use std::process::Command;

use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchive, ZipArchiveWriter};

/// A package of parts.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (name, content) in parts {
        let (mut entry, _) = archive.new_file(*name).compression_method(CompressionMethod::STORE).start().expect("a part");
        entry.write_all(content.as_bytes()).expect("a part");
        let sum = DataDescriptorOutput::new(rawzip::crc32(content.as_bytes()), content.len() as u64);
        entry.finish(sum).expect("a part");
    }
    archive.finish().expect("a package");
    bytes
}

/// The text of a part, empty where there is none.
pub fn part(bytes: &[u8], name: &str) -> String {
    let archive = ZipArchive::from_slice(bytes).expect("a package");
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().expect("a part") {
        if entry.file_path().as_bytes() == name.as_bytes() {
            let packed = archive.get_entry(entry.wayfinder()).expect("a part").data();
            let bytes = match entry.compression_method() {
                CompressionMethod::STORE => packed.to_vec(),
                _ => miniz_oxide::inflate::decompress_to_vec(packed).expect("a sound part"),
            };
            return String::from_utf8(bytes).expect("UTF-8");
        }
    }
    String::new()
}

/// The smallest Word document with this body.
pub fn document(body: &str) -> Vec<u8> {
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    zip(&[
        (
            "[Content_Types].xml",
            &format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                <Override PartName=\"/word/document.xml\" ContentType=\"{main}\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            &format!(
                "<Relationships xmlns=\"{relationships}\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
                Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/document.xml",
            &format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
                <w:body>{body}</w:body></w:document>"
            ),
        ),
    ])
}

/// The file as LibreOffice writes it after opening another; nothing where LibreOffice is not installed.
pub fn converted(file: &Path, to: &str) -> Option<Vec<u8>> {
    let ending = to.split(':').next().unwrap_or(to);
    let folder = file.with_extension(format!("{ending}-converted"));
    let profile = file.with_extension("profile");
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(&folder)
        .arg(file)
        .output();
    let Ok(output) = done else {
        println!("skipped: LibreOffice is not installed");
        return None;
    };
    let written = folder.join(file.with_extension(ending).file_name().expect("a name"));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Some(std::fs::read(written).unwrap_or_else(|_| panic!("LibreOffice does not open {}: {said}", file.display())))
}
