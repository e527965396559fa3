//! Where a session is saved, and what becomes of one that another tab has saved since.
//!
//! It knows storages as texts under keys: the browser's, or one that fails on purpose.
//! What is there is read before anything is written. Where another tab was faster, the acts of both are kept:
//! an act means the same on either screen.

use std::mem::swap;

use crate::domain::catalogue::Catalogue;
use crate::domain::joined::Joined;
use crate::domain::restore::Restored;
use crate::domain::session::{Act, Saved, SavedError};

/// Texts under keys.
pub trait Storage {
    /// The text under a key, if there is one.
    fn read(&self, key: &str) -> Result<Option<String>, StorageError>;
    /// Keeps a text under a key, and reads it back to be sure.
    fn write(&self, key: &str, text: &str) -> Result<(), StorageError>;
    /// Takes the text under a key away.
    fn remove(&self, key: &str) -> Result<(), StorageError>;
}

/// Why a storage did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// There is no storage here, or the browser refuses it.
    Unavailable,
    /// The browser took the text and did not keep it, or had no room.
    NotKept,
}

/// What stands in the way of saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser does not keep anything.
    CannotSave,
    /// What was saved could not be read; it is kept aside.
    Lost,
    /// A newer version wrote what is saved; it is not written over.
    Newer,
    /// What was saved has been taken away elsewhere; nothing is saved until the reader says so.
    Gone,
    /// The page wants nothing kept.
    Unwanted,
}

/// What one tab knows of the place where its session is saved.
pub struct Saving<S> {
    storage: S,
    /// What stood there when this tab last looked; all of it is in this tab's session.
    seen: Option<String>,
    trouble: Option<Trouble>,
}

impl<S: Storage> Saving<S> {
    /// Begins a visit with what is saved, if the page wants anything kept, and with the code of a link.
    pub fn begin(
        storage: S,
        code: Option<&str>,
        keeps: bool,
        catalogue: &Catalogue,
    ) -> (Self, Restored) {
        let mut saving = Self {
            storage,
            seen: None,
            trouble: None,
        };
        if !keeps {
            saving.trouble = Some(Trouble::Unwanted);
            return (saving, Restored::from(code, None, catalogue));
        }
        let stored = saving.storage.read(&key(catalogue));
        let text = stored.as_ref().ok().and_then(|text| text.as_deref());
        let restored = Restored::from(code, text, catalogue);
        saving.trouble = stored.is_err().then_some(Trouble::CannotSave);
        let whole = restored.lost.is_none() && restored.own.dropped == 0;
        if restored.lost == Some(SavedError::Newer) {
            saving.trouble = Some(Trouble::Newer);
        } else if let Some(text) = text {
            if whole || saving.set_aside(text, catalogue) {
                saving.seen = Some(text.to_owned());
                saving.trouble = restored.lost.map(|_| Trouble::Lost);
            } else {
                saving.trouble = Some(Trouble::CannotSave);
            }
        }
        (saving, restored)
    }

    /// What stands in the way of saving.
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble
    }

    /// Takes over what another tab has saved since, with what only this one holds on top of it; whether anything here
    /// changed by that.
    pub fn renew(&mut self, own: &mut Saved, catalogue: &Catalogue) -> bool {
        self.see(own, catalogue) == Ok(true)
    }

    /// Looks at what is there and takes it over, as [`Self::renew`] does; what this tab has seen is then all of it.
    fn see(&mut self, own: &mut Saved, catalogue: &Catalogue) -> Result<bool, Trouble> {
        if self.trouble == Some(Trouble::Unwanted) {
            return Err(Trouble::Unwanted);
        }
        let joined = self.join(own, catalogue);
        match joined {
            Err(trouble) => self.trouble = Some(trouble),
            Ok(_) if matches!(self.trouble, Some(Trouble::Newer | Trouble::Gone)) => {
                self.trouble = None;
            }
            // What was lost stays lost, and what could not be saved is not saved yet.
            Ok(_) => {}
        }
        joined
    }

    /// Saves a session, with what another tab has saved since, unless something stands in the way;
    /// whether anything here changed by that.
    pub fn save(&mut self, own: &mut Saved, catalogue: &Catalogue) -> bool {
        // Nothing is written over what has not been seen.
        let Ok(renewed) = self.see(own, catalogue) else {
            return false;
        };
        // Where the reader wants nothing saved, what could not be read goes as well, and an act changes nothing there.
        let gone = !own.unsaved || self.storage.remove(&aside_key(catalogue)).is_ok();
        let stands = own.unsaved && self.seen.as_ref() == Some(&own.to_text(catalogue));
        if gone && (stands || self.write(own, catalogue)) {
            if own.unsaved || self.trouble == Some(Trouble::CannotSave) {
                self.trouble = None;
            }
        } else {
            self.trouble = Some(Trouble::CannotSave);
        }
        renewed
    }

    /// Writes a session over what has been seen; whether it is kept.
    fn write(&mut self, own: &mut Saved, catalogue: &Catalogue) -> bool {
        own.revision += 1;
        let text = own.to_text(catalogue);
        let kept = self.storage.write(&key(catalogue), &text).is_ok();
        if kept {
            self.seen = Some(text);
        }
        kept
    }

    /// Saves what this tab holds although what was saved has been taken away; whether anything here changed by that.
    pub fn save_again(&mut self, own: &mut Saved, catalogue: &Catalogue) -> bool {
        self.look_again(own, catalogue) | self.save(own, catalogue)
    }

    /// Takes over what somebody has saved since what was there has been taken away; whether anything here changed by that.
    pub fn look_again(&mut self, own: &mut Saved, catalogue: &Catalogue) -> bool {
        // All that this tab holds comes on top of it.
        let stored = self.storage.read(&key(catalogue)).ok().flatten();
        let unsaved =
            |text: &String| Saved::from_text(text, catalogue).is_ok_and(|theirs| theirs.unsaved);
        self.seen = stored.filter(unsaved);
        self.trouble = None;
        self.renew(own, catalogue)
    }

    /// Takes away all that is saved.
    pub fn delete(&mut self, catalogue: &Catalogue) {
        if self.trouble == Some(Trouble::Unwanted) {
            return;
        }
        let keys = [key(catalogue), aside_key(catalogue)];
        let gone = keys.iter().all(|key| self.storage.remove(key).is_ok());
        self.seen = None;
        self.trouble = (!gone).then_some(Trouble::CannotSave);
    }

    /// Joins what is there with what this tab holds; whether that changed anything here.
    fn join(&mut self, own: &mut Saved, catalogue: &Catalogue) -> Result<bool, Trouble> {
        let stored = self.storage.read(&key(catalogue));
        let stored = stored.map_err(|_| Trouble::CannotSave)?;
        if stored == self.seen {
            return Ok(false);
        }
        let untouched = own.session.is_untouched();
        let Some(text) = stored else {
            if !untouched {
                return Err(Trouble::Gone);
            }
            self.seen = None;
            return Ok(false);
        };
        match Saved::from_text(&text, catalogue) {
            Err(SavedError::Newer) => Err(Trouble::Newer),
            Ok(theirs) if theirs.unsaved && own.unsaved => {
                self.seen = Some(text);
                Ok(false)
            }
            Ok(theirs) if theirs.unsaved && !untouched => Err(Trouble::Gone),
            // Somebody began anew: what stands on this screen alone is not given up for that.
            Ok(theirs)
                if self.trouble == Some(Trouble::Gone)
                    && same(own.session.acts(), theirs.session.acts())
                        < own.session.acts().len() =>
            {
                Err(Trouble::Gone)
            }
            Ok(theirs) if theirs.dropped == 0 || self.set_aside(&text, catalogue) => {
                let seen = self.seen.replace(text);
                let base = seen.and_then(|text| Saved::from_text(&text, catalogue).ok());
                // Where the reader is on the other screen is none of this one's.
                let (acts, others) = (own.session.acts(), theirs.session.acts());
                let changes = same(acts, others) < acts.len().max(others.len())
                    || own.session.undone().len() != theirs.session.undone().len()
                    || own.unsaved != theirs.unsaved
                    || own.dropped != theirs.dropped;
                join(own, theirs, base.as_ref());
                Ok(changes)
            }
            Err(SavedError::Unreadable) if self.set_aside(&text, catalogue) => {
                self.seen = Some(text);
                Ok(false)
            }
            _ => Err(Trouble::CannotSave),
        }
    }

    /// Keeps a text that can't be read beside the place where sessions are saved; whether that worked.
    fn set_aside(&self, text: &str, catalogue: &Catalogue) -> bool {
        self.storage.write(&aside_key(catalogue), text).is_ok()
    }
}

/// Makes one's own session theirs, with the acts on top of it that only the own one holds: those that are neither
/// in what both began from nor in theirs. Where the reader is on this screen stays.
fn join(own: &mut Saved, theirs: Saved, base: Option<&Saved>) {
    let base = base.map_or(&[][..], |base| base.session.acts());
    let acts = own.session.acts();
    let known = same(acts, base).max(same(acts, theirs.session.acts()));
    let only_here = acts[known..].to_vec();
    own.session = theirs.session;
    for act in only_here {
        own.session.apply(act);
    }
    own.unsaved = theirs.unsaved;
    own.dropped = theirs.dropped;
    own.revision = own.revision.max(theirs.revision);
}

/// Takes over what is stored, if anything is, where nothing was kept before, with what only this screen holds on top of
/// it. Who has done nothing on it is where they were.
pub fn take_up(own: &mut Saved, mut stored: Saved) {
    if own.session.is_untouched() && stored.revision > 0 {
        swap(&mut own.screen, &mut stored.screen);
    }
    join(own, stored, None);
}

/// How many acts two sessions have in common at their beginning.
pub(crate) fn same(one: &[Act], other: &[Act]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

/// The storage key of a catalogue's session.
fn key(catalogue: &Catalogue) -> String {
    ["worry-sorter:", &catalogue.catalogue].joined()
}

/// The storage key beside it, for a text that can't be read.
fn aside_key(catalogue: &Catalogue) -> String {
    [&key(catalogue), ":aside"].joined()
}
