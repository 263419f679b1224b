// Runs in the pages of browser tests: makes elements, waits for facts and says in words what an element shows. What a test
// calls is a function or a var, which every driver sees.

/** Counts what came to an end, well or not. */
var progress = 0;

/** Waits until a condition holds and gives its value; one that throws does not hold yet. What it waits for is told if it never comes. */
async function until(condition, what = String(condition), patience = 40_000) {
  for (const end = performance.now() + patience; ; await pause(20)) {
    try {
      const value = condition();
      if (value) return value;
    } catch {
      // not yet
    }
    if (performance.now() > end) {
      progress++;
      throw new Error("still not true: " + what);
    }
  }
}

function pause(ms) {
  return new Promise((done) => setTimeout(done, ms));
}

/** An element with these attributes, in a parent. */
function make(parent, attributes = {}) {
  const map = parent.ownerDocument.createElement("endqi-map");
  for (const [name, value] of Object.entries(attributes)) map.setAttribute(name, value);
  map.textContent = "The map could not be shown.";
  parent.append(map);
  return map;
}

function find(map, selector) {
  return map.shadowRoot?.querySelector(selector);
}

function findAll(map, selector) {
  return [...(map.shadowRoot?.querySelectorAll(selector) ?? [])];
}

function textOf(node) {
  return (node?.textContent ?? "").replace(/\s+/g, " ").trim();
}

const added = ["bills", "compare", "score"];

/** Whether all of the document is there, with its look, and nothing is on its way. */
function isWhole(map) {
  const sources = find(map, ".sources");
  return Boolean(sources && getComputedStyle(sources).borderBlockStartStyle === "solid" && find(map, ".endqi[data-live]:not([data-busy])") && find(map, "[role=option][tabindex='0']"));
}

/** What is not yet as the attributes say; "" where everything is. It knows nothing of how the element works. */
function differs(map) {
  const has = (name) => map.getAttribute(name) ?? "", root = find(map, ".endqi");
  if (!isWhole(map)) return "it is not whole";
  const view = has("view"), lens = has("lens") || "all", asof = has("asof"), state = has("state");
  if (["en", "es"].includes(has("lang")) && root.lang !== has("lang")) return `it is in ${root.lang}`;
  if (textOf(find(map, ".sources")).includes("A test") !== Boolean(has("src"))) return "it has other data";
  if ((root.dataset.view ?? "") !== view) return `view ${root.dataset.view}, not ${view}`;
  const pressed = findAll(map, ".switch [aria-pressed=true]").map((button) => button.dataset.view).join();
  if (pressed !== (view || (find(map, ".tiles").checkVisibility() ? "tiles" : "map"))) return `the switch says ${pressed}`;
  if (find(map, ".slot").hidden === added.includes(view)) return "the slot";
  if (added.includes(view) && (find(map, ".slot").dataset.view !== view || !find(map, ".slot h3"))) return "the slot's view";
  if (view === "table" && !find(map, ".table[data-asks]")) return "the table cannot be sorted";
  if (find(map, "select[name=lens]").value !== lens) return `the choice of the lens says ${find(map, "select[name=lens]").value}`;
  const isOther = asof && !find(map, `select[name=asof] [value="${asof}"]`);
  if (find(map, "select[name=asof]").value !== (isOther ? "day" : asof)) return `the choice of the day says ${find(map, "select[name=asof]").value}`;
  if (find(map, "input[name=asof]").value !== (isOther ? asof + "-12-31".slice(asof.length - 4) : "")) return "the day's field";
  if (Boolean(find(map, ".time h3")) !== Boolean(asof)) return "what was then";
  const shown = find(map, ".panel > article")?.dataset.code ?? "";
  if (shown !== state) return `details of ${shown || "none"}`;
  const chosen = new Set(findAll(map, "[role=option][aria-selected=true]").map((option) => option.dataset.code));
  if ([...chosen].join() !== state) return `chosen is ${[...chosen]}`;
  return "";
}

/** What an element shows, part by part, in words; what only its history decides is left out. */
function shown(map) {
  const root = find(map, ".endqi");
  if (!root) return { none: textOf(map) };
  const style = getComputedStyle(root);
  const parts = {
    language: root.lang + " " + root.dir, view: root.dataset.view ?? "", busy: String("busy" in root.dataset), font: style.fontFamily, text: style.color,
    head: textOf(find(map, ".head")), loose: String(findAll(map, ".endqi > *").length),
    switch: findAll(map, ".switch button").map((b) => b.dataset.view + "=" + b.ariaPressed).join(" "),
    choices: findAll(map, ".choices [name]").map((c) => c.name + "=" + c.value + (c.checkVisibility() ? "" : " hidden")).join(" "),
    sights: ["geo", "tiles", "table", "slot"].filter((name) => find(map, "." + name)?.checkVisibility()).join(" "),
    slot: find(map, ".slot").hidden ? "" : textOf(find(map, ".slot")) + " " + findAll(map, ".slot [name]").map((c) => c.name + "=" + (c.type === "radio" ? c.checked : c.value)).join(" "),
  };
  for (const name of ["geo", "tiles"]) {
    parts[name] = find(map, `svg.${name}`).getAttribute("aria-label") + ": " + findAll(map, `svg.${name} [role=option]`).map((o) => [
      o.dataset.code, o.ariaLabel, o.ariaSelected, o.getAttribute("class"), o.querySelector("path, rect")?.getAttribute("fill") ?? o.getAttribute("fill")].join("|")).join(" ");
    parts[name + " labels"] = findAll(map, `.${name} ~ .over text, .${name} .labels text, svg.${name} text`).map(textOf).join(" ");
  }
  for (const name of ["panel", "time", "legend", "table", "rubric", "federal", "highlights", "involved", "sources"]) parts[name] = findAll(map, "." + name).map(textOf).join(" + ");
  if (["compare", "score"].includes(root.dataset.view)) parts.slot = textOf(find(map, ".slot h3")); // what controls hold stays: it may be other places
  parts.table = findAll(map, ".table tbody tr").map(textOf).join("\n"); // its head has buttons once it was asked for
  return parts;
}

/** How what one element shows differs from another's, or "". */
function difference(is, should) {
  return Object.keys({ ...is, ...should }).filter((part) => is[part] !== should[part]).map((part) => {
    const [a, b] = [is[part] ?? "nothing", should[part] ?? "nothing"];
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    at = Math.max(0, at - 20);
    return `${part}: “${a.slice(at, at + 80)}” in place of “${b.slice(at, at + 80)}”`;
  }).join("; ");
}

/** A frame of its own for an element: nothing of the bundle has been loaded there. */
async function frame(page) {
  const frame = document.createElement("iframe");
  frame.style.cssText = "position:absolute;inset:0;width:1000px;height:800px;border:0";
  frame.src = page;
  document.body.append(frame);
  await new Promise((loaded) => { frame.onload = loaded; });
  return frame;
}

let warm;
/** What an element shows that had these attributes from the start, by the attributes. */
const fresh = new Map();

function expected(attributes) {
  const key = JSON.stringify(Object.entries(attributes).sort());
  if (!fresh.has(key)) {
    fresh.set(key, (async () => {
      const { contentDocument } = await (warm ??= frame("/after")); // a page with an empty #a
      const map = make(contentDocument.querySelector("#a"), attributes);
      await settled(map, "a fresh element with " + key);
      const says = shown(map);
      map.remove();
      return says;
    })());
  }
  return fresh.get(key);
}

/** Sets an attribute as a reader does, by the control that there is for it, or as the page's author does. */
function choose(map, name, value) {
  const press = name === "view" && find(map, `.views:not([hidden]) .switch [data-view=${value || "none"}]`);
  const select = ["lens", "asof"].includes(name) && find(map, `.choices:not([hidden]) select[name=${name}]`);
  const set = (control, to) => {
    control.value = to;
    for (const type of ["input", "change"]) control.dispatchEvent(new (control.ownerDocument.defaultView.Event)(type, { bubbles: true, composed: true }));
  };
  if (press) {
    press.click();
  } else if (select && name === "asof" && value.length === 10 && !select.querySelector(`[value="${value}"]`)) { // by the field
    set(select, "day");
    set(find(map, "input[name=asof]"), value);
  } else if (select && select.querySelector(`[value="${value}"]`)) {
    set(select, value);
  } else if (value) {
    map.setAttribute(name, value);
  } else {
    map.removeAttribute(name);
  }
}

/** Runs every case, some at once; gives what went wrong, by the case's name. */
async function runAll(cases, run, width) {
  const failures = [], waiting = [...cases];
  await Promise.all(Array.from({ length: width }, async () => {
    for (let one; (one = waiting.shift()); ) {
      try {
        const failure = await run(one);
        if (failure) failures.push(`${one.name}: ${failure}`);
      } catch (error) {
        failures.push(`${one.name}: ${error.message}`);
      }
      progress++;
    }
  }));
  return failures;
}

/** Colors as red, green, blue and alpha. */
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const channels = new Map();
function channelsOf(color) {
  if (!channels.has(color)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    channels.set(color, [...canvas.getImageData(0, 0, 1, 1).data]);
  }
  return channels.get(color);
}

/** WCAG 2.2, relative luminance. */
function luminance(color) {
  const [r, g, b] = channelsOf(color).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The texts in sight, of HTML, that have less than 4.5:1, each once. One speaks for all that are alike. */
function faint(map) {
  const found = new Set(), seen = new Set();
  for (const element of findAll(map, ".endqi *:not(svg *)")) {
    const kind = [element, element.parentElement, element.parentElement.parentElement].map((e) => e?.localName + "." + e?.className + e?.ariaPressed).join(" ");
    if (seen.has(kind)) continue;
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || !element.checkVisibility() || element.closest(".vh")) continue;
    seen.add(kind);
    let below = element, background;
    do background = getComputedStyle(below).backgroundColor; while (channelsOf(background)[3] < 255 && (below = below.parentElement));
    const color = getComputedStyle(element).color, [dark, light] = [luminance(color), luminance(background)].sort((a, b) => a - b), ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.495) found.add(`${element.localName}.${element.className}: ${color} on ${background} has ${ratio.toFixed(2)}:1`);
  }
  return [...found];
}

/** What scripts say in the console, from now on. */
var said = [];
for (const level of ["error", "warn"]) {
  const real = console[level];
  console[level] = (...words) => {
    said.push(words.map((word) => word?.message ?? word).join(" "));
    real.apply(console, words);
  };
}
addEventListener("error", ({ message }) => said.push("uncaught: " + message));
addEventListener("unhandledrejection", ({ reason }) => said.push("unhandled: " + reason));

/** Waits until an element shows what its attributes say. */
async function settled(map, what = "it shows what it should") {
  await until(() => differs(map) === "", what).catch((error) => {
    throw new Error(error.message + ": " + differs(map));
  });
}
