//! The module as it is sent: the same instructions, sorted by what they are, because like beside like packs best.
//!
//! In a module, an instruction and what it works on (a local's number, an offset, a constant) take turns, and what
//! packs files sees one muddle. Here the instructions of all functions stand in one row, and each sort of what they
//! work on in a row of its own; `src/element/unpack.js` puts them together again in some milliseconds.
//! 10,800 bytes less on the wire, of 86,400; the script for it costs 500.
//!
//! The file is a WebAssembly module with one section of our own, so that servers know it for what it is. That holds:
//!
//! - how long each of the [`ROWS`] rows is, and the module that comes out, as numbers of four bytes;
//! - the rows.
//!
//! How much room a function's length takes and how well an address is known to be aligned is not kept:
//! neither means anything to a browser.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use wasmparser::{Parser, Payload};

use super::order::{number, section, text};
use crate::command;

/// The rows: one for each instruction, named by its number, what follows, and the last three.
const ROWS: usize = SPLIT + 4 * 16 + 3;

/// From here on, the rows of four instructions that are by far the most: a row for each sixteenth of what
/// instruction comes next, since that tells much of what it works on.
const SPLIT: usize = 256;

/// The row of instructions, of what functions begin with (their locals), and of all that is not code.
const INSTRUCTIONS: usize = ROWS - 3;
const LOCALS: usize = ROWS - 2;
const REST: usize = ROWS - 1;

/// The instructions that are told apart; those that are not named bear nothing, or numbers alone.
const BLOCK: u8 = 0x02;
const IF: u8 = 0x04;
const END: u8 = 0x0b;
const CALL: u8 = 0x10;
const GET: u8 = 0x20;
const TEE: u8 = 0x22;
const CONSTANT: u8 = 0x41;
/// From the first that reads memory to the last that writes it: how an address is aligned, and an offset.
const LOAD: u8 = 0x28;
const STORE: u8 = 0x3e;

/// How each of them is aligned by nature, as a power of two.
const ALIGNED: &[u8; 23] =
    b"\x02\x03\x02\x03\0\0\x01\x01\0\0\x01\x01\x02\x02\x02\x03\x02\x03\0\x01\0\x01\x02";

/// The section of code.
const CODE: u8 = 10;

/// The head of every module: its mark and its version.
const HEAD: usize = 8;

/// The name of our section.
const NAME: &str = "packed";

/// The module, packed. Fails unless what comes out of it again is what went in.
pub(super) fn packed(module: &[u8], work: &Path) -> Result<Vec<u8>> {
    let (packed, unpacked) = sorted(module)?;
    let (from, to) = (work.join("packed.wasm"), work.join("unpacked.wasm"));
    std::fs::write(&from, &packed)?;
    let script = crate::place::repository().join("src/element/unpack.js");
    command::output(
        Command::new("node")
            .args(["--input-type=module", "--eval", UNPACK])
            .args([&script, &from, &to]),
    )?;
    ensure!(
        super::read(&to)? == unpacked,
        "What src/element/unpack.js makes of the packed module is not the module."
    );
    Ok(packed)
}

/// Unpacks one file into another as the widget does.
const UNPACK: &str = "
import fs from 'node:fs';
const [script, from, to] = process.argv.slice(1);
const text = fs.readFileSync(script, 'utf8');
const { unpack } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
fs.writeFileSync(to, unpack(fs.readFileSync(from)));
";

/// The packed module, and what comes out of it: the module as it was, but for the two things that mean nothing.
fn sorted(module: &[u8]) -> Result<(Vec<u8>, Vec<u8>)> {
    let mut rows = vec![Vec::new(); ROWS];
    let mut unpacked = module.get(..HEAD).context("It is no module.")?.to_vec();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let Some((id, range)) = payload.as_section() else {
            continue;
        };
        let content = &module[range];
        if let Payload::CodeSectionStart { count, .. } = payload {
            let mut code = Vec::new();
            number(count as usize, &mut code);
            let mut functions = Reader { bytes: content };
            rows[REST].push(CODE);
            number(functions.number()?, &mut rows[REST]);
            for _ in 0..count {
                let length = functions.number()?;
                let body = function(functions.take(length)?, &mut rows)?;
                wide(body.len(), &mut code);
                code.extend(body);
            }
            unpacked.push(id);
            wide(code.len(), &mut unpacked);
            unpacked.extend(code);
        } else {
            section(id, content, &mut rows[REST]);
            section(id, content, &mut unpacked);
        }
    }
    let mut content = Vec::new();
    text(NAME, &mut content);
    for length in rows.iter().map(Vec::len).chain([unpacked.len()]) {
        content.extend(u32::try_from(length)?.to_le_bytes());
    }
    content.extend(rows.concat());
    let mut packed = unpacked[..HEAD].to_vec();
    packed.push(0);
    wide(content.len(), &mut packed);
    packed.extend(content);
    Ok((packed, unpacked))
}

/// Sorts a function's body into the rows; the body as it comes out again.
fn function(body: &[u8], rows: &mut [Vec<u8>]) -> Result<Vec<u8>> {
    let mut unpacked = Vec::new();
    let mut rest = Reader { bytes: body };
    let groups = rest.copy(&mut unpacked)?;
    for _ in 0..groups {
        rest.copy(&mut unpacked)?;
        unpacked.push(rest.byte()?);
    }
    rows[LOCALS].extend_from_slice(&unpacked);
    while let Ok(instruction) = rest.byte() {
        let mut bears = Vec::new();
        let mut aligned = None;
        match instruction {
            LOAD..=STORE => {
                aligned = Some(ALIGNED[usize::from(instruction - LOAD)]);
                rest.number()?;
                rest.copy(&mut bears)?;
            }
            CALL => {
                let function = u16::try_from(rest.number()?)?;
                rows[usize::from(CALL)].extend(function.to_be_bytes());
                number(function.into(), &mut bears);
            }
            0x0e => {
                for _ in 0..=rest.copy(&mut bears)? {
                    rest.copy(&mut bears)?;
                }
            }
            0x43 => bears.extend(rest.take(4)?),
            0x44 => bears.extend(rest.take(8)?),
            0xfc => {
                let further = rest.copy(&mut bears)?;
                for _ in 0..further_numbers(further)? {
                    rest.copy(&mut bears)?;
                }
            }
            _ => {
                for _ in 0..numbers(instruction)? {
                    rest.copy(&mut bears)?;
                }
            }
        }
        let next = rest.bytes.first().copied().unwrap_or_default();
        if instruction != CALL {
            rows[row(instruction, next)].extend_from_slice(&bears);
        }
        rows[INSTRUCTIONS].push(instruction);
        unpacked.push(instruction);
        unpacked.extend(aligned);
        unpacked.extend(bears);
    }
    Ok(unpacked)
}

/// The row of what an instruction works on.
fn row(instruction: u8, next: u8) -> usize {
    let split = match instruction {
        GET..=TEE => instruction - GET,
        CONSTANT => 3,
        _ => return instruction.into(),
    };
    SPLIT + usize::from(split * 16 + next / 16)
}

/// How many numbers an instruction bears.
fn numbers(instruction: u8) -> Result<usize> {
    Ok(match instruction {
        BLOCK..=IF | 0x0c | 0x0d | GET..=0x26 | 0x3f..=0x42 | 0xd0 | 0xd2 => 1,
        0x11 => 2,
        0x00 | 0x01 | 0x05 | END | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => 0,
        other => bail!("The module holds an instruction that is not known here: {other:#x}."),
    })
}

/// The same for those that are told by a second number.
fn further_numbers(further: usize) -> Result<usize> {
    Ok(match further {
        0..=7 => 0,
        9 | 11 | 13 | 15..=17 => 1,
        8 | 10 | 12 | 14 => 2,
        other => bail!("The module holds an instruction that is not known here: 0xfc {other}."),
    })
}

/// Adds a number in five bytes, whatever it is: so it can be written when the rest is there.
fn wide(number: usize, to: &mut Vec<u8>) {
    for place in 0..5 {
        let low = u8::try_from(number >> (7 * place) & 0x7f).unwrap_or_default();
        to.push(if place < 4 { low | 0x80 } else { low });
    }
}

/// Bytes that are still to be read.
struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self
            .bytes
            .split_at_checked(length)
            .context("The module ends too early.")?;
        self.bytes = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// A number; its bytes are copied. Of those below zero, which are only copied, it gives something else.
    fn copy(&mut self, to: &mut Vec<u8>) -> Result<usize> {
        let mut number = 0;
        for place in 0.. {
            let byte = self.byte()?;
            to.push(byte);
            number |= usize::from(byte & 0x7f)
                .checked_shl(7 * place)
                .unwrap_or_default();
            if byte < 0x80 {
                break;
            }
        }
        Ok(number)
    }

    fn number(&mut self) -> Result<usize> {
        self.copy(&mut Vec::new())
    }
}
