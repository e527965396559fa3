//! The module as it was before `packed.rs` sorted it.
//!
//! This file is a program of its own: compiled for the browser, it begins the file that is sent and puts together what
//! lies behind it there, twenty times as fast as a script that has only just come. In the build it is a part like any
//! other, and tells `packed.rs` what the rows are.

#![cfg_attr(target_arch = "wasm32", no_std)]
#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "the build takes the format alone from it")
)]

use core::sync::atomic::{AtomicU8, Ordering::Relaxed};

/// The rows: one for each instruction, named by its number, what follows, and the last three.
pub(crate) const ROWS: usize = SPLIT + 4 * 64 + 3;

/// From here on, the rows of four instructions that are by far the most: a row for every four of the instructions
/// that may come next, since that tells much of what it works on.
pub(crate) const SPLIT: usize = 256;

/// The row of instructions, of what functions begin with (their locals), and of all that is not code.
pub(crate) const INSTRUCTIONS: usize = ROWS - 3;
pub(crate) const LOCALS: usize = ROWS - 2;
pub(crate) const REST: usize = ROWS - 1;

/// The instructions that are told apart; those that are not named bear nothing, or numbers alone.
pub(crate) const BLOCK: u8 = 0x02;
pub(crate) const IF: u8 = 0x04;
pub(crate) const END: u8 = 0x0b;
pub(crate) const TABLE: u8 = 0x0e;
pub(crate) const CALL: u8 = 0x10;
pub(crate) const GET: u8 = 0x20;
pub(crate) const TEE: u8 = 0x22;
pub(crate) const CONSTANT: u8 = 0x41;
pub(crate) const FLOAT: u8 = 0x43;
pub(crate) const DOUBLE: u8 = 0x44;
pub(crate) const FURTHER: u8 = 0xfc;
/// No instruction of WebAssembly: a constant that is a place in the module's texts and tables. So those have a row of
/// their own, and what comes after them is told from what comes after other numbers.
pub(crate) const PLACE: u8 = 0xe0;
/// From the first that reads memory to the last that writes it: how an address is aligned, and an offset.
pub(crate) const LOAD: u8 = 0x28;
pub(crate) const STORE: u8 = 0x36;
pub(crate) const LAST_STORE: u8 = 0x3e;

/// An offset is often this far from the one before it, of those that read or of those that write. Then its row has the
/// place of that in here; of every other offset it has the offset itself, with as much added as there are places.
pub(crate) const NEAR: [i8; 4] = [4, -4, 8, -8];

/// How each of them is aligned by nature, as a power of two.
pub(crate) const ALIGNED: &[u8; 23] =
    b"\x02\x03\x02\x03\0\0\x01\x01\0\0\x01\x01\x02\x02\x02\x03\x02\x03\0\x01\0\x01\x02";

/// Where texts and tables begin, behind the stack; the places that are told apart are the first 65,536 from there.
pub(crate) const TEXTS: usize = 1 << 20;

/// The section of code.
pub(crate) const CODE: u8 = 10;

/// What every module begins with: its mark and its version.
pub(crate) const HEAD: &[u8; 8] = b"\0asm\x01\0\0\0";

/// The most bytes that the rows may have, with their lengths before them, and the module.
pub(crate) const PACKED_ROOM: usize = 1 << 19;
pub(crate) const MODULE_ROOM: usize = 1 << 20;

/// Where the script puts the rows, and where it finds the module. They cost no byte of the file.
static PACKED: [AtomicU8; PACKED_ROOM] = [const { AtomicU8::new(0) }; PACKED_ROOM];
static MODULE: [AtomicU8; MODULE_ROOM] = [const { AtomicU8::new(0) }; MODULE_ROOM];

/// How many numbers an instruction bears; none if it is not known.
pub(crate) fn numbers(instruction: u8) -> Option<usize> {
    Some(match instruction {
        BLOCK..=IF | 0x0c | 0x0d | GET..=0x26 | 0x3f..=0x42 | 0xd0 | 0xd2 => 1,
        0x11 => 2,
        0x00 | 0x01 | 0x05 | END | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => 0,
        _ => return None,
    })
}

/// The same for those that are told by a second number.
pub(crate) fn further_numbers(further: usize) -> Option<usize> {
    Some(match further {
        0..=7 => 0,
        9 | 11 | 13 | 15..=17 => 1,
        8 | 10 | 12 | 14 => 2,
        _ => return None,
    })
}

/// An instruction as its row has it, and the other way round: reading a local, which is by far the most frequent, as
/// zero. What packs files tells what comes next by how big the bytes before it are, and knows zero from all others.
pub(crate) fn in_row(instruction: u8) -> u8 {
    match instruction {
        GET => 0,
        0 => GET,
        other => other,
    }
}

/// The row of what an instruction works on, by the one that comes next, as its row has that.
pub(crate) fn row(instruction: u8, next: u8) -> usize {
    let split = match instruction {
        GET..=TEE => instruction - GET,
        CONSTANT => 3,
        _ => return instruction.into(),
    };
    SPLIT + usize::from(split * 64 + next / 4)
}

/// Where is read next of each row, which offsets came last, where the next byte goes, and where the last one. An index
/// beyond a room counts from its beginning again: so nothing has to be refused here, and of a file that is not whole
/// comes what is no module.
struct Unpacking {
    rows: [usize; ROWS],
    offsets: [usize; 2],
    to: usize,
    end: usize,
}

impl Unpacking {
    /// The next byte of a row, which stays there.
    fn next(&self, row: usize) -> u8 {
        packed(self.rows[row % ROWS])
    }

    fn take(&mut self, row: usize) -> u8 {
        let byte = self.next(row);
        self.rows[row % ROWS] += 1;
        byte
    }

    fn put(&mut self, byte: u8) {
        MODULE[self.to % MODULE_ROOM].store(byte, Relaxed);
        self.to += 1;
    }

    /// Puts the next byte of a row, and gives it.
    fn copy(&mut self, row: usize) -> u8 {
        let byte = self.take(row);
        self.put(byte);
        byte
    }

    fn bytes(&mut self, row: usize, count: usize) {
        let end = self.end.min(self.to + count);
        while self.to < end {
            self.copy(row);
        }
    }

    /// Reads a number of seven bits a byte.
    fn read(&mut self, row: usize) -> usize {
        let mut number = 0;
        let mut place = 0;
        loop {
            let byte = self.take(row);
            number |= usize::from(byte & 0x7f).wrapping_shl(place);
            place += 7;
            if byte < 0x80 {
                return number;
            }
        }
    }

    /// Puts a number as its row has it, and gives it.
    fn number(&mut self, row: usize) -> usize {
        let begin = self.rows[row % ROWS];
        let number = self.read(row);
        for at in begin..self.rows[row % ROWS] {
            self.put(packed(at));
        }
        number
    }

    /// Puts a number that no row has like this.
    fn write(&mut self, mut number: usize) {
        while number > 0x7f {
            self.put(low(number) | 0x80);
            number >>= 7;
        }
        self.put(low(number));
    }

    fn numbers(&mut self, row: usize, count: usize) {
        for _ in 0..count {
            if self.to < self.end {
                self.number(row);
            }
        }
    }

    /// Reads a number of two bytes, the low one first.
    fn two(&mut self, row: usize) -> usize {
        let low = usize::from(self.take(row));
        low | usize::from(self.take(row)) << 8
    }

    /// Puts what `fill` puts behind its length.
    fn measured(&mut self, fill: fn(&mut Self)) {
        let begin = self.to;
        self.to += 5;
        fill(self);
        let end = self.to;
        self.to = begin;
        self.wide(end - begin - 5);
        self.to = end;
    }

    /// Puts a number in five bytes, whatever it is.
    fn wide(&mut self, number: usize) {
        for place in 0..4 {
            self.put(low(number >> (7 * place)) | 0x80);
        }
        self.put(low(number >> 28));
    }

    fn functions(&mut self) {
        for _ in 0..self.number(REST) {
            if self.to < self.end {
                self.measured(Self::function);
            }
        }
    }

    fn function(&mut self) {
        for _ in 0..self.number(LOCALS) {
            self.number(LOCALS);
            self.copy(LOCALS);
        }
        let mut depth = 1;
        while depth > 0 && self.to < self.end {
            let instruction = in_row(self.take(INSTRUCTIONS));
            let row = row(instruction, self.next(INSTRUCTIONS));
            if instruction == PLACE {
                self.put(CONSTANT);
                let place = TEXTS + self.two(row);
                self.wide(place);
                continue;
            }
            self.put(instruction);
            let bears = match instruction {
                LOAD..=LAST_STORE => {
                    self.put(ALIGNED[usize::from(instruction - LOAD)]);
                    let told = self.read(row);
                    let writes = usize::from(instruction >= STORE);
                    let offset = match NEAR.get(told) {
                        Some(far) => self.offsets[writes].wrapping_add_signed((*far).into()),
                        None => told - NEAR.len(),
                    };
                    self.offsets[writes] = offset;
                    self.write(offset);
                    continue;
                }
                CALL => {
                    let called = self.two(row);
                    self.write(called);
                    continue;
                }
                FLOAT => {
                    self.bytes(row, 4);
                    continue;
                }
                DOUBLE => {
                    self.bytes(row, 8);
                    continue;
                }
                TABLE => self.number(row) + 1,
                FURTHER => further_numbers(self.number(row)).unwrap_or_default(),
                _ => {
                    if instruction == END {
                        depth -= 1;
                    }
                    if matches!(instruction, BLOCK..=IF) {
                        depth += 1;
                    }
                    numbers(instruction).unwrap_or_default()
                }
            };
            self.numbers(row, bears);
        }
    }
}

/// The lowest byte of a number.
fn low(number: usize) -> u8 {
    number.to_le_bytes()[0]
}

fn packed(at: usize) -> u8 {
    PACKED[at % PACKED_ROOM].load(Relaxed)
}

/// A length of those before the rows: that of a row, or behind them that of the module.
fn length(row: usize) -> usize {
    (0..4).fold(0, |length, place| {
        length | usize::from(packed(4 * row + place)) << (8 * place)
    })
}

/// Where the rows go.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub(crate) extern "C" fn rows() -> *const AtomicU8 {
    PACKED.as_ptr()
}

/// Where the module is, once it is put together.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub(crate) extern "C" fn module() -> *const AtomicU8 {
    MODULE.as_ptr()
}

/// Puts the module together, and gives how long it is.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub(crate) extern "C" fn unpack() -> usize {
    let mut from = 4 * (ROWS + 1);
    let mut all = Unpacking {
        rows: [0; ROWS],
        offsets: [0; 2],
        to: 0,
        end: length(ROWS),
    };
    for row in 0..ROWS {
        all.rows[row] = from;
        from += length(row);
    }
    for byte in HEAD {
        all.put(*byte);
    }
    while all.to < all.end {
        if all.copy(REST) == CODE {
            all.measured(Unpacking::functions);
        } else {
            let length = all.number(REST);
            all.bytes(REST, length);
        }
    }
    all.end
}

/// Nothing in here panics, but the compiler wants to know what would be.
#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}
