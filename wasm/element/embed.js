// Runs in embed.html: writes this folder's address and the place that was chosen into the snippets, and copies them.
const here = new URL(".", location.href).href;
const placeholder = "https://map.example/";

for (const code of document.querySelectorAll("code")) code.textContent = code.textContent.replaceAll(placeholder, here);

for (const controls of document.querySelectorAll(".do")) controls.removeAttribute("hidden");

for (const button of document.querySelectorAll("button")) {
  button.addEventListener("click", async () => {
    const { fetch: address } = button.dataset;
    const text = address ? absolute(await (await fetch(address)).text()) : snippetBefore(button)?.textContent;
    await navigator.clipboard.writeText(text ?? "");
    button.textContent = button.dataset.done ?? "";
  });
}

/** @param {Element} button @returns {Element | null | undefined} the code that it copies: the last one before it */
function snippetBefore(button) {
  let at = button.parentElement?.previousElementSibling;
  while (at && !at.matches("pre")) at = at.previousElementSibling;
  return at?.querySelector("code");
}

const section = document.querySelector(".one"), place = section?.querySelector("select");
const written = [...section?.querySelectorAll("pre code") ?? []].map((code) => ({ code, text: code.textContent }));

place?.addEventListener("change", async () => {
  const { value, selectedOptions: [{ textContent: name }] } = place;
  section?.querySelector("endqi-place")?.setAttribute("state", value);
  const card = absolute(await (await fetch(`cards/${value}-en.html`)).text()).trim();
  if (place.value !== value) return;
  for (const { code, text } of written) {
    code.textContent = text.replace(/(state="|#|places\/)CO\b/g, "$1" + value).replaceAll("in Colorado", "in " + name).replace(/<article[^]*<\/article>/, () => card);
    code.parentElement?.parentElement?.querySelectorAll("button").forEach((button) => { button.textContent = "Copy"; });
  }
});

/** @param {string} html with addresses relative to this folder, for a page that is elsewhere */
function absolute(html) {
  return html.replace(/ (href|src)="(?!https?:|mailto:|#)/g, ` $1="${here}`);
}

export {};
