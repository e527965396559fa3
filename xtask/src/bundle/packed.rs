//! The module as it is sent: the same instructions, sorted by what they are, because like beside like packs best.
//!
//! In a module, an instruction and what it works on (a local's number, an offset, a constant) take turns, and what
//! packs files sees one muddle. Here the instructions of all functions stand in one row, and each sort of what they
//! work on in a row of its own; the program of `unpack.rs` puts them together again in a millisecond or two.
//! 10,600 bytes less on the wire, of 74,400, with a program of 960 among them.
//!
//! The file is that program, a WebAssembly module, with one section of our own behind it. That holds:
//!
//! - how long each of the [`ROWS`] rows is, and the module that comes out, as numbers of four bytes;
//! - the rows.
//!
//! How much room a length or a place takes and how well an address is known to be aligned is not kept:
//! neither means anything to a browser.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use wasmparser::{Parser, Payload};

use super::order::{number, section, text};
use super::unpack::{
    ALIGNED, CALL, CODE, CONSTANT, DOUBLE, FLOAT, FURTHER, HEAD, INSTRUCTIONS, LAST_STORE, LOAD,
    LOCALS, MODULE_ROOM, NEAR, PACKED_ROOM, PLACE, REST, ROWS, STORE, TABLE, TEXTS,
    further_numbers, in_row, numbers, row,
};
use crate::command;

/// The name of our section.
const NAME: &str = "packed";

/// The module, packed behind the program that unpacks it. Fails unless what comes out of it again is what went in.
pub(super) fn packed(module: &[u8], program: &[u8], work: &Path) -> Result<Vec<u8>> {
    let (rows, unpacked) = sorted(module)?;
    ensure!(
        rows.len() <= PACKED_ROOM && unpacked.len() <= MODULE_ROOM,
        "The module is too big for the rooms in xtask/src/bundle/unpack.rs."
    );
    let mut content = Vec::new();
    text(NAME, &mut content);
    content.extend(rows);
    let mut packed = program.to_vec();
    section(0, &content, &mut packed);
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
        "What the packed module puts together is not the module."
    );
    Ok(packed)
}

/// Unpacks one file into another as the widget does.
const UNPACK: &str = "
import fs from 'node:fs';
const [script, from, to] = process.argv.slice(1);
const text = fs.readFileSync(script, 'utf8');
const { unpack } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
fs.writeFileSync(to, await unpack(fs.readFileSync(from)));
";

/// The rows with their lengths, and what comes out of them: the module as it was, but for the two things that mean
/// nothing.
fn sorted(module: &[u8]) -> Result<(Vec<u8>, Vec<u8>)> {
    let mut rows = vec![Vec::new(); ROWS];
    let mut offsets = [0; 2];
    let mut unpacked = module
        .get(..HEAD.len())
        .context("It is no module.")?
        .to_vec();
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
                let body = function(functions.take(length)?, &mut rows, &mut offsets)?;
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
    for length in rows.iter().map(Vec::len).chain([unpacked.len()]) {
        content.extend(u32::try_from(length)?.to_le_bytes());
    }
    content.extend(rows.concat());
    Ok((content, unpacked))
}

/// The instructions of a function's body alone, as their row has them.
pub(super) fn instructions(body: &[u8]) -> Result<Vec<u8>> {
    let mut rows = vec![Vec::new(); ROWS];
    function(body, &mut rows, &mut [0; 2])?;
    Ok(rows.swap_remove(INSTRUCTIONS))
}

/// Sorts a function's body into the rows, where these offsets came last; the body as it comes out again.
fn function(body: &[u8], rows: &mut [Vec<u8>], offsets: &mut [usize; 2]) -> Result<Vec<u8>> {
    let mut unpacked = Vec::new();
    let mut rest = Reader { bytes: body };
    let groups = rest.copy(&mut unpacked)?;
    for _ in 0..groups {
        rest.copy(&mut unpacked)?;
        unpacked.push(rest.byte()?);
    }
    rows[LOCALS].extend_from_slice(&unpacked);
    let mut sorted = Vec::new();
    while let Ok(instruction) = rest.byte() {
        let mut bears = Vec::new();
        let mut told = None;
        let mut shown = instruction;
        match instruction {
            LOAD..=LAST_STORE => {
                bears.push(ALIGNED[usize::from(instruction - LOAD)]);
                rest.number()?;
                let offset = rest.copy(&mut bears)?;
                let before = &mut offsets[usize::from(instruction >= STORE)];
                told = Some(near(offset, *before));
                *before = offset;
            }
            CALL => {
                let function = u16::try_from(rest.number()?)?;
                told = Some(function.to_le_bytes().to_vec());
                number(function.into(), &mut bears);
            }
            CONSTANT => {
                let number = rest.copy(&mut bears)?;
                // Three bytes would be a number below zero.
                let place = number.checked_sub(TEXTS).filter(|_| bears.len() > 3);
                if let Some(Ok(place)) = place.map(u16::try_from) {
                    shown = PLACE;
                    told = Some(place.to_le_bytes().to_vec());
                    bears.clear();
                    wide(number, &mut bears);
                }
            }
            TABLE => {
                for _ in 0..=rest.copy(&mut bears)? {
                    rest.copy(&mut bears)?;
                }
            }
            FLOAT => bears.extend(rest.take(4)?),
            DOUBLE => bears.extend(rest.take(8)?),
            FURTHER => {
                let further = rest.copy(&mut bears)?;
                for _ in 0..further_numbers(further).with_context(|| unknown(instruction))? {
                    rest.copy(&mut bears)?;
                }
            }
            _ => {
                for _ in 0..numbers(instruction).with_context(|| unknown(instruction))? {
                    rest.copy(&mut bears)?;
                }
            }
        }
        sorted.push((shown, told.unwrap_or_else(|| bears.clone())));
        unpacked.push(instruction);
        unpacked.extend(bears);
    }
    for (at, (shown, told)) in sorted.iter().enumerate() {
        // What comes after a function's last instruction, which bears nothing, does not matter.
        let next = sorted.get(at + 1).map_or(0, |(next, _)| in_row(*next));
        rows[row(*shown, next)].extend(told);
        rows[INSTRUCTIONS].push(in_row(*shown));
    }
    Ok(unpacked)
}

/// What a row has of an offset, by the one before it.
fn near(offset: usize, before: usize) -> Vec<u8> {
    let place = NEAR
        .iter()
        .position(|far| before.checked_add_signed((*far).into()) == Some(offset));
    let mut told = Vec::new();
    number(place.unwrap_or(offset + NEAR.len()), &mut told);
    told
}

fn unknown(instruction: u8) -> String {
    format!("The module holds an instruction that is not known here: {instruction:#x}.")
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
