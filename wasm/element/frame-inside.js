// Runs in a page of the map. In a frame it tells the page around it how high the map is, when that changes and when it is asked.
// That page may be of any site; it learns a number. frame-outside.js listens there.
if (window.parent !== window) {
  const tell = () => parent.postMessage({ "endqi-map": { height: Math.ceil(document.documentElement.getBoundingClientRect().height) } }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener("message", ({ source, data }) => source === parent && data?.["endqi-map"]?.asks === "height" && tell());
}


export {};
