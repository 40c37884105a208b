//! Pictures of the page.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::command::root;
use crate::devtools::Browser;
use crate::setup;

/// What to take a picture of.
pub struct Shot {
    to: PathBuf,
    size: (u32, u32),
    text: Option<PathBuf>,
    script: Option<String>,
    browser: Option<String>,
    pdf: bool,
}

impl Shot {
    /// Reads the words after `shot`.
    pub fn read(words: &[&str]) -> Result<Self> {
        let [to, options @ ..] = words else { bail!("shot needs the name of the picture") };
        let mut shot = Self {
            to: std::path::absolute(to)?,
            size: (1366, 768),
            text: None,
            script: None,
            browser: None,
            pdf: to.ends_with(".pdf"),
        };
        for option in options.chunks(2) {
            match option {
                ["--size", size] => {
                    let (width, height) = size.split_once('x').context("--size needs WIDTHxHEIGHT")?;
                    shot.size = (width.parse()?, height.parse()?);
                }
                ["--text", file] => shot.text = Some(std::path::absolute(file)?),
                ["--run", script] => shot.script = Some((*script).into()),
                ["--browser", name] => shot.browser = Some((*name).into()),
                _ => bail!("no such option of shot: {}", option.join(" ")),
            }
        }
        Ok(shot)
    }

    /// Opens the page that was built last and takes the picture.
    pub fn take(&self) -> Result<()> {
        let page = root().join("dist/hegao.html");
        if !page.is_file() {
            bail!("there is no {}: build it with cargo xtask bundle", page.display());
        }
        let mut browser = Browser::launch(&self.browser()?)?;
        let mut page = browser.open(&crate::file_url(&page))?;
        page.size(self.size.0, self.size.1)?;
        page.wait("document.documentElement.getAttribute('data-start')==='done'", Duration::from_secs(20))?;
        if let Some(file) = &self.text {
            let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
            page.eval("document.querySelector('#draft').focus()")?;
            page.paste(&text)?;
        }
        settle();
        if let Some(script) = &self.script {
            page.eval(script)?;
            settle();
        }
        if self.pdf {
            std::fs::write(&self.to, page.printed()?).with_context(|| format!("cannot write {}", self.to.display()))?;
        } else {
            page.picture(&self.to)?;
        }
        for error in page.errors()? {
            eprintln!("the page reported: {error}");
        }
        println!("{}", self.to.display());
        Ok(())
    }

    fn browser(&self) -> Result<PathBuf> {
        match &self.browser {
            None => setup::browser_and_fonts(),
            Some(name) => match setup::versions::OLD_CHROMIUMS.iter().find(|old| old.name == name) {
                Some(old) => setup::old_browsers::ensure(old),
                None => Ok(Path::new(name).into()),
            },
        }
    }
}

/// Long enough for the checker's answer and the next paint.
fn settle() {
    std::thread::sleep(Duration::from_millis(1500));
}
