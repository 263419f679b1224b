// Runs in the page of TestWalk: two choices, one after the other, at every moment of an element's life.

/** Where each phase's frames get the bundle: over which network. */
const pages = { stream: "/stream", core: "/core", after: "/after" };

/** What takes an element away for a while. */
const disturbances = {
  async removed(map, ms) {
    const parent = map.parentNode;
    map.remove();
    await pause(ms);
    parent.append(map);
  },
  moved(map) {
    map.ownerDocument.querySelector("#b").append(map);
  },
  async hidden(map, ms) {
    map.parentNode.style.display = "none";
    await pause(ms);
    map.parentNode.style.display = "";
  },
};

/** @returns {Promise<string>} what went wrong */
async function walkOne({ phase, first, second, gap, disturbance, at, length }) {
  const home = await frame(pages[phase]), attributes = phase === "stream" ? {} : { lens: "start" }, errors = [];
  try {
    const map = make(home.contentDocument.querySelector("#a"), attributes);
    map.addEventListener("endqi-error", ({ detail }) => errors.push(`it says that ${detail.what} failed: ${detail.message}`));
    await until({
      stream: () => find(map, "[role=option][tabindex]"), // it answers; what is pressed before has a test of its own
      core: () => find(map, ".endqi[data-busy]"),
      after: () => differs(map) === "",
    }[phase], "the phase " + phase);
    const disturbed = disturbance && pause(at).then(() => disturbances[disturbance](map, length));
    const set = ([name, value]) => {
      attributes[name] = value;
      if (map.isConnected) choose(map, name, value);
      else map.setAttribute(name, value);
    };
    set(first);
    if (gap) await pause(gap);
    set(second);
    await disturbed;
    for (const [name, value] of Object.entries(attributes)) if ((map.getAttribute(name) ?? "") !== value) return `the attribute ${name} is ${map.getAttribute(name)}`;
    for (const name of Object.keys(attributes)) if (!attributes[name]) delete attributes[name];
    const should = await expected(attributes);
    const differing = () => differs(map) || difference(shown(map), should);
    await until(() => differing() === "").catch(() => {});
    await pause(200); // what comes too late must not change it
    return [differing(), ...errors].filter(Boolean).join("; ");
  } finally {
    home.remove();
  }
}

function walk(cases, width) {
  return runAll(cases, walkOne, width);
}
