// node run.js MODULE FILE…: what every room costs in WebAssembly, and what lies between the module and JavaScript.
// The first call meets the quick compiler's code and makes the tables; then every room runs half a second to warm up,
// and the fastest call of the next half second counts: other programs only ever make a call slower.
const fs = require("fs");
const { performance } = require("perf_hooks");
const [, , module_, ...files] = process.argv;
const { Rooms } = require(module_);
const base = files.map((file) => fs.readFileSync(file, "utf8")).join("\n");
const characters = [...base];

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function fastest(work) {
  let best = Infinity;
  for (const count of [() => {}, (time) => (best = Math.min(best, time))]) {
    const end = performance.now() + 500;
    for (let round = 0; round < 5 || performance.now() < end; round++) count(timed(work));
  }
  return best;
}

for (const size of [13000, characters.length].filter((size) => size <= characters.length)) {
  const text = characters.slice(0, size).join("");
  const length = [...text].length;
  console.log(`${length} characters`);
  const print = (name, time) =>
    console.log(`  ${name.padEnd(22)} ${(length / time / 1000).toFixed(1).padStart(8)} million/s  ${time.toFixed(2).padStart(8)} ms`);
  let rooms;
  print("whole, first call", timed(() => (rooms = new Rooms(text))));
  for (const name of Rooms.names()) print(name, fastest(() => rooms.run(name)));
  print("text into the module", fastest(() => Rooms.take(text)));
  print("JSON out of the module", fastest(() => rooms.json()));
  const json = rooms.json();
  print("JSON.parse", fastest(() => JSON.parse(json)));
  print("all of it", fastest(() => JSON.parse(Rooms.check(text))));
}
