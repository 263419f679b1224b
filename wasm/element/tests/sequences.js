// Runs in the page of TestSequences: what sites, frameworks and readers do to an element. Each sequence gets a place of its own
// and gives the element, which must show what its attributes say, as if they had been there from the start.

const sequences = {
  async "set up before it is on the page"(place) {
    const map = document.createElement("endqi-map");
    map.setAttribute("lens", "end");
    map.setAttribute("view", "table");
    await pause(100);
    place.append(map);
    return map;
  },
  async "set up piece by piece after it is on the page"(place) {
    const map = make(place);
    for (const [name, value] of Object.entries({ view: "bills", lens: "end", state: "CO", asof: "2021", lang: "es" })) {
      await pause(40);
      map.setAttribute(name, value);
    }
    return map;
  },
  "mounted twice at once, as StrictMode does"(place) {
    const map = make(place, { view: "bills" });
    map.remove();
    place.append(map);
    return map;
  },
  async "mounted, unmounted and mounted again, a frame apart"(place) {
    const map = make(place, { lens: "end" });
    for (let i = 0; i < 4; i++) {
      await new Promise(requestAnimationFrame);
      map.isConnected ? map.remove() : place.append(map);
    }
    return map;
  },
  async "replaced by another of its kind again and again"(place) {
    let map = make(place, { lens: "end" });
    for (const view of ["table", "bills", "compare"]) {
      await pause(60);
      const next = map.cloneNode();
      next.setAttribute("view", view);
      map.replaceWith(next);
      map = next;
    }
    return map;
  },
  async "written as markup by a template engine while it loads"(place) {
    for (const lens of ["end", "start", "pending"]) {
      place.innerHTML = `<endqi-map lens="${lens}" state="TX">Later</endqi-map>`;
      await pause(50);
    }
    return place.firstChild;
  },
  async "in a tab that is closed at first"(place) {
    place.hidden = true;
    const map = make(place);
    await pause(150);
    map.setAttribute("lens", "end");
    await pause(300);
    place.hidden = false;
    return map;
  },
  async "in tabs that change while it loads"(place) {
    const map = make(place, { view: "bills" });
    for (let i = 0; i < 6; i++) {
      await pause(50);
      place.style.display = i % 2 ? "" : "none";
    }
    return map;
  },
  async "in a slider that copies its slides"(place) {
    const map = make(place, { state: "CO" });
    await until(() => find(map, ".endqi"));
    const copy = map.cloneNode(true);
    place.prepend(copy);
    copy.setAttribute("lens", "end");
    await settled(map);
    map.remove();
    return copy;
  },
  async "in a slider that puts the first slide last"(place) {
    const slides = [1, 2, 3].map(() => place.appendChild(document.createElement("div"))), map = make(slides[0]);
    for (let i = 0; i < 5; i++) {
      await pause(70);
      place.append(place.firstChild);
      if (i === 2) map.setAttribute("view", "bills");
    }
    return map;
  },
  async "in details that open late"(place) {
    const details = place.appendChild(document.createElement("details")), map = make(details, { lens: "start" });
    await pause(300);
    map.setAttribute("view", "table");
    details.open = true;
    return map;
  },
  async "from the page into a shadow root while a lens is on its way"(place) {
    const map = make(place);
    await until(() => isWhole(map));
    choose(map, "lens", "end");
    await pause(80);
    place.appendChild(document.createElement("div")).attachShadow({ mode: "closed" }).append(map);
    return map;
  },
  async "two that share a core, one of which goes while it loads"(place) {
    const [map, other] = [make(place, { base: "/slow/", view: "bills" }), make(place, { base: "/slow/", view: "bills" })];
    await pause(250);
    other.remove();
    return map;
  },
  async "two that share a core, both go, one comes back"(place) {
    const [map, other] = [make(place, { base: "/slow/", lens: "end" }), make(place, { base: "/slow/", lens: "start" })];
    await until(() => find(map, ".endqi[data-busy]"));
    other.remove();
    map.remove();
    await pause(100);
    place.append(map);
    return map;
  },
  async "to another folder of the bundle at run time"(place) {
    const map = make(place, { base: "/slow/", lens: "end", state: "NM" });
    await pause(200);
    map.setAttribute("base", "/fresh");
    await settled(map);
    map.setAttribute("base", "/slow/");
    return map;
  },
  async "to a folder that is none, and back"(place) {
    const map = make(place, { base: "/fresh/" });
    await until(() => isWhole(map));
    map.setAttribute("base", "/nowhere/");
    await until(() => textOf(find(map, ".live:not(.vh)")));
    if (findAll(map, ".table tbody [data-code]").length !== 57) throw new Error("what was there is gone");
    map.setAttribute("base", "/fresh/");
    await until(() => !textOf(find(map, ".live:not(.vh)")), "the sentence goes");
    return map;
  },
  async "to a base that is no address, and back"(place) {
    const map = make(place, { base: "http://[", lens: "end" });
    await pause(50);
    map.setAttribute("base", "/fresh/");
    return map;
  },
  async "languages there and back while bills load"(place) {
    const map = make(place, { base: "/slow/", view: "bills" });
    for (const lang of ["es", "en", "es", "en", "es"]) {
      await pause(90);
      map.setAttribute("lang", lang);
    }
    return map;
  },
  async "a view that is asked for while a language is on its way which never comes"(place) {
    const map = make(place, { base: "/nowhere/spanish/", lang: "es" });
    await until(() => isWhole(map));
    map.setAttribute("lang", "en");
    choose(map, "view", "bills");
    await until(() => find(map, ".slot h3"));
    map.setAttribute("lang", "es");
    return map;
  },
  async "another's data there and back"(place) {
    const map = make(place, { lens: "end" });
    for (const src of ["/theirs.json", "", "/theirs.json", ""]) {
      await pause(60);
      src ? map.setAttribute("src", src) : map.removeAttribute("src");
    }
    return map;
  },
  async "a hundred lenses in a moment"(place) {
    const map = make(place);
    await until(() => isWhole(map));
    const lenses = findAll(map, "select[name=lens] option").map((option) => option.value);
    for (let i = 0; i < 100; i++) choose(map, "lens", lenses[i % lenses.length]);
    choose(map, "lens", "damage_caps");
    return map;
  },
  async "values that mean nothing, then ones that do"(place) {
    const map = make(place, { lens: "moon", asof: "soon", state: "XX", view: "globe" });
    await until(() => isWhole(map));
    for (const [name, value] of Object.entries({ lens: "cases", asof: "2020", state: "NM", view: "tiles" })) map.setAttribute(name, value);
    return map;
  },
  async "changed while it is off the page"(place) {
    const map = make(place, { view: "bills", lens: "end" });
    await pause(120);
    map.remove();
    map.setAttribute("view", "compare");
    map.removeAttribute("lens");
    await pause(120);
    map.setAttribute("state", "CO");
    place.append(map);
    return map;
  },
  async "a framework takes back what the reader chose"(place) {
    const map = make(place, { lens: "end" });
    await settled(map);
    map.addEventListener("endqi-select", () => map.removeAttribute("state"));
    find(map, ".geo [data-code=CO]").dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
    return map;
  },
  async "a site answers a choice with another"(place) {
    const map = make(place);
    await until(() => isWhole(map));
    map.addEventListener("endqi-select", ({ detail }) => map.setAttribute("lens", detail.state ? "end" : "all"));
    map.addEventListener("endqi-view", () => map.setAttribute("state", "NM"));
    choose(map, "view", "tiles");
    find(map, ".tiles [data-code=CO]").dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
    return map;
  },
  async "taken away by the site when it is ready, and put back"(place) {
    const map = document.createElement("endqi-map");
    map.setAttribute("view", "bills");
    await new Promise((ready) => {
      map.addEventListener("endqi-ready", () => {
        map.remove();
        ready();
      }, { once: true });
      place.append(map);
    });
    await pause(60);
    place.append(map);
    return map;
  },
  async "theme and light changed while it loads"(place) {
    const map = make(place, { lens: "end" });
    for (const theme of ["dark", "light", "pink", "light"]) {
      map.setAttribute("theme", theme);
      await pause(40);
    }
    return map;
  },
  async "a reader who types while the language changes"(place) {
    const map = make(place, { view: "table" });
    await until(() => find(map, ".table[data-asks] [name=q]"));
    const q = find(map, ".table [name=q]");
    q.value = "colorado";
    q.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    map.setAttribute("lang", "es");
    await until(() => find(map, ".endqi").lang === "es" && differs(map) === "");
    await until(() => find(map, ".table [name=q]").value === "colorado" && findAll(map, ".table tbody [data-code]").length === 1, "what was typed is kept, and answered");
    const again = find(map, ".table [name=q]");
    again.value = "";
    again.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    return map;
  },
  async "the page's fragment changes while the core loads"(place) {
    const map = make(place, { base: "/slow/", id: "led" });
    await until(() => isWhole(map));
    location.hash = "#led.view=bills&led=CO";
    await pause(150);
    location.hash = "#led.lens=end&led.view=table";
    await until(() => map.getAttribute("lens") === "end" && differs(map) === "");
    location.hash = "";
    await until(() => !map.hasAttribute("lens"));
    return map;
  },
  async "printed while it loads"(place) {
    const map = make(place, { view: "bills" });
    await until(() => find(map, ".endqi"));
    dispatchEvent(new Event("beforeprint"));
    await pause(50);
    dispatchEvent(new Event("afterprint"));
    return map;
  },
  async "into another document and on"(place) {
    const map = make(place, { lens: "end" });
    await settled(map);
    const frame = place.appendChild(document.createElement("iframe"));
    frame.style.cssText = "width:1000px;height:600px";
    frame.contentDocument.body.append(map);
    choose(map, "view", "bills");
    await settled(map, "in the frame");
    if (getComputedStyle(find(map, ".grid")).display !== "grid") throw new Error("without style in the frame");
    choose(map, "lens", "start");
    await settled(map);
    place.append(map);
    return map;
  },
  async "into another document while it loads"(place) {
    const frame = place.appendChild(document.createElement("iframe")), map = make(place, { view: "bills" });
    frame.style.cssText = "width:1000px;height:600px";
    await until(() => find(map, ".endqi"));
    frame.contentDocument.body.append(map);
    await settled(map);
    if (getComputedStyle(find(map, ".grid")).display !== "grid") throw new Error("without style in the frame");
    return map;
  },
};

function sequence() {
  const cases = Object.entries(sequences).map(([name, run]) => ({ name, run }));
  return runAll(cases, async ({ run }) => {
    const place = document.body.appendChild(document.createElement("div"));
    place.style.inlineSize = "1000px";
    const map = await run(place);
    const attributes = Object.fromEntries([...map.attributes].map(({ name, value }) => [name, value]).filter(([name]) => ["view", "lens", "asof", "state", "src", "lang", "theme"].includes(name)));
    const should = await expected(attributes);
    const differing = () => differs(map) || difference(shown(map), should);
    await until(() => differing() === "").catch(() => {});
    await pause(200); // what comes too late must not change it
    const failure = differing();
    if (getComputedStyle(find(map, ".grid")).display !== "grid") return "without style";
    place.remove();
    return failure;
  }, 4);
}
