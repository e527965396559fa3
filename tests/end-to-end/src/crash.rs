//! Browsers that crash by themselves: `WebKitGTK`'s web process does, about once in a thousand tests.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// How often the browser may crash in one test before the page is to blame.
const CRASHES: usize = 2;

/// What a test ends with when its browser has crashed.
struct Crashed;

/// Ends a test whose browser has crashed, without a word: it may well pass in the next one.
pub(crate) fn give_up() -> ! {
    resume_unwind(Box::new(Crashed))
}

/// Runs a test, and begins it again where its browser crashed: once is no word about the page, each time is one.
///
/// # Panics
///
/// As the test does, and where the browser crashes each time.
pub fn despite_crashes(test: impl Fn()) {
    for _ in 0..CRASHES {
        match catch_unwind(AssertUnwindSafe(&test)) {
            Ok(()) => return,
            Err(reason) if reason.is::<Crashed>() => {}
            Err(reason) => resume_unwind(reason),
        }
    }
    panic!("the browser crashed {CRASHES} times");
}
