// Makes every page that is measured: the libraries', the floor's and ours, all with the same records.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { feature } from "topojson-client";

const here = dirname(fileURLToPath(import.meta.url)), modules = join(here, "node_modules");
const file = (name) => readFileSync(join(modules, name));

const albers = "states-albers-10m.json", plain = "states-10m.json", scores = "scores.json", highmaps = "us-all.topo.json", one = "CO.json";

/** Where the panel says whose details it shows; its list of laws and bills names places too. */
const heading = ".panel h3";

/** The nine verdicts of a card. */
const cells = { shapes: ".cells li", count: 9, at: ".cells li" };

/**
 * What is measured, in the order of the tables. name is shown; tip is where the pointer's answer shows, none being the
 * browser's own, and heading where in it, if it names other places too; shapes are drawn when there are 51, or as many as count says,
 * without it the page says when; at is Colorado, where it is not where the others have it; preload are the files that a page needs
 * beside its script. Rows with card show one place.
 */
export const rows = {
  floor: { name: "inline SVG by hand, no script", kind: "floor", shapes: "#map path", at: "#CO" },
  script: { name: "endqi: script", kind: "ours", shapes: ".geo [role=option]", at: ".geo [data-code=CO] path", tip: ".panel", heading },
  page: { name: "endqi: its own page", kind: "ours", shapes: ".geo [role=option]", at: ".geo [data-code=CO] path", tip: ".panel", heading },
  frame: { name: "endqi: frame", kind: "ours", within: "map", shapes: ".geo [role=option]", at: ".geo [data-code=CO] path", tip: ".panel", heading },
  pasted: { name: "endqi: pasted, no script", kind: "ours", shapes: ".geo [role=option]", at: ".geo [data-code=CO] path" },
  small: { name: `endqi: show="map legend"`, kind: "ours", shapes: ".geo [role=option]", at: ".geo [data-code=CO] path" },
  smallpasted: { name: "endqi: the map alone pasted, no script", kind: "ours", shapes: ".geo [role=option]", at: ".geo [data-code=CO] path" },
  svg: { name: "inline SVG and a script by hand", kind: "hand", tip: ".tip", preload: [scores] },
  "d3-albers": { name: "d3, projected boundaries", tip: ".tip", preload: [albers, scores] },
  "d3-geo": { name: "d3, geoAlbersUsa", tip: ".tip", preload: [plain, scores] },
  "d3-whole": { name: "d3.min.js whole", tip: ".tip", preload: [albers, scores] },
  plot: { name: "Observable Plot", tip: "g[aria-label=tip]", preload: [albers, scores] },
  jsvectormap: { name: "jsVectorMap", tip: ".jvm-tooltip", at: "[data-code=CO]", preload: [scores] },
  leaflet: { name: "Leaflet", tip: ".leaflet-tooltip", preload: [albers, scores] },
  maplibre: { name: "MapLibre GL", tip: ".maplibregl-popup", preload: [albers, scores] },
  echarts: { name: "ECharts", tip: "#map > div:last-child", preload: [albers, scores] },
  plotly: { name: "Plotly", tip: ".hoverlayer", at: ".choroplethlocation:nth-child(6)", preload: [plain, scores] },
  highcharts: { name: "Highcharts Maps", tip: ".highcharts-tooltip", at: ".highcharts-key-us-co", preload: [highmaps, scores] },
  amcharts: { name: "amCharts 5", tip: ".am5-html-container", preload: [scores] },

  cardfloor: { name: "a card by hand, no script", kind: "floor", card: true, ...cells },
  cardhand: { name: "a card and a script by hand", kind: "hand", card: true, preload: [one], ...cells },
  place: { name: "endqi: card by script", kind: "ours", card: true, ...cells },
  placeframe: { name: "endqi: card in a frame", kind: "ours", card: true, within: "card", ...cells },
  placepasted: { name: "endqi: card pasted, no script", kind: "ours", card: true, ...cells },
};

const style = `body{margin:0 auto;max-width:1000px;font:14px/1.35 system-ui,sans-serif}h1{font-size:20px;margin:8px 0}
#map{width:975px;height:610px}i{display:inline-block;width:18px;height:12px}ul{margin:0;padding:0;list-style:none}
.tip{position:fixed;left:0;top:0;pointer-events:none;background:#fff;border:1px solid #888;padding:6px}.tip[hidden]{display:none}`;

const page = (head, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>Scores</title><link rel="icon" href="data:,"><style>${style}</style>${head}</head><body><h1>Scores</h1>${body}</body></html>`;

/** Shapes as paths of whole tenths of a pixel, each step relative to the one before. */
function paths(features) {
  return features.map(({ id, geometry: { type, coordinates } }) => {
    let d = "", x = 0, y = 0;
    for (const [x0, y0, ...rest] of (type === "Polygon" ? [coordinates] : coordinates).flat().map((ring) => ring.slice(0, -1).flatMap((p) => p.map((n) => Math.round(n * 10))))) {
      let px = x0, py = y0, steps = "";
      for (let i = 0; i < rest.length; i += 2) {
        if (rest[i] !== px || rest[i + 1] !== py) steps += ` ${rest[i] - px} ${rest[i + 1] - py}`;
        [px, py] = [rest[i], rest[i + 1]];
      }
      d += `m${x0 - x} ${y0 - y}l${steps}z`;
      [x, y] = [x0, y0];
    }
    return { id, d: d.replaceAll(" -", "-").replaceAll("l ", "l") };
  });
}

/**
 * @param {string} bundle folder
 * @param {object[]} places properties of each, as rendermap writes them
 * @returns {Promise<Map<string, Buffer>>} files by path
 */
export async function pages(bundle, places) {
  const files = new Map(), put = (name, text) => files.set("/" + name, Buffer.from(text));
  const ours = (name) => readFileSync(join(bundle, name), "utf8");

  const us = JSON.parse(file("us-atlas/" + albers)), { features } = feature(us, us.objects.states);
  const drawn = new Set(features.map((f) => f.id));
  const criteria = Object.entries({
    police_officers: "End immunity for police", public_employees: "End immunity for all public employees",
    constitutional_violations: "End immunity for constitutional violations", damage_caps: "End caps on damages",
    attorney_fees: "Start awarding attorney fees", full_compensation: "Start full compensation",
    failure_to_intervene: "Start liability for not intervening", misconduct_disclosure: "Start disclosure of misconduct",
    officer_consequences: "Start consequences for officers",
  });
  const states = places.filter((p) => drawn.has(p.fips)).map((p) => ({
    fips: p.fips, code: p.code, name: p.name, label: p.label, class: p.class ?? 0, verdicts: criteria.map(([key]) => p[key] ?? "not assessed"),
  }));
  const colors = Array.from({ length: 10 }, (_, i) => places.find((p) => p.class === i)?.fill ?? ["#f4f1e6", "#dfe8d8", "#c5e0cf", "#a4d5c9", "#7fc6c5", "#57b3c0", "#31a0b9", "#1c86a6", "#126a8d", "#0b4f73"][i]);
  const colorado = states.find(({ code }) => code === "CO");
  put(one, JSON.stringify({ ...colorado, criteria: criteria.map(([, name]) => name) }));
  put(scores, JSON.stringify({ criteria: criteria.map(([, name]) => name), states }));
  for (const name of [albers, plain]) put(name, file("us-atlas/" + name));
  put(highmaps, file("@highcharts/map-collection/countries/us/us-all.topo.json"));
  put("maplibre-worker.mjs", file("maplibre-gl/dist/maplibre-gl-worker.mjs"));
  for (const name of ["d3/dist/d3.min.js", "topojson-client/dist/topojson-client.min.js"]) put(name.replace(/.*\//, ""), file(name));

  // by hand
  const shapes = paths(features), by = new Map(states.map((s) => [s.fips, s]));
  const svg = (inside) => `<svg viewBox="0 0 9750 6100" width="975" height="610" stroke="#fff" stroke-width="10" role="img" aria-label="Scores">${shapes.map(({ id, d }) => inside(by.get(id), d)).join("")}</svg>`;
  const titled = ({ code, name, label, class: c, verdicts }, d) =>
    `<path id="${code}" fill="${colors[c]}" d="${d}"><title>${[`${name} ${label}/9`, ...criteria.map(([, text], i) => `${text}: ${verdicts[i]}`)].join("\n")}</title></path>`;
  const legend = `<p>${colors.map((c, i) => `<i style="background:${c}"></i> ${i} `).join("")}</p>`;
  put("floor.html", page("<style>path:hover{stroke:#333;stroke-width:20}</style>", `<div id="map">${svg(titled)}</div>${legend}`));

  const signs = { met: "✓", partial: "½", unmet: "✗" };
  const cardStyle = "<style>.card{border:1px solid #ccc;padding:1em}.cells{display:flex;gap:6px}.cells li{width:22px;text-align:center;border:1px solid}</style>";
  put("cardfloor.html", page(cardStyle, `<div class="card"><h2>Colorado</h2><p><b>${colorado.label}</b> of 9</p><ul class="cells">${criteria.map(([, name], i) =>
    `<li title="${name}">${signs[colorado.verdicts[i]] ?? "?"}</li>`).join("")}</ul></div>`));

  // libraries
  const small = shapes.map(({ id, d }) => [by.get(id), d]);
  const vector = {
    width: 9750, height: 6100, projection: { type: "mill", centralMeridian: 0 },
    insets: [{ width: 9750, height: 6100, left: 0, top: 0, bbox: [{ x: 0, y: -6100 }, { x: 9750, y: 0 }] }],
    paths: Object.fromEntries(small.map(([{ code, name }, d]) => [code, { name, path: d }])),
  };
  const scripts = readdirSync(join(here, "peers")).filter((name) => rows[name.slice(0, -3)]);
  const { outputFiles } = await build({
    entryPoints: scripts.map((name) => join(here, "peers", name)), outdir: "/", write: false, bundle: true, minify: true, format: "esm", target: "es2022",
    legalComments: "none", logLevel: "error", loader: { ".png": "dataurl", ".svg": "dataurl" }, define: { COLORS: JSON.stringify(colors) },
    plugins: [{ name: "map", setup(b) {
      b.onResolve({ filter: /^jsvectormap-us$/ }, () => ({ path: "us", namespace: "made" }));
      b.onLoad({ filter: /./, namespace: "made" }, () => ({ contents: JSON.stringify(vector), loader: "json" }));
    } }],
  });
  for (const { path, contents } of outputFiles) files.set(path, Buffer.from(contents));
  for (const name of scripts.map((script) => script.slice(0, -3))) {
    const head = [
      ...(files.has(`/${name}.css`) ? [`<link rel="stylesheet" href="${name}.css">`] : []),
      ...rows[name].preload.map((data) => `<link rel="preload" as="fetch" crossorigin href="${data}">`),
      ...(name === "d3-whole" ? ["d3.min.js", "topojson-client.min.js"].map((src) => `<script defer src="${src}"></script>`) : []),
      `<script type="module" src="${name}.js"></script>`,
    ];
    if (rows[name].card) head.push(cardStyle);
    const inside = name === "svg" ? svg(({ code }, d) => `<path id="${code}" fill="#ccc" tabindex="0" role="button" d="${d}"/>`) : "";
    put(name + ".html", page(head.join(""), `<div id="map">${inside}</div>`));
  }

  // ours: what embed.html tells a site to paste, the bundle being in the same folder
  const snippet = [...ours("embed.html").matchAll(/<pre tabindex="0"><code[^>]*>(&lt;(?:link|script|iframe|endqi-place)[^]*?)<\/code>/g)].map(([, code]) =>
    code.replaceAll("https://map.example/", "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replace(/&#(\d+);/g, (_, n) => String.fromCharCode(n)).replaceAll("&amp;", "&"));
  for (const [i, name] of ["script", "small", "frame", "place", "placeframe", "placepasted"].entries()) put(name + ".html", page("", snippet[i]));
  put("pasted.html", page("", ours("paste.html")));
  put("smallpasted.html", page("", ours("paste-map.html")));
  put("page.html", ours("index.html"));
  return files;
}
