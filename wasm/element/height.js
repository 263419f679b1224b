// Runs in map.html, within a frame: tells the page around it how high the map is, whenever that changes. The page may be of
// any site; it learns a number.
if (window.parent !== window) {
  const tell = () => parent.postMessage({ "endqi-map": { height: Math.ceil(document.documentElement.getBoundingClientRect().height) } }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
}

export {};
