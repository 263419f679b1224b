// Runs in each document before its own scripts. It tells when the map has been on the screen for a frame, where Colorado is,
// and when the pointer's being there shows Colorado's name, and its details.
((rows) => {
  const row = rows[location.pathname.match(/[^/]*$/)[0].replace(/\.html$/, "")];
  if (!row) return;
  const tell = (what, more) => benchmark(JSON.stringify({ what, at: performance.timeOrigin + performance.now(), ...more }));
  const deep = (selector) => {
    const roots = [document, ...[...document.querySelectorAll("endqi-map, endqi-place")].map((e) => e.shadowRoot)];
    return roots.flatMap((root) => [...(root?.querySelectorAll(selector) ?? [])]);
  };
  const drawn = () => {
    if (!row.shapes) return performance.getEntriesByName("drawn").length > 0;
    const shapes = deep(row.shapes);
    return shapes.length >= (row.count ?? 51) && shapes.at(-1).checkVisibility({ visibilityProperty: true });
  };
  const place = () => {
    const box = (row.at ? deep(row.at)[0] : document.querySelector("#map")).getBoundingClientRect();
    if (row.at) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    return { x: box.x + 330, y: box.y + 289 }; // of 975 by 610, as the page gives the library
  };
  const says = (text, selector) => deep(selector).some((e) => e.textContent.includes(text) && e.checkVisibility({ visibilityProperty: true }));
  let since = 0, last = "";
  addEventListener("mousemove", (event) => event.isTrusted && (since ||= performance.now()), true);
  const steps = [
    ["visible", drawn, (next) => requestAnimationFrame(next)],
    ["answer", () => since && (row.tip ? says("Colorado", row.heading ?? row.tip) : row.at && deep(row.at)[0].matches(":hover")), (next) => next()],
    ["details", () => since && says("full compensation", row.tip), (next) => next()],
  ];
  requestAnimationFrame(function look() {
    const [name, is, then] = steps[0], where = name !== "visible" && JSON.stringify(place());
    if (where && where !== last) tell("place", JSON.parse((last = where))); // what follows the map in may move it
    if (!is()) return requestAnimationFrame(look);
    steps.shift();
    then(() => {
      tell(name, name === "visible" && place());
      if (steps.length > (row.tip ? 0 : 1)) requestAnimationFrame(look); // without a tip there are no details
    });
  });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) benchmark(JSON.stringify({ what: "task", at: performance.timeOrigin + startTime, duration }));
  }).observe({ type: "longtask", buffered: true });
})
