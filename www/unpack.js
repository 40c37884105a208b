// LZMA, which packs the program better than the gzip that browsers have built in; www/join.js goes on from here.
// The container is that of .lzma files: properties, size of the dictionary, size of the content. ES5, runs in the page and in the worker.
function unpack(packed) {
  "use strict";
  var properties = packed[0], lc = properties % 9, lp = (properties - lc) / 9 % 5, pb = (properties - lc - lp * 9) / 45;
  var size = packed[5] + packed[6] * 256 + packed[7] * 65536 + packed[8] * 16777216;
  var out = new Uint8Array(size), length = 0, next = 18, i;
  // Where each table of probabilities begins.
  var MATCH = 0, REP = 192, REP_G0 = 204, REP_G1 = 216, REP_G2 = 228, REP0_LONG = 240, SLOT = 432, SPECIAL = 688,
    ALIGN = 804, LENGTH = 820, REP_LENGTH = 1334, LITERAL = 1848;
  var odds = new Uint16Array(LITERAL + (768 << (lc + lp)));
  for (i = 0; i < odds.length; i++) odds[i] = 1024;
  // The range and the code; in an array of words, since a number above 2^31 in a variable would be boxed at every write.
  var coder = new Uint32Array(2);
  coder[0] = 0xFFFFFFFF;
  for (i = 14; i < 18; i++) coder[1] = coder[1] * 256 + packed[i];

  function feed() {
    if (coder[0] < 16777216) {
      coder[0] = coder[0] * 256;
      coder[1] = coder[1] * 256 + packed[next++];
    }
  }

  function bit(at) {
    var odd = odds[at], bound = (coder[0] >>> 11) * odd, one = coder[1] >= bound;
    if (one) {
      coder[0] -= bound;
      coder[1] -= bound;
      odds[at] = odd - (odd >> 5);
    } else {
      coder[0] = bound;
      odds[at] = odd + ((2048 - odd) >> 5);
    }
    feed();
    return one ? 1 : 0;
  }

  function tree(at, bits) {
    var node = 1;
    for (var left = bits; left > 0; left--) node = node * 2 + bit(at + node);
    return node - (1 << bits);
  }

  function reverseTree(at, bits) {
    var node = 1, value = 0;
    for (var done = 0; done < bits; done++) {
      var low = bit(at + node);
      node = node * 2 + low;
      value += low * (1 << done);
    }
    return value;
  }

  function direct(bits) {
    var value = 0;
    for (; bits > 0; bits--) {
      var half = coder[0] >>> 1, one = coder[1] >= half;
      coder[0] = half;
      if (one) coder[1] -= half;
      value = value * 2 + (one ? 1 : 0);
      feed();
    }
    return value;
  }

  function lengthOf(at, position) {
    if (bit(at) === 0) return tree(at + 2 + position * 8, 3);
    if (bit(at + 1) === 0) return 8 + tree(at + 130 + position * 8, 3);
    return 16 + tree(at + 258, 8);
  }

  function literal(matched, back) {
    var before = length > 0 ? out[length - 1] : 0;
    var at = LITERAL + 768 * (((length & ((1 << lp) - 1)) << lc) + (before >> (8 - lc))), node = 1;
    if (matched) {
      var match = out[length - back - 1];
      do {
        var hint = match >> 7 & 1, one = bit(at + 256 + hint * 256 + node);
        match <<= 1;
        node = node * 2 + one;
        if (hint !== one) break;
      } while (node < 256);
    }
    while (node < 256) node = node * 2 + bit(at + node);
    return node - 256;
  }

  function distance(run) {
    var slot = tree(SLOT + Math.min(run, 3) * 64, 6);
    if (slot < 4) return slot;
    var bits = (slot >> 1) - 1, base = (2 + (slot & 1)) * Math.pow(2, bits);
    if (slot < 14) return base + reverseTree(SPECIAL + base - slot, bits);
    return base + direct(bits - 4) * 16 + reverseTree(ALIGN, 4);
  }

  var state = 0, back0 = 0, back1 = 0, back2 = 0, back3 = 0, run, other;
  while (length < size) {
    var position = length & ((1 << pb) - 1);
    if (bit(MATCH + state * 16 + position) === 0) {
      out[length] = literal(state >= 7, back0);
      length++;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    if (bit(REP + state) === 0) {
      back3 = back2; back2 = back1; back1 = back0;
      run = lengthOf(LENGTH, position);
      state = state < 7 ? 7 : 10;
      back0 = distance(run);
    } else {
      if (bit(REP_G0 + state) === 0) {
        if (bit(REP0_LONG + state * 16 + position) === 0) {
          state = state < 7 ? 9 : 11;
          out[length] = out[length - back0 - 1];
          length++;
          continue;
        }
      } else {
        if (bit(REP_G1 + state) === 0) {
          other = back1;
        } else {
          if (bit(REP_G2 + state) === 0) {
            other = back2;
          } else {
            other = back3;
            back3 = back2;
          }
          back2 = back1;
        }
        back1 = back0;
        back0 = other;
      }
      run = lengthOf(REP_LENGTH, position);
      state = state < 7 ? 8 : 11;
    }
    if (back0 >= length) throw new Error("damaged");
    for (var end = Math.min(length + run + 2, size); length < end; length++) out[length] = out[length - back0 - 1];
  }
  return join(out);
}
