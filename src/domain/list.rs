//! Making lists.

/// What can become a list.
pub(crate) trait List: Iterator + Sized {
    /// All that comes, as a list.
    ///
    /// The standard library's `collect` first asks how much there will be, in code for every type of iterator:
    /// worth it where a list is made thousands of times a second.
    fn list(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        self.for_each(|item| list.push(item));
        list
    }
}

impl<I: Iterator> List for I {}
