/** The middle of what was measured, or undefined. */
function median(values) {
  const sorted = values.filter((v) => v !== undefined).sort((a, b) => a - b), n = sorted.length;
  return n ? (sorted[(n - 1) >> 1] + sorted[n >> 1]) / 2 : undefined;
}

const whole = (n) => (n === undefined ? "–" : String(Math.round(n)));

/** What was counted once, of the edition of 2026-11-29; the times are round trip and bytes by the rate, without what a browser does. */
const filed = `## How details are filed

A place's details come from a file of its own, as long as the one that has all is not there. That is asked for when the first
place's is there, so that it does not hold that up. What was weighed, in English, of the edition of 2026-11-29, compressed by brotli:

| filing | whole, raw | whole, brotli | first details | at 9 Mbit/s, 60 ms | at 1.6 Mbit/s, 150 ms | a reader of ten places | waits at 1.6 Mbit/s |
| --- | --: | --: | --: | --: | --: | --: | --: |
| one file, "What counts" in each place (before) | 800 kB | 41.6 kB | 41.6 kB | 97 ms | 358 ms | 1 request, 42 kB | 0.4 s, once |
| one file, "What counts" once | 523 kB | 41.0 kB | 41.0 kB | 96 ms | 355 ms | 1 request, 41 kB | 0.4 s, once |
| a file a place, with "What counts" | 780 kB | 172 kB | 3.0 kB (0.9 to 4.5) | 63 ms | 165 ms | 10 requests, 30 kB | 1.7 s in ten parts |
| a file a place, "What counts" in one more | 509 kB | 106 kB | 4.1 kB in 2 requests | 64 ms | 171 ms | 11 requests, 20 kB | 1.6 s in ten parts |
| **both: a file a place, and one for all** | 1580 kB | 213 kB | 3.0 kB | 63 ms | 165 ms | 2 requests or a few more, 45 kB | 0.2 s, once |

To write "What counts" once saves 0.6 kB of 41.6: brotli has done it. A file a place brings the first details in half the time of a slow network,
and then keeps a reader waiting at every further place; with the file for all behind it, it does not. The map's folder grows by 1.6 MB of 15, in two languages.
The card of one place has a file by itself, 0.7 kB: of the details it would read 3.0.
`;

/** BENCHMARKS.md: how it was measured, a table for each profile, and what the goals come to. */
export function report({ rows, measured, samples, profiles, count, product, cores, dependencies }) {
  const figures = ["visible", "answer", "details", "bytes", "requests", "task"];
  const tables = profiles.map(([key, { name, slower }]) => {
    const lines = measured.map((row) => {
      const mine = samples.filter((s) => s.profile === key && s.row === row && s.visible !== undefined);
      return { row, ...rows[row], n: mine.length, low: Math.min(...mine.map((s) => s.visible)), high: Math.max(...mine.map((s) => s.visible)),
        ...Object.fromEntries(figures.map((f) => [f, median(mine.map((s) => s[f]))])) };
    }).filter(({ n }) => n).sort((a, b) => a.visible - b.visible);
    return { name, slower, lines: lines.filter(({ card }) => !card), cards: lines.filter(({ card }) => card), of: (row) => lines.find((line) => line.row === row) };
  });
  const floorOf = (lines) => lines.find(({ kind }) => kind === "floor");

  const goals = [];
  for (const { name, slower, lines, of } of tables) {
    const script = of("script"), pasted = of("pasted"), small = of("small"), floor = floorOf(lines), peers = lines.filter(({ kind }) => !kind);
    for (const [figure, said] of [["visible", "visible"], ["answer", "answers the pointer"], ["details", "shows details"]]) {
      if (!script || !peers.length) continue;
      const before = peers.filter((peer) => peer[figure] <= script[figure]).map((peer) => `${peer.name} (${whole(peer[figure])} ms)`);
      goals.push(`- ${name}: the script form ${said} after ${whole(script[figure])} ms, ${before.length ? `later than ${before.join(", ")}: **lost**` : "before every library: won"}.`);
    }
    if (pasted && floor) {
      const ratio = pasted.visible / floor.visible;
      goals.push(`- ${name}: the pasted form is visible after ${ratio.toFixed(2)} times as long as the floor; the goal is 1.15: ${ratio <= 1.15 ? "won" : "**lost**"}.`);
    }
    for (const [line, others] of [[small, peers], [of("smallpasted"), peers], [of("place"), [of("cardhand")]], [of("placepasted"), [of("cardhand")]]]) {
      if (!line || !others[0]) continue;
      const before = others.filter((peer) => peer.visible <= line.visible).map((peer) => `${peer.name} (${whole(peer.visible)} ms)`);
      goals.push(`- ${name}: ${line.name.replace(/endqi: (the )?/, "the ")} visible after ${whole(line.visible)} ms, ${before.length ? `later than ${before.join(", ")}: **lost**` : `before ${others.length > 1 ? "every library" : others[0].name}: won`}.`);
    }
    for (const line of slower > 1 ? [script, of("page")] : []) {
      if (line) goals.push(`- ${name}: the longest task of ${line.name.replace(/^.*: /, "the form ")} until the first details is ${line.task ? whole(line.task) + " ms" : "below 50 ms"}; the goal is at most 50: ${line.task > 50 ? "**lost**" : "won"}.`);
    }
  }

  return `# The map beside libraries

What a first visitor waits for. Each page shows the same scores of the same states: twelve pages made with libraries or by hand, a floor, which is inline SVG
without a script, and this map in its forms as \`embed.html\` gives them. The map is more than the others: text, controls, two layouts, a table
of all places, details with sources. Every file comes compressed by brotli from the same machine, the scripts of libraries bundled and
minified, their data preloaded. Profiles and pages take turns, each load is in a fresh browser context with an empty cache, and the tables
show medians of ${count} loads. *Visible* is the second animation frame with all shapes in
their colors; the digits that the script form writes on them follow a few frames later, and the others of ours have them at once. *Answer* is when a pointer that lies on
Colorado from then on has brought up its name, *details* its nine verdicts; the floor answers with an outline, and the pasted form holds
its answers in a table. *Longest task* is that of the main thread up to the details, as far as browsers tell: from 50 ms. Processors
are slowed down by Chromium, in frames too; networks by a delay of each request and a rate. There is no connecting, and no graphics
processor: WebGL suffers from that. What an empty machine shows differs from what a busy one does; compare rows, not days.

Repeat it with \`node .ci/bench/run.mjs\`, which needs Go, Node, npm and Chromium and writes this page; \`-rounds 9\` says how many loads.

${new Date().toISOString().slice(0, 10)}, ${product.replace("/", " ")}, Node ${process.version.slice(1)}, ${cores.length} cores of ${cores[0].model.trim()}, ${count} rounds. ${Object.entries(dependencies).map(([name, version]) => `${name} ${version}`).join(", ")}.

## Wins and losses

${goals.join("\n")}

${filed}
${tables.map(({ name, lines, cards }) => `## ${name}

${table(lines)}
${cards.length ? `
One place:

${table(cards)}
` : ""}`).join("\n")}`;

  /** @param {object[]} lines in their order */
  function table(lines) {
    const floor = floorOf(lines);
    return `| page | visible, ms | lowest–highest | of the floor | answer, ms | details, ms | kB until visible | requests | longest task, ms |
| --- | --: | --: | --: | --: | --: | --: | --: | --: |
${lines.map((l) => `| ${l.kind === "ours" ? `**${l.name}**` : l.name} | ${whole(l.visible)} | ${whole(l.low)}–${whole(l.high)} | ${floor ? (l.visible / floor.visible).toFixed(2) : "–"} | ${whole(l.answer)} | ${whole(l.details)} | ${(l.bytes / 1000).toFixed(1)} | ${whole(l.requests)} | ${l.task ? whole(l.task) : "–"} |`).join("\n")}`;
  }
}
