// Runs in a page that shows map.html in frames: gives each the height that it asks for, and nothing to anyone else who sends
// messages. Until then a frame is as high as wide.
const folder = new URL(".", import.meta.url).href;
const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(folder));

for (const { style } of frames()) {
  style.border = "0";
  style.width = "100%";
  style.height = "auto";
  style.aspectRatio = "1";
  style.minHeight = "40em";
}

addEventListener("message", ({ source, data }) => {
  const height = data?.["endqi-map"]?.height;
  if (!Number.isFinite(height) || height < 1 || height > 50_000) return;
  for (const { contentWindow, style } of frames()) {
    if (contentWindow !== source) continue;
    style.height = height + "px";
    style.aspectRatio = style.minHeight = "";
  }
});

export {};
