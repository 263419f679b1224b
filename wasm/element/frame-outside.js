// Runs in a page that shows map.html or card.html in frames, where the bundle calls it frame.js. It gives each frame of this folder the
// height that frame-inside.js tells, and ignores all other messages. A frame may come later, or get its address later. Until
// it has told its height a map is as high as wide.
const { host, pathname } = new URL(".", import.meta.url);

/** @param {HTMLIFrameElement} frame @returns {boolean} whether it shows this folder, of http or https */
function isOurs({ src }) {
  try {
    const address = new URL(src);
    return address.host === host && address.pathname.startsWith(pathname);
  } catch {
    return false; // it has none yet
  }
}

const frames = () => [...document.querySelectorAll("iframe")].filter(isOurs);

for (const { style, contentWindow, src } of frames()) {
  style.border = "0";
  style.width = "100%";
  if (!src.includes("card.html")) { // whose own height is not far off
    style.height = "auto";
    style.aspectRatio = "1";
    style.minHeight = "40em";
  }
  contentWindow?.postMessage({ "endqi-map": { asks: "height" } }, "*"); // it may have told before this script was here
}

addEventListener("message", ({ source, data }) => {
  const height = data?.["endqi-map"]?.height;
  if (!Number.isFinite(height) || height < 1 || height > 50_000) return;
  for (const { contentWindow, style } of frames()) {
    if (contentWindow !== source) continue;
    style.border = "0";
    style.width = "100%";
    style.height = height + "px";
    style.aspectRatio = style.minHeight = "";
  }
});

export {};
