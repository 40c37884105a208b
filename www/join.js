// Puts the program's bytes, which are packed kind by kind, into their order again; xtask/src/page/kinds.rs parted them.
function join(parted) {
  "use strict";
  var BEFORE = 0, AFTER = 1, INSTRUCTIONS = 2, FUNCTIONS = 3, LOCALS = 4, JUMPS = 7, CALLS = 8, WIDE = 9, OFFSETS = 10,
    NUMBERS = 11, TEXT = 21, KINDS = 22;
  // Stands in the data before the number of units of text that belong there; before 0, it stands for itself.
  var TEXT_HERE = 0xFE;
  // The alignment that a load or store has by nature, which is left out.
  var NATURAL = "23230011001122232301012";
  var begin = 4 + 4 * KINDS, next = new Uint32Array(KINDS), size = word(0), length = 0;
  for (var kind = 0; kind < KINDS; kind++) {
    next[kind] = begin;
    begin += word(4 + 4 * kind);
  }
  // Room for the size of the last function, which is known behind it.
  var out = new Uint8Array(size + 5), functions = next[LOCALS], after = next[INSTRUCTIONS];

  function word(at) { return parted[at] + parted[at + 1] * 256 + parted[at + 2] * 65536 + parted[at + 3] * 16777216; }

  function copy(kind, count) {
    for (; count > 0; count--) out[length++] = parted[next[kind]++];
  }

  function number(kind) {
    var value = 0, shift = 0, byte;
    do {
      byte = parted[next[kind]++];
      out[length++] = byte;
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value;
  }

  // A number that is not part of the program.
  function count(kind) {
    var value = 0, shift = 0, byte;
    do {
      byte = parted[next[kind]++];
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value;
  }

  function write(value) {
    for (; value > 127; value >>>= 7) out[length++] = value & 127 | 128;
    out[length++] = value;
  }

  // A variable is written as its place in the list of those used last.
  function local(kind, used) {
    var place = count(kind);
    while (used.length <= place) used.push(used.length);
    var value = used[place];
    for (; place > 0; place--) used[place] = used[place - 1];
    used[0] = value;
    write(value);
  }

  // Units of 16 bits as UTF-8.
  function text(units) {
    for (var unit; units > 0; units--) {
      unit = parted[next[TEXT]] | parted[next[TEXT] + 1] << 8;
      next[TEXT] += 2;
      if (unit < 128) {
        out[length++] = unit;
        continue;
      }
      if (unit < 2048) out[length++] = unit >> 6 | 192;
      else {
        out[length++] = unit >> 12 | 224;
        out[length++] = unit >> 6 & 63 | 128;
      }
      out[length++] = unit & 63 | 128;
    }
  }

  // What an instruction does with the number before it.
  function use(code) {
    if (code >= 0xD0 && code <= 0xE6) code -= 0xA8;
    if (code === 0x6A) return 0;
    if (code === 0x6B) return 1;
    if (code >= 0x6C && code <= 0x78) return 2;
    if (code >= 0x46 && code <= 0x4F) return 3;
    if (code >= 0x36 && code <= 0x3E) return 4;
    if (code === 0x20) return 5;
    if (code === 0x21 || code === 0x22) return 6;
    if (code === 0x10) return 7;
    return code === 0x41 ? 8 : 9;
  }

  function instructions() {
    var depth = 1, used = [], code, left;
    while (depth > 0) {
      code = parted[next[INSTRUCTIONS]++];
      if (code >= 0xD0 && code <= 0xE6) {
        out[length++] = code - 0xA8;
        copy(INSTRUCTIONS, 1);
        number(OFFSETS);
        continue;
      }
      out[length++] = code;
      if (code >= 0x20 && code <= 0x22) local(LOCALS + code - 0x20, used);
      else if (code >= 0x28 && code <= 0x3E) {
        out[length++] = NATURAL.charCodeAt(code - 0x28) - 48;
        number(OFFSETS);
      } else if (code === 0x41) number(NUMBERS + use(parted[next[INSTRUCTIONS]]));
      else if (code === 0x0C || code === 0x0D) number(JUMPS);
      else if (code === 0x10) number(CALLS);
      else if (code >= 0x02 && code <= 0x04) { copy(INSTRUCTIONS, 1); depth++; }
      else if (code === 0x0B) depth--;
      else if (code === 0x42) number(WIDE);
      else if (code === 0x0E) for (left = number(JUMPS); left >= 0; left--) number(JUMPS);
      else if (code === 0x23 || code === 0x24) number(INSTRUCTIONS);
      else if (code === 0x11) { number(INSTRUCTIONS); copy(INSTRUCTIONS, 1); }
      else if (code === 0x3F || code === 0x40) copy(INSTRUCTIONS, 1);
      else if (code === 0x43) copy(WIDE, 4);
      else if (code === 0x44) copy(WIDE, 8);
      else if (code === 0xFC) {
        code = number(INSTRUCTIONS);
        if (code === 10) copy(INSTRUCTIONS, 2);
        else if (code === 11) copy(INSTRUCTIONS, 1);
      }
    }
  }

  copy(BEFORE, word(4));
  while (next[FUNCTIONS] < functions) {
    var start = length;
    length += 5;
    for (var types = number(FUNCTIONS); types > 0; types--) {
      number(FUNCTIONS);
      copy(FUNCTIONS, 1);
    }
    instructions();
    var end = length;
    length = start;
    write(end - start - 5);
    out.copyWithin(length, start + 5, end);
    length += end - start - 5;
  }
  while (next[AFTER] < after) {
    var here = parted[next[AFTER]++], units = here === TEXT_HERE ? count(AFTER) : 0;
    if (units > 0) text(units);
    else out[length++] = here;
  }
  if (length !== size) throw new Error("damaged");
  return out.subarray(0, size);
}
