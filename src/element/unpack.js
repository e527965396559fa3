// The module as it was before xtask/src/bundle/packed.rs sorted it: what the rows are is told there.

// Where the content of our section begins: behind the heads of module and section, and its name.
const BEGIN = 21;

// The length of a module's head, and the number of its section of code.
const HEAD = 8;
const CODE = 10;

// The rows that are not named by an instruction's number alone.
const SPLIT = 256;
const ROWS = SPLIT + 4 * 16 + 3;
const INSTRUCTIONS = ROWS - 3;
const LOCALS = ROWS - 2;
const REST = ROWS - 1;

// How the instructions that read and write memory are aligned, from the first to the last.
const LOAD = 0x28;
const ALIGNED = [2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2];

// How many numbers other instructions bear, where they bear any; and those that are told by a second number.
const NUMBERS = { 2: 1, 3: 1, 4: 1, 12: 1, 13: 1, 17: 2, 35: 1, 36: 1, 37: 1, 38: 1, 63: 1, 64: 1, 66: 1, 208: 1, 210: 1 };
const FURTHER = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

/** The module that is packed in some bytes. */
export function unpack(packed) {
  const lengths = new DataView(packed.buffer, packed.byteOffset + BEGIN);
  const length = (row) => lengths.getUint32(4 * row, true);
  const module = new Uint8Array(length(ROWS));
  let to = HEAD; // Where the next byte goes.
  const rows = []; // What is read next of each row.
  for (let row = 0, from = BEGIN + 4 * (ROWS + 1); row < ROWS; from += length(row++)) rows.push(from);

  // Puts some bytes of a row.
  function bytes(row, count) {
    for (; count > 0; count -= 1) module[to++] = packed[rows[row]++];
  }

  // Puts a number of seven bits a byte, and gives it.
  function number(row) {
    for (let place = 0, number = 0; ; place += 7) {
      const byte = packed[rows[row]++];
      module[to++] = byte;
      number |= (byte & 127) << place;
      if (!(byte > 127)) return number;
    }
  }

  function numbers(row, count) {
    for (; count > 0; count -= 1) number(row);
  }

  // Puts what `fill` puts behind its length, in five bytes.
  function measured(fill) {
    const begin = to;
    to += 5;
    fill();
    const length = to - begin - 5;
    for (let place = 0; place < 5; place += 1) module[begin + place] = ((length >> (7 * place)) & 127) | (place < 4 ? 128 : 0);
  }

  function body() {
    for (let groups = number(LOCALS); groups > 0; groups -= 1) {
      number(LOCALS);
      bytes(LOCALS, 1);
    }
    for (let depth = 1; depth; ) {
      const code = packed[rows[INSTRUCTIONS]++];
      if (code === undefined) throw new RangeError("the module is cut short");
      module[to++] = code;
      if ((code >= 0x20 && code <= 0x22) || code === 0x41) {
        const next = packed[rows[INSTRUCTIONS]];
        number(SPLIT + (code === 0x41 ? 3 : code - 0x20) * 16 + (next >> 4));
      } else if (code >= LOAD && code < LOAD + ALIGNED.length) {
        module[to++] = ALIGNED[code - LOAD];
        number(code);
      } else if (code === 0x10) {
        let called = (packed[rows[code]++] << 8) | packed[rows[code]++];
        for (; called > 127; called >>= 7) module[to++] = (called & 127) | 128;
        module[to++] = called;
      } else if (code === 0x0b) depth -= 1;
      else if (code === 0x0e) numbers(code, number(code) + 1);
      else if (code === 0x43) bytes(code, 4);
      else if (code === 0x44) bytes(code, 8);
      else if (code === 0xfc) numbers(code, FURTHER[number(code)]);
      else {
        if (code >= 0x02 && code <= 0x04) depth += 1;
        numbers(code, NUMBERS[code]);
      }
    }
  }

  module.set(packed.subarray(0, HEAD));
  while (rows[REST] < packed.length) {
    const section = packed[rows[REST]];
    bytes(REST, 1);
    if (section !== CODE) {
      bytes(REST, number(REST));
      continue;
    }
    measured(() => {
      for (let functions = number(REST); functions > 0; functions -= 1) measured(body);
    });
  }
  return module;
}
