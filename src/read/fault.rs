use std::fmt;

/// What is wrong with a file whose format is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Its parts cannot be unpacked.
    Archive,
    /// It has no part with the text.
    NoText,
    /// A part is no sound XML.
    Markup,
    /// It is locked with a password.
    Encrypted,
    /// A part is longer than any text.
    TooLarge,
    /// It has more parts than any document.
    TooManyParts,
    /// Elements lie in each other more deeply than in any document.
    TooDeep,
    /// It brings its own document type, which office programs never write.
    DocumentType,
}

/// What is wrong and what to do, one sentence each, for the clerk.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fault::Archive => "文件不完整或已损坏，无法解开；请重新拷贝，或用原软件打开后另存一份再核对",
            Fault::NoText => "文件里没有正文；请用原软件打开检查，另存一份再核对",
            Fault::Markup => "文件内容已损坏；请用原软件打开，按提示修复后另存一份再核对",
            Fault::Encrypted => "文件设有密码；请用原软件打开，取消密码后另存再核对",
            Fault::TooLarge => "文件解开后过大，不像正常文稿，为安全起见没有读取；请打开后复制正文，存为纯文本（.txt）再核对",
            Fault::TooManyParts => {
                "文件内部条目过多，不像正常文稿，为安全起见没有读取；请打开后复制正文，存为纯文本（.txt）再核对"
            }
            Fault::TooDeep => "文件内部嵌套过深，不像正常文稿，为安全起见没有读取；请打开后复制正文，存为纯文本（.txt）再核对",
            Fault::DocumentType => "文件含有文稿不该有的外部定义，为安全起见没有读取；请用原软件打开后另存一份再核对",
        })
    }
}
