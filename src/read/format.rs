/// A file format that is not plain text, told by its first bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Format {
    /// Word since 2007.
    Docx,
    /// Excel since 2007.
    Xlsx,
    /// PowerPoint since 2007.
    Pptx,
    /// The fixed layout of Chinese offices.
    Ofd,
    /// LibreOffice and its kin.
    OpenDocument,
    /// Word before 2007, WPS.
    Doc,
    /// Excel before 2007.
    Xls,
    /// Another compound file of an office program.
    Compound,
    /// A file of an office program since 2007 that is locked with a password.
    Locked,
    /// Fixed layout.
    Pdf,
    /// Rich text.
    Rtf,
    /// A web page.
    Html,
    /// A packed file.
    Archive,
    /// A picture.
    Picture,
}

const STARTS: &[(&[u8], Format)] = &[
    (b"%PDF-", Format::Pdf),
    (b"{\\rtf", Format::Rtf),
    (b"\x89PNG\r\n", Format::Picture),
    (b"\xFF\xD8\xFF", Format::Picture),
    (b"GIF8", Format::Picture),
    (b"II*\0", Format::Picture),
    (b"MM\0*", Format::Picture),
    (b"Rar!\x1A\x07", Format::Archive),
    (b"7z\xBC\xAF\x27\x1C", Format::Archive),
    (b"\x1F\x8B\x08", Format::Archive),
];

impl Format {
    /// The format of a file; `None` for text and for what is not known.
    pub fn recognise(bytes: &[u8]) -> Option<Format> {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return Some(packed(bytes));
        }
        if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            return Some(compound(bytes));
        }
        let start = STARTS.iter().find(|(start, _)| bytes.starts_with(start)).map(|&(_, format)| format);
        start.or_else(|| is_page(bytes).then_some(Format::Html))
    }

    /// What the format is called.
    pub fn title(self) -> &'static str {
        match self {
            Format::Docx => "Word文档（.docx）",
            Format::Xlsx => "Excel表格（.xlsx）",
            Format::Pptx => "演示文稿（.pptx）",
            Format::Ofd => "版式文件（.ofd）",
            Format::OpenDocument => "开放文档（.odt等）",
            Format::Doc => "旧版Word或WPS文档（.doc、.wps）",
            Format::Xls => "旧版Excel或WPS表格（.xls、.et）",
            Format::Compound => "旧版办公文档",
            Format::Locked => "设有密码的办公文档",
            Format::Pdf => "PDF文件",
            Format::Rtf => "RTF文档",
            Format::Html => "网页文件（.html）",
            Format::Archive => "压缩包",
            Format::Picture => "图片",
        }
    }

    /// How its text gets here.
    pub fn advice(self) -> &'static str {
        match self {
            Format::Archive => "请先解压，再核对其中的文字",
            Format::Picture => "其中没有可核对的文字；请用文字识别（OCR）转成文字，存为纯文本（.txt）后再核对",
            Format::Locked => "请用原软件打开，取消密码后另存再核对",
            Format::Doc | Format::Compound | Format::Rtf | Format::OpenDocument if cfg!(feature = "docx") => {
                "暂不能直接读取；请用Word或WPS打开，另存为Word文档（.docx）再核对"
            }
            Format::Xls if cfg!(feature = "xlsx") => "暂不能直接读取；请用Excel或WPS打开，另存为Excel工作簿（.xlsx）再核对",
            Format::Xlsx | Format::Xls => "暂不能直接读取；请打开后全选复制，粘贴到纯文本文件（.txt）再核对",
            Format::Html => "暂不能直接读取；请用浏览器打开，复制正文，存为纯文本（.txt）后再核对",
            _ => "暂不能直接读取；请打开后全选复制，或另存为纯文本（.txt）再核对",
        }
    }
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

/// File names stand unpacked in a zip file.
fn packed(bytes: &[u8]) -> Format {
    const NAMES: &[(&[u8], Format)] = &[
        (b"word/document", Format::Docx),
        (b"xl/workbook.", Format::Xlsx),
        (b"ppt/presentation.xml", Format::Pptx),
        (b"OFD.xml", Format::Ofd),
        (b"mimetypeapplication/vnd.oasis.opendocument", Format::OpenDocument),
    ];
    NAMES.iter().find(|(name, _)| holds(bytes, name)).map_or(Format::Archive, |&(_, format)| format)
}

/// Stream names of a compound file stand in it in UTF-16.
fn compound(bytes: &[u8]) -> Format {
    let stream = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        holds(bytes, &wide)
    };
    if stream("EncryptedPackage") {
        Format::Locked
    } else if stream("WordDocument") {
        Format::Doc
    } else if stream("Workbook") || stream("Book") {
        Format::Xls
    } else {
        Format::Compound
    }
}

fn is_page(bytes: &[u8]) -> bool {
    let mut bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    // A declaration or a comment may stand before the page.
    for (open, close) in [(&b"<?xml"[..], &b"?>"[..]), (b"<!--", b"-->")] {
        if bytes.starts_with(open) {
            let head = &bytes[..bytes.len().min(2000)];
            let end = head.windows(close.len()).position(|window| window == close);
            bytes = end.map_or(bytes, |end| bytes[end + close.len()..].trim_ascii_start());
        }
    }
    let starts = |tag: &[u8]| bytes.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    starts(b"<!doctype html") || starts(b"<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_files_are_told_by_their_bytes() {
        let zip = |name: &str| [b"PK\x03\x04....", name.as_bytes(), b"...."].concat();
        let wide: Vec<u8> = "WordDocument".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cases: &[(Vec<u8>, Format)] = &[
            (zip("word/document.xml"), Format::Docx),
            (zip("xl/workbook.xml"), Format::Xlsx),
            (zip("Doc_0/OFD.xml"), Format::Ofd),
            (zip("readme.txt"), Format::Archive),
            ([b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", &wide[..]].concat(), Format::Doc),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), Format::Compound),
            (b"%PDF-1.7".to_vec(), Format::Pdf),
            (b"\xEF\xBB\xBF\r\n<!DOCTYPE HTML><p>".to_vec(), Format::Html),
            (b"<?xml version=\"1.0\"?>\n<!-- saved --><html>".to_vec(), Format::Html),
            (b"\x89PNG\r\n\x1A\n".to_vec(), Format::Picture),
        ];
        for (bytes, format) in cases {
            assert_eq!(Format::recognise(bytes), Some(*format));
        }
    }

    #[test]
    fn a_locked_file_is_told_as_such() {
        let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Format::recognise(&[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", &wide[..]].concat()), Some(Format::Locked));
    }

    #[test]
    fn text_is_no_format() {
        for text in ["", "PK赛成绩", "%增长", "<关于进一步促进消费的意见>印发", "GB/T 1.1"] {
            assert_eq!(Format::recognise(text.as_bytes()), None, "{text}");
        }
    }
}
