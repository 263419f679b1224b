/**
 * @typedef {{name: string, type: string, text: string}} File a text to take away
 */

/**
 * Saves a file on the reader's device.
 *
 * @param {string} name @param {Blob} content
 */
export function download(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // browsers read it after the click
}

/**
 * Draws a picture as PNG, twice as large as its own units so that it is sharp on paper and on dense screens.
 *
 * @param {File} svg
 * @returns {Promise<Blob>}
 */
export async function png(svg) {
  const image = new Image();
  image.src = "data:image/svg+xml," + encodeURIComponent(svg.text); // which a strict policy allows, and blob: is not
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * image.naturalWidth;
  canvas.height = 2 * image.naturalHeight;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large"))), "image/png"));
}

/**
 * Joins boundaries with the properties that standings have, by code.
 *
 * @param {{features: {id: string, properties: object}[]}} boundaries a GeoJSON FeatureCollection
 * @param {Record<string, object>} properties
 */
export function join(boundaries, properties) {
  for (const feature of boundaries.features) feature.properties = { ...feature.properties, ...properties[feature.id] };
  return boundaries;
}

/**
 * Puts a text on the clipboard.
 *
 * @param {string} text @param {ShadowRoot} root where a field can stand for a moment
 */
export async function copyText(text, root) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea"), focused = root.activeElement; // http: has no other way
  field.value = text;
  root.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
}
