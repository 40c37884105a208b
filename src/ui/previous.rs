/// Last period's report as the user gave it. It is kept no longer than the page is open.
#[derive(Clone, PartialEq, Debug)]
pub struct Previous {
    /// What the page calls it.
    pub name: String,
    pub text: String,
}
