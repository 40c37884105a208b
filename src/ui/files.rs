//! Files in and out, without a network: the browser's own open and save.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use super::{dom, paste};
use crate::read::{self, Fault, Format, Opened, Source, Unreadable};

/// A longer file is no report; reading it would only stop the page.
const LONGEST: f64 = 20e6;

/// The text of a file, or a sentence that says what is wrong and what to do.
pub async fn text_of(file: File) -> Result<String, String> {
    read(file).await.map(|(text, _)| text)
}

/// The same, with the bytes of a Word document, which can be given back with comments.
pub async fn read(file: File) -> Result<(String, Option<Vec<u8>>), String> {
    let name = file.name();
    if file.size() > LONGEST {
        return Err(format!("《{name}》超过20 MB，不像是文稿，没有打开；现有文稿未改动"));
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|_| format!("《{name}》读不出来，可能已被移动或正被其他程序占用；现有文稿未改动"))?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    let opened = match read::open(&bytes) {
        // The browser has a reader of web pages.
        Err(Unreadable::Format(Format::Html)) => read::source(&bytes).map(|markup| (paste::text_of(&markup), None)),
        // What is called a document and cannot be unpacked is a damaged one.
        Err(Unreadable::Format(Format::Archive)) if [".docx", ".xlsx", ".ofd"].iter().any(|end| name.ends_with(end)) => {
            Err(Unreadable::Broken(Fault::Archive))
        }
        Err(why) => Err(why),
        Ok(Opened { text, source: Source::Docx(_) }) => Ok((text, Some(bytes))),
        Ok(opened) => Ok((opened.text, None)),
    };
    match opened {
        Ok((text, _)) if text.trim().is_empty() => {
            Err(format!("《{name}》没有打开：其中没有可核对的文字，可能是空文件或只有图片。现有文稿未改动"))
        }
        Ok(opened) => Ok(opened),
        Err(why) => Err(format!("《{name}》没有打开：{why}。现有文稿未改动")),
    }
}

/// Gives the user a file to keep.
pub fn save(name: &str, kind: &str, text: &str) -> bool {
    give(name, kind, &text.into())
}

/// The same for a file that is not text.
pub fn save_bytes(name: &str, kind: &str, bytes: &[u8]) -> bool {
    give(name, kind, &Uint8Array::from(bytes))
}

fn give(name: &str, kind: &str, content: &JsValue) -> bool {
    let saved = || {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_blob_sequence_and_options(&Array::of1(content), &options).ok()?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        let link: HtmlAnchorElement = dom::document()?.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // The browser may still be reading; a minute later it has the file.
        let forget = Closure::once_into_js(move || {
            let _ = Url::revoke_object_url(&address);
        });
        let window = dom::window()?;
        window.set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), 60_000).ok()
    };
    saved().is_some()
}

/// A file name of the document's title, without what file systems refuse.
pub fn name(title: &str, fallback: &str, ending: &str) -> String {
    let kept: String = title.chars().filter(|c| !c.is_control() && !"\\/:*?\"<>|".contains(*c)).take(40).collect();
    let kept = kept.trim().trim_matches('.');
    format!("{}{ending}", if kept.is_empty() { fallback } else { kept })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_hold_nothing_that_is_refused() {
        assert_eq!(name("市科技局2024年上半年工作总结", "文稿", ".txt"), "市科技局2024年上半年工作总结.txt");
        assert_eq!(name(" a/b:c?\n", "文稿", ".txt"), "abc.txt");
        assert_eq!(name("..", "文稿", "-指标表.csv"), "文稿-指标表.csv");
    }
}
