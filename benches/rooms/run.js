// node run.js MODULE FILE…: characters a second of every room in WebAssembly, fastest of 15.
const fs = require("fs");
const { performance } = require("perf_hooks");
const [, , module_, ...files] = process.argv;
const { Rooms } = require(module_);
const base = files.map((file) => fs.readFileSync(file, "utf8")).join("\n");
const characters = [...base];
for (const size of [13000, characters.length]) {
  const text = characters.slice(0, size).join("");
  const length = [...text].length;
  const rooms = new Rooms(text);
  console.log(`${length} characters`);
  for (const name of Rooms.names()) {
    let best = Infinity;
    for (let round = 0; round < 15; round++) {
      const start = performance.now();
      rooms.run(name);
      best = Math.min(best, performance.now() - start);
    }
    console.log(`  ${name.padEnd(12)} ${(length / best / 1000).toFixed(1).padStart(8)} million/s  ${best.toFixed(2).padStart(8)} ms`);
  }
}
